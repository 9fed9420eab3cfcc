using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Instructions;

/// <summary>What a bulk action did: how many dossiers moved, and why the others did not.</summary>
public sealed record BilanDeLot(int Faits, IReadOnlyList<Refus> Refus);

/// <summary>What closing the whole call would do: to each dossier in instruction, as its lines are, and with those still waiting passed « sans proposition ».</summary>
public sealed record PrevisionDeCloture(AppelComplet Appel, IReadOnlyList<ClotureDeDossier> EnLEtat, IReadOnlyList<ClotureDeDossier> SansProposition);

/// <param name="Refus">Why it stays open; null when it would be closed.</param>
public sealed record ClotureDeDossier(string? Numero, Refus? Refus);

/// <summary>The Secrétariat closes or reopens the instruction of several dossiers; each is decided and written on its own, those refused are told.</summary>
public sealed class CloreInstruction(SqlDatabase database, Ecrivain ecrivain)
{
    private const string Colonnes = """
        d.Id, d.Numero, d.Etat, d.Version,
            (SELECT COUNT(*) FROM Ligne l WHERE l.DossierId = d.Id AND l.Etat IN ('Demandee', 'Recevable') AND l.SansPropositionLe IS NULL) AS EnAttente,
            (SELECT COUNT(*) FROM Ligne l WHERE l.DossierId = d.Id AND l.Etat = 'Recevable' AND l.SansPropositionLe IS NULL AND l.ProposeSpecifique IS NOT NULL) AS AValider
        """;

    private static readonly SqlStatement DansLEtat = new($"""
        SELECT {Colonnes} FROM Dossier d WHERE d.AppelId = @AppelId AND d.Etat = @Etat AND {VisibiliteSql.Dossier} ORDER BY d.Numero
        """);

    // Whatever their state: one that left it since it was ticked is told, by the rule that refuses it.
    private static readonly SqlStatement Coches = new($"""
        SELECT {Colonnes} FROM Dossier d WHERE d.Id IN @Ids AND d.AppelId = @AppelId AND {VisibiliteSql.Dossier} ORDER BY d.Numero
        """);

    private static readonly SqlStatement Candidat = new($"""
        SELECT {Colonnes} FROM Dossier d WHERE d.Id = @Id AND d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Dossier SET Etat = @Etat, MotifEtat = @Motif, ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    // An amount prepared for a Valideur is not thrown away: it keeps the dossier open.
    private const string EnSilence = "DossierId = @Id AND Etat IN ('Demandee', 'Recevable') AND SansPropositionLe IS NULL AND ProposeSpecifique IS NULL";

    private static readonly SqlStatement Silencieuses = new($"SELECT Id FROM Ligne WHERE {EnSilence}");

    private static readonly SqlStatement SansProposition = new($"UPDATE Ligne SET SansPropositionLe = @Le, Version = Version + 1 WHERE {EnSilence}");

    /// <summary>Absent likewise.</summary>
    public async Task<Resultat<PrevisionDeCloture>> PrevoirAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        if (await ChargerAsync(code, null, EtatDossier.EnInstruction, acteur, annulation) is not ({ } contexte, { } candidats))
        {
            return Refus.Absent;
        }

        return new PrevisionDeCloture(contexte.Appel, Prevoir(false), Prevoir(true));

        IReadOnlyList<ClotureDeDossier> Prevoir(bool sansProposition) =>
            [.. candidats.Select(d => new ClotureDeDossier(d.Numero, Decider(d, Cloture(sansProposition)) is { EstRefuse: true, Refus: var refus } ? refus : null))];
    }

    private static Lot Cloture(bool sansProposition) => new(ActionDossier.CloreInstruction, EtatDossier.EnInstruction, ActeDuJournal.CloreInstruction, null, sansProposition);

    /// <summary>Closes; absent when the call does not exist for this person or it is not the Secrétariat.</summary>
    /// <param name="ids">The dossiers ticked; null = all those in instruction.</param>
    /// <param name="sansProposition">Lines still waiting go to the committee "sans proposition" instead of keeping the dossier open.</param>
    public Task<Resultat<BilanDeLot>> ExecuterAsync(string code, IReadOnlyCollection<Guid>? ids, bool sansProposition, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, ids, Cloture(sansProposition), acteur, annulation);

    /// <summary>Reopens; absent likewise.</summary>
    public Task<Resultat<BilanDeLot>> RouvrirAsync(string code, IReadOnlyCollection<Guid> ids, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        TraiterAsync(code, ids, new Lot(ActionDossier.RouvrirInstruction, EtatDossier.Instruit, ActeDuJournal.RouvrirInstruction, motif?.Trim(), false), acteur, annulation);

    private async Task<Resultat<BilanDeLot>> TraiterAsync(string code, IReadOnlyCollection<Guid>? ids, Lot lot, Acteur acteur, CancellationToken annulation)
    {
        if (await ChargerAsync(code, ids, lot.De, acteur, annulation) is not ({ } contexte, { } candidats))
        {
            return Refus.Absent;
        }

        var (faits, refus) = (0, new List<Refus>());
        foreach (var dossier in candidats)
        {
            // A browser that gives up does not leave a part closed. Those that cannot move cost no transaction; the others are decided again under their lock, one by one, so that a large call keeps nobody waiting.
            Resultat sort = Decider(dossier, lot);
            sort = sort.EstRefuse ? sort : await TraiterAsync(contexte, dossier.Id, lot, acteur);
            if (sort.EstRefuse)
            {
                refus.Add(sort.Refus with { Message = $"{dossier.Numero} : {sort.Refus.Message}" });
            }
            else
            {
                faits++;
            }
        }

        return new BilanDeLot(faits, refus);
    }

    private async Task<(ContexteInstruction Contexte, IReadOnlyList<CandidatRow> Candidats)?> ChargerAsync(
        string code, IReadOnlyCollection<Guid>? ids, EtatDossier etat, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) && await ContexteInstruction.ChargerAsync(session, code, acteur) is { } contexte
            ? (contexte, await session.ListeAsync<CandidatRow>(ids is null ? DansLEtat : Coches, contexte.Parametres(acteur, ecrivain.Maintenant).Et(new { Etat = etat.ToString(), Ids = ids }))) : null;
    }

    private Task<Resultat> TraiterAsync(ContexteInstruction contexte, Guid id, Lot lot, Acteur acteur) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(id));
            var parametres = contexte.Parametres(acteur, le);
            parametres.Add("Id", id);
            if (await session.UnAsync<CandidatRow>(Candidat, parametres) is not { } dossier)
            {
                return Refus.Conflit;
            }

            var decision = Decider(dossier, lot);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            if (!await session.ModifierAsync(Changement, new { dossier.Id, dossier.Version, Etat = decision.Valeur.ToString(), lot.Motif, Le = le }))
            {
                return Refus.Conflit;
            }

            var laissees = lot.SansProposition ? await session.ListeAsync<Guid>(Silencieuses, new { dossier.Id }) : [];
            if (laissees.Count > 0)
            {
                await session.ExecuterAsync(SansProposition, new { dossier.Id, Le = le });
            }

            return Ecrit.Avec(
                new Acte(lot.Acte, ObjetDuJournal.Dossier, dossier.Id, lot.Motif),
                [.. laissees.Select(l => new Acte(ActeDuJournal.RenoncerAProposer, ObjetDuJournal.Ligne, l, Details: "à la clôture de l’instruction, par le Secrétariat"))]);
        });

    private static Resultat<EtatDossier> Decider(CandidatRow dossier, Lot lot) =>
        CycleDossier.Decider(dossier.Etat, lot.Action, Role.Secretariat, new ContexteDossier { Motif = lot.Motif, LignesEnAttente = lot.SansProposition ? dossier.AValider : dossier.EnAttente });

    private sealed record Lot(ActionDossier Action, EtatDossier De, ActeDuJournal Acte, string? Motif, bool SansProposition);

    private sealed record CandidatRow
    {
        public required Guid Id { get; init; }
        public string? Numero { get; init; }
        public required EtatDossier Etat { get; init; }
        public required int Version { get; init; }
        public required int EnAttente { get; init; }
        public required int AValider { get; init; }
    }
}
