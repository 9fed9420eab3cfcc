using AppelAProjets.Domain.Avis;

namespace AppelAProjets.Application.Avis;

/// <summary>A row of the lists: an opinion and its dossier.</summary>
public sealed record AvisEnListe
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string AppelCode { get; init; }
    public string? Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required Role Role { get; init; }
    public string? Quartier { get; init; }
    public string? Nom { get; init; }
    public string? Demandeur { get; init; }
    public DateOnly? TermeLe { get; init; }
    public SensDAvis? Sens { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? RenduLe { get; init; }
    public DateTimeOffset? DeporteLe { get; init; }

    public bool EstAttendu => RenduLe is null && DeporteLe is null;

    public string Qui => Role == Role.Expert ? $"{Nom}, expert" : $"{Libelles.Pour(Role)}, {Quartier}";

    public bool EstEnRetard(DateTimeOffset le) => EstAttendu && TermeLe is { } terme && AvisConsultatif.EstPasse(terme, le);
}

/// <param name="ARendre">Asked of this person, late first.</param>
/// <param name="Demandes">Asked by this person or by who is replaced; all of them for the Secrétariat. Awaited first, late before.</param>
/// <param name="Suite">There are more of the second.</param>
public sealed record AvisAttendus(IReadOnlyList<AvisEnListe> ARendre, IReadOnlyList<AvisEnListe> Demandes, bool Suite);

public sealed class AvisAttendusQuery(SqlDatabase database, TimeProvider horloge)
{
    public const int Taille = 50;

    private const string Colonnes = """
        SELECT a.Id, a.DossierId, ap.Code AS AppelCode, d.Numero, d.Titre, o.Nom AS Porteur, a.Role, q.Nom AS Quartier, a.Nom,
            CASE WHEN p.Id IS NULL THEN NULL ELSE CONCAT(p.Prenom, ' ', p.Nom) END AS Demandeur, a.TermeLe, a.Sens, a.RenduLe, a.DeporteLe
        FROM AvisConsultatif a
        JOIN Dossier d ON d.Id = a.DossierId
        JOIN Appel ap ON ap.Id = d.AppelId
        JOIN Organisation o ON o.Id = d.OrganisationId
        LEFT JOIN Quartier q ON q.Code = a.QuartierCode
        LEFT JOIN Compte p ON p.Id = a.DemandePar
        """;

    private const string SurUnTerrain = $"((a.Role = {RolesSql.ReferentQuartier} AND a.QuartierCode IN @Referent) OR (a.Role = {RolesSql.DeleguePrefet} AND a.QuartierCode IN @Delegue))";

    /// <summary>The opinion <c>a</c> on dossier <c>d</c> is asked of the person, who may still give it.</summary>
    internal const string Attendu = $"a.RevoqueLe IS NULL AND a.RenduLe IS NULL AND a.DemandeLe IS NOT NULL AND d.Etat = 'EnInstruction' AND {SurUnTerrain} AND {VisibilitePartoutSql.Dossier}";

    private static readonly SqlStatement ARendre = new($"""
        {Colonnes}
        WHERE {Attendu}
        ORDER BY a.TermeLe, d.Numero
        """);

    private static readonly SqlStatement Demandes = new(dialecte => $"""
        {Colonnes}
        WHERE a.RevoqueLe IS NULL AND a.DemandeLe IS NOT NULL AND (@Secretariat = 1 OR a.DemandePar IN @Moi) AND {VisibilitePartoutSql.Dossier}
        ORDER BY CASE WHEN a.RenduLe IS NULL AND a.DeporteLe IS NULL AND d.Etat = 'EnInstruction' THEN 0 ELSE 1 END, a.TermeLe, a.Id {dialecte.Page}
        """);

    public async Task<AvisAttendus> ChargerAsync(int page, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var le = horloge.GetUtcNow();
        var (referent, delegue) = (acteur.QuartiersComme(Role.ReferentQuartier), acteur.QuartiersComme(Role.DeleguePrefet));
        var aRendre = referent.Count + delegue.Count == 0 ? [] : await session.ListeAsync<AvisEnListe>(ARendre, VisibilitePartoutSql.Parametres(acteur, le, new { Referent = referent, Delegue = delegue }));
        var demandes = !Demande(acteur) ? [] : await session.ListeAsync<AvisEnListe>(Demandes, VisibilitePartoutSql.Parametres(acteur, le, new
        {
            Secretariat = acteur.A(Role.Secretariat) ? 1 : 0, Moi = acteur.SoiEtRemplaces, Saut = (page - 1) * Taille, Taille = Taille + 1,
        }));
        return new AvisAttendus(aRendre, [.. demandes.Take(Taille)], demandes.Count > Taille);
    }

    private static bool Demande(Acteur acteur) => acteur.A(Role.Secretariat) || acteur.A(Role.Instructeur);
}
