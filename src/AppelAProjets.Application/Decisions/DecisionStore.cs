using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Decisions;

/// <summary>A dossier with all its lines, whoever may see them: what couvert is made of.</summary>
internal sealed record CouvertDuDossier(CouvertRow Dossier, IReadOnlyList<LigneCouvranteRow> Lignes)
{
    public Cofinancement Montants => new([.. Lignes.Select(l => l.EnLigne(Dossier.Etat))], Dossier.AcquisHorsPortail ?? Montant.Zero);

    public Montant Seuil => Dossier.SeuilDeViabilite ?? Montant.Zero;

    /// <summary>The same once a line holds that amount, or none.</summary>
    public Cofinancement Apres(Guid ligneId, EtatLigne etat, Repartition accorde) => Montants with
    {
        Lignes = [.. Lignes.Select(l => l.Id == ligneId ? l.EnLigne(Dossier.Etat) with { Etat = etat, Accorde = accorde } : l.EnLigne(Dossier.Etat))],
    };
}

internal sealed record CouvertRow
{
    public required Guid Id { get; init; }
    public required Guid AppelId { get; init; }
    public required string Code { get; init; }
    public required string Numero { get; init; }
    public required EtatDossier Etat { get; init; }
    public Montant? TotalCharges { get; init; }
    public Montant? SeuilDeViabilite { get; init; }
    public Montant? AcquisHorsPortail { get; init; }
    public required int Version { get; init; }
}

internal sealed record LigneCouvranteRow
{
    public required Guid Id { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Montant? AccordeSpecifique { get; init; }
    public Montant? AccordeDroitCommun { get; init; }
    public string? ReserveAttendu { get; init; }
    public required int Version { get; init; }

    public LigneDeFinanceur EnLigne(EtatDossier dossier) => new(FinanceurId, Sigle, Etat, Paire(ArbitreSpecifique, ArbitreDroitCommun), Paire(AccordeSpecifique, AccordeDroitCommun)) { Dossier = dossier };

    private static Repartition? Paire(Montant? specifique, Montant? droitCommun) =>
        specifique is null && droitCommun is null ? null : new Repartition(specifique ?? Montant.Zero, droitCommun ?? Montant.Zero);
}

internal static class DecisionStore
{
    private static readonly SqlStatement Dossier = new("""
        SELECT d.Id, d.AppelId, a.Code, d.Numero, d.Etat, d.TotalCharges, d.SeuilDeViabilite, d.AcquisHorsPortail, d.Version
        FROM Dossier d INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE d.Id = @DossierId
        """);

    private static readonly SqlStatement Lignes = new("""
        SELECT l.Id, l.FinanceurId, f.Sigle, l.Etat, l.Demande, l.ProposeSpecifique, l.ProposeDroitCommun, l.ArbitreSpecifique, l.ArbitreDroitCommun, l.AccordeSpecifique, l.AccordeDroitCommun, l.ReserveAttendu, l.Version
        FROM Ligne l INNER JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE l.DossierId = @DossierId
        ORDER BY f.Sigle, l.Id
        """);

    private static readonly SqlStatement Ou = new("SELECT d.Id, d.AppelId FROM Ligne l INNER JOIN Dossier d ON d.Id = l.DossierId WHERE l.Id = @LigneId");

    private static readonly SqlStatement Decidee = new("""
        UPDATE Ligne SET Etat = @Etat, AccordeSpecifique = @Specifique, AccordeDroitCommun = @DroitCommun, Fermete = @Fermete, MotifEtat = @Motif, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Rendue = new("""
        UPDATE Ligne SET Etat = @Etat, ArbitreSpecifique = NULL, ArbitreDroitCommun = NULL, Fermete = NULL, MotifEtat = @Motif, ReserveAttendu = NULL, ReserveAvantLe = NULL, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Decision = new("""
        INSERT INTO LigneDecision (Id, LigneId, Action, Organe, Reference, DecideeLe, NotifieeLe, Specifique, DroitCommun, Motif, CompteId, Le)
        VALUES (@Id, @LigneId, @Action, @Organe, @Reference, @DecideeLe, @NotifieeLe, @Specifique, @DroitCommun, @Motif, @CompteId, @Le)
        """);

    private static readonly SqlStatement MontantAccorde = new("""
        INSERT INTO LigneMontant (Id, LigneId, Nature, Specifique, DroitCommun, Motif, CompteId, Le)
        VALUES (@Id, @LigneId, 'Accorde', @Specifique, @DroitCommun, @Motif, @CompteId, @Le)
        """);

    /// <summary>Takes the call, whose envelopes a decision moves, and the dossier; null when the line does not exist.</summary>
    public static async Task<(Guid DossierId, Guid AppelId)?> VerrouillerAsync(SqlSession session, Guid ligneId)
    {
        if (await session.UnAsync<OuRow>(Ou, new { LigneId = ligneId }) is not { } ou)
        {
            return null;
        }

        await session.VerrouillerAsync(Verrou.Appel(ou.AppelId), Verrou.Dossier(ou.Id));
        return (ou.Id, ou.AppelId);
    }

    public static async Task<CouvertDuDossier> CouvertAsync(SqlSession session, Guid dossierId) =>
        new((await session.UnAsync<CouvertRow>(Dossier, new { DossierId = dossierId }))!, await session.ListeAsync<LigneCouvranteRow>(Lignes, new { DossierId = dossierId }));

    /// <summary>False when the line no longer has that version.</summary>
    public static async Task<bool> DeciderAsync(SqlSession session, LigneArbitreeRow ligne, (EtatLigne Etat, DecisionAnnoncee Decision) decide, Acteur acteur, DateTimeOffset le)
    {
        var (etat, decision) = decide;
        var accorde = etat == EtatLigne.Accordee ? decision.Montant : Repartition.Zero;
        var retrait = etat == EtatLigne.RetireeParFinanceur;
        var ecrit = new
        {
            Id = ligne.LigneId,
            ligne.Version,
            Etat = etat.ToString(),
            Specifique = retrait ? (Montant?)null : accorde.Specifique,
            DroitCommun = retrait ? (Montant?)null : accorde.DroitCommun,
            Fermete = etat == EtatLigne.Accordee ? nameof(Fermete.Ferme) : null,
            decision.Motif,
        };
        if (!await session.ModifierAsync(Decidee, ecrit))
        {
            return false;
        }

        var montant = new { Id = Guid.CreateVersion7(), ligne.LigneId, accorde.Specifique, accorde.DroitCommun, decision.Motif, acteur.CompteId, Le = le };
        await session.ExecuterAsync(MontantAccorde, montant);
        await session.ExecuterAsync(Decision, new
        {
            Id = Guid.CreateVersion7(),
            ligne.LigneId,
            Action = DecisionSurLigne.Action(decision.Nature!.Value).ToString(),
            Organe = retrait ? null : decision.Organe,
            Reference = retrait ? null : decision.Reference,
            DecideeLe = retrait ? null : decision.DecideeLe,
            NotifieeLe = retrait ? null : decision.NotifieeLe,
            accorde.Specifique,
            accorde.DroitCommun,
            decision.Motif,
            acteur.CompteId,
            Le = le,
        });
        return true;
    }

    /// <summary>What the committee said of it is taken back.</summary>
    public static Task<bool> RendreAsync(SqlSession session, LigneCouvranteRow ligne, EtatLigne etat, string motif) =>
        session.ModifierAsync(Rendue, new { ligne.Id, ligne.Version, Etat = etat.ToString(), Motif = motif });

    private sealed record OuRow
    {
        public required Guid Id { get; init; }
        public required Guid AppelId { get; init; }
    }
}
