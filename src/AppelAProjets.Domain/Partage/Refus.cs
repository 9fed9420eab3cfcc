namespace AppelAProjets.Domain;

/// <summary>An expected refusal: a value, never an exception.</summary>
/// <param name="Code">Stable, for tests, journal and statistics.</param>
/// <param name="Message">French, shown as it is to the person who acted.</param>
public sealed record Refus(string Code, string Message, string? Champ = null)
{
    private const string CodeDeConflit = "conflit";
    private const string CodeDAbsence = "introuvable";

    /// <summary>Unknown, or not for this person.</summary>
    public static Refus Absent { get; } = new(CodeDAbsence, "Cette page n’existe pas.");

    /// <summary>Another person, or another page of the same one, was faster: nothing is overwritten.</summary>
    public static Refus Conflit { get; } = ConflitSur("relisez la version actuelle, puis recommencez si besoin");

    public Issue Issue => Code switch
    {
        CodeDeConflit => Issue.Conflit,
        CodeDAbsence => Issue.Absent,
        _ => Issue.Refuse,
    };

    /// <param name="suite">End of the sentence, without its full stop: <c>« comparez les deux versions, puis enregistrez de nouveau »</c>.</param>
    public static Refus ConflitSur(string suite) =>
        new(CodeDeConflit, $"Quelqu’un d’autre, ou un autre onglet, a modifié ces informations entre-temps. Rien n’a été écrasé : {suite}.");
}
