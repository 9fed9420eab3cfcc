using AppelAProjets.Application.Sql;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Mesures;

/// <summary>Copies of a base as it stands, where work is recorded and sent again.</summary>
internal static class Copies
{
    /// <summary>Gives the path back.</summary>
    public static string Copier(SqlDatabase database, string copie)
    {
        using var connexion = new SqliteConnection(database.Chaine);
        connexion.Open();
        using var commande = connexion.CreateCommand();
        commande.CommandText = "VACUUM INTO @Copie";
        commande.Parameters.AddWithValue("@Copie", copie);
        commande.ExecuteNonQuery();
        commande.CommandText = $"ATTACH '{copie}' AS copie; PRAGMA copie.journal_mode=WAL; DETACH copie;";
        commande.ExecuteNonQuery();
        return copie;
    }
}
