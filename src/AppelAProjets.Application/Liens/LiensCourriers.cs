namespace AppelAProjets.Application.Liens;

public static class LiensCourriers
{
    public static string DuPorteur(Guid id) => $"/espace/dossiers/{id}/courrier";

    public static string DeLAppel(string code) => $"/secretariat/{Uri.EscapeDataString(code)}/courriers";

    public const string ASigner = "/courriers/a-signer";

    public static string UnASigner(Guid id) => $"/courriers/a-signer/{id}";

    public static string Verifier(string cle) => $"/verifier/{Uri.EscapeDataString(cle)}";

    public static string DesServices(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/courrier";
}
