namespace AppelAProjets.Domain.Courriers;

/// <summary>Who signs for a funder.</summary>
public static class SignataireDuCourrier
{
    /// <summary>False for nobody, and for what people type to say that they will see later.</summary>
    public static bool EstIndique(string? nom) =>
        !string.IsNullOrWhiteSpace(nom) && nom.Trim().TrimEnd('.').ToLowerInvariant() is not ("à indiquer" or "a indiquer" or "à préciser" or "à compléter" or "à venir" or "x" or "xxx" or "?" or "-" or "–");

    /// <summary>Somebody is named, whose delegation runs on that day.</summary>
    public static bool PeutSigner(string? nom, DateOnly? du, DateOnly? au, DateOnly jour) => EstIndique(nom) && !(du > jour) && !(au < jour);
}
