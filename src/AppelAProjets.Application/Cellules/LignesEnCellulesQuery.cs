using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Cellules;

/// <summary>A line of one's own funder as the cells of the table show it, with who changed it last.</summary>
public sealed record LigneEnCellules
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required EtatLigne Etat { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public string? AvisMotif { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public string? ProposeMotif { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? SansPropositionLe { get; init; }
    public required int Version { get; init; }
    /// <summary>The last who changed the line: someone else than the reader, when there is one.</summary>
    public string? ModifieePar { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ModifieeLe { get; init; }

    /// <summary>What the opinion and the amount say against each other.</summary>
    public string? Contradiction => Proposition.Contredire(Avis, Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun), SansPropositionLe is not null);
}

/// <summary>Lines of the reader's own funders, by their ids.</summary>
public sealed class LignesEnCellulesQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>As many as a request may name.</summary>
    public const int Maximum = 1000;

    private static readonly SqlStatement Lecture = new($"""
        SELECT l.Id, l.DossierId, l.Etat, l.Avis, l.AvisMotif, l.ProposeSpecifique, l.ProposeDroitCommun, l.ProposeMotif, l.SansPropositionLe, l.Version
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId
        WHERE l.Id IN @Ids AND d.AppelId = @AppelId AND l.FinanceurId IN @Miens AND {VisibiliteSql.Dossier}
        """);

    private static readonly SqlStatement Derniers = new("""
        SELECT j.ObjetId AS LigneId, j.CompteId, j.Acteur AS Par, j.Le FROM Journal j
        WHERE j.Numero IN (
            SELECT MAX(x.Numero) FROM Journal x
            WHERE x.Objet = 'Ligne' AND x.ObjetId IN @Ids
            GROUP BY x.ObjetId, CASE WHEN x.CompteId = @CompteId THEN 1 ELSE 0 END)
        """);

    /// <summary>Null when the call does not exist for this person.</summary>
    public async Task<IReadOnlyList<LigneEnCellules>?> ChargerAsync(string code, IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await ContexteInstruction.ChargerAsync(session, code, acteur) is { } contexte ? await LireAsync(session, contexte.Parametres(acteur, horloge.GetUtcNow()), ids) : null;
    }

    internal static async Task<IReadOnlyList<LigneEnCellules>> LireAsync(SqlSession session, SqlParametres parametres, IReadOnlyList<Guid> ids)
    {
        parametres.Add("Ids", ids);
        return await session.ListeAsync<LigneEnCellules>(Lecture, parametres);
    }

    /// <summary>The same lines with who changed them last.</summary>
    public async Task<IReadOnlyList<LigneEnCellules>> DireQuiAsync(IReadOnlyList<LigneEnCellules> lignes, Acteur acteur, CancellationToken annulation = default)
    {
        if (lignes.Count == 0)
        {
            return lignes;
        }

        await using var session = await database.LireAsync(annulation);
        var actes = (await session.ListeAsync<ActeRow>(Derniers, new { Ids = lignes.Select(l => l.Id.ToString()).ToList(), acteur.CompteId })).ToLookup(a => Guid.Parse(a.LigneId));
        return [.. lignes.Select(l => actes[l.Id].OrderBy(a => a.CompteId == acteur.CompteId ? 1 : 0).FirstOrDefault() is { } dernier
            ? l with { ModifieePar = dernier.Par, ModifieeLe = dernier.Le }
            : l)];
    }

    private sealed record ActeRow
    {
        public required string LigneId { get; init; }
        public Guid? CompteId { get; init; }
        public required string Par { get; init; }
        public required DateTimeOffset Le { get; init; }
    }
}
