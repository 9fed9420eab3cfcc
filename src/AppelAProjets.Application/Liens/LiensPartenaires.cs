namespace AppelAProjets.Application.Liens;

public static class LiensPartenaires
{
    public static string DuDossier(Guid id) => $"/espace/dossiers/{id}/partenaires";

    public static string Inviter(Guid dossierId) => $"/espace/dossiers/{dossierId}/partenaires/inviter";

    /// <summary>The part of a partner, for the chef de file.</summary>
    public static string Part(Guid dossierId, Guid id) => $"/espace/dossiers/{dossierId}/partenaires/{id}";

    public static string Relancer(Guid dossierId, Guid id) => $"/espace/dossiers/{dossierId}/partenaires/{id}/relancer";

    public static string Annuler(Guid dossierId, Guid id) => $"/espace/dossiers/{dossierId}/partenaires/{id}/annuler";

    public static string Retirer(Guid dossierId, Guid id) => $"/espace/dossiers/{dossierId}/partenaires/{id}/retirer";

    /// <summary>The invitation, then the part, for the people of the partner.</summary>
    public static string Partenariat(Guid id) => $"/espace/partenariats/{id}";

    public static string Accepter(Guid id) => $"/espace/partenariats/{id}/accepter";

    public static string Decliner(Guid id) => $"/espace/partenariats/{id}/decliner";

    /// <summary>Tells the signataires of the partner that their agreement is awaited.</summary>
    public static string Prevenir(Guid id) => $"/espace/partenariats/{id}/prevenir";

    public static string Accord(Guid id) => $"/espace/partenariats/{id}/accord";

    public static string ReprendreAccord(Guid id) => $"/espace/partenariats/{id}/reprendre";

    public static string Projet(Guid id) => $"/espace/partenariats/{id}/projet";
}
