namespace AppelAProjets.Application.Envois;

/// <summary>A message that has not left, or that was refused for good.</summary>
public sealed record CourrielEnAttenteRow
{
    public required Guid Id { get; init; }
    public required string Destinataire { get; init; }
    public required string Objet { get; init; }
    public required string Etat { get; init; }
    public required int Tentatives { get; init; }
    /// <summary>Next try, UTC; without meaning for NonRemis.</summary>
    public required DateTimeOffset ProchainEssaiLe { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset CreeLe { get; init; }
    /// <summary>What the last try met.</summary>
    public string? DerniereErreur { get; init; }
    public required int Version { get; init; }
    /// <summary>Refused for good.</summary>
    public bool EstNonRemis => Etat == "NonRemis";
    /// <summary>Never to be sent: <see cref="DerniereErreur"/> says why.</summary>
    public bool EstEcarte => Etat == "Ecarte";
}

public sealed record ComptesDeCourrielsRow
{
    public required int Envoyes { get; init; }
    public required int AEnvoyer { get; init; }
    /// <summary>Refused for good.</summary>
    public required int NonRemis { get; init; }
}

public sealed class CourrielsQuery(SqlDatabase database)
{
    public const int Maximum = 200;

    private static readonly SqlStatement EnAttente = new(dialecte => $"""
        SELECT c.Id, c.Destinataire, c.Objet, c.Etat, c.Tentatives, c.ProchainEssaiLe, c.CreeLe, c.DerniereErreur, c.Version
        FROM {VisibiliteSql.Courriels}
        WHERE c.Etat <> 'Envoye' AND {VisibiliteSql.Courriel}
        ORDER BY CASE c.Etat WHEN 'NonRemis' THEN 0 WHEN 'Ecarte' THEN 2 ELSE 1 END, c.CreeLe DESC, c.Id {dialecte.Page}
        """);

    private static readonly SqlStatement Comptes = new("""
        SELECT COALESCE(SUM(CASE WHEN Etat = 'Envoye' THEN 1 ELSE 0 END), 0) AS Envoyes,
            COALESCE(SUM(CASE WHEN Etat = 'AEnvoyer' THEN 1 ELSE 0 END), 0) AS AEnvoyer,
            COALESCE(SUM(CASE WHEN Etat = 'NonRemis' THEN 1 ELSE 0 END), 0) AS NonRemis
        FROM Courriel
        """);

    /// <summary>What has not left, without what the reader stands down from: refused first, then the newest; at most <see cref="Maximum"/> rows.</summary>
    public async Task<IReadOnlyList<CourrielEnAttenteRow>> EnAttenteAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<CourrielEnAttenteRow>(EnAttente, acteur.Parametres(new { Saut = 0, Taille = Maximum }));
    }

    public async Task<ComptesDeCourrielsRow> ComptesAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await session.UnAsync<ComptesDeCourrielsRow>(Comptes))!;
    }
}
