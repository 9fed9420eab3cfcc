using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <param name="SansExpiration">It has none.</param>
public sealed record SaisiePiecePermanente(TypeDePiecePermanente? Type, DateOnly? DateDuDocument, DateOnly? ExpireLe, bool SansExpiration);

/// <summary>Gives a new version of a permanent piece, or withdraws one; earlier versions are kept.</summary>
public sealed class JoindrePiecePermanente(SqlDatabase database, Ecrivain ecrivain, RecevoirFichier fichiers)
{
    private const string Geste = "changer ses pièces";

    private static readonly Refus DuSignataire = new("piece.rib", "Seul un signataire de l’organisation peut changer son RIB.", "Type");

    /// <summary>Absent for anyone but a member.</summary>
    public async Task<Resultat> ExecuterAsync(Guid organisationId, SaisiePiecePermanente saisie, (string Nom, Stream Contenu)? fichier, Acteur acteur, CancellationToken annulation = default)
    {
        if (Verifier(saisie, fichier is not null, HeureDeParis.Jour(ecrivain.Maintenant)) is { Length: > 0 } refus)
        {
            return refus;
        }

        await using (var lecture = await database.LireAsync(annulation))
        {
            if (await RefuserAsync(lecture, organisationId, saisie.Type!.Value, acteur) is { } interdit)
            {
                return interdit;
            }
        }

        var recu = await fichiers.RecevoirAsync(fichier!.Value.Nom, fichier.Value.Contenu, annulation);
        return recu.EstRefuse ? recu.TousLesRefus : await ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Organisation(organisationId));
            if (await RefuserAsync(session, organisationId, saisie.Type.Value, acteur) is { } gel)
            {
                return gel;
            }

            await session.EnregistrerFichierAsync(recu.Valeur, le);
            await session.AjouterPieceAsync(organisationId, acteur.CompteId, saisie, recu.Valeur, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.JoindrePiece, ObjetDuJournal.Organisation, organisationId, Details: LibellesDOrganisation.Pour(saisie.Type.Value)));
        }, annulation);
    }

    /// <summary>Withdraws a version; dossiers that were deposited with it keep it.</summary>
    public Task<Resultat> RetirerAsync(Guid organisationId, Guid pieceId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Organisation(organisationId));
            if (!acteur.EstMembre(organisationId) || (await session.VersionsAsync(organisationId)).FirstOrDefault(p => p.Id == pieceId) is not { } piece)
            {
                return Refus.Absent;
            }

            if (await RefuserAsync(session, organisationId, piece.Type, acteur) is { } refus)
            {
                return refus;
            }

            return await session.RetirerPieceAsync(organisationId, pieceId, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.RetirerPiece, ObjetDuJournal.Organisation, organisationId, Details: LibellesDOrganisation.Pour(piece.Type)))
                : Refus.Absent;
        }, annulation);

    private static Refus[] Verifier(SaisiePiecePermanente saisie, bool fichier, DateOnly aujourdhui)
    {
        Refus?[] refus =
        [
            saisie.Type is null ? new Refus("piece.type", "Choisissez de quel document il s’agit.", "Type") : null,
            .. PiecesPermanentes.Verifier(saisie.DateDuDocument, saisie.ExpireLe, saisie.SansExpiration, aujourdhui),
            fichier ? null : new Refus("fichier.absent", "Choisissez d’abord un fichier sur votre appareil.", "Fichier"),
        ];
        return [.. refus.OfType<Refus>()];
    }

    private static async Task<Refus?> RefuserAsync(SqlSession session, Guid organisationId, TypeDePiecePermanente type, Acteur acteur) =>
        await session.ChargerMembresAsync(organisationId) is not { } lu || lu.Situation.De(acteur.CompteId) is not { } membre ? Refus.Absent
        : type == TypeDePiecePermanente.Rib && membre.Qualite != QualiteDeMembre.Signataire ? DuSignataire
        : CycleMandat.Geler(lu.Organisation.Mandat, Geste);
}
