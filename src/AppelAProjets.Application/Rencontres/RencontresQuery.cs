using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Rencontres;

/// <summary>All that the services read of a dossier in order to meet its porteur: nothing else of a draft.</summary>
public sealed record SujetDeRencontre
{
    public required Guid DossierId { get; init; }
    public required string Titre { get; init; }
    public string? Numero { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required string AppelTitre { get; init; }
    public string? ServiceCourriel { get; init; }

    public bool EstFini => EtatDossier is EtatDossier.Retire or EtatDossier.Irrecevable or EtatDossier.SansSuite or EtatDossier.Clos;
}

public sealed record RencontreDeListe
{
    public required Guid DossierId { get; init; }
    public required string Titre { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public required string Organisation { get; init; }
    public required string AppelCode { get; init; }
    public required EtatRencontre Etat { get; init; }
    /// <summary>Time of the appointment, UTC.</summary>
    public DateTimeOffset? RendezVousLe { get; init; }
    public DateOnly? Le { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ModifieLe { get; init; }
    /// <summary>Nobody answers for its neighbourhoods: the Secrétariat does.</summary>
    public required bool SansReferent { get; init; }
    public IReadOnlyList<string> Quartiers { get; init; } = [];
}

/// <param name="Lignes">Drafts first, then the longest waiting; what is over, the latest first.</param>
public sealed record ListeDeRencontres(IReadOnlyList<RencontreDeListe> Lignes, IReadOnlyDictionary<EtatRencontre, int> Comptes);

public sealed record FicheDeRencontre(SujetDeRencontre Sujet, RencontreRow Rencontre, IReadOnlyList<string> Quartiers);

/// <summary>Meetings for the référents of their neighbourhoods and for the Secrétariat; nothing for anyone else.</summary>
public sealed class RencontresQuery(SqlDatabase database, TimeProvider horloge)
{
    public const int Taille = 50;

    private const string Sujets = "Rencontre r JOIN Dossier d ON d.Id = r.DossierId JOIN Organisation o ON o.Id = d.OrganisationId JOIN Appel a ON a.Id = d.AppelId";

    private static readonly SqlStatement Comptage = new($"""
        SELECT r.Etat, COUNT(*) AS Nombre FROM {Sujets} WHERE {VisibiliteSql.Rencontre} AND (@Appel IS NULL OR a.Code = @Appel) GROUP BY r.Etat
        """);

    // A draft is held up by its meeting.
    private static readonly SqlStatement Page = Trier("CASE WHEN d.Etat = 'Brouillon' THEN 0 ELSE 1 END, COALESCE(r.RendezVousLe, r.ModifieLe)");

    private static readonly SqlStatement DernieresDAbord = Trier("r.ModifieLe DESC");

    private static SqlStatement Trier(string ordre) => new(dialecte => $"""
        SELECT r.DossierId, d.Titre, d.Etat AS EtatDossier, o.Nom AS Organisation, a.Code AS AppelCode, r.Etat, r.RendezVousLe, r.Le, r.ModifieLe,
            CASE WHEN EXISTS (
                SELECT 1 FROM RencontreQuartier sq
                JOIN TerritoireQuartier st ON st.QuartierCode = sq.QuartierCode
                JOIN Habilitation sh ON sh.TerritoireId = st.TerritoireId AND sh.Role = {RolesSql.ReferentQuartier}
                WHERE sq.DossierId = d.Id AND sh.Debut <= @Maintenant AND (sh.Fin IS NULL OR sh.Fin > @Maintenant)) THEN 0 ELSE 1 END AS SansReferent
        FROM {Sujets}
        WHERE {VisibiliteSql.Rencontre} AND (@Appel IS NULL OR a.Code = @Appel) AND r.Etat IN @Etats
        ORDER BY {ordre}, d.Titre, r.DossierId {dialecte.Page}
        """);

    private static readonly SqlStatement Quartiers = new("""
        SELECT rq.DossierId, q.Nom FROM RencontreQuartier rq JOIN Quartier q ON q.Code = rq.QuartierCode WHERE rq.DossierId IN @Ids ORDER BY q.Nom
        """);

    private static readonly SqlStatement Sujet = new($"""
        SELECT r.DossierId, d.Titre, d.Numero, d.Etat AS EtatDossier, d.OrganisationId, o.Nom AS Organisation, a.Titre AS AppelTitre, a.ServiceCourriel
        FROM {Sujets}
        WHERE d.Id = @Id AND {VisibiliteSql.Rencontre}
        """);

    /// <param name="appel">Code of one call; null for all.</param>
    /// <param name="page">From 1.</param>
    public async Task<ListeDeRencontres> ListerAsync(IReadOnlyList<EtatRencontre> etats, string? appel, int page, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var parametres = Parametres(acteur, horloge.GetUtcNow());
        parametres.AddDynamicParams(new { Appel = appel, Etats = etats.Select(e => e.ToString()), Saut = (page - 1) * Taille, Taille });
        var comptes = await session.ListeAsync<ComptageRow>(Comptage, parametres);
        var lignes = await session.ListeAsync<RencontreDeListe>(etats.Contains(EtatRencontre.Tenue) ? DernieresDAbord : Page, parametres);
        var quartiers = (await session.ListeAsync<QuartierRow>(Quartiers, new { Ids = lignes.Select(l => l.DossierId) })).ToLookup(q => q.DossierId, q => q.Nom);
        return new ListeDeRencontres([.. lignes.Select(l => l with { Quartiers = [.. quartiers[l.DossierId]] })], comptes.ToDictionary(c => c.Etat, c => c.Nombre));
    }

    /// <summary>Null when there is none for this person.</summary>
    public async Task<FicheDeRencontre?> ChargerAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, dossierId, acteur, horloge.GetUtcNow());
    }

    internal static async Task<FicheDeRencontre?> LireAsync(SqlSession session, Guid dossierId, Acteur acteur, DateTimeOffset maintenant)
    {
        var parametres = Parametres(acteur, maintenant);
        parametres.Add("Id", dossierId);
        return await session.UnAsync<SujetDeRencontre>(Sujet, parametres) is not { } sujet ? null
            : new FicheDeRencontre(sujet, (await session.RencontreAsync(dossierId))!, [.. (await session.ListeAsync<QuartierRow>(Quartiers, new { Ids = new[] { dossierId } })).Select(q => q.Nom)]);
    }

    private static SqlParametres Parametres(Acteur acteur, DateTimeOffset maintenant) => acteur.Parametres(new
    {
        Maintenant = maintenant,
        Secretariat = acteur.A(Role.Secretariat) ? 1 : 0,
        MesQuartiers = acteur.QuartiersComme(Role.ReferentQuartier),
    });

    private sealed record ComptageRow
    {
        public required EtatRencontre Etat { get; init; }
        public required int Nombre { get; init; }
    }

    private sealed record QuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string Nom { get; init; }
    }
}
