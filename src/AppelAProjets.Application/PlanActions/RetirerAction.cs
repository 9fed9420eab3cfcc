namespace AppelAProjets.Application.PlanActions;

/// <summary>Takes a line out of the plan, or puts it back. Nothing is deleted: calls and dossiers go on naming it.</summary>
public sealed class RetirerAction(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Retrait = new("""
        UPDATE ActionDuPlan SET RetireeLe = @Le, ModifieeLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND RetireeLe IS NULL
        """);

    private static readonly SqlStatement Retablissement = new("""
        UPDATE ActionDuPlan SET RetireeLe = NULL, ModifieeLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version AND RetireeLe IS NOT NULL
        """);

    public Task<Resultat> ExecuterAsync(Guid id, int version, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        string.IsNullOrWhiteSpace(motif)
            ? Task.FromResult<Resultat>(new Refus("motif.absent", "Indiquez pourquoi cette action quitte le plan\u00A0: le motif est conservé au journal.", "Motif"))
            : ChangerAsync(Retrait, "retirer", id, version, motif.Trim(), acteur, annulation);

    public Task<Resultat> RetablirAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ChangerAsync(Retablissement, "retablir", id, version, null, acteur, annulation);

    private async Task<Resultat> ChangerAsync(SqlStatement changement, string verbe, Guid id, int version, string? motif, Acteur acteur, CancellationToken annulation)
    {
        if (!PlanDActionsStore.TientLePlan(acteur))
        {
            return RefusDeDonnees.Introuvable;
        }

        var maintenant = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!await session.ModifierAsync(changement, new { Id = id, Version = version, Le = maintenant }))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, maintenant, verbe, "ActionDuPlan", id, motif);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
