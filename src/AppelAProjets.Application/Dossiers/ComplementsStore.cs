using AppelAProjets.Application.Sql;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Closes the requests for complements that a new version answers.</summary>
internal static class ComplementsStore
{
    private static readonly SqlStatement Reponse = new("UPDATE DemandeDeComplements SET ReponseLe = @Le WHERE Id = @Id AND ReponseLe IS NULL");

    /// <summary>False when one was answered meanwhile.</summary>
    public static async Task<bool> ReponduAsync(this SqlSession session, DossierPorteur dossier, DateTimeOffset le)
    {
        foreach (var demande in dossier.Complements.Where(c => c.ReponseLe is null))
        {
            if (!await session.ModifierAsync(Reponse, new { demande.Id, Le = le }))
            {
                return false;
            }
        }

        return true;
    }
}
