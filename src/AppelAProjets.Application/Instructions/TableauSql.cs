namespace AppelAProjets.Application.Instructions;

/// <summary>What the rows of a page of the table show; which rows they are comes from <see cref="AppelEnMemoire"/>.</summary>
internal static class TableauSql
{
    private const string Points = "SUM(n.Valeur * c.Poids) AS Points, SUM(c.Poids) AS Poids";
    private const string Complete = "GROUP BY n.DossierId, n.CompteId HAVING COUNT(*) = @Criteres";

    /// <summary>An opinion <c>a</c> on dossier <c>d</c> that was given and counts: not taken back, and its author does not stand down.</summary>
    public const string AvisRendu =
        "a.Sens IS NOT NULL AND a.RevoqueLe IS NULL AND a.DeporteLe IS NULL AND NOT " + DeportSql.AuteurDAvisDeporte;

    /// <summary>Rows of a page (@Ids): dossiers, neighbourhoods, lines, actions of the plan, labels, who has them, where they were sent on, opinions, avis commun, scores, notes on the criteria that have a threshold.</summary>
    public static readonly SqlStatement Details = new($"""
        SELECT d.Id, d.Numero, d.Titre, d.Etat, d.TotalDemande, d.TotalCharges, d.AssietteEligible, d.Besoin, d.AidesPubliques, d.AcquisHorsPortail, d.EstRenouvellement,
            t.Libelle AS Theme, o.Nom AS Porteur, o.Siret, o.Rna, o.Commune, CASE WHEN {VisibiliteSql.ANoter} THEN 1 ELSE 0 END AS ANoter
        FROM Dossier d
        JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN AppelTheme t ON t.Id = d.ThemeId
        WHERE d.Id IN @Ids;
        SELECT dq.DossierId, q.Code, q.Nom, dq.Part
        FROM DossierQuartier dq JOIN Quartier q ON q.Code = dq.QuartierCode
        WHERE dq.DossierId IN @Ids
        ORDER BY dq.Part DESC, q.Nom;
        SELECT l.Id, l.DossierId, l.FinanceurId, {VisibiliteSql.EtatDeLigne}, l.Demande, v.Avis, v.AvisMotif, v.ProposeSpecifique, v.ProposeDroitCommun, v.ProposeMotif, v.SansPropositionLe, v.RenvoyeLe,
            r.ArbitreSpecifique, r.ArbitreDroitCommun, r.AccordeSpecifique, r.AccordeDroitCommun, CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible, l.Version
        FROM Ligne l
        JOIN Dossier d ON d.Id = l.DossierId
        {VisibiliteSql.PartVisible}
        LEFT JOIN Ligne r ON r.Id = l.Id AND {VisibiliteSql.Arretee}
        WHERE l.DossierId IN @Ids;
        SELECT a.DossierId, a.ActionId FROM DossierAction a WHERE a.DossierId IN @Ids;
        SELECT de.DossierId, e.Libelle FROM DossierEtiquette de JOIN Etiquette e ON e.Id = de.EtiquetteId WHERE de.DossierId IN @Ids ORDER BY e.Libelle;
        SELECT af.DossierId, af.FinanceurId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom FROM Affectation af JOIN Compte c ON c.Id = af.CompteId WHERE af.DossierId IN @Ids;
        SELECT r.DossierId, r.Etat, r.Service FROM Reorientation r WHERE r.DossierId IN @Ids;
        SELECT a.DossierId, a.Role, a.Sens FROM AvisConsultatif a JOIN Dossier d ON d.Id = a.DossierId WHERE a.DossierId IN @Ids AND {AvisRendu};
        SELECT p.DossierId, p.Avis FROM Point p JOIN Seance s ON s.Id = p.SeanceId WHERE p.DossierId IN @Ids AND s.Etat = 'Arretee' AND p.Avis IS NOT NULL ORDER BY s.PrevueLe DESC;
        SELECT n.DossierId, n.CompteId, {Points}
        FROM Note n
        JOIN Dossier d ON d.Id = n.DossierId
        JOIN AppelCritere c ON c.Id = n.CritereId
        WHERE n.DossierId IN @Ids AND {VisibiliteSql.Note} AND NOT {VisibiliteSql.NoteDeportee}
        {Complete};
        SELECT n.DossierId, n.CompteId, n.CritereId, n.Valeur
        FROM Note n
        JOIN Dossier d ON d.Id = n.DossierId
        JOIN AppelCritere c ON c.Id = n.CritereId
        WHERE n.DossierId IN @Ids AND c.NoteEliminatoire IS NOT NULL AND {VisibiliteSql.Note};
        """);
}
