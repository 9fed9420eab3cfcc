using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Echeances;

namespace AppelAProjets.Application.Echeances;

/// <summary>Something that has a term, with the words that tell it.</summary>
internal sealed record FaitLu
{
    public SorteDEcheance Sorte { get; init; }
    public required Guid Id { get; init; }
    public Guid? DossierId { get; init; }
    public Guid? OrganisationId { get; init; }
    public Guid? AppelId { get; init; }
    public Guid? FinanceurId { get; init; }
    /// <summary>Who has begun, asked, or holds.</summary>
    public Guid? CompteId { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset DepuisLe { get; init; }
    public DateOnly? Terme { get; init; }
    /// <summary>UTC, when the term has an hour.</summary>
    public DateTimeOffset? TermeLe { get; init; }
    /// <summary>Days from its beginning to its term, when they are what is known.</summary>
    public int? Delai { get; init; }
    public string? Numero { get; init; }
    public string? Titre { get; init; }
    public string? Appel { get; init; }
    public string? AppelCode { get; init; }
    public string? Organisation { get; init; }
    public string? Nom { get; init; }
    public string? Quartier { get; init; }
    public string? Courriel { get; init; }
    public Role? Role { get; init; }
    public int? Nombre { get; init; }

    public DateOnly Jour => Terme ?? (TermeLe is { } le ? HeureDeParis.Jour(le) : HeureDeParis.Jour(DepuisLe).AddDays(Delai ?? 0));

    public FaitDEcheance EnFait => new(Sorte, Sorte is SorteDEcheance.Instruction or SorteDEcheance.BonASigner ? $"{AppelId:N}-{FinanceurId:N}" : Sorte == SorteDEcheance.Notes ? $"{AppelId:N}-{CompteId:N}" : $"{Id:N}", DepuisLe, Jour) { TermeLe = TermeLe };
}

/// <summary>All that has a term around today, read at once whatever the base holds.</summary>
internal static class FaitsDEcheance
{
    // A dossier that waits for its funders: silence may reject it.
    private const string EnExamen = "d.Etat IN ('Depose', 'ACompleter', 'EnInstruction', 'Instruit', 'EnComite', 'Arbitre')";

    private static readonly (SorteDEcheance Sorte, string Sql)[] Textes =
    [
        (SorteDEcheance.Brouillon, """
            SELECT d.Id, d.Id AS DossierId, d.CreePar AS CompteId, d.CreeLe AS DepuisLe, CASE WHEN pd.ClotureLe > a.ClotureLe THEN pd.ClotureLe ELSE a.ClotureLe END AS TermeLe, d.Titre, a.Titre AS Appel, a.Code AS AppelCode
            FROM Dossier d JOIN Appel a ON a.Id = d.AppelId LEFT JOIN ProlongationDeDepot pd ON pd.AppelId = d.AppelId AND pd.OrganisationId = d.OrganisationId
            WHERE d.Etat = 'Brouillon' AND a.Etat <> 'Preparation' AND a.ClotureLe >= @DeLe AND a.ClotureLe <= @ALe
            """),
        (SorteDEcheance.Complements, """
            SELECT c.Id, d.Id AS DossierId, d.CreePar AS CompteId, c.EnvoyeeLe AS DepuisLe, c.TermeLe AS Terme, d.Numero, d.Titre, a.Titre AS Appel, a.Code AS AppelCode
            FROM DemandeDeComplements c JOIN Dossier d ON d.Id = c.DossierId JOIN Appel a ON a.Id = d.AppelId
            WHERE c.ReponseLe IS NULL AND d.Etat = 'ACompleter' AND c.TermeLe >= @De AND c.TermeLe <= @A
            """),
        (SorteDEcheance.Piece, """
            SELECT p.MessageId AS Id, d.Id AS DossierId, d.CreePar AS CompteId, p.EnvoyeeLe AS DepuisLe, p.TermeLe AS Terme, d.Numero, d.Titre, a.Titre AS Appel, a.Code AS AppelCode
            FROM DemandeDePiece p JOIN Dossier d ON d.Id = p.DossierId JOIN Appel a ON a.Id = d.AppelId
            WHERE p.ReponseLe IS NULL AND d.Etat IN ('EnInstruction', 'Instruit', 'EnComite', 'Arbitre', 'AvisTransmis') AND p.TermeLe >= @De AND p.TermeLe <= @A
                AND NOT EXISTS (SELECT 1 FROM ConditionDuCourrier k WHERE k.DemandeId = p.MessageId)
            """),
        (SorteDEcheance.RejetImplicite, $"""
            SELECT d.Id, d.Id AS DossierId, d.DeposeLe AS DepuisLe, d.RejetImpliciteLe AS Terme, d.Numero, d.Titre, a.Titre AS Appel, a.Code AS AppelCode
            FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE a.Etat NOT IN ('Preparation', 'Clos') AND {EnExamen} AND d.RejetImpliciteLe >= @De AND d.RejetImpliciteLe <= @A
            """),
        (SorteDEcheance.Avis, """
            SELECT v.Id, d.Id AS DossierId, v.DemandePar AS CompteId, v.DemandeLe AS DepuisLe, v.TermeLe AS Terme, d.Numero, d.Titre, a.Titre AS Appel, a.Code AS AppelCode, o.Nom AS Organisation,
                v.Role, q.Nom AS Quartier, v.Nom, v.Courriel
            FROM AvisConsultatif v JOIN Dossier d ON d.Id = v.DossierId JOIN Appel a ON a.Id = d.AppelId JOIN Organisation o ON o.Id = d.OrganisationId LEFT JOIN Quartier q ON q.Code = v.QuartierCode
            WHERE v.RenduLe IS NULL AND v.RevoqueLe IS NULL AND v.DeporteLe IS NULL AND v.DemandeLe IS NOT NULL AND d.Etat = 'EnInstruction' AND v.TermeLe >= @De AND v.TermeLe <= @A
            """),
        (SorteDEcheance.Instruction, """
            SELECT af.FinanceurId AS Id, af.AppelId, af.FinanceurId, a.ClotureLe AS DepuisLe, COALESCE(a.CoinstructionLe, a.ComitePrevuLe) AS Terme, a.Titre AS Appel, a.Code AS AppelCode, f.Sigle AS Nom,
                COUNT(l.Id) AS Nombre
            FROM AppelFinanceur af JOIN Appel a ON a.Id = af.AppelId JOIN Financeur f ON f.Id = af.FinanceurId
            JOIN Dossier d ON d.AppelId = a.Id AND d.Etat = 'EnInstruction' JOIN Ligne l ON l.DossierId = d.Id AND l.FinanceurId = af.FinanceurId AND l.Etat IN ('Demandee', 'Recevable')
            WHERE a.Etat IN ('DepotClos', 'Comite') AND COALESCE(a.CoinstructionLe, a.ComitePrevuLe) >= @De AND COALESCE(a.CoinstructionLe, a.ComitePrevuLe) <= @A
            GROUP BY af.FinanceurId, af.AppelId, a.ClotureLe, a.CoinstructionLe, a.ComitePrevuLe, a.Titre, a.Code, f.Sigle
            """),
        // Of a dossier confided to someone, the scores are that person's to give; looked at near its term only.
        (SorteDEcheance.Notes, $"""
            SELECT h.CompteId AS Id, a.Id AS AppelId, h.CompteId, a.ClotureLe AS DepuisLe, COALESCE(a.CoinstructionLe, a.ComitePrevuLe) AS Terme, a.Titre AS Appel, a.Code AS AppelCode, COUNT(DISTINCT d.Id) AS Nombre
            FROM Appel a JOIN Dossier d ON d.AppelId = a.Id AND d.Etat = 'EnInstruction' JOIN Ligne l ON l.DossierId = d.Id AND l.Etat IN ('Demandee', 'Recevable', 'Proposee')
            JOIN Habilitation h ON h.FinanceurId = l.FinanceurId AND h.Role = {RolesSql.Instructeur} JOIN Compte c ON c.Id = h.CompteId
            LEFT JOIN Affectation f ON f.DossierId = d.Id AND f.FinanceurId = l.FinanceurId
            WHERE a.Etat IN ('DepotClos', 'Comite') AND COALESCE(a.CoinstructionLe, a.ComitePrevuLe) >= @NotesDe AND COALESCE(a.CoinstructionLe, a.ComitePrevuLe) <= @NotesA
                AND (f.CompteId IS NULL OR f.CompteId = h.CompteId OR f.CompteId = h.RemplaceId) AND {AgentsQuery.EnFonction} AND {DeportSql.DroitSansDeport}
                AND (SELECT COUNT(*) FROM Note n WHERE n.DossierId = d.Id AND n.CompteId = h.CompteId) < (SELECT COUNT(*) FROM AppelCritere k WHERE k.AppelId = a.Id)
            GROUP BY h.CompteId, a.Id, a.ClotureLe, a.CoinstructionLe, a.ComitePrevuLe, a.Titre, a.Code
            """),
        (SorteDEcheance.BonASigner, """
            SELECT v.FinanceurId AS Id, d.AppelId, v.FinanceurId, MIN(c.SoumisLe) AS DepuisLe, @JoursDeBon AS Delai, a.Titre AS Appel, a.Code AS AppelCode, f.Sigle AS Nom, COUNT(c.Id) AS Nombre
            FROM CourrierVisa v JOIN Courrier c ON c.Id = v.CourrierId JOIN Dossier d ON d.Id = c.DossierId JOIN Appel a ON a.Id = d.AppelId JOIN Financeur f ON f.Id = v.FinanceurId
            WHERE c.Etat = 'Projet' AND c.SoumisLe IS NOT NULL AND v.Le IS NULL AND v.RefuseLe IS NULL AND c.SoumisLe >= @DeLe
            GROUP BY v.FinanceurId, d.AppelId, a.Titre, a.Code, f.Sigle
            """),
        (SorteDEcheance.ReponseAuCourrier, """
            SELECT c.Id, d.Id AS DossierId, c.PublieLe AS DepuisLe, r.ReponseAvantLe AS Terme, d.Numero, d.Titre, a.Titre AS Appel, a.Code AS AppelCode, c.Numero AS Nom
            FROM Courrier c JOIN Dossier d ON d.Id = c.DossierId JOIN Point p ON p.Id = c.PointId JOIN Appel a ON a.Id = d.AppelId JOIN ReglagesDesCourriers r ON r.AppelId = d.AppelId
            WHERE c.Etat = 'Publie' AND d.Etat = 'AvisTransmis' AND p.Avis IN ('Favorable', 'FavorableSousReserve') AND r.ReponseAvantLe >= @De AND r.ReponseAvantLe <= @A
                AND NOT EXISTS (SELECT 1 FROM ReponseAuCourrier k WHERE k.CourrierId = c.Id)
            """),
        (SorteDEcheance.LectureDuCourrier, """
            SELECT c.Id, d.Id AS DossierId, c.PublieLe AS DepuisLe, COALESCE(r.RelanceApresJours, @RelanceApresJours) AS Delai, d.Numero, d.Titre, a.Titre AS Appel, a.Code AS AppelCode, c.Numero AS Nom
            FROM Courrier c JOIN Dossier d ON d.Id = c.DossierId JOIN Appel a ON a.Id = d.AppelId LEFT JOIN ReglagesDesCourriers r ON r.AppelId = d.AppelId
            WHERE c.Etat = 'Publie' AND c.PremiereLectureLe IS NULL AND c.RelanceLe IS NULL AND c.PublieLe >= @PublieDepuis
            """),
        (SorteDEcheance.Condition, """
            SELECT k.DemandeId AS Id, d.Id AS DossierId, d.CreePar AS CompteId, p.EnvoyeeLe AS DepuisLe, k.AvantLe AS Terme, d.Numero, d.Titre, a.Titre AS Appel, a.Code AS AppelCode
            FROM ConditionDuCourrier k JOIN DemandeDePiece p ON p.MessageId = k.DemandeId JOIN Dossier d ON d.Id = k.DossierId JOIN Appel a ON a.Id = d.AppelId
            WHERE k.LeveeLe IS NULL AND d.Etat = 'AvisTransmis' AND k.AvantLe >= @De AND k.AvantLe <= @A
            """),
        (SorteDEcheance.PiecePermanente, """
            SELECT p.Id, p.OrganisationId, p.DeposeeLe AS DepuisLe, p.ExpireLe AS Terme, p.Type AS Nom, o.Nom AS Organisation
            FROM OrganisationPiece p JOIN Organisation o ON o.Id = p.OrganisationId
            WHERE p.RetireeLe IS NULL AND p.ExpireLe >= @De AND p.ExpireLe <= @A
                AND NOT EXISTS (SELECT 1 FROM OrganisationPiece n WHERE n.OrganisationId = p.OrganisationId AND n.Type = p.Type AND n.RetireeLe IS NULL AND n.DeposeeLe > p.DeposeeLe)
            """),
        (SorteDEcheance.Acces, """
            SELECT h.Id, h.CompteId, h.Debut AS DepuisLe, h.Fin AS TermeLe, h.Role, f.Sigle AS Nom
            FROM Habilitation h JOIN Compte c ON c.Id = h.CompteId LEFT JOIN Financeur f ON f.Id = h.FinanceurId
            WHERE h.RemplaceId IS NULL AND c.DesactiveLe IS NULL AND h.Fin >= @DeLe AND h.Fin <= @ALe AND h.Debut <= @Le
                AND NOT EXISTS (SELECT 1 FROM Habilitation n WHERE n.CompteId = h.CompteId AND n.RemplaceId IS NULL AND n.Role = h.Role AND (n.Fin IS NULL OR n.Fin > h.Fin)
                    AND (n.FinanceurId = h.FinanceurId OR (n.FinanceurId IS NULL AND h.FinanceurId IS NULL)) AND (n.TerritoireId = h.TerritoireId OR (n.TerritoireId IS NULL AND h.TerritoireId IS NULL)))
            """),
    ];

    private static readonly SqlStatement Lecture = new(string.Join(";\n", Textes.Select(t => t.Sql.TrimEnd())));

    /// <summary>Days that a funder's approval takes before it is late.</summary>
    private const int JoursDeBon = 7;

    // A week before the term, and one after it.
    private const int JoursDesNotes = 9;

    /// <summary>In one command.</summary>
    public static async Task<IReadOnlyList<FaitLu>> LireAsync(SqlSession session, DateTimeOffset le)
    {
        var jour = HeureDeParis.Jour(le);
        using var jeux = await session.PlusieursAsync(Lecture, new
        {
            Le = le, Maintenant = le, NotesDe = jour.AddDays(-JoursDesNotes), NotesA = jour.AddDays(JoursDesNotes), De = jour.AddDays(-Echeancier.JoursApres), A = jour.AddDays(Echeancier.JoursAvant), DeLe = le.AddDays(-Echeancier.JoursApres), ALe = le.AddDays(Echeancier.JoursAvant),
            JoursDeBon, RegleDeReponse.RelanceApresJours, PublieDepuis = le.AddDays(-Echeancier.JoursApres - RegleDeReponse.RelanceAuPlus),
        });
        List<FaitLu> faits = [];
        foreach (var (sorte, _) in Textes)
        {
            faits.AddRange((await jeux.ReadAsync<FaitLu>()).Select(f => f with { Sorte = sorte }));
        }

        return faits;
    }
}
