using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Decisions;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Financements;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Decisions;

/// <summary>A dossier of the demonstration's open session: the first funder brings 1,000 €, which makes its threshold, the others refuse; the relevé is frozen.</summary>
internal sealed class DossierArbitre : IDisposable
{
    private static readonly SqlStatement Seuil = new("UPDATE Dossier SET SeuilDeViabilite = @Seuil WHERE Id = @Id");
    private static readonly SqlStatement EtatDuDossier = new("SELECT Etat FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement LesLignes = new("SELECT l.Id, l.FinanceurId, f.Sigle, l.Etat, l.Version, l.ArbitreSpecifique, l.ArbitreDroitCommun, l.AccordeSpecifique, l.AccordeDroitCommun FROM Ligne l INNER JOIN Financeur f ON f.Id = l.FinanceurId WHERE l.DossierId = @Id ORDER BY f.Sigle");
    private static readonly SqlStatement Signataires = new("SELECT DISTINCT CompteId FROM Habilitation WHERE Role = 'SignataireCourrier'");
    private static readonly SqlStatement LesCourriers = new("SELECT Numero, Etat FROM Courrier WHERE DossierId = @Id ORDER BY Numero");
    private static readonly SqlStatement LesCourriels = new("SELECT Destinataire, Objet, Corps FROM Courriel WHERE Objet LIKE '%à réarbitrer%' ORDER BY Destinataire");

    private readonly IOptions<FichiersOptions> fichiers = Options.Create(new FichiersOptions { Dossier = Path.Combine(Path.GetTempPath(), $"aap-decisions-{Guid.NewGuid():N}") });
    private readonly IOptions<LiensOptions> liens = Options.Create(new LiensOptions { AdressePublique = "https://aap.exemple.fr" });

    public static Montant Apport { get; } = Montant.DeEuros(1_000);

    public required SeanceDEssai Seance { get; init; }

    public required Acteur Presidence { get; init; }

    public required Guid PointId { get; init; }

    public required Guid DossierId { get; init; }

    public required string Code { get; init; }

    public required string Numero { get; init; }

    /// <summary>The funder that brings the money, and which credits.</summary>
    public required LigneDePointRow Payeuse { get; init; }

    public required TypeDeCredits Type { get; init; }

    public EnregistrerDecision Decider => new(Seance.Ecrivain, liens);

    public DecisionsQuery Decisions => new(Seance.Base);

    /// <param name="avantDeClore">Something more in session, before the items are closed.</param>
    public static async Task<DossierArbitre> FigerAsync(Func<SeanceDEssai, PointEnSeance, Task>? avantDeClore = null)
    {
        var seance = await SeanceDEssai.OuvrirAsync();
        var presidence = await seance.ActeurAsync("presidence");
        var point = await ChoisirAsync(seance, presidence);
        var payeuse = point.Complet.Lignes.First(l => l.Etat == EtatLigne.Proposee && !point.NonRepresentes.Contains(l.FinanceurId));
        var type = (await seance.TableauAsync(presidence)).Enveloppes.First(e => e.FinanceurId == payeuse.FinanceurId).TypeDeCredits;
        await seance.EcrireAsync(Seuil, new { Id = point.Point.DossierId, Seuil = Apport.Centimes });
        foreach (var ligne in point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee))
        {
            var montant = ligne.Id == payeuse.Id ? Apport : Montant.Zero;
            var fait = await seance.ArbitrerAsync(point, ligne, type == TypeDeCredits.Specifique ? montant : default, type == TypeDeCredits.Specifique ? default : montant, "Selon le comité.");
            Assert.That(fait.Refus, Is.Null);
        }

        await (avantDeClore?.Invoke(seance, point) ?? Task.CompletedTask);
        await seance.VoterAsync(point, SensDuVote.Pour);
        point = (await seance.PointAsync(point.Point.Id, presidence))!;
        Assert.That((await seance.CloreAsync(point, new AvisCommun(TypeAvis.Favorable), presidence)).Refus, Is.Null);
        var essai = new DossierArbitre
        {
            Seance = seance, Presidence = presidence, PointId = point.Point.Id, DossierId = point.Point.DossierId, Code = point.Seance.Code, Numero = point.Point.Numero,
            Payeuse = payeuse, Type = type,
        };
        await essai.FinirAsync();
        return essai;
    }

    /// <summary>The other items are refused, the session closed, the relevé frozen.</summary>
    private async Task FinirAsync()
    {
        foreach (var row in (await Seance.TableauAsync(Presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            await Seance.RefuserAsync(row.Id, Presidence);
        }

        Assert.That((await Seance.Seances.ExecuterAsync(Seance.SeanceId, ActionSeance.Clore, null, Presidence, default)).Refus, Is.Null);
        Assert.That((await Seance.Releve.ExecuterAsync(Seance.SeanceId, Presidence)).TousLesRefus.Select(r => r.Message), Is.Empty);
    }

    public Repartition Repartir(Montant montant) => Type == TypeDeCredits.Specifique ? new Repartition(montant, Montant.Zero) : new Repartition(Montant.Zero, montant);

    public Task<Acteur> AgentAsync(string role, string sigle) => Seance.ActeurAsync($"{role}.{sigle.ToLowerInvariant()}");

    public async Task<string> EtatAsync() => (await Seance.LireAsync<string>(EtatDuDossier, new { Id = DossierId })).Single();

    public async Task<LigneLue> LigneAsync(Guid id) => (await Seance.LireAsync<LigneLue>(LesLignes, new { Id = DossierId })).Single(l => l.Id == id);

    public Task<IReadOnlyList<CourrierLu>> CourriersAsync() => Seance.LireAsync<CourrierLu>(LesCourriers, new { Id = DossierId });

    public Task<IReadOnlyList<CourrielLu>> CourrielsAsync() => Seance.LireAsync<CourrielLu>(LesCourriels);

    public async Task<Montant> ConsommeAsync() =>
        (await Seance.TableauAsync(Presidence)).Enveloppes.Single(e => e.FinanceurId == Payeuse.FinanceurId && e.TypeDeCredits == Type).Consomme;

    public DecisionAnnoncee Annoncer(NatureDeDecision nature, Montant montant = default, string? motif = "Vote de l’assemblée.")
    {
        var jour = DateOnly.FromDateTime(Seance.Horloge.GetUtcNow().Date);
        return new DecisionAnnoncee(nature, Repartir(montant)) { Organe = "Commission permanente", Reference = "2028-12", DecideeLe = jour, NotifieeLe = jour, Motif = motif };
    }

    public async Task<Resultat> DeciderAsync(NatureDeDecision nature, Montant montant = default)
    {
        var ligne = await LigneAsync(Payeuse.Id);
        return await Decider.ExecuterAsync(ligne.Id, ligne.Version, Annoncer(nature, montant), await AgentAsync("instructeur", Payeuse.Sigle));
    }

    /// <summary>Prepared, approved by all, published.</summary>
    public async Task PublierAsync(Guid pointId)
    {
        var secretariat = await Seance.ActeurAsync("secretariat");
        var preparer = new PreparerCourriers(Seance.Ecrivain, Options.Create(new CourrierOptions { Lieu = "Nantes" }), liens);
        Assert.That((await preparer.ExecuterAsync(Code, [pointId], secretariat)).Valeur.Refus, Is.Empty);
        Assert.That((await new DemanderBonsASigner(Seance.Ecrivain, liens).ExecuterAsync(Code, [pointId], secretariat)).Valeur.Refus, Is.Empty);
        foreach (var compte in await Seance.LireAsync<Guid>(Signataires))
        {
            var signataire = (await new Application.Comptes.ActeurQuery(Seance.Base, Seance.Horloge).ChargerAsync(compte))!;
            var aSigner = await new CourriersASignerQuery(Seance.Base).ListerAsync(signataire);
            await new DonnerBonASigner(Seance.Base, Seance.Ecrivain).ExecuterAsync([.. aSigner.Select(c => new TexteLu(c.Id, c.Compose))], signataire);
        }

        var publier = new PublierCourriers(Seance.Base, Seance.Ecrivain, new RendreCourriers(Seance.Base, Seance.Ecrivain, new MoteurPdfSkia(), new DepotSurDisque(fichiers, Seance.Horloge)), liens);
        Assert.That((await publier.ExecuterAsync(Code, [pointId], secretariat)).Valeur.Refus, Is.Empty);
    }

    public void Dispose()
    {
        Seance.Dispose();
        if (Directory.Exists(fichiers.Value.Dossier))
        {
            Directory.Delete(fichiers.Value.Dossier, recursive: true);
        }
    }

    private static async Task<PointEnSeance> ChoisirAsync(SeanceDEssai seance, Acteur presidence)
    {
        var enveloppes = (await seance.TableauAsync(presidence)).Enveloppes;
        foreach (var row in (await seance.TableauAsync(presidence)).Points.Where(p => p.Etat == EtatPoint.Inscrit))
        {
            var point = (await seance.PointAsync(row.Id, presidence))!;
            var ouvertes = point.Complet.Lignes.Where(l => l.Etat == EtatLigne.Proposee).ToList();
            if (ouvertes.Count >= 2 && ouvertes.TrueForAll(l => !point.NonRepresentes.Contains(l.FinanceurId) && enveloppes.Any(e => e.FinanceurId == l.FinanceurId))
                && point.Complet.HorsPortail.Count == 0 && ouvertes[0].Demande >= Apport)
            {
                return point;
            }
        }

        throw new InvalidOperationException("The demonstration has no open item with two funders.");
    }
}

internal sealed record LigneLue
{
    public required Guid Id { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required EtatLigne Etat { get; init; }
    public required int Version { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Montant? AccordeSpecifique { get; init; }
    public Montant? AccordeDroitCommun { get; init; }
}

internal sealed record CourrierLu
{
    public required string Numero { get; init; }
    public required string Etat { get; init; }
}

internal sealed record CourrielLu
{
    public required string Destinataire { get; init; }
    public required string Objet { get; init; }
    public required string Corps { get; init; }
}
