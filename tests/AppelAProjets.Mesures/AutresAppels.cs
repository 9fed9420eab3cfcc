using Microsoft.Data.Sqlite;

namespace AppelAProjets.Mesures;

/// <summary>Dossiers of other calls in the same base: copies of those of the measured call, with their lines, scores and neighbourhoods.</summary>
internal static class AutresAppels
{
    private const string NouvelId = "UPPER(SUBSTR(HEX(RANDOMBLOB(16)), 1, 8) || '-' || HEX(RANDOMBLOB(2)) || '-7' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-8' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || HEX(RANDOMBLOB(6)))";

    public static void Ajouter(string fichier, int nombre)
    {
        using var connexion = new SqliteConnection($"Data Source={fichier};Pooling=False");
        connexion.Open();
        Executer(connexion, "PRAGMA foreign_keys=OFF;");
        var modele = (string)Executer(connexion, "SELECT Id FROM Appel WHERE Etat = 'DepotClos'")!;
        var dossiers = (long)Executer(connexion, "SELECT COUNT(*) FROM Dossier WHERE AppelId = @Modele", ("@Modele", modele))!;
        for (var (appel, faits) = (1, 0L); faits < nombre; appel++, faits += dossiers)
        {
            using var transaction = connexion.BeginTransaction();
            var id = Guid.CreateVersion7().ToString().ToUpperInvariant();
            Copier(connexion, "Appel", "a.Id = @Modele", ("@Modele", modele), ("Id", "@Id", id), ("Code", "@Code", $"AUTRE{appel}"), ("Etat", "'Clos'", ""));
            Executer(connexion, $"CREATE TEMP TABLE Copie AS SELECT Id AS Ancien, {NouvelId} AS Nouveau FROM Dossier WHERE AppelId = @Modele; CREATE INDEX temp.IX_Copie ON Copie (Ancien);", ("@Modele", modele));
            string Copie(string colonne) => $"(SELECT c.Nouveau FROM Copie c WHERE c.Ancien = a.{colonne})";
            Copier(connexion, "Dossier", "a.AppelId = @Modele", ("@Modele", modele), ("Id", Copie("Id"), ""), ("AppelId", "@AppelId", id), ("Numero", "@Appel || '-' || a.Numero", $"{appel}"));
            foreach (var (table, cle) in new[] { ("DossierQuartier", false), ("Ligne", true), ("Note", false) })
            {
                (string, string, string)[] change = [("DossierId", Copie("DossierId"), ""), .. cle ? [("Id", NouvelId, "")] : Array.Empty<(string, string, string)>()];
                Copier(connexion, table, "a.DossierId IN (SELECT Ancien FROM Copie)", ("@Modele", modele), change);
            }

            Executer(connexion, "DROP TABLE Copie;");
            transaction.Commit();
        }

        Executer(connexion, "PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private static void Copier(SqliteConnection connexion, string table, string lesquels, (string Nom, string Valeur) parametre, params (string Colonne, string Valeur, string Parametre)[] changees)
    {
        var colonnes = new List<string>();
        using (var lecture = connexion.CreateCommand())
        {
            lecture.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            using var lignes = lecture.ExecuteReader();
            while (lignes.Read())
            {
                colonnes.Add(lignes.GetString(0));
            }
        }

        var valeurs = colonnes.Select(c => Array.Find(changees, x => x.Colonne == c) is { Valeur: { } valeur } ? valeur : $"a.{c}");
        Executer(connexion, $"INSERT INTO {table} ({string.Join(", ", colonnes)}) SELECT {string.Join(", ", valeurs)} FROM {table} a WHERE {lesquels}",
            [parametre, .. changees.Where(c => c.Parametre.Length > 0).Select(c => ($"@{(c.Colonne == "Numero" ? "Appel" : c.Colonne)}", c.Parametre))]);
    }

    private static object? Executer(SqliteConnection connexion, string sql, params (string Nom, string Valeur)[] parametres)
    {
        using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        commande.CommandTimeout = 600;
        foreach (var (nom, valeur) in parametres.Where(p => sql.Contains(p.Nom, StringComparison.Ordinal)))
        {
            commande.Parameters.AddWithValue(nom, valeur);
        }

        return commande.ExecuteScalar();
    }
}
