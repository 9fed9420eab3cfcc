namespace AppelAProjets.Application.Acces;

/// <summary>What may be loaded, as SQL conditions written once. Parameters: those of <see cref="ParametresDAcces"/>, and @ToutLAppel, @ToutesLesParts, @Partagees, @ALAveugle, @Miens, @Instruits, @Criteres for the dossiers of a call.</summary>
internal static class VisibiliteSql
{
    /// <summary>A dossier <c>d</c> of a territory of the référent or delegate.</summary>
    public const string SonTerritoire = "EXISTS (SELECT 1 FROM DossierQuartier dt WHERE dt.DossierId = d.Id AND dt.QuartierCode IN @Quartiers)";

    public const string SansDeport = "d.Id NOT IN @DeportDossiers AND d.OrganisationId NOT IN @DeportOrganisations";

    /// <summary>The reader does not stand down from organisation <c>o</c>, nor from a dossier that it carries: its identity and its pieces are those of the dossier.</summary>
    public const string OrganisationSansDeport =
        "o.Id NOT IN @DeportOrganisations AND NOT EXISTS (SELECT 1 FROM Dossier dd WHERE dd.OrganisationId = o.Id AND dd.Id IN @DeportDossiers)";

    /// <summary>Messages of the outbox, with what they tell about, for <see cref="Courriel"/>.</summary>
    public const string Courriels = "Courriel c LEFT JOIN Dossier d ON d.Id = c.DossierId LEFT JOIN Organisation o ON o.Id = c.OrganisationId";

    /// <summary>Neither it nor what it told together is about what the reader stands down from.</summary>
    public const string Courriel = "(c.DossierId IS NULL OR (" + SansDeport + ")) AND (c.OrganisationId IS NULL OR (" + OrganisationSansDeport + ")) AND " + SansDossierDeporte +
        " AND NOT EXISTS (SELECT 1 FROM Courriel cg JOIN Dossier gd ON gd.Id = cg.DossierId WHERE cg.GroupeDans = c.Id AND (gd.Id IN @DeportDossiers OR gd.OrganisationId IN @DeportOrganisations))";

    // A message of several dossiers: one from which the reader stands down is enough.
    private const string SansDossierDeporte = """
        NOT EXISTS (SELECT 1 FROM EcheanceDossier ed JOIN Dossier md ON md.Id = ed.DossierId
            WHERE ed.Lot = c.Cause AND ed.Destinataire = c.Destinataire AND (md.Id IN @DeportDossiers OR md.OrganisationId IN @DeportOrganisations))
        """;

    /// <summary>A dossier <c>d</c> that the person may know: deposited, in the perimeter, without déport.</summary>
    public const string Dossier = "d.Etat <> 'Brouillon' AND (@ToutLAppel = 1 OR " + SonTerritoire + ") AND " + SansDeport;

    /// <summary>A dossier <c>d</c> of a neighbourhood of a conseil citoyen (@MesQuartiers), while it is instructed: its reduced sheet.</summary>
    public const string DuConseil = "d.Etat = 'EnInstruction' AND EXISTS (SELECT 1 FROM DossierQuartier dt WHERE dt.DossierId = d.Id AND dt.QuartierCode IN @MesQuartiers) AND " + SansDeport;

    /// <summary>The thread of a dossier <c>d</c>, never with a déport. Before the deposit, only the Secrétariat and only once the organisation has written.</summary>
    public const string Fil = $"""
        (d.Etat <> 'Brouillon' OR (@Secretariat = 1 AND EXISTS (SELECT 1 FROM Message vm WHERE vm.DossierId = d.Id)))
        AND (@Secretariat = 1
            OR EXISTS (SELECT 1 FROM AppelFinanceur vf WHERE vf.AppelId = d.AppelId AND vf.FinanceurId IN @Instruits)
            OR {SonTerritoire})
        AND {SansDeport}
        """;

    /// <summary>The meeting <c>r</c> of dossier <c>d</c> of call <c>a</c> (@MesQuartiers). A draft is nobody's business once the call is closed; when it is over, only what was recorded remains.</summary>
    public const string Rencontre = $"""
        (d.Etat <> 'Brouillon' OR a.Etat IN ('Publie', 'DepotOuvert'))
        AND (d.Etat NOT IN ('Retire', 'Irrecevable', 'SansSuite', 'Clos') OR r.Etat IN ('Tenue', 'Dispensee'))
        AND (@Secretariat = 1 OR EXISTS (SELECT 1 FROM RencontreQuartier rq WHERE rq.DossierId = d.Id AND rq.QuartierCode IN @MesQuartiers))
        AND {SansDeport}
        """;

    /// <summary>The work (opinion, proposal) on a line <c>l</c> of a dossier <c>d</c>: one's own funder's, or everyone's once it is shared or the instruction is closed.</summary>
    public const string Ligne = "(@ToutesLesParts = 1 OR @Partagees = 1 OR l.FinanceurId IN @Miens OR " + Close + ")";

    /// <summary>Joins to a line <c>l</c> its own row <c>v</c> when its work may be seen: columns, not expressions, keep their declared type even when the first is null.</summary>
    public const string PartVisible = "LEFT JOIN Ligne v ON v.Id = l.Id AND " + Ligne;

    /// <summary>State of a line <c>l</c> as far as the person may know it: another funder's is only "asked" until it may be seen, and what is said in session is only "proposed" until the relevé.</summary>
    public const string EtatDeLigne =
        "CASE WHEN v.Id IS NULL AND l.Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur') THEN 'Demandee' WHEN " + EnSeance + " THEN 'Proposee' ELSE l.Etat END AS Etat";

    /// <summary>The reason of that state, likewise.</summary>
    public const string MotifDeLigne = "CASE WHEN " + EnSeance + " THEN NULL ELSE v.MotifEtat END AS MotifEtat";

    /// <summary>Same for a score <c>n</c>; one's own is always visible, and where the call is scored blind, nobody else's while one's own grid waits.</summary>
    public const string Note =
        "(n.CompteId = @CompteId OR ((n.FinanceurId IN @Miens OR " + Partages + ") AND " + GrilleRendue + "))";

    /// <summary>Any score of a dossier <c>d</c> is visible, whoever gave it.</summary>
    public const string ToutesLesNotes = "((" + Partages + ") AND " + GrilleRendue + ")";

    private const string Partages = "@ToutesLesParts = 1 OR @Partagees = 1 OR " + Close;
    private const string GrilleRendue = "NOT (@ALAveugle = 1 AND " + GrilleEnAttente + ")";

    public const string NoteDeportee = DeportSql.NoteDeportee;

    /// <summary>The dossier waits for this person's scores: its funder has a live line and the grid is not complete. Needs @Criteres.</summary>
    public const string ANoter = SaLigne + "('Demandee', 'Recevable', 'Proposee'))" + GrilleIncomplete;

    // A line that was set aside may be taken back: it opens nobody's scores.
    private const string GrilleEnAttente = SaLigne + "('Demandee', 'Recevable', 'Proposee', 'NonRecevable'))" + GrilleIncomplete;
    private const string SaLigne = "(d.Etat = 'EnInstruction' AND EXISTS (SELECT 1 FROM Ligne la WHERE la.DossierId = d.Id AND la.FinanceurId IN @Instruits AND la.Etat IN ";
    private const string GrilleIncomplete = " AND (SELECT COUNT(*) FROM Note na WHERE na.DossierId = d.Id AND na.CompteId = @CompteId) < @Criteres)";

    /// <summary>The instruction of dossier <c>d</c> is closed: every funder sees the others' work.</summary>
    public const string Close = "d.Etat IN ('Instruit', 'EnComite', 'Arbitre', 'AvisTransmis', 'Clos')";

    /// <summary>The relevé of dossier <c>d</c> is frozen: what was decided on its lines is known of all who read it, and never before.</summary>
    public const string Arretee = "d.Etat IN ('Arbitre', 'AvisTransmis', 'Clos')";

    private const string EnSeance = "l.Etat IN ('Arbitree', 'RefuseeComite') AND NOT " + Arretee;
}
