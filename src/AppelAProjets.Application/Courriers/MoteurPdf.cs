namespace AppelAProjets.Application.Courriers;

/// <summary>The engine that this build was made with.</summary>
public static class MoteurPdf
{
    /// <summary>QuestPDF when the build was asked for it, else Skia. A QuestPDF build without a licence in its settings throws: it must not start.</summary>
    public static IMoteurPdf Creer(CourrierOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
#if QUESTPDF
        return new QuestPdf.MoteurPdfQuestPdf(options);
#else
        return new Skia.MoteurPdfSkia();
#endif
    }
}
