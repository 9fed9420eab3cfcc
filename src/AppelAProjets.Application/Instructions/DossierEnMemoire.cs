using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>What the table filters, sorts and sums of a deposited dossier; what it shows is read in the base, for the rows of the page only. Texts are folded.</summary>
internal sealed record DossierEnMemoire
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public string Numero { get; init; } = "";
    public required EtatDossier Etat { get; init; }
    public Guid? ThemeId { get; init; }
    public string Theme { get; init; } = "";
    public required Montant Demande { get; init; }
    public Montant? Charges { get; init; }
    public Montant? Assiette { get; init; }
    public Montant? Besoin { get; init; }
    public Montant? AidesPubliques { get; init; }
    public Montant AcquisHorsPortail { get; init; }
    public bool? EstRenouvellement { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public string Siret { get; init; } = "";
    public string Rna { get; init; } = "";
    public string Commune { get; init; } = "";
    /// <summary>Largest part first.</summary>
    public QuartierEnMemoire[] Quartiers { get; init; } = [];
    public Guid[] Actions { get; init; } = [];
    public LigneEnMemoire[] Lignes { get; init; } = [];
    public NotesEnMemoire[] Notes { get; init; } = [];
    public AvisRow[] Avis { get; init; } = [];
    public TypeAvis? AvisCommun { get; init; }
    public Guid[] Etiquettes { get; init; } = [];
    public AffectationEnMemoire[] Affectations { get; init; } = [];

    /// <summary>What words are looked for in.</summary>
    public string Texte { get; init; } = "";

    public string QuartierPrincipal => Quartiers.Length == 0 ? "" : Quartiers[0].Nom;

    /// <summary>Counted in the totals: neither irrecevable, nor withdrawn, nor without follow-up.</summary>
    public bool EstVivant => Etat is not (EtatDossier.Irrecevable or EtatDossier.Retire or EtatDossier.SansSuite);

    public Taux? TauxAidesPubliques => PlanDeFinancement.TauxDAidesPubliques(AidesPubliques, Charges);

    public Montant Couvert => new Cofinancement(
        [.. Lignes.Where(_ => EstArbitre(Etat)).Select(l => new LigneDeFinanceur(l.FinanceurId, "", l.Etat, l.ArbitreParType, l.AccordeParType) { Dossier = Etat })], AcquisHorsPortail).Couvert;

    /// <summary>The relevé is frozen: what was decided is known.</summary>
    public static bool EstArbitre(EtatDossier etat) => etat is EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos;
}

internal readonly record struct QuartierEnMemoire(string Code, string Nom);

internal readonly record struct AffectationEnMemoire(Guid FinanceurId, Guid CompteId);

/// <summary>A consultative opinion that was given and counts.</summary>
internal sealed record AvisRow
{
    public required Guid DossierId { get; init; }
    public required Role Role { get; init; }
    public required SensDAvis Sens { get; init; }
}

internal sealed record AvisCommunRow
{
    public required Guid DossierId { get; init; }
    public required TypeAvis Avis { get; init; }
}

internal sealed record LigneEnMemoire
{
    public required Guid DossierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required EtatLigne Etat { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Montant? AccordeSpecifique { get; init; }
    public Montant? AccordeDroitCommun { get; init; }

    /// <summary>The line is live: its instructors have the dossier to score.</summary>
    public bool EstANoter => Etat is EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee;
    public bool EstValidee => LigneDuTableau.ApresProposition(Etat);
    public Montant? Propose => Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun);
    public Montant? Arbitre => Repartition.Totaliser(ArbitreSpecifique, ArbitreDroitCommun);
    public Montant? Accorde => Repartition.Totaliser(AccordeSpecifique, AccordeDroitCommun);
    public Repartition? ArbitreParType => LigneDuTableau.ParType(ArbitreSpecifique, ArbitreDroitCommun);
    public Repartition? AccordeParType => LigneDuTableau.ParType(AccordeSpecifique, AccordeDroitCommun);

    /// <summary>As <see cref="VisibiliteSql.EtatDeLigne"/>.</summary>
    public EtatLigne Connu(bool voitLaPart) => voitLaPart || Etat is EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur ? Etat : EtatLigne.Demandee;
}

/// <summary>The scores of one person for one funder. Only a complete grid has a mean.</summary>
internal sealed record NotesEnMemoire
{
    public required Guid DossierId { get; init; }
    public required Guid CompteId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required int Criteres { get; init; }
    public required long Points { get; init; }
    public required long Poids { get; init; }
    /// <summary>The person has since stood down: kept, out of the mean.</summary>
    public required bool EnDeport { get; init; }
}

/// <summary>A dossier as someone sees it, for one column.</summary>
internal readonly record struct LectureEnMemoire(DossierEnMemoire Dossier, LigneEnMemoire? Ligne, VueDesNotes Vue, int Criteres)
{
    public bool VoitLaPart => Ligne is not null && Vue.VoitLaPart(Dossier, Ligne.FinanceurId);

    /// <summary>The line when the funder's work may be seen.</summary>
    public LigneEnMemoire? Part => VoitLaPart ? Ligne : null;

    public Synthese? Note => Vue.Synthetiser(Dossier, Criteres);
}

/// <summary>Which scores count for someone: <see cref="VisibiliteSql.Note"/> in memory.</summary>
/// <param name="Financeurs">Those of one's funders, sorted and joined: the value of a key.</param>
/// <param name="Aveugle">Those that one scores for, where the call is scored blind; likewise.</param>
internal readonly record struct VueDesNotes(bool Toutes, Guid CompteId, string Financeurs, string Aveugle = "")
{
    public static VueDesNotes De(ContexteInstruction contexte, Acteur acteur, DateTimeOffset maintenant)
    {
        var (toutes, aveugle) = (contexte.Portee.ToutesLesParts || contexte.TravauxPartages(maintenant), contexte.Appel.NotesALAveugle ? Cle(acteur.FinanceursComme(Role.Instructeur)) : "");
        return toutes && aveugle.Length == 0 ? new(true, Guid.Empty, "") : new(toutes, acteur.CompteId, toutes ? "" : Cle(contexte.Portee.MesFinanceurs), aveugle);
    }

    public bool VoitLaPart(DossierEnMemoire dossier, Guid financeur) => Toutes || EstPartage(dossier.Etat) || Financeurs.Contains($"{financeur}", StringComparison.Ordinal);

    /// <summary>Of the visible complete grids; null when there is none.</summary>
    public Synthese? Synthetiser(DossierEnMemoire dossier, int criteres)
    {
        var (vue, toutes, aveugle) = (this, Toutes || EstPartage(dossier.Etat), EstANoter(dossier, criteres));
        return Synthese.De([.. dossier.Notes
            .Where(n => !n.EnDeport && (n.CompteId == vue.CompteId || (!aveugle && (toutes || Contient(vue.Financeurs, n.FinanceurId)))))
            .GroupBy(n => n.CompteId)
            .Where(g => g.Sum(n => n.Criteres) == criteres)
            .Select(g => Score.De(g.Sum(n => n.Points), g.Sum(n => n.Poids)))]);
    }

    private bool EstANoter(DossierEnMemoire dossier, int criteres)
    {
        var (compte, miens) = (CompteId, Aveugle);
        return miens.Length > 0 && dossier.Etat == EtatDossier.EnInstruction && dossier.Lignes.Any(l => l.EstANoter && Contient(miens, l.FinanceurId))
            && dossier.Notes.Where(n => n.CompteId == compte).Sum(n => n.Criteres) < criteres;
    }

    private static string Cle(IEnumerable<Guid> financeurs) => string.Join(' ', financeurs.Order());

    private static bool Contient(string cle, Guid financeur) => cle.Contains($"{financeur}", StringComparison.Ordinal);

    // As VisibiliteSql: what each funder did is shared once the instruction is closed.
    private static bool EstPartage(EtatDossier etat) =>
        etat is EtatDossier.Instruit or EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos;
}

/// <summary>Reads the rows of <see cref="DossierEnMemoire"/>: those of a whole call, or some.</summary>
internal static class DossierEnMemoireStore
{
    /// <summary>Once per call and process: the only one whose cost grows with the call.</summary>
    private static readonly SqlStatement DeLAppel = Lecture("d.AppelId = @AppelId");

    // Without the call: an engine would rather go through its index from end to end.
    private static readonly SqlStatement Quelques = Lecture("d.Id IN @Ids");

    public static async Task<IReadOnlyList<DossierEnMemoire>> LireAsync(SqlSession session, Guid appelId, IReadOnlyCollection<Guid>? ids = null)
    {
        using var jeux = await session.PlusieursAsync(ids is null ? DeLAppel : Quelques, new { AppelId = appelId, Ids = ids });
        var dossiers = (await jeux.ReadAsync<DossierRow>()).Where(d => d.AppelId == appelId);
        var noms = new Dictionary<string, QuartierEnMemoire>();
        var quartiers = (await jeux.ReadAsync<QuartierRow>()).ToLookup(q => q.DossierId, q =>
            noms.TryGetValue(q.QuartierCode, out var connu) ? connu : noms[q.QuartierCode] = new(q.QuartierCode, TexteDeRecherche.Plier(200, q.Nom)));
        var lignes = (await jeux.ReadAsync<LigneEnMemoire>()).ToLookup(l => l.DossierId);
        var notes = (await jeux.ReadAsync<NotesEnMemoire>()).ToLookup(n => n.DossierId);
        var actions = (await jeux.ReadAsync<ActionRow>()).ToLookup(a => a.DossierId, a => a.ActionId);
        var etiquettes = (await jeux.ReadAsync<EtiquetteRow>()).ToLookup(e => e.DossierId);
        var affectations = (await jeux.ReadAsync<AffectationRow>()).ToLookup(a => a.DossierId, a => new AffectationEnMemoire(a.FinanceurId, a.CompteId));
        var avis = (await jeux.ReadAsync<AvisRow>()).ToLookup(a => a.DossierId);
        var communs = (await jeux.ReadAsync<AvisCommunRow>()).ToLookup(a => a.DossierId, a => (TypeAvis?)a.Avis);
        var (porteurs, plies) = (new Dictionary<Guid, PorteurEnMemoire>(), new Dictionary<string, string>());
        return [.. dossiers.Select(d =>
        {
            porteurs.TryAdd(d.OrganisationId, new(TexteDeRecherche.Plier(200, d.Nom), d.Porteur, d.Siret ?? "", TexteDeRecherche.Plier(20, d.Rna), TexteDeRecherche.Plier(120, d.Commune)));
            return Composer(d, porteurs[d.OrganisationId], Plier(plies, d.Theme), [.. quartiers[d.Id]], etiquettes[d.Id].Select(e => Plier(plies, e.Libelle))) with
            {
                Etiquettes = [.. etiquettes[d.Id].Select(e => e.EtiquetteId)], Affectations = [.. affectations[d.Id]], Avis = [.. avis[d.Id]], AvisCommun = communs[d.Id].FirstOrDefault(),
                Actions = [.. actions[d.Id]], Lignes = [.. lignes[d.Id]], Notes = [.. notes[d.Id]],
            };
        })];
    }

    private static DossierEnMemoire Composer(DossierRow d, PorteurEnMemoire porteur, string theme, QuartierEnMemoire[] quartiers, IEnumerable<string> etiquettes) => new()
    {
        Id = d.Id, OrganisationId = d.OrganisationId, Numero = d.Numero ?? "", Etat = d.Etat, ThemeId = d.ThemeId, Theme = theme, Demande = d.TotalDemande ?? Montant.Zero,
        Charges = d.TotalCharges, Assiette = d.AssietteEligible, Besoin = d.Besoin, AidesPubliques = d.AidesPubliques, AcquisHorsPortail = d.AcquisHorsPortail ?? Montant.Zero,
        EstRenouvellement = d.EstRenouvellement, Titre = TexteDeRecherche.Plier(200, d.Titre), Porteur = porteur.Nom, Siret = porteur.Siret, Rna = porteur.Rna, Commune = porteur.Commune, Quartiers = quartiers,
        Texte = string.Join(' ', [TexteDeRecherche.Plier(60, d.Numero), d.Recherche, porteur.Recherche, porteur.Commune, theme, .. quartiers.Select(q => q.Nom), .. etiquettes]),
    };

    private static string Plier(Dictionary<string, string> plies, string? texte) =>
        texte is null ? "" : plies.TryGetValue(texte, out var plie) ? plie : plies[texte] = TexteDeRecherche.Plier(200, texte);

    private static SqlStatement Lecture(string lesquels) => new($"""
        SELECT d.Id, d.AppelId, d.OrganisationId, d.Numero, d.Etat, d.ThemeId, t.Libelle AS Theme, d.TotalDemande, d.TotalCharges, d.AssietteEligible, d.Besoin, d.AidesPubliques,
            d.AcquisHorsPortail, d.EstRenouvellement, d.Titre, d.Recherche, o.Nom, o.Recherche AS Porteur, o.Siret, o.Rna, o.Commune
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId LEFT JOIN AppelTheme t ON t.Id = d.ThemeId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT q.DossierId, q.QuartierCode, n.Nom
        FROM Dossier d JOIN DossierQuartier q ON q.DossierId = d.Id JOIN Quartier n ON n.Code = q.QuartierCode
        WHERE {lesquels} AND d.Etat <> 'Brouillon'
        ORDER BY q.Part DESC, n.Nom;
        SELECT l.DossierId, l.FinanceurId, l.Etat, l.Demande, l.Avis, l.ProposeSpecifique, l.ProposeDroitCommun, l.ArbitreSpecifique, l.ArbitreDroitCommun, l.AccordeSpecifique, l.AccordeDroitCommun
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT n.DossierId, n.CompteId, n.FinanceurId, n.Criteres, n.Points, n.Poids, CASE WHEN {VisibiliteSql.NoteDeportee} THEN 1 ELSE 0 END AS EnDeport
        FROM (
            SELECT d.Id AS DossierId, t.CompteId, t.FinanceurId, COUNT(*) AS Criteres, SUM(t.Valeur * c.Poids) AS Points, SUM(c.Poids) AS Poids
            FROM Dossier d JOIN Note t ON t.DossierId = d.Id JOIN AppelCritere c ON c.Id = t.CritereId
            WHERE {lesquels} AND d.Etat <> 'Brouillon'
            GROUP BY d.Id, t.CompteId, t.FinanceurId) n
        JOIN Dossier d ON d.Id = n.DossierId;
        SELECT a.DossierId, a.ActionId
        FROM Dossier d JOIN DossierAction a ON a.DossierId = d.Id
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT de.DossierId, de.EtiquetteId, e.Libelle
        FROM Dossier d JOIN DossierEtiquette de ON de.DossierId = d.Id JOIN Etiquette e ON e.Id = de.EtiquetteId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT af.DossierId, af.FinanceurId, af.CompteId
        FROM Dossier d JOIN Affectation af ON af.DossierId = d.Id
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT a.DossierId, a.Role, a.Sens
        FROM Dossier d JOIN AvisConsultatif a ON a.DossierId = d.Id
        WHERE {lesquels} AND d.Etat <> 'Brouillon' AND {TableauSql.AvisRendu};
        SELECT p.DossierId, p.Avis
        FROM Dossier d JOIN Point p ON p.DossierId = d.Id JOIN Seance s ON s.Id = p.SeanceId
        WHERE {lesquels} AND d.Etat <> 'Brouillon' AND s.Etat = 'Arretee' AND p.Avis IS NOT NULL
        ORDER BY s.PrevueLe DESC;
        """);

    private sealed record PorteurEnMemoire(string Nom, string Recherche, string Siret, string Rna, string Commune);

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required Guid AppelId { get; init; }
        public required Guid OrganisationId { get; init; }
        public string? Numero { get; init; }
        public required EtatDossier Etat { get; init; }
        public Guid? ThemeId { get; init; }
        public string? Theme { get; init; }
        public Montant? TotalDemande { get; init; }
        public Montant? TotalCharges { get; init; }
        public Montant? AssietteEligible { get; init; }
        public Montant? Besoin { get; init; }
        public Montant? AidesPubliques { get; init; }
        public Montant? AcquisHorsPortail { get; init; }
        public bool? EstRenouvellement { get; init; }
        public required string Titre { get; init; }
        public required string Recherche { get; init; }
        public required string Nom { get; init; }
        public required string Porteur { get; init; }
        public string? Siret { get; init; }
        public string? Rna { get; init; }
        public string? Commune { get; init; }
    }

    private sealed record QuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string QuartierCode { get; init; }
        public required string Nom { get; init; }
    }

    private sealed record EtiquetteRow
    {
        public required Guid DossierId { get; init; }
        public required Guid EtiquetteId { get; init; }
        public required string Libelle { get; init; }
    }

    private sealed record AffectationRow
    {
        public required Guid DossierId { get; init; }
        public required Guid FinanceurId { get; init; }
        public required Guid CompteId { get; init; }
    }

    private sealed record ActionRow
    {
        public required Guid DossierId { get; init; }
        public required Guid ActionId { get; init; }
    }
}
