using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Scenarios;

/// <summary>Mails to those who may read a scenario from now on.</summary>
internal static class CourrielsDeScenario
{
    // Of a seat of the call, on the day of a session that is not over.
    private static readonly SqlStatement Membres = new($"""
        SELECT DISTINCT c.Courriel, s.Du, s.Au, p.PrevueLe
        FROM Siege s
        JOIN Seance p ON p.AppelId = s.AppelId
        JOIN Compte c ON c.Id = s.TitulaireId OR c.Id = s.SuppleantId
        JOIN Habilitation h ON h.CompteId = c.Id
        WHERE s.AppelId = @AppelId AND p.Etat NOT IN ('Arretee', 'Annulee') AND h.Role = {RolesSql.MembreComite} AND {AgentsQuery.EnFonction}
        """);

    public static async Task<IReadOnlyList<NouveauCourriel>> AuxMembresAsync(this SqlSession session, AccesAuxScenarios acces, (Guid Id, string Nom) scenario, (LiensOptions Liens, DateTimeOffset Le) envoi)
    {
        var membres = await session.ListeAsync<MembreRow>(Membres, new { acces.AppelId, Maintenant = envoi.Le });
        return [.. membres.Where(m => Siege.EstEnFonction(m.Du, m.Au, HeureDeParis.Jour(m.PrevueLe))).Select(m => m.Courriel).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(courriel => new NouveauCourriel(GenreDeCourriel.Travail, courriel, "Un scénario est montré au comité", $"""
                Bonjour,

                Appel à projets « {acces.Titre} ». Le scénario « {scenario.Nom} » est montré aux membres du comité. Il n’engage personne.

                Pour le lire : {envoi.Liens.Vers(LiensScenarios.Scenario(acces.Code, scenario.Id))}
                """))];
    }

    private sealed record MembreRow
    {
        public required string Courriel { get; init; }
        public DateOnly? Du { get; init; }
        public DateOnly? Au { get; init; }
        public required DateTimeOffset PrevueLe { get; init; }
    }
}
