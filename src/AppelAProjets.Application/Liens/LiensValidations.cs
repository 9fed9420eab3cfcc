namespace AppelAProjets.Application.Liens;

public static class LiensValidations
{
    public const string AValider = "/validations";

    public const string Selection = "/validations/selection";

    public const string Valider = "/validations/valider";

    public const string Renvoyer = "/validations/renvoyer";

    public const string Renvoyees = "/validations/renvoyees";

    public static string Soumettre(Guid ligneId) => $"/validations/renvoyees/{ligneId}";
}
