using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Texts of the call; the last two are Markdown.</summary>
public sealed record SaisieDeTextes(string? Titre, string? Presentation, string? ReglesDuJeu);

public sealed class ModifierTextes(SqlDatabase database, TimeProvider horloge)
{
    public const int LongueurMaximale = 20_000;

    private static readonly SqlStatement Modification = new(
        "UPDATE Appel SET Titre = @Titre, Presentation = @Presentation, ReglesDuJeu = @ReglesDuJeu WHERE Id = @Id");

    /// <summary>Empty when recorded, else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, SaisieDeTextes saisie, Acteur acteur, CancellationToken annulation = default)
    {
        IReadOnlyList<Refus> refus =
        [
            .. Saisies.Verifier(saisie.Titre, nameof(saisie.Titre), "Titre de l’appel", 200, requis: true),
            .. Saisies.Verifier(saisie.Presentation, nameof(saisie.Presentation), "Présentation", LongueurMaximale),
            .. Saisies.Verifier(saisie.ReglesDuJeu, nameof(saisie.ReglesDuJeu), "Règles du jeu", LongueurMaximale),
        ];
        if (refus.Count > 0)
        {
            return refus;
        }

        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Textes, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        await session.ExecuterAsync(Modification, new
        {
            appel.Valeur.Id,
            Titre = saisie.Titre!.Trim(),
            Presentation = Saisies.Texte(saisie.Presentation),
            ReglesDuJeu = Saisies.Texte(saisie.ReglesDuJeu),
        });
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-textes", "Appel", appel.Valeur.Id);
        await session.ValiderAsync();
        return [];
    }
}
