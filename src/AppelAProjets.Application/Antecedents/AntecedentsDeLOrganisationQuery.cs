using AppelAProjets.Domain.Antecedents;

namespace AppelAProjets.Application.Antecedents;

/// <summary>The record of an organisation over calls, years and funders.</summary>
/// <param name="AppelCode">The call from which it is read.</param>
/// <param name="Projets">Latest year first.</param>
public sealed record HistoriqueDOrganisation(string AppelCode, Guid OrganisationId, string Nom, string? Siret, IReadOnlyList<ProjetConnu> Projets)
{
    /// <summary>Of that call.</summary>
    public required int Annee { get; init; }

    /// <summary>Latest first.</summary>
    public IReadOnlyList<int> Annees => [.. Projets.Select(p => p.Annee).Distinct().OrderDescending()];

    /// <summary>Funders, those who granted most first.</summary>
    public IReadOnlyList<FinancementConnu> Financeurs =>
    [
        .. Projets.SelectMany(p => p.Financements).GroupBy(f => f.Cle).OrderByDescending(g => g.Sum(f => f.Accorde?.Centimes ?? 0)).ThenBy(g => g.First().Financeur, StringComparer.CurrentCulture).Select(g => g.First()),
    ];

    /// <summary>What a funder granted in a year; null when nothing is known of it.</summary>
    public Montant? Accorde(int? annee, string? financeur) => Somme(annee, financeur, f => f.Accorde);

    public Montant? Demande(int? annee, string? financeur) => Somme(annee, financeur, f => f.Demande);

    public Montant? Verse(int? annee, string? financeur) => Somme(annee, financeur, f => f.Verse);

    /// <summary>Granted in years before, without a bilan that anybody says has come.</summary>
    public IReadOnlyList<(ProjetConnu Projet, FinancementConnu Financement)> SansBilan =>
        [.. Projets.Where(p => p.Annee < Annee).SelectMany(p => p.Financements.Where(f => f.EstSansBilan).Select(f => (p, f)))];

    private Montant? Somme(int? annee, string? financeur, Func<FinancementConnu, Montant?> de) =>
        Projets.Where(p => annee is null || p.Annee == annee).SelectMany(p => p.Financements).Where(f => financeur is null || f.Cle == financeur).Select(de).OfType<Montant>().ToList() is { Count: > 0 } dits
            ? Montant.Somme(dits)
            : null;
}

/// <summary>For who sees one of its dossiers in the call, and stands down neither from it nor from any of them. Two commands.</summary>
public sealed class AntecedentsDeLOrganisationQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Sujet = new($"""
        SELECT o.Id, o.Nom, o.Siret, a.Code AS AppelCode, a.Annee
        FROM Organisation o CROSS JOIN Appel a
        WHERE o.Id = @OrganisationId AND a.Code = @Code AND {VisibiliteSql.OrganisationSansDeport}
            AND EXISTS (SELECT 1 FROM Dossier d WHERE d.OrganisationId = o.Id AND d.AppelId = a.Id AND {VisibilitePartoutSql.Dossier})
        """);

    private static readonly SqlStatement Suite = new($"{RecordSql.Importees};\n{RecordSql.Lignes};");

    /// <summary>Null when it is not shown to this person.</summary>
    public async Task<HistoriqueDOrganisation?> ChargerAsync(string code, Guid organisationId, Acteur acteur, CancellationToken annulation = default)
    {
        var qui = VisibilitePartoutSql.Parametres(acteur, horloge.GetUtcNow(), new { OrganisationId = organisationId, Code = TexteSaisi.Serrer(code) });
        await using var session = await database.LireAsync(annulation);
        if (await session.UnAsync<SujetRow>(Sujet, qui) is not { } sujet)
        {
            return null;
        }

        using var jeux = await session.PlusieursAsync(Suite, qui);
        var importes = (await jeux.ReadAsync<ImporteRow>()).ToList();
        return new HistoriqueDOrganisation(sujet.AppelCode, sujet.Id, sujet.Nom, sujet.Siret, ProjetsConnus.Reunir(await jeux.ReadAsync<LigneConnueRow>(), importes, sujet.Siret)) { Annee = sujet.Annee };
    }

    private sealed record SujetRow
    {
        public required Guid Id { get; init; }
        public required string Nom { get; init; }
        public string? Siret { get; init; }
        public required string AppelCode { get; init; }
        public required int Annee { get; init; }
    }
}
