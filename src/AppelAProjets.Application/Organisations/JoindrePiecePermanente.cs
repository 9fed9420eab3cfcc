using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <summary>What is said of a permanent piece.</summary>
/// <param name="Type">What it is.</param>
/// <param name="DateDuDocument">Date written on it.</param>
/// <param name="ExpireLe">Last day on which it is worth.</param>
/// <param name="SansExpiration">It has none.</param>
public sealed record SaisiePiecePermanente(TypeDePiecePermanente? Type, DateOnly? DateDuDocument, DateOnly? ExpireLe, bool SansExpiration);

/// <summary>Gives a new version of a permanent piece, or withdraws one; earlier versions are kept.</summary>
public sealed class JoindrePiecePermanente(SqlDatabase database, TimeProvider horloge, RecevoirFichier fichiers)
{
    private const string Geste = "changer ses pièces";

    private static readonly Refus DuSignataire = new("piece.rib", "Seul un signataire de l’organisation peut changer son RIB.", "Type");

    /// <summary>Every reason of the refusal; empty when it is kept.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Guid organisationId, SaisiePiecePermanente saisie, (string Nom, Stream Contenu)? fichier, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        List<Refus> refus = [.. PiecesPermanentes.Verifier(saisie.DateDuDocument, saisie.ExpireLe, saisie.SansExpiration, HeureDeParis.Jour(le))];
        if (saisie.Type is null)
        {
            refus.Insert(0, new Refus("piece.type", "Choisissez de quel document il s’agit.", "Type"));
        }

        if (fichier is null)
        {
            refus.Add(new Refus("fichier.absent", "Choisissez d’abord un fichier sur votre appareil.", "Fichier"));
        }

        if (refus.Count > 0)
        {
            return refus;
        }

        await using (var lecture = await database.LireAsync(annulation))
        {
            if (await RefuserAsync(lecture, organisationId, saisie.Type!.Value, acteur) is { } interdit)
            {
                return [interdit];
            }
        }

        var recu = await fichiers.RecevoirAsync(fichier!.Value.Nom, fichier.Value.Contenu, annulation);
        if (recu.EstRefuse)
        {
            return [recu.Refus];
        }

        await using var session = await database.EcrireAsync(annulation);
        if (await RefuserAsync(session, organisationId, saisie.Type.Value, acteur) is { } gel)
        {
            return [gel];
        }

        await session.EnregistrerFichierAsync(recu.Valeur, le);
        await session.AjouterPieceAsync(Guid.CreateVersion7(), organisationId, acteur.CompteId, saisie, recu.Valeur, le);
        await session.JournaliserAsync(acteur, le, "joindre-piece", "Organisation", organisationId, details: LibellesDOrganisation.Pour(saisie.Type.Value));
        await session.ValiderAsync();
        return [];
    }

    /// <summary>Withdraws a version; dossiers that were deposited with it keep it.</summary>
    public async Task<Resultat> RetirerAsync(Guid organisationId, Guid pieceId, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.EstMembre(organisationId) || (await session.VersionsAsync(organisationId)).FirstOrDefault(p => p.Id == pieceId) is not { } piece)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (await RefuserAsync(session, organisationId, piece.Type, acteur) is { } refus)
        {
            return refus;
        }

        await session.RetirerPieceAsync(organisationId, pieceId, le);
        await session.JournaliserAsync(acteur, le, "retirer-piece", "Organisation", organisationId, details: LibellesDOrganisation.Pour(piece.Type));
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static async Task<Refus?> RefuserAsync(SqlSession session, Guid organisationId, TypeDePiecePermanente type, Acteur acteur) =>
        !acteur.EstMembre(organisationId) || await session.OrganisationAsync(organisationId) is not { } organisation ? RefusDeDonnees.Introuvable
        : type == TypeDePiecePermanente.Rib && !acteur.EstSignataire(organisationId) ? DuSignataire
        : CycleMandat.Geler(organisation.Mandat, Geste);
}
