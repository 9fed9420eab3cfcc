using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Domain.Tests.Organisations;

/// <summary>Identity of an organisation: what is read, what lacks, what is warned about.</summary>
public sealed class IdentiteTests
{
    private static readonly DateOnly Jour = new(2027, 3, 3);

    private static readonly IdentiteComplete Vide = new(
        new Identification("Les Jardins"), new Siege(), new Representant(), new RelationsPubliques([]), new Reseau(), new MoyensHumains(), new BudgetDeLOrganisation([]), new CompteBancaire());

    [Test]
    public void What_is_typed_is_normalised_and_each_fault_is_beside_its_field()
    {
        var saisie = Vide with { Identification = new Identification(" Les Jardins ", " ", "www.jardins.fr", "732 829 320 00074", "w44-200 1234", null) };
        var (lue, refus) = LectureDIdentite.Lire(SectionDIdentite.Identification, saisie, Jour);
        Assert.That(refus, Is.Empty);
        Assert.That(lue.Identification, Is.EqualTo(new Identification("Les Jardins", null, "https://www.jardins.fr", "73282932000074", "W442001234")));

        var (_, faux) = LectureDIdentite.Lire(SectionDIdentite.Identification, Vide with { Identification = new Identification("", null, "javascript:alert(1)", "732 829 320 00075") }, Jour);
        Assert.That(faux.Select(r => r.Champ), Is.EqualTo(new[] { "Nom", "SiteWeb", "Siret" }));
        var (_, comptes) = LectureDIdentite.Lire(SectionDIdentite.Banque, Vide with { Banque = new CompteBancaire("FR7630006000011234567890188", "BIC") }, Jour);
        Assert.That(comptes.Select(r => r.Champ), Is.EqualTo(new[] { "Iban", "Bic" }));
    }

    [TestCase("Nadia Belkacem", "Nadia", "Belkacem")]
    [TestCase("BELKACEM Nadia", "Nadia", "BELKACEM")]
    [TestCase("Mme Anne Le Goff", "Anne", "Le Goff")]
    [TestCase("Jean-Marc DE LA TOUR", "Jean-Marc", "DE LA TOUR")]
    [TestCase("Belkacem", null, "Belkacem")]
    public void A_name_in_one_line_is_told_apart(string complet, string? prenom, string nom) =>
        Assert.That(Representant.DUnNom(complet, "présidente"), Is.EqualTo(new Representant(prenom, nom, "présidente")));

    [TestCase("www.jardins.fr", null)]
    [TestCase("http://jardins.asso.fr:8080/a?b=c", null)]
    [TestCase("https://www.facebook.com/@jardins", null)]
    [TestCase("nom@jardins.fr", "électronique")]
    [TestCase("http://192.168.0.1", "site")]
    [TestCase("192.168.0.1/accueil", "site")]
    [TestCase("https://user:pw@jardins.fr", "site")]
    [TestCase("https://www.jardins .fr", "site")]
    [TestCase("www.jardins.fr www.autre.fr", "site")]
    [TestCase("jardins", "site")]
    public void A_web_address_is_that_of_a_public_site(string saisie, string? refus)
    {
        var (_, faux) = LectureDIdentite.Lire(SectionDIdentite.Identification, Vide with { Identification = new Identification("Les Jardins", null, saisie) }, Jour);
        Assert.That(faux.Select(r => r.Message), refus is null ? Is.Empty : Has.One.Contains(refus));
    }

    [TestCase("\u2800")]
    [TestCase("\u3164")]
    [TestCase(" . ")]
    [TestCase("!?")]
    public void A_name_has_a_letter_or_a_digit(string nom)
    {
        var (_, refus) = LectureDIdentite.Lire(SectionDIdentite.Identification, Vide with { Identification = new Identification(nom) }, Jour);
        Assert.That(refus.Single().Champ, Is.EqualTo("Nom"));
    }

    [TestCase(3000)]
    [TestCase(1900)]
    public void A_year_out_of_bounds_is_told_the_bounds(int annee)
    {
        var (_, refus) = LectureDIdentite.Lire(SectionDIdentite.Moyens, Vide with { Moyens = new MoyensHumains(annee) }, Jour);
        Assert.That(refus.Single().Message, Does.Contain("de 2000 à 2027"));
    }

    [Test]
    public void Aided_jobs_are_among_employees_and_blank_agrements_are_ignored()
    {
        var (_, refus) = LectureDIdentite.Lire(SectionDIdentite.Moyens, Vide with { Moyens = new MoyensHumains(2027, Salaries: 2, EmploisAides: 3) }, Jour);
        Assert.That(refus.Single().Champ, Is.EqualTo("EmploisAides"));
        var (lue, agrements) = LectureDIdentite.Lire(SectionDIdentite.Administration, Vide with { Administration = new RelationsPubliques([new("", null), new("Sport", "Préfecture"), new(" ", "DDETS")]) }, Jour);
        Assert.That(agrements.Single().Champ, Is.EqualTo("Agrements[2].Type"));
        Assert.That(lue.Administration.Agrements, Has.Count.EqualTo(2));
    }

    [Test]
    public void What_is_told_of_the_past_has_taken_place_and_part_time_is_not_more_than_people()
    {
        RelationsPubliques Administration(DateOnly jour) => new([new("Sport", "Préfecture", jour)], UtilitePublique: true, UtilitePubliqueLe: jour);
        string?[] Champs(SectionDIdentite section, IdentiteComplete i) => [.. LectureDIdentite.Lire(section, i, Jour).Refus.Select(r => r.Champ)];
        Assert.That(Champs(SectionDIdentite.Administration, Vide with { Administration = Administration(Jour) }), Is.Empty);
        Assert.That(Champs(SectionDIdentite.Administration, Vide with { Administration = Administration(Jour.AddDays(1)) }), Is.EqualTo(new[] { "Agrements[0].Le", "UtilitePubliqueLe" }));
        Assert.That(Champs(SectionDIdentite.Moyens, Vide with { Moyens = new MoyensHumains(2028, Salaries: 1, EtptCentiemes: 101) }), Is.EqualTo(new[] { "Annee", "Etpt" }));
        Assert.That(Champs(SectionDIdentite.Moyens, Vide with { Moyens = new MoyensHumains(2027, Salaries: 1, EtptCentiemes: 100) }), Is.Empty);
    }

    [TestCase("", null)]
    [TestCase("2,5", 250)]
    [TestCase("0.75", 75)]
    [TestCase("12", 1200)]
    public void Full_time_equivalents_are_hundredths(string saisie, int? centiemes) => Assert.That(EquivalentTempsPlein.Lire(saisie).Valeur, Is.EqualTo(centiemes));

    [TestCase("-1")]
    [TestCase("2,555")]
    [TestCase("deux")]
    public void An_unreadable_one_is_refused(string saisie) => Assert.That(EquivalentTempsPlein.Lire(saisie).EstRefuse);

    [Test]
    public void The_balance_is_said_and_publication_is_due_above_both_thresholds()
    {
        var budget = new BudgetDeLOrganisation([new("641", new Montant(15_000_001)), new("74com", new Montant(5_000_001)), new("756", new Montant(9_000_000))], new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31));
        Assert.That(BudgetDOrganisation.Manques(budget).Select(r => r.Code), Is.EqualTo(new[] { "budget.desequilibre", "budget.remunerations" }));
        Assert.That(BudgetDOrganisation.Manques(budget)[0].Message, Does.Contain("10\u202F000,00\u00A0€"));
        Assert.That(BudgetDOrganisation.PublicationDue(budget with { Lignes = [new("641", new Montant(15_000_000)), new("74com", new Montant(15_000_000))] }), Is.False);
        Assert.That(BudgetDOrganisation.Saisissables.Select(c => c.Code), Does.Contain("CHARGINDIRECTexc").And.Not.Contain("CHARGINDIRECTfixes").And.Not.Contain("60"));
    }

    [TestCase("Les Jardins", false)]
    [TestCase("ASSOCIATION LES JARDINS", false)]
    [TestCase("M. Dupont", true)]
    [TestCase(null, false)]
    public void Another_holder_is_told_not_refused(string? titulaire, bool averti)
    {
        var i = Vide with { Banque = new CompteBancaire(null, null, titulaire) };
        Assert.That(CompletudeDIdentite.AvertirDuTitulaire(i) is not null, Is.EqualTo(averti));
        Assert.That(LectureDIdentite.Lire(SectionDIdentite.Banque, i, Jour).Refus, Is.Empty);
    }

    [Test]
    public void A_public_body_is_not_asked_what_makes_no_sense()
    {
        var mairie = Vide with { Identification = new Identification("Ville", Siret: "1", Statut: StatutJuridique.OrganismePublic) };
        Assert.That(mairie.ContratRepublicainDemande, Is.False);
        Assert.That(CompletudeDIdentite.De(mairie)[0].EstComplete);
        Assert.That(CompletudeDIdentite.De(mairie with { Identification = mairie.Identification with { Statut = StatutJuridique.AssociationLoi1901 } })[0].Manques.Single(), Does.Contain("RNA"));
        Assert.That(Vide.ContratRepublicainDemande);
    }

    [Test]
    public void A_verified_mandate_is_verified_again_when_its_ground_changes()
    {
        Assert.That(CycleMandat.ApresModification(EtatMandat.Accepte, Vide, Vide with { Banque = new CompteBancaire("FR76") }), Is.EqualTo(EtatMandat.AVerifier));
        Assert.That(CycleMandat.ApresModification(EtatMandat.Accepte, Vide, Vide with { Siege = new Siege("1 rue") }), Is.EqualTo(EtatMandat.Accepte));
        Assert.That(CycleMandat.ApresModification(EtatMandat.Conteste, Vide, Vide with { Banque = new CompteBancaire("FR76") }), Is.EqualTo(EtatMandat.Conteste));
    }

    [Test]
    public void A_piece_says_how_long_it_is_worth()
    {
        var jour = Jour;
        Assert.That(PiecesPermanentes.Etat(true, jour, jour), Is.EqualTo(EtatDePiecePermanente.EnCours), "The last day counts.");
        Assert.That(PiecesPermanentes.Etat(true, jour.AddDays(-1), jour), Is.EqualTo(EtatDePiecePermanente.Perimee));
        Assert.That(PiecesPermanentes.Etat(false, null, jour), Is.EqualTo(EtatDePiecePermanente.Remplacee));
        Assert.That(PiecesPermanentes.Validite(jour.AddDays(-1), jour), Does.StartWith("Périmé depuis le 2\u00A0mars 2027"));
        Assert.That(PiecesPermanentes.Verifier(jour.AddDays(1), null, false, jour).Select(r => r.Champ), Is.EqualTo(new[] { "DateDuDocument", "ExpireLe" }));
        Assert.That(PiecesPermanentes.Verifier(jour, null, true, jour), Is.Empty);
    }

    [TestCase(TypeDePiecePermanente.Rib, "Relevé d’identité bancaire (RIB)", true)]
    [TestCase(TypeDePiecePermanente.Rib, "RIB", true)]
    [TestCase(TypeDePiecePermanente.Rib, "Attribution de locaux", false)]
    [TestCase(TypeDePiecePermanente.Statuts, "Statuts signés", true)]
    [TestCase(TypeDePiecePermanente.ComptesApprouves, "Comptes approuvés du dernier exercice clos", true)]
    [TestCase(TypeDePiecePermanente.ComptesApprouves, "Rapport du commissaire aux comptes", false)]
    [TestCase(TypeDePiecePermanente.RapportDuCommissaire, "Rapport du commissaire aux comptes", true)]
    [TestCase(TypeDePiecePermanente.RapportDActivite, "Dernier rapport d’activité approuvé", true)]
    [TestCase(TypeDePiecePermanente.Pouvoir, "Délégation de signature", true)]
    [TestCase(TypeDePiecePermanente.Attestation, "Attestation", false)]
    public void UnePieceDeLOrganisationSeProposePourCeQuElleEst(TypeDePiecePermanente type, string demandee, bool convient) =>
        Assert.That(PiecesPermanentes.Convient(type, demandee), Is.EqualTo(convient));
}
