using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Liens;

public static class LiensDossiers
{
    public const string Espace = "/espace";

    public const string Nouveau = "/espace/dossiers/nouveau";

    /// <summary>The form of a new dossier for that call; null = to be chosen there.</summary>
    public static string NouveauPour(string? appelCode) => string.IsNullOrEmpty(appelCode) ? Nouveau : $"{Nouveau}?appel={Uri.EscapeDataString(appelCode)}";

    /// <summary>The form of a new dossier, with the answers of that one.</summary>
    public static string Repartir(Guid id, string appelCode) => $"{Nouveau}?appel={Uri.EscapeDataString(appelCode)}&precedent={id}";

    public static string Dossier(Guid id) => $"/espace/dossiers/{id}";

    public static string Section(Guid id, SectionDossier section) => $"/espace/dossiers/{id}/{section.ToString().ToLowerInvariant()}";

    public static string Verifier(Guid id) => $"/espace/dossiers/{id}/verifier";

    public static string Deposer(Guid id) => $"/espace/dossiers/{id}/deposer";

    public static string SansChangement(Guid id) => $"/espace/dossiers/{id}/sans-changement";

    public static string PretASigner(Guid id) => $"/espace/dossiers/{id}/pret-a-signer";

    public static string Retirer(Guid id) => $"/espace/dossiers/{id}/retirer";

    public static string Supprimer(Guid id) => $"/espace/dossiers/{id}/supprimer";

    public static string Corriger(Guid id) => $"/espace/dossiers/{id}/corriger";

    public static string AbandonnerLaCorrection(Guid id) => $"/espace/dossiers/{id}/corriger/abandonner";

    public static string Versions(Guid id) => $"/espace/dossiers/{id}/versions";

    public static string CorrectionEcartee(Guid id, int numero) => $"/espace/dossiers/{id}/versions/ecartees/{numero}";

    public static string Recepisse(Guid id) => $"/espace/dossiers/{id}/recepisse";

    public static string Association(Guid id) => $"/espace/dossiers/{id}/association";

    public static string Budget(Guid id) => $"/espace/dossiers/{id}/budget";

    public static string Piece(Guid id, Guid pieceId) => $"/espace/dossiers/{id}/pieces/{pieceId}";

    public static string PiecePermanente(Guid id, Guid pieceId) => $"/espace/dossiers/{id}/pieces/{pieceId}/permanente";

    public static string RetirerPiece(Guid id, Guid pieceId) => $"/espace/dossiers/{id}/pieces/{pieceId}/retirer";

    public static string PieceDemandee(Guid id, Guid messageId) => $"/espace/dossiers/{id}/pieces-demandees/{messageId}";

    public static string Fichier(Guid id, string cle) => $"/espace/dossiers/{id}/fichiers/{Uri.EscapeDataString(cle)}";
}
