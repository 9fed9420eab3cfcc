using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Application.Antecedents;

/// <summary>What the project of each dossier got the year before, for the rows of a page of the table or for a whole call: one command.</summary>
/// <remarks>
/// A dossier is joined to its antecedent by <see cref="Rapprochement"/>, in memory: what a person said (DossierAntecedent), else what the porteur took up, else the same SIRET and the same folded title the year before.
/// Only decided amounts are read, which every reader of a dossier sees; so one answer serves everyone but those who stand down from an earlier dossier of the organisation: on a page nothing of it is read for them.
/// </remarks>
public static class AntecedentsDesDossiers
{
    private static readonly SqlStatement DeLAppel = Lecture("x.AppelId = @AppelId", "1 = 1", "1 = 1");

    private static readonly SqlStatement Quelques = Lecture("x.Id IN @Ids", VisibiliteSql.SansDeport, VisibiliteSql.OrganisationSansDeport);

    /// <summary>The matching of every deposited dossier of the call, for what is filtered and sorted in memory.</summary>
    public static Task<IReadOnlyDictionary<Guid, Rapprochement>> DeLAppelAsync(SqlSession session, Guid appelId) => LireAsync(session, DeLAppel, new { AppelId = appelId });

    /// <summary>The same for the dossiers of a page, which the reader was checked to see.</summary>
    public static Task<IReadOnlyDictionary<Guid, Rapprochement>> LireAsync(SqlSession session, IReadOnlyCollection<Guid> ids, Acteur acteur) =>
        LireAsync(session, Quelques, acteur.Parametres(new { Ids = ids }));

    private static async Task<IReadOnlyDictionary<Guid, Rapprochement>> LireAsync(SqlSession session, SqlStatement lecture, object parametres)
    {
        using var jeux = await session.PlusieursAsync(lecture, parametres);
        var dossiers = (await jeux.ReadAsync<DossierARapprocherRow>()).ToList();
        var importes = (await jeux.ReadAsync<ImporteRow>()).ToLookup(i => i.OrganisationId);
        var lignes = (await jeux.ReadAsync<LigneConnueRow>()).ToLookup(l => l.OrganisationId);
        var projets = dossiers.DistinctBy(d => d.OrganisationId).ToDictionary(d => d.OrganisationId, d => ProjetsConnus.Reunir(lignes[d.OrganisationId], importes[d.OrganisationId], d.Siret));
        return dossiers.ToDictionary(d => d.Id, d => Rapprochement.De(d.EnDossier(), projets[d.OrganisationId].Where(p => p.DossierId != d.Id), d.Choisi()));
    }

    private static SqlStatement Lecture(string lesquels, string dossierVisible, string organisationVisible) => new($"""
        SELECT {DossierARapprocherRow.Colonnes}
        FROM Dossier x {DossierARapprocherRow.Jointures}
        WHERE {lesquels} AND x.Etat <> 'Brouillon';
        SELECT DISTINCT o.Id AS OrganisationId, {ProjetsSql.ColonnesImportees}
        FROM Dossier x JOIN Organisation o ON o.Id = x.OrganisationId {ProjetsSql.ImporteesDe}
        WHERE {lesquels} AND x.Etat <> 'Brouillon' AND {organisationVisible};
        SELECT DISTINCT {ProjetsSql.ColonnesDuPortail}
        FROM Dossier x JOIN Appel xa ON xa.Id = x.AppelId JOIN Dossier d ON d.OrganisationId = x.OrganisationId JOIN Appel a ON a.Id = d.AppelId
        LEFT JOIN Ligne l ON l.DossierId = d.Id LEFT JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE {lesquels} AND x.Etat <> 'Brouillon' AND a.Annee < xa.Annee AND d.Etat <> 'Brouillon' AND {dossierVisible};
        """);
}

/// <summary>A dossier <c>x</c> with what a person said of its antecedent.</summary>
internal record DossierARapprocherRow
{
    public const string Colonnes = """
        x.Id, x.OrganisationId, x.Titre, xa.Annee, o.Siret, x.DossierPrecedentId, c.DossierId AS ChoisiId, c.Annee AS ChoisiAnnee, c.TitrePlie AS ChoisiTitre, c.PrecedentId AS ChoisiPrecedentId
        """;

    public const string Jointures = "JOIN Appel xa ON xa.Id = x.AppelId JOIN Organisation o ON o.Id = x.OrganisationId LEFT JOIN DossierAntecedent c ON c.DossierId = x.Id";

    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Titre { get; init; }
    /// <summary>Of its call.</summary>
    public required int Annee { get; init; }
    public string? Siret { get; init; }
    public Guid? DossierPrecedentId { get; init; }
    public Guid? ChoisiId { get; init; }
    public int? ChoisiAnnee { get; init; }
    public string? ChoisiTitre { get; init; }
    public Guid? ChoisiPrecedentId { get; init; }

    public DossierARapprocher EnDossier() => new(Titre, Annee, Siret, DossierPrecedentId);

    public AntecedentChoisi? Choisi() => ChoisiId is null ? null : new(ChoisiAnnee, ChoisiTitre, ChoisiPrecedentId);
}
