using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Exports;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Exports;

/// <param name="Contenu">To dispose.</param>
public sealed record ArchivePrete(Stream Contenu, string Nom);

/// <summary>The archives that a person asked for: list, cancel, take. Nobody reads another's.</summary>
public sealed class MesExports(SqlDatabase database, Ecrivain ecrivain, IOptions<FichiersOptions> options)
{
    private static readonly SqlStatement Caches = new($"""
        SELECT COUNT(*) AS Nombre FROM ExportDossier e JOIN Dossier d ON d.Id = e.DossierId WHERE e.ExportId = @Id AND e.Ecarte = 0 AND NOT ({VisibiliteSql.Dossier})
        """);

    public async Task<IReadOnlyList<ExportRow>> ListerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ExportsAsync(acteur.CompteId);
    }

    public Task<Resultat> AnnulerAsync(Guid id, Acteur acteur, CancellationToken annulation = default) => ecrivain.EcrireAsync(acteur, async (session, le) =>
    {
        if (await session.ExportAsync(id) is not { } export || export.CompteId != acteur.CompteId)
        {
            return Refus.Absent;
        }

        if (!RegleDExport.SePrepare(export.Etat) && export.Etat != EtatExport.Prete)
        {
            return Ecrit.Rien("it is over already");
        }

        return await session.ChangerExportAsync(export, EtatExport.Annulee, (le, null)) ? Ecrit.SansJournal("nothing was read: the file is forgotten") : Refus.Conflit;
    }, annulation);

    /// <summary>The file, journaled. Rights are those of now: when they have changed since it was made, or a dossier is hidden from this person meanwhile, the archive is made again and this one is given to nobody.</summary>
    public async Task<Resultat<ArchivePrete>> OuvrirAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        if (await LireAsync(id, acteur, annulation) is not { } lu || !File.Exists(Chemin(id)))
        {
            return Refus.Absent;
        }

        if (!lu.EstValable)
        {
            var refaite = await ecrivain.EcrireAsync(acteur, async (session, _) =>
                await session.RecommencerExportAsync(lu.Export) ? Ecrit.SansJournal("nothing was read") : Refus.Conflit, annulation);
            return refaite.EstRefuse ? refaite.TousLesRefus : new Refus("export.droits", "Vos droits ont changé depuis que cette archive a été faite : elle est refaite, revenez dans un moment.");
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Appel, lu.AppelId, Details: lu.Export.Nombre - lu.Export.Ecartes is > 1 and var nombre ? $"Archive de {nombre} dossiers" : "Archive d’un dossier"), annulation);
        return new ArchivePrete(new FileStream(Chemin(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81_920, useAsync: true), lu.Export.NomDeFichier);
    }

    private async Task<(ExportRow Export, Guid AppelId, bool EstValable)?> LireAsync(Guid id, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.ExportAsync(id) is not { Etat: EtatExport.Prete } export || export.CompteId != acteur.CompteId
            || await ContexteInstruction.ChargerAsync(session, export.AppelCode, acteur) is not { } contexte)
        {
            return null;
        }

        var valable = DroitsDExport.De(contexte, acteur, ecrivain.Maintenant) == export.Droits
            && await session.UnAsync<int>(Caches, contexte.Parametres(acteur, ecrivain.Maintenant).Et(new { Id = id })) == 0;
        return (export, contexte.Appel.Id, valable);
    }

    private string Chemin(Guid id) => DroitsDExport.Chemin(options.Value, id);
}
