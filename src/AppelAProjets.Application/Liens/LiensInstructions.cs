namespace AppelAProjets.Application.Liens;

public static class LiensInstructions
{
    public const string Appels = "/instruction";

    public static string Tableau(string code) => $"/instruction/{Uri.EscapeDataString(code)}";

    public static string Cellules(string code) => $"/instruction/{Uri.EscapeDataString(code)}/cellules";

    public static string Presences(string code) => $"/instruction/{Uri.EscapeDataString(code)}/presences";

    public static string Enveloppes(string code) => $"/instruction/{Uri.EscapeDataString(code)}/enveloppes";

    public static string Lots(string code) => $"/instruction/{Uri.EscapeDataString(code)}/lots";

    public static string ExecuterLot(string code) => $"/instruction/{Uri.EscapeDataString(code)}/lots/execution";

    /// <summary>A saved view.</summary>
    public static string Vue(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}?vue={id}";

    public static string Vues(string code) => $"/instruction/{Uri.EscapeDataString(code)}/vues";

    public static string ModifierVue(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/vues/{id}";

    public static string SupprimerVue(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/vues/{id}/supprimer";

    public static string Colonnes(string code) => $"/instruction/{Uri.EscapeDataString(code)}/colonnes";

    public static string Clore(string code) => $"/instruction/{Uri.EscapeDataString(code)}/clore";

    public static string Fiche(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}";

    /// <summary>Opinion, proposal and scores of one person, together; its fields one by one under <c>/champs</c>.</summary>
    public static string Travail(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/travail";

    public static string ChampsDuTravail(string code, Guid id) => Travail(code, id) + "/champs";

    public static string FixerAssiette(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/assiette";

    public static string Deporter(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/deport";

    public static string OuvrirLigne(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/lignes";

    public static string StatuerSurLigne(string code, Guid id, Guid ligneId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/lignes/{ligneId}/recevabilite";

    public static string ValiderLigne(string code, Guid id, Guid ligneId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/lignes/{ligneId}/validation";

    public static string RenoncerAProposer(string code, Guid id, Guid ligneId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/lignes/{ligneId}/sans-proposition";

    public static string Fichier(string code, Guid id, string empreinte) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/fichiers/{Uri.EscapeDataString(empreinte)}";

    public static string Pdf(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/dossier.pdf";

    public static string Versions(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/versions";
}
