using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Sql;
using DynamicParameters = Dapper.DynamicParameters;

namespace AppelAProjets.Mesures;

/// <summary>A command that the product sent, with its values as SQLite keeps them.</summary>
internal sealed record Commande(string Sql, IReadOnlyDictionary<string, object?> Valeurs);

/// <summary>Writes down the commands that the product sends, so that they can be sent again alone.</summary>
internal static class Transcription
{
    private static readonly JsonSerializerOptions Lecture = new() { Converters = { new Valeur() } };

    public static async Task<IReadOnlyList<Commande>> NoterAsync(SqlDatabase database, Func<Task> travail)
    {
        var (commandes, avant) = (new List<Commande>(), database.Observateur);
        database.Observateur = (sql, parametres) =>
        {
            lock (commandes)
            {
                commandes.AddRange(Lots(parametres).Select(lot => Developper(sql.Pour(database.Dialecte), Valeurs(lot))));
            }
        };
        await travail();
        database.Observateur = avant;
        return commandes;
    }

    public static async Task GarderAsync(IReadOnlyList<Commande> commandes, string fichier) => await File.WriteAllTextAsync(fichier, JsonSerializer.Serialize(commandes));

    public static async Task<IReadOnlyList<Commande>> LireAsync(string fichier) =>
        JsonSerializer.Deserialize<List<Commande>>(await File.ReadAllTextAsync(fichier), Lecture)!;

    // Dapper sends the statement once per element of a list.
    private static IEnumerable<object?> Lots(object? parametres) => parametres is IEnumerable liste and not DynamicParameters ? liste.Cast<object?>() : [parametres];

    private static Dictionary<string, object?> Valeurs(object? lot) => lot switch
    {
        null => [],
        DynamicParameters dynamiques => Gabarits(dynamiques).SelectMany(Valeurs).Concat(dynamiques.ParameterNames.Select(nom => KeyValuePair.Create(nom, dynamiques.Get<object?>(nom))))
            .GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value),
        _ => lot.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToDictionary(p => p.Name, p => p.GetValue(lot)),
    };

    // The objects that were added whole: Dapper reads them when it sends.
    private static IEnumerable<object> Gabarits(DynamicParameters parametres) =>
        (List<object>?)typeof(DynamicParameters).GetField("templates", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(parametres) ?? [];

    // As Dapper writes a list: one parameter per value. Values that the text does not name are not sent.
    private static Commande Developper(string sql, Dictionary<string, object?> valeurs)
    {
        var simples = new Dictionary<string, object?>();
        foreach (var (nom, valeur) in valeurs.Where(v => Regex.IsMatch(sql, $@"@{v.Key}\b")))
        {
            if (valeur is string or not IEnumerable)
            {
                simples[nom] = Simple(valeur);
                continue;
            }

            List<object?> liste = [.. ((IEnumerable)valeur).Cast<object?>()];
            sql = Regex.Replace(sql, $@"@{nom}\b", liste.Count == 0 ? "(SELECT NULL WHERE 1 = 0)" : $"({string.Join(",", liste.Select((_, i) => $"@{nom}{i + 1}"))})");
            foreach (var (rang, element) in liste.Index())
            {
                simples[$"{nom}{rang + 1}"] = Simple(element);
            }
        }

        return new Commande(sql, simples);
    }

    private static object? Simple(object? valeur) => valeur switch
    {
        null or string or long => valeur,
        Montant montant => montant.Centimes,
        Guid id => id.ToString("D").ToUpperInvariant(),
        DateTimeOffset le => le.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFF", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly jour => jour.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        bool vrai => vrai ? 1L : 0L,
        int nombre => (long)nombre,
        _ => throw new NotSupportedException($"{valeur.GetType()} in a recorded command."),
    };

    private sealed class Valeur : JsonConverter<object?>
    {
        public override object? Read(ref Utf8JsonReader lecteur, Type type, JsonSerializerOptions options) => lecteur.TokenType == JsonTokenType.Number ? lecteur.GetInt64() : lecteur.GetString();

        public override void Write(Utf8JsonWriter ecrivain, object? valeur, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
