using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Instructions;

/// <summary>What a bulk action did: how many dossiers moved, and why the others did not.</summary>
public sealed record BilanDeLot(int Faits, IReadOnlyList<Refus> Refus);

/// <summary>The Secrétariat closes or reopens the instruction of several dossiers; each is decided on its own, those refused are told.</summary>
public sealed class CloreInstruction(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Candidats = new($"""
        SELECT d.Id, d.Numero, d.Etat, d.RejetImpliciteLe, d.MotifEtat, d.Version,
            (SELECT COUNT(*) FROM Ligne l WHERE l.DossierId = d.Id AND l.Etat IN ('Demandee', 'Recevable') AND l.SansPropositionLe IS NULL) AS EnAttente,
            (SELECT COUNT(*) FROM Ligne l WHERE l.DossierId = d.Id AND l.Etat = 'Recevable' AND l.SansPropositionLe IS NULL AND l.ProposeSpecifique IS NOT NULL) AS AValider
        FROM Dossier d
        WHERE d.AppelId = @AppelId AND d.Etat = @Etat AND {VisibiliteSql.Dossier}
        ORDER BY d.Numero
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Dossier SET Etat = @Etat, MotifEtat = @Motif, ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    // An amount prepared for a Valideur is not thrown away: it keeps the dossier open.
    private static readonly SqlStatement SansProposition = new("""
        UPDATE Ligne SET SansPropositionLe = @Le, Version = Version + 1
        WHERE DossierId = @Id AND Etat IN ('Demandee', 'Recevable') AND SansPropositionLe IS NULL AND ProposeSpecifique IS NULL
        """);

    /// <summary>Closes; null when the call does not exist for this person or it is not the Secrétariat.</summary>
    /// <param name="code">The call.</param>
    /// <param name="ids">The dossiers ticked; null = all those in instruction.</param>
    /// <param name="sansProposition">Lines still waiting go to the committee "sans proposition" instead of keeping the dossier open.</param>
    /// <param name="acteur">Who.</param>
    /// <param name="annulation">Cancels.</param>
    public Task<BilanDeLot?> ExecuterAsync(string code, IReadOnlyCollection<Guid>? ids, bool sansProposition, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, ids, new Lot(ActionDossier.CloreInstruction, EtatDossier.EnInstruction, "clore-instruction", null, sansProposition), acteur, annulation);

    public Task<BilanDeLot?> RouvrirAsync(string code, IReadOnlyCollection<Guid> ids, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, ids, new Lot(ActionDossier.RouvrirInstruction, EtatDossier.Instruit, "rouvrir-instruction", motif?.Trim(), false), acteur, annulation);

    private async Task<BilanDeLot?> TraiterAsync(string code, IReadOnlyCollection<Guid>? ids, Lot lot, Acteur acteur, CancellationToken annulation)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var parametres = contexte.Parametres(acteur, le);
        parametres.Add("Etat", lot.De.ToString());
        var candidats = await session.ListeAsync<CandidatRow>(Candidats, parametres);
        var (faits, refus) = (0, new List<Refus>());
        foreach (var dossier in candidats.Where(c => ids?.Contains(c.Id) != false))
        {
            if (await TraiterAsync(session, dossier, lot, acteur, le) is { } refuse)
            {
                refus.Add(refuse with { Message = $"{dossier.Numero} : {refuse.Message}" });
            }
            else
            {
                faits++;
            }
        }

        await session.ValiderAsync();
        return new BilanDeLot(faits, refus);
    }

    private static async Task<Refus?> TraiterAsync(SqlSession session, CandidatRow dossier, Lot lot, Acteur acteur, DateTimeOffset le)
    {
        var enAttente = lot.SansProposition ? dossier.AValider : dossier.EnAttente;
        var decision = CycleDossier.Decider(dossier.Etat, lot.Action, Role.Secretariat, new ContexteDossier { Motif = lot.Motif, LignesEnAttente = enAttente });
        if (decision.EstRefuse)
        {
            return decision.Refus;
        }

        if (!await session.ModifierAsync(Changement, new { dossier.Id, dossier.Version, Etat = decision.Valeur.ToString(), lot.Motif, Le = le }))
        {
            return DossierInstruitStore.Conflit;
        }

        if (lot.SansProposition)
        {
            await session.ExecuterAsync(SansProposition, new { dossier.Id, Le = le });
        }

        await session.JournaliserAsync(acteur, le, lot.Verbe, "Dossier", dossier.Id, lot.Motif);
        return null;
    }

    private sealed record Lot(ActionDossier Action, EtatDossier De, string Verbe, string? Motif, bool SansProposition);

    private sealed record CandidatRow
    {
        public required Guid Id { get; init; }
        public string? Numero { get; init; }
        public required EtatDossier Etat { get; init; }
        public DateOnly? RejetImpliciteLe { get; init; }
        public string? MotifEtat { get; init; }
        public required int Version { get; init; }
        public required int EnAttente { get; init; }
        public required int AValider { get; init; }
    }
}
