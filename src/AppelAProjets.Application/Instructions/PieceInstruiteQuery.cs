using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Application.Instructions;

/// <summary>A file to send to a member of the staff.</summary>
public sealed record PieceServie(Stream Contenu, string TypeMime, string NomDeFichier);

/// <summary>Opens a deposited piece for someone who may see its dossier; the reading is journaled.</summary>
public sealed class PieceInstruiteQuery(SqlDatabase database, TimeProvider horloge, IDepotDeFichiers fichiers)
{
    // A file is never served to staff before it is clean.
    private static readonly SqlStatement Lecture = new("""
        SELECT TypeMime FROM Fichier WHERE Empreinte = @Empreinte AND Analyse IN ('Saine', 'NonConfiguree')
        """);

    /// <summary>Null when the dossier does not exist for this person, the piece was not given, or the file is not (yet) known to be clean.</summary>
    public async Task<PieceServie?> OuvrirAsync(string code, Guid dossierId, Guid pieceId, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is null
            || await DossierLectureQuery.LireAsync(session, dossierId) is not { } lecture
            || lecture.Contenu.Pieces.FirstOrDefault(p => p.PieceId == pieceId) is not { Empreinte: { } empreinte } piece
            || await session.UnAsync<string>(Lecture, new { Empreinte = empreinte }) is not { } type
            || fichiers.Ouvrir(empreinte) is not { } contenu)
        {
            return null;
        }

        await session.JournaliserAsync(acteur, le, "telecharger", "Dossier", dossierId, null, piece.Libelle);
        await session.ValiderAsync();
        return new PieceServie(contenu, type, piece.Fichier ?? piece.Libelle);
    }
}
