namespace AppelAProjets.Web.Securite;

/// <summary>What one answer may load and who may frame it. A screen that needs more than <see cref="Page"/> puts another one in the request's features.</summary>
public sealed record PolitiqueDeContenu(string Csp, string Cadre)
{
    private const string DeLaMaison = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; manifest-src 'self'; report-uri " + RapportsCsp.Adresse;

    /// <summary>Nothing from elsewhere, nothing inline, framed by nobody.</summary>
    public static PolitiqueDeContenu Page { get; } = new(DeLaMaison, "DENY");

    /// <summary>The same, with frames of our own: the page that shows a PDF.</summary>
    public static PolitiqueDeContenu PageAvecCadre { get; } = new(DeLaMaison + "; frame-src 'self'", "DENY");

    /// <summary>A file of someone: nothing around it, no script, no origin.</summary>
    public static PolitiqueDeContenu Fichier { get; } = new("default-src 'none'; sandbox; frame-ancestors 'none'", "DENY");

    /// <summary>A PDF shown by the browser's own viewer, which a sandbox forbids; only our pages frame it.</summary>
    public static PolitiqueDeContenu Pdf { get; } = new("default-src 'none'; frame-ancestors 'self'", "SAMEORIGIN");
}
