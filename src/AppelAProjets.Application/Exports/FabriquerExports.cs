using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Travaux;
using AppelAProjets.Domain.Exports;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Exports;

/// <summary>
/// Makes the archives asked for, a dossier at a time: its part is on the disk before its row says so, so that a process killed goes on with the next one and never doubles any. Rights are read again for each dossier.
/// The nodes share the folder of the files.
/// </summary>
public sealed class FabriquerExports(SqlDatabase database, Ecrivain ecrivain, ActeurQuery acteurs, ArchiverDossier archiver, IOptions<FichiersOptions> options) : FaireLesTravaux<ExportRow>(database, ecrivain)
{
    private static readonly TimeSpan Bail = TimeSpan.FromMinutes(5);

    /// <summary>How many archives were finished.</summary>
    public override async Task<int> ExecuterAsync(CancellationToken annulation = default)
    {
        var finies = await base.ExecuterAsync(annulation);
        await PurgerAsync(annulation);
        return finies;
    }

    protected override Task<IReadOnlyList<ExportRow>> DusAsync(SqlSession session, DateTimeOffset le) => session.ExportsDusAsync(le);

    /// <summary>Null when nobody may read the call any more, when it failed too often, or when another has it.</summary>
    protected override async Task<ExportRow?> PrendreAsync(ExportRow du, CancellationToken annulation)
    {
        var droits = await DroitsAsync(du, annulation);
        var prise = await Ecrivain.EcrireAsync<bool>(Acteur.Systeme, async (session, le) =>
        {
            if (droits is null || du.Essais >= RegleDExport.EssaisMaximum)
            {
                var etat = droits is null ? EtatExport.Annulee : EtatExport.Echouee;
                await session.ChangerExportAsync(du, etat, (le, null), erreur: droits is null ? "Cet appel ne vous est plus ouvert." : "La préparation a échoué plusieurs fois de suite : prévenez l’exploitant du portail.");
                return Ecrit.SansJournal("nothing was read").Donnant(false);
            }

            // Made with other rights: from the beginning.
            var sujet = du;
            if (du.Droits is not null && du.Droits != droits)
            {
                if (!await session.RecommencerExportAsync(du))
                {
                    return Refus.Conflit;
                }

                sujet = du with { Version = du.Version + 1 };
            }

            return await session.PrendreExportAsync(sujet, droits, (le, le + Bail)) ? Ecrit.SansJournal("each dossier read is journaled").Donnant(true) : Refus.Conflit;
        }, annulation);
        if (prise.EstRefuse || !prise.Valeur)
        {
            return null;
        }

        await using var lecture = await Base.LireAsync(annulation);
        return await lecture.ExportAsync(du.Id);
    }

    protected override async Task<bool> FaireAsync(ExportRow export, CancellationToken annulation)
    {
        IReadOnlyList<ExportDossierRow> reste;
        await using (var session = await Base.LireAsync(annulation))
        {
            reste = await session.ResteDeLExportAsync(export.Id);
        }

        var parties = new PartiesDArchive(Chemin(export.Id));
        foreach (var dossier in reste)
        {
            // A right taken away, a déport declared meanwhile: read for each.
            if (await acteurs.ChargerAsync(export.CompteId, annulation) is not { } acteur || await DroitsAsync(export, annulation) != export.Droits)
            {
                return false;
            }

            var taille = await parties.AjouterAsync(dossier.Ordre, zip => archiver.ExecuterAsync(zip, export.AppelCode, dossier.DossierId, acteur, annulation), annulation);
            if (!await AvancerAsync(export, dossier.Ordre, taille, annulation))
            {
                return false;
            }
        }

        return await FinirAsync(export, await parties.JoindreAsync(annulation), annulation);
    }

    private Task<bool> AvancerAsync(ExportRow export, int ordre, long? taille, CancellationToken annulation) =>
        NoterAsync((session, le) => session.AvancerExportAsync(export, ordre, taille, le + Bail), annulation);

    private async Task<bool> FinirAsync(ExportRow export, long taille, CancellationToken annulation)
    {
        var fini = await Ecrivain.EcrireAsync<bool>(Acteur.Systeme, async (session, le) =>
        {
            // Dossiers that joined it meanwhile: the next run goes on with them.
            var reste = (await session.ResteDeLExportAsync(export.Id)).Count;
            var change = reste > 0
                ? await session.ChangerExportAsync(export, EtatExport.EnAttente, (null, null))
                : await session.ChangerExportAsync(export, EtatExport.Prete, (le, le.AddDays(RegleDExport.JoursGardes)), taille);
            return change ? Ecrit.SansJournal("the download is journaled").Donnant(reste == 0) : Refus.Conflit;
        }, annulation);
        return fini is { EstRefuse: false, Valeur: true };
    }

    // Null when the account is closed or the call is not theirs any more.
    private async Task<string?> DroitsAsync(ExportRow export, CancellationToken annulation)
    {
        if (await acteurs.ChargerAsync(export.CompteId, annulation) is not { } acteur)
        {
            return null;
        }

        await using var session = await Base.LireAsync(annulation);
        return await ContexteInstruction.ChargerAsync(session, export.AppelCode, acteur) is { } contexte ? DroitsDExport.De(contexte, acteur, Ecrivain.Maintenant) : null;
    }

    /// <summary>Forgets what was kept long enough, and the files of what was given up.</summary>
    private async Task PurgerAsync(CancellationToken annulation)
    {
        IReadOnlyList<ExportRow> perimes;
        await using (var session = await Base.LireAsync(annulation))
        {
            perimes = await session.ExportsPerimesAsync(Ecrivain.Maintenant);
        }

        foreach (var perime in perimes)
        {
            await NoterAsync((session, _) => session.ChangerExportAsync(perime, EtatExport.Perimee, (perime.FiniLe, null)), annulation);
        }

        Directory.CreateDirectory(Dossier);
        foreach (var nom in Directory.EnumerateFileSystemEntries(Dossier).Select(c => Path.GetFileName(c).Split('.')[0]).Distinct(StringComparer.Ordinal).ToList())
        {
            await using var session = await Base.LireAsync(annulation);
            if (Guid.TryParse(nom, out var id) && (await session.ExportAsync(id))?.Etat is null or EtatExport.Annulee or EtatExport.Perimee or EtatExport.Echouee)
            {
                new PartiesDArchive(Chemin(id)).Supprimer();
            }
        }
    }

    private string Dossier => Path.GetDirectoryName(Chemin(Guid.Empty))!;

    private string Chemin(Guid id) => DroitsDExport.Chemin(options.Value, id);
}
