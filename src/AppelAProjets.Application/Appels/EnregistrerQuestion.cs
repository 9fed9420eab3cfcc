using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <summary>A question as typed. Use and type count for a new one only: they never change.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Usage">What it is for.</param>
/// <param name="Type">How it is answered.</param>
public sealed record SaisieDeQuestion(Guid? Id, UsageDeQuestion Usage, TypeDeChamp Type)
{
    public Guid? SectionId { get; init; }
    public string? Libelle { get; init; }
    public string? Aide { get; init; }
    public bool Requise { get; init; }
    /// <summary>In characters; null for the usual length.</summary>
    public int? LongueurMaximale { get; init; }
    public string? Options { get; init; }
    public ConditionDAffichage? Condition { get; init; }
    public string? ReponsesAttendues { get; init; }
    public string? MessageSinon { get; init; }
    /// <summary>Version of the row that was shown.</summary>
    public int Version { get; init; }
}

/// <summary>Adds a question to the form of a call, or changes it. What is published does not change until <see cref="PublierQuestions"/>.</summary>
public sealed class EnregistrerQuestion(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Empty when recorded, else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(string code, SaisieDeQuestion saisie, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var prise = await PreparationDesQuestions.PrendreAsync(session, code, acteur);
        if (prise.EstRefuse)
        {
            return [prise.Refus];
        }

        var (preparation, actuelle) = (prise.Valeur, saisie.Id is { } id ? prise.Valeur.Formulaire.Question(id) : null);
        if (saisie.Id is not null && actuelle is null)
        {
            return [new Refus("question.inconnue", "Cette question n’existe plus\u00A0: revenez à la liste.")];
        }

        var question = Lire(saisie, actuelle);
        var refus = VerificationDeQuestion.Refuser(question);
        var suivant = refus.Count > 0 ? refus[0] : preparation.Formulaire.Poser(question, preparation.Fixes);
        if (suivant.EstRefuse)
        {
            return refus.Count > 0 ? refus : [suivant.Refus];
        }

        if (actuelle is null)
        {
            await session.AjouterAsync(preparation.Appel.Id, question, suivant.Valeur.Questions.Count);
        }
        else if (!await session.ModifierAsync(preparation.Appel.Id, question, saisie.Version))
        {
            return [PreparationDesQuestions.Conflit];
        }

        await session.OrdonnerAsync(suivant.Valeur);
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), actuelle is null ? "ajouter-question" : "modifier-question", "Appel", preparation.Appel.Id, details: question.Libelle);
        await session.ValiderAsync();
        return [];
    }

    private static QuestionDAppel Lire(SaisieDeQuestion saisie, QuestionDAppel? actuelle)
    {
        var (usage, type) = actuelle is null ? (saisie.Usage, saisie.Type) : (actuelle.Usage, actuelle.Type);
        var eligibilite = usage == UsageDeQuestion.Eligibilite;
        return new QuestionDAppel(saisie.Id ?? Guid.CreateVersion7(), usage, eligibilite ? null : saisie.SectionId, type, Saisies.Texte(saisie.Libelle) ?? "")
        {
            Aide = Saisies.Texte(saisie.Aide),
            // An eligibility question without an answer would stop nobody.
            Requise = eligibilite || saisie.Requise,
            LongueurMaximale = saisie.LongueurMaximale ?? QuestionDAppel.LongueurParDefaut(type),
            Options = type is TypeDeChamp.Choix or TypeDeChamp.ChoixMultiple ? QuestionRow.Lignes(saisie.Options) : [],
            Condition = saisie.Condition,
            ReponsesAttendues = eligibilite ? QuestionRow.Lignes(saisie.ReponsesAttendues) : [],
            MessageSinon = eligibilite ? Saisies.Texte(saisie.MessageSinon) : null,
        };
    }
}
