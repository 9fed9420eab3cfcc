using AppelAProjets.Application.Sql;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Mesures;

/// <summary>Sends recorded commands again in durable transactions: no HTTP, no Dapper, no rule; one writer at a time, as in the product.</summary>
/// <param name="fichier">The base.</param>
/// <param name="connexions">How many.</param>
/// <param name="preparer">Each text is prepared once for all, which no driver does by itself.</param>
internal sealed class Rejeu(string fichier, int connexions, bool preparer = false) : IDisposable
{
    private readonly LiaisonNue[] liaisons = [.. Enumerable.Range(0, connexions).Select(_ => new LiaisonNue(fichier, preparer))];
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

/// <summary>A connection that stays open with the product's settings.</summary>
internal sealed class LiaisonNue : IDisposable
{
    private readonly SqliteConnection connexion;
    private readonly Dictionary<string, SqliteCommand> preparees = [];

    private readonly bool preparer;

    public LiaisonNue(string fichier, bool preparer)
    {
        this.preparer = preparer;
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
            var commande = preparer ? Preparee(sql, valeurs.Keys) : Nouvelle(sql, valeurs.Keys);
            commande.Transaction = transaction;
            foreach (var (nom, valeur) in valeurs)
            {
                commande.Parameters[$"@{nom}"].Value = autres?.GetValueOrDefault(nom) ?? valeur ?? DBNull.Value;
            }

            var touchees = Lire(commande);
            if (!preparer)
            {
                commande.Dispose();
            }

            if (touchees == 0 && sql.StartsWith("UPDATE", StringComparison.Ordinal))
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

    private SqliteCommand Preparee(string sql, IEnumerable<string> noms) =>
        preparees.TryGetValue(sql, out var commande) ? commande : preparees[sql] = Nouvelle(sql, noms);

    private SqliteCommand Nouvelle(string sql, IEnumerable<string> noms)
    {
        var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        commande.Parameters.AddRange(noms.Select(nom => new SqliteParameter($"@{nom}", null)));
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
