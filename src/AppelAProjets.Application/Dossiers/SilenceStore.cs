using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>What may suspend the silence delay of a dossier: requests for complements and for pieces alike.</summary>
internal static class SilenceStore
{
    private static readonly SqlStatement Demandes = new("""
        SELECT EnvoyeeLe, TermeLe, ReponseLe, Indispensable, 1 AS DeComplements FROM DemandeDeComplements WHERE DossierId = @DossierId
        UNION ALL
        SELECT EnvoyeeLe, TermeLe, ReponseLe, Indispensable, 0 AS DeComplements FROM DemandeDePiece WHERE DossierId = @DossierId
        """);

    private static readonly SqlStatement Echeance = new("""
        UPDATE Dossier SET RejetImpliciteLe = @RejetImpliciteLe, ModifieLe = @Le, Version = Version + 1 WHERE Id = @DossierId
        """);

    /// <summary>Sets the day of the implicit rejection again, after a request or its answer. The version moves: whoever was deciding reads the new day first.</summary>
    public static async Task RecalculerLeSilenceAsync(this SqlSession session, Guid dossierId, DateTimeOffset? deposeLe, DateTimeOffset le)
    {
        if (deposeLe is { } reception)
        {
            var rejet = DelaiDeSilence.Echeance(reception, await session.DemandesDePiecesAsync(dossierId));
            await session.ExecuterAsync(Echeance, new { DossierId = dossierId, RejetImpliciteLe = rejet, Le = le });
        }
    }

    /// <summary>All of them, days in Paris.</summary>
    /// <param name="complementsRecusLe">When the complements still awaited arrive, if they do now, UTC.</param>
    public static async Task<IReadOnlyList<DemandeDePieces>> DemandesDePiecesAsync(this SqlSession session, Guid dossierId, DateTimeOffset? complementsRecusLe = null) =>
        [.. (await session.ListeAsync<DemandeRow>(Demandes, new { DossierId = dossierId })).Select(d => new DemandeDePieces(
            HeureDeParis.Jour(d.EnvoyeeLe), d.TermeLe, (d.ReponseLe ?? (d.DeComplements ? complementsRecusLe : null)) is { } le ? HeureDeParis.Jour(le) : null, d.Indispensable))];

    private sealed record DemandeRow
    {
        public required DateTimeOffset EnvoyeeLe { get; init; }
        public required DateOnly TermeLe { get; init; }
        public DateTimeOffset? ReponseLe { get; init; }
        public required bool Indispensable { get; init; }
        public required bool DeComplements { get; init; }
    }
}
