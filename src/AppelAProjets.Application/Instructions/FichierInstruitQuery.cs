using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Instructions;

/// <summary>The deposited files of a dossier for someone of the services who may see it; giving bytes is journaled.</summary>
public sealed class FichierInstruitQuery(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    /// <summary>What is known of a file, whether or not it may be served; null when the dossier does not exist for this person or was deposited without it.</summary>
    public async Task<FichierDuDossier?> TrouverAsync(string code, Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        return (await ListerAsync(code, dossierId, acteur, annulation))?.Fichiers.FirstOrDefault(f => f.Empreinte == empreinte);
    }

    /// <summary>Its bytes; null also when it is not known to be clean.</summary>
    public async Task<FichierServi?> OuvrirAsync(string code, Guid dossierId, string empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        if (await TrouverAsync(code, dossierId, empreinte, acteur, annulation) is not { EstServi: true } fichier || depot.Ouvrir(empreinte) is not { } contenu)
        {
            return null;
        }

        await TracerAsync(dossierId, fichier.Rubrique ?? fichier.Nom, acteur, annulation);
        return new FichierServi(contenu, fichier.TypeMime, fichier.Nom);
    }

    /// <summary>All the files in one archive; null when the dossier does not exist for this person.</summary>
    public async Task<ArchiveDesPieces?> ArchiverAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        if (await ListerAsync(code, dossierId, acteur, annulation) is not { } depose)
        {
            return null;
        }

        await TracerAsync(dossierId, "Toutes les pièces", acteur, annulation);
        return new ArchiveDesPieces(depose.Lecture.Entete.Numero ?? depose.Lecture.Contenu.Projet.Titre, depose.Lecture.Contenu.Pieces, depose.Fichiers, depot);
    }

    private Task TracerAsync(Guid dossierId, string quoi, Acteur acteur, CancellationToken annulation) =>
        ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Dossier, dossierId, Details: quoi), annulation);

    private async Task<(DossierLecture Lecture, IReadOnlyList<FichierDuDossier> Fichiers)?> ListerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, ecrivain.Maintenant) is not { } sujet
            || await DossierLectureQuery.LireAsync(session, dossierId) is not { } lecture)
        {
            return null;
        }

        return (lecture, sujet.Contexte.Appel.Montrer(await session.FichiersDeposesAsync(lecture.Contenu), await session.LitLeConfidentielAsync(dossierId, acteur)));
    }
}
