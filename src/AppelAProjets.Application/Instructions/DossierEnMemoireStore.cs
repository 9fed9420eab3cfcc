using AppelAProjets.Application.Suivi;
using AppelAProjets.Domain.Coinstruction;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Instructions;

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
        var sigles = (await jeux.ReadAsync<MotRow>()).ToLookup(m => m.DossierId, m => m.Mot);
        var notes = (await jeux.ReadAsync<NotesEnMemoire>()).ToLookup(n => n.DossierId);
        var actions = (await jeux.ReadAsync<ActionRow>()).ToLookup(a => a.DossierId);
        var etiquettes = (await jeux.ReadAsync<EtiquetteRow>()).ToLookup(e => e.DossierId);
        var affectations = (await jeux.ReadAsync<AffectationRow>()).ToLookup(a => a.DossierId);
        var reorientations = (await jeux.ReadAsync<ReorientationRow>()).ToDictionary(r => r.DossierId);
        var avis = (await jeux.ReadAsync<AvisRow>()).ToLookup(a => a.DossierId);
        var communs = (await jeux.ReadAsync<AvisCommunRow>()).ToLookup(a => a.DossierId, a => (TypeAvis?)a.Avis);
        var (porteurs, plies) = (new Dictionary<Guid, PorteurEnMemoire>(), new Dictionary<string, string>());
        return [.. dossiers.Select(d =>
        {
            porteurs.TryAdd(d.OrganisationId, new(TexteDeRecherche.Plier(200, d.Nom), d.MotsDuPorteur, d.Siret ?? "", TexteDeRecherche.Plier(20, d.Rna), TexteDeRecherche.Plier(120, d.Commune)));
            return Composer(d, porteurs[d.OrganisationId], Plier(plies, d.Theme), [.. quartiers[d.Id]],
                etiquettes[d.Id].Select(e => e.Libelle).Concat(sigles[d.Id]).Concat(actions[d.Id].Select(a => a.Action)).Concat(affectations[d.Id].Select(a => a.Nom))
                    .Concat(EnMots(d, communs[d.Id].FirstOrDefault())).Append(reorientations.GetValueOrDefault(d.Id)?.Service ?? "").Select(mot => Plier(plies, mot))) with
            {
                Etiquettes = [.. etiquettes[d.Id].Select(e => e.EtiquetteId)], Affectations = [.. affectations[d.Id].Select(a => new AffectationEnMemoire(a.FinanceurId, a.CompteId))], Avis = [.. avis[d.Id]], AvisCommun = communs[d.Id].FirstOrDefault(),
                Actions = [.. actions[d.Id].Select(a => a.ActionId)], Reorientation = reorientations.GetValueOrDefault(d.Id)?.Etat, Lignes = [.. lignes[d.Id]], Notes = [.. notes[d.Id]],
            };
        })];
    }

    // What the row says by a word of the house.
    private static IEnumerable<string> EnMots(DossierRow d, TypeAvis? avisCommun) =>
    [
        Libelles.Pour(d.Etat), d.EstRenouvellement switch { true => "Renouvellement", false => "Nouvelle", null => "" }, avisCommun is { } avis ? Libelles.Pour(avis) : "",
    ];

    private static DossierEnMemoire Composer(DossierRow d, PorteurEnMemoire porteur, string theme, QuartierEnMemoire[] quartiers, IEnumerable<string> mots) => new()
    {
        Id = d.Id, OrganisationId = d.OrganisationId, Numero = d.Numero ?? "", Etat = d.Etat, ThemeId = d.ThemeId, Theme = theme, Demande = d.TotalDemande ?? Montant.Zero,
        Charges = d.TotalCharges, Assiette = d.AssietteEligible, Besoin = d.Besoin, AidesPubliques = d.AidesPubliques, AcquisHorsPortail = d.AcquisHorsPortail ?? Montant.Zero,
        EstRenouvellement = d.EstRenouvellement, Titre = TexteDeRecherche.Plier(200, d.Titre), Porteur = porteur.Nom, Siret = porteur.Siret, Rna = porteur.Rna, Commune = porteur.Commune, Quartiers = quartiers,
        Texte = string.Join(' ', [TexteDeRecherche.Plier(60, d.Numero), d.Recherche, porteur.Recherche, porteur.Commune, theme, .. quartiers.Select(q => q.Nom), .. mots]),
    };

    private static string Plier(Dictionary<string, string> plies, string? texte) =>
        texte is null ? "" : plies.TryGetValue(texte, out var plie) ? plie : plies[texte] = TexteDeRecherche.Plier(200, texte);

    private static SqlStatement Lecture(string lesquels) => new($"""
        SELECT d.Id, d.AppelId, d.OrganisationId, d.Numero, d.Etat, d.ThemeId, t.Libelle AS Theme, d.TotalDemande, d.TotalCharges, d.AssietteEligible, d.Besoin, d.AidesPubliques,
            d.AcquisHorsPortail, d.EstRenouvellement, d.Titre, d.Recherche, o.Nom, o.Recherche AS Porteur, o.Siret, o.Rna, o.Commune,
            o.Courriel, o.Telephone, f.RepresentantCourriel, f.RepresentantTelephone
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId LEFT JOIN OrganisationFiche f ON f.OrganisationId = o.Id LEFT JOIN AppelTheme t ON t.Id = d.ThemeId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT q.DossierId, q.QuartierCode, n.Nom
        FROM Dossier d JOIN DossierQuartier q ON q.DossierId = d.Id JOIN Quartier n ON n.Code = q.QuartierCode
        WHERE {lesquels} AND d.Etat <> 'Brouillon'
        ORDER BY q.Part DESC, n.Nom;
        SELECT l.DossierId, l.FinanceurId, l.Etat, l.Demande, l.Avis, l.AvisMotif, l.ProposeMotif, l.ProposeSpecifique, l.ProposeDroitCommun, l.SansPropositionLe, l.RenvoyeLe, l.ArbitreSpecifique, l.ArbitreDroitCommun, l.AccordeSpecifique, l.AccordeDroitCommun
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT DISTINCT l.DossierId, f.Sigle AS Mot
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT n.DossierId, n.CompteId, n.FinanceurId, n.Criteres, n.Points, n.Poids, CASE WHEN {VisibiliteSql.NoteDeportee} THEN 1 ELSE 0 END AS EnDeport
        FROM (
            SELECT d.Id AS DossierId, t.CompteId, t.FinanceurId, COUNT(*) AS Criteres, SUM(t.Valeur * c.Poids) AS Points, SUM(c.Poids) AS Poids
            FROM Dossier d JOIN Note t ON t.DossierId = d.Id JOIN AppelCritere c ON c.Id = t.CritereId
            WHERE {lesquels} AND d.Etat <> 'Brouillon'
            GROUP BY d.Id, t.CompteId, t.FinanceurId) n
        JOIN Dossier d ON d.Id = n.DossierId;
        SELECT a.DossierId, a.ActionId, p.Action
        FROM Dossier d JOIN DossierAction a ON a.DossierId = d.Id JOIN ActionDuPlan p ON p.Id = a.ActionId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT de.DossierId, de.EtiquetteId, e.Libelle
        FROM Dossier d JOIN DossierEtiquette de ON de.DossierId = d.Id JOIN Etiquette e ON e.Id = de.EtiquetteId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT af.DossierId, af.FinanceurId, af.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom
        FROM Dossier d JOIN Affectation af ON af.DossierId = d.Id JOIN Compte c ON c.Id = af.CompteId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT r.DossierId, r.Etat, r.Service
        FROM Dossier d JOIN Reorientation r ON r.DossierId = d.Id
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
        public string? Courriel { get; init; }
        public string? Telephone { get; init; }
        public string? RepresentantCourriel { get; init; }
        public string? RepresentantTelephone { get; init; }

        public string MotsDuPorteur => $"{Porteur} {TexteCherche.Contacts([Courriel, RepresentantCourriel], [Telephone, RepresentantTelephone])}".TrimEnd();
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
        public required string Nom { get; init; }
    }

    private sealed record ReorientationRow
    {
        public required Guid DossierId { get; init; }
        public required EtatReorientation Etat { get; init; }
        public required string Service { get; init; }
    }

    private sealed record MotRow
    {
        public required Guid DossierId { get; init; }
        public required string Mot { get; init; }
    }

    private sealed record ActionRow
    {
        public required Guid DossierId { get; init; }
        public required Guid ActionId { get; init; }
        public required string Action { get; init; }
    }
}
