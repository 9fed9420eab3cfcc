using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Pieces;

/// <summary>Gives or takes back a file of a required piece, or of a question of the call that is answered by files. Nothing of a refused file is kept.</summary>
public sealed class JoindrePiece(SqlDatabase database, Ecrivain ecrivain, RecevoirFichier recevoir, AnalyserFichiers analyser)
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

    /// <summary>Keeps the file when it is readable and of an accepted type. The same content given twice for a piece is one file. Absent when the piece does not exist for this person.</summary>
    public async Task<Resultat<FichierAccepte>> ExecuterAsync(Guid dossierId, Guid pieceId, string nom, Stream contenu, Acteur acteur, CancellationToken annulation = default)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            var vise = await ViserAsync(lecture, ecrivain.Maintenant, dossierId, pieceId, acteur);
            if (vise.EstRefuse)
            {
                return vise.TousLesRefus;
            }

            // Here too, so that a file too many leaves no bytes.
            if ((await JointsAsync(lecture, dossierId, vise.Valeur.Place)).Count >= FichiersParPiece)
            {
                return Trop;
            }
        }

        var recu = await recevoir.RecevoirAsync(nom, contenu, annulation);
        if (recu.EstRefuse)
        {
            return recu;
        }

        var joint = await ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            var vise = await TenirAsync(session, le, dossierId, pieceId, acteur);
            if (vise.EstRefuse)
            {
                return vise.TousLesRefus;
            }

            await session.EnregistrerFichierAsync(recu.Valeur, le);
            return await AjouterAsync(session, le, vise.Valeur, (recu.Valeur.Empreinte, recu.Valeur.Nom), acteur);
        }, annulation);
        if (joint.EstRefuse)
        {
            return joint.TousLesRefus;
        }

        await analyser.EssayerAsync(recu.Valeur, annulation);
        return recu;
    }

    /// <summary>Joins a permanent piece of the organisation, with the bytes that are already kept. One that expired, was replaced or is infected is refused.</summary>
    public Task<Resultat> PermanenteAsync(Guid dossierId, Guid pieceId, Guid permanenteId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await DossierLectureQuery.EnteteAsync(session, dossierId) is not { OrganisationId: var organisationId })
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Organisation(organisationId), Verrou.Dossier(dossierId));
            var vise = await TenirAsync(session, le, dossierId, pieceId, acteur);
            if (vise.EstRefuse)
            {
                return vise.TousLesRefus;
            }

            return (await session.AJoindreAsync(organisationId, HeureDeParis.Jour(le))).FirstOrDefault(p => p.Id == permanenteId) is { } piece
                ? await AjouterAsync(session, le, vise.Valeur, (piece.Empreinte, piece.NomDeFichier), acteur)
                : PlusValable;
        }, annulation);

    /// <summary>Takes the file back; its bytes stay when a deposited version names them.</summary>
    public Task<Resultat> RetirerAsync(Guid dossierId, Guid pieceId, string empreinte, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            var vise = await TenirAsync(session, le, dossierId, pieceId, acteur);
            if (vise.EstRefuse)
            {
                return vise.TousLesRefus;
            }

            var place = vise.Valeur.Place;
            if (await session.ExecuterAsync(Retrait, new { DossierId = dossierId, place.PieceId, place.Cle, Empreinte = empreinte }) > 0)
            {
                await session.DetacherLeFichierAsync(empreinte, le);
            }

            return AuDepot;
        }, annulation);

    private static Ecrit AuDepot => Ecrit.SansJournal("the deposit says which files it holds");

    private static async Task<Resultat<(DossierPorteur Dossier, PlaceDeFichier Place)>> ViserAsync(SqlSession session, DateTimeOffset le, Guid dossierId, Guid pieceId, Acteur acteur)
    {
        var dossier = await DossierPorteurQuery.LireAsync(session, dossierId, acteur, le);
        return dossier?.PlaceDeFichier(pieceId) is not { } place ? Refus.Absent
            : dossier.Refuser(place.Section) is { } ferme ? ferme
            : (dossier, place);
    }

    // The same, with the row of the dossier.
    private static async Task<Resultat<(DossierPorteur Dossier, PlaceDeFichier Place)>> TenirAsync(SqlSession session, DateTimeOffset le, Guid dossierId, Guid pieceId, Acteur acteur)
    {
        var vise = await ViserAsync(session, le, dossierId, pieceId, acteur);
        return vise.EstRefuse || await session.PasserAsync(vise.Valeur.Dossier.Entete, le) ? vise : SectionOuverte.EtatChange;
    }

    private static Task<IReadOnlyList<string>> JointsAsync(SqlSession session, Guid dossierId, PlaceDeFichier place) =>
        session.ListeAsync<string>(Joints, new { DossierId = dossierId, place.PieceId, place.Cle });

    private static async Task<Resultat<Ecrit>> AjouterAsync(
        SqlSession session, DateTimeOffset le, (DossierPorteur Dossier, PlaceDeFichier Place) vise, (string Empreinte, string Nom) fichier, Acteur acteur)
    {
        var (id, place) = (vise.Dossier.Entete.Id, vise.Place);
        var joints = await JointsAsync(session, id, place);
        if (joints.Contains(fichier.Empreinte))
        {
            return AuDepot;
        }

        if (joints.Count >= FichiersParPiece)
        {
            return Trop;
        }

        await session.ExecuterAsync(Ajout, new { DossierId = id, place.PieceId, place.Cle, fichier.Empreinte, fichier.Nom, Le = le, acteur.CompteId });
        return AuDepot;
    }
}
