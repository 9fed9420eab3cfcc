using AppelAProjets.Application.Administration;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OtpNet;

namespace AppelAProjets.Application.Tests.Comptes;

/// <summary>Accounts on a real base, with Identity set up as the portal does.</summary>
internal sealed class CompteDEssai : IDisposable
{
    public const string Courriel = "alix@exemple.fr";
    public const string MotDePasse = "quatre-chevaux-bleus";
    public const string Autre = "cinq-moulins-verts";

    private static readonly SqlStatement Courriels = new("SELECT Objet FROM Courriel WHERE Etat = 'AEnvoyer' ORDER BY CreeLe, Objet");
    private static readonly SqlStatement Actes = new("SELECT Action FROM Journal ORDER BY Numero");
    private static readonly SqlStatement Nombre = new("SELECT COUNT(*) AS Nombre FROM Compte");

    private readonly TestDatabase donnees = new();
    private readonly ServiceProvider services;

    private CompteDEssai()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Horloge).AddSingleton(Base).AddSingleton<Ecrivain>().AddScoped<CompteStore>().AddScoped<ComptesUserManager>().AddScoped<RetirerAcces>();
        collection.AddScoped<Inscrire>().AddScoped<ConfirmerCourriel>().AddScoped<CompterEchecs>().AddScoped<DemanderMotDePasse>().AddScoped<ChoisirMotDePasse>().AddScoped<ChangerMotDePasse>().AddScoped<GererSecondFacteur>();
        collection.AddLogging().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        collection.Configure<LiensOptions>(o => o.AdressePublique = "https://aap.exemple.fr").Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        collection.Configure<IdentityOptions>(o => o.Tokens.EmailConfirmationTokenProvider = InvitationTokenProvider.Nom);
        collection.AddIdentityCore<Compte>().AddUserStore<CompteStore>().AddUserManager<ComptesUserManager>()
            .AddTokenProvider<DataProtectorTokenProvider<Compte>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<InvitationTokenProvider>(InvitationTokenProvider.Nom)
            .AddTokenProvider<TotpTokenProvider>(TokenOptions.DefaultAuthenticatorProvider);
        services = collection.BuildServiceProvider();
    }

    public SqlDatabase Base => donnees.Base;

    public FakeTimeProvider Horloge { get; } = new(new DateTimeOffset(2027, 10, 1, 8, 0, 0, TimeSpan.Zero));

    public static async Task<CompteDEssai> OuvrirAsync()
    {
        var essai = new CompteDEssai();
        var compte = new Compte
        {
            Courriel = Courriel, CourrielNormalise = Compte.Normaliser(Courriel), CourrielConfirme = true, Prenom = "Alix", Nom = "Essai", CreeLe = essai.Horloge.GetUtcNow(),
        };
        compte.MotDePasseHache = new PasswordHasher<Compte>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(compte, MotDePasse);
        await using var session = await essai.Base.EcrireAsync();
        Assert.That(await session.AjouterCompteAsync(compte));
        await session.ValiderAsync();
        return essai;
    }

    public static Acteur EnActeur(Compte compte) => new(compte.Id, $"{compte.Prenom} {compte.Nom}", [], []);

    /// <summary>In a scope of its own, as a request has.</summary>
    public async Task<T> AvecAsync<TCas, T>(Func<TCas, Task<T>> faire)
        where TCas : notnull
    {
        await using var portee = services.CreateAsyncScope();
        return await faire(portee.ServiceProvider.GetRequiredService<TCas>());
    }

    public async Task<Compte> LireAsync(string courriel = Courriel)
    {
        await using var session = await Base.LireAsync();
        return (await session.CompteDeLAdresseAsync(Compte.Normaliser(courriel)))!;
    }

    /// <summary>The code of the device now.</summary>
    public async Task<string> CodeAsync(Acteur acteur)
    {
        var secret = (await AvecAsync((GererSecondFacteur cas) => cas.LireAsync(acteur))).Valeur.Secret!;
        return new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(Horloge.GetUtcNow().UtcDateTime);
    }

    public async Task<(IReadOnlyList<string> Courriels, IReadOnlyList<string> Actes, int Comptes)> TracesAsync()
    {
        await using var session = await Base.LireAsync();
        return (await session.ListeAsync<string>(Courriels), await session.ListeAsync<string>(Actes), await session.UnAsync<int>(Nombre));
    }

    public void Dispose()
    {
        services.Dispose();
        donnees.Dispose();
    }
}
