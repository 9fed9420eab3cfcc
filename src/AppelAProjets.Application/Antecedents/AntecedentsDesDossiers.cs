using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Application.Antecedents;

/// <summary>What the project of each dossier of a page, or of a call, got the year before, as far as the reader may know it: one command.</summary>
/// <remarks>A dossier is joined to its antecedent by <see cref="Rapprochement"/>, in memory: what a person said (DossierAntecedent), else what the porteur took up, else the same SIRET and the same folded title the year before.</remarks>
public static class AntecedentsDesDossiers
{
    private static readonly SqlStatement Quelques = Lecture("x.Id IN @Ids");
    private static readonly SqlStatement DeLAppel = Lecture("x.AppelId = @AppelId");

    private static SqlStatement Lecture(string lesquels) => new($"""
        SELECT {DossierARapprocherRow.Colonnes}
        FROM Dossier x {DossierARapprocherRow.Jointures}
        WHERE {lesquels} AND x.Etat <> 'Brouillon';
        SELECT DISTINCT o.Id AS OrganisationId, {ProjetsSql.ColonnesImportees}
        FROM Dossier x JOIN Organisation o ON o.Id = x.OrganisationId {ProjetsSql.ImporteesDe}
        WHERE {lesquels} AND x.Etat <> 'Brouillon' AND {VisibiliteSql.OrganisationSansDeport};
        SELECT DISTINCT {ProjetsSql.ColonnesDuPortail}
        FROM Dossier x JOIN Appel xa ON xa.Id = x.AppelId JOIN Dossier d ON d.OrganisationId = x.OrganisationId JOIN Appel a ON a.Id = d.AppelId
        {ProjetsSql.LignesDe}
        WHERE {lesquels} AND x.Etat <> 'Brouillon' AND a.Annee < xa.Annee AND {VisibilitePartoutSql.Dossier};
        """);

    /// <param name="ids">Dossiers that the reader was checked to see.</param>
    public static async Task<IReadOnlyDictionary<Guid, Rapprochement>> LireAsync(SqlSession session, IReadOnlyCollection<Guid> ids, Acteur acteur, DateTimeOffset maintenant) =>
        await LireAsync(session, Quelques, VisibilitePartoutSql.Parametres(acteur, maintenant, new { Ids = ids }), (d, projets) => Rapprochement.De(d.EnDossier(), projets, d.Choisi()));

    /// <summary>The project that each dossier of a call goes on from; its cost grows with the call, so only a filter or a sort on the year before asks for it.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, ProjetConnu?>> ProjetsDeLAppelAsync(SqlSession session, Guid appelId, Acteur acteur, DateTimeOffset maintenant) =>
        await LireAsync(session, DeLAppel, VisibilitePartoutSql.Parametres(acteur, maintenant, new { AppelId = appelId }), (d, projets) => Rapprochement.Trouver(d.EnDossier(), projets, d.Choisi()));

    private static async Task<Dictionary<Guid, T>> LireAsync<T>(SqlSession session, SqlStatement lecture, SqlParametres parametres, Func<DossierARapprocherRow, IEnumerable<ProjetConnu>, T> rapprocher)
    {
        using var jeux = await session.PlusieursAsync(lecture, parametres);
        var dossiers = (await jeux.ReadAsync<DossierARapprocherRow>()).ToList();
        var importes = (await jeux.ReadAsync<ImporteRow>()).ToLookup(i => i.OrganisationId);
        var lignes = (await jeux.ReadAsync<LigneConnueRow>()).ToLookup(l => l.OrganisationId);
        var projets = dossiers.DistinctBy(d => d.OrganisationId).ToDictionary(d => d.OrganisationId, d => ProjetsConnus.Reunir(lignes[d.OrganisationId], importes[d.OrganisationId], d.Siret));
        return dossiers.ToDictionary(d => d.Id, d => rapprocher(d, projets[d.OrganisationId].Where(p => p.DossierId != d.Id)));
    }
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
