using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Pieces;

/// <summary>Gives or takes back a file of a required piece, or of a question of the call that is answered by files. Nothing of a refused file is kept.</summary>
public sealed class JoindrePiece(SqlDatabase database, TimeProvider horloge, RecevoirFichier recevoir, AnalyserFichiers analyser)
{
    public const int FichiersParPiece = 10;

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO DossierFichier (DossierId, Ordre, PieceId, Cle, Empreinte, NomDeFichier, DeposeLe, DeposePar)
        SELECT @DossierId, COALESCE(MAX(df.Ordre), 0) + 1 AS Ordre, @PieceId, @Cle, @Empreinte, @Nom, @Le, @CompteId FROM DossierFichier df WHERE df.DossierId = @DossierId
        """);

    private static readonly SqlStatement Retrait = new("DELETE FROM DossierFichier WHERE DossierId = @DossierId AND (PieceId = @PieceId OR Cle = @Cle) AND Empreinte = @Empreinte");

    // Infected files count too: they are on the page until they are taken back.
    private static readonly SqlStatement Joints = new("SELECT df.Empreinte FROM DossierFichier df WHERE df.DossierId = @DossierId AND (df.PieceId = @PieceId OR df.Cle = @Cle)");

    private static readonly Refus Trop = RefusDeFichier.Creer("fichier.trop", $"Il y a déjà {FichiersParPiece} fichiers ici, le maximum. Retirez-en un, ou réunissez-en plusieurs dans un seul PDF.");

    private static readonly Refus PlusValable = RefusDeFichier.Creer("piece.permanente", "Cette pièce de l’organisation n’est plus valable : choisissez un fichier.");

    /// <summary>Keeps the file when it is readable and of an accepted type. The same content given twice for a piece is one file.</summary>
    public async Task<Resultat<FichierAccepte>> ExecuterAsync(Guid dossierId, Guid pieceId, string nom, Stream contenu, Acteur acteur, CancellationToken annulation = default)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            var (refus, _, place) = await RefuserAsync(lecture, dossierId, pieceId, acteur);
            if (refus is not null)
            {
                return refus;
            }

            // Here too, so that a file too many leaves no bytes.
            if ((await lecture.ListeAsync<string>(Joints, new { DossierId = dossierId, place!.PieceId, place.Cle })).Count >= FichiersParPiece)
            {
                return Trop;
            }
        }

        var recu = await recevoir.RecevoirAsync(nom, contenu, annulation);
        if (recu.EstRefuse)
        {
            return recu;
        }

        if (await EnregistrerAsync(dossierId, pieceId, recu.Valeur, acteur, annulation) is { } refusFinal)
        {
            return refusFinal;
        }

        await analyser.EssayerAsync(recu.Valeur, annulation);
        return recu;
    }

    /// <summary>Joins a permanent piece of the organisation, with the bytes that are already kept. One that expired, was replaced or is infected is refused.</summary>
    public async Task<Resultat> PermanenteAsync(Guid dossierId, Guid pieceId, Guid permanenteId, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        var (refus, dossier, place) = await RefuserAsync(session, dossierId, pieceId, acteur);
        if (refus is not null || !await session.PasserAsync(dossier!.Entete, le))
        {
            return refus ?? SectionOuverte.EtatChange;
        }

        if ((await session.AJoindreAsync(dossier.Entete.OrganisationId, HeureDeParis.Jour(le))).FirstOrDefault(p => p.Id == permanenteId) is not { } piece)
        {
            return PlusValable;
        }

        if (await EcrireAsync(session, dossierId, place!, (piece.Empreinte, piece.NomDeFichier), acteur) is { } trop)
        {
            return trop;
        }

        await session.ValiderAsync();
        return Resultat.Ok;
    }

    /// <summary>Takes the file back; its bytes stay when a deposited version names them.</summary>
    public async Task<Resultat> RetirerAsync(Guid dossierId, Guid pieceId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var (refus, dossier, place) = await RefuserAsync(session, dossierId, pieceId, acteur);
        if (refus is not null || !await session.PasserAsync(dossier!.Entete, horloge.GetUtcNow()))
        {
            return refus ?? SectionOuverte.EtatChange;
        }

        await session.ExecuterAsync(Retrait, new { DossierId = dossierId, place!.PieceId, place.Cle, Empreinte = empreinte });
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static async Task<(Refus? Refus, DossierPorteur? Dossier, PlaceDeFichier? Place)> RefuserAsync(SqlSession session, Guid dossierId, Guid pieceId, Acteur acteur)
    {
        var dossier = await DossierPorteurQuery.LireAsync(session, dossierId, acteur);
        return dossier?.PlaceDeFichier(pieceId) is not { } place
            ? (new Refus(EnregistrerReponses.Introuvable, "Cette pièce n’existe pas."), null, null)
            : (dossier.Refuser(place.Section), dossier, place);
    }

    private async Task<Refus?> EnregistrerAsync(Guid dossierId, Guid pieceId, FichierAccepte fichier, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        var (refus, dossier, place) = await RefuserAsync(session, dossierId, pieceId, acteur);
        if (refus is not null || !await session.PasserAsync(dossier!.Entete, horloge.GetUtcNow()))
        {
            return refus ?? SectionOuverte.EtatChange;
        }

        await session.EnregistrerFichierAsync(fichier, horloge.GetUtcNow());
        if (await EcrireAsync(session, dossierId, place!, (fichier.Empreinte, fichier.Nom), acteur) is { } refusFinal)
        {
            return refusFinal;
        }

        await session.ValiderAsync();
        return null;
    }

    private async Task<Refus?> EcrireAsync(SqlSession session, Guid dossierId, PlaceDeFichier place, (string Empreinte, string Nom) fichier, Acteur acteur)
    {
        var joints = await session.ListeAsync<string>(Joints, new { DossierId = dossierId, place.PieceId, place.Cle });
        if (joints.Contains(fichier.Empreinte))
        {
            return null;
        }

        if (joints.Count >= FichiersParPiece)
        {
            return Trop;
        }

        await session.ExecuterAsync(Ajout, new { DossierId = dossierId, place.PieceId, place.Cle, fichier.Empreinte, fichier.Nom, Le = horloge.GetUtcNow(), acteur.CompteId });
        return null;
    }
}
