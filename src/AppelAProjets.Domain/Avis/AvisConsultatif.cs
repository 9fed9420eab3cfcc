using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Avis;

public enum SensDAvis
{
    Favorable,
    FavorableSousReserve,
    Defavorable,
    /// <summary>Has read the dossier and gives no opinion.</summary>
    SansAvis,
}

/// <param name="Commentaire">Null when nothing was written.</param>
public sealed record AvisDonne(SensDAvis Sens, string? Commentaire);

/// <param name="TermeLe">Last day to answer, in Paris.</param>
public sealed record QuestionPosee(string Question, DateOnly TermeLe);

/// <summary>Rules of the opinions that commit nobody: those of the people of a neighbourhood, and of experts without account.</summary>
public static class AvisConsultatif
{
    public const int LongueurMaximale = 4_000;
    public const int LongueurDeQuestion = 2_000;
    /// <summary>In days: an expert asked for later than that has forgotten.</summary>
    public const int DelaiMaximal = 180;

    /// <summary>Between two reminders made by hand.</summary>
    public static readonly TimeSpan EntreDeuxRelances = TimeSpan.FromDays(1);

    /// <summary>Those who speak for a neighbourhood that they hold; the expert answers by a link.</summary>
    public static IReadOnlyList<Role> RolesDeQuartier { get; } = [Role.ReferentQuartier, Role.DeleguePrefet, Role.ConseilCitoyen];

    public static Resultat<AvisDonne> Lire(SensDAvis? sens, string? commentaire)
    {
        var texte = Texte(commentaire);
        Refus?[] refus =
        [
            sens is null ? new Refus("avis.sens", "Choisissez votre avis.", "Sens") : null,
            texte.Length > LongueurMaximale ? new Refus("avis.long", $"Votre commentaire compte {texte.Length} caractères : {LongueurMaximale} au plus.", "Commentaire") : null,
            sens is SensDAvis.FavorableSousReserve && texte.Length == 0 ? new Refus("avis.reserve", "Dites votre réserve : ce qui doit changer pour que l’avis soit favorable.", "Commentaire") : null,
            sens is SensDAvis.Defavorable && texte.Length == 0 ? new Refus("avis.motif", "Dites pourquoi l’avis est défavorable.", "Commentaire") : null,
        ];
        return refus.OfType<Refus>().ToArray() is { Length: > 0 } refuse ? refuse : new AvisDonne(sens!.Value, texte.Length == 0 ? null : texte);
    }

    /// <param name="le">UTC.</param>
    public static Resultat<QuestionPosee> Demander(string? question, DateOnly? terme, DateTimeOffset le)
    {
        var texte = Texte(question);
        Refus?[] refus =
        [
            texte.Length == 0 ? new Refus("avis.question", "Écrivez la question que vous posez.", "Question") : null,
            texte.Length > LongueurDeQuestion ? new Refus("avis.question-longue", $"Votre question compte {texte.Length} caractères : {LongueurDeQuestion} au plus.", "Question") : null,
            RefuserLeTerme(terme, le),
        ];
        return refus.OfType<Refus>().ToArray() is { Length: > 0 } refuse ? refuse : new QuestionPosee(texte, terme!.Value);
    }

    public static Refus? RefuserLeTerme(DateOnly? terme, DateTimeOffset le) => (terme?.DayNumber - HeureDeParis.Jour(le).DayNumber) switch
    {
        null => new Refus("avis.terme-absent", "Indiquez la date limite de réponse.", "TermeLe"),
        <= 0 => new Refus("avis.terme", "La date limite de réponse doit être postérieure à aujourd’hui.", "TermeLe"),
        > DelaiMaximal => new Refus("avis.terme-lointain", $"La date limite de réponse est trop lointaine : {DelaiMaximal} jours au plus.", "TermeLe"),
        _ => null,
    };

    /// <summary>The last day is over, in Paris.</summary>
    public static bool EstPasse(DateOnly terme, DateTimeOffset le) => HeureDeParis.Jour(le) > terme;

    private static string Texte(string? saisie) => (saisie ?? "").ReplaceLineEndings("\n").Trim();
}
