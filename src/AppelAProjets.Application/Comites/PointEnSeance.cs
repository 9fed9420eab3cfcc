using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>An item with its session, its seats and who is there: what each decision in session looks at.</summary>
public sealed record PointEnSeance(SeanceDetailRow Seance, PointComplet Complet, IReadOnlyList<Siege> Sieges, IReadOnlySet<(Guid SiegeId, Guid CompteId)> Presents)
{
    public PointDetailRow Point => Complet.Point;

    public Cofinancement Montants => Complet.Montants();

    /// <summary>Besoin of what is asked; the rate of public aid follows what is arbitrated.</summary>
    public (Montant Besoin, Taux? TauxAidesPubliques) Financement => Complet.Financement();

    public Montant Seuil => Complet.Seuil();

    public AvisCommun? Avis => Complet.Avis();

    public bool PresidenceEnDeport => Seance.PresidenceId is { } presidence && Complet.Deports.Contains(presidence);

    public Guid? Occupant(Siege siege) => siege.Occupant([.. Presents.Where(p => p.SiegeId == siege.Id).Select(p => p.CompteId)], [.. Complet.Deports]);

    public int SiegesPresents => Point.Presents is { } presents && Point.Etat == EtatPoint.Clos ? presents : Representes.Count(r => r.Siege.Voix == Voix.Deliberative);

    public PointExamine Examine(AvisCommun? avis) => new(Point.Numero, Point.Etat, Montants, Complet.Seuil(), avis, NonRepresentes) { Charges = Point.TotalCharges };

    /// <summary>Seats for which somebody stands down from this item.</summary>
    public IReadOnlyList<Siege> DeportsDesSieges => [.. Sieges.Where(s => Complet.Deports.Contains(s.TitulaireId) || (s.SuppleantId is { } suppleant && Complet.Deports.Contains(suppleant)))];

    public IReadOnlyList<(Siege Siege, Guid Occupant)> Representes => [.. Sieges.Select(s => (s, Occupant(s))).Where(s => s.Item2 is not null).Select(s => (s.s, s.Item2!.Value))];

    /// <summary>While the item is open, without the votes of those who stand down since.</summary>
    public Scrutin Scrutin => new([.. Complet.Votes.Where(v => Point.Etat != EtatPoint.Inscrit || !Complet.Deports.Contains(v.CompteId)).Select(v => new Bulletin(v.SiegeId, v.CompteId, v.Sens))]);

    /// <summary>While the item is open, of the seats represented; afterwards, of those that have voted.</summary>
    public ResultatDuVote Vote => Scrutin.Depouiller([.. Point.Etat == EtatPoint.Inscrit ? Representes.Select(r => r.Siege) : Sieges.Where(s => Complet.Votes.Any(v => v.SiegeId == s.Id))]);

    /// <summary>What an amount of this funder is weighed against.</summary>
    public BaseDArbitrage BasePour(Guid financeurId) => new(
        Complet.Lignes.FirstOrDefault(l => l.FinanceurId == financeurId)?.Demande ?? Montant.Zero,
        Point.TotalCharges,
        Point.AssietteEligible,
        Montants.Hors(financeurId),
        Point.PartMaximalePourcent is { } part ? Taux.DePourcentage(part) : null);

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
        var presents = (await SeanceQuery.PresencesAsync(session, seance.Id)).Select(p => (p.SiegeId, p.CompteId)).ToHashSet();
        return [.. points.Select(p => new PointEnSeance(seance, p, sieges, presents))];
    }
}

internal static class VerrousDuPoint
{
    private static readonly SqlStatement Dossiers = new("SELECT DossierId FROM Point WHERE Id IN @Points AND SeanceId = @SeanceId");

    /// <summary>The session, whose state, presences and agenda every decision reads, then the dossier of the item.</summary>
    public static Task VerrouillerLePointAsync(this SqlSession session, Guid seanceId, Guid pointId) => session.VerrouillerLesPointsAsync(seanceId, [pointId]);

    public static async Task VerrouillerLesPointsAsync(this SqlSession session, Guid seanceId, IReadOnlyCollection<Guid> points)
    {
        var dossiers = await session.ListeAsync<Guid>(Dossiers, new { Points = points, SeanceId = seanceId });
        await session.VerrouillerAsync([Verrou.Seance(seanceId), .. dossiers.Select(Verrou.Dossier)]);
    }
}

internal static class PointCompletExtensions
{
    public static Cofinancement Montants(this PointComplet point) => new(
        [.. point.Lignes.Select(l => new LigneDeFinanceur(l.FinanceurId, l.Sigle, l.Etat, l.Arbitre, l.Accorde) { Attendu = l.ReserveAttendu })],
        Montant.Somme(point.HorsPortail.Where(h => h.Etat == nameof(SituationHorsPortail.Acquis)).Select(h => h.Montant)));

    public static Montant Seuil(this PointComplet point) => point.Point.SeuilDeViabilite ?? Montant.Zero;

    /// <summary>The plan with what is retained: besoin is that of the demands, the rate of public aid follows what is arbitrated.</summary>
    public static (Montant Besoin, Taux? TauxAidesPubliques) Financement(this PointComplet point)
    {
        var plan = new PlanDeFinancement(
        [
            .. point.Budget.Select(b => new LigneDeBudget(b.Compte, b.Montant)),
            .. point.Lignes.Select(l => new LigneDeBudget(l.CompteCerfa, l.Demande, l.FinanceurId)),
            .. point.HorsPortail.Where(h => h.Etat != nameof(SituationHorsPortail.Refuse)).Select(h => new LigneDeBudget(h.Compte, h.Montant, HorsPortail: Enum.Parse<SituationHorsPortail>(h.Etat))),
        ]);
        var retenus = point.Montants().Lignes.GroupBy(l => l.FinanceurId).ToDictionary(g => g.Key, g => Montant.Somme(g.Select(l => l.Retenu.Total)));
        return (plan.Besoin, plan.AvecRetenu(retenus).TauxAidesPubliques);
    }

    public static AvisCommun? Avis(this PointComplet complet) => complet.Point is var point && point.Avis is not { } type
        ? null
        : new AvisCommun(
            type,
            point.Motif,
            complet.Conditions.Count == 0 ? null : [.. complet.Conditions.Select(c => new ConditionDAvis(c.Texte, c.AvantLe, c.LeveePar ?? ""))],
            point.Attendu,
            point.AttenduAvantLe,
            point.DroitCommunDestinataire);
}
