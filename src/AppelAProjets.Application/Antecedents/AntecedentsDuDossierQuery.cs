using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Antecedents;

/// <summary>What the sheet says of what came before a dossier, with only what the reader may see.</summary>
public sealed record AntecedentsDuDossier
{
    public required Guid DossierId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string AppelCode { get; init; }
    /// <summary>Of the call.</summary>
    public required int Annee { get; init; }
    public required string Porteur { get; init; }
    public required bool EstRenouvellement { get; init; }
    public required Rapprochement Rapprochement { get; init; }
    /// <summary>Who confirmed, or null.</summary>
    public string? ConfirmePar { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ConfirmeLe { get; init; }
    /// <summary>Of the confirmation; 0 when there is none.</summary>
    public required int Version { get; init; }
    /// <summary>May confirm, change and undo.</summary>
    public required bool PeutRapprocher { get; init; }
    /// <summary>The record of the organisation has a page for this reader: false when she stands down from another of its dossiers.</summary>
    public required bool AUnHistorique { get; init; }
    public required IReadOnlyList<AvertissementDeSeuil> Seuils { get; init; }
    /// <summary>Lines of the year whose proposal is not shown to this reader: they are counted nowhere.</summary>
    public required int Caches { get; init; }
    public required IReadOnlyList<DemandeSemblable> Semblables { get; init; }
}

/// <summary>Two commands whatever the record holds; read once for the parts of a page that ask it.</summary>
public sealed class AntecedentsDuDossierQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Sujet = new($"""
        SELECT {DossierARapprocherRow.Colonnes}, d.AppelId, d.Etat, d.EstRenouvellement, d.Numero, d.TotalDemande, d.TotalCharges, xa.Code AS AppelCode, o.Nom AS Porteur,
            k.Prenom AS ConfirmePrenom, k.Nom AS ConfirmeNom, c.Le AS ConfirmeLe, c.Version AS ChoisiVersion,
            CASE WHEN {VisibiliteSql.OrganisationSansDeport} THEN 1 ELSE 0 END AS AUnHistorique,
            CASE WHEN EXISTS (SELECT 1 FROM AppelFinanceur pf WHERE pf.AppelId = d.AppelId AND pf.FinanceurId IN @Instruits) THEN 1 ELSE 0 END AS EstInstruit
        FROM Dossier d JOIN Dossier x ON x.Id = d.Id {DossierARapprocherRow.Jointures} LEFT JOIN Compte k ON k.Id = c.CompteId
        WHERE d.Id = @Id AND xa.Code = @Code AND {VisibilitePartoutSql.Dossier}
        """);

    private const string Autre = "d.Id, a.Code AS AppelCode, d.Numero, d.Titre, po.Nom AS Porteur, d.OrganisationId, d.TotalDemande, d.TotalCharges";
    private const string Vivante = "d.Etat NOT IN ('Brouillon', 'Retire', 'Irrecevable', 'SansSuite') AND d.Id <> @Id AND " + VisibilitePartoutSql.Dossier;

    // A title has no index of its own: from the calls of the year, in that order, to the entries of the index that covers the table.
    private static readonly SqlStatement Suite = new($"""
        {RecordSql.Importees};
        {RecordSql.Lignes};
        SELECT {Autre} FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Organisation po ON po.Id = d.OrganisationId
        WHERE d.OrganisationId = @OrganisationId AND a.Annee = @Annee AND {Vivante}
        UNION ALL SELECT {Autre} FROM Appel a CROSS JOIN Dossier t CROSS JOIN Dossier d JOIN Organisation po ON po.Id = d.OrganisationId
        WHERE a.Annee = @Annee AND t.AppelId = a.Id AND t.Recherche LIKE @Titre AND t.OrganisationId <> @OrganisationId AND d.Id = t.Id AND {Vivante};
        """);

    private (string Code, Guid Id, AntecedentsDuDossier? Lus)? deja;

    /// <summary>Null when the dossier is not shown to this person.</summary>
    public async Task<AntecedentsDuDossier?> ChargerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        if (deja is { } lue && (lue.Code, lue.Id) == (code, dossierId))
        {
            return lue.Lus;
        }

        await using var session = await database.LireAsync(annulation);
        var lus = await LireAsync(session, code, dossierId, acteur, horloge.GetUtcNow());
        deja = (code, dossierId, lus);
        return lus;
    }

    internal static async Task<AntecedentsDuDossier?> LireAsync(SqlSession session, string code, Guid dossierId, Acteur acteur, DateTimeOffset maintenant)
    {
        var qui = VisibilitePartoutSql.Parametres(acteur, maintenant, new { Id = dossierId, Code = TexteSaisi.Serrer(code), Instruits = acteur.FinanceursComme(Role.Instructeur) });
        if (await session.UnAsync<SujetRow>(Sujet, qui) is not { } sujet)
        {
            return null;
        }

        using var jeux = await session.PlusieursAsync(Suite, qui.Et(new { sujet.OrganisationId, sujet.Annee, Titre = TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, sujet.Titre) + "%" }));
        // Of an organisation from another of whose dossiers the reader stands down, what was imported may be of that dossier.
        var importes = (await jeux.ReadAsync<ImporteRow>()).Where(_ => sujet.AUnHistorique).ToList();
        var lignes = (await jeux.ReadAsync<LigneConnueRow>()).ToList();
        var autres = (await jeux.ReadAsync<AutreRow>()).Select(a => a.EnDemande(sujet.OrganisationId));
        var projets = ProjetsConnus.Reunir(lignes, importes, sujet.Siret);
        var rapprochement = Rapprochement.De(sujet.EnDossier(), projets.Where(p => p.DossierId != dossierId), sujet.Choisi());
        return new AntecedentsDuDossier
        {
            DossierId = dossierId, OrganisationId = sujet.OrganisationId, AppelCode = sujet.AppelCode, Annee = sujet.Annee, Porteur = sujet.Porteur, EstRenouvellement = sujet.EstRenouvellement == true,
            Rapprochement = rapprochement,
            ConfirmePar = sujet.ConfirmeNom is null ? null : $"{sujet.ConfirmePrenom} {sujet.ConfirmeNom}", ConfirmeLe = sujet.ConfirmeLe, Version = sujet.ChoisiVersion ?? 0,
            PeutRapprocher = acteur.A(Role.Secretariat) || sujet.EstInstruit,
            AUnHistorique = sujet.AUnHistorique,
            Seuils = sujet.AUnHistorique ? SeuilsDeSubvention.De(sujet.Annee, [.. projets.SelectMany(p => p.Subventions)]) : [],
            Caches = projets.Where(p => p.Annee == sujet.Annee).Sum(p => p.Financements.Count(f => f.EstCache)),
            Semblables = sujet.Etat is EtatDossier.Retire or EtatDossier.Irrecevable or EtatDossier.SansSuite ? [] : DemandeSemblable.Parmi(sujet.EnDemande(), autres),
        };
    }

    private sealed record SujetRow : DossierARapprocherRow
    {
        public required Guid AppelId { get; init; }
        public required EtatDossier Etat { get; init; }
        public bool? EstRenouvellement { get; init; }
        public string? Numero { get; init; }
        public Montant? TotalDemande { get; init; }
        public Montant? TotalCharges { get; init; }
        public required string AppelCode { get; init; }
        public required string Porteur { get; init; }
        public string? ConfirmePrenom { get; init; }
        public string? ConfirmeNom { get; init; }
        public DateTimeOffset? ConfirmeLe { get; init; }
        public int? ChoisiVersion { get; init; }
        public required bool AUnHistorique { get; init; }
        public required bool EstInstruit { get; init; }

        public AutreDemande EnDemande() => new()
        {
            Id = Id, AppelCode = AppelCode, Numero = Numero ?? "", Titre = Titre, Porteur = Porteur, EstDeLaMemeOrganisation = true, Demande = TotalDemande, Charges = TotalCharges,
        };
    }

    private sealed record AutreRow
    {
        public required Guid Id { get; init; }
        public required string AppelCode { get; init; }
        public required string Numero { get; init; }
        public required string Titre { get; init; }
        public required string Porteur { get; init; }
        public required Guid OrganisationId { get; init; }
        public Montant? TotalDemande { get; init; }
        public Montant? TotalCharges { get; init; }

        public AutreDemande EnDemande(Guid organisation) => new()
        {
            Id = Id, AppelCode = AppelCode, Numero = Numero, Titre = Titre, Porteur = Porteur, EstDeLaMemeOrganisation = OrganisationId == organisation, Demande = TotalDemande, Charges = TotalCharges,
        };
    }
}

/// <summary>The record of one organisation (@OrganisationId), as far as the reader may know it (<see cref="VisibilitePartoutSql"/>).</summary>
internal static class RecordSql
{
    public const string Importees = $"SELECT o.Id AS OrganisationId, {ProjetsSql.ColonnesImportees} FROM Organisation o {ProjetsSql.ImporteesDe} WHERE o.Id = @OrganisationId ORDER BY r.Annee DESC, f.Sigle, r.Financeur";

    public static string Lignes { get; } = $"""
        SELECT {ProjetsSql.ColonnesDuPortail}, CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible, v.ProposeSpecifique, v.ProposeDroitCommun
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        {ProjetsSql.LignesDe}
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        {VisibilitePartoutSql.PartVisible}
        WHERE d.OrganisationId = @OrganisationId AND {VisibilitePartoutSql.Dossier}
        ORDER BY a.Annee DESC, d.Numero, af.Ordre
        """;
}
