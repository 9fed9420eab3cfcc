using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Web.Fonctions.Administration;
using AppelAProjets.Web.Fonctions.Comptes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Securite;

/// <summary>Accounts: ASP.NET Core Identity on our stores, cookies, Data Protection keys, limits.</summary>
public static class ComptesServices
{
    /// <summary>Policy of the forms that anyone may send: counts the POSTs of one network address.</summary>
    public const string LimiteParAdresse = "comptes";

    /// <summary>Of the page that anyone may ask whether a letter is known.</summary>
    public const string LimiteDesVerifications = "verifications";

    private const int VerificationsParMinute = 60;

    public static IServiceCollection AddComptes(this IServiceCollection services, IConfiguration configuration)
    {
        var securite = configuration.GetSection("Securite");
        services.Configure<SecuriteOptions>(securite);
        services.AddOptions<SecuriteOptions>().PostConfigure<IHostEnvironment>(ExigerParDefaut);
        // AES-GCM in one pass: half the time of the default (CBC, then HMAC) for the three values that a request opens. Keys already made keep theirs.
        services.AddDataProtection().SetApplicationName("AppelAProjets").UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddOptions<KeyManagementOptions>().Configure<CleDeProtectionStore>((options, store) => options.XmlRepository = store);
        ChiffrerLesCles(services, securite.Get<SecuriteOptions>() ?? new SecuriteOptions());
        services.AddSingleton<CleDeProtectionStore>();
        services.AddHttpContextAccessor();
        AjouterIdentity(services);
        AjouterSession(services, CookiesDeLaMaison.EstEnHttps(configuration), securite.Get<SecuriteOptions>() ?? new SecuriteOptions());
        AjouterLimites(services);
        return services;
    }

    private static void ExigerParDefaut(SecuriteOptions options, IHostEnvironment environnement)
    {
        if (environnement.IsProduction() && options is { SecondFacteurFacultatif: false, RolesAvecSecondFacteur.Count: 0 })
        {
            foreach (var role in SecuriteOptions.RolesParDefaut)
            {
                options.RolesAvecSecondFacteur.Add(role);
            }
        }
    }

    private static void ChiffrerLesCles(IServiceCollection services, SecuriteOptions options)
    {
        if (options.CertificatDesCles is { Length: > 0 } fichier)
        {
            // A renewed certificate stands in the file beside the former, which still opens what it closed.
            X509Certificate2[] certificats = [.. X509CertificateLoader.LoadPkcs12CollectionFromFile(fichier, options.MotDePasseDuCertificat).Where(c => c.HasPrivateKey).OrderByDescending(c => c.NotBefore)];
            services.AddDataProtection().ProtectKeysWithCertificate(certificats[0]).UnprotectKeysWithAnyCertificate(certificats);
        }
    }

    private static void AjouterIdentity(IServiceCollection services)
    {
        // AddDefaultTokenProviders would add a telephone provider that breaks the second factor on stores without telephone.
        services.AddIdentityCore<Compte>()
            .AddUserStore<CompteStore>()
            .AddUserManager<ComptesUserManager>()
            .AddSignInManager<ComptesSignInManager>()
            .AddTokenProvider<DataProtectorTokenProvider<Compte>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<InvitationTokenProvider>(InvitationTokenProvider.Nom)
            .AddTokenProvider<TotpTokenProvider>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Compte.IterationsDuHachage);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(2));
        services.AddOptions<IdentityOptions>().Configure<IOptions<SecuriteOptions>>((identite, securite) =>
        {
            identite.Lockout.MaxFailedAccessAttempts = securite.Value.EchecsAvantVerrou;
            identite.Lockout.DefaultLockoutTimeSpan = securite.Value.DureeDuVerrou;
            identite.Tokens.EmailConfirmationTokenProvider = InvitationTokenProvider.Nom;
        });
        services.AddScoped<MotDePasseLeurre>();
        services.AddSingleton<IEndpointAddressScheme<PageDuFormulaire.Pages.Adresse>, PageDuFormulaire.Pages>();
        services.AddSingleton<PageDuFormulaire>();
        services.AddSingleton<AppareilConnu>();
        services.AddScoped<EssaisDeConnexion>();
        services.AddScoped<SeConnecter>();
        services.AddScoped<ChoixDAccesQuery>();
        services.AddSingleton<UnALaFois>();
    }

    private static void AjouterSession(IServiceCollection services, bool https, SecuriteOptions securite)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                o.Cookie.Regler("aap.session", https);
                o.LoginPath = "/connexion";
                o.ReturnUrlParameter = "retour";
                o.ExpireTimeSpan = securite.DureeDeSession;
                o.SlidingExpiration = true;
                o.Events = new CookieAuthenticationEvents { OnRedirectToAccessDenied = Introuvable };
                var seConnecter = o.Events.OnRedirectToLogin;
                o.Events.OnRedirectToLogin = contexte => seConnecter(VersLaPage(contexte));
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o =>
            {
                o.Cookie.Regler("aap.second-facteur", https);
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
    }

    private static Task Introuvable(RedirectContext<CookieAuthenticationOptions> contexte)
    {
        contexte.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // After the sign-in, the page asked for; of a form sent without a session, the page that holds it. Never the name that the request gives to the site.
    private static RedirectContext<CookieAuthenticationOptions> VersLaPage(RedirectContext<CookieAuthenticationOptions> contexte)
    {
        var requete = contexte.Request;
        List<KeyValuePair<string, string?>> parametres = HttpMethods.IsPost(requete.Method)
            ? [new(contexte.Options.ReturnUrlParameter, contexte.HttpContext.RequestServices.GetRequiredService<PageDuFormulaire>().Trouver(contexte.HttpContext)), new("fin", "oui")]
            : [new(contexte.Options.ReturnUrlParameter, requete.Path + requete.QueryString)];
        contexte.RedirectUri = contexte.Options.LoginPath + QueryString.Create(parametres);
        return contexte;
    }

    private static void AjouterLimites(IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.AddPolicy(LimiteParAdresse, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "inconnue",
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<SecuriteOptions>>().Value.EnvoisParMinuteEtParAdresse,
                    Window = TimeSpan.FromMinutes(1),
                })
            : RateLimitPartition.GetNoLimiter("lecture"));
        o.AddPolicy(LimiteDesVerifications, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "inconnue", _ => new FixedWindowRateLimiterOptions { PermitLimit = VerificationsParMinute, Window = TimeSpan.FromMinutes(1) }));
        o.AddPolicy(RapportsCsp.Limite, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "inconnue", _ => new FixedWindowRateLimiterOptions { PermitLimit = RapportsCsp.ParMinute, Window = TimeSpan.FromMinutes(1) }));
    });
}
