using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Demonstration;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Journal;
using AppelAProjets.Domain.Rencontres;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Demonstration;

/// <summary>The data obey the rules that people's own data must obey.</summary>
[SurChaqueMoteur]
public sealed class DonneesDeDemonstrationTests
{
    private static readonly SqlStatement Appels = new("SELECT Id, Code, Etat, OuvertureLe, ClotureLe, DernierNumero FROM Appel ORDER BY Code");
    private static readonly SqlStatement Deposes = new("""
        SELECT d.Id, d.AppelId, d.Numero, d.TotalCharges, d.TotalDemande, p.Empreinte, p.Contenu, d.DeposeLe AS RecuLe
        FROM Dossier d JOIN DossierDepot p ON p.DossierId = d.Id AND p.Numero = (SELECT MAX(m.Numero) FROM DossierDepot m WHERE m.DossierId = d.Id)
        ORDER BY d.Numero
        """);

    private static readonly SqlStatement Pieces = new("SELECT Id, Libelle, Indispensable FROM AppelPiece WHERE AppelId = @AppelId");
    private static readonly SqlStatement Themes = new("SELECT Id FROM AppelTheme WHERE AppelId = @AppelId");
    private static readonly SqlStatement Quartiers = new("SELECT QuartierCode FROM AppelQuartier WHERE AppelId = @AppelId");
    private static readonly SqlStatement Financeurs = new("SELECT FinanceurId, MontantMinimum, MontantMaximum FROM AppelFinanceur WHERE AppelId = @AppelId");
    private static readonly SqlStatement FinanceurQuartiers = new("SELECT QuartierCode FROM AppelFinanceurQuartier WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId");
    private static readonly SqlStatement FinanceurThemes = new("SELECT ThemeId FROM AppelFinanceurTheme WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId");
    private static readonly SqlStatement SeancesArretees = new("SELECT s.Id FROM Seance s JOIN Releve r ON r.SeanceId = s.Id WHERE s.Etat = 'Arretee'");
    private static readonly SqlStatement Poids = new("SELECT SUM(Poids) AS Total FROM AppelCritere GROUP BY AppelId");
    private static readonly SqlStatement Identifiants = new("SELECT Siret, Rna, Iban, Bic, Telephone, CodePostal FROM Organisation");
    private static readonly SqlStatement Etats = new("SELECT DISTINCT Etat FROM Dossier");
    private static readonly SqlStatement Avis = new("SELECT DISTINCT Avis FROM Point WHERE Avis IS NOT NULL");

    private static readonly SqlStatement Courriers = new("""
        SELECT c.Numero, c.Empreinte, c.Document,
            (SELECT COUNT(*) FROM CourrierVisa v WHERE v.CourrierId = c.Id) AS Attendus,
            (SELECT COUNT(*) FROM CourrierVisa v WHERE v.CourrierId = c.Id AND v.Le IS NOT NULL) AS Visas,
            (SELECT COUNT(*) FROM Journal j WHERE j.Objet = 'Courrier' AND j.ObjetId = LOWER(c.Id) AND j.Action = 'publier') AS DansLeJournal
        FROM Courrier c
        """);

    private static readonly SqlStatement ActionsServies = new("""
        SELECT CONCAT(d.Numero, CASE WHEN aa.ActionId IS NULL THEN ' autre' ELSE ' visée' END) AS Servie
        FROM DossierAction da JOIN Dossier d ON d.Id = da.DossierId LEFT JOIN AppelAction aa ON aa.AppelId = d.AppelId AND aa.ActionId = da.ActionId
        """);

    private static readonly SqlStatement Actes = new("SELECT DISTINCT Action FROM Journal");

    private TestDatabase copie = null!;

    [OneTimeSetUp]
    public async Task ChargerAsync()
    {
        copie = new TestDatabase();
        await copie.ChargerLaDemonstrationAsync(120);
    }

    [OneTimeTearDown]
    public void Liberer() => copie.Dispose();

    [Test]
    public async Task What_the_journal_tells_is_told_in_the_words_of_the_house()
    {
        await using var session = await copie.Base.LireAsync();
        Assert.That((await session.ListeAsync<string>(Actes)).Where(a => ActesDuJournal.Lire(a) is null), Is.Empty);
    }

    [Test]
    public async Task One_call_is_in_each_state_and_deposits_are_open_now_in_one()
    {
        var appels = await LireAsync<AppelRow>(Appels);
        Assert.That(appels.Select(a => a.Etat), Is.EquivalentTo(Enum.GetValues<EtatAppel>()));
        Assert.That(appels.Where(a => a.Periode.EstOuverte(DemonstrationSeedTests.Maintenant)).Select(a => a.Etat), Is.EqualTo(new[] { EtatAppel.DepotOuvert }));
        Assert.That(await LireAsync<int>(Poids), Is.All.EqualTo(100));
    }

    [Test]
    public async Task Dossiers_are_in_every_state()
    {
        var etats = (await LireAsync<string>(Etats)).Select(Enum.Parse<EtatDossier>);
        Assert.That(etats, Is.EquivalentTo(Enum.GetValues<EtatDossier>()));
        Assert.That(await LireAsync<string>(Avis), Is.EquivalentTo(new[] { "Favorable", "FavorableSousReserve", "Defavorable" }));
    }

    [Test]
    public async Task Projects_say_which_actions_of_their_call_they_serve()
    {
        Assert.That(await LireAsync<string>(ActionsServies), Has.Count.GreaterThan(40).And.All.EndsWith(" visée"));
    }

    [Test]
    public async Task Numbers_follow_the_deposits_without_a_gap()
    {
        var deposes = await LireAsync<DeposeRow>(Deposes);
        foreach (var appel in await LireAsync<AppelRow>(Appels))
        {
            var numeros = deposes.Where(d => d.AppelId == appel.Id).ToList();
            Assert.That(numeros.Select(d => d.Numero), Is.EqualTo(Enumerable.Range(1, appel.DernierNumero).Select(n => $"{appel.Code}-{n:0000}")), appel.Code);
            Assert.That(numeros.Select(d => d.RecuLe), Is.Ordered, appel.Code);
        }
    }

    [Test]
    public async Task Snapshots_are_what_the_live_answers_say()
    {
        await using var session = await copie.Base.LireAsync();
        foreach (var depose in await session.ListeAsync<DeposeRow>(Deposes))
        {
            var vivant = Instantane.Figer(await DossierLectureQuery.VivantAsync(session, (await DossierLectureQuery.LireAsync(session, depose.Id))!.Entete));
            Assert.That((vivant.Contenu, vivant.Empreinte), Is.EqualTo((depose.Contenu, depose.Empreinte)), depose.Numero);
        }
    }

    [Test]
    public async Task Deposited_dossiers_satisfy_the_rules_of_the_deposit()
    {
        await using var session = await copie.Base.LireAsync();
        var regles = new Dictionary<Guid, ReglesDeDepot>();
        foreach (var appel in await session.ListeAsync<AppelRow>(Appels))
        {
            regles[appel.Id] = await ReglesAsync(session, appel);
        }

        foreach (var depose in await session.ListeAsync<DeposeRow>(Deposes))
        {
            var dossier = ADeposer(Instantane.Lire(depose.Contenu));
            Assert.That(DepotDeDossier.Manques(dossier, regles[depose.AppelId], depose.RecuLe), Is.Empty, depose.Numero);
            Assert.That((dossier.Plan.Charges.Centimes, dossier.Plan.DemandeAuPortail.Centimes), Is.EqualTo((depose.TotalCharges, depose.TotalDemande)), depose.Numero);
        }
    }

    [Test]
    public async Task Frozen_relevés_could_be_frozen_and_no_envelope_is_exceeded()
    {
        await using var session = await copie.Base.LireAsync();
        var seances = await session.ListeAsync<Guid>(SeancesArretees);
        Assert.That(seances, Has.Count.EqualTo(3));
        foreach (var seance in seances)
        {
            var points = (await session.TousLesPointsAsync(seance, DemonstrationSeedTests.Maintenant)).Select(Examiner).ToList();
            Assert.That(points, Is.Not.Empty);
            Assert.That(ArretDuReleve.Manques(points, []).Where(r => r.Code != "enveloppe.absente"), Is.Empty);
        }

        foreach (var appel in await session.ListeAsync<AppelRow>(Appels))
        {
            var enveloppes = await session.EnveloppesAsync(appel.Id);
            Assert.That(enveloppes.Where(e => !e.SansPlafond && e.Reste.EstNegatif), Is.Empty, appel.Code);
        }
    }

    [Test]
    public async Task Every_published_avis_has_its_letter_with_a_kept_pdf()
    {
        using var fichiers = new DossierTemporaire();
        var depot = new DepotSurDisque(Options.Create(new FichiersOptions { Dossier = fichiers.Chemin }), TimeProvider.System);
        var publier = new CourriersDeDemonstration(copie.Base, new Ecrivain(copie.Base, TimeProvider.System), new MoteurPdfSkia(), depot, Options.Create(new LiensOptions()));
        Assert.That(await publier.PublierAsync(), Is.GreaterThan(10));
        Assert.That(await publier.PublierAsync(), Is.Zero);
        foreach (var courrier in await LireAsync<CourrierRow>(Courriers))
        {
            await using var pdf = depot.Ouvrir(courrier.Empreinte);
            Assert.That(pdf?.Length, Is.GreaterThan(1_000), courrier.Numero);
            Assert.That((courrier.Visas, courrier.DansLeJournal), Is.EqualTo((courrier.Attendus, 1)), courrier.Numero);
            Assert.That(TexteConserve.Lire(courrier.Document).Numero, Is.EqualTo(courrier.Numero));
        }
    }

    [Test]
    public async Task Identifiers_are_valid()
    {
        foreach (var o in await LireAsync<IdentifiantsRow>(Identifiants))
        {
            Assert.That(
                new[] { Siret.Lire(o.Siret), Rna.Lire(o.Rna), Iban.Lire(o.Iban), Bic.Lire(o.Bic), Telephone.Lire(o.Telephone), CodePostal.Lire(o.CodePostal) }.Where(r => r.EstRefuse).Select(r => r.Refus),
                Is.Empty);
        }
    }

    [Test]
    public async Task The_journal_chain_holds()
    {
        await using var session = await copie.Base.LireAsync();
        var verification = await JournalStore.VerifierAsync(session);
        Assert.That((verification.Lues > 500, verification.EstIntact), Is.EqualTo((true, true)), verification.Constat);
    }

    private async Task<IReadOnlyList<T>> LireAsync<T>(SqlStatement sql)
    {
        await using var session = await copie.Base.LireAsync();
        return await session.ListeAsync<T>(sql);
    }

    private static PointExamine Examiner(PointComplet point)
    {
        var p = point.Point;
        var montants = new Cofinancement(
            [.. point.Lignes.Select(l => new LigneDeFinanceur(l.FinanceurId, l.Sigle, l.Etat, l.Arbitre, l.Accorde))],
            Montant.Somme(point.HorsPortail.Where(h => h.Etat == nameof(SituationHorsPortail.Acquis)).Select(h => h.Montant)));
        var conditions = point.Conditions.Select(c => new ConditionDAvis(c.Texte, c.AvantLe, c.LeveePar ?? "")).ToList();
        return new PointExamine(p.Numero, p.Etat, montants, p.SeuilDeViabilite!.Value, new AvisCommun(p.Avis!.Value, p.Motif, conditions, p.Attendu, p.AttenduAvantLe, p.DroitCommunDestinataire))
        {
            Charges = p.TotalCharges,
        };
    }

    private static DossierADeposer ADeposer(DossierContenu c) => new()
    {
        Identite = c.Identite,
        Projet = new ProjetPresente(c.Projet.Titre, c.Projet.Objectifs, c.Projet.Description, c.Territoires.ThemeId, c.Projet.DebutLe, c.Projet.FinLe),
        Public = new PublicVise(c.Territoires.Quartiers.ToDictionary(q => q.Code, q => q.Part), c.Territoires.Publics, c.Territoires.Beneficiaires),
        Rencontre = c.Rencontre.Etat,
        Plan = new PlanDeFinancement(
        [
            .. c.Financement.Comptes.Select(l => new LigneDeBudget(l.Compte, l.Montant)),
            .. c.Financement.Demandes.Select(d => new LigneDeBudget(d.CompteCerfa, d.Montant, d.FinanceurId)),
            .. c.Financement.HorsPortail.Select(h => new LigneDeBudget(h.Compte, h.Montant, null, h.Etat)),
        ]),
        Demandes = [.. c.Financement.Demandes.Select(d => new Demande(d.FinanceurId, d.Montant))],
        SeuilDeViabilite = c.Financement.SeuilDeViabilite!.Value,
        PiecesFournies = [.. c.Pieces.Where(p => p.Fichiers.Count > 0).Select(p => p.PieceId)],
        AttestationsCochees = c.Attestations is { Exactitude: true, Obligations: true, ContratRepublicain: true } ? ["tout"] : [],
    };

    private static async Task<ReglesDeDepot> ReglesAsync(SqlSession session, AppelRow appel)
    {
        var financeurs = new List<FinanceurSollicitable>();
        foreach (var f in await session.ListeAsync<FinanceurRow>(Financeurs, new { AppelId = appel.Id }))
        {
            var cles = new { AppelId = appel.Id, f.FinanceurId };
            financeurs.Add(new FinanceurSollicitable(
                f.FinanceurId, f.FinanceurId.ToString(), await session.ListeAsync<string>(FinanceurQuartiers, cles), await session.ListeAsync<Guid>(FinanceurThemes, cles),
                f.MontantMinimum is { } minimum ? new Montant(minimum) : null, f.MontantMaximum is { } maximum ? new Montant(maximum) : null));
        }

        return new ReglesDeDepot
        {
            Periode = appel.Periode,
            Financeurs = financeurs,
            Quartiers = await session.ListeAsync<string>(Quartiers, new { AppelId = appel.Id }),
            Themes = await session.ListeAsync<Guid>(Themes, new { AppelId = appel.Id }),
            Pieces = [.. (await session.ListeAsync<PieceRow>(Pieces, new { AppelId = appel.Id })).Select(p => new PieceRequise(p.Id, p.Libelle, p.Indispensable))],
            Attestations = [new AttestationRequise("tout", "Toutes")],
            Rencontre = ExigenceDeRencontre.Obligatoire,
        };
    }

    private sealed record AppelRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required EtatAppel Etat { get; init; }
        public required DateTimeOffset OuvertureLe { get; init; }
        public required DateTimeOffset ClotureLe { get; init; }
        public required int DernierNumero { get; init; }
        public PeriodeDeDepot Periode => new(OuvertureLe, ClotureLe);
    }

    private sealed record DeposeRow
    {
        public required Guid Id { get; init; }
        public required Guid AppelId { get; init; }
        public required string Numero { get; init; }
        public required long TotalCharges { get; init; }
        public required long TotalDemande { get; init; }
        public required string Empreinte { get; init; }
        public required string Contenu { get; init; }
        public required DateTimeOffset RecuLe { get; init; }
    }

    private sealed record PieceRow
    {
        public required Guid Id { get; init; }
        public required string Libelle { get; init; }
        public required bool Indispensable { get; init; }
    }

    private sealed record CourrierRow
    {
        public required string Numero { get; init; }
        public required string Empreinte { get; init; }
        public required string Document { get; init; }
        public required int Attendus { get; init; }
        public required int Visas { get; init; }
        public required int DansLeJournal { get; init; }
    }

    private sealed class DossierTemporaire : IDisposable
    {
        public string Chemin { get; } = Directory.CreateTempSubdirectory("aap-lettres-").FullName;
        public void Dispose() => Directory.Delete(Chemin, recursive: true);
    }

    private sealed record FinanceurRow
    {
        public required Guid FinanceurId { get; init; }
        public long? MontantMinimum { get; init; }
        public long? MontantMaximum { get; init; }
    }

    private sealed record IdentifiantsRow
    {
        public required string Siret { get; init; }
        public required string Rna { get; init; }
        public required string Iban { get; init; }
        public required string Bic { get; init; }
        public required string Telephone { get; init; }
        public required string CodePostal { get; init; }
    }
}
