using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Appels;

public sealed record PieceSaisie(Guid? Id, int? Ordre, bool Supprimer, string? Libelle, string? Aide, bool Indispensable, bool Confidentielle = false) : IElementSaisi;

public sealed class ModifierPieces(Ecrivain ecrivain)
{
    private static readonly SqlStatement Actuels = new("SELECT Id FROM AppelPiece WHERE AppelId = @AppelId");
    private static readonly SqlStatement Retrait = new("DELETE FROM AppelPiece WHERE AppelId = @AppelId");
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AppelPiece (Id, AppelId, Ordre, Libelle, Aide, Indispensable, Confidentielle) VALUES (@Id, @AppelId, @Ordre, @Libelle, @Aide, @Indispensable, @Confidentielle)
        """);

    public async Task<Resultat> ExecuterAsync(Cible cible, IReadOnlyList<PieceSaisie> elements, Acteur acteur, CancellationToken annulation = default)
    {
        Refus[] refus =
        [
            .. ElementsSaisis.Verifier(elements),
            .. elements.Index().SelectMany(e => Saisies.Verifier(e.Item.Aide, ElementsSaisis.Champ(e.Index, nameof(PieceSaisie.Aide)), "Aide", 500)),
        ];
        if (refus.Length > 0)
        {
            return refus;
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Pieces, acteur, async (session, appel, _) =>
        {
            if (ElementsSaisis.Etrangers(elements, await session.ListeAsync<Guid>(Actuels, new { AppelId = appel.Id })) is { } etranger)
            {
                return etranger;
            }

            var retenues = ElementsSaisis.Retenus(elements);
            await session.ExecuterAsync(Retrait, new { AppelId = appel.Id });
            await session.ExecuterAsync(Ajout, retenues.Select((piece, rang) => Ligne(appel.Id, piece, rang + 1)).ToArray());
            return Ecrit.Avec(new Acte(ActeDuJournal.ModifierPieces, ObjetDuJournal.Appel, appel.Id, Details: $"pièces demandées : {retenues.Count}"));
        }, annulation);
    }

    private static object Ligne(Guid appelId, PieceSaisie piece, int ordre) => new
    {
        Id = piece.Id ?? Guid.CreateVersion7(),
        AppelId = appelId,
        Ordre = ordre,
        Libelle = Saisies.Texte(piece.Libelle),
        Aide = Saisies.Texte(piece.Aide),
        piece.Indispensable,
        // A bank statement always is, ticked or not.
        Confidentielle = piece.Confidentielle || PiecesPermanentes.Convient(TypeDePiecePermanente.Rib, Saisies.Texte(piece.Libelle) ?? ""),
    };
}
