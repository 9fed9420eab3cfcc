namespace AppelAProjets.Application.Liens;

public static class LiensCourriers
{
    public static string DuPorteur(Guid id) => $"/espace/dossiers/{id}/courrier";

    public static string PdfDuPorteur(Guid id) => $"/espace/dossiers/{id}/courrier.pdf";

    public static string Repondre(Guid id) => $"/espace/dossiers/{id}/reponse-au-courrier";

    public static string Renoncer(Guid id) => $"/espace/dossiers/{id}/reponse-au-courrier/renoncer";

    public static string LeverUneCondition(string code, Guid id, Guid demandeId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/courrier/conditions/{demandeId}";

    public static string ReglerLesReponses(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/reponses";

    public static string DeLAppel(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers";

    public static string Preparer(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/preparer";

    public static string DemanderBonsASigner(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/bons-a-signer";

    public static string ConfirmerPublication(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/publication";

    public static string Produire(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/produire";

    public static string ZipDuLot(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/lots/{id}.zip";

    public static string PdfDuLot(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/lots/{id}.pdf";

    public static string Publier(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/publier";

    public static string Courrier(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}";

    public static string Pdf(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}.pdf";

    public static string Remarquer(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}/remarques";

    public static string Reprendre(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}/reprendre";

    public static string RefuserASigner(Guid id) => $"/courriers/a-signer/{id}/refuser";

    public static string RemarquerASigner(Guid id) => $"/courriers/a-signer/{id}/remarques";

    public static string Logo(string empreinte) => $"/courriers/logos/{empreinte}";

    public const string ASigner = "/courriers/a-signer";

    public static string UnASigner(Guid id) => $"/courriers/a-signer/{id}";

    public static string PdfASigner(Guid id) => $"/courriers/a-signer/{id}.pdf";

    public const string VerifierUnCourrier = "/verifier";

    public static string Verifier(string numero, string? code = null) => $"/verifier/{Uri.EscapeDataString(numero)}" + (code is null ? "" : $"/{Uri.EscapeDataString(code)}");

    public static string Reviser(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}/reviser";

    public static string Retirer(string code, Guid id) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers/{id}/retirer";

    public static string DesServices(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/courrier";

    public static string PdfDesServices(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/courrier.pdf";
}
