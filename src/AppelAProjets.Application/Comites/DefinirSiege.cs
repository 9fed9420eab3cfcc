using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>A seat to add, or to change when it has an identifier.</summary>
public sealed record SiegeADefinir
{
    public Guid? Id { get; init; }
    public int Version { get; init; }
    public required string Nom { get; init; }
    /// <summary>The funder it speaks for; null for a college.</summary>
    public Guid? FinanceurId { get; init; }
    public string? College { get; init; }
    public required Voix Voix { get; init; }
    public Guid? TitulaireId { get; init; }
    public Guid? SuppleantId { get; init; }
    public DateOnly? Du { get; init; }
    public DateOnly? Au { get; init; }
    internal Guid? PermanentId { get; init; }
    internal int? PermanentVersion { get; init; }

    internal IReadOnlyList<Guid> Personnes => [.. new[] { TitulaireId, SuppleantId }.OfType<Guid>()];
}

/// <summary>Seats of one call.</summary>
public sealed class DefinirSiege(Ecrivain ecrivain)
{
    /// <summary>Absent when there is no such call or no such seat, or it is not the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(string code, SiegeADefinir siege, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await VerrouillerAsync(session, code, siege.Personnes, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            var appelId = appel.Valeur;
            var sieges = await ComiteQuery.SiegesAsync(session, appelId);
            var connu = sieges.FirstOrDefault(s => s.Id == siege.Id);
            if (siege.Id is not null && connu is null)
            {
                return Refus.Absent;
            }

            var financeurs = await ChoixDuComiteQuery.FinanceursAsync(session, appelId);
            if (await RefuserAsync(session, siege, sieges, financeurs, le) is { Count: > 0 } refus)
            {
                return refus.ToArray();
            }

            var id = siege.Id ?? Guid.CreateVersion7();
            var ecrit = siege with { PermanentId = connu?.PermanentId, PermanentVersion = connu?.PermanentVersion };
            if (!(connu is null ? await SiegeStore.AjouterAsync(session, appelId, ecrit, id, sieges.Count + 1) : await SiegeStore.ModifierAsync(session, appelId, ecrit)))
            {
                return Refus.Conflit;
            }

            return await SiegeStore.RefuserLesQuorumsAsync(session, appelId) is { } quorum
                ? quorum
                : Ecrit.Avec(new Acte(connu is null ? ActeDuJournal.Ajouter : ActeDuJournal.Modifier, ObjetDuJournal.Siege, id, Details: siege.Nom));
        }, annulation);

    /// <summary>Removes a seat of the call; one that already sat is ended instead.</summary>
    public Task<Resultat> RetirerAsync(string code, Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await VerrouillerAsync(session, code, [], acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            if ((await ComiteQuery.SiegesAsync(session, appel.Valeur)).FirstOrDefault(s => s.Id == id) is not { } siege)
            {
                return Refus.Absent;
            }

            if (!await SiegeStore.RetirerAsync(session, appel.Valeur, (id, version), HeureDeParis.Jour(le)))
            {
                return Refus.Conflit;
            }

            return await SiegeStore.RefuserLesQuorumsAsync(session, appel.Valeur) is { } quorum
                ? quorum
                : Ecrit.Avec(new Acte(ActeDuJournal.Retirer, ObjetDuJournal.Siege, id, Details: siege.Nom));
        }, annulation);

    /// <summary>The call, then its sessions that are not over, as every decision in session reads who sits, then the people.</summary>
    internal static async Task<Resultat<Guid>> VerrouillerAsync(SqlSession session, string code, IEnumerable<Guid> personnes, Acteur acteur)
    {
        var appel = await session.VerrouillerAppelAsync(code, acteur);
        if (appel.EstRefuse)
        {
            return appel.TousLesRefus;
        }

        await SiegeStore.VerrouillerLesSeancesAsync(session, appel.Valeur.Id);
        await session.VerrouillerAsync([.. personnes.Select(Verrou.Compte)]);
        return appel.Valeur.Id;
    }

    /// <param name="autres">The seats among which its name is alone.</param>
    /// <param name="financeurs">Those that it may speak for.</param>
    internal static async Task<IReadOnlyList<Refus>> RefuserAsync(
        SqlSession session, SiegeADefinir siege, IReadOnlyList<SiegeRow> autres, IReadOnlyList<ChoixRow> financeurs, DateTimeOffset le)
    {
        List<Refus> refus = [];
        if (siege.SuppleantId is not null && siege.SuppleantId == siege.TitulaireId)
        {
            refus.Add(new Refus("siege.suppleant", "Le suppléant est une autre personne que le titulaire.", nameof(siege.SuppleantId)));
        }

        if (autres.Any(s => string.Equals(s.Nom, siege.Nom, StringComparison.OrdinalIgnoreCase) && s.Id != siege.Id))
        {
            refus.Add(new Refus("siege.nom", "Un siège porte déjà ce nom.", nameof(siege.Nom)));
        }

        if (siege.FinanceurId is { } financeur && financeurs.All(f => f.Id != financeur))
        {
            refus.Add(new Refus("siege.financeur", "Ce financeur ne participe pas à l’appel.", nameof(siege.FinanceurId)));
        }

        if (Siege.RefuserDates(siege.Du, siege.Au) is { } dates)
        {
            refus.Add(dates);
        }

        var membres = await ChoixDuComiteQuery.MembresAsync(session, le);
        return
        [
            .. refus,
            .. RefuserLaPersonne(siege, siege.TitulaireId, membres, nameof(siege.TitulaireId)),
            .. RefuserLaPersonne(siege, siege.SuppleantId, membres, nameof(siege.SuppleantId)),
        ];
    }

    // Whoever could neither vote nor say an amount there holds no seat.
    private static IEnumerable<Refus> RefuserLaPersonne(SiegeADefinir siege, Guid? personne, ILookup<Guid, MembreDuComiteRow> membres, string champ)
    {
        if (personne is not { } compte)
        {
            return [];
        }

        if (!membres.Contains(compte))
        {
            return [new Refus("siege.membre", "Cette personne n’est pas habilitée comme membre du comité : habilitez-la d’abord, ou choisissez-en une autre.", champ)];
        }

        return siege.FinanceurId is { } financeur && membres[compte].All(m => m.FinanceurId != financeur)
            ? [new Refus("siege.membre-financeur", $"{membres[compte].First().Nom} n’est pas membre du comité pour ce financeur : ses montants seraient refusés. Habilitez cette personne pour ce financeur, ou choisissez-en une autre.", champ)]
            : [];
    }
}
