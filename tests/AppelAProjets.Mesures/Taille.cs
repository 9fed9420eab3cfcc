using System.Globalization;
using AppelAProjets.Application.Sql;

namespace AppelAProjets.Mesures;

/// <summary>A base of some size, its server, and someone signed in.</summary>
internal sealed class Taille : IAsyncDisposable
{
    private static readonly SqlStatement Reperes = new("""
        SELECT a.Code, (SELECT COUNT(*) FROM Dossier d WHERE d.AppelId = a.Id AND d.Etat <> 'Brouillon') AS Dossiers,
            (SELECT MIN(q.QuartierCode) FROM AppelQuartier q WHERE q.AppelId = a.Id) AS Quartier,
            (SELECT MIN(t.Id) FROM AppelTheme t WHERE t.AppelId = a.Id) AS Theme, (SELECT MIN(f.Id) FROM Financeur f WHERE f.Sigle = 'NM') AS Financeur
        FROM Appel a WHERE a.Etat = 'DepotClos'
        """);

    private readonly ReperesRow reperes;
    private Processus? serveur;
    private Navigation? navigation;

    private Taille(string nom, string fichier, ReperesRow reperes) => (Nom, Fichier, this.reperes) = (nom, fichier, reperes);

    public string Nom { get; }
    public string Fichier { get; }
    public string Code => reperes.Code;
    public string Quartier => reperes.Quartier;
    public string Theme => reperes.Theme;
    public string Financeur => reperes.Financeur;
    /// <summary>Of its server since the start.</summary>
    public TimeSpan Processeur => serveur!.Processeur;
    /// <summary>Pages of 50 rows.</summary>
    public int Pages => (reperes.Dossiers + 49) / 50;

    public static async Task<Taille> OuvrirAsync(string nom, string fichier, SqlDatabase database)
    {
        await using var session = await database.LireAsync();
        return new Taille(nom, fichier, (await session.UnAsync<ReperesRow>(Reperes))!);
    }

    public async Task DemarrerAsync(string dossier, string compte)
    {
        var port = Processus.PortLibre();
        serveur = await Processus.DemarrerAsync(
            "AppelAProjets.Web.dll", port, ["--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")], dossier,
            ("ASPNETCORE_ENVIRONMENT", "Mesures"), ("BaseDeDonnees__Connexion", $"Data Source={Fichier};Default Timeout=30"),
            ("Fichiers__Dossier", Path.Combine(dossier, "fichiers")), ("Courriels__Dossier", Path.Combine(dossier, "courriels")));
        navigation = new Navigation(serveur.Adresse);
        await navigation.SeConnecterAsync(compte);
    }

    /// <summary>How many rows the page shows.</summary>
    public async Task<int> LireAsync(string requete) => (await navigation!.LireAsync($"/instruction/{Code}?{requete}")).AsSpan().Count("<tr data-id="u8);

    public async ValueTask DisposeAsync()
    {
        navigation?.Dispose();
        if (serveur is not null)
        {
            await serveur.DisposeAsync();
        }
    }

    private sealed record ReperesRow
    {
        public required string Code { get; init; }
        public required int Dossiers { get; init; }
        public required string Quartier { get; init; }
        public required string Theme { get; init; }
        public required string Financeur { get; init; }
    }
}
