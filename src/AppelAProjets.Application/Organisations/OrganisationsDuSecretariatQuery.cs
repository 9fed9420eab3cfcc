using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

public sealed record OrganisationDeListe
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public string? Siret { get; init; }
    public string? Commune { get; init; }
    public required EtatMandat EtatMandat { get; init; }
    public required int MandatsEnAttente { get; init; }
    /// <summary>Nothing is to be verified: none was sent, or the last one was refused.</summary>
    public bool MandatAttendu { get; init; }
    public required int Deposes { get; init; }
}

/// <param name="Nombre">How many in all with this filter.</param>
/// <param name="Comptes">How many in each state, whatever the filter.</param>
public sealed record ListeDesOrganisations(IReadOnlyList<OrganisationDeListe> Lignes, int Nombre, IReadOnlyDictionary<EtatMandat, int> Comptes);

public sealed record FicheDOrganisation(
    OrganisationLue Organisation, IReadOnlyList<MembreRow> Membres, IReadOnlyList<MandatRow> Mandats, IReadOnlyList<PiecePermanenteRow> Pieces, IReadOnlyList<JournalEntry> Historique,
    IReadOnlyList<DossierDOrganisation> Dossiers);

/// <summary>A dossier deposited by the organisation, or of which it is a partner.</summary>
public sealed record DossierDOrganisation
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required EtatDossier Etat { get; init; }
    public required string AppelCode { get; init; }
    public required int Annee { get; init; }
    public required bool EstPartenaire { get; init; }
    public required Montant Demande { get; init; }
    /// <summary>What its lines keep: granted, else arbitrated; null while none is decided.</summary>
    public Montant? Retenu { get; init; }
}

/// <summary>Organisations for the Secrétariat, without those from which the reader stands down; nothing for anyone else. Opening a sheet is journaled once a day per person: it shows personal data.</summary>
public sealed class OrganisationsDuSecretariatQuery(SqlDatabase database, Ecrivain ecrivain)
{
    public const int Taille = 50;

    private const string Filtre = $"""
        {VisibiliteSql.OrganisationSansDeport}
        AND {ContactSql.Joint}
        AND (@Etat IS NULL OR o.EtatMandat = @Etat)
        AND (@Premier IS NULL OR CONCAT(' ', o.Recherche) LIKE @Premier)
        AND (@Deuxieme IS NULL OR CONCAT(' ', o.Recherche) LIKE @Deuxieme)
        AND (@Troisieme IS NULL OR CONCAT(' ', o.Recherche) LIKE @Troisieme)
        """;

    private static readonly SqlStatement Page = new(dialecte => $"""
        SELECT o.Id, o.Nom, o.Siret, o.Commune, o.EtatMandat,
            (SELECT COUNT(*) FROM OrganisationMandat m WHERE m.OrganisationId = o.Id AND m.Etat = 'EnAttente') AS MandatsEnAttente, CASE WHEN {MandatSql.Attendu} THEN 1 ELSE 0 END AS MandatAttendu,
            (SELECT COUNT(*) FROM Dossier d WHERE d.OrganisationId = o.Id AND d.DeposeLe IS NOT NULL AND {VisibiliteSql.SansDeport}) AS Deposes
        FROM Organisation o WHERE {Filtre}
        ORDER BY CASE WHEN EXISTS (SELECT 1 AS Un FROM OrganisationMandat m WHERE m.OrganisationId = o.Id AND m.Etat = 'EnAttente') THEN 0 ELSE 1 END, o.Recherche, o.Id {dialecte.Page}
        """);

    private static readonly SqlStatement Nombre = new($"SELECT COUNT(*) AS Nombre FROM Organisation o WHERE {Filtre}");

    private static readonly SqlStatement ParEtat = new($"SELECT o.EtatMandat, COUNT(*) AS Nombre FROM Organisation o WHERE {VisibiliteSql.OrganisationSansDeport} GROUP BY o.EtatMandat");

    private static readonly SqlStatement Dossiers = new($"""
        SELECT d.Id, d.Numero, d.Titre, d.Etat, a.Code AS AppelCode, a.Annee, CASE WHEN d.OrganisationId = @Id THEN 0 ELSE 1 END AS EstPartenaire,
            COALESCE(d.TotalDemande, 0) AS Demande,
            (SELECT CASE WHEN COUNT(CASE WHEN l.Etat IN ('RefuseeComite', 'RefuseeDecision') THEN 0 ELSE COALESCE(l.AccordeSpecifique, l.AccordeDroitCommun, l.ArbitreSpecifique, l.ArbitreDroitCommun) END) = 0 THEN NULL
                ELSE SUM({ConsommationSql.Specifique} + {ConsommationSql.DroitCommun}) END FROM Ligne l WHERE l.DossierId = d.Id) AS Retenu
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        WHERE d.DeposeLe IS NOT NULL AND {VisibiliteSql.SansDeport}
            AND (d.OrganisationId = @Id OR EXISTS (SELECT 1 FROM Partenaire p WHERE p.DossierId = d.Id AND p.OrganisationId = @Id AND p.Etat = 'Accorde'))
        ORDER BY a.Annee DESC, d.Numero
        """);

    private static readonly SqlStatement DejaConsultee = new("""
        SELECT COUNT(*) AS Nombre FROM Journal WHERE Objet = 'Organisation' AND ObjetId = @ObjetId AND Action = 'consulter' AND CompteId = @CompteId AND Le > @Depuis
        """);

    /// <summary>A page, or null for anyone but the Secrétariat.</summary>
    public async Task<ListeDesOrganisations?> ListerAsync(string? recherche, EtatMandat? etat, int page, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Secretariat))
        {
            return null;
        }

        var (telephone, courriel) = (Telephone.Lire(recherche), Courriel.Lire(recherche));
        var (premier, deuxieme, troisieme) = TexteDeRecherche.Motifs(!telephone.EstRefuse || !courriel.EstRefuse ? null : TexteCherche.Mots(recherche) is [var seul] ? seul : recherche);
        var filtre = acteur.Parametres(new
        {
            Etat = etat?.ToString(), Telephone = telephone.EstRefuse ? null : telephone.Valeur, Courriel = courriel.EstRefuse ? null : courriel.Valeur,
            Premier = premier, Deuxieme = deuxieme, Troisieme = troisieme, Saut = (Math.Clamp(page, 1, 100_000) - 1) * Taille, Taille,
        });
        await using var session = await database.LireAsync(annulation);
        var comptes = await session.ListeAsync<CompteRow>(ParEtat, acteur.Parametres());
        return new ListeDesOrganisations(
            await session.ListeAsync<OrganisationDeListe>(Page, filtre), await session.UnAsync<int>(Nombre, filtre), comptes.ToDictionary(c => c.EtatMandat, c => c.Nombre));
    }

    public async Task<FicheDOrganisation?> FicheAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        FicheDOrganisation? fiche;
        bool dejaConsultee;
        await using (var session = await database.LireAsync(annulation))
        {
            fiche = await session.EstAuSecretariatAsync(id, acteur) ? await LireAsync(session, id, acteur) : null;
            dejaConsultee = await session.UnAsync<int>(DejaConsultee, new { ObjetId = id.ToString(), acteur.CompteId, Depuis = ecrivain.Maintenant.AddDays(-1) }) > 0;
        }

        if (fiche is not null && !dejaConsultee)
        {
            await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Organisation, id), annulation);
        }

        return fiche;
    }

    private static async Task<FicheDOrganisation?> LireAsync(SqlSession session, Guid id, Acteur acteur) => await session.ChargerMembresAsync(id) is { } lu
        ? new FicheDOrganisation(lu.Organisation, lu.Membres, await session.MandatsAsync(id), await session.VersionsAsync(id), await session.HistoriqueAsync("Organisation", id),
            await session.ListeAsync<DossierDOrganisation>(Dossiers, acteur.Parametres(new { Id = id })))
        : null;

    private sealed record CompteRow
    {
        public required EtatMandat EtatMandat { get; init; }
        public required int Nombre { get; init; }
    }
}
