namespace AppelAProjets.Application.Liens;

/// <summary>Consultative opinions. The secret of an expert's link is in the query: logs hold paths alone.</summary>
public static class LiensAvis
{
    public const string Liste = "/avis";

    public const string Quartier = "/quartier";

    public const string Expert = "/expert";

    public const string BrouillonDExpert = "/expert/brouillon";

    public const string DeportDExpert = "/expert/deport";

    public const string DelaiDExpert = "/expert/delai";

    public static string DuDossier(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis";

    public static string Rendre(string code, Guid id, Role role, string quartier) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis/quartiers/{Uri.EscapeDataString(quartier)}/{role}";

    public static string Demander(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis/demander";

    public static string Inviter(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis/inviter";

    public static string Relancer(string code, Guid id, Guid avisId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis/{avisId}/relancer";

    public static string Prolonger(string code, Guid id, Guid avisId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis/{avisId}/prolonger";

    public static string Revoquer(string code, Guid id, Guid avisId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis/{avisId}/revoquer";

    public static string Fichier(string code, Guid id, Guid avisId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/avis/{avisId}/fichier";

    public static string DossierDuQuartier(Guid id) => $"/quartier/{id}";

    public static string RendreDuQuartier(Guid id, string quartier) => $"/quartier/{id}/avis/{Uri.EscapeDataString(quartier)}";

    public static string FichierDuQuartier(Guid id, string empreinte) => $"/quartier/{id}/fichiers/{Uri.EscapeDataString(empreinte)}";

    public static string InvitationDExpert(string jeton) => $"/expert?jeton={Uri.EscapeDataString(jeton)}";

    public static string FichierDExpert(string empreinte, string jeton) => $"/expert/fichiers/{Uri.EscapeDataString(empreinte)}?jeton={Uri.EscapeDataString(jeton)}";
}
