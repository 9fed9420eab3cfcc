using AppelAProjets.Application.Sql;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Mesures;

/// <summary>Sends recorded commands again in durable transactions: no HTTP, no Dapper, no rule; one writer at a time, as in the product.</summary>
internal sealed class Rejeu(string fichier, int connexions) : IDisposable
{
    private readonly LiaisonNue[] liaisons = [.. Enumerable.Range(0, connexions).Select(_ => new LiaisonNue(fichier))];
    private readonly SemaphoreSlim porte = new(1);

    /// <summary>One transaction; the values named in <paramref name="autres"/> replace those recorded.</summary>
    public async Task EcrireAsync(int connexion, IReadOnlyList<Commande> commandes, IReadOnlyDictionary<string, object>? autres = null)
    {
        await porte.WaitAsync();
        try
        {
            liaisons[connexion].Ecrire(commandes, autres);
        }
        finally
        {
            porte.Release();
        }
    }

    public void Dispose()
    {
        Array.ForEach(liaisons, l => l.Dispose());
        porte.Dispose();
    }
}

/// <summary>A connection that stays open with the product's settings, each text prepared once: the best that this SQL can do.</summary>
internal sealed class LiaisonNue : IDisposable
{
    private readonly SqliteConnection connexion;
    private readonly Dictionary<string, SqliteCommand> preparees = [];

    public LiaisonNue(string fichier)
    {
        connexion = new SqliteConnection($"Data Source={fichier};Pooling=False");
        connexion.Open();
        using var reglages = connexion.CreateCommand();
        reglages.CommandText = SqlDialect.Sqlite.Ouverture;
        reglages.ExecuteNonQuery();
    }

    public void Ecrire(IReadOnlyList<Commande> commandes, IReadOnlyDictionary<string, object>? autres)
    {
        using var transaction = connexion.BeginTransaction();
        Envoyer(commandes, autres, transaction);
        transaction.Commit();
    }

    public void Envoyer(IReadOnlyList<Commande> commandes, IReadOnlyDictionary<string, object>? autres = null, SqliteTransaction? transaction = null)
    {
        foreach (var (sql, valeurs) in commandes)
        {
            var commande = Preparer(sql, valeurs.Keys);
            commande.Transaction = transaction;
            foreach (var (nom, valeur) in valeurs)
            {
                commande.Parameters[$"@{nom}"].Value = autres?.GetValueOrDefault(nom) ?? valeur ?? DBNull.Value;
            }

            if (Lire(commande) == 0 && sql.StartsWith("UPDATE", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The replay wrote nothing: {sql}");
            }
        }
    }

    public void Dispose()
    {
        foreach (var commande in preparees.Values)
        {
            commande.Dispose();
        }

        connexion.Dispose();
    }

    private SqliteCommand Preparer(string sql, IEnumerable<string> noms)
    {
        if (!preparees.TryGetValue(sql, out var commande))
        {
            preparees[sql] = commande = connexion.CreateCommand();
            commande.CommandText = sql;
            commande.Parameters.AddRange(noms.Select(nom => new SqliteParameter($"@{nom}", null)));
        }

        return commande;
    }

    private static int Lire(SqliteCommand commande)
    {
        using var lignes = commande.ExecuteReader();
        do
        {
            var ligne = new object[lignes.FieldCount];
            while (lignes.Read())
            {
                lignes.GetValues(ligne);
            }
        }
        while (lignes.NextResult());
        return lignes.RecordsAffected;
    }
}
