using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain;

/// <summary>Conditions met in several cycles. What was not evaluated is refused, never assumed.</summary>
internal static class Exiger
{
    public static Refus? Motif(string? motif) =>
        string.IsNullOrWhiteSpace(motif) ? new Refus("motif.absent", "Indiquez le motif de cette décision.", "Motif") : null;

    public static Refus? Suite(string? suite) =>
        string.IsNullOrWhiteSpace(suite) ? new Refus("suite.absente", "Indiquez la prochaine date ou la condition attendue.", "Suite") : null;

    public static Refus? Que(bool condition, string code, string message) => condition ? null : new Refus(code, message);

    public static Refus? AucunManque(IReadOnlyList<Refus>? manques) =>
        manques is null ? NonEvalue() : Resultat.Premier(manques).Refus;

    public static Refus? Aucun(int? nombre, string code, Func<int, string> message) => nombre switch
    {
        null => NonEvalue(),
        0 => null,
        { } n => new Refus(code, message(n)),
    };

    public static Refus? RetraitPossible(EtatSeance? seance, Intervenant qui, bool presidenceEnDeport)
    {
        var pendant = seance is EtatSeance.Ouverte or EtatSeance.Suspendue;
        var avant = seance is EtatSeance.Preparee or EtatSeance.Convoquee;
        return qui == Role.Presidence
            ? Que(pendant, "point.retrait-presidence", "La présidence retire un point pendant la séance : avant, c’est au secrétariat de le faire.")
            : Que(avant || (pendant && presidenceEnDeport), "point.retrait-secretariat", "Le secrétariat ne retire un point qu’avant l’ouverture de la séance : pendant, c’est à la présidence de le faire.");
    }

    public static Refus? SeanceOuverte(EtatSeance? seance) =>
        Que(seance is EtatSeance.Ouverte, "seance.non-ouverte", "La séance n’est pas ouverte.");

    public static Refus? Signatures(IReadOnlyList<string>? bonsManquants, bool copilAttendu)
    {
        if (bonsManquants is null)
        {
            return NonEvalue();
        }

        if (bonsManquants.Count > 0)
        {
            return new Refus("courrier.bons-manquants", $"Il manque le bon à signer de : {string.Join(", ", bonsManquants)}.");
        }

        return copilAttendu ? new Refus("courrier.copil", "Indiquez la date du comité de pilotage avant de publier l’avis.") : null;
    }

    private static Refus NonEvalue() => new("condition.non-evaluee", "Une condition de cette décision n’a pas pu être vérifiée.");
}
