namespace AppelAProjets.Application.Liens;

public static class LiensAntecedents
{
    public static string Resultats(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/resultats";

    public static string ModeleDeResultats(string code) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/resultats/modele.csv";

    public static string ImportDeResultats(string code, Guid id) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/resultats/{id}";

    public static string RetirerLesResultats(string code, Guid id) => $"/secretariat/appels/{Uri.EscapeDataString(code)}/resultats/{id}/retirer";

    public static string Renouvellements(string code) => $"/instruction/{Uri.EscapeDataString(code)}/renouvellements";

    public static string Renouvellement(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/renouvellements/{id}";

    public static string ConfirmerLesRenouvellements(string code) => $"/instruction/{Uri.EscapeDataString(code)}/renouvellements/confirmer";

    public static string Antecedent(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/dossiers/{id}/antecedent";

    public static string Organisation(string code, Guid id) => $"/instruction/{Uri.EscapeDataString(code)}/organisations/{id}";
}
