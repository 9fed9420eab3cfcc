namespace AppelAProjets.Application.Liens;

public static class LiensOrganisations
{
    public const string Nouvelle = "/espace/organisations/nouvelle";

    public const string Choisir = "/espace/organisations/nouvelle/choisir";

    public static string Organisation(Guid id) => $"/espace/organisations/{id}";

    public static string Rejoindre(Guid id) => $"/espace/organisations/{id}/rejoindre";

    public static string RetirerLaDemande(Guid id) => $"/espace/organisations/{id}/rejoindre/retirer";

    public static string Reprendre(Guid id) => $"/espace/organisations/{id}/reprendre";

    public static string Mandat(Guid id) => $"/espace/organisations/{id}/mandat";

    public static string Membres(Guid id) => $"/espace/organisations/{id}/membres";

    public static string PasserLaMain(Guid id) => $"/espace/organisations/{id}/membres/passer-la-main";

    public static string QualifierUnMembre(Guid id, Guid compteId) => $"/espace/organisations/{id}/membres/{compteId}/qualite";

    public static string RetirerUnMembre(Guid id, Guid compteId) => $"/espace/organisations/{id}/membres/{compteId}/retirer";

    public static string AdmettreLaDemande(Guid id, Guid demandeId) => $"/espace/organisations/{id}/membres/demandes/{demandeId}/admettre";

    public static string RefuserLaDemande(Guid id, Guid demandeId) => $"/espace/organisations/{id}/membres/demandes/{demandeId}/refuser";

    public static string RelancerLInvitation(Guid id, Guid invitationId) => $"/espace/organisations/{id}/membres/invitations/{invitationId}/relancer";

    public static string AnnulerLInvitation(Guid id, Guid invitationId) => $"/espace/organisations/{id}/membres/invitations/{invitationId}/annuler";

    public static string AccepterLInvitation(Guid id) => $"/espace/organisations/{id}/rejoindre/accepter";

    public static string DeclinerLInvitation(Guid id) => $"/espace/organisations/{id}/rejoindre/decliner";

    public static string Pieces(Guid id) => $"/espace/organisations/{id}/pieces";

    public static string Piece(Guid id, Guid pieceId) => $"/espace/organisations/{id}/pieces/{pieceId}";

    public static string RetirerLaPiece(Guid id, Guid pieceId) => $"/espace/organisations/{id}/pieces/{pieceId}/retirer";

    public static string Identite(Guid id, string cle) => $"/espace/organisations/{id}/identite/{Uri.EscapeDataString(cle)}";

    public const string AuSecretariat = "/secretariat/organisations";

    public static string DuSecretariat(Guid id) => $"/secretariat/organisations/{id}";

    public static string StatuerSurLeMandat(Guid id) => $"/secretariat/organisations/{id}/mandat";

    public static string MandatAuSecretariat(Guid id, Guid mandatId) => $"/secretariat/organisations/{id}/mandats/{mandatId}/fichier";

    public static string PieceAuSecretariat(Guid id, Guid pieceId) => $"/secretariat/organisations/{id}/pieces/{pieceId}";
}
