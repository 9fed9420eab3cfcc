using AppelAProjets.Domain.Travaux;

namespace AppelAProjets.Application.Travaux;

/// <summary>What an Administrateur or the Secrétariat may do of a work that someone asked for.</summary>
public sealed class AgirSurUnTravail(Ecrivain ecrivain)
{
    private static readonly SqlStatement AppelDeLExport = new("SELECT e.AppelId FROM Export e WHERE e.Id = @Id");
    private static readonly SqlStatement AppelDuLot = new("SELECT l.AppelId FROM LotDeCourriers l WHERE l.Id = @Id");
    private static readonly SqlStatement AppelDuCalcul = new("SELECT s.AppelId FROM ScenarioCalcul k JOIN Scenario s ON s.Id = k.ScenarioId WHERE k.ScenarioId = @Id");

    private static readonly SqlStatement ExportRelance = new("""
        UPDATE Export SET Etat = 'EnAttente', Essais = 0, Erreur = NULL, FiniLe = NULL, Jusqua = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'Echouee'
        """);

    private static readonly SqlStatement LotRelance = new("UPDATE LotDeCourriers SET Etat = 'EnAttente', Essais = 0, FiniLe = NULL, Jusqua = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'Echoue'");

    private static readonly SqlStatement CalculRelance = new("UPDATE ScenarioCalcul SET Etat = 'EnAttente', FiniLe = NULL, Jusqua = NULL, Version = Version + 1 WHERE ScenarioId = @Id AND Version = @Version AND Etat = 'Echoue'");

    // Whoever makes it learns it by the version. One taken since the page was shown is the same work: its state alone is looked at.
    private static readonly SqlStatement ExportArrete = new("UPDATE Export SET Etat = 'Annulee', FiniLe = @Le, Jusqua = NULL, Version = Version + 1 WHERE Id = @Id AND Etat IN ('EnAttente', 'EnCours')");
    private static readonly SqlStatement LotArrete = new("UPDATE LotDeCourriers SET Etat = 'Abandonne', FiniLe = @Le, Jusqua = NULL, Version = Version + 1 WHERE Id = @Id AND Etat IN ('EnAttente', 'EnCours')");
    private static readonly SqlStatement CalculArrete = new("UPDATE ScenarioCalcul SET Etat = 'Annule', Etape = NULL, FiniLe = @Le, Jusqua = NULL, Version = Version + 1 WHERE ScenarioId = @Id AND Etat IN ('EnAttente', 'EnCours')");

    /// <summary>Puts back in line one that failed, once its cause is settled: it goes on from what is done. In conflict when it runs already or did not fail.</summary>
    public Task<Resultat> RelancerAsync(GenreDeTravail genre, Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(genre, id, acteur, (session, le) => session.ModifierAsync(Choisir(genre, ExportRelance, LotRelance, CalculRelance), new { Id = id, Version = version }), ActeDuJournal.RelancerTravail, annulation);

    /// <summary>Stops one that waits or runs; <see cref="LibellesDeTravail.Reste"/> says what it leaves. In conflict when it is over.</summary>
    public Task<Resultat> ArreterAsync(GenreDeTravail genre, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(genre, id, acteur, (session, le) => session.ModifierAsync(Choisir(genre, ExportArrete, LotArrete, CalculArrete), new { Id = id, Le = le }), ActeDuJournal.ArreterTravail, annulation);

    private static SqlStatement Choisir(GenreDeTravail genre, SqlStatement export, SqlStatement lot, SqlStatement calcul) => genre switch
    {
        GenreDeTravail.Export => export,
        GenreDeTravail.Courriers => lot,
        GenreDeTravail.Calcul => calcul,
    };

    private Task<Resultat> ChangerAsync(GenreDeTravail genre, Guid id, Acteur acteur, Func<SqlSession, DateTimeOffset, Task<bool>> changer, ActeDuJournal acte, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
            !(acteur.A(Role.Administrateur) || acteur.A(Role.Secretariat)) || await session.UnAsync<Guid?>(Choisir(genre, AppelDeLExport, AppelDuLot, AppelDuCalcul), new { Id = id }) is not { } appelId ? Refus.Absent
            : await changer(session, le) ? Ecrit.Avec(new Acte(acte, ObjetDuJournal.Appel, appelId, Details: genre.Libelle()))
            : Refus.Conflit, annulation);
}
