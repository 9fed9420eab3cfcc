using AppelAProjets.Application.Avis;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Validations;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Suivi;

namespace AppelAProjets.Application.Suivi;

/// <summary>What waits for one person in one call, the most urgent kind first.</summary>
public sealed record TravailDAppel(string Code, string Titre, EtatAppel Etat, IReadOnlyList<TravailAttendu> Attendus);

public sealed record TravailAttendu
{
    public required NatureDeTravail Nature { get; init; }
    public required int Nombre { get; init; }
    /// <summary>Those among them that are assigned to this person, or to someone whom this person replaces; 0 where nothing is assigned.</summary>
    public int AMoi { get; init; }
    /// <summary>The nearest day that counts: implicit rejection, term of the complements or of the opinion; null when none does.</summary>
    public DateOnly? Terme { get; init; }
}

/// <summary>What waits for someone of the services today, over all the calls: two commands. A new kind of work is a text of <see cref="Sources"/>.</summary>
public sealed class MonTravailQuery(SqlDatabase database, TimeProvider horloge)
{
    // Each gives Nature, AppelId, Nombre, Terme, over the dossiers that the person may know; threads and meetings, which begin before the deposit, have their own right. People without the role have empty perimeters, which find nothing.
    private static readonly (NatureDeTravail Nature, string Corps)[] Sources =
    [
        (NatureDeTravail.AvisDemandes, $"""
            MIN(a.TermeLe) AS Terme FROM AvisConsultatif a JOIN Dossier d ON d.Id = a.DossierId WHERE {AvisAttendusQuery.Attendu}
            """),
        (NatureDeTravail.ComplementsEnRetard, $"""
            MIN(t.TermeLe) AS Terme FROM Dossier d JOIN (SELECT x.DossierId, MIN(x.TermeLe) AS TermeLe FROM DemandeDeComplements x WHERE x.ReponseLe IS NULL GROUP BY x.DossierId) t ON t.DossierId = d.Id
            WHERE @Secretariat = 1 AND {ComplementsSql.EnRetard} AND {VisibilitePartoutSql.Dossier}
            """),
        (NatureDeTravail.ComplementsRecus, $"{Rejet} FROM Dossier d WHERE @Secretariat = 1 AND d.Etat = 'Depose' AND {ComplementsSql.ARepondu} AND {VisibilitePartoutSql.Dossier}"),
        (NatureDeTravail.AStatuer, $"{Rejet} FROM Dossier d WHERE @Secretariat = 1 AND d.Etat = 'Depose' AND NOT {ComplementsSql.ARepondu} AND {VisibilitePartoutSql.Dossier}"),
        (NatureDeTravail.AValider, $"{Rejet} FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId WHERE {ValidationSql.AValider} AND l.FinanceurId IN @Valides AND {VisibilitePartoutSql.Dossier}"),
        (NatureDeTravail.Renvoyees, $"{Rejet} FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId WHERE {ValidationSql.Renvoyee} AND l.FinanceurId IN @Instruits AND {VisibilitePartoutSql.Dossier}"),
        (NatureDeTravail.ANoter, $"{Rejet} FROM ({AvecAffectation} FROM Dossier d WHERE {VisibiliteSql.ANoter.Replace("@Criteres", "(SELECT COUNT(*) FROM AppelCritere ca WHERE ca.AppelId = d.AppelId)", StringComparison.Ordinal)} AND {VisibilitePartoutSql.Dossier}) d"),
        (NatureDeTravail.AProposer, $"{Rejet} FROM ({AvecAffectation} FROM Dossier d WHERE {AttendUnMontant} AND {VisibilitePartoutSql.Dossier}) d"),
        (NatureDeTravail.BonsASigner, $"{Rejet} FROM Courrier c JOIN Dossier d ON d.Id = c.DossierId WHERE {CourriersASignerQuery.Attendu.Replace("@Miens", "@Signes", StringComparison.Ordinal)}"),
        (NatureDeTravail.Messages, $"""
            {Rejet} FROM (SELECT x.DossierId, MAX(x.Rang) AS Rang FROM Message x GROUP BY x.DossierId) t
            JOIN Message m ON m.DossierId = t.DossierId AND m.Rang = t.Rang
            JOIN Dossier d ON d.Id = t.DossierId
            WHERE @Dialogue = 1 AND m.Cote = 'Organisation' AND {VisibiliteSql.Fil}
                AND NOT EXISTS (SELECT 1 FROM MessageLecture ml WHERE ml.DossierId = d.Id AND ml.CompteId = @CompteId AND ml.LuJusqua >= m.Rang)
            """),
        (NatureDeTravail.Rencontres, $"""
            {Rejet} FROM Rencontre r JOIN Dossier d ON d.Id = r.DossierId JOIN Appel a ON a.Id = d.AppelId
            WHERE {VisibiliteSql.Rencontre} AND ((@Secretariat = 1 AND r.Etat = 'DispenseDemandee') OR (r.Etat IN ('Demandee', 'RendezVous', 'Declaree')
                AND EXISTS (SELECT 1 FROM RencontreQuartier mq WHERE mq.DossierId = d.Id AND mq.QuartierCode IN @MesQuartiers)))
            """),
    ];

    private const string Rejet = "MIN(d.RejetImpliciteLe) AS Terme";
    private const string AttendUnMontant = """
        d.Etat = 'EnInstruction' AND EXISTS (SELECT 1 FROM Ligne l WHERE l.DossierId = d.Id AND l.FinanceurId IN @Instruits
            AND l.Etat IN ('Demandee', 'Recevable') AND l.SansPropositionLe IS NULL AND l.ProposeSpecifique IS NULL AND l.ProposeDroitCommun IS NULL)
        """;

    // Apart: SQL Server sums no subquery.
    private const string AvecAffectation =
        "SELECT d.AppelId, d.RejetImpliciteLe, CASE WHEN EXISTS (SELECT 1 FROM Affectation am WHERE am.DossierId = d.Id AND am.CompteId IN @Moi) THEN 1 ELSE 0 END AS AMoi";

    private static readonly SqlStatement Lecture = new(string.Join("\nUNION ALL ", Sources.Select(s =>
        $"SELECT '{s.Nature}' AS Nature, d.AppelId, COUNT(*) AS Nombre, {(s.Nature is NatureDeTravail.ANoter or NatureDeTravail.AProposer ? "SUM(d.AMoi)" : "0")} AS AMoi, {s.Corps} GROUP BY d.AppelId")));

    /// <summary>Calls where something waits, most recent first.</summary>
    public async Task<IReadOnlyList<TravailDAppel>> ChargerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var appels = await session.AppelsVisiblesAsync(acteur);
        var attendus = (await session.ListeAsync<AttenduRow>(Lecture, VisibilitePartoutSql.Parametres(acteur, horloge.GetUtcNow(), new
        {
            Secretariat = acteur.A(Role.Secretariat) ? 1 : 0,
            Moi = acteur.SoiEtRemplaces,
            Dialogue = acteur.AMission(Mission.Dialogue) ? 1 : 0,
            Instruits = acteur.FinanceursComme(Role.Instructeur),
            Signes = acteur.FinanceursComme(Role.SignataireCourrier),
            Valides = acteur.FinanceursComme(Role.Valideur),
            MesQuartiers = acteur.QuartiersComme(Role.ReferentQuartier),
            Referent = acteur.QuartiersComme(Role.ReferentQuartier),
            Delegue = acteur.QuartiersComme(Role.DeleguePrefet),
        }))).ToLookup(a => a.AppelId);
        return [.. appels.Where(a => attendus.Contains(a.Id)).Select(a => new TravailDAppel(a.Code, a.Titre, a.Etat, [.. attendus[a.Id]
            .OrderBy(t => t.Nature).Select(t => new TravailAttendu { Nature = t.Nature, Nombre = t.Nombre, AMoi = t.AMoi, Terme = t.Terme })]))];
    }

    private sealed record AttenduRow
    {
        public required NatureDeTravail Nature { get; init; }
        public required Guid AppelId { get; init; }
        public required int Nombre { get; init; }
        public required int AMoi { get; init; }
        public DateOnly? Terme { get; init; }
    }
}
