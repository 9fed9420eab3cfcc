using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Records the template of the joint letter, after composing a letter with it: a template that cannot be printed is never kept.</summary>
public sealed class ModifierModeleDeCourrier(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Modification = new("UPDATE Appel SET ModeleDeCourrier = @Modele WHERE Id = @Id");

    /// <summary>Empty when recorded, else the refusals; an unknown field is named.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, string? modele, Acteur acteur, CancellationToken annulation = default)
    {
        if (Saisies.Texte(modele) is not { } texte)
        {
            return [new Refus("modele.vide", "Rédigez le modèle du courrier d’avis commun.", "Modele")];
        }

        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Modele, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        var essai = CompositeurDeCourrier.Composer(texte, ExempleDeCourrier.Pour(appel.Valeur.Titre, [], HeureDeParis.Jour(horloge.GetUtcNow())));
        if (essai.EstRefuse)
        {
            return [essai.Refus];
        }

        await session.ExecuterAsync(Modification, new { appel.Valeur.Id, Modele = texte });
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-modele", "Appel", appel.Valeur.Id);
        await session.ValiderAsync();
        return [];
    }
}
