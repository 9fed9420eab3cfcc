using AppelAProjets.Navigateur.Tests.Hote;

namespace AppelAProjets.Navigateur.Tests.Parcours;

/// <summary>What the steps of one story share: the portal, its faults, who is before which browser, what was learnt on the way.</summary>
public sealed class Monde : IAsyncDisposable
{
    /// <summary>Everyone's password.</summary>
    public const string MotDePasse = "trois-chevaux-bleus-galopent";

    /// <summary>Code of the call.</summary>
    public const string Code = "AAP28";

    /// <summary>Title of the call.</summary>
    public const string Titre = "Quartiers 2028, appel à projets du contrat de ville";

    /// <summary>Deposits open on 15 September 2027 at 9:00 in Paris.</summary>
    public static readonly DateTimeOffset Ouverture = new(2027, 9, 15, 7, 0, 0, TimeSpan.Zero);

    /// <summary>They close on 15 October 2027 at 23:59 in Paris, that minute included.</summary>
    public static readonly DateTimeOffset Cloture = new(2027, 10, 15, 21, 59, 0, TimeSpan.Zero);

    private readonly List<Personne> ouverts = [];

    /// <summary>The portal.</summary>
    public Portail Portail { get; } = new();

    /// <summary>What is wrong on the pages.</summary>
    public Constats Constats { get; } = new();

    /// <summary>Address of the porteur's dossier, without a final slash.</summary>
    public string Dossier { get; set; } = "";

    /// <summary>Its number.</summary>
    public string Numero { get; set; } = "";

    /// <summary>The committee's session, without a final slash.</summary>
    public string Seance { get; set; } = "";

    /// <summary>A visitor.</summary>
    public async Task<Personne> VisiteurAsync(bool avecScripts = true)
    {
        var personne = await Personne.ArriverAsync(Portail, Constats, avecScripts);
        ouverts.Add(personne);
        return personne;
    }

    /// <summary>Someone who has just signed in.</summary>
    public async Task<Personne> EntrerAsync(string courriel, bool avecScripts = true)
    {
        var personne = await VisiteurAsync(avecScripts);
        await personne.SeConnecterAsync(courriel, MotDePasse);
        return personne;
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
                TestContext.Out.WriteLine($"{personne.Page.Url}\n{await personne.TexteAsync()}\n");
            }

            await personne.DisposeAsync();
        }

        ouverts.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SortirAsync();
        await Portail.DisposeAsync();
    }
}
