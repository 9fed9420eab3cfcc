using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Organisations;

/// <summary>Documents of an organisation that serve every dossier (DOMAINE 1.5).</summary>
public enum TypeDePiecePermanente
{
    Statuts,
    ListeDesDirigeants,
    Rib,
    ComptesApprouves,
    RapportDActivite,
    RapportDuCommissaire,
    Pouvoir,
    Recepisse,
    Attestation,
}

public enum EtatDePiecePermanente
{
    EnCours,
    /// <summary>The latest, but its expiry has passed.</summary>
    Perimee,
    Remplacee,
}

public static class PiecesPermanentes
{
    /// <summary>Refuses impossible dates; the document may not come from the future.</summary>
    public static IReadOnlyList<Refus> Verifier(DateOnly? dateDuDocument, DateOnly? expireLe, bool sansExpiration, DateOnly aujourdhui) =>
    [
        .. dateDuDocument is null ? [new Refus("piece.date", "Indiquez la date du document.", "DateDuDocument")]
            : dateDuDocument > aujourdhui ? [new Refus("piece.date-future", "La date du document est dans le futur : vérifiez-la.", "DateDuDocument")] : Array.Empty<Refus>(),
        .. sansExpiration ? [] : expireLe is null ? [new Refus("piece.expiration", "Indiquez jusqu’à quand le document vaut, ou cochez « sans date d’expiration ».", "ExpireLe")]
            : expireLe < dateDuDocument ? [new Refus("piece.expiration-avant", "La date d’expiration précède celle du document.", "ExpireLe")] : Array.Empty<Refus>(),
    ];

    public static EtatDePiecePermanente Etat(bool estLaDerniere, DateOnly? expireLe, DateOnly aujourdhui) =>
        !estLaDerniere ? EtatDePiecePermanente.Remplacee : expireLe < aujourdhui ? EtatDePiecePermanente.Perimee : EtatDePiecePermanente.EnCours;

    /// <summary>Whether a piece that a call asks for under this name is that document.</summary>
    public static bool Convient(TypeDePiecePermanente type, string libelle)
    {
        var demandee = TexteDeRecherche.Plier(300, [libelle]).Split(' ');
        return MotsDUnePiece(type).Any(mots => mots.Split(' ').All(mot => demandee.Contains(mot) || demandee.Contains(mot + "s")));
    }

    // Folded, singular or not; every word of one of the groups. An attestation may be of anything: it is never proposed.
    private static string[] MotsDUnePiece(TypeDePiecePermanente type) => type switch
    {
        TypeDePiecePermanente.Statuts => ["statut"],
        TypeDePiecePermanente.ListeDesDirigeants => ["liste dirigeant", "composition bureau", "personne chargee"],
        TypeDePiecePermanente.Rib => ["rib", "identite bancaire"],
        TypeDePiecePermanente.ComptesApprouves => ["compte approuve", "compte annuel", "comptes annuels"],
        TypeDePiecePermanente.RapportDActivite => ["rapport activite"],
        TypeDePiecePermanente.RapportDuCommissaire => ["rapport commissaire"],
        TypeDePiecePermanente.Pouvoir => ["pouvoir", "delegation signature"],
        TypeDePiecePermanente.Recepisse => ["recepisse"],
        TypeDePiecePermanente.Attestation => [],
    };

    public static string Validite(DateOnly? expireLe, DateOnly aujourdhui) => expireLe switch
    {
        null => "Sans date d’expiration",
        { } le when le < aujourdhui => $"Périmé depuis le {HeureDeParis.EcrireJour(le)} : donnez une version à jour",
        { } le => $"Valable jusqu’au {HeureDeParis.EcrireJour(le)}",
    };
}
