namespace AppelAProjets.Application.Liens;

/// <summary>Labels, assignments and meetings of a call; what the agents write of a dossier.</summary>
public static class LiensCoinstruction
{
    public static string Etiquettes(string code) => $"/instruction/{Uri.EscapeDataString(code)}/etiquettes";

    public static string Etiquette(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/etiquettes/{id}";

    public static string SupprimerEtiquette(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/etiquettes/{id}/supprimer";

    public static string Affectations(string code) => $"/instruction/{Uri.EscapeDataString(code)}/affectations";

    public static string RegleDAffectation(string code) => $"/instruction/{Uri.EscapeDataString(code)}/affectations/regles";

    public static string RetirerRegle(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/affectations/regles/{id}/retirer";

    public static string AppliquerRegles(string code) => $"/instruction/{Uri.EscapeDataString(code)}/affectations/appliquer";

    public static string Suivi(string code, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{dossierId}/suivi";

    public static string Etiqueter(string code, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{dossierId}/suivi/etiquettes";

    public static string Noter(string code, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{dossierId}/suivi/notes";

    public static string ModifierNote(string code, Guid dossierId, Guid noteId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{dossierId}/suivi/notes/{noteId}";

    public static string Affecter(string code, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{dossierId}/suivi/affectations";

    public static string Reorienter(string code, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{dossierId}/suivi/reorientation";

    public static string SuivreReorientation(string code, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{dossierId}/suivi/reorientation/etapes";

    public static string Reunions(string code) => $"/instruction/{Uri.EscapeDataString(code)}/reunions";

    public static string NouvelleReunion(string code) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/nouvelle";

    public static string Reunion(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}";

    public static string TerminerReunion(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/terminer";

    public static string AnnulerReunion(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/annuler";

    public static string RouvrirReunion(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/rouvrir";

    public static string Presents(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/presents";

    public static string DossiersDeReunion(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/dossiers";

    public static string CompteRendu(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/compte-rendu.pdf";

    public static string Fiches(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/fiches.pdf";

    public static string Projeter(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/projection";

    public static string Projection(string code, Guid id, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/projection/{dossierId}";

    public static string AvisDeQuartier(string code, Guid id, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/projection/{dossierId}/avis";

    public static string Sorties(string code, Guid id, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/projection/{dossierId}/sorties";

    public static string FicheDeReunion(string code, Guid id, Guid dossierId) => $"/instruction/{Uri.EscapeDataString(code)}/reunions/{id}/projection/{dossierId}/fiche.pdf";
}
