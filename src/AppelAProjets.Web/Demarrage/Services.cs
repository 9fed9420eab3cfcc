using AppelAProjets.Application;
using AppelAProjets.Application.Sql;
using AppelAProjets.Web.Exploitation;
using AppelAProjets.Web.Fonctions.Comites;
using AppelAProjets.Web.Fonctions.Envois;
using AppelAProjets.Web.Fonctions.Courriers;
using AppelAProjets.Web.Fonctions.Organisations;
using AppelAProjets.Web.Fonctions.Pieces;
using AppelAProjets.Web.Fonctions.Scenarios;
using AppelAProjets.Web.Taches;

namespace AppelAProjets.Web.Demarrage;

/// <summary>What the host is made of: one line per subject, each in its own folder.</summary>
public static class Services
{
    public static WebApplicationBuilder AddAppelAProjets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddTraces(builder.Configuration, builder.Environment);
        services.AddFrontal(builder.Configuration);
        services.AddNomsDuSite(builder.Configuration);
        services.AddSante();
        services.AddApplication(_ => (builder.Configuration.GetSection("BaseDeDonnees").Get<SqlOptions>() ?? new SqlOptions()).Ouvrir(builder.Environment.ContentRootPath));
        services.AddCourriels(builder.Configuration, builder.Environment.ContentRootPath);
        services.AddPieces(builder.Configuration, builder.Environment.ContentRootPath);
        services.AddOrganisations(builder.Configuration);
        services.AddCourriers(builder.Configuration);
        services.AddScenarios();
        services.AddTaches(builder.Configuration);
        services.AddDemonstrationDuBuild();
        services.AddComptes(builder.Configuration);
        services.AddDirect();
        builder.AjouterInterface();
        return builder;
    }

    public static WebApplication UseAppelAProjets(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseTraces();
        app.UtiliserInterface();
        app.UseTetesCommeGet();
        app.UseAdmission();
        app.UseTailleMaximale();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ActeurMiddleware>();
        app.UseMiddleware<SecondFacteurMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<ReceptionMiddleware>();
        app.MapInterface();
        app.MapHub<DirectHub>(DirectHub.Adresse);
        app.MapSante();
        return app;
    }
}
