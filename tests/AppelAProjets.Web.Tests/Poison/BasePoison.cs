using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppelAProjets.Web.Tests.Architecture;
using Microsoft.Data.Sqlite;

namespace AppelAProjets.Web.Tests.Poison;

/// <summary>Puts into every text of a base what no text may hold, as it may have been kept before the gate was there.</summary>
public static class BasePoison
{
    /// <summary>Noncharacters, controls, an order of direction; half of a pair is added by the base.</summary>
    public const string Poison = "\uFFFE\uFFFF\u0001\u001B[31m\u202E\uFDD0\U0001FFFE";

    // Names of states, codes, keys, hashes: what the program writes itself. Where such a column holds a sentence all the same, it is poisoned too.
    private static readonly HashSet<string> SansTexte =
    [
        "Etat", "EtatMandat", "Type", "Role", "Qualite", "Nature", "Origine", "Avis", "Sens", "Voix", "Fermete", "Cote", "Usage", "Statut", "ConditionOperateur", "ConditionCle", "Rencontre", "Analyse", "ModifieComme",
        "TypeMime", "Empreinte", "EmpreinteDuTexte", "CodeDuPapier", "EmpreintePrecedente", "AccordEmpreinte", "QuartierCode", "Code", "CleIdempotence", "CourrielNormalise", "MotDePasseHache", "TimbreDeSecurite", "CleAuthentificateur",
        "CodesDeSecours", "IdentifiantMessage", "TypeDeCredits", "Action", "Objet", "ObjetId", "Cle", "Compte", "CompteCerfa", "Section", "Sections", "Colonnes", "Options", "ReponseAttendue", "ConditionValeur",
        "AidesPubliques", "Valeur", "Courriel", "Partage", "BrouillonSens", "Complet", "Eligible", "Verdict", "Couleur", "Portee", "Lieu", "Droits", "Marque", "Annonce", "Etape", "Genre", "Rythme", "Lot",
    ];

    private static readonly HashSet<string> Propres = ["CleDeProtection", "Marque", "SchemaVersions", "TacheSuivie"];

    private static readonly HashSet<string> EnJson = ["DossierDepot.Contenu", "AppelVersionDeFormulaire.Contenu", "Releve.Contenu", "Courrier.Document", "ImportDePlan.Lignes", "ReponseDAnnuaire.Reponse", "ImportDeResultats.Lignes", "VueDuTableau.Contenu", "PointExamine.Contenu"];

    private static readonly HashSet<string> Longs =
        [.. Directory.EnumerateFiles(Path.Combine(SourceDuDepot.Racine, "db", "migrations")).SelectMany(f => Regex.Matches(File.ReadAllText(f), @"(\w+) \$texte\$").Select(m => m.Groups[1].Value))];

    /// <returns>Values that were poisoned.</returns>
    public static async Task<int> EmpoisonnerAsync(string chaine)
    {
        await using var connexion = new SqliteConnection(chaine);
        await connexion.OpenAsync();
        var nombre = 0;
        foreach (var (table, colonne) in await ColonnesAsync(connexion))
        {
            nombre += EnJson.Contains($"{table}.{colonne}")
                ? await DansLeJsonAsync(connexion, table, colonne)
                : await ExecuterAsync(connexion, $"""
                    UPDATE "{table}" SET "{colonne}" = "{colonne}" || @p || CAST(X'EDA080' AS TEXT) WHERE "{colonne}" <> '' {(SansTexte.Contains(colonne) ? $"AND instr(\"{colonne}\", ' ') > 0" : "")}
                    """, ("@p", Poison));
        }

        return nombre;
    }

    private static async Task<List<(string Table, string Colonne)>> ColonnesAsync(SqliteConnection connexion)
    {
        await using var commande = connexion.CreateCommand();
        commande.CommandText = """
            SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND (c.type LIKE 'nvarchar%' OR c.type = 'TEXT') ORDER BY m.name, c.cid
            """;
        var colonnes = new List<(string Table, string Colonne)>();
        await using var lecteur = await commande.ExecuteReaderAsync();
        while (await lecteur.ReadAsync())
        {
            // An instant, a day and an identifier are TEXT too on this engine.
            if (lecteur.GetString(2) != "TEXT" || Longs.Contains(lecteur.GetString(1)))
            {
                colonnes.Add((lecteur.GetString(0), lecteur.GetString(1)));
            }
        }

        return colonnes.FindAll(c => !Propres.Contains(c.Table));
    }

    private static async Task<int> DansLeJsonAsync(SqliteConnection connexion, string table, string colonne)
    {
        var textes = new List<(long Rang, string Texte)>();
        await using (var commande = connexion.CreateCommand())
        {
            commande.CommandText = $"SELECT rowid, \"{colonne}\" FROM \"{table}\" WHERE \"{colonne}\" <> ''";
            await using var lecteur = await commande.ExecuteReaderAsync();
            while (await lecteur.ReadAsync())
            {
                textes.Add((lecteur.GetInt64(0), lecteur.GetString(1)));
            }
        }

        foreach (var (rang, texte) in textes)
        {
            var json = JsonNode.Parse(texte);
            Empoisonner(json);
            await ExecuterAsync(connexion, $"UPDATE \"{table}\" SET \"{colonne}\" = @t WHERE rowid = @r", ("@t", json!.ToJsonString()), ("@r", rang));
        }

        return textes.Count;
    }

    // Sentences only: a word alone may be a state.
    private static void Empoisonner(JsonNode? noeud)
    {
        switch (noeud)
        {
            case JsonObject objet:
                objet.ToList().ForEach(m => Remplacer(m.Value, neuf => objet[m.Key] = neuf));
                break;
            case JsonArray tableau:
                Enumerable.Range(0, tableau.Count).ToList().ForEach(i => Remplacer(tableau[i], neuf => tableau[i] = neuf));
                break;
        }

        static void Remplacer(JsonNode? valeur, Action<string> par)
        {
            if (valeur is JsonValue v && v.TryGetValue<string>(out var texte))
            {
                if (texte.Contains(' ', StringComparison.Ordinal))
                {
                    par(texte + Poison);
                }

                return;
            }

            Empoisonner(valeur);
        }
    }

    private static async Task<int> ExecuterAsync(SqliteConnection connexion, string sql, params (string Nom, object Valeur)[] parametres)
    {
        await using var commande = connexion.CreateCommand();
        commande.CommandText = sql;
        foreach (var (nom, valeur) in parametres)
        {
            commande.Parameters.AddWithValue(nom, valeur);
        }

        return await commande.ExecuteNonQueryAsync();
    }
}
