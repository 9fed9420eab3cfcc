using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Dossiers;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Antecedents;

public sealed class RapprochementTests
{
    private const string Siret = "73282932000074";
    private static readonly Guid Repris = Guid.CreateVersion7();
    private static readonly Guid Ville = Guid.CreateVersion7();
    private static readonly Guid Caf = Guid.CreateVersion7();

    [TestCase("Jardin partagé 2027", "Jardin partagé 2028", true, "mêmes mots, à l’année ou à l’ordre près")]
    [TestCase("Les ateliers du jardin", "Atelier jardins", true, "mêmes mots, à l’année ou à l’ordre près")]
    [TestCase("Jardin partagé de Malakoff", "Jardin partagé du quartier Malakoff", true, "3 mots en commun sur 4")]
    [TestCase("Jardin partagé", "Jardin musical", false, "1 mot en commun sur 3")]
    [TestCase("Boxe", "Danse", false, "aucun mot de l’intitulé en commun")]
    [TestCase("", "", false, "aucun mot de l’intitulé en commun")]
    public void Titles_are_near_by_the_words_they_share(string un, string autre, bool proche, string dit)
    {
        var proximite = ProximiteDeTitre.Entre(un, autre);
        Assert.That((proximite.EstProche, proximite.ToString()), Is.EqualTo((proche, dit)));
    }

    [Test]
    public void Nearness_is_symmetric_and_a_title_is_the_same_as_itself() =>
        Gen.Select(Gen.String[Gen.Char["abc é2028'"], 0, 30], Gen.String[Gen.Char["abc é2028'"], 0, 30]).Sample((a, b) =>
            ProximiteDeTitre.Entre(a, b) == ProximiteDeTitre.Entre(b, a) && (ProximiteDeTitre.Entre(a, a) is { Total: 0 } or { EstLaMeme: true }));

    // What is known, year SIRET title, then what a person said, then what comes out.
    [TestCase("2027 A Jardin partagé", null, "Exact 2027 Jardin partagé", Description = "same SIRET, same folded title, the year before")]
    [TestCase("2027 A JARDIN, partage", null, "Exact 2027 JARDIN, partage")]
    [TestCase("2026 A Jardin partagé", null, "ARapprocher ; 2026 Jardin partagé", Description = "two years before: a person says it")]
    [TestCase("2027 B Jardin partagé", null, "ARapprocher ; 2027 Jardin partagé", Description = "another establishment: a person says it")]
    [TestCase("2027 A Jardin partagé 2027", null, "ARapprocher ; 2027 Jardin partagé 2027")]
    [TestCase("2027 A Boxe|2027 A Jardin|2026 A Jardin partagé", null, "ARapprocher ; 2026 Jardin partagé ; 2027 Jardin ; 2027 Boxe", Description = "nearest first")]
    [TestCase("2028 A Jardin partagé|2029 A Jardin partagé", null, "ARapprocher", Description = "not before")]
    [TestCase("2027 D Ancien nom|2027 A Jardin partagé", null, "Reprise 2027 Ancien nom ; 2027 Jardin partagé", Description = "the porteur took it up")]
    [TestCase("2027 A Jardin partagé|2027 A Boxe", "2027 boxe", "Confirme 2027 Boxe ; 2027 Jardin partagé", Description = "a person wins")]
    [TestCase("2027 A Jardin partagé", "aucun", "Aucun ; 2027 Jardin partagé")]
    [TestCase("2027 A Jardin partagé", "2027 boxe", "Confirme ; 2027 Jardin partagé", Description = "what was confirmed is no longer there")]
    [TestCase("2027 D Ancien nom", "dossier", "Confirme 2027 Ancien nom", Description = "by the dossier, whatever its title became")]
    public void A_dossier_goes_on_from(string connus, string? dit, string attendu)
    {
        var projets = connus.Split('|').Select(c => c.Split(' ', 3)).Select(c => new ProjetConnu(int.Parse(c[0], null), c[1] switch { "A" => Siret, "B" => "73282932000082", _ => Siret }, c[2]) { DossierId = c[1] == "D" ? Repris : null });
        var choisi = dit switch { null => null, "aucun" => new AntecedentChoisi(null, null, null), "dossier" => new AntecedentChoisi(2027, "autre titre", Repris), _ => new AntecedentChoisi(2027, dit[5..], null) };
        var lu = Rapprochement.De(new DossierARapprocher("Jardin partagé", 2028, Siret, Repris), projets, choisi);
        Assert.That(string.Join(" ; ", lu.Proposes.Select(p => Dire(p.Projet)).Prepend($"{lu.Nature} {(lu.Projet is null ? "" : Dire(lu.Projet))}".TrimEnd())), Is.EqualTo(attendu));

        static string Dire(ProjetConnu projet) => $"{projet.Annee} {projet.Titre}";
    }

    [Test]
    public void A_dossier_of_the_portal_and_its_imported_results_are_one_project()
    {
        var dossier = new ProjetConnu(2027, Siret, "Jardin")
        {
            DossierId = Repris,
            Financements = [new(Ville, "Ville") { Demande = Montant.DeEuros(9), Accorde = Montant.DeEuros(5), EstArbitre = true }, new(Caf, "CAF") { Demande = Montant.DeEuros(3) }],
        };
        var importe = new ProjetConnu(2027, Siret, "JARDIN")
        {
            Financements = [new(Ville, "Ville") { Accorde = Montant.DeEuros(4), Verse = Montant.DeEuros(4), BilanRecu = true }, new(null, "Fondation") { Accorde = Montant.DeEuros(1), BilanRecu = false }],
        };
        var reunis = ProjetConnu.Reunir([dossier], [importe, importe with { Financements = [] }, new ProjetConnu(2026, Siret, "Jardin")]);
        Assert.That(reunis.Select(p => (p.Annee, p.DossierId)), Is.EqualTo(new (int, Guid?)[] { (2027, Repris), (2027, null), (2026, null) }));
        Assert.That(reunis[0].Financements.Select(f => (f.Financeur, f.Demande?.Centimes, f.Accorde?.Centimes, f.EstArbitre, f.Verse?.Centimes, f.BilanRecu)), Is.EqualTo(new (string, long?, long?, bool, long?, bool?)[]
        {
            ("Ville", 900, 400, false, 400, true), ("CAF", 300, null, false, null, null), ("Fondation", null, 100, false, null, false),
        }));
        Assert.That((reunis[0].Demande, reunis[0].Accorde, reunis[0].BilanRecu, reunis[2].Accorde), Is.EqualTo((Montant.DeEuros(12), Montant.DeEuros(5), false, (Montant?)null)));
    }

    // euros by funder and nature (a granted, r arbitrated, p proposed) and year.
    [TestCase("ville a 23000", "")]
    [TestCase("ville a 20000, ville p 3000.01", "Convention obligatoire avec ville")]
    [TestCase("ville a 20000, caf a 20000", "", Description = "by one authority")]
    [TestCase("ville a 23001 2027", "", Description = "another year")]
    [TestCase("prive a 200000", "", Description = "not an authority")]
    [TestCase("a a 22000, b a 22000, c a 22000, d a 22000, e a 22000, f a 22000, g a 21000", "", Description = "153 000 exactly")]
    [TestCase("a a 22000, b a 22000, c a 22000, d a 22000, e a 22000, f a 22000, g p 21000.01", "Comptes à publier, commissaire aux comptes")]
    [TestCase("ville a 22000, ville a 300000 2027, ville a 178000 2026", "Plafond des aides sur trois exercices*")]
    [TestCase("ville a 22000, ville a 300000 2027, ville a 200000 2025", "", Description = "three years")]
    public void Thresholds_are_crossed_by_what_is_counted(string subventions, string attendus)
    {
        var lues = subventions.Split(", ").Select(s => s.Split(' ')).Select(s => new SubventionComptee(
            s.Length > 3 ? int.Parse(s[3], null) : 2028, new Guid($"00000000-0000-0000-0000-{s[0].GetHashCode(StringComparison.Ordinal) & 0xFFFF:000000000000}"), s[0], s[0] != "prive",
            s[1] switch { "a" => NatureDuMontant.Accorde, "r" => NatureDuMontant.Arbitre, _ => NatureDuMontant.Propose }, new Montant((long)(decimal.Parse(s[2], System.Globalization.CultureInfo.InvariantCulture) * 100)))).ToList();
        Assert.That(string.Join(", ", SeuilsDeSubvention.De(2028, lues).Select(a => a.Titre + (a.AVerifier ? "*" : ""))), Is.EqualTo(attendus));
    }

    [Test]
    public void A_threshold_says_what_its_sum_is_made_of()
    {
        SubventionComptee Compter(NatureDuMontant nature, long euros) => new(2028, Ville, "Ville de Nantes", true, nature, Montant.DeEuros(euros));
        Assert.That(SeuilsDeSubvention.De(2028, [Compter(NatureDuMontant.Propose, 7_000), Compter(NatureDuMontant.Accorde, 20_000), Compter(NatureDuMontant.Arbitre, 1_000)]).Single().Texte,
            Is.EqualTo("28\u202F000,00\u00A0€ en 2028 (20\u202F000,00\u00A0€ accordés, 1\u202F000,00\u00A0€ arbitrés, 7\u202F000,00\u00A0€ proposés), au-delà de 23\u202F000,00\u00A0€ par financeur et par an."));
    }

    [TestCase(EtatDossier.Retire, 0)]
    [TestCase(EtatDossier.Irrecevable, 0)]
    [TestCase(EtatDossier.SansSuite, 0)]
    [TestCase(EtatDossier.EnInstruction, 7)]
    public void A_dossier_that_has_left_counts_for_nothing(EtatDossier etat, long euros) => Assert.That(
        Montant.Somme(new ProjetConnu(2028, Siret, "Jardin") { Etat = etat, Financements = [new(Ville, "Ville") { Propose = Montant.DeEuros(7) }] }.Subventions.Select(s => s.Montant)), Is.EqualTo(Montant.DeEuros(euros)));

    [TestCase("Jardin partagé", true, 10, 20, "même intitulé et mêmes montants (10,00\u00A0€ demandés sur 20,00\u00A0€ de charges)")]
    [TestCase("Jardin partagé de Malakoff 2028", true, 1, 20, "intitulé presque identique (2 mots en commun sur 3)")]
    [TestCase("Boxe", true, 10, 20, "mêmes montants (10,00\u00A0€ demandés sur 20,00\u00A0€ de charges)")]
    [TestCase("Boxe", true, 10, 21, null)]
    [TestCase("Boxe", false, 10, 20, null)]
    [TestCase("JARDIN PARTAGE", false, 1, 1, "même intitulé, par Voisins")]
    [TestCase("Jardin partagé 2028", false, 1, 1, null, Description = "of another one, exactly the same only")]
    public void The_same_request_elsewhere(string titre, bool meme, long demande, long charges, string? pourquoi)
    {
        AutreDemande Demander(string intitule, bool deLaMeme, long euros, long total) => new()
        {
            Id = Guid.CreateVersion7(), AppelCode = "X", Numero = "X-1", Titre = intitule, Porteur = "Voisins", EstDeLaMemeOrganisation = deLaMeme, Demande = Montant.DeEuros(euros), Charges = Montant.DeEuros(total),
        };
        var dossier = Demander("Jardin partagé", true, 10, 20);
        Assert.That(DemandeSemblable.Parmi(dossier, [dossier, Demander(titre, meme, demande, charges)]).SingleOrDefault()?.Pourquoi, Is.EqualTo(pourquoi));
    }
}
