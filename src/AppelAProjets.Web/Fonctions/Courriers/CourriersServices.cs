using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;

namespace AppelAProjets.Web.Fonctions.Courriers;

public static class CourriersServices
{
    /// <summary>Adds the engine that the build asks for. A QuestPDF build without a licence in section "Courriers" throws: it must not start.</summary>
    public static IServiceCollection AddCourriers(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<CourrierOptions>(configuration.GetSection("Courriers"));
#if QUESTPDF
        services.AddSingleton<IMoteurPdf>(s => new QuestPdf.MoteurPdfQuestPdf(s.GetRequiredService<Microsoft.Extensions.Options.IOptions<CourrierOptions>>().Value));
#else
        services.AddSingleton<IMoteurPdf, Application.Documents.Skia.MoteurPdfSkia>();
#endif
        return services;
    }
}
