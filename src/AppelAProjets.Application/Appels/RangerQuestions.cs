using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <summary>Moves or removes questions and headings of a call; refused when a condition would no longer hold.</summary>
public sealed class RangerQuestions(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>One place up (-1) or down (1).</summary>
    public Task<Resultat> DeplacerAsync(string code, Guid id, int pas, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, "ranger-questions", p => p.Formulaire.Deplacer(id, pas, p.Fixes), null, acteur, annulation);

    /// <summary>A heading one place up (-1) or down (1).</summary>
    public Task<Resultat> DeplacerRubriqueAsync(string code, Guid id, int pas, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, "ranger-questions", p => p.Formulaire.DeplacerSection(id, pas, p.Fixes), null, acteur, annulation);

    /// <summary>Removes a question; one that was answered is kept as no longer asked.</summary>
    public Task<Resultat> RetirerAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, "retirer-question", p => p.Formulaire.Retirer(id, p.Fixes), (session, _) => session.RetirerAsync(id, horloge.GetUtcNow()), acteur, annulation);

    /// <summary>Removes a heading that is empty.</summary>
    public Task<Resultat> RetirerRubriqueAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, "retirer-rubrique", p => p.Formulaire.RetirerSection(id), (session, appelId) => session.RetirerSectionAsync(appelId, id), acteur, annulation);

    private async Task<Resultat> ChangerAsync(
        string code, string action, Func<PreparationDesQuestions, Resultat<FormulaireDAppel>> changer, Func<SqlSession, Guid, Task>? retirer, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        var prise = await PreparationDesQuestions.PrendreAsync(session, code, acteur);
        var suivant = prise.EstRefuse ? prise.Refus : changer(prise.Valeur);
        if (suivant.EstRefuse)
        {
            return suivant.Refus;
        }

        var appelId = prise.Valeur.Appel.Id;
        if (retirer is not null)
        {
            await retirer(session, appelId);
        }

        await session.OrdonnerAsync(suivant.Valeur);
        var parties = prise.Valeur.Formulaire.Questions.Except(suivant.Valeur.Questions).Select(q => q.Libelle).Concat(prise.Valeur.Formulaire.Sections.Except(suivant.Valeur.Sections).Select(s => s.Titre));
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), action, "Appel", appelId, details: string.Join(", ", parties) is { Length: > 0 } noms ? noms : null);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
