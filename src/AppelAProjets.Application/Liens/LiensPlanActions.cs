namespace AppelAProjets.Application.Liens;

public static class LiensPlanActions
{
    public const string Public = "/plan-actions";

    public const string Plan = "/secretariat/plan-actions";

    public const string Nouvelle = "/secretariat/plan-actions/nouvelle";

    public const string Importer = "/secretariat/plan-actions/importer";

    public static string Import(Guid id) => $"/secretariat/plan-actions/importer/{id}";

    public static string Action(Guid id) => $"/secretariat/plan-actions/{id}";
}
