using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Formulaires;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed record QuestionsViewModel(QuestionsDeLAppel Questions)
{
    public string Adresse => LiensAppels.Appel(Questions.Appel.Code);

    /// <summary>Questions that are no longer asked but were answered.</summary>
    public IReadOnlyList<QuestionRow> Retirees => [.. Questions.Preparees.Questions.Where(q => q.RetireeLe is not null)];

    /// <summary>When a question is asked, in words; null when it always is.</summary>
    public string? Condition(QuestionDAppel question) =>
        question.Condition is { } condition && Questions.Formulaire.SourcesPour(question, Questions.Fixes).FirstOrDefault(s => s.Cle == condition.Cle) is { } source ? condition.EnMots(source) : null;

    public static string Type(TypeDeChamp type) => type switch
    {
        TypeDeChamp.OuiNon => "Oui ou non",
        TypeDeChamp.Choix => "Une réponse dans une liste",
        TypeDeChamp.ChoixMultiple => "Plusieurs réponses dans une liste",
        TypeDeChamp.Texte => "Texte court",
        TypeDeChamp.TexteLong => "Texte long",
        TypeDeChamp.Nombre => "Nombre entier",
        TypeDeChamp.Montant => "Montant en euros",
        TypeDeChamp.Date => "Date",
        TypeDeChamp.Fichier => "Fichier à joindre",
        _ => type.ToString(),
    };

    public static IEnumerable<SelectListItem> Types(UsageDeQuestion usage) =>
        (usage == UsageDeQuestion.Eligibilite ? QuestionDAppel.TypesDEligibilite : QuestionDAppel.Types).Select(t => new SelectListItem(Type(t), $"{t}"));
}

public sealed record PublicationDesQuestionsViewModel(QuestionsDeLAppel Questions, EffetSurLesBrouillons Effet)
{
    public string Adresse => LiensAppels.Appel(Questions.Appel.Code);
}

[ValidateNever]
public sealed class RubriqueViewModel
{
    public int Version { get; set; }

    [Display(Name = "Titre de la rubrique")]
    public string? Titre { get; set; }

    [Display(Name = "Texte sous le titre")]
    public string? Aide { get; set; }

    [BindNever]
    public QuestionsDeLAppel Questions { get; set; } = null!;

    [BindNever]
    public Guid? Id { get; set; }

    public SaisieDeRubrique EnSaisie(Guid? id) => new(id, Titre, Aide, Version);
}

/// <summary>Form of a question. Its use and type are chosen before.</summary>
[ValidateNever]
public sealed class QuestionViewModel
{
    public int Version { get; set; }

    public UsageDeQuestion Usage { get; set; }

    public TypeDeChamp Type { get; set; }

    [Display(Name = "Rubrique")]
    public Guid? SectionId { get; set; }

    [Display(Name = "Question")]
    public string? Libelle { get; set; }

    [Display(Name = "Aide sous la question")]
    public string? Aide { get; set; }

    [Display(Name = "Réponse obligatoire pour déposer")]
    public bool Requise { get; set; }

    [Display(Name = "Nombre de caractères au plus")]
    public int? LongueurMaximale { get; set; }

    [Display(Name = "Réponses possibles")]
    public string? Options { get; set; }

    /// <summary>Condition as <see cref="Coder"/> writes it.</summary>
    [Display(Name = "Quand la poser")]
    public string? Condition { get; set; }

    [Display(Name = "Réponse qui permet de continuer")]
    public string? ReponsesAttendues { get; set; }

    [Display(Name = "Ce que lit la personne dans les autres cas")]
    public string? MessageSinon { get; set; }

    [BindNever]
    public QuestionsDeLAppel Questions { get; set; } = null!;

    [BindNever]
    public Guid? Id { get; set; }

    public static QuestionViewModel De(QuestionRow row)
    {
        var question = row.EnQuestion();
        return new QuestionViewModel
        {
            Version = row.Version, Usage = row.Usage, Type = row.Type, SectionId = row.SectionId, Libelle = row.Libelle, Aide = row.Aide, Requise = row.Requise, LongueurMaximale = row.LongueurMaximale,
            Options = row.Options, Condition = question.Condition is { } condition ? Coder(condition) : null, ReponsesAttendues = row.ReponseAttendue, MessageSinon = row.MessageSinon,
        };
    }

    public SaisieDeQuestion EnSaisie(Guid? id) => new(id, Usage, Type)
    {
        SectionId = SectionId, Libelle = Libelle, Aide = Aide, Requise = Requise, LongueurMaximale = LongueurMaximale, Options = Options, Condition = Decoder(Condition),
        ReponsesAttendues = ReponsesAttendues, MessageSinon = MessageSinon, Version = Version,
    };

    public IEnumerable<SelectListItem> Conditions()
    {
        var question = new QuestionDAppel(Id ?? Guid.Empty, Usage, SectionId, Type, Libelle ?? "");
        return from source in Questions.Formulaire.SourcesPour(question, Questions.Fixes)
               let groupe = new SelectListGroup { Name = source.Libelle }
               from condition in ConditionDAffichage.Possibles(source)
               select new SelectListItem(Mots(condition, source), Coder(condition)) { Group = groupe };
    }

    public string? ConditionEnMots => Id is { } id && Questions.Formulaire.Question(id) is { } question ? new QuestionsViewModel(Questions).Condition(question) : null;

    public static string Coder(ConditionDAffichage condition) => $"{condition.Cle}|{condition.Operateur}|{condition.Valeur}";

    private static ConditionDAffichage? Decoder(string? texte) =>
        texte?.Split('|', 3) is [var cle, var operateur, var valeur] && LectureDeMot.Lire<OperateurDeCondition>(operateur) is { } lu ? new ConditionDAffichage(cle, lu, valeur) : null;

    private static string Mots(ConditionDAffichage condition, ChampDeFormulaire source) => condition.Operateur switch
    {
        OperateurDeCondition.Rempli => "Si elle est répondue",
        OperateurDeCondition.Different => $"Si la réponse n’est pas « {source.Montrer(condition.Valeur)} »",
        OperateurDeCondition.Contient => $"Si « {source.Montrer(condition.Valeur)} » est coché",
        _ => $"Si la réponse est « {source.Montrer(condition.Valeur)} »",
    };
}
