namespace AppelAProjets.Application.Comites;

/// <summary>Seats of the standing composition: calls take them over, none follows by itself.</summary>
public sealed class DefinirSiegePermanent(Ecrivain ecrivain)
{
    internal static readonly Verrou Composition = Verrou.Referentiel("composition du comite");

    /// <summary>Absent when there is no such seat, or it is not the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(SiegeADefinir siege, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (!acteur.A(Role.Secretariat))
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync([Composition, .. siege.Personnes.Select(Verrou.Compte)]);
            var sieges = await SiegeStore.PermanentsAsync(session);
            if (siege.Id is { } connu && sieges.All(s => s.Id != connu))
            {
                return Refus.Absent;
            }

            if (await DefinirSiege.RefuserAsync(session, siege, sieges, await ChoixDuComiteQuery.TousLesFinanceursAsync(session), le) is { Count: > 0 } refus)
            {
                return refus.ToArray();
            }

            var id = siege.Id ?? Guid.CreateVersion7();
            return (siege.Id is null ? await SiegeStore.AjouterPermanentAsync(session, siege, id, sieges.Count + 1) : await SiegeStore.ModifierPermanentAsync(session, siege))
                ? Ecrit.Avec(new Acte(siege.Id is null ? ActeDuJournal.Ajouter : ActeDuJournal.Modifier, ObjetDuJournal.Siege, id, Details: $"{siege.Nom}, composition permanente"))
                : Refus.Conflit;
        }, annulation);

    /// <summary>Takes a seat off the standing composition; the calls that took it over keep theirs until they look.</summary>
    public Task<Resultat> RetirerAsync(Guid id, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, _) =>
        {
            if (!acteur.A(Role.Secretariat))
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Composition);
            if ((await SiegeStore.PermanentsAsync(session)).FirstOrDefault(s => s.Id == id) is not { } siege)
            {
                return Refus.Absent;
            }

            return await SiegeStore.RetirerPermanentAsync(session, id, version)
                ? Ecrit.Avec(new Acte(ActeDuJournal.Retirer, ObjetDuJournal.Siege, id, Details: $"{siege.Nom}, composition permanente"))
                : Refus.Conflit;
        }, annulation);
}
