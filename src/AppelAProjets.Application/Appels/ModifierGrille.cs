using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

public sealed record CritereSaisi(Guid? Id, int? Ordre, bool Supprimer, string? Libelle, string? Aide, int? Poids, int? NoteEliminatoire) : IElementSaisi;

/// <summary>Records the weighted grid. In preparation the weights may not sum to 100 yet: publishing requires it.</summary>
public sealed class ModifierGrille(Ecrivain ecrivain)
{
    private static readonly SqlStatement Actuels = new("SELECT Id FROM AppelCritere WHERE AppelId = @AppelId");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelCritere WHERE AppelId = @AppelId");
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AppelCritere (Id, AppelId, Ordre, Libelle, Aide, Poids, NoteEliminatoire) VALUES (@Id, @AppelId, @Ordre, @Libelle, @Aide, @Poids, @NoteEliminatoire)
        """);

    public async Task<Resultat> ExecuterAsync(Cible cible, IReadOnlyList<CritereSaisi> elements, Acteur acteur, CancellationToken annulation = default)
    {
        Refus[] refus = [.. ElementsSaisis.Verifier(elements), .. VerifierLesPoids(elements)];
        if (refus.Length > 0)
        {
            return refus;
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Grille, acteur, async (session, appel, _) =>
        {
            if (ElementsSaisis.Etrangers(elements, await session.ListeAsync<Guid>(Actuels, new { AppelId = appel.Id })) is { } etranger)
            {
                return etranger;
            }

            var retenus = ElementsSaisis.Retenus(elements);
            await session.ExecuterAsync(Retrait, new { AppelId = appel.Id });
            await session.ExecuterAsync(Ajout, retenus.Select((critere, rang) => Ligne(appel.Id, critere, rang + 1)).ToArray());
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierGrille, ObjetDuJournal.Appel, appel.Id, Details: $"critères : {retenus.Count}, total {retenus.Sum(c => c.Poids)}"));
        }, annulation);
    }

    private static object Ligne(Guid appelId, CritereSaisi critere, int ordre) => new
    {
        Id = critere.Id ?? Guid.CreateVersion7(),
        AppelId = appelId,
        Ordre = ordre,
        Libelle = Saisies.Texte(critere.Libelle),
        Aide = Saisies.Texte(critere.Aide),
        critere.Poids,
        critere.NoteEliminatoire,
    };

    private static IEnumerable<Refus> VerifierLesPoids(IReadOnlyList<CritereSaisi> elements)
    {
        var retenus = ElementsSaisis.Retenus(elements);
        foreach (var (rang, element) in elements.Index().Where(e => retenus.Contains(e.Item)))
        {
            if (element.Poids is not (>= 1 and <= 100))
            {
                yield return new Refus("critere.poids", "Le poids est un nombre entier de 1 à 100.", ElementsSaisis.Champ(rang, nameof(element.Poids)));
            }

            if (element.NoteEliminatoire is not (null or (>= 1 and <= 5)))
            {
                yield return new Refus("critere.eliminatoire", "Le seuil éliminatoire va de 1 à 5 ; laissez vide s’il n’y en a pas.", ElementsSaisis.Champ(rang, nameof(element.NoteEliminatoire)));
            }

            foreach (var refus in Saisies.Verifier(element.Aide, ElementsSaisis.Champ(rang, nameof(element.Aide)), "Ce qui est regardé", 500))
            {
                yield return refus;
            }
        }
    }
}
