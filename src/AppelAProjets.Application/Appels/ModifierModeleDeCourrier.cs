using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Records the template of the joint letter, after composing a letter with it: a template that cannot be printed is never kept.</summary>
public sealed class ModifierModeleDeCourrier(Ecrivain ecrivain)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET ModeleDeCourrier = @Modele WHERE Id = @Id");

    /// <summary>An unknown field is named.</summary>
    public async Task<Resultat> ExecuterAsync(Cible cible, string? modele, Acteur acteur, CancellationToken annulation = default)
    {
        if (Saisies.Texte(modele) is not { } texte)
        {
            return new Refus("modele.vide", "Rédigez le modèle du courrier d’avis commun.", "Modele");
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Modele, acteur, async (session, appel, le) =>
        {
            var essai = CompositeurDeCourrier.Composer(texte, ExempleDeCourrier.Pour(appel.Titre, [], HeureDeParis.Jour(le)));
            if (essai.EstRefuse)
            {
                return essai.TousLesRefus;
            }

            await session.ExecuterAsync(Modification, new { appel.Id, Modele = texte });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierModele, ObjetDuJournal.Appel, appel.Id));
        }, annulation);
    }
}
