namespace AppelAProjets.Domain.Dossiers;

/// <summary>A section named by the request for complements that is open.</summary>
/// <param name="EstChangee">It no longer says what the version that was asked about says.</param>
/// <param name="SansChangement">Why nothing has to change in it, in the words of the porteur; null when not said.</param>
public sealed record SectionDemandee(SectionDossier Section, bool EstChangee, string? SansChangement = null)
{
    public const int LongueurDuMotif = 1_000;

    public const string CodeAReprendre = "complements.a-reprendre";

    /// <summary>An answer that answers nothing is refused.</summary>
    public Refus? Manque => EstChangee || !string.IsNullOrWhiteSpace(SansChangement)
        ? null
        : new Refus(CodeAReprendre, $"« {Libelles.Pour(Section)} » est à reprendre : rien n’y a changé depuis la demande. Corrigez ce qui est demandé, ou dites pourquoi il n’y a rien à changer.", "reprise");

    /// <summary>The reason as it is kept, or why it cannot be.</summary>
    public static Resultat<string> LireMotif(string? motif) => motif?.ReplaceLineEndings("\n").Trim() switch
    {
        null or "" => new Refus("complements.motif", "Dites pourquoi il n’y a rien à changer dans cette rubrique.", "Motif"),
        { Length: > LongueurDuMotif } => new Refus("complements.motif", "Votre explication est trop longue : 1 000 caractères au plus.", "Motif"),
        var lu => lu,
    };
}
