using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>« Recherche d’entreprises » (DOMAINE 8). One instance for the host: it remembers until when the service asked to wait.</summary>
public sealed class RechercheDEntreprises(HttpClient client, TimeProvider horloge, IOptions<AnnuaireOptions> options) : IAnnuaireDesEntreprises
{
    private const int Resultats = 10;

    private static readonly string[] Voie = ["numero_voie", "indice_repetition", "type_voie", "libelle_voie"];
    private static readonly TimeSpan PauseParDefaut = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseMaximale = TimeSpan.FromMinutes(10);

    // Ticks of the instant before which nothing is asked.
    private long pasAvant;

    public bool EstActif => options.Value.Actif;

    public async Task<ReponseDeLAnnuaire> ChercherAsync(string recherche, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        if (!EstActif)
        {
            return new ReponseDeLAnnuaire(EtatDeLAnnuaire.Desactive, [], le);
        }

        if (le.UtcTicks < Interlocked.Read(ref pasAvant))
        {
            return new ReponseDeLAnnuaire(EtatDeLAnnuaire.Indisponible, [], le);
        }

        using var delai = new CancellationTokenSource(options.Value.Delai, horloge);
        using var fin = CancellationTokenSource.CreateLinkedTokenSource(annulation, delai.Token);
        try
        {
            return await InterrogerAsync(recherche, le, fin.Token) is { } trouvees
                ? new ReponseDeLAnnuaire(EtatDeLAnnuaire.Repond, trouvees, le)
                : new ReponseDeLAnnuaire(EtatDeLAnnuaire.Indisponible, [], le);
        }
        catch (Exception erreur) when (erreur is HttpRequestException or JsonException or InvalidOperationException || (erreur is OperationCanceledException && !annulation.IsCancellationRequested))
        {
            return new ReponseDeLAnnuaire(EtatDeLAnnuaire.Indisponible, [], le);
        }
    }

    private async Task<IReadOnlyList<EntrepriseTrouvee>?> InterrogerAsync(string recherche, DateTimeOffset le, CancellationToken annulation)
    {
        var adresse = new Uri(options.Value.Adresse, $"/search?q={Uri.EscapeDataString(recherche)}&page=1&per_page={Resultats}");
        using var reponse = await client.GetAsync(adresse, annulation);
        if (reponse.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Attendre(reponse, le);
            return null;
        }

        if (!reponse.IsSuccessStatusCode)
        {
            return null;
        }

        await using var corps = await reponse.Content.ReadAsStreamAsync(annulation);
        var lue = await JsonNode.ParseAsync(corps, cancellationToken: annulation);
        return lue?["results"] is JsonArray resultats ? [.. resultats.OfType<JsonObject>().Select(Lire).OfType<EntrepriseTrouvee>()] : [];
    }

    private void Attendre(HttpResponseMessage reponse, DateTimeOffset le)
    {
        var demandee = reponse.Headers.RetryAfter is { } apres ? apres.Delta ?? apres.Date - le : PauseParDefaut;
        var pause = demandee is { } p && p > TimeSpan.Zero ? p : PauseParDefaut;
        Interlocked.Exchange(ref pasAvant, (le + (pause < PauseMaximale ? pause : PauseMaximale)).UtcTicks);
    }

    private static EntrepriseTrouvee? Lire(JsonObject resultat)
    {
        var siege = resultat["siege"] as JsonObject;
        if (Texte(siege, "siret") is not { } siret || (Texte(resultat, "nom_raison_sociale") ?? Texte(resultat, "nom_complet")) is not { } nom)
        {
            return null;
        }

        // Names of directors are not needed: they are not kept.
        var brut = (JsonObject)resultat.DeepClone();
        brut.Remove("dirigeants");
        return new EntrepriseTrouvee(
            nom, Texte(resultat, "sigle"), siret, Texte(resultat["complements"] as JsonObject, "identifiant_association"), Rue(siege!), Texte(siege, "code_postal"), Texte(siege, "libelle_commune"),
            Texte(resultat, "etat_administratif") is null or "A", Texte(resultat, "statut_diffusion") == "P", brut.ToJsonString());
    }

    private static string? Rue(JsonObject siege)
    {
        var morceaux = Voie.Select(nom => Texte(siege, nom)).OfType<string>().ToList();
        if (morceaux.Count > 0)
        {
            return string.Join(' ', morceaux);
        }

        // The whole line ends with the postal code and the town.
        var adresse = Texte(siege, "adresse");
        var fin = Texte(siege, "code_postal") is { } code ? adresse?.IndexOf(code, StringComparison.Ordinal) ?? -1 : -1;
        return fin > 0 ? adresse![..fin].Trim() : adresse;
    }

    // « [ND] » stands for what is not published.
    private static string? Texte(JsonObject? objet, string nom) =>
        objet?[nom] is JsonValue valeur && valeur.TryGetValue<string>(out var texte) && !string.IsNullOrWhiteSpace(texte) && !texte.Contains("[ND]", StringComparison.Ordinal)
        && !texte.Contains("[NON-DIFFUSIBLE]", StringComparison.Ordinal) ? texte.Trim() : null;

    public static EntrepriseTrouvee? Relire(string brut) => JsonNode.Parse(brut) is JsonObject resultat ? Lire(resultat) : null;
}
