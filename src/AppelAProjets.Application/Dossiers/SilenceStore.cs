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
            var rejet = await session.RejetImpliciteAsync(dossierId, reception);
            await session.ExecuterAsync(Echeance, new { DossierId = dossierId, RejetImpliciteLe = rejet, Le = le });
        }
    }

    /// <summary>Day of the implicit rejection, with all the requests, days in Paris. The one place where a dossier meets the delay.</summary>
    /// <param name="session">Where the requests are read.</param>
    /// <param name="dossierId">Whose.</param>
    /// <param name="reception">First deposit, UTC.</param>
    /// <param name="complementsRecusLe">When the complements still awaited arrive, if they do now, UTC.</param>
    /// <param name="nouvelle">The request that is being sent.</param>
    public static async Task<DateOnly> RejetImpliciteAsync(
        this SqlSession session, Guid dossierId, DateTimeOffset reception, DateTimeOffset? complementsRecusLe = null, DemandeDePieces? nouvelle = null)
    {
        var demandes = (await session.ListeAsync<DemandeRow>(Demandes, new { DossierId = dossierId })).Select(d => new DemandeDePieces(
            HeureDeParis.Jour(d.EnvoyeeLe), d.TermeLe, (d.ReponseLe ?? (d.DeComplements ? complementsRecusLe : null)) is { } le ? HeureDeParis.Jour(le) : null, d.Indispensable));
        return DelaiDeSilence.Echeance(reception, nouvelle is null ? demandes : demandes.Append(nouvelle));
    }

    private sealed record DemandeRow
    {
        public required DateTimeOffset EnvoyeeLe { get; init; }
        public required DateOnly TermeLe { get; init; }
        public DateTimeOffset? ReponseLe { get; init; }
        public required bool Indispensable { get; init; }
        public required bool DeComplements { get; init; }
    }
}
