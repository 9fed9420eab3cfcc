using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>What the table filters, sorts and sums of a deposited dossier; what it shows is read in the base, for the rows of the page only.</summary>
internal sealed record DossierEnMemoire
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public string Numero { get; init; } = "";
    public required EtatDossier Etat { get; init; }
    public Guid? ThemeId { get; init; }
    public required Montant Demande { get; init; }
    /// <summary>Folded: the title comes first.</summary>
    public required string Titre { get; init; }
    /// <summary>Folded name of the organisation.</summary>
    public required string Porteur { get; init; }
    public string[] Quartiers { get; init; } = [];
    public LigneEnMemoire[] Lignes { get; init; } = [];
    public NotesEnMemoire[] Notes { get; init; } = [];

    /// <summary>Folded: what words are looked for in.</summary>
    public string Texte { get; init; } = "";
}

/// <param name="EstANoter">The line is live: its instructors have the dossier to score.</param>
internal readonly record struct LigneEnMemoire(Guid FinanceurId, bool EstANoter);

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

    /// <summary>Mean of the visible complete grids, hundredths of a point; -1 when there is none.</summary>
    public int Moyenne(DossierEnMemoire dossier, int criteres)
    {
        var (vue, toutes, aveugle) = (this, Toutes || EstPartage(dossier.Etat), EstANoter(dossier, criteres));
        return Synthese.De([.. dossier.Notes
            .Where(n => !n.EnDeport && (n.CompteId == vue.CompteId || (!aveugle && (toutes || Contient(vue.Financeurs, n.FinanceurId)))))
            .GroupBy(n => n.CompteId)
            .Where(g => g.Sum(n => n.Criteres) == criteres)
            .Select(g => Score.De(g.Sum(n => n.Points), g.Sum(n => n.Poids)))])?.MoyenneEnCentiemes ?? -1;
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
        var quartiers = (await jeux.ReadAsync<QuartierRow>()).ToLookup(q => q.DossierId, q => string.Intern(q.QuartierCode));
        var lignes = (await jeux.ReadAsync<LigneRow>()).ToLookup(l => l.DossierId, l => new LigneEnMemoire(l.FinanceurId, l.EstANoter));
        var notes = (await jeux.ReadAsync<NotesEnMemoire>()).ToLookup(n => n.DossierId);
        var porteurs = new Dictionary<Guid, string>();
        return [.. dossiers.Select(d =>
        {
            porteurs.TryAdd(d.OrganisationId, d.Porteur);
            return new DossierEnMemoire
            {
                Id = d.Id, OrganisationId = d.OrganisationId, Numero = d.Numero ?? "", Etat = d.Etat, ThemeId = d.ThemeId, Demande = d.TotalDemande ?? Montant.Zero, Titre = d.Recherche,
                Porteur = porteurs[d.OrganisationId], Quartiers = [.. quartiers[d.Id]], Lignes = [.. lignes[d.Id]], Notes = [.. notes[d.Id]],
                Texte = $"{TexteDeRecherche.Plier(60, d.Numero)} {d.Recherche} {d.Porteur}",
            };
        })];
    }

    private static SqlStatement Lecture(string lesquels) => new($"""
        SELECT d.Id, d.AppelId, d.OrganisationId, d.Numero, d.Etat, d.ThemeId, d.TotalDemande, d.Recherche, o.Recherche AS Porteur
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT q.DossierId, q.QuartierCode
        FROM Dossier d JOIN DossierQuartier q ON q.DossierId = d.Id
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT l.DossierId, l.FinanceurId, CASE WHEN l.Etat IN ('Demandee', 'Recevable', 'Proposee') THEN 1 ELSE 0 END AS EstANoter
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id
        WHERE {lesquels} AND d.Etat <> 'Brouillon';
        SELECT n.DossierId, n.CompteId, n.FinanceurId, n.Criteres, n.Points, n.Poids, CASE WHEN {VisibiliteSql.NoteDeportee} THEN 1 ELSE 0 END AS EnDeport
        FROM (
            SELECT d.Id AS DossierId, t.CompteId, t.FinanceurId, COUNT(*) AS Criteres, SUM(t.Valeur * c.Poids) AS Points, SUM(c.Poids) AS Poids
            FROM Dossier d JOIN Note t ON t.DossierId = d.Id JOIN AppelCritere c ON c.Id = t.CritereId
            WHERE {lesquels} AND d.Etat <> 'Brouillon'
            GROUP BY d.Id, t.CompteId, t.FinanceurId) n
        JOIN Dossier d ON d.Id = n.DossierId;
        """);

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required Guid AppelId { get; init; }
        public required Guid OrganisationId { get; init; }
        public string? Numero { get; init; }
        public required EtatDossier Etat { get; init; }
        public Guid? ThemeId { get; init; }
        public Montant? TotalDemande { get; init; }
        public required string Recherche { get; init; }
        public required string Porteur { get; init; }
    }

    private sealed record QuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string QuartierCode { get; init; }
    }

    private sealed record LigneRow
    {
        public required Guid DossierId { get; init; }
        public required Guid FinanceurId { get; init; }
        public required bool EstANoter { get; init; }
    }
}
