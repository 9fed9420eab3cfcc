using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Instructions;

/// <summary>The deposited files of a dossier for someone of the services who may see it; giving bytes is journaled.</summary>
public sealed class FichierInstruitQuery(SqlDatabase database, TimeProvider horloge, IDepotDeFichiers depot)
{
    /// <summary>What is known of a file, whether or not it may be served; null when the dossier does not exist for this person or was deposited without it.</summary>
    public async Task<FichierDuDossier?> TrouverAsync(string code, Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await ListerAsync(session, code, dossierId, acteur))?.Fichiers.FirstOrDefault(f => f.Empreinte == empreinte);
    }

    /// <summary>Its bytes; null also when it is not known to be clean.</summary>
    public async Task<FichierServi?> OuvrirAsync(string code, Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        if ((await ListerAsync(session, code, dossierId, acteur))?.Fichiers.FirstOrDefault(f => f.Empreinte == empreinte) is not { EstServi: true } fichier
            || depot.Ouvrir(empreinte) is not { } contenu)
        {
            return null;
        }

        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "telecharger", "Dossier", dossierId, null, fichier.Rubrique ?? fichier.Nom);
        await session.ValiderAsync();
        return new FichierServi(contenu, fichier.TypeMime, fichier.Nom);
    }

    /// <summary>All the files in one archive; null when the dossier does not exist for this person.</summary>
    public async Task<ArchiveDesPieces?> ArchiverAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await ListerAsync(session, code, dossierId, acteur) is not { } depose)
        {
            return null;
        }

        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "telecharger", "Dossier", dossierId, null, "Toutes les pièces");
        await session.ValiderAsync();
        return new ArchiveDesPieces(depose.Lecture.Entete.Numero ?? depose.Lecture.Contenu.Projet.Titre, depose.Lecture.Contenu.Pieces, depose.Fichiers, depot);
    }

    private async Task<(DossierLecture Lecture, IReadOnlyList<FichierDuDossier> Fichiers)?> ListerAsync(SqlSession session, string code, Guid dossierId, Acteur acteur)
    {
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, horloge.GetUtcNow()) is null
            || await DossierLectureQuery.LireAsync(session, dossierId) is not { } lecture)
        {
            return null;
        }

        return (lecture, await session.FichiersDeposesAsync(lecture.Contenu));
    }
}
