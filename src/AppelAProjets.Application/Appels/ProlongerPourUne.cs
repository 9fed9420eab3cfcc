using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Appels;

public sealed record ProlongationRow
{
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public string? Commune { get; init; }
    public string? Siret { get; init; }
    /// <summary>With what tells two organisations of one name apart.</summary>
    public string Designation => string.Join(", ", new[] { Organisation, Commune, Siret is null ? null : $"SIRET {Siret}" }.OfType<string>());
    /// <summary>UTC; null when the call's own closing stands.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    public string? Motif { get; init; }
}

/// <param name="Organisation">One that has begun a dossier.</param>
public sealed record ProlongationPourUne(Guid? Organisation, SaisieDInstant Cloture, string? Motif);

/// <summary>A later closing for one organisation that has begun a dossier, even once the deposit is closed for the others; told to its people alone.</summary>
public sealed class ProlongerPourUne(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Toutes = new("""
        SELECT o.Id AS OrganisationId, o.Nom AS Organisation, o.Commune, o.Siret, p.ClotureLe, p.Motif FROM Organisation o LEFT JOIN ProlongationDeDepot p ON p.OrganisationId = o.Id AND p.AppelId = @AppelId
        WHERE o.Id IN (SELECT d.OrganisationId FROM Dossier d WHERE d.AppelId = @AppelId AND d.Etat IN ('Brouillon', 'Depose')) ORDER BY o.Nom, o.Id
        """);

    private static readonly SqlStatement Change = new("UPDATE ProlongationDeDepot SET ClotureLe = @ClotureLe, Motif = @Motif, AccordeeLe = @Le WHERE AppelId = @AppelId AND OrganisationId = @OrganisationId");
    private static readonly SqlStatement Nouvelle = new("INSERT INTO ProlongationDeDepot (AppelId, OrganisationId, ClotureLe, Motif, AccordeeLe) VALUES (@AppelId, @OrganisationId, @ClotureLe, @Motif, @Le)");

    public async Task<Resultat> ExecuterAsync(Cible cible, ProlongationPourUne saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var lue = saisie.Cloture.Lire("UneCloture", finDeMinute: true);
        Refus[] refus =
        [
            .. lue.TousLesRefus,
            .. saisie.Organisation is null ? [new Refus("prolongation.organisation", "Choisissez l’organisation.", "UneOrganisation")] : Array.Empty<Refus>(),
            .. lue is { EstRefuse: false, Valeur: null } ? [new Refus("prolongation.date", "Indiquez la nouvelle clôture.", "UneClotureJour")] : Array.Empty<Refus>(),
        ];
        return refus.Length > 0 ? refus : await ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await session.VerrouillerAppelAsync(cible.Code, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            if ((await session.ProlongationsAsync(appel.Valeur.Id)).FirstOrDefault(o => o.OrganisationId == saisie.Organisation) is not { } organisation)
            {
                return new Refus("prolongation.organisation", "Cette organisation n’a pas de dossier à déposer dans cet appel.", "UneOrganisation");
            }

            var decision = ModificationAppel.ProlongerPourUne(appel.Valeur.Etat, appel.Valeur.Periode, organisation.ClotureLe, lue.Valeur!.Value, saisie.Motif, le);
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            if (!await session.RetenirAsync(appel.Valeur, cible.Version, SectionAppel.Calendrier))
            {
                return AppelStore.Conflit;
            }

            var row = new { AppelId = appel.Valeur.Id, organisation.OrganisationId, ClotureLe = lue.Valeur, Motif = saisie.Motif!.Trim(), Le = le };
            if (await session.ExecuterAsync(Change, row) == 0)
            {
                await session.ExecuterAsync(Nouvelle, row);
            }

            var jusqua = HeureDeParis.Ecrire(lue.Valeur.Value);
            var porteurs = await session.PorteursDeLAppelAsync(appel.Valeur.Id, deposes: true, le, organisation.OrganisationId);
            return Ecrit.Avec(new Acte(ActeDuJournal.Prolonger, ObjetDuJournal.Appel, appel.Valeur.Id, row.Motif, $"pour {organisation.Organisation}, clôture le {jusqua}"))
                .Et([.. porteurs.Select(p => new NouveauCourriel(GenreDeCourriel.Demande, p.Key, $"{appel.Valeur.Titre} : dépôt possible jusqu’au {jusqua}", Corps(appel.Valeur, (jusqua, row.Motif), [.. p])))]);
        }, annulation);
    }

    private string Corps(AppelRow appel, (string Jusqua, string Motif) prolongation, IReadOnlyList<PorteurDeLAppel> dossiers) => $"""
        Bonjour,

        Pour votre organisation, le dépôt de l’appel « {appel.Titre} » est possible jusqu’au {prolongation.Jusqua}.

        Motif : {prolongation.Motif}

        {string.Join('\n', dossiers.Select(d => $"{d.Titre} : {liens.Value.Vers(LiensDossiers.Dossier(d.DossierId))}"))}
        """;

    internal static Task<IReadOnlyList<ProlongationRow>> ListerAsync(SqlSession session, Guid appelId) => session.ListeAsync<ProlongationRow>(Toutes, new { AppelId = appelId });
}

internal static class Prolongations
{
    /// <summary>The closing of a dossier d of a call a.</summary>
    public const string ClotureSql = "COALESCE((SELECT pd.ClotureLe FROM ProlongationDeDepot pd WHERE pd.AppelId = d.AppelId AND pd.OrganisationId = d.OrganisationId AND pd.ClotureLe > a.ClotureLe), a.ClotureLe)";

    /// <summary>The organisations that have begun a dossier, with what they were granted.</summary>
    public static Task<IReadOnlyList<ProlongationRow>> ProlongationsAsync(this SqlSession session, Guid appelId) => ProlongerPourUne.ListerAsync(session, appelId);

    private static readonly SqlStatement DUne = new("SELECT ClotureLe FROM ProlongationDeDepot WHERE AppelId = @AppelId AND OrganisationId = @OrganisationId");

    /// <summary>The later closing granted to that organisation, UTC.</summary>
    public static Task<DateTimeOffset?> ProlongationDeAsync(this SqlSession session, Guid appelId, Guid organisationId) =>
        session.UnAsync<DateTimeOffset?>(DUne, new { AppelId = appelId, OrganisationId = organisationId });

    private static readonly SqlStatement DeLaPersonne = new($"""
        SELECT o.Id AS OrganisationId, o.Nom AS Organisation, o.Commune, o.Siret, pd.ClotureLe, pd.Motif
        FROM ProlongationDeDepot pd JOIN Organisation o ON o.Id = pd.OrganisationId JOIN Appel a ON a.Id = pd.AppelId
        WHERE pd.AppelId = @AppelId AND pd.ClotureLe > a.ClotureLe AND a.Etat IN ('DepotOuvert', 'DepotClos') AND EXISTS (SELECT 1 AS Un FROM OrganisationMembre m
            WHERE m.OrganisationId = pd.OrganisationId AND {AppartenanceSql.DeLaPersonne})
        ORDER BY o.Nom, o.Id
        """);

    /// <summary>The later closings granted to the organisations of that person, while they count: until the committee is engaged.</summary>
    public static Task<IReadOnlyList<ProlongationRow>> ProlongationsDeAsync(this SqlSession session, Guid appelId, Acteur acteur, DateTimeOffset maintenant) =>
        session.ListeAsync<ProlongationRow>(DeLaPersonne, new { AppelId = appelId, acteur.CompteId, Maintenant = maintenant });

    /// <summary>The call as it is for that dossier: with the closing granted to its organisation.</summary>
    public static async Task<AppelComplet?> AppelDuDossierAsync(this SqlSession session, Dossiers.DossierEntete entete) => (await session.AppelAsync(entete.AppelId))?.Pour(entete);

    public static AppelComplet Pour(this AppelComplet appel, Dossiers.DossierEntete entete) =>
        appel.ClotureLe < entete.ClotureProlongeeLe ? appel with { ClotureLe = entete.ClotureProlongeeLe } : appel;
}
