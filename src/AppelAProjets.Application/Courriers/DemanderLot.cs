using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>Asks for letters to be made, or published, many at once: a job does it. One batch of a call at a time; asked for twice, it is the same one.</summary>
public sealed class DemanderLot(Ecrivain ecrivain)
{
    private static readonly SqlStatement Appel = new("SELECT a.Id FROM Appel a WHERE a.Code = @Code");

    /// <param name="points">Items whose letters are made or published, in the order of the paper.</param>
    public Task<Resultat<Guid>> ExecuterAsync(string code, NatureDeLot nature, IReadOnlyList<Guid> points, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<Guid>(acteur, async (session, le) =>
        {
            var appelId = await session.UnAsync<Guid>(Appel, new { Code = code });
            if (!acteur.A(Role.Secretariat) || appelId == default)
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Appel(appelId));
            if (await session.LotEnPreparationAsync(appelId) is var enCours && enCours != default)
            {
                return (await session.LotAsync(enCours))!.Nature == nature && (await session.CourriersDuLotAsync(enCours)).Select(c => c.PointId).ToHashSet().IsSupersetOf(points) ? Ecrit.Rien("it is being made").Donnant(enCours)
                    : new Refus("lot.en-cours", "Un autre travail est en cours sur les courriers de cet appel : attendez qu’il soit terminé.");
            }

            if (points.Count == 0)
            {
                return new Refus("lot.vide", nature == NatureDeLot.Production ? "Aucun relevé d’arbitrage n’attend de courrier." : "Aucun courrier n’a tous ses bons à signer.");
            }

            var lot = new LotAEcrire(Guid.CreateVersion7(), appelId, acteur.CompteId, nature, [.. points.Distinct()]);
            await session.AjouterLotAsync(lot, le);
            return Ecrit.Avec(new Acte(nature == NatureDeLot.Production ? ActeDuJournal.ProduireCourriers : ActeDuJournal.DemanderPublication, ObjetDuJournal.Appel, appelId,
                Details: lot.Points.Count == 1 ? "1 courrier" : $"{lot.Points.Count} courriers")).Donnant(lot.Id);
        }, annulation);
}
