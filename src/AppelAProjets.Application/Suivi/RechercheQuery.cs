using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Suivi;

/// <param name="Exact">The dossier whose number was typed: its sheet opens by itself.</param>
public sealed record ResultatDeRecherche(string Texte, IReadOnlyList<TrouvesDansUnAppel> Appels, AdresseDeDossier? Exact)
{
    public int Nombre => Appels.Sum(a => a.Nombre);
}

public sealed record AdresseDeDossier(string AppelCode, Guid Id);

/// <param name="Nombre">In all; the first of them are <paramref name="Dossiers"/>.</param>
public sealed record TrouvesDansUnAppel(string Code, string Titre, int Nombre, IReadOnlyList<DossierTrouve> Dossiers);

public sealed record DossierTrouve
{
    public required Guid Id { get; init; }
    public required Guid AppelId { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public string? Siret { get; init; }
    public string? Commune { get; init; }
    public required EtatDossier Etat { get; init; }
}

/// <summary>The search of the header: number, title, organisation, SIRET, its mails and telephones, over all the calls that the person may see. Three commands.</summary>
public sealed class RechercheQuery(SqlDatabase database, TimeProvider horloge)
{
    private const int MontresParAppel = 10;

    /// <summary>Of older calls, only how many.</summary>
    private const int AppelsDetailles = 12;

    private static readonly SqlStatement Details = new($"""
        SELECT d.Id, d.AppelId, d.Numero, d.Titre, o.Nom AS Porteur, o.Siret, o.Commune, d.Etat
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.Id IN @Ids AND {VisibilitePartoutSql.Dossier}
        ORDER BY d.Numero
        """);

    public async Task<ResultatDeRecherche> ChercherAsync(string? texte, Acteur acteur, CancellationToken annulation = default)
    {
        var cherche = texte?.Trim() ?? "";
        var mots = TexteCherche.Mots(cherche);
        if (mots.Length == 0)
        {
            return new ResultatDeRecherche(cherche, [], null);
        }

        await using var session = await database.LireAsync(annulation);
        var appels = await session.AppelsVisiblesAsync(acteur);
        var recherche = await RechercheEnMemoire.OuvrirAsync(session);
        var (exact, choix) = recherche.Lire(index => (Exact(index, cherche, appels, acteur), Choisir(index, mots, appels, acteur)));
        Guid[] ids = [.. choix.SelectMany(c => c.Ids), .. exact is null ? [] : new[] { exact.Id }];
        var trouves = ids.Length == 0 ? [] : await session.ListeAsync<DossierTrouve>(Details, VisibilitePartoutSql.Parametres(acteur, horloge.GetUtcNow(), new { Ids = ids.Distinct().ToArray() }));
        var parId = trouves.ToDictionary(d => d.Id);
        return new ResultatDeRecherche(
            cherche,
            [.. choix.Select(c => new TrouvesDansUnAppel(c.Appel.Code, c.Appel.Titre, c.Nombre, [.. c.Ids.Select(parId.GetValueOrDefault).OfType<DossierTrouve>()]))],
            exact is not null && trouves.Any(d => d.Id == exact.Id) ? exact : null);
    }

    private static AdresseDeDossier? Exact(IndexDeRecherche index, string cherche, IReadOnlyList<AppelVisible> appels, Acteur acteur)
    {
        if (index.ParNumero(TexteDeRecherche.Plier(60, cherche)) is not { } rang)
        {
            return null;
        }

        var dossier = index[rang];
        return appels.FirstOrDefault(a => a.Id == dossier.AppelId) is { } appel && index.Visibles(appel, acteur)[rang] ? new AdresseDeDossier(appel.Code, dossier.Id) : null;
    }

    private static List<(AppelVisible Appel, int Nombre, IReadOnlyList<Guid> Ids)> Choisir(IndexDeRecherche index, string[] mots, IReadOnlyList<AppelVisible> appels, Acteur acteur)
    {
        // What is written as it was typed comes first.
        var (trouves, telsQuels) = (index.Trouver(mots), index.Trouver(mots, telsQuels: true));
        return [.. appels.Select(a => (Appel: a, Siens: index.Visibles(a, acteur).Garder(trouves)))
            .Select(a => (a.Appel, Nombre: a.Siens.Compter(), a.Siens))
            .Where(a => a.Nombre > 0)
            .Select((a, rang) => (a.Appel, a.Nombre, rang < AppelsDetailles ? index.Premiers(a.Siens, telsQuels, MontresParAppel) : []))];
    }
}
