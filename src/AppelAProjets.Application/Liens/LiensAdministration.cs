namespace AppelAProjets.Application.Liens;

public static class LiensAdministration
{
    public const string Accueil = "/administration";

    public const string Personnes = "/administration/personnes";

    public const string Inviter = "/administration/personnes/inviter";

    public const string ExportDesPersonnes = "/administration/personnes/export.csv";

    public const string Journal = "/administration/journal";

    public static string Personne(Guid id) => $"/administration/personnes/{id}";

    public const string Financeurs = "/administration/financeurs";

    public const string NouveauFinanceur = "/administration/financeurs/nouveau";

    public static string Financeur(Guid id) => $"/administration/financeurs/{id}";

    public static string AccesDuFinanceur(Guid id) => $"/administration/financeurs/{id}/acces";

    public const string Territoires = "/administration/territoires";

    public const string NouveauTerritoire = "/administration/territoires/nouveau";

    public static string Territoire(Guid id) => $"/administration/territoires/{id}";

    public const string Courriels = "/administration/courriels";

    public static string Courriel(Guid id) => $"/administration/courriels/{id}";

    public static string Renvoyer(Guid id) => $"/administration/courriels/{id}/renvoyer";

    public const string CourrielsEcrits = "/courriels";
}
