using AppelAProjets.Domain.Travaux;

namespace AppelAProjets.Application.Travaux;

/// <summary>Puts a work that failed back in line, once its cause is settled: it goes on from what is done.</summary>
public sealed class RelancerTravail(Ecrivain ecrivain)
{
    private static readonly SqlStatement AppelDeLExport = new("SELECT e.AppelId FROM Export e WHERE e.Id = @Id");
    private static readonly SqlStatement AppelDuLot = new("SELECT l.AppelId FROM LotDeCourriers l WHERE l.Id = @Id");
    private static readonly SqlStatement AppelDuCalcul = new("SELECT s.AppelId FROM ScenarioCalcul k JOIN Scenario s ON s.Id = k.ScenarioId WHERE k.ScenarioId = @Id");

    private static readonly SqlStatement Export = new("""
        UPDATE Export SET Etat = 'EnAttente', Essais = 0, Erreur = NULL, FiniLe = NULL, Jusqua = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'Echouee'
        """);

    private static readonly SqlStatement Lot = new("UPDATE LotDeCourriers SET Etat = 'EnAttente', Essais = 0, FiniLe = NULL, Jusqua = NULL, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND Etat = 'Echoue'");

    private static readonly SqlStatement Calcul = new("UPDATE ScenarioCalcul SET Etat = 'EnAttente', FiniLe = NULL, Jusqua = NULL, Version = Version + 1 WHERE ScenarioId = @Id AND Version = @Version AND Etat = 'Echoue'");

    /// <summary>Administrateur or Secretariat; in conflict when it runs already or did not fail.</summary>
    public Task<Resultat> ExecuterAsync(GenreDeTravail genre, Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var (appel, relance) = genre switch
            {
                GenreDeTravail.Export => (AppelDeLExport, Export),
                GenreDeTravail.Courriers => (AppelDuLot, Lot),
                GenreDeTravail.Calcul => (AppelDuCalcul, Calcul),
            };
            if (!(acteur.A(Role.Administrateur) || acteur.A(Role.Secretariat)) || await session.UnAsync<Guid?>(appel, new { Id = id }) is not { } appelId)
            {
                return Refus.Absent;
            }

            return await session.ModifierAsync(relance, new { Id = id, Version = version })
                ? Ecrit.Avec(new Acte(ActeDuJournal.RelancerTravail, ObjetDuJournal.Appel, appelId, Details: genre.Libelle()))
                : Refus.Conflit;
        }, annulation);
}
