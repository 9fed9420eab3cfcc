using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>What a question of a call is for.</summary>
public enum UsageDeQuestion
{
    /// <summary>Stops early and kindly when the answer is not the expected one.</summary>
    Eligibilite,
    Complementaire,
}

/// <summary>A heading over complementary questions.</summary>
/// <param name="Titre">What people read.</param>
/// <param name="Aide">Sentence under it.</param>
public sealed record SectionDeQuestions(Guid Id, string Titre, string? Aide = null);

/// <summary>A question that the Secrétariat adds to the form of a call. Its type and use never change: its answers keep their meaning.</summary>
/// <param name="Usage">What it is for.</param>
/// <param name="SectionId">Its heading; null for an eligibility question.</param>
/// <param name="Type">How it is answered: one of <see cref="Types"/>.</param>
/// <param name="Libelle">What people read.</param>
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

    /// <summary>Key of the field that it makes.</summary>
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

    /// <summary>Why another answer stops, and whom to ask.</summary>
    public string? MessageSinon { get; init; }

    /// <summary>The key of the question of that identifier.</summary>
    public static string CleDe(Guid id) => $"{Prefixe}{id}";

    /// <summary>The longest text that a type has unless it is said.</summary>
    public static int LongueurParDefaut(TypeDeChamp type) => type == TypeDeChamp.TexteLong ? ChampsDuDossier.TexteLongMaximal : 200;

    /// <summary>The field of the form.</summary>
    /// <param name="section">Its heading, when it has one.</param>
    public ChampDeFormulaire EnChamp(SectionDeQuestions? section) => new(Cle, Usage == UsageDeQuestion.Eligibilite ? SectionDossier.Eligibilite : SectionDossier.Questions, Type, Libelle)
    {
        Aide = Aide, Requis = Requise, LongueurMaximale = LongueurMaximale, Options = [.. Options.Select(o => new OptionDeChamp(o, o))], Condition = Condition,
        Groupe = section?.Titre, AideDuGroupe = section?.Aide,
        Arret = Usage == UsageDeQuestion.Eligibilite ? new ArretDEligibilite(ReponsesAttendues, MessageSinon ?? "") : null,
    };
}

/// <summary>What an answer to an eligibility question must be, and what is said otherwise.</summary>
/// <param name="Attendues">Answers with which one may go on.</param>
/// <param name="Message">Why another one stops, and whom to ask.</param>
public sealed record ArretDEligibilite(IReadOnlyList<string> Attendues, string Message)
{
    public bool Arrete(string? reponse) => reponse is not null && !Attendues.Contains(reponse);
}
