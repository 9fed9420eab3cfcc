using System.Globalization;
using System.Text.Unicode;
using AppelAProjets.Web.Fonctions.Dossiers;
using AppelAProjets.Web.Fonctions.Partage.Conflits;
using AppelAProjets.Web.Fonctions.Partage.Liaison;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace AppelAProjets.Web.Fonctions.Partage;

public static class InterfaceExtensions
{
    /// <summary>The only culture of the product.</summary>
    public const string Culture = "fr-FR";

    /// <summary>Cookie that carries the message shown after a redirection.</summary>
    public const string CookieDeMessage = "aap.message";

    public static WebApplicationBuilder AjouterInterface(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<InstanceOptions>(builder.Configuration.GetSection("Instance"));
        services.Configure<RazorViewEngineOptions>(o => o.ViewLocationExpanders.Add(new EmplacementsDesVues()));
        // The default encoder escapes every accent, three times slower and unreadable.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        // LowercaseUrls stays off: it would change the code of a call, which is part of the address.
        services.Configure<RouteOptions>(o =>
        {
            o.AppendTrailingSlash = false;
            o.ConstraintMap["rubrique"] = typeof(RubriqueConstraint);
        });
        services.AddControllersWithViews(o =>
        {
            // Added as a value: by its type it would run before [Reserve], and an ended session would be told that its page is no longer valid.
            o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            o.Filters.Add<JetonExpireFilter>();
            o.Filters.Add<AccuseDeSaisieFilter>();
            o.Filters.Add<ConflitFilter>();
            o.MaxModelBindingCollectionSize = TailleDesFormulaires.Valeurs;
            LiaisonEnFrancais.Configurer(o);
            ParametresDeRoute.Configurer(o);
        }).AddJsonOptions(o => o.JsonSerializerOptions.Converters.Add(new TexteAdmisConverter()));
        // Of use to [ApiController] only, which nothing wears here: it reads every attribute of the assembly, one per view, again for each controller, a third of the start.
        foreach (var inutile in services.Where(s => s.ImplementationType?.Name == "ApiBehaviorApplicationModelProvider").ToList())
        {
            services.Remove(inutile);
        }

        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new TexteAdmisConverter()));
        services.AddSingleton<PageRelue>();
        services.AddExceptionHandler<DemandeIllisibleHandler>();
        var https = CookiesDeLaMaison.EstEnHttps(builder.Configuration);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Regler("aap.jeton", https);
            o.HeaderName = "X-Jeton";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Regler(CookieDeMessage, https));
        services.AddHsts(o => (o.MaxAge, o.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        return builder;
    }

    /// <summary>First middlewares of the pipeline: error pages, security headers, culture. Routing and sign-in come after.</summary>
    public static WebApplication UtiliserInterface(this WebApplication app)
    {
        app.UseMiddleware<EnTetesDeSecuriteMiddleware>();
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        // Within the former: a request that nobody could read gets its page too.
        app.UseExceptionHandler("/erreur/500");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        var culture = CultureInfo.GetCultureInfo(Culture);
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(culture),
            SupportedCultures = [culture],
            SupportedUICultures = [culture],
            RequestCultureProviders = [],
        });
        app.Use(app.Services.GetRequiredService<PageRelue>().Suivre);
        return app;
    }

    public static WebApplication MapInterface(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        app.MapRapportsCsp();
        return app;
    }
}
