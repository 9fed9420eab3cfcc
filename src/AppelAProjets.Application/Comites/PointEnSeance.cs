using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>An item with its session, its seats and who is there: what each decision in session looks at.</summary>
public sealed record PointEnSeance(SeanceDetailRow Seance, PointComplet Complet, IReadOnlyList<Siege> Sieges, IReadOnlySet<Guid> Presents)
{
    public PointDetailRow Point => Complet.Point;

    public Cofinancement Montants => Complet.Montants();

    public Guid? Occupant(Siege siege) => siege.Occupant(Presents.ToList(), Complet.Deports.ToList());

    public int SiegesPresents => Quorum.Presents(Sieges, Presents.ToList(), Complet.Deports.ToList());

    public PointExamine Examine(AvisCommun? avis) => new(Point.Numero, Point.Etat, Montants, Complet.Seuil(), avis, NonRepresentes);

    /// <summary>Funders of a line for which nobody can sit on this item.</summary>
    public IReadOnlySet<Guid> NonRepresentes =>
        Complet.Lignes.Select(l => l.FinanceurId).Where(f => !Sieges.Any(s => s.FinanceurId == f && Occupant(s) is not null)).ToHashSet();

    /// <summary>Loads an item for a person; null when it is not to be seen.</summary>
    public static async Task<PointEnSeance?> ChargerAsync(SqlSession session, Guid seanceId, Guid pointId, Acteur acteur, DateTimeOffset maintenant)
    {
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance || await session.PointAsync(seanceId, pointId, acteur, maintenant) is not { } point)
        {
            return null;
        }

        return (await AvecLesSiegesAsync(session, seance, [point]))[0];
    }

    public static async Task<IReadOnlyList<PointEnSeance>> TousAsync(SqlSession session, SeanceDetailRow seance, DateTimeOffset maintenant) =>
        await AvecLesSiegesAsync(session, seance, await session.TousLesPointsAsync(seance.Id, maintenant));

    private static async Task<IReadOnlyList<PointEnSeance>> AvecLesSiegesAsync(SqlSession session, SeanceDetailRow seance, IReadOnlyList<PointComplet> points)
    {
        var sieges = (await ComiteQuery.SiegesDeLaSeanceAsync(session, seance)).Select(s => s.EnSiege()).ToList();
        var presents = (await SeanceQuery.PresencesAsync(session, seance.Id)).Select(p => p.CompteId).ToHashSet();
        return [.. points.Select(p => new PointEnSeance(seance, p, sieges, presents))];
    }
}

internal static class VerrousDuPoint
{
    private static readonly SqlStatement Dossier = new("SELECT DossierId FROM Point WHERE Id = @PointId AND SeanceId = @SeanceId");

    /// <summary>The session, whose state, presences and agenda every decision reads, then the dossier of the item.</summary>
    public static async Task VerrouillerLePointAsync(this SqlSession session, Guid seanceId, Guid pointId)
    {
        var dossiers = await session.ListeAsync<Guid>(Dossier, new { PointId = pointId, SeanceId = seanceId });
        await session.VerrouillerAsync([Verrou.Seance(seanceId), .. dossiers.Select(Verrou.Dossier)]);
    }
}

internal static class PointCompletExtensions
{
    public static Cofinancement Montants(this PointComplet point) => new(
        [.. point.Lignes.Select(l => new LigneDeFinanceur(l.FinanceurId, l.Sigle, l.Etat, l.Arbitre, l.Accorde))],
        Montant.Somme(point.HorsPortail.Where(h => h.Etat == nameof(SituationHorsPortail.Acquis)).Select(h => h.Montant)));

    public static Montant Seuil(this PointComplet point) => point.Point.SeuilDeViabilite ?? Montant.Zero;

    public static AvisCommun? Avis(this PointDetailRow point) => point.Avis is not { } type
        ? null
        : new AvisCommun(
            type,
            point.Motif,
            point.Condition is null ? null : [new ConditionDAvis(point.Condition, point.ConditionAvantLe, point.ConditionLeveePar ?? "")],
            point.Attendu,
            point.AttenduAvantLe,
            point.DroitCommunDestinataire);
}
