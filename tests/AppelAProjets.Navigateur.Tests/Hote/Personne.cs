using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>Someone before a browser of their own: acts by what is written on the page, and every page that comes is looked at.</summary>
public sealed class Personne : IAsyncDisposable
{
    private const string EcouterLaCsp = "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI));";
    private readonly Portail portail;
    private readonly Constats constats;
    private readonly IBrowserContext contexte;
    private readonly bool avecScripts;

    private Personne(Portail portail, Constats constats, IBrowserContext contexte, IPage page, bool avecScripts)
    {
        (this.portail, this.constats, this.contexte, Page, this.avecScripts) = (portail, constats, contexte, page, avecScripts);
        page.SetDefaultTimeout(40_000);
        page.Console += (_, m) => Console(m);
        page.PageError += (_, erreur) => constats.Noter(Ici, "script error", erreur);
        contexte.Request += (_, requete) => Demande(requete.Url);
        page.Response += (_, reponse) => Reponse(reponse);
        page.Dialog += (_, dialogue) => dialogue.AcceptAsync();
    }

    /// <summary>The page shown.</summary>
    public IPage Page { get; }

    /// <summary>Status of the last document.</summary>
    public int Statut { get; private set; }

    private string Ici => FormeDePage.Generaliser(new Uri(Page.Url == "about:blank" ? portail.Adresse.ToString() : Page.Url).AbsolutePath);

    /// <summary>A visitor on a clean browser.</summary>
    public static async Task<Personne> ArriverAsync(Portail portail, Constats constats, bool avecScripts = true)
    {
        var navigateur = await Chromium.NavigateurAsync();
        var contexte = await navigateur.NewContextAsync(new()
        {
            BaseURL = portail.Adresse.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris", JavaScriptEnabled = avecScripts,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        if (avecScripts)
        {
            await contexte.AddInitScriptAsync(EcouterLaCsp);
        }

        return new Personne(portail, constats, contexte, await contexte.NewPageAsync(), avecScripts);
    }

    /// <summary>Another page of the same browser: the session is shared.</summary>
    public async Task<Personne> OuvrirUnOngletAsync() => new(portail, constats, contexte, await contexte.NewPageAsync(), avecScripts);

    /// <summary>Goes to an address of the site; fails on an unexpected status.</summary>
    public async Task AllerAsync(string chemin, int statut = 200)
    {
        Assert.That(await VisiterAsync(chemin), Is.EqualTo(statut), $"{chemin}: {await Page.TitleAsync()}");
    }

    /// <summary>Goes to an address of the site and returns the status of what came.</summary>
    public async Task<int> VisiterAsync(string chemin)
    {
        var reponse = await OuvrirAsync(new Uri(portail.Adresse, chemin).ToString());
        await RegarderAsync();
        return reponse!.Status;
    }

    // A live page may open itself again at that very instant: someone who clicks leaves first, a driven browser does not, and waits for a document that the other took the place of.
    private async Task<IResponse?> OuvrirAsync(string adresse)
    {
        try
        {
            return await Page.GotoAsync(adresse, new() { WaitUntil = WaitUntilState.Load, Timeout = 20_000 });
        }
        catch (Exception interrompue) when (interrompue is TimeoutException || (interrompue is PlaywrightException && interrompue.Message.Contains("interrupted by another navigation", StringComparison.Ordinal)))
        {
            await Page.WaitForLoadStateAsync(LoadState.Load);
            return await Page.GotoAsync(adresse, new() { WaitUntil = WaitUntilState.Load });
        }
    }

    /// <summary>Clicks the button with that name and waits for the page that follows.</summary>
    public Task CliquerAsync(string bouton) => PasserAsync(() => Bouton(bouton).ClickAsync());

    /// <summary>Follows the link with that name.</summary>
    public Task SuivreAsync(string lien) => PasserAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = lien }).First.ClickAsync());

    /// <summary>Does something that brings another document, waits for it and looks at it.</summary>
    public async Task PasserAsync(Func<Task> geste)
    {
        var charge = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Charge(object? source, IPage page) => charge.TrySetResult();
        Page.Load += Charge;
        try
        {
            await geste();
            await charge.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException erreur)
        {
            throw new AssertionException($"{Page.Url}: no page came. {erreur.Message}", erreur);
        }
        finally
        {
            Page.Load -= Charge;
        }

        await RegarderAsync();
    }

    /// <summary>The button with that name, in the content.</summary>
    public ILocator Bouton(string nom) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = nom, Exact = true });

    /// <summary>The field with that label.</summary>
    public ILocator Champ(string libelle) => Page.GetByLabel(libelle, new() { Exact = true });

    /// <summary>Types in the field with that label.</summary>
    public Task RemplirAsync(string libelle, string valeur) => Champ(libelle).FillAsync(valeur);

    /// <summary>Types in several fields: label, value.</summary>
    public async Task RemplirAsync(params IEnumerable<(string Libelle, string Valeur)> champs)
    {
        foreach (var (libelle, valeur) in champs)
        {
            await RemplirAsync(libelle, valeur);
        }
    }

    /// <summary>Chooses the first option whose text holds that.</summary>
    public async Task ChoisirAsync(string libelle, string option)
    {
        var valeur = await Champ(libelle).EvaluateAsync<string?>("(liste, texte) => [...liste.options].find(o => o.text.includes(texte))?.value ?? null", option);
        Assert.That(valeur, Is.Not.Null, $"{libelle} has no option \"{option}\".");
        await Champ(libelle).SelectOptionAsync(valeur!);
    }

    /// <summary>Ticks the box or the radio button with that label.</summary>
    public Task CocherAsync(string libelle) => Champ(libelle).CheckAsync();

    /// <summary>Signs in through the form.</summary>
    public async Task SeConnecterAsync(string courriel, string motDePasse)
    {
        await contexte.ClearCookiesAsync();
        await AllerAsync("/connexion");
        await RemplirAsync(("Adresse électronique", courriel), ("Mot de passe", motDePasse));
        await CliquerAsync("Se connecter");
        Assert.That(Page.Url, Does.Not.EndWith("/connexion"), $"{courriel} cannot sign in: {await TexteAsync()}");
    }

    /// <summary>What the content says, spaces made plain.</summary>
    public async Task<string> TexteAsync() => Espaces(await Page.Locator("main").InnerTextAsync());

    /// <summary>Fails unless the content says all of these.</summary>
    public async Task LireAsync(params string[] textes)
    {
        var lu = await TexteAsync();
        foreach (var texte in textes)
        {
            Assert.That(lu, Does.Contain(Espaces(texte)), $"On {Page.Url}");
        }
    }

    /// <summary>Plain spaces, one at a time.</summary>
    public static string Espaces(string texte) => Regex.Replace(texte, @"\s+", " ", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await contexte.DisposeAsync();

    private Task RegarderAsync() => Audit.AuditerAsync(Page, avecScripts, constats);

    private void Console(IConsoleMessage message)
    {
        if (message.Type != "error")
        {
            return;
        }

        var deChargement = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);
        var ressource = Regex.Replace(message.Location, @":\d+:\d+$", "", RegexOptions.CultureInvariant);
        constats.Noter(Ici, "console", $"{message.Text} {ressource}", deChargement ? ressource : null);
    }

    private void Demande(string adresse)
    {
        if (!adresse.StartsWith(portail.Adresse.ToString(), StringComparison.Ordinal) && !adresse.StartsWith("about:", StringComparison.Ordinal))
        {
            constats.Noter(Ici, "external request", adresse);
        }
    }

    private void Reponse(IResponse reponse)
    {
        if (!reponse.Request.IsNavigationRequest)
        {
            return;
        }

        Statut = reponse.Status;
        Constats.CompterUnDocument();
        if (reponse.Status is >= 400 and < 500)
        {
            constats.NoterPageEnErreur(reponse.Url);
        }
        else if (reponse.Status >= 500)
        {
            constats.Noter(FormeDePage.Generaliser(new Uri(reponse.Url).AbsolutePath), "server error", $"{reponse.Request.Method} {reponse.Status}");
        }
    }
}
