namespace AppelAProjets.Domain;

/// <summary>One of the names of a type, as an address or a form says it. Not a number nor a list of names, which .NET takes for values that do not exist.</summary>
public static class LectureDeMot
{
    public static T? Lire<T>(string? texte)
        where T : struct, Enum =>
        texte is not null && texte.All(char.IsAsciiLetterOrDigit) && texte.Any(char.IsAsciiLetter) && Enum.TryParse<T>(texte, ignoreCase: true, out var lu) && Enum.IsDefined(lu) ? lu : null;
}
