using System.Text.RegularExpressions;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>What a row of the journal says beside its act is read by people: no key of the code, identifier, or instant as machines write it. Fails whoever writes one.</summary>
public static partial class JournalEnClair
{
    // Single words are also words of the language (« Publie »): only what no one would write is looked for.
    private static readonly HashSet<string> Cles =
        [.. typeof(AppelAProjets.Domain.Refus).Assembly.GetTypes().Where(t => t.IsEnum).SelectMany(Enum.GetNames).Where(nom => nom.Skip(1).Any(char.IsUpper))];

    /// <summary>What the tests type in forms, where a detail quotes a person: someone may write an identifier, the code may not.</summary>
    public static IReadOnlyList<string> Tapes { get; set; } = [];

    public static void Verifier(object? parametres)
    {
        foreach (var details in (parametres as IEnumerable<AppelAProjets.Application.Journal.JournalEntry> ?? []).Select(e => e.Details).OfType<string>())
        {
            if (Faute(details, Tapes) is { } faute)
            {
                throw new InvalidOperationException($"The journal would show \"{faute}\" in \"{details}\".");
            }
        }
    }

    internal static string? Faute(string details, IEnumerable<string> tapes) => Faute(tapes.Aggregate(details, (dit, tape) => dit.Replace(tape, "texte", StringComparison.Ordinal)));

    internal static string? Faute(string details) =>
        Machine().Match(details) is { Success: true } trouve ? trouve.Value
        : details.Trim() != details || details.Length == 0 ? "a part left empty"
        : Mots().Matches(details).Select(m => m.Value).FirstOrDefault(Cles.Contains);

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\d[T ]\d\d:|->|\(s\)|\b(?:True|False)\b| , |,[^ \d]|:$")]
    private static partial Regex Machine();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Mots();
}
