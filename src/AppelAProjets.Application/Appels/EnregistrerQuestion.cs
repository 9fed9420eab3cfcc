using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <summary>A question as typed. Use and type count for a new one only: they never change.</summary>
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
    public int Version { get; init; }
}

/// <summary>Adds a question to the form of a call, or changes it. What is published does not change until <see cref="PublierQuestions"/>.</summary>
public sealed class EnregistrerQuestion(Ecrivain ecrivain)
{
    public Task<Resultat> ExecuterAsync(string code, SaisieDeQuestion saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var prise = await PreparationDesQuestions.PrendreAsync(session, code, acteur);
            return prise.EstRefuse ? prise.TousLesRefus : await EcrireAsync(session, prise.Valeur, saisie);
        }, annulation);

    private static async Task<Resultat<Ecrit>> EcrireAsync(SqlSession session, PreparationDesQuestions preparation, SaisieDeQuestion saisie)
    {
        var (appelId, actuelle) = (preparation.Appel.Id, saisie.Id is { } id ? preparation.Formulaire.Question(id) : null);
        if (saisie.Id is not null && actuelle is null)
        {
            return new Refus("question.inconnue", "Cette question n’existe plus : revenez à la liste.");
        }

        var question = Lire(saisie, actuelle);
        Refus[] refus = [.. VerificationDeQuestion.Refuser(question)];
        Resultat<FormulaireDAppel> suivant = refus.Length > 0 ? refus : preparation.Formulaire.Poser(question, preparation.Fixes);
        if (suivant.EstRefuse)
        {
            return suivant.TousLesRefus;
        }

        if (actuelle is null)
        {
            await session.AjouterAsync(appelId, question, suivant.Valeur.Questions.Count);
        }
        else if (!await session.ModifierAsync(appelId, question, saisie.Version))
        {
            return PreparationDesQuestions.Conflit;
        }

        await session.OrdonnerAsync(suivant.Valeur);
        return Ecrit.Avec(new Acte(actuelle is null ? ActeDuJournal.AjouterQuestion : ActeDuJournal.ModifierQuestion, ObjetDuJournal.Appel, appelId, Details: question.Libelle));
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
