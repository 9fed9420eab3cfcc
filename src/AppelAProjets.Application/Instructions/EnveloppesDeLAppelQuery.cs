namespace AppelAProjets.Application.Instructions;

/// <summary>The envelopes of one's funders in a call, in its order. Asked for after an amount is kept, so that keeping it costs nothing more.</summary>
public sealed class EnveloppesDeLAppelQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new(EngagementSql.Lecture("AppelId = @AppelId"));

    /// <summary>With the short name of each funder; null when the call does not exist for this person.</summary>
    public async Task<IReadOnlyList<(string Sigle, EnveloppeEngagee Enveloppe)>?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var lues = (await session.ListeAsync<EnveloppeEngagee>(Lecture, new { AppelId = contexte.Appel.Id, Miens = contexte.Portee.MesFinanceurs })).ToLookup(e => e.FinanceurId);
        return [.. contexte.Appel.Financeurs.SelectMany(f => lues[f.Id].OrderBy(e => e.TypeDeCredits).Select(e => (f.Sigle, e)))];
    }
}
