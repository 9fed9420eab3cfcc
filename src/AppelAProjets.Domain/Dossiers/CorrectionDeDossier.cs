using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Dossiers;

/// <summary>Correcting what was deposited while the deposit is open. The cycle has no arrow for it and needs none: the dossier stays deposited, its version counts until the next arrives, and that one is held to the rule of a first deposit.</summary>
public static class CorrectionDeDossier
{
    // Partners agreed to their part, and the meeting has a life of its own: neither is written again here.
    public static IReadOnlyList<SectionDossier> Sections { get; } = [.. Enum.GetValues<SectionDossier>().Except([SectionDossier.Partenaires, SectionDossier.Referent])];

    /// <summary>A version that says the same is none.</summary>
    public static Refus Inchangee { get; } = new("correction.inchangee", "Rien n’a changé depuis la version déposée : corrigez ce qui doit l’être, ou abandonnez la correction. Votre dépôt reste valable.");

    /// <summary>Why a correction cannot be begun; null when it can.</summary>
    /// <param name="le">UTC.</param>
    public static Refus? Refuser(EtatDossier etat, PeriodeDeDepot? periode, DateTimeOffset le) =>
        etat != EtatDossier.Depose ? new Refus("correction.etat", "Ce dossier ne se corrige plus ici : il n’est pas déposé, ou le secrétariat l’a déjà pris en charge. Écrivez-lui par la messagerie du dossier.")
        : periode?.EstOuverte(le) != true ? new Refus("correction.close", "Le dépôt est clos : la version déposée ne se corrige plus. Écrivez au secrétariat par la messagerie du dossier.")
        : null;

    /// <summary>The decision on the corrected version; the state stays what it is.</summary>
    /// <param name="recu">When the complete request reached the server, UTC.</param>
    public static Resultat<EtatDossier> Deposer(EtatDossier etat, Intervenant qui, DossierADeposer dossier, ReglesDeDepot regles, DateTimeOffset recu) =>
        etat == EtatDossier.Depose
            ? DepotDeDossier.Decider(EtatDossier.Brouillon, qui, dossier, regles, recu)
            : new Refus("correction.etat", "Ce dossier ne se corrige plus : son état vient de changer.");
}
