using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <summary>Moves or removes questions and headings of a call; refused when a condition would no longer hold.</summary>
public sealed class RangerQuestions(Ecrivain ecrivain)
{
    /// <summary>One place up (-1) or down (1).</summary>
    public Task<Resultat> DeplacerAsync(string code, Guid id, int pas, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, ActeDuJournal.RangerQuestions, p => p.Formulaire.Deplacer(id, pas, p.Fixes), null, acteur, annulation);

    public Task<Resultat> DeplacerRubriqueAsync(string code, Guid id, int pas, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, ActeDuJournal.RangerQuestions, p => p.Formulaire.DeplacerSection(id, pas, p.Fixes), null, acteur, annulation);

    /// <summary>Removes a question; one that was answered is kept as no longer asked.</summary>
    public Task<Resultat> RetirerAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, ActeDuJournal.RetirerQuestion, p => p.Formulaire.Retirer(id, p.Fixes), (session, _, le) => session.RetirerAsync(id, le), acteur, annulation);

    public Task<Resultat> RetirerRubriqueAsync(string code, Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(code, ActeDuJournal.RetirerRubrique, p => p.Formulaire.RetirerSection(id), (session, appelId, _) => session.RetirerSectionAsync(appelId, id), acteur, annulation);

    private Task<Resultat> ChangerAsync(
        string code, ActeDuJournal acte, Func<PreparationDesQuestions, Resultat<FormulaireDAppel>> changer, Func<SqlSession, Guid, DateTimeOffset, Task>? retirer, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var prise = await PreparationDesQuestions.PrendreAsync(session, code, acteur);
            var suivant = prise.EstRefuse ? prise.TousLesRefus : changer(prise.Valeur);
            if (suivant.EstRefuse)
            {
                return suivant.TousLesRefus;
            }

            var (appelId, avant) = (prise.Valeur.Appel.Id, prise.Valeur.Formulaire);
            if (retirer is not null)
            {
                await retirer(session, appelId, le);
            }

            await session.OrdonnerAsync(suivant.Valeur);
            var partis = avant.Questions.Except(suivant.Valeur.Questions).Select(q => q.Libelle).Concat(avant.Sections.Except(suivant.Valeur.Sections).Select(s => s.Titre));
            return Ecrit.Avec(new Acte(acte, ObjetDuJournal.Appel, appelId, Details: string.Join(", ", partis) is { Length: > 0 } noms ? noms : null));
        }, annulation);
}
