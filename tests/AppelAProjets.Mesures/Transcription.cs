using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using AppelAProjets.Application.Sql;

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
                commandes.AddRange(Lots(parametres).Select(lot => new Commande(sql.Pour(database.Dialecte), Valeurs(lot))));
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
    private static IEnumerable<object?> Lots(object? parametres) => parametres is IEnumerable liste ? liste.Cast<object?>() : [parametres];

    private static Dictionary<string, object?> Valeurs(object? lot) => lot is null ? [] : lot.GetType().GetProperties().ToDictionary(p => p.Name, p => Simple(p.GetValue(lot)));

    private static object? Simple(object? valeur) => valeur switch
    {
        null or string or long => valeur,
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
