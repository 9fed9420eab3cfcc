using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Organisations;

namespace AppelAProjets.Application.Pieces;

/// <summary>The files of a dossier for a member of its organisation; for anyone else there is none.</summary>
public sealed class FichierDuPorteurQuery(SqlDatabase database, IDepotDeFichiers depot, TimeProvider horloge)
{
    /// <summary>Those of today, infected ones included.</summary>
    public async Task<IReadOnlyList<FichierDuDossier>> ListerAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await EstMembreAsync(session, dossierId, acteur) ? await session.FichiersAsync(dossierId) : [];
    }

    public async Task<IReadOnlyList<PiecePermanenteRow>> AJoindreAsync(Guid dossierId, DateOnly aujourdhui, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await DossierLectureQuery.EnteteAsync(session, dossierId) is { } entete && acteur.EstMembre(entete.OrganisationId) ? await session.AJoindreAsync(entete.OrganisationId, aujourdhui) : [];
    }

    /// <summary>What is known of a file, whether or not it may be served; null when there is none.</summary>
    public async Task<FichierDuDossier?> TrouverAsync(Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await EstMembreAsync(session, dossierId, acteur) ? await session.FichierAsync(dossierId, empreinte) : null;
    }

    /// <summary>Its bytes; null also when it is not known to be clean.</summary>
    public async Task<FichierServi?> OuvrirAsync(Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default) =>
        await TrouverAsync(dossierId, empreinte, acteur, annulation) is { EstServi: true } fichier && depot.Ouvrir(fichier.Empreinte) is { } contenu
            ? new FichierServi(contenu, fichier.TypeMime, fichier.Nom)
            : null;

    /// <summary>All the files in one archive; null when there is no such dossier.</summary>
    public async Task<ArchiveDesPieces?> ArchiverAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await DossierPorteurQuery.LireAsync(session, dossierId, acteur, horloge.GetUtcNow()) is { } dossier
            ? new ArchiveDesPieces(dossier.Entete.Numero ?? dossier.Contenu.Projet.Titre, dossier.Contenu.Pieces, await session.FichiersAsync(dossierId), depot)
            : null;
    }

    private static async Task<bool> EstMembreAsync(SqlSession session, Guid dossierId, Acteur acteur) =>
        await DossierLectureQuery.EnteteAsync(session, dossierId) is { } entete && acteur.EstMembre(entete.OrganisationId);
}
