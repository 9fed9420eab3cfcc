using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>A call takes the standing composition over, or takes it again when it has changed.</summary>
public sealed class ReprendreComposition(Ecrivain ecrivain)
{
    /// <summary>How many seats changed. Absent when there is no such call, or it is not the Secrétariat.</summary>
    public Task<Resultat<int>> ExecuterAsync(string code, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(DefinirSiegePermanent.Composition);
            var appel = await DefinirSiege.VerrouillerAsync(session, code, [], acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            var appelId = appel.Valeur;
            var (permanents, sieges, differences) = await CompositionQuery.LireAsync(session, appelId, le);
            var ordre = sieges.Count;
            foreach (var difference in differences)
            {
                if (!await ReprendreAsync(session, appelId, (difference, permanents.FirstOrDefault(p => p.Id == difference.PermanentId), sieges.FirstOrDefault(s => s.Id == difference.SiegeId)), ++ordre, le))
                {
                    return Refus.Conflit;
                }
            }

            return await SiegeStore.RefuserLesQuorumsAsync(session, appelId) is { } quorum
                ? quorum
                : Ecrit.Avec([.. differences.Select(d => new Acte(ActeDuJournal.ReprendreComposition, ObjetDuJournal.Siege, d.SiegeId ?? d.PermanentId!.Value, Details: $"{d.Nom}, {Libelles.Pour(d.Ecart)}"))])
                    .Donnant(differences.Count);
        }, annulation);

    private static Task<bool> ReprendreAsync(
        SqlSession session, Guid appelId, (DifferenceDeComposition Difference, SiegeRow? Permanent, SiegeRow? Siege) place, int ordre, DateTimeOffset le) => place switch
        {
            ({ Ecart: EcartDeComposition.Retire }, _, { } siege) => SiegeStore.RetirerAsync(session, appelId, (siege.Id, siege.Version), HeureDeParis.Jour(le)),
            (_, { } permanent, { } siege) => SiegeStore.ModifierAsync(session, appelId, EnSaisie(permanent) with { Id = siege.Id, Version = siege.Version }),
            (_, { } permanent, null) => SiegeStore.AjouterAsync(session, appelId, EnSaisie(permanent), Guid.CreateVersion7(), ordre),
            _ => Task.FromResult(false),
        };

    private static SiegeADefinir EnSaisie(SiegeRow permanent) => new()
    {
        Nom = permanent.Nom, FinanceurId = permanent.FinanceurId, College = permanent.College, Voix = permanent.Voix, TitulaireId = permanent.TitulaireId, SuppleantId = permanent.SuppleantId,
        Du = permanent.Du, Au = permanent.Au, PermanentId = permanent.Id, PermanentVersion = permanent.Version,
    };
}
