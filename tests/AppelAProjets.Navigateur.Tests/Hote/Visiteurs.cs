namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>Who is before which browser during a test.</summary>
public sealed class Visiteurs(Portail portail, Constats constats, string motDePasse)
{
    private readonly List<Personne> ouverts = [];

    /// <summary>A visitor.</summary>
    public async Task<Personne> ArriverAsync(bool avecScripts = true)
    {
        var personne = await Personne.ArriverAsync(portail, constats, avecScripts);
        ouverts.Add(personne);
        return personne;
    }

    /// <summary>Someone who has just signed in.</summary>
    public async Task<Personne> EntrerAsync(string courriel, bool avecScripts = true)
    {
        var personne = await ArriverAsync(avecScripts);
        await personne.SeConnecterAsync(courriel, motDePasse);
        return personne;
    }

    /// <summary>Another page of the same browser: the session is shared.</summary>
    public async Task<Personne> OuvrirUnOngletAsync(Personne personne)
    {
        var onglet = await personne.OuvrirUnOngletAsync();
        ouverts.Add(onglet);
        return onglet;
    }

    /// <summary>Everyone closes their browser; after a failure their pages are kept as pictures.</summary>
    public async Task SortirAsync()
    {
        var echec = TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed;
        foreach (var personne in ouverts)
        {
            if (echec)
            {
                await Audit.GarderAsync(personne.Page, $"echec-{TestContext.CurrentContext.Test.Name}");
                TestContext.Out.WriteLine($"{personne.Page.Url}\n{await personne.Page.InnerTextAsync("body")}\n");
            }
        }

        foreach (var personne in ouverts)
        {
            await personne.DisposeAsync();
        }

        ouverts.Clear();
    }
}
