using System.Globalization;
using System.Text.RegularExpressions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Territoires;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Saisies;

/// <summary>What people type, paste and import, one line per case in the files beside: one reading for each kind.</summary>
public sealed partial class SaisiesTests
{
    // Marks of direction, joiners, soft hyphen, selectors: what copying brings and nobody sees.
    private const string Invisibles = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C\u2060\u00AD\uFE0E\uFE0F\u200B\u200C\u200D\uFEFF\u034F\u180E\0\u0007";
    private const string Blancs = " \u00A0\u202F\u2009\u2007\u2003\t\n\u2800";

    private static readonly Dictionary<string, Func<string, string>> Lecteurs = new()
    {
        ["siret"] = s => Dire(Siret.Lire(s)),
        ["siren"] = s => Dire(Siren.Lire(s)),
        ["rna"] = s => Dire(Rna.Lire(s)),
        ["iban"] = s => Dire(Iban.Lire(s)),
        ["bic"] = s => Dire(Bic.Lire(s)),
        ["commune"] = s => Dire(CodeInsee.Lire(s)),
        ["quartier"] = s => Dire(CodeQuartier.Lire(s)),
        ["telephone"] = s => Dire(Telephone.Lire(s)),
        ["postal"] = s => Dire(CodePostal.Lire(s)),
        ["courriel"] = s => Dire(Courriel.Lire(s)),
        ["montant"] = s => Dire(Montant.Lire(s), m => m.Centimes.ToString(CultureInfo.InvariantCulture)),
        ["tableur"] = s => DireLaCellule(s, null),
        ["nombre"] = s => DireLaCellule(s.Replace('.', ','), decimal.Parse(s, CultureInfo.InvariantCulture)),
        ["date"] = s => Dire(LectureDeJour.Lire(s), j => j.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ["heure"] = s => Dire(LectureDHeure.Lire(s), h => h.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ["pourcentage"] = s => Dire(LectureDEntier.LirePourcentage(s), n => n.ToString(CultureInfo.InvariantCulture)),
        ["entier"] = s => Dire(LectureDEntier.Lire(s), n => n.ToString(CultureInfo.InvariantCulture)),
        ["etpt"] = s => Dire(EquivalentTempsPlein.Lire(s), n => $"{n}"),
    };

    private static readonly Cas[] Tous = [.. Fichiers("identifiants.txt", "coordonnees.txt", "montants.txt", "dates.txt")];

    private static IEnumerable<TestCaseData> LesCas => Tous.Select(c => new TestCaseData(c).SetArgDisplayNames($"{c.Fichier} {c.Ligne}: {c.Sorte} {c.Ecrit}"));

    [TestCaseSource(nameof(LesCas))]
    public void Each_case_is_read_as_its_line_says(Cas cas) => Assert.That(Lecteurs[cas.Sorte](cas.Saisie), Is.EqualTo(cas.Attendu), cas.Ecrit);

    [TestCase("identifiants.txt")]
    [TestCase("coordonnees.txt")]
    [TestCase("montants.txt")]
    [TestCase("dates.txt")]
    public void A_family_has_some_two_hundred_cases_none_of_them_twice(string fichier)
    {
        var cas = Tous.Where(c => c.Fichier == fichier).ToList();
        Assert.That(cas, Has.Count.GreaterThanOrEqualTo(190));
        Assert.That(cas.GroupBy(c => (c.Sorte, c.Saisie)).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);
    }

    [Test]
    public void What_nobody_sees_changes_nothing_wherever_it_slips() =>
        Gen.Select(Gen.OneOf(Tous), Gen.Select(Gen.Int[0, 100], Gen.Char[Invisibles]).List[1, 6]).Sample((cas, bruits) =>
        {
            var bruite = bruits.Aggregate(cas.Saisie, (texte, b) => texte.Insert(b.Item1 * texte.Length / 100, b.Item2.ToString()));
            return cas.Sorte is "nombre" || Lecteurs[cas.Sorte](bruite) == cas.Attendu;
        });

    [Test]
    public void Spaces_of_any_kind_around_change_nothing() =>
        Gen.Select(Gen.OneOf(Tous), Gen.String[Gen.Char[Blancs], 0, 4], Gen.String[Gen.Char[Blancs], 0, 4]).Sample((cas, avant, apres) =>
            cas.Sorte is "nombre" || Lecteurs[cas.Sorte](avant + cas.Saisie + apres) == cas.Attendu);

    [Test]
    public void Spaces_of_any_kind_inside_an_identifier_change_nothing() =>
        Gen.Select(Gen.OneOf(Tous.Where(c => c.Sorte is "siret" or "siren" or "rna" or "iban" or "bic" or "telephone" or "postal" or "commune" or "quartier" && c.Attendu == c.Saisie).ToArray()),
            Gen.Select(Gen.Int[0, 100], Gen.Char[Blancs]).List[1, 6]).Sample((cas, bruits) =>
            Lecteurs[cas.Sorte](bruits.Aggregate(cas.Saisie, (texte, b) => texte.Insert(b.Item1 * texte.Length / 100, b.Item2.ToString()))) == cas.Attendu);

    [Test]
    public void A_dash_of_any_kind_is_a_dash() =>
        Gen.Select(Gen.OneOf(Tous.Where(c => c.Saisie.Contains('-')).ToArray()), Gen.Char["-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D"]).Sample((cas, tiret) =>
            cas.Sorte is "nombre" || Lecteurs[cas.Sorte](cas.Saisie.Replace('-', tiret)) == cas.Attendu);

    [Test]
    public void No_reader_ever_throws() => Gen.Select(Gen.OneOf(Lecteurs.Keys.Where(k => k != "nombre").ToArray()), Gen.String).Sample((sorte, saisie) => _ = Lecteurs[sorte](saisie));

    [Test]
    public void A_date_that_we_print_is_read_again() =>
        Gen.Int[0, new DateOnly(2200, 12, 31).DayNumber - new DateOnly(1900, 1, 1).DayNumber].Select(n => new DateOnly(1900, 1, 1).AddDays(n)).Sample(jour =>
            LectureDeJour.Lire(HeureDeParis.EcrireJour(jour)).Valeur == jour && LectureDeJour.Lire(jour.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)).Valeur == jour
            && LectureDeJour.Lire(jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Valeur == jour);

    [Test]
    public void A_number_of_a_workbook_is_the_nearest_centime_and_rounding_is_said() =>
        Gen.Decimal[0, 900_000_000].Sample(nombre =>
        {
            var lu = MontantDeTableur.Lire(new Cellule("", nombre), out var arrondi);
            return Math.Abs((lu.Valeur.Centimes / 100m) - nombre) <= 0.005m && arrondi == (lu.Valeur.Centimes / 100m != nombre);
        });

    [Test]
    public void One_wrong_digit_of_a_SIRET_is_always_refused() =>
        Gen.Select(Gen.OneOf("41816609600051", "24440040400129", "00552013501234"), Gen.Int[0, 13], Gen.Int[1, 9]).Sample((siret, rang, ecart) =>
        {
            var chiffres = siret.ToCharArray();
            chiffres[rang] = (char)('0' + ((chiffres[rang] - '0' + ecart) % 10));
            return Siret.Lire(new string(chiffres)).EstRefuse;
        });

    [Test]
    public void A_refusal_says_what_would_do() => Assert.Multiple(() =>
    {
        foreach (var (sorte, saisie, dit) in new[]
        {
            ("siret", "418166096", "ajoutez les 5 chiffres"), ("siret", "50443571000000", "un tableur"), ("siret", "4181660960005", "celui-ci en a 13"), ("rna", "W4420O1234", "la lettre O"),
            ("rna", "W44200123", "W442001234"), ("rna", "Vol. 45 - Fol. 123", "Volume 45, folio 123"), ("iban", "DE5137040044053201300", "compte 22 caractères"), ("postal", "2A004", "commence par 20"),
            ("telephone", "240419000", "celui-ci en a 9"), ("entier", "douze", "en chiffres"), ("montant", "1.234", "1,23 ou 1\u202F234"), ("date", "mardi 3 novembre 2027", "un mercredi"),
            ("telephone", "1234567890", "celui-ci commence par 12"), ("telephone", "612345678", "06\u00A012\u00A034\u00A056\u00A078"), ("telephone", "02 40 41 90 00 poste 12", "la lettre P"),
            ("siret", "7328293200007*", "contient «\u00A0*\u00A0»"), ("siret", "7328293200007A", "la lettre A"), ("siret", "néant", "laissez ce champ vide"), ("siret", "Sans objet", "laissez ce champ vide"), ("bic", "12345678", "deux lettres du pays"), ("bic", "AGRIZZPP", "ZZ"),
            ("bic", "PSSTFRPPN", "celui-ci en a 9"), ("entier", "99999999999", "trop grand"), ("etpt", "100000000", "trop grand"), ("postal", "440000", "celui-ci en a 6"), ("postal", "44-000", "contient «\u00A0-\u00A0»"),
            ("postal", "4400O", "la lettre O"), ("postal", "44000 Nantes", "le code postal seul, par exemple 44000, sans le nom"), ("date", "01/01/3027", "de 1900 à 2200"), ("rna", "0442012345", "champ du récépissé en préfecture"),
            ("rna", "aucun", "laissez ce champ vide"), ("rna", "W44200l234", "la lettre L à la place du chiffre 1"), ("iban", "FR76 3OOO 6000 0112 3456 7890 189", "la lettre O"), ("iban", "30006000011234567890189", "un RIB"),
            ("montant", "154.3125", "deux décimales au plus"), ("montant", "1234,567", "deux décimales au plus"), ("montant", "1,234.56", "des virgules et un point"), ("montant", "2.675", "2,68 ou 2\u202F675"), ("montant", "1 500,00 ttc", "«\u00A0TTC\u00A0»"),
        })
        {
            Assert.That(Message(sorte, saisie), Does.Contain(dit), $"{sorte} {saisie}");
        }
    });

    private static string Message(string sorte, string saisie) => (sorte switch
    {
        "siret" => Siret.Lire(saisie),
        "rna" => Rna.Lire(saisie),
        "iban" => Iban.Lire(saisie),
        "bic" => Bic.Lire(saisie),
        "etpt" => EquivalentTempsPlein.Lire(saisie),
        "postal" => CodePostal.Lire(saisie),
        "telephone" => Telephone.Lire(saisie),
        "entier" => LectureDEntier.Lire(saisie),
        "pourcentage" => LectureDEntier.LirePourcentage(saisie),
        "montant" => Montant.Lire(saisie),
        _ => (Resultat)LectureDeJour.Lire(saisie),
    }).Refus!.Message;

    private static string Dire(Resultat<string> lu) => Dire(lu, valeur => valeur);

    private static string Dire<T>(Resultat<T> lu, Func<T, string> ecrire) => lu.EstRefuse ? "!" + lu.Refus.Code : ecrire(lu.Valeur);

    private static string DireLaCellule(string texte, decimal? nombre) =>
        Dire(MontantDeTableur.Lire(new Cellule(texte, nombre), out var arrondi), m => m.Centimes.ToString(CultureInfo.InvariantCulture) + (arrondi ? "~" : ""));

    private static IEnumerable<Cas> Fichiers(params string[] fichiers) => fichiers.SelectMany(fichier => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Saisies", fichier)).Index()
        .Where(l => l.Item.Length > 0 && l.Item[0] != '#').Select(l => Cas.Lire(fichier, l.Index + 1, l.Item)));

    public sealed partial record Cas(string Fichier, int Ligne, string Sorte, string Ecrit, string Saisie, string Attendu)
    {
        public static Cas Lire(string fichier, int ligne, string texte)
        {
            var colonnes = texte.Split(" | ");
            Assert.That(colonnes, Has.Length.EqualTo(3), $"{fichier} {ligne}");
            var saisie = Echappement().Replace(colonnes[1], m => m.Value[1] switch { 'u' => ((char)Convert.ToInt32(m.Value[2..], 16)).ToString(), 't' => "\t", 'n' => "\n", _ => "\\" });
            return new Cas(fichier, ligne, colonnes[0], colonnes[1], saisie, colonnes[2] == "=" ? saisie : colonnes[2]);
        }

        [GeneratedRegex(@"\\(?:u[0-9A-F]{4}|t|n|\\)")]
        private static partial Regex Echappement();
    }
}
