using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Acces;

/// <summary>Committees and sessions: who reads everything sees all of them, others those that they preside and those where they hold a seat on the day.</summary>
internal static class AccesAuComite
{
    /// <summary>The committee of a call <c>a</c>. Parameters: <see cref="ParametresDuComite"/>.</summary>
    public const string Appel = """
        (@Tout = 1
         OR (@Membre = 1 AND EXISTS (SELECT 1 FROM Siege vs WHERE vs.AppelId = a.Id AND (vs.TitulaireId = @CompteId OR vs.SuppleantId = @CompteId)))
         OR (@Preside = 1 AND EXISTS (SELECT 1 FROM Seance vp WHERE vp.AppelId = a.Id AND vp.PresidenceId = @CompteId)))
        """;

    /// <summary>A session <c>s</c> of a call <c>a</c>: a first look, which <see cref="VoitLaSeanceAsync"/> ends.</summary>
    public const string Seance = """
        (@Tout = 1 OR s.PresidenceId = @CompteId OR EXISTS (SELECT 1 FROM Siege vs WHERE vs.AppelId = a.Id AND (vs.TitulaireId = @CompteId OR vs.SuppleantId = @CompteId)))
        """;

    private static readonly SqlStatement SesSieges = new("""
        SELECT s.FinanceurId, s.Du, s.Au FROM Siege s WHERE s.AppelId = @AppelId AND (s.TitulaireId = @CompteId OR s.SuppleantId = @CompteId)
        """);

    public static SqlParametres ParametresDuComite(this Acteur acteur, object? autres = null) =>
        new SqlParametres(autres).Et(new { acteur.CompteId, Tout = acteur.LitTout, Membre = acteur.A(Role.MembreComite), Preside = acteur.A(Role.Presidence) });

    public static bool Preside(Acteur acteur, Guid? presidenceId) => presidenceId == acteur.CompteId && acteur.A(Role.Presidence);

    public static async Task<bool> VoitLaSeanceAsync(this SqlSession session, SeanceDetailRow seance, Acteur acteur)
    {
        if (acteur.LitTout || Preside(acteur, seance.PresidenceId))
        {
            return true;
        }

        var sieges = await session.ListeAsync<SiegeTenuRow>(SesSieges, new { seance.AppelId, acteur.CompteId });
        return sieges.Any(s => PeutSieger(acteur, s.FinanceurId) && Siege.EstEnFonction(s.Du, s.Au, HeureDeParis.Jour(seance.PrevueLe)));
    }

    /// <summary>The same for a session of a call whose seats are read already.</summary>
    public static bool Voit(Acteur acteur, SeanceRow seance, IEnumerable<SiegeRow> sieges) =>
        acteur.LitTout || Preside(acteur, seance.PresidenceId)
        || sieges.Any(s => s.EstTenuPar(acteur.CompteId) && PeutSieger(acteur, s.FinanceurId) && s.EnSiege().EstEnFonction(HeureDeParis.Jour(seance.PrevueLe)));

    // A seat outlives the right of who holds it: ended, it opens nothing.
    private static bool PeutSieger(Acteur acteur, Guid? financeurId) => financeurId is { } financeur ? acteur.APour(Role.MembreComite, financeur) : acteur.A(Role.MembreComite);

    private sealed record SiegeTenuRow
    {
        public Guid? FinanceurId { get; init; }
        public DateOnly? Du { get; init; }
        public DateOnly? Au { get; init; }
    }
}
