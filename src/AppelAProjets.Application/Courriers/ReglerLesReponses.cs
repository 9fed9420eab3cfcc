using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>What a call says of the answers to its letters.</summary>
public sealed record ReglagesDesReponses
{
    public DateOnly? ReponseAvantLe { get; init; }
    public int RelanceApresJours { get; init; } = RegleDeReponse.RelanceApresJours;
    /// <summary>0 as long as nobody has set it.</summary>
    public int Version { get; init; }
}

/// <param name="Version">As read.</param>
public sealed record SaisieDesReponses(DateOnly? ReponseAvantLe, int? RelanceApresJours, int Version);

public sealed class ReglerLesReponses(Ecrivain ecrivain)
{
    private static readonly SqlStatement Appel = new("SELECT a.Id FROM Appel a WHERE a.Code = @Code");
    private static readonly SqlStatement Lecture = new("SELECT r.ReponseAvantLe, r.RelanceApresJours, r.Version FROM ReglagesDesCourriers r INNER JOIN Appel a ON a.Id = r.AppelId WHERE a.Code = @Code");
    private static readonly SqlStatement Nouveau = new("INSERT INTO ReglagesDesCourriers (AppelId, ReponseAvantLe, RelanceApresJours, Version) VALUES (@AppelId, @ReponseAvantLe, @RelanceApresJours, 1)");

    private static readonly SqlStatement Change = new("""
        UPDATE ReglagesDesCourriers SET ReponseAvantLe = @ReponseAvantLe, RelanceApresJours = @RelanceApresJours, Version = Version + 1 WHERE AppelId = @AppelId AND Version = @Version
        """);

    // The calendar of the call shows it.
    private static readonly SqlStatement Montre = new("UPDATE Appel SET Version = Version + 1 WHERE Id = @AppelId");

    public Task<Resultat> ExecuterAsync(string code, SaisieDesReponses saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appelId = await session.UnAsync<Guid>(Appel, new { Code = code });
            if (!acteur.A(Role.Secretariat) || appelId == default)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(appelId));
            // A date that is over and stays as it was is not refused: the delay beside it may still change.
            var tenue = (await LireAsync(session, code)).ReponseAvantLe;
            if (RegleDeReponse.Refuser(saisie.ReponseAvantLe == tenue ? null : saisie.ReponseAvantLe, saisie.RelanceApresJours, HeureDeParis.Jour(le)) is { } refus)
            {
                return refus;
            }

            var row = new { AppelId = appelId, saisie.ReponseAvantLe, saisie.RelanceApresJours, saisie.Version };
            if (saisie.Version == 0 ? !await session.InsererSiAbsentAsync(Nouveau, row) : !await session.ModifierAsync(Change, row))
            {
                return Refus.Conflit;
            }

            await session.ExecuterAsync(Montre, new { AppelId = appelId });
            var date = saisie.ReponseAvantLe is { } jour ? $"réponse avant le {HeureDeParis.EcrireJour(jour)}" : "sans date limite de réponse";
            return Ecrit.Avec(new Acte(ActeDuJournal.ReglerLesReponses, ObjetDuJournal.Appel, appelId, Details: $"{date}, relance après {saisie.RelanceApresJours} jours"));
        }, annulation);

    internal static async Task<ReglagesDesReponses> LireAsync(SqlSession session, string code) => await session.UnAsync<ReglagesDesReponses>(Lecture, new { Code = code }) ?? new ReglagesDesReponses();
}
