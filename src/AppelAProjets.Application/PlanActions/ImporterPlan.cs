using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

/// <summary>Writes the valid lines of an import into the plan: known ones are updated, the others added, none is removed.</summary>
public sealed class ImporterPlan(Ecrivain ecrivain)
{
    private static readonly SqlStatement DernierOrdre = new("SELECT COALESCE(MAX(Ordre), 0) AS Ordre FROM ActionDuPlan");

    private static readonly Refus Change = Refus.Conflit with
    {
        Message = "Le plan, les quartiers ou les colonnes ont changé depuis l’affichage du rapport. Rien n’a été importé : relisez le rapport ci-dessous, puis confirmez.",
    };

    /// <param name="attendues">Number of valid lines that was shown: another one means that the plan or the neighbourhoods have changed since.</param>
    public Task<Resultat<RapportDImport>> ExecuterAsync(Guid id, int version, int attendues, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<RapportDImport>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.PlanDActions);
            if (await session.LireImportAsync(id, acteur, le) is not { } import)
            {
                return Refus.Absent;
            }

            var verifiee = import.Correspondance().Verifier();
            if (verifiee.EstRefuse)
            {
                return verifiee.TousLesRefus;
            }

            var rapport = await RapportAsync(session, import);
            if (import.Version != version || rapport.Valides != attendues)
            {
                return Change;
            }

            if (rapport.Valides == 0)
            {
                return new Refus("plan.rien", "Aucune ligne ne peut être importée.");
            }

            await EcrireAsync(session, rapport, le);
            await session.FinirAsync(id, acteur);
            return Ecrit.Avec(new Acte(ActeDuJournal.Importer, ObjetDuJournal.PlanDActions, id, Details: Resumer(import, rapport))).Donnant(rapport);
        }, annulation);

    internal static async Task<RapportDImport> RapportAsync(SqlSession session, ImportDePlanRow import)
    {
        var quartiers = new NomsDeQuartiers(await PlanDActionsStore.NomsAsync(session));
        return RapportDImport.Comparer(LecteurDuPlan.Lire(import.Tableau(), import.Correspondance(), quartiers), await PlanDActionsStore.ToutAsync(session));
    }

    private static async Task EcrireAsync(SqlSession session, RapportDImport rapport, DateTimeOffset maintenant)
    {
        var ordre = await session.UnAsync<int>(DernierOrdre);
        foreach (var ligne in rapport.Lignes.Where(l => l.Sort is SortDeLigne.Nouvelle or SortDeLigne.Modifiee))
        {
            var ecrite = ligne.Existante is { } existante
                ? await session.ModifierAsync(existante.Ligne.Id, existante.Ligne.Version, ligne.Lue.Action!, maintenant)
                : await session.AjouterAsync(Guid.CreateVersion7(), ligne.Lue.Action!, ++ordre, maintenant);
            if (!ecrite)
            {
                throw new InvalidOperationException("A line of the plan changed while it was locked.");
            }
        }
    }

    private static string Resumer(ImportDePlanRow import, RapportDImport rapport) =>
        $"{import.Source}, nouvelles : {rapport.Nombre(SortDeLigne.Nouvelle)}, modifiées : {rapport.Nombre(SortDeLigne.Modifiee)}, "
        + $"inchangées : {rapport.Nombre(SortDeLigne.Inchangee)}, écartées : {rapport.Nombre(SortDeLigne.Ecartee)}, absentes du fichier : {rapport.Absentes}";
}
