using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

public sealed record PieceSaisie(Guid? Id, int? Ordre, bool Supprimer, string? Libelle, string? Aide, bool Indispensable) : IElementSaisi;

public sealed class ModifierPieces(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Actuels = new("SELECT Id FROM AppelPiece WHERE AppelId = @AppelId");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelPiece WHERE AppelId = @AppelId");
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AppelPiece (Id, AppelId, Ordre, Libelle, Aide, Indispensable) VALUES (@Id, @AppelId, @Ordre, @Libelle, @Aide, @Indispensable)
        """);

    /// <summary>Empty when recorded, else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Cible cible, IReadOnlyList<PieceSaisie> elements, Acteur acteur, CancellationToken annulation = default)
    {
        IReadOnlyList<Refus> refus =
        [
            .. ElementsSaisis.Verifier(elements),
            .. elements.Index().SelectMany(e => Saisies.Verifier(e.Item.Aide, ElementsSaisis.Champ(e.Index, nameof(PieceSaisie.Aide)), "Aide", 500)),
        ];
        if (refus.Count > 0)
        {
            return refus;
        }

        await using var session = await database.EcrireAsync(annulation);
        var appel = await session.PrendreAsync(cible, SectionAppel.Pieces, acteur);
        if (appel.EstRefuse)
        {
            return [appel.Refus];
        }

        if (ElementsSaisis.Etrangers(elements, await session.ListeAsync<Guid>(Actuels, new { AppelId = appel.Valeur.Id })) is { } etranger)
        {
            return [etranger];
        }

        var retenues = ElementsSaisis.Retenus(elements);
        await session.ExecuterAsync(Retrait, new { AppelId = appel.Valeur.Id });
        await session.ExecuterAsync(Ajout, retenues.Select((piece, rang) => Ligne(appel.Valeur.Id, piece, rang + 1)).ToArray());
        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "modifier-pieces", "Appel", appel.Valeur.Id, details: $"{retenues.Count} pièces");
        await session.ValiderAsync();
        return [];
    }

    private static object Ligne(Guid appelId, PieceSaisie piece, int ordre) => new
    {
        Id = piece.Id ?? Guid.CreateVersion7(),
        AppelId = appelId,
        Ordre = ordre,
        Libelle = Saisies.Texte(piece.Libelle),
        Aide = Saisies.Texte(piece.Aide),
        piece.Indispensable,
    };
}
