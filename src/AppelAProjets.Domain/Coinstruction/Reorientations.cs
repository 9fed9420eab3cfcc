namespace AppelAProjets.Domain.Coinstruction;

public enum EtatReorientation
{
    Proposee,
    Transmise,
    PriseEnCharge,
    SansSuite,
}

/// <summary>The mark « réorienté vers le droit commun »: a recipient and why, then what became of it.</summary>
public static class Reorientations
{
    public const int LongueurDuTexte = 2_000;

    public static string Libelle(EtatReorientation etat) => etat switch
    {
        EtatReorientation.Proposee => "Proposée",
        EtatReorientation.Transmise => "Transmise",
        EtatReorientation.PriseEnCharge => "Prise en charge",
        EtatReorientation.SansSuite => "Sans suite",
    };

    public static string Couleur(EtatReorientation etat) => etat switch
    {
        EtatReorientation.Proposee => "ambre",
        EtatReorientation.Transmise => "bleu",
        EtatReorientation.PriseEnCharge => "vert",
        EtatReorientation.SansSuite => "gris",
    };

    public static IReadOnlyList<Refus> Verifier(string? service, string? contact, string? motif) =>
    [
        .. string.IsNullOrWhiteSpace(service) ? [new Refus("reorientation.service", "Nommez le service destinataire.", "Service")] : Array.Empty<Refus>(),
        .. service?.Length > 200 ? [new Refus("reorientation.service", "Nommez le service en 200 caractères au plus.", "Service")] : Array.Empty<Refus>(),
        .. contact?.Length > 300 ? [new Refus("reorientation.contact", "Écrivez le contact en 300 caractères au plus.", "Contact")] : Array.Empty<Refus>(),
        .. string.IsNullOrWhiteSpace(motif) ? [new Refus("motif.absent", "Dites pourquoi ce projet relève du droit commun.", "Motif")] : Array.Empty<Refus>(),
        .. motif?.Length > LongueurDuTexte ? [new Refus("motif.long", "Écrivez le motif en 2 000 caractères au plus.", "Motif")] : Array.Empty<Refus>(),
    ];

    /// <summary>A step says something: another state, or words.</summary>
    public static Resultat Suivre(EtatReorientation avant, EtatReorientation apres, string? texte) => texte?.Length switch
    {
        > LongueurDuTexte => new Refus("suivi.long", "Écrivez le suivi en 2 000 caractères au plus.", "Suivi"),
        _ when avant == apres && string.IsNullOrWhiteSpace(texte) => new Refus("suivi.vide", "Changez l’état ou écrivez ce qui s’est passé.", "Suivi"),
        _ => Resultat.Ok,
    };
}
