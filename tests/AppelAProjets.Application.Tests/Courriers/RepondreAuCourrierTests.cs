using System.Globalization;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Echeances;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>After the letter: what it asks, the answer of the organisation, and what happens when nobody reads or answers.</summary>
[SurChaqueMoteur]
public sealed class RepondreAuCourrierTests
{
    private static readonly SqlStatement Lignes = new("SELECT l.Etat FROM Ligne l WHERE l.DossierId = @DossierId ORDER BY l.Etat");
    private static readonly SqlStatement DernierDepot = new("SELECT dd.Contenu FROM DossierDepot dd WHERE dd.DossierId = @DossierId ORDER BY dd.Numero DESC");
    private static readonly SqlStatement Demandes = new("SELECT p.Libelle FROM DemandeDePiece p INNER JOIN ConditionDuCourrier c ON c.DemandeId = p.MessageId WHERE p.DossierId = @DossierId");
    private static readonly SqlStatement Reponses = new("SELECT r.Nature FROM ReponseAuCourrier r WHERE r.DossierId = @DossierId ORDER BY r.Le");
    private static readonly SqlStatement PasEncoreDecidees = new("UPDATE Ligne SET Etat = 'Arbitree', AccordeSpecifique = NULL, AccordeDroitCommun = NULL WHERE DossierId = @DossierId AND Etat = 'Accordee'");
    private static readonly SqlStatement UnRedacteur = new("UPDATE OrganisationMembre SET Qualite = 'Redacteur' WHERE CompteId = @CompteId");

    private CourriersDEssai essai = null!;
    private CourrierEnListe point = null!;
    private Acteur porteur = null!;

    private RepondreAuCourrier Repondre => new(essai.Ecrivain, essai.Liens);

    private ReponseAuCourrierQuery Suites => new(essai.Base, essai.Horloge);

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await CourriersDEssai.OuvrirAsync();
        // Not the first of the list: an engine reads the type of a column in its first row.
        point = (await essai.ListerAsync()).Last(c => c.Avis == TypeAvis.Favorable);
        porteur = await essai.PorteurAsync(point.DossierId);
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task A_smaller_balanced_plan_becomes_the_version_that_the_funders_read()
    {
        await PublierAsync(point);
        var lu = (await Suites.PreparerAsync(point.DossierId, porteur))!;
        var (comptes, moins) = Reduire(lu);

        Assert.That((await Repondre.MaintenirAsync(point.DossierId, new SaisieDeReponse(Guid.CreateVersion7(), lu.Dossier.Entete.Version, comptes), porteur)).Issue, Is.EqualTo(Issue.Fait));

        var contenu = Instantane.Lire((await ListeAsync<string>(DernierDepot))[0]);
        Assert.Multiple(() =>
        {
            Assert.That(contenu.Financement.Plan().Charges, Is.EqualTo(lu.Dossier.Plan.Charges - moins));
            Assert.That(contenu.Financement.Plan().Manques(), Is.Empty);
            Assert.That(contenu.Financement.Demandes.Select(d => (d.FinanceurId, d.Montant)), Is.EquivalentTo(lu.Montants.Where(m => m.Retenu.EstPositif).Select(m => (m.FinanceurId, m.Retenu))));
        });
        Assert.That((await essai.ListerAsync()).Single(c => c.PointId == point.PointId), Has.Property("EtatDossier").EqualTo(EtatDossier.AvisTransmis).And.Property("Reponse").EqualTo(NatureDeReponse.Reduit));
        Assert.That((await essai.CourrielsAsync()).Where(c => c.Objet.Contains("budget réduit", StringComparison.Ordinal)).Select(c => c.Corps), Is.Not.Empty.And.None.Contains("€"));
        Assert.That((await Suites.PourLePorteurAsync(point.DossierId, porteur))!.Reponse!.VersionDuDossier, Is.GreaterThan(1));
        Assert.That((await Suites.PreparerAsync(point.DossierId, porteur))!.Montants.Select(m => m.Demande), Is.EqualTo(lu.Montants.Select(m => m.Demande)), "what was asked stays what was asked");
    }

    [Test]
    public async Task An_unbalanced_plan_is_refused_and_nothing_is_kept()
    {
        await PublierAsync(point);
        var lu = (await Suites.PreparerAsync(point.DossierId, porteur))!;
        var (comptes, _) = Reduire(lu, Montant.DeEuros(1));
        var depots = (await ListeAsync<string>(DernierDepot)).Count;

        var refus = await Repondre.MaintenirAsync(point.DossierId, new SaisieDeReponse(Guid.CreateVersion7(), lu.Dossier.Entete.Version, comptes), porteur);
        var illisible = await Repondre.MaintenirAsync(point.DossierId, new SaisieDeReponse(Guid.CreateVersion7(), lu.Dossier.Entete.Version, new Dictionary<string, string?> { ["604"] = "beaucoup" }), porteur);

        Assert.That(refus.TousLesRefus.Select(r => r.Code), Does.Contain("budget.desequilibre"));
        Assert.That(illisible.Refus!.Champ, Is.EqualTo("Comptes[604]"));
        Assert.That(await ListeAsync<string>(DernierDepot), Has.Count.EqualTo(depots));
        Assert.That((await Suites.PreparerAsync(point.DossierId, porteur))!.Dossier.Plan.Charges, Is.EqualTo(lu.Dossier.Plan.Charges));
    }

    [Test]
    public async Task Sent_twice_it_is_one_answer_and_a_page_of_before_is_a_conflict()
    {
        await PublierAsync(point);
        var lu = (await Suites.PreparerAsync(point.DossierId, porteur))!;
        var saisie = new SaisieDeReponse(Guid.CreateVersion7(), lu.Dossier.Entete.Version, Reduire(lu).Comptes);

        Assert.That((await Repondre.MaintenirAsync(point.DossierId, saisie, porteur)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await Repondre.MaintenirAsync(point.DossierId, saisie, porteur)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await Repondre.MaintenirAsync(point.DossierId, saisie with { Cle = Guid.CreateVersion7() }, porteur)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That(await ListeAsync<string>(Reponses), Is.EqualTo(new[] { "Reduit" }));
    }

    [Test]
    public async Task The_letter_that_replaces_the_answered_one_awaits_another_answer_and_says_so()
    {
        await PublierAsync(point);
        var lu = (await Suites.PreparerAsync(point.DossierId, porteur))!;
        await Repondre.MaintenirAsync(point.DossierId, new SaisieDeReponse(Guid.CreateVersion7(), lu.Dossier.Entete.Version, Reduire(lu).Comptes), porteur);
        var ancien = (await essai.ListerAsync()).Single(c => c.PointId == point.PointId).CourrierId!.Value;
        Assert.That((await new ReviserCourrier(essai.Ecrivain, essai.Liens).MettreEnRevisionAsync(essai.Code, ancien, "Le nom du représentant est faux.", essai.Secretariat)).TousLesRefus, Is.Empty);
        essai.Horloge.Advance(TimeSpan.FromDays(1));
        await PublierAsync(point);

        var suite = (await Suites.PourLePorteurAsync(point.DossierId, porteur))!;
        Assert.That((suite.EstAttendue, suite.Reponse, suite.Depassee?.Nature), Is.EqualTo((true, (ReponseDonnee?)null, (NatureDeReponse?)NatureDeReponse.Reduit)));
        var avis = (await essai.CourrielsAsync()).Where(c => c.Objet.EndsWith("votre courrier d’avis commun est disponible", StringComparison.Ordinal)).Select(c => c.Corps.Contains("répondez de nouveau", StringComparison.Ordinal)).ToList();
        Assert.That(avis, Has.Member(true).And.Member(false), "the second mail only");
    }

    [Test]
    public async Task After_the_date_of_the_call_or_by_a_rédacteur_it_is_refused()
    {
        await PublierAsync(point);
        await ReglerAsync(HeureDeParis.Jour(essai.Horloge.GetUtcNow()).AddDays(3));
        essai.Horloge.Advance(TimeSpan.FromDays(4));
        var lu = (await Suites.PreparerAsync(point.DossierId, porteur))!;
        var saisie = new SaisieDeReponse(Guid.CreateVersion7(), lu.Dossier.Entete.Version, Reduire(lu).Comptes);
        Assert.That((await Repondre.MaintenirAsync(point.DossierId, saisie, porteur)).TousLesRefus.Select(r => r.Code), Does.Contain("maintien.tardif"));
        Assert.That(lu.Suite.EstATemps, Is.False);
        var passee = new SaisieDesReponses(lu.Suite.AvantLe, 20, 1);
        Assert.That((await new ReglerLesReponses(essai.Ecrivain).ExecuterAsync(essai.Code, passee, essai.Secretariat)).TousLesRefus, Is.Empty, "the delay changes while the date stays, over as it is");

        await ReglerAsync(HeureDeParis.Jour(essai.Horloge.GetUtcNow()).AddDays(3), version: 2);
        await essai.EcrireAsync(UnRedacteur, new { porteur.CompteId });
        var redacteur = await essai.ActeurAsync(porteur.CompteId);
        Assert.That((await Repondre.MaintenirAsync(point.DossierId, saisie, redacteur)).EstRefuse, Is.True);
        Assert.That((await Repondre.RenoncerAsync(point.DossierId, (Guid.CreateVersion7(), saisie.Version), "Non.", redacteur)).EstRefuse, Is.True);
        Assert.That((await Repondre.RenoncerAsync(point.DossierId, (Guid.CreateVersion7(), saisie.Version), "Non.", essai.Secretariat)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task Given_up_with_a_reason_its_undecided_lines_are_freed_and_the_funders_told()
    {
        await PublierAsync(point);
        await essai.EcrireAsync(PasEncoreDecidees, new { point.DossierId });
        var version = (await Suites.PreparerAsync(point.DossierId, porteur))!.Dossier.Entete.Version;
        Assert.That((await Repondre.RenoncerAsync(point.DossierId, (Guid.CreateVersion7(), version), " ", porteur)).Refus!.Code, Is.EqualTo("motif.absent"));

        Assert.That((await Repondre.RenoncerAsync(point.DossierId, (Guid.CreateVersion7(), version), "Le salarié est parti.", porteur)).Issue, Is.EqualTo(Issue.Fait));

        Assert.That((await essai.ListerAsync()).Single(c => c.PointId == point.PointId).EtatDossier, Is.EqualTo(EtatDossier.SansSuite));
        Assert.That(await ListeAsync<string>(Lignes), Has.None.EqualTo("Arbitree").And.Some.EqualTo("RetireeParPorteur"));
        Assert.That((await essai.CourrielsAsync()).Count(c => c.Objet.Contains("renoncement", StringComparison.Ordinal)), Is.GreaterThan(1));
    }

    [Test]
    public async Task Its_conditions_become_things_to_send_once_and_are_lifted_with_a_proof()
    {
        point = (await essai.ListerAsync()).First(c => c.Avis == TypeAvis.FavorableSousReserve);
        porteur = await essai.PorteurAsync(point.DossierId);
        await PublierAsync(point);
        var condition = (await Suites.PourLePorteurAsync(point.DossierId, porteur))!.Conditions[0];
        Assert.That(await ListeAsync<string>(Demandes), Does.Contain(condition.Texte));

        var lever = new LeverCondition(essai.Ecrivain, essai.Liens);
        Assert.That((await lever.ExecuterAsync((essai.Code, point.DossierId), condition.DemandeId, "", essai.Secretariat)).Refus!.Code, Is.EqualTo("condition.preuve"));
        Assert.That((await lever.ExecuterAsync((essai.Code, point.DossierId), condition.DemandeId, "Vue", porteur)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await lever.ExecuterAsync((essai.Code, point.DossierId), condition.DemandeId, "Attestation reçue", essai.Secretariat)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await lever.ExecuterAsync((essai.Code, point.DossierId), condition.DemandeId, "Encore", essai.Secretariat)).Refus!.Code, Is.EqualTo("condition.deja-levee"));
        Assert.That((await Suites.PourLePorteurAsync(point.DossierId, porteur))!.Conditions[0].Preuve, Is.EqualTo("Attestation reçue"));

        var nombre = (await ListeAsync<string>(Demandes)).Count;
        await new ReviserCourrier(essai.Ecrivain, essai.Liens).MettreEnRevisionAsync(essai.Code, (await essai.ListerAsync()).Single(c => c.PointId == point.PointId).CourrierId!.Value, "Un mot", essai.Secretariat);
        await PublierAsync(point);
        Assert.That(await ListeAsync<string>(Demandes), Has.Count.EqualTo(nombre), "The letter that replaces it asks nothing twice.");
    }

    [Test]
    public async Task Unread_it_is_sent_again_once_and_its_answer_is_recalled_once()
    {
        await PublierAsync(point);
        await ReglerAsync(HeureDeParis.Jour(essai.Horloge.GetUtcNow()).AddDays(20));
        var relancer = new TraiterLesEcheances(essai.Base, essai.Ecrivain, essai.Liens);
        await relancer.ExecuterAsync();
        Assert.That(await NombreAsync("encore été ouvert par personne"), Is.Zero);

        essai.Horloge.Advance(TimeSpan.FromDays(11));
        await relancer.ExecuterAsync();
        await relancer.ExecuterAsync();
        var relances = await NombreAsync("encore été ouvert par personne");
        Assert.That(relances, Is.GreaterThan(0));
        Assert.That((await essai.ListerAsync()).Single(c => c.PointId == point.PointId).RelanceLe, Is.Not.Null);

        await essai.Publies.PourLePorteurAsync(point.DossierId, null, porteur);
        Assert.That((await essai.ListerAsync()).Single(c => c.PointId == point.PointId).LuPar, Is.EqualTo(porteur.Nom));
        essai.Horloge.Advance(TimeSpan.FromDays(5));
        await relancer.ExecuterAsync();
        await relancer.ExecuterAsync();
        Assert.That(await NombreAsync("encore été ouvert par personne"), Is.EqualTo(relances));
        Assert.That(await NombreAsync("attend votre réponse avant la fin"), Is.EqualTo(relances), "The same people, once.");
    }

    private async Task PublierAsync(CourrierEnListe lequel)
    {
        await essai.PretAsync(lequel.PointId);
        Assert.That((await essai.Publier().ExecuterAsync(essai.Code, [lequel.PointId], essai.Secretariat)).Valeur.Faits, Is.EqualTo(1));
    }

    private async Task ReglerAsync(DateOnly avant, int version = 0) => Assert.That(
        (await new ReglerLesReponses(essai.Ecrivain).ExecuterAsync(essai.Code, new SaisieDesReponses(avant, 10, version), essai.Secretariat)).Issue, Is.EqualTo(Issue.Fait));

    /// <summary>What was not retained comes off the charges, the largest first.</summary>
    private static (Dictionary<string, string?> Comptes, Montant Moins) Reduire(ReponseAPreparer lu, Montant enTrop = default)
    {
        var moins = Montant.Somme(lu.Montants.Select(m => m.Demande)) - Montant.Somme(lu.Montants.Select(m => m.Retenu));
        var comptes = lu.Dossier.Reponses.Values.Where(r => r.Cle.StartsWith("budget.", StringComparison.Ordinal) && r.Valeur.Length > 0)
            .ToDictionary(r => r.Cle["budget.".Length..], r => new Montant(long.Parse(r.Valeur, CultureInfo.InvariantCulture)));
        var reste = moins + enTrop;
        foreach (var compte in comptes.Keys.Where(c => PlanComptable.Trouver(c) is { Sens: SensCompte.Charge, EstVolontaire: false }).OrderByDescending(c => comptes[c]).ToList())
        {
            var retire = reste < comptes[compte] ? reste : comptes[compte];
            (comptes[compte], reste) = (comptes[compte] - retire, reste - retire);
        }

        return (comptes.ToDictionary(c => c.Key, c => (string?)c.Value.ToString()), moins);
    }

    // Alone, or among other things that are due on that day.
    private async Task<int> NombreAsync(string phrase) => (await essai.CourrielsAsync()).Count(c => c.Objet.Contains(phrase, StringComparison.Ordinal) || c.Corps.Contains(phrase, StringComparison.Ordinal));

    private async Task<IReadOnlyList<T>> ListeAsync<T>(SqlStatement sql)
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<T>(sql, new { point.DossierId });
    }
}
