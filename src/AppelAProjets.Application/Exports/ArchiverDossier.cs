using System.IO.Compression;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Exports;

/// <summary>Puts one dossier in an archive: its PDF, its pieces, the opinions and scores that this person may read. Its reading is journaled as on its pages.</summary>
public sealed class ArchiverDossier(SqlDatabase database, Ecrivain ecrivain, VersionsQuery versions, FichierInstruitQuery fichiers, IMoteurPdf moteur)
{
    private const int LongueurDeDossier = 60;

    /// <summary>False when the dossier does not exist for this person: nothing was written.</summary>
    internal async Task<bool> ExecuterAsync(ZipArchive zip, string code, Guid dossierId, Acteur acteur, CancellationToken annulation)
    {
        if (await versions.PourLesAgentsAsync(code, dossierId, ActeDuJournal.Telecharger, acteur, annulation) is not { } dossier
            || await fichiers.ArchiverAsync(code, dossierId, acteur, annulation) is not { } pieces || await ContexteAsync(code, acteur, annulation) is not { } contexte)
        {
            return false;
        }

        var (numero, version) = (dossier.Entete.Numero ?? "", dossier.Versions[^1]);
        var sous = $"{ControleDeFichier.Raccourcir(ArchiveDesPieces.NommerLibelle($"{numero} {dossier.Titre}"), LongueurDeDossier).TrimEnd(' ', '.')}/";
        using (var pdf = new MemoryStream())
        {
            moteur.Rendre(ImprimeDuDossier.Depose(version, numero, dossier.Lecteur), pdf);
            await AjouterAsync(zip, $"{sous}{numero}.pdf", version.RecuLe, pdf, annulation);
        }

        var textes = new TextesDuTableau(database, contexte, acteur, ecrivain.Maintenant, [dossierId]);
        foreach (var feuille in new[] { textes.Lignes(), textes.Notes(), textes.Avis() })
        {
            using var csv = new MemoryStream();
            await EcrivainCsv.EcrireAsync(feuille, csv, annulation);
            await AjouterAsync(zip, $"{sous}{feuille.Nom}.csv", ecrivain.Maintenant, csv, annulation);
        }

        await pieces.RemplirAsync($"{sous}Pièces/", (nom, le, contenu) => PartiesDArchive.AjouterAsync(zip, nom, le, contenu, annulation));
        return true;
    }

    private static Task AjouterAsync(ZipArchive zip, string nom, DateTimeOffset le, MemoryStream contenu, CancellationToken annulation)
    {
        contenu.Position = 0;
        return PartiesDArchive.AjouterAsync(zip, nom, le, contenu, annulation);
    }

    private async Task<ContexteInstruction?> ContexteAsync(string code, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await ContexteInstruction.ChargerAsync(session, code, acteur);
    }
}
