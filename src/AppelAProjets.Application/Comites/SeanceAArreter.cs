using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>A session as it would be frozen now: what the Présidence reads before, and what is frozen.</summary>
/// <param name="Gardes">How each item was examined, by item: a funder that nobody spoke for then may have somebody in the room now.</param>
internal sealed record SeanceAArreter(
    SeanceDetailRow Seance, IReadOnlyList<PointEnSeance> Points, IReadOnlyDictionary<Guid, PointDuReleve> Gardes, IReadOnlyList<EnveloppeConsommeeRow> Enveloppes)
{
    public static async Task<SeanceAArreter> LireAsync(SqlSession session, SeanceDetailRow seance, DateTimeOffset le) => new(
        seance, await PointEnSeance.TousAsync(session, seance, le), await ExamenDuPoint.GardesAsync(session, seance.Id), await session.EnveloppesAsync(seance.AppelId));

    /// <summary>All that prevents it.</summary>
    public IReadOnlyList<Refus> Manques => ArretDuReleve.Manques([.. Points.Select(Examine)], [.. Enveloppes.Select(AuReleve)]);

    /// <summary>What the relevé says.</summary>
    public async Task<Releve> ComposerAsync(SqlSession session, DateTimeOffset le)
    {
        var sieges = await ComiteQuery.SiegesDeLaSeanceAsync(session, Seance);
        var precedents = await ReleveStore.PrecedentsAsync(session, Seance.Id);
        return new Releve(Seance.Id, Seance.Titre, Seance.AppelTitre, Seance.PrevueLe, Seance.Presidence ?? "", le,
            [.. Points.Select(p => ExamenDuPoint.AuReleve(p, sieges, Gardes.GetValueOrDefault(p.Point.Id)) with { Precedent = precedents.GetValueOrDefault(p.Point.DossierId) })])
        {
            Numero = await ReleveStore.ProchainNumeroAsync(session, Seance.AppelId),
            Lieu = Seance.Lieu,
            Sieges = await ReleveStore.PresencesAsync(session, Seance.Id, sieges),
        };
    }

    private PointExamine Examine(PointEnSeance point) => point.Examine(point.Complet.Avis()) with
    {
        NonRepresentes = Gardes.TryGetValue(point.Point.Id, out var garde) && garde.Etat == point.Point.Etat ? garde.NonRepresentes : point.NonRepresentes,
    };

    // The rows already count the items being frozen: the rule wants what is consumed outside them.
    private EnveloppeAuReleve AuReleve(EnveloppeConsommeeRow row)
    {
        var enveloppe = new Enveloppe(row.FinanceurId, row.Sigle, row.TypeDeCredits, row.SansPlafond, [new MouvementDEnveloppe(default, row.Total, "total")]);
        var ici = enveloppe.Consomme(Points.Where(p => p.Point.Etat == EtatPoint.Clos).SelectMany(p => p.Montants.Lignes), []);
        return new EnveloppeAuReleve(enveloppe, row.Consomme - ici);
    }
}
