using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Texts of the call; the last two are Markdown.</summary>
public sealed record SaisieDeTextes(string? Titre, string? Presentation, string? ReglesDuJeu);

public sealed class ModifierTextes(Ecrivain ecrivain)
{
    public const int LongueurMaximale = 20_000;

    private static readonly SqlStatement Modification = new(
        "UPDATE Appel SET Titre = @Titre, Presentation = @Presentation, ReglesDuJeu = @ReglesDuJeu WHERE Id = @Id");

    public async Task<Resultat> ExecuterAsync(Cible cible, SaisieDeTextes saisie, Acteur acteur, CancellationToken annulation = default)
    {
        Refus[] refus =
        [
            .. Saisies.Verifier(saisie.Titre, nameof(saisie.Titre), "Titre de l’appel", 200, requis: true),
            .. Saisies.Verifier(saisie.Presentation, nameof(saisie.Presentation), "Présentation", LongueurMaximale),
            .. Saisies.Verifier(saisie.ReglesDuJeu, nameof(saisie.ReglesDuJeu), "Règles du jeu", LongueurMaximale),
        ];
        if (refus.Length > 0)
        {
            return refus;
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Textes, acteur, async (session, appel, _) =>
        {
            await session.ExecuterAsync(Modification, new
            {
                appel.Id,
                Titre = saisie.Titre!.Trim(),
                Presentation = Saisies.Texte(saisie.Presentation),
                ReglesDuJeu = Saisies.Texte(saisie.ReglesDuJeu),
            });
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierTextes, ObjetDuJournal.Appel, appel.Id));
        }, annulation);
    }
}
