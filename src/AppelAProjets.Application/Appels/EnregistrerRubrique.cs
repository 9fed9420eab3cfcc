using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

public sealed record SaisieDeRubrique(Guid? Id, string? Titre, string? Aide, int Version);

public sealed class EnregistrerRubrique(Ecrivain ecrivain)
{
    public async Task<Resultat> ExecuterAsync(string code, SaisieDeRubrique saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var section = new SectionDeQuestions(saisie.Id ?? Guid.CreateVersion7(), Saisies.Texte(saisie.Titre) ?? "", Saisies.Texte(saisie.Aide));
        Refus[] refus = [.. VerificationDeQuestion.Refuser(section)];
        return refus.Length > 0 ? refus : await ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            var prise = await PreparationDesQuestions.PrendreAsync(session, code, acteur);
            if (prise.EstRefuse)
            {
                return prise.TousLesRefus;
            }

            var appelId = prise.Valeur.Appel.Id;
            if (saisie.Id is null)
            {
                await session.AjouterAsync(appelId, section, prise.Valeur.Formulaire.Sections.Count + 1);
            }
            else if (!await session.ModifierAsync(appelId, section, saisie.Version))
            {
                return PreparationDesQuestions.Conflit;
            }

            return Ecrit.Avec(new Acte(saisie.Id is null ? ActeDuJournal.AjouterRubrique : ActeDuJournal.ModifierRubrique, ObjetDuJournal.Appel, appelId, Details: section.Titre));
        }, annulation);
    }
}
