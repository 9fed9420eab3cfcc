using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Application.Antecedents;

public enum VoletDesRenouvellements
{
    /// <summary>Nothing of the year before has their title.</summary>
    ARapprocher,
    /// <summary>Matched by themselves, that nobody has confirmed.</summary>
    AConfirmer,
    Confirmes,
}

/// <param name="Version">Of the confirmation; 0 when there is none.</param>
public sealed record RenouvellementDeListe(Guid Id, string Numero, string Titre, string Porteur, string? Siret, Rapprochement Rapprochement, int Version)
{
    public VoletDesRenouvellements Volet => Rapprochement switch
    {
        { EstConfirme: true } => VoletDesRenouvellements.Confirmes,
        { Projet: not null } => VoletDesRenouvellements.AConfirmer,
        _ => VoletDesRenouvellements.ARapprocher,
    };
}

/// <param name="Comptes">How many in each part.</param>
/// <param name="Page">From 1.</param>
public sealed record ListeDesRenouvellements(
    string AppelCode, string AppelTitre, int Annee, VoletDesRenouvellements Volet, IReadOnlyDictionary<VoletDesRenouvellements, int> Comptes, IReadOnlyList<RenouvellementDeListe> Lignes, int Page)
{
    public int Pages => Math.Max(1, (Comptes.GetValueOrDefault(Volet) + RenouvellementsQuery.Taille - 1) / RenouvellementsQuery.Taille);
}

/// <summary>The renewals of a call, by how they are matched: for its instructors and the Secrétariat. Two commands; the call's whole record is matched in memory.</summary>
public sealed class RenouvellementsQuery(SqlDatabase database, TimeProvider horloge)
{
    public const int Taille = 25;

    private static readonly SqlStatement Appel = new("""
        SELECT a.Id, a.Code, a.Titre, a.Annee FROM Appel a
        WHERE a.Code = @Code AND a.Etat <> 'Preparation' AND (@Secretariat = 1 OR EXISTS (SELECT 1 FROM AppelFinanceur af WHERE af.AppelId = a.Id AND af.FinanceurId IN @Instruits))
        """);

    private static readonly SqlStatement Suite = new($"""
        SELECT {DossierARapprocherRow.Colonnes}, d.Numero, o.Nom AS Porteur, c.Version AS ChoisiVersion
        FROM Dossier d JOIN Dossier x ON x.Id = d.Id {DossierARapprocherRow.Jointures}
        WHERE {Renouvellements}
        ORDER BY d.Numero;
        SELECT DISTINCT o.Id AS OrganisationId, {ProjetsSql.ColonnesImportees}
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId {ProjetsSql.ImporteesDe}
        WHERE {Renouvellements} AND {VisibiliteSql.OrganisationSansDeport};
        SELECT DISTINCT {ProjetsSql.ColonnesDuPortail}
        FROM Dossier x JOIN Appel xa ON xa.Id = x.AppelId JOIN Dossier d ON d.OrganisationId = x.OrganisationId JOIN Appel a ON a.Id = d.AppelId
        {ProjetsSql.LignesDe}
        WHERE x.AppelId = @AppelId AND x.EstRenouvellement = 1 AND x.Etat NOT IN ('Brouillon', 'Retire', 'Irrecevable', 'SansSuite') AND a.Annee < xa.Annee AND {VisibilitePartoutSql.Dossier};
        """);

    private const string Renouvellements =
        "d.AppelId = @AppelId AND d.EstRenouvellement = 1 AND d.Etat NOT IN ('Retire', 'Irrecevable', 'SansSuite') AND " + VisibilitePartoutSql.Dossier;

    /// <summary>Null when the call is not this person's to match.</summary>
    /// <param name="volet">Null: the first part that holds something.</param>
    public async Task<ListeDesRenouvellements?> ChargerAsync(string code, VoletDesRenouvellements? volet, int page, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await session.UnAsync<AppelRow>(Appel, new { Code = TexteSaisi.Serrer(code), Secretariat = acteur.A(Role.Secretariat), Instruits = acteur.FinanceursComme(Role.Instructeur) }) is not { } appel)
        {
            return null;
        }

        var tous = await LireAsync(session, appel.Id, acteur);
        var comptes = tous.CountBy(r => r.Volet).ToDictionary();
        var montre = volet ?? Enum.GetValues<VoletDesRenouvellements>().FirstOrDefault(v => comptes.ContainsKey(v));
        page = Math.Clamp(page, 1, 10_000);
        return new ListeDesRenouvellements(appel.Code, appel.Titre, appel.Annee, montre, comptes, [.. tous.Where(r => r.Volet == montre).Skip((page - 1) * Taille).Take(Taille)], page);
    }

    private async Task<List<RenouvellementDeListe>> LireAsync(SqlSession session, Guid appelId, Acteur acteur)
    {
        using var jeux = await session.PlusieursAsync(Suite, VisibilitePartoutSql.Parametres(acteur, horloge.GetUtcNow(), new { AppelId = appelId }));
        var dossiers = (await jeux.ReadAsync<RenouvellementRow>()).ToList();
        var importes = (await jeux.ReadAsync<ImporteRow>()).ToLookup(i => i.OrganisationId);
        var lignes = (await jeux.ReadAsync<LigneConnueRow>()).ToLookup(l => l.OrganisationId);
        var projets = dossiers.DistinctBy(d => d.OrganisationId).ToDictionary(d => d.OrganisationId, d => ProjetsConnus.Reunir(lignes[d.OrganisationId], importes[d.OrganisationId], d.Siret));
        return [.. dossiers.Select(d => new RenouvellementDeListe(d.Id, d.Numero ?? "", d.Titre, d.Porteur, d.Siret, Rapprochement.De(d.EnDossier(), projets[d.OrganisationId], d.Choisi()), d.ChoisiVersion ?? 0))];
    }

    private sealed record AppelRow
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public required string Titre { get; init; }
        public required int Annee { get; init; }
    }

    private sealed record RenouvellementRow : DossierARapprocherRow
    {
        public string? Numero { get; init; }
        public required string Porteur { get; init; }
        public int? ChoisiVersion { get; init; }
    }
}
