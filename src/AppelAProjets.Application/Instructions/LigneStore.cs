using AppelAProjets.Application.Validations;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>A funder's line as its own agents change it.</summary>
public sealed record LigneInstruiteRow
{
    public required Guid Id { get; init; }
    public required Guid FinanceurId { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public string? ProposeMotif { get; init; }
    public string? MotifEtat { get; init; }
    /// <summary>Said to be without proposal, UTC.</summary>
    public DateTimeOffset? SansPropositionLe { get; init; }
    /// <summary>Returned by the Valideur, UTC.</summary>
    public DateTimeOffset? RenvoyeLe { get; init; }
    public string? RenvoyeMotif { get; init; }
    public required int Version { get; init; }

    public EtapeDeProposition Etape => Proposition.Etape(Etat, Propose is not null, RenvoyeLe is not null, SansPropositionLe is not null);

    /// <summary>What is proposed, or prepared for the Valideur.</summary>
    public Repartition? Propose => ProposeSpecifique is null && ProposeDroitCommun is null
        ? null
        : new Repartition(ProposeSpecifique ?? Montant.Zero, ProposeDroitCommun ?? Montant.Zero);
}

internal static class LigneStore
{
    public const string Colonnes = """
        SELECT Id, FinanceurId, Etat, Demande, Avis, AvisMotif, ProposeSpecifique, ProposeDroitCommun, ProposeMotif, MotifEtat, SansPropositionLe, RenvoyeLe, RenvoyeMotif, Version FROM Ligne
        """;

    private static readonly SqlStatement Lecture = new($"{Colonnes} WHERE Id = @Id AND DossierId = @DossierId");

    private static readonly SqlStatement Ecriture = new("""
        UPDATE Ligne SET Etat = @Etat, Avis = @Avis, AvisMotif = @AvisMotif, ProposeSpecifique = @ProposeSpecifique, ProposeDroitCommun = @ProposeDroitCommun,
            ProposeMotif = @ProposeMotif, MotifEtat = @MotifEtat, SansPropositionLe = @SansPropositionLe,
            RenvoyeLe = @RenvoyeLe, RenvoyeMotif = @RenvoyeMotif, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Prepares = new($"SELECT COUNT(*) AS Nombre FROM LigneMontant m JOIN Ligne l ON l.Id = m.LigneId WHERE l.Id = @Id AND m.CompteId = @CompteId AND {ValidationSql.DernierMontant}");

    private static readonly SqlStatement Historique = new("""
        INSERT INTO LigneMontant (Id, LigneId, Nature, Specifique, DroitCommun, Motif, CompteId, Le)
        VALUES (@Id, @LigneId, 'Propose', @Specifique, @DroitCommun, @Motif, @CompteId, @Le)
        """);

    public static Task<LigneInstruiteRow?> LireAsync(SqlSession session, Guid dossierId, Guid id) =>
        session.UnAsync<LigneInstruiteRow>(Lecture, new { Id = id, DossierId = dossierId });

    /// <summary>The amount that the line holds now was set by this account.</summary>
    public static async Task<bool> APrepareAsync(SqlSession session, Guid ligneId, Guid compteId) =>
        await session.UnAsync<int>(Prepares, new { Id = ligneId, CompteId = compteId }) > 0;

    /// <summary>False when the row no longer has the version of <paramref name="ligne"/>.</summary>
    public static Task<bool> EcrireAsync(SqlSession session, LigneInstruiteRow ligne) => session.ModifierAsync(Ecriture, new
    {
        ligne.Id,
        ligne.Version,
        Etat = ligne.Etat.ToString(),
        Avis = ligne.Avis?.ToString(),
        ligne.AvisMotif,
        ligne.ProposeSpecifique,
        ligne.ProposeDroitCommun,
        ligne.ProposeMotif,
        ligne.MotifEtat,
        ligne.SansPropositionLe,
        ligne.RenvoyeLe,
        ligne.RenvoyeMotif,
    });

    /// <summary>Keeps who proposed what, when and why.</summary>
    public static Task HistoriserAsync(SqlSession session, Guid ligneId, Repartition propose, string? motif, Guid compteId, DateTimeOffset le) =>
        session.ExecuterAsync(Historique, new
        {
            Id = Guid.CreateVersion7(),
            LigneId = ligneId,
            Specifique = propose.Specifique.Centimes,
            DroitCommun = propose.DroitCommun.Centimes,
            Motif = motif,
            CompteId = compteId,
            Le = le,
        });
}
