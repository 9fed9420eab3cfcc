using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <summary>Receives a table, keeps it aside until it is confirmed, and changes which column is which. The plan itself does not change.</summary>
public sealed class PreparerImport(Ecrivain ecrivain)
{
    private const string PasEncoreLePlan = "an import kept aside is not the plan";

    /// <summary>The import to look at, or why the file cannot be one.</summary>
    /// <param name="feuille">Sheet of a workbook that the person chose, or null.</param>
    public async Task<Resultat<Guid>> ExecuterAsync(string nom, Stream contenu, string? feuille, Acteur acteur, CancellationToken annulation = default)
    {
        if (!PlanDActionsStore.TientLePlan(acteur))
        {
            return Refus.Absent;
        }

        using var recu = new MemoryStream();
        var tampon = new byte[81920];
        int lus;
        // One byte beyond the limit is enough to refuse.
        while (recu.Length <= LecteurDeTableau.TailleMaximale && (lus = await contenu.ReadAsync(tampon, annulation)) > 0)
        {
            recu.Write(tampon, 0, lus);
        }

        return await GarderAsync(ControleDeFichier.Nommer(nom), await BudgetDeLecture.ASonTourAsync(() => LecteurDeTableau.LireFichier(recu.ToArray(), TableauAttendu.PlanDActions, feuille), annulation), acteur, annulation);
    }

    /// <summary>The same for a table pasted from a spreadsheet.</summary>
    public async Task<Resultat<Guid>> CollerAsync(string texte, Acteur acteur, CancellationToken annulation = default)
    {
        if (!PlanDActionsStore.TientLePlan(acteur))
        {
            return Refus.Absent;
        }

        var lu = await BudgetDeLecture.ASonTourAsync(() => LecteurDeTableau.LireTexte(texte, TableauAttendu.PlanDActions), annulation);
        return await GarderAsync("Tableau collé", lu.EstRefuse ? lu.Refus with { Champ = "Texte" } : lu, acteur, annulation);
    }

    public Task<Resultat> FixerAsync(Guid id, int version, Correspondance correspondance, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.PlanDActions);
            if (await session.LireImportAsync(id, acteur, le) is null)
            {
                return Refus.Absent;
            }

            return await session.FixerAsync(id, version, correspondance) ? Ecrit.SansJournal(PasEncoreLePlan) : Refus.Conflit;
        }, annulation);

    public Task<Resultat> AbandonnerAsync(Guid id, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(
            acteur,
            async (session, _) => PlanDActionsStore.TientLePlan(acteur) && await session.FinirAsync(id, acteur) ? Ecrit.SansJournal(PasEncoreLePlan) : Refus.Absent,
            annulation);

    private async Task<Resultat<Guid>> GarderAsync(string source, Resultat<TableauLu> lu, Acteur acteur, CancellationToken annulation)
    {
        return lu.EstRefuse ? lu.TousLesRefus : await ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            await session.PurgerAsync(le);
            return Ecrit.SansJournal(PasEncoreLePlan).Donnant(await session.AjouterAsync(source, lu.Valeur, acteur, le));
        }, annulation);
    }
}
