using System.Text;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using UglyToad.PdfPig;

namespace AppelAProjets.Application.Tests.Courriers;

public class MoteurPdfSkiaTests
{
    private static readonly TestCaseData[] Lettres =
    [
        new TestCaseData(LettresDEssai.SousReserve).SetArgDisplayNames("sous réserve"),
        new TestCaseData(LettresDEssai.Defavorable).SetArgDisplayNames("défavorable"),
        new TestCaseData(LettresDEssai.Ajourne).SetArgDisplayNames("ajourné"),
        new TestCaseData(LettresDEssai.Longue).SetArgDisplayNames("longue"),
    ];

    [TestCaseSource(nameof(Lettres))]
    public void Le_texte_du_pdf_est_celui_du_document(DonneesDuCourrier donnees)
    {
        var document = LettresDEssai.Composer(donnees);
        var pages = TexteDUnPdf.Pages(TexteDUnPdf.Rendre(document));

        var lu = string.Concat(pages.Select((page, i) => SansCeQuiSeRepete(page, document, i, pages.Count)));

        Assert.That(lu, Is.EqualTo(TexteDUnPdf.SansBlancs(string.Concat(TexteDuDocument.Lire(document)))));
    }

    [TestCase("Élodie L’Hermitte-Nguyễn")]
    [TestCase("Đặng Thị Ngọc Ẩn, GROẞE STRAẞE")]
    [TestCase("Ελλάδα, Ἀθῆναι")]
    [TestCase("Привет, Київ, Ђорђе")]
    [TestCase("Łódź, Șerban, Øystein, ✓ fait")]
    [TestCase("ﬁnance et ofﬁce, Adé̩ọ́lá, x̄")]
    [TestCase("Հայաստան, საქართველო")]
    [TestCase("አማርኛ ሰላም")]
    [TestCase("王小明、東京、ひらがなカタカナ")]
    [TestCase("김철수, 서울")]
    [TestCase("fête 🎉 et 👍, 🌻")]
    [TestCase("ประเทศไทย")]
    public void Chaque_ecriture_est_dessinee_et_relue(string nom)
    {
        var pages = TexteDUnPdf.Pages(TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve with { Organisation = nom })));

        Assert.That(TexteDUnPdf.SansBlancs(pages[0]), Does.Contain(TexteDUnPdf.SansBlancs(nom)));
        Assert.That(pages[0], Does.Not.Contain(TexteDuDocument.CaracteresManquants[..20]).And.Not.Contain("?").And.Not.Contain("\ufffd"));
    }

    // On the line these letters stand from right to left; numbers and Latin words among them do not.
    [TestCase("مرحبا", "مرحبا")]
    [TestCase("שלום", "שלום")]
    [TestCase("جمعية 12 بيت", "جمعية")]
    public void Une_ecriture_de_droite_a_gauche_est_dessinee_et_relue(string nom, string mot)
    {
        var pages = TexteDUnPdf.Pages(TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve with { Organisation = nom })));
        // A dot drawn apart from its letter has no character of its own.
        var lu = TexteDUnPdf.SansBlancs(pages[0].Normalize(NormalizationForm.FormKC)).Replace("\0", "", StringComparison.Ordinal);

        Assert.That(lu, Does.Contain(mot).Or.Contain(new string([.. mot.Reverse()])));
        Assert.That(lu, Does.Not.Contain("?").And.Not.Contain("\ufffd"));
    }

    [TestCase("\U000103a0")]
    [TestCase("\u1400")]
    public void Ce_qu_aucune_police_ne_dessine_est_dit(string nom)
    {
        var document = LettresDEssai.Composer(LettresDEssai.SousReserve);
        var lu = string.Concat(TexteDUnPdf.Pages(TexteDUnPdf.Rendre(document with { Destinataire = ["Nom " + nom] })));

        Assert.That(lu.Replace('\u00a0', ' '), Does.Contain(TexteDuDocument.CaracteresManquants.Replace('\u00a0', ' ')));
    }

    [Test]
    public void Une_lettre_de_deux_pages_pese_moins_de_50_ko() =>
        Assert.That(TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve)), Has.Length.LessThan(50_000));

    [Test]
    public void Les_mots_restent_separes_par_des_espaces()
    {
        var page = TexteDUnPdf.Pages(TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve)))[0];

        Assert.That(page, Does.Contain("Le comité des financeurs, réuni le 3 février 2028, a examiné votre demande."));
    }

    [Test]
    public void Une_espace_est_toujours_plus_large_qu_un_filet()
    {
        using var lecture = PdfDocument.Open(TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve)));

        var espaces = lecture.GetPages().SelectMany(page => page.Letters.Zip(page.Letters.Skip(1)))
            .Where(paire => paire.First.Value == " " && Math.Abs(paire.First.StartBaseLine.Y - paire.Second.StartBaseLine.Y) < 0.1)
            .Select(paire => (paire.Second.StartBaseLine.X - paire.First.StartBaseLine.X) / paire.First.PointSize);

        Assert.That(espaces, Is.All.GreaterThan(0.15));
    }

    [Test]
    public void L_en_tete_du_tableau_est_repete_en_page_2_et_chaque_page_est_numerotee()
    {
        var pages = TexteDUnPdf.Pages(TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.Longue)));

        Assert.Multiple(() =>
        {
            Assert.That(pages, Has.Count.GreaterThan(1));
            Assert.That(pages[1], Does.StartWith("Financeur Demandé Arbitré, crédits spécifiques"));
            Assert.That(pages.Select((page, i) => page.Contains($"Page {i + 1}/{pages.Count}", StringComparison.Ordinal)), Is.All.True);
        });
    }

    [Test]
    public void Une_derniere_page_n_a_jamais_moins_de_quatre_lignes()
    {
        var document = LettresDEssai.Composer(LettresDEssai.SousReserve, "Un.");
        for (var lignes = 20; lignes < 60; lignes++)
        {
            Bloc[] blocs = [.. Enumerable.Range(0, lignes).Select(i => new Paragraphe([new Fragment($"Ligne {i}.")]))];
            using var lecture = PdfDocument.Open(TexteDUnPdf.Rendre(document with { Blocs = blocs }));
            var derniere = lecture.GetPages().Last();
            var ecrites = derniere.GetWords().Count(mot => mot.Text == "Ligne");

            Assert.That(lecture.NumberOfPages == 1 || ecrites >= 4, Is.True, $"{lignes} lines: {ecrites} on the last page");
        }
    }

    [Test]
    public void Le_pdf_dit_sa_langue_et_son_modele()
    {
        var pdf = TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve) with { Modele = "Avis favorable, version 3" });
        using var lecture = PdfDocument.Open(pdf);

        Assert.That(Encoding.Latin1.GetString(pdf), Does.Contain("/Lang (fr-FR)").And.Contain("/DisplayDocTitle true"));
        Assert.That(lecture.Information.Keywords, Is.EqualTo("Avis favorable, version 3"));
    }

    [Test]
    public void Le_meme_document_donne_les_memes_octets()
    {
        var document = LettresDEssai.Composer(LettresDEssai.SousReserve);

        var premier = TexteDUnPdf.Rendre(document);

        // Skia writes its identifier in a second form, about once in a hundred.
        Assert.That(Enumerable.Range(0, 250).Count(_ => !TexteDUnPdf.Rendre(document).AsSpan().SequenceEqual(premier)), Is.Zero);
    }

    [Test]
    public void Deux_lettres_n_ont_pas_le_meme_identifiant()
    {
        static string Identifiant(DonneesDuCourrier donnees)
        {
            var texte = Encoding.Latin1.GetString(TexteDUnPdf.Rendre(LettresDEssai.Composer(donnees)));
            return texte[texte.LastIndexOf("/ID [", StringComparison.Ordinal)..][..80];
        }

        Assert.That(Identifiant(LettresDEssai.SousReserve), Is.Not.EqualTo(Identifiant(LettresDEssai.Defavorable)));
    }

    [Test]
    public void Le_pdf_se_declare_archivable_avec_titre_auteur_et_date()
    {
        var pdf = TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve));
        var brut = Encoding.Latin1.GetString(pdf);
        using var lecture = PdfDocument.Open(pdf);

        Assert.Multiple(() =>
        {
            Assert.That(brut, Does.Contain("<pdfaid:part>2</pdfaid:part>").And.Contain("<pdfaid:conformance>B</pdfaid:conformance>"));
            Assert.That(lecture.Information.Title, Is.EqualTo("Courrier d’avis commun n°\u00a0C28-0041"));
            Assert.That(lecture.Information.Author, Is.EqualTo("Comité des financeurs du contrat de ville"));
            Assert.That(lecture.Information.CreationDate, Does.StartWith("D:20280301"));
            Assert.That(lecture.GetPage(1).Letters.Select(lettre => lettre.FontName), Has.All.Contains("AvisSans"));
        });
    }

    [Test]
    public void Le_destinataire_est_dans_la_fenetre_de_l_enveloppe()
    {
        using var lecture = PdfDocument.Open(TexteDUnPdf.Rendre(LettresDEssai.Composer(LettresDEssai.SousReserve)));
        var page = lecture.GetPage(1);
        var mot = page.GetWords().First(mot => mot.Text == "NANTES").BoundingBox;
        const double mm = 72 / 25.4;

        Assert.Multiple(() =>
        {
            Assert.That(mot.Left / mm, Is.InRange(105, 195));
            Assert.That((page.Height - mot.Bottom) / mm, Is.InRange(45, 88));
        });
    }

    [Test]
    public void Un_nom_sans_fin_ou_des_conditions_interminables_ne_sortent_pas_de_la_page()
    {
        var donnees = LettresDEssai.SousReserve with
        {
            Organisation = new string('W', 400),
            Lignes = [LettresDEssai.Ligne(new string('É', 300), 1, 1, 0, null, string.Join(' ', Enumerable.Repeat("condition", 900)))],
        };
        using var lecture = PdfDocument.Open(TexteDUnPdf.Rendre(LettresDEssai.Composer(donnees)));

        var lettres = lecture.GetPages().SelectMany(page => page.Letters).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(lettres.Max(lettre => lettre.BoundingBox.Right), Is.LessThan(595.3 - 40));
            Assert.That(lettres.Min(lettre => lettre.BoundingBox.Bottom), Is.GreaterThan(20));
            Assert.That(lettres.Count(lettre => lettre.Value == "É"), Is.EqualTo(300));
        });
    }

    private static string SansCeQuiSeRepete(string page, DocumentImprime document, int rang, int total)
    {
        var texte = TexteDUnPdf.SansBlancs(page);
        var pied = TexteDUnPdf.SansBlancs(string.Concat(TexteDuDocument.LirePied(document)) + $"Page {rang + 1}/{total}");
        Assert.That(texte, Does.EndWith(pied));
        texte = texte[..^pied.Length];
        var enTete = TexteDUnPdf.SansBlancs(string.Concat(document.Blocs.OfType<Tableau>().First().Colonnes.Select(colonne => colonne.Libelle)));
        return rang > 0 && texte.StartsWith(enTete, StringComparison.Ordinal) ? texte[enTete.Length..] : texte;
    }
}
