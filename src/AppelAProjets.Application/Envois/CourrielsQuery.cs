using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>What is looked for in the outbox; all may be absent.</summary>
/// <param name="Adresse">The beginning of the address.</param>
/// <param name="Numero">Of a dossier.</param>
/// <param name="Du">First day in Paris.</param>
/// <param name="Au">Last day in Paris.</param>
public sealed record FiltreDeCourriels(string? Adresse = null, string? Numero = null, GenreDeCourriel? Genre = null, EtatDeCourriel? Etat = null, DateOnly? Du = null, DateOnly? Au = null);

/// <summary>A message of the outbox.</summary>
public sealed record CourrielRow
{
    public required Guid Id { get; init; }
    public required string Destinataire { get; init; }
    public required string Objet { get; init; }
    public required GenreDeCourriel Genre { get; init; }
    public required EtatDeCourriel Etat { get; init; }
    public required int Tentatives { get; init; }
    /// <summary>Next try, UTC, while it waits.</summary>
    public required DateTimeOffset ProchainEssaiLe { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset CreeLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? EnvoyeLe { get; init; }
    /// <summary>What the last try met, or why it is set aside.</summary>
    public string? DerniereErreur { get; init; }
    /// <summary>Number of the dossier that it tells about.</summary>
    public string? Numero { get; init; }
    public required int Version { get; init; }

    public bool SeRenvoie => Etat is EtatDeCourriel.NonRemis or EtatDeCourriel.Envoye;
}

public sealed record ComptesDeCourrielsRow
{
    public required int Envoyes { get; init; }
    public required int AEnvoyer { get; init; }
    /// <summary>Refused for good.</summary>
    public required int NonRemis { get; init; }
}

/// <param name="Suite">The key of what follows; null at the end.</param>
public sealed record PageDeCourriels(IReadOnlyList<CourrielRow> Lignes, Guid? Suite);

/// <summary>The outbox as the Secrétariat and the Administrateurs read it, without what the reader stands down from.</summary>
public sealed class CourrielsQuery(SqlDatabase database)
{
    public const int Taille = 50;
    public const int Maximum = 200;

    internal const string Colonnes = "c.Id, c.Destinataire, c.Objet, c.Genre, c.Etat, c.Tentatives, c.ProchainEssaiLe, c.CreeLe, c.EnvoyeLe, c.DerniereErreur, d.Numero, c.Version";

    private static readonly SqlStatement EnAttente = new(dialecte => $"""
        SELECT {Colonnes}
        FROM {VisibiliteSql.Courriels}
        WHERE c.Etat IN ('NonRemis', 'AEnvoyer', 'Ecarte') AND {VisibiliteSql.Courriel}
        ORDER BY CASE c.Etat WHEN 'NonRemis' THEN 0 WHEN 'Ecarte' THEN 2 ELSE 1 END, c.CreeLe DESC, c.Id {dialecte.Page}
        """);

    private static readonly SqlStatement Recherche = new(dialecte => $"""
        SELECT {Colonnes}
        FROM {VisibiliteSql.Courriels}
        WHERE (@Adresse IS NULL OR c.Destinataire LIKE @Adresse) AND (@Numero IS NULL OR d.Numero = @Numero) AND (@Genre IS NULL OR c.Genre = @Genre) AND (@Etat IS NULL OR c.Etat = @Etat)
            AND (@Du IS NULL OR c.CreeLe >= @Du) AND (@Au IS NULL OR c.CreeLe < @Au)
            AND (@AvantLe IS NULL OR c.CreeLe < @AvantLe OR (c.CreeLe = @AvantLe AND c.Id < @Avant))
            AND {VisibiliteSql.Courriel}
        ORDER BY c.CreeLe DESC, c.Id DESC {dialecte.Page}
        """);

    private static readonly SqlStatement CreeLe = new("SELECT CreeLe FROM Courriel WHERE Id = @Id");

    private static readonly SqlStatement Comptes = new("""
        SELECT COALESCE(SUM(CASE WHEN Etat = 'Envoye' THEN 1 ELSE 0 END), 0) AS Envoyes,
            COALESCE(SUM(CASE WHEN Etat = 'AEnvoyer' THEN 1 ELSE 0 END), 0) AS AEnvoyer,
            COALESCE(SUM(CASE WHEN Etat = 'NonRemis' THEN 1 ELSE 0 END), 0) AS NonRemis
        FROM Courriel
        """);

    /// <summary>What has not left: refused first, then the newest; at most <see cref="Maximum"/> rows.</summary>
    public async Task<IReadOnlyList<CourrielRow>> EnAttenteAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<CourrielRow>(EnAttente, acteur.Parametres(new { Saut = 0, Taille = Maximum }));
    }

    /// <summary>The newest first.</summary>
    /// <param name="avant">Key of the page: only what came before; null for the latest.</param>
    public async Task<PageDeCourriels> ChercherAsync(FiltreDeCourriels filtre, Guid? avant, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var lignes = await session.ListeAsync<CourrielRow>(Recherche, acteur.Parametres(new
        {
            Adresse = Debut(filtre.Adresse), Numero = string.IsNullOrWhiteSpace(filtre.Numero) ? null : TexteSaisi.Serrer(filtre.Numero), Genre = filtre.Genre?.ToString(), Etat = filtre.Etat?.ToString(),
            Du = filtre.Du is { } du ? Minuit(du) : (DateTimeOffset?)null, Au = filtre.Au is { } au ? Minuit(au.AddDays(1)) : (DateTimeOffset?)null,
            Avant = avant, AvantLe = avant is { } cle ? await session.UnAsync<DateTimeOffset?>(CreeLe, new { Id = cle }) : null, Saut = 0, Taille = Taille + 1,
        }));
        return new PageDeCourriels([.. lignes.Take(Taille)], lignes.Count > Taille ? lignes[Taille - 1].Id : null);
    }

    public async Task<ComptesDeCourrielsRow> ComptesAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await session.UnAsync<ComptesDeCourrielsRow>(Comptes))!;
    }

    // Signs of a pattern are in no address.
    private static string? Debut(string? adresse) => string.IsNullOrWhiteSpace(adresse) ? null : $"{adresse.Trim().Replace("%", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal)}%";

    private static DateTimeOffset Minuit(DateOnly jour) => HeureDeParis.Convertir(jour, TimeOnly.MinValue).Valeur;
}
