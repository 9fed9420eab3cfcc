using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

public enum UsageDeQuestion
{
    /// <summary>Stops early and kindly when the answer is not the expected one.</summary>
    Eligibilite,
    Complementaire,
}

public sealed record SectionDeQuestions(Guid Id, string Titre, string? Aide = null);

/// <summary>A question that the Secrétariat adds to the form of a call. Its type and use never change: its answers keep their meaning.</summary>
/// <param name="SectionId">Its heading; null for an eligibility question.</param>
/// <param name="Type">How it is answered: one of <see cref="Types"/>.</param>
public sealed record QuestionDAppel(Guid Id, UsageDeQuestion Usage, Guid? SectionId, TypeDeChamp Type, string Libelle)
{
    public const string Prefixe = "question.";

    public const int LongueurDOption = 200;

    public static IReadOnlyList<TypeDeChamp> Types { get; } =
    [
        TypeDeChamp.OuiNon, TypeDeChamp.Choix, TypeDeChamp.ChoixMultiple, TypeDeChamp.Texte, TypeDeChamp.TexteLong, TypeDeChamp.Nombre, TypeDeChamp.Montant, TypeDeChamp.Date,
        TypeDeChamp.Fichier,
    ];

    /// <summary>Types of an eligibility question: those that have an expected answer.</summary>
    public static IReadOnlyList<TypeDeChamp> TypesDEligibilite { get; } = [TypeDeChamp.OuiNon, TypeDeChamp.Choix];

    public string Cle => CleDe(Id);

    public string? Aide { get; init; }

    /// <summary>The dossier cannot be deposited without an answer.</summary>
    public bool Requise { get; init; }

    public int LongueurMaximale { get; init; } = LongueurParDefaut(TypeDeChamp.Texte);

    /// <summary>Options of a choice; the text is also the value kept.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>When it is asked; always, when null.</summary>
    public ConditionDAffichage? Condition { get; init; }

    /// <summary>Answers with which one may go on; empty unless it is an eligibility question.</summary>
    public IReadOnlyList<string> ReponsesAttendues { get; init; } = [];

    public string? MessageSinon { get; init; }

    public static string CleDe(Guid id) => $"{Prefixe}{id}";

    /// <summary>The longest text that a type has unless it is said.</summary>
    public static int LongueurParDefaut(TypeDeChamp type) => type == TypeDeChamp.TexteLong ? ChampsDuDossier.TexteLongMaximal : 200;

    public ChampDeFormulaire EnChamp(SectionDeQuestions? section) => new(Cle, Usage == UsageDeQuestion.Eligibilite ? SectionDossier.Eligibilite : SectionDossier.Questions, Type, Libelle)
    {
        Aide = Aide, Requis = Requise, LongueurMaximale = LongueurMaximale, Options = [.. Options.Select(o => new OptionDeChamp(o, o))], Condition = Condition,
        Groupe = section?.Titre, AideDuGroupe = section?.Aide,
        Arret = Usage == UsageDeQuestion.Eligibilite ? new ArretDEligibilite(ReponsesAttendues, MessageSinon ?? "") : null,
    };
}

public sealed record ArretDEligibilite(IReadOnlyList<string> Attendues, string Message)
{
    public bool Arrete(string? reponse) => reponse is not null && !Attendues.Contains(reponse);
}
