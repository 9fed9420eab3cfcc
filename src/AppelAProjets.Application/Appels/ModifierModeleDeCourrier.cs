using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Appels;

/// <summary>Records a version of a template of letters, after composing with it a letter of each kind that it serves: a template that cannot be printed is never kept.</summary>
public sealed class ModifierModeleDeCourrier(Ecrivain ecrivain)
{
    private static readonly SqlStatement Commun = new("UPDATE Appel SET ModeleDeCourrier = @Modele WHERE Id = @Id");

    /// <summary>An unknown field is named. An empty text gives a kind the common template again.</summary>
    public async Task<Resultat> ExecuterAsync(Cible cible, GenreDeModele genre, string? modele, Acteur acteur, CancellationToken annulation = default)
    {
        var texte = Saisies.Texte(modele);
        if (texte is null && genre == GenreDeModele.Commun)
        {
            return new Refus("modele.vide", "Rédigez le modèle commun des courriers.", "Modele");
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Modele, acteur, async (session, appel, le) =>
        {
            if (texte is not null && Essayer(texte, genre, appel.Titre, HeureDeParis.Jour(le)) is { } refus)
            {
                return refus;
            }

            if (genre == GenreDeModele.Commun)
            {
                await session.ExecuterAsync(Commun, new { appel.Id, Modele = texte });
            }

            var numero = await ModeleStore.AjouterAsync(session, appel.Id, genre, texte, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierModele, ObjetDuJournal.Appel, appel.Id, Details: FormattableString.Invariant($"{GenresDeModele.Libelle(genre)}, version {numero}")));
        }, annulation);
    }

    private static Refus? Essayer(string texte, GenreDeModele genre, string titre, DateOnly jour) =>
        (genre == GenreDeModele.Commun ? Enum.GetValues<GenreDeModele>() : [genre])
            .Select(g => CompositeurDeCourrier.Composer(texte, ExempleDeCourrier.Pour(titre, [], jour, g)))
            .FirstOrDefault(essai => essai.EstRefuse)?.Refus;
}
