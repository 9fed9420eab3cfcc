using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Travaux;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

/// <summary>
/// Makes the batches asked for, a letter at a time: what is done is written before the next one is begun, and doing it once more changes nothing, so that a process killed anywhere misses no letter and makes none twice.
/// Publication makes every PDF first, then publishes all in one transaction.
/// </summary>
public sealed class FabriquerCourriers(SqlDatabase database, Ecrivain ecrivain, ActeurQuery acteurs, ProduireCourriers produire, PublierCourriers publier) : FaireLesTravaux<LotRow>(database, ecrivain)
{
    private static readonly TimeSpan Bail = TimeSpan.FromMinutes(5);

    protected override Task<IReadOnlyList<LotRow>> DusAsync(SqlSession session, DateTimeOffset le) => session.LotsDusAsync(le);

    /// <summary>Null when its author is no longer of the Secrétariat, when it failed too often, or when another has it.</summary>
    protected override async Task<LotRow?> PrendreAsync(LotRow du, CancellationToken annulation)
    {
        var autorise = await AuteurAsync(du, annulation) is not null && du.Essais < RegleDeLot.EssaisMaximum;
        var pris = await Ecrivain.EcrireAsync<bool>(Acteur.Systeme, async (session, le) =>
        {
            var change = autorise ? await session.PrendreLotAsync(du, le, le + Bail) : await session.FinirLotAsync(du, EtatDeLot.Echoue, le);
            return change ? Ecrit.SansJournal("each letter is journaled").Donnant(autorise) : Refus.Conflit;
        }, annulation);
        return pris is { EstRefuse: false, Valeur: true } ? du with { Version = du.Version + 1 } : null;
    }

    protected override async Task<bool> FaireAsync(LotRow lot, CancellationToken annulation)
    {
        IReadOnlyList<CourrierDuLotRow> courriers;
        await using (var session = await Base.LireAsync(annulation))
        {
            courriers = await session.CourriersDuLotAsync(lot.Id);
        }

        var echecs = new List<Exception>();
        foreach (var courrier in courriers.Where(c => c.FaitLe is null))
        {
            // A right taken away, a déport declared meanwhile: read for each.
            if (await AuteurAsync(lot, annulation) is not { } auteur)
            {
                return false;
            }

            string? refus;
            try
            {
                refus = lot.Nature == NatureDeLot.Production
                    ? await produire.ExecuterAsync(lot.Code, courrier.PointId, auteur, annulation)
                    : await publier.RendreAsync(lot.Code, courrier.PointId, auteur, annulation);
            }
            catch (Exception echec) when (echec is not OperationCanceledException)
            {
                // One letter that cannot be drawn holds back none of the others: it is named, and thrown once they are done.
                echecs.Add(echec);
                refus = "Le PDF n’a pas pu être fait : prévenez l’exploitant.";
            }

            if (!await AvancerAsync(lot, (courrier.Ordre, refus), annulation))
            {
                return false;
            }
        }

        var fini = await FinirAsync(lot, courriers, annulation);
        return echecs.Count == 0 ? fini : throw new AggregateException($"{echecs.Count} letters of batch {lot.Id} could not be drawn.", echecs);
    }

    private Task<bool> AvancerAsync(LotRow lot, (int Ordre, string? Refus) fait, CancellationToken annulation) =>
        NoterAsync((session, le) => session.AvancerLotAsync(lot, fait, le, le + Bail), annulation);

    private async Task<bool> FinirAsync(LotRow lot, IReadOnlyList<CourrierDuLotRow> courriers, CancellationToken annulation)
    {
        if (lot.Nature == NatureDeLot.Production)
        {
            return await NoterAsync((session, le) => session.FinirLotAsync(lot, EtatDeLot.Fini, le), annulation);
        }

        return await AuteurAsync(lot, annulation) is { } auteur
            && !(await publier.PublierAsync(lot.Code, [.. courriers.Select(c => c.PointId)], auteur, (session, sorts, le) => ConclureAsync(session, lot, sorts, le), annulation)).EstRefuse;
    }

    // With the publication, so that a batch that someone stopped publishes nothing.
    private static async Task<bool> ConclureAsync(SqlSession session, LotRow lot, IReadOnlyList<SortDUnCourrier> sorts, DateTimeOffset le)
    {
        foreach (var sort in sorts.Where(s => s.Fait.EstRefuse))
        {
            await session.RefuserDansLeLotAsync(lot, sort.PointId, sort.Fait.Refus!.Message);
        }

        return await session.FinirLotAsync(lot, EtatDeLot.Fini, le);
    }

    // Null when the account is closed, or is no longer of the Secrétariat.
    private async Task<Acteur?> AuteurAsync(LotRow lot, CancellationToken annulation) =>
        await acteurs.ChargerAsync(lot.CompteId, annulation) is { } acteur && acteur.A(Role.Secretariat) ? acteur : null;
}
