using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Tests.Courriers;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Tests.Papier;

/// <summary>The dossier and its receipt on paper, read back from the PDF.</summary>
[SurChaqueMoteur]
public sealed class ImprimeDuDossierTests
{
    private DossierDEssai essai = null!;

    [SetUp]
    public async Task Ouvrir() => essai = await DossierDEssai.OuvrirAsync();

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task A_draft_is_marked_on_each_page_and_follows_the_Cerfa()
    {
        var id = await essai.CompletAsync();
        await essai.SaisirAsync(id, ("projet.description", string.Join('\n', Enumerable.Repeat("Des repas partagés avec les habitants du quartier.", 60))));
        var lu = (await Versions.PourLePorteurAsync(id, essai.Signataire))!;

        var document = ImprimeDuDossier.NonDepose(lu.EnCours!, null, essai.Horloge.GetUtcNow(), LecteurDeDossier.DeTout);
        var pages = TexteDUnPdf.Pages(TexteDUnPdf.Rendre(document));

        var texte = string.Join(' ', pages);
        Assert.Multiple(() =>
        {
            Assert.That(document.Filigrane, Is.EqualTo(ImprimeDuDossier.Brouillon));
            Assert.That(pages, Has.Count.GreaterThan(2).And.All.Contains("brouillon – non déposé"));
            Assert.That(EnOrdre(texte, "1. Identification", "1.2 Numéro SIRET", "1.7 Personne chargée", "2. Relations avec l’administration", "3. Relations avec d’autres", "4. Moyens humains",
                "5. Budget de l’organisation", "6. Projet", "6 bis. Budget du projet", "Total des charges", "7. Attestations", "Politique de la ville", "Pièces jointes"), Is.Null);
            Assert.That(texte, Does.Contain("1 000,00 €").And.Contain("rib.pdf").And.Contain("60 %").And.Contain("Nantes Ouest : 100 %").And.Contain($"1/{pages.Count}"));
        });
    }

    [Test]
    public async Task Every_answer_given_is_printed()
    {
        var id = await essai.CompletAsync();
        await essai.SaisirAsync(id, ("projet.experimental", "oui"), ("projet.experimental.question", "Une cuisine ouverte la nuit"), ("publics.femmes.6-15", "17"), ("moyens.benevoles.etpt", "1,5"),
            ("territoires.lieux", "Maison du Breil"), ("horsportail.1.nom", "Fondation Kermesse"), ("horsportail.1.compte", "74aidespriv"), ("horsportail.1.montant", "321"));
        var contenu = (await Versions.PourLePorteurAsync(id, essai.Signataire))!.EnCours!;

        var document = ImprimeDuDossier.NonDepose(contenu, null, essai.Horloge.GetUtcNow(), LecteurDeDossier.DeTout);

        var texte = TexteDUnPdf.SansBlancs(string.Concat(TexteDuDocument.Lire(document)));
        var tus = contenu.Reponses.Where(r => !r.Cle.StartsWith("attestations.", StringComparison.Ordinal) && !texte.Contains(TexteDUnPdf.SansBlancs(r.Texte), StringComparison.Ordinal)).Select(r => r.Cle);
        Assert.That(tus, Is.Empty);
        Assert.That(texte, Does.Contain(TexteDUnPdf.SansBlancs("situation non renseignée")).And.Contain(TexteDUnPdf.SansBlancs("Non renseigné")).And.Not.Contain("Sollicité"), "nobody said where this request is");
    }

    [Test]
    public async Task A_deposited_version_is_the_same_for_ever_with_its_number_time_and_hash()
    {
        var id = await essai.CompletAsync();
        _ = (await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).Valeur;
        var lu = (await Versions.PourLePorteurAsync(id, essai.Signataire))!;
        var version = lu.Versions.Single();

        var pdf = TexteDUnPdf.Rendre(ImprimeDuDossier.Depose(version, lu.Entete.Numero!, LecteurDeDossier.DeTout));
        Assert.Multiple(() =>
        {
            Assert.That(lu.EnCours, Is.Null);
            Assert.That(version.EstIntacte, Is.True);
            Assert.That((version with { Texte = version.Texte.Replace("Lien social", "Lien", StringComparison.Ordinal) }).EstIntacte, Is.False);
            Assert.That(TexteDUnPdf.Pages(pdf), Has.All.Contains("AAP28-0041 – version 1"));
            Assert.That(string.Join(' ', TexteDUnPdf.Pages(pdf)), Does.Contain(version.Empreinte).And.Contain("heure de Paris").And.Contain("Aïcha Essai").And.Not.Contain("brouillon"));
            Assert.That(TexteDUnPdf.Rendre(ImprimeDuDossier.Depose(version, lu.Entete.Numero!, LecteurDeDossier.DeTout)), Is.EqualTo(pdf));
        });
    }

    [Test]
    public async Task The_receipt_says_the_same_on_paper_and_by_mail_missing_pieces_included()
    {
        var id = await essai.CompletAsync();
        var recepisse = (await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).Valeur;
        var contenu = Instantane.Lire(recepisse.Contenu);
        recepisse = recepisse with { Contenu = Instantane.Figer(contenu with { Pieces = [.. contenu.Pieces, new PieceContenu(Guid.NewGuid(), "Rapport d’activité", false, [])] }).Contenu };

        var papier = TexteDUnPdf.SansBlancs(string.Concat(TexteDUnPdf.Pages(TexteDUnPdf.Rendre(ImprimeDuRecepisse.Composer(recepisse)))));

        string[] dits = [.. TexteDuRecepisse.Faits(recepisse).Select(f => f.Valeur), .. TexteDuRecepisse.Parties(recepisse).SelectMany(p => p.Paragraphes.Concat(p.Liste))];
        var corps = TexteDuRecepisse.Corps(recepisse, "https://x/recepisse");
        Assert.Multiple(() =>
        {
            Assert.That(dits.Where(d => !papier.Contains(TexteDUnPdf.SansBlancs(d), StringComparison.Ordinal)), Is.Empty, "on paper");
            Assert.That(dits.Where(d => !corps.Contains(d, StringComparison.Ordinal)), Is.Empty, "by mail");
            Assert.That(corps, Does.Contain("rejet implicite").And.Contain("tribunal administratif").And.Contain("Rapport d’activité").And.Contain("L114-5").And.Contain("rib.pdf (1\u00A0ko)").And.Contain("Téléphone"));
        });
    }

    [Test]
    public async Task The_whole_identity_is_printed_in_the_parts_of_the_Cerfa_and_the_bank_only_for_who_may_read_it()
    {
        var id = await essai.CompletAsync();
        var contenu = (await Versions.PourLePorteurAsync(id, essai.Signataire))!.EnCours!;
        contenu = contenu with
        {
            Identite = contenu.Identite! with
            {
                Administration = new RelationsPubliques([new Agrement("Jeunesse et éducation populaire", "DRAJES", new DateOnly(2020, 3, 1))], UtilitePublique: false, AidesPubliques: AidesPubliquesRecues.JusquA500000),
                Reseau = new Reseau(EnReseau: true, Noms: "Fédération des amicales laïques"),
                Moyens = new MoyensHumains(2026, Benevoles: 41, EtptCentiemes: 250),
                Budget = new BudgetDeLOrganisation([new("604", new Montant(7_654_321)), new("756", new Montant(7_654_321))], new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)),
                Banque = new CompteBancaire("FR7630006000011234567890189"),
            },
        };

        var texte = string.Join(' ', TexteDUnPdf.Pages(TexteDUnPdf.Rendre(ImprimeDuDossier.NonDepose(contenu, null, essai.Horloge.GetUtcNow(), LecteurDeDossier.DeTout))));

        Assert.Multiple(() =>
        {
            Assert.That(EnOrdre(texte, "1.1 Nom", "2. Relations", "DRAJES", "3. Relations", "Fédération des amicales laïques", "4. Moyens", "41", "2,5", "5. Budget", "76 543,21 €", "6. Projet", "7. Attestations", "500 000 € ou moins", "FR76 3000"), Is.Null);
            Assert.That(string.Concat(TexteDuDocument.Lire(ImprimeDuDossier.NonDepose(contenu, null, essai.Horloge.GetUtcNow(), LecteurDeDossier.Sans([])))), Does.Contain("DRAJES").And.Not.Contain("FR76"));
            Assert.That(DossierLu.De(contenu, LecteurDeDossier.Sans([])).EnElements().Select(e => e.Texte), Has.Some.Contains("DRAJES").And.None.Contains("FR76"), "nor in what changed");
            Assert.That(Instantane.Figer(Instantane.Lire(Instantane.Figer(contenu).Contenu)), Is.EqualTo(Instantane.Figer(contenu)), "what is frozen is read back whole");
        });
    }

    [Test]
    public async Task The_files_of_a_reserved_piece_are_named_only_to_who_may_open_them()
    {
        var contenu = (await Versions.PourLePorteurAsync(await essai.CompletAsync(), essai.Signataire))!.EnCours!;
        var sans = LecteurDeDossier.Sans([contenu.Pieces.Single(p => p.Fichiers.Any(f => f.Nom == "rib.pdf")).PieceId]);
        var maintenant = essai.Horloge.GetUtcNow();
        Assert.Multiple(() =>
        {
            Assert.That(string.Concat(TexteDuDocument.Lire(ImprimeDuDossier.NonDepose(contenu, null, maintenant, sans))), Does.Not.Contain("rib.pdf"));
            Assert.That(string.Concat(TexteDuDocument.Lire(ImprimeDuDossier.NonDepose(contenu, null, maintenant, LecteurDeDossier.DeTout))), Does.Contain("rib.pdf"));
            Assert.That(DossierLu.De(contenu, sans).EnElements().Select(e => e.Texte), Has.None.Contains("rib.pdf"), "nor in what changed");
        });
    }

    [Test]
    public async Task Another_organisation_sees_nothing() =>
        Assert.That(await Versions.PourLePorteurAsync(await essai.BrouillonAsync(), essai.Etranger), Is.Null);

    private VersionsQuery Versions => new(essai.Base, essai.Ecrivain);

    // The first expression that is missing or before the previous one.
    private static string? EnOrdre(string texte, params string[] expressions)
    {
        var rang = 0;
        foreach (var expression in expressions)
        {
            rang = texte.IndexOf(expression, rang, StringComparison.Ordinal);
            if (rang < 0)
            {
                return expression;
            }
        }

        return null;
    }
}
