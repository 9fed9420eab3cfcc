using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Exports;

namespace AppelAProjets.Application.Exports;

/// <summary>Asks for an archive of the dossiers of a view of the table; a job makes it.</summary>
public sealed class DemanderExport(TableauInstructionQuery tableau, Ecrivain ecrivain)
{
    /// <param name="objet">What is asked, in French, for the list of one's exports.</param>
    /// <param name="cle">Made with the form: sent twice, it is one archive.</param>
    public async Task<Resultat<Guid>> ExecuterAsync(string code, FiltreDuTableau filtre, string objet, Guid cle, Acteur acteur, CancellationToken annulation = default)
    {
        if (CleDeSaisie.Refuser(cle) is { } refus)
        {
            return refus;
        }

        if (await ChoisirAsync(code, filtre, acteur, annulation) is not { } choix)
        {
            return Refus.Absent;
        }

        var (appelId, dossiers) = choix;

        return await ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(acteur.CompteId));
            var id = CleDeSaisie.Identifiant(cle, acteur.CompteId);
            if (await session.ExportAsync(id) is not null)
            {
                return Ecrit.Rien("the form was already sent").Donnant(id);
            }

            if (RegleDExport.Refuser(dossiers.Count, await session.ExportsEnPreparationAsync(acteur.CompteId)) is { } trop)
            {
                return trop;
            }

            await session.AjouterExportAsync((id, acteur.CompteId, appelId, objet.Length > 400 ? objet[..400] : objet), dossiers, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Appel, appelId, Details: dossiers.Count > 1 ? $"Archive de {dossiers.Count} dossiers, demandée" : "Archive d’un dossier, demandée")).Donnant(id);
        }, annulation);
    }

    /// <summary>One dossier more in the archive of that key, which the first one asks for.</summary>
    internal static Task<Resultat> JoindreAsync(Ecrivain ecrivain, string code, Guid dossierId, Guid cle, Acteur acteur) => ecrivain.EcrireAsync(acteur, async (session, le) =>
    {
        await session.VerrouillerAsync(Verrou.Compte(acteur.CompteId));
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet)
        {
            return Refus.Absent;
        }

        var id = CleDeSaisie.Identifiant(cle, acteur.CompteId);
        if (await session.ExportAsync(id) is { } export)
        {
            return await session.JoindreAsync(export, dossierId) ? Ecrit.SansJournal("each dossier read is journaled") : Ecrit.Rien("it is in the archive already");
        }

        if (RegleDExport.Refuser(1, await session.ExportsEnPreparationAsync(acteur.CompteId)) is { } trop)
        {
            return trop;
        }

        await session.AjouterExportAsync((id, acteur.CompteId, sujet.Contexte.Appel.Id, "dossiers choisis"), [dossierId], le);
        return Ecrit.Avec(new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Appel, sujet.Contexte.Appel.Id, Details: "Archive de dossiers choisis, demandée"));
    });

    private async Task<(Guid AppelId, IReadOnlyList<Guid> Dossiers)?> ChoisirAsync(string code, FiltreDuTableau filtre, Acteur acteur, CancellationToken annulation)
    {
        var (ids, taille) = (new List<Guid>(), FiltreDuTableau.Tailles[^1]);
        for (var page = 1; ; page++)
        {
            if (await tableau.ChargerAsync(code, filtre with { Page = page, Taille = taille }, acteur, annulation) is not { } lue)
            {
                return null;
            }

            ids.AddRange(lue.Lignes.Select(d => d.Id));
            if (page * taille >= lue.Totaux.Lignes)
            {
                return (lue.Contexte.Appel.Id, [.. ids.Distinct()]);
            }
        }
    }
}
