namespace AppelAProjets.Application.Liens;

public static class LiensCourriers
{
    public static string DuPorteur(Guid id) => $"/espace/dossiers/{id}/courrier";

    public static string PdfDuPorteur(Guid id) => $"/espace/dossiers/{id}/courrier.pdf";

    public static string DeLAppel(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers";

    public static string Preparer(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/preparer";

    public static string DemanderBonsASigner(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/bons-a-signer";

    public static string ConfirmerPublication(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/publication";

    public static string Publier(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/publier";

    public static string Courrier(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}";

    public static string Pdf(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}.pdf";

    public const string ASigner = "/courriers/a-signer";

    public static string UnASigner(Guid id) => $"/courriers/a-signer/{id}";

    public static string PdfASigner(Guid id) => $"/courriers/a-signer/{id}.pdf";

    public static string Verifier(string cle) => $"/verifier/{Uri.EscapeDataString(cle)}";

    public static string DesServices(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/courrier";

    public static string PdfDesServices(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/courrier.pdf";
}
