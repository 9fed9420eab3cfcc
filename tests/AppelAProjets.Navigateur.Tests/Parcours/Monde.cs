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

    private readonly Visiteurs visiteurs;

    /// <summary>An empty portal, nobody before it.</summary>
    public Monde() => visiteurs = new(Portail, Constats, MotDePasse);

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
    public Task<Personne> VisiteurAsync(bool avecScripts = true) => visiteurs.ArriverAsync(avecScripts);

    /// <summary>Someone who has just signed in.</summary>
    public Task<Personne> EntrerAsync(string courriel, bool avecScripts = true) => visiteurs.EntrerAsync(courriel, avecScripts);

    /// <summary>Everyone closes their browser.</summary>
    public Task SortirAsync() => visiteurs.SortirAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SortirAsync();
        await Portail.DisposeAsync();
    }
}
