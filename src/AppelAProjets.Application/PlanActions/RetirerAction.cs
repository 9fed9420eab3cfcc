namespace AppelAProjets.Application.PlanActions;

/// <summary>Takes a line out of the plan, or puts it back. Nothing is deleted: calls and dossiers go on naming it.</summary>
public sealed class RetirerAction(Ecrivain ecrivain)
{
    private static readonly SqlStatement Retrait = new("""
        UPDATE ActionDuPlan SET RetireeLe = @Le, ModifieeLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND RetireeLe IS NULL
        """);

    private static readonly SqlStatement Retablissement = new("""
        UPDATE ActionDuPlan SET RetireeLe = NULL, ModifieeLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND RetireeLe IS NOT NULL
        """);

    public async Task<Resultat> ExecuterAsync(Guid id, int version, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        string.IsNullOrWhiteSpace(motif)
            ? new Refus("motif.absent", "Indiquez pourquoi cette action quitte le plan : le motif est conservé au journal.", "Motif")
            : await ChangerAsync(Retrait, id, version, new Acte(ActeDuJournal.Retirer, ObjetDuJournal.ActionDuPlan, id, motif.Trim()), acteur, annulation);

    public Task<Resultat> RetablirAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(Retablissement, id, version, new Acte(ActeDuJournal.Retablir, ObjetDuJournal.ActionDuPlan, id), acteur, annulation);

    private Task<Resultat> ChangerAsync(SqlStatement changement, Guid id, int version, Acte acte, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.PlanDActions);
            if (!PlanDActionsStore.TientLePlan(acteur))
            {
                return Refus.Absent;
            }

            return await session.ModifierAsync(changement, new { Id = id, Version = version, Le = le }) ? Ecrit.Avec(acte) : Refus.Conflit;
        }, annulation);
}
