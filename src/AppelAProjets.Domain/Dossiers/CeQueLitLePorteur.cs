using static AppelAProjets.Domain.Dossiers.DateDuPorteur;
using static AppelAProjets.Domain.Dossiers.GesteDuPorteur;

namespace AppelAProjets.Domain.Dossiers;

public enum DateDuPorteur
{
    Cloture,
    /// <summary>First deposit, on the receipt.</summary>
    Depot,
    Terme,
    Comite,
    Courrier,
}

public enum GesteDuPorteur
{
    Completer,
    Repondre,
    Retirer,
    Ecrire,
    LireLeRecepisse,
    LireLeCourrier,
}

public sealed record LectureDuPorteur(string Titre, string EtMaintenant, IReadOnlyList<DateDuPorteur> Dates, IReadOnlyList<GesteDuPorteur> Gestes);

/// <summary>The table of what a porteur reads (CYCLE), from the state and the publication of the letter only: nothing of scores, amounts, rank or outcome can reach it.</summary>
public static class CeQueLitLePorteur
{
    private const string Brouillon = "Complétez les rubriques, puis déposez avant la clôture. Tant que le dossier n’est pas déposé, personne ne l’examine.";
    private const string BrouillonClos = "Le dépôt est clos : ce brouillon n’a pas été déposé et ne peut plus l’être. Personne ne l’examine ; il reste lisible ici.";
    private const string Depose = "Le secrétariat vérifie que votre dossier est complet et recevable. Il vous écrit s’il manque quelque chose.";
    private const string ACompleter = "Complétez les rubriques demandées, puis envoyez votre réponse avant la date limite. Ensuite, le secrétariat peut examiner le dossier tel qu’il est ou le déclarer irrecevable.";
    private const string TermePasse = "La date limite est passée, mais vous pouvez encore répondre tant que le secrétariat n’a pas décidé : il peut à tout moment examiner le dossier tel qu’il est ou le déclarer irrecevable.";
    private const string EnInstruction = "Les financeurs examinent votre demande. Vous n’avez rien à faire, sauf si un service vous écrit.";
    private const string Arbitre = "Les financeurs ont examiné votre demande ensemble. Leur avis commun vous sera transmis par un courrier, ici et par courriel.";
    private const string DeNouveau = "Votre demande est de nouveau examinée par les financeurs. Un nouveau courrier remplacera celui que vous avez reçu.";
    private const string AvisTransmis = "Lisez le courrier d’avis commun. Ce n’est pas une décision : chaque financeur vous notifiera la sienne.";
    private const string Retire = "Vous avez retiré ce dossier : il n’est pas examiné. Il reste lisible ici.";
    private const string Irrecevable = "Votre dossier n’est pas examiné, pour le motif donné ici. Vous pouvez contester cette décision dans les deux mois.";
    private const string SansSuite = "Votre dossier est clos sans suite. Le motif vous a été envoyé par courriel. Il reste lisible ici.";
    private const string Clos = "Votre dossier est terminé. Il reste lisible ici.";

    /// <param name="depotClos">The deposit is closed: a draft has no future.</param>
    /// <param name="termePasse">The term of the complements asked for is past: an answer still counts until the Secrétariat decides.</param>
    public static LectureDuPorteur De(EtatDossier etat, bool courrierPublie, bool depotClos = false, bool termePasse = false)
    {
        var (maintenant, dates, gestes) = Ligne(etat, courrierPublie);
        var perdu = etat == EtatDossier.Brouillon && depotClos;
        return new LectureDuPorteur(
            perdu ? "Brouillon jamais déposé" : Libelles.LibellePorteur(etat),
            perdu ? BrouillonClos : etat == EtatDossier.ACompleter && termePasse ? TermePasse : maintenant,
            [.. dates, .. courrierPublie ? [Courrier] : Array.Empty<DateDuPorteur>()],
            [.. perdu ? [] : gestes, .. etat == EtatDossier.Brouillon ? Array.Empty<GesteDuPorteur>() : [LireLeRecepisse], Ecrire, .. courrierPublie ? [LireLeCourrier] : Array.Empty<GesteDuPorteur>()]);
    }

    private static (string, DateDuPorteur[], GesteDuPorteur[]) Ligne(EtatDossier etat, bool courrierPublie) => etat switch
    {
        EtatDossier.Brouillon => (Brouillon, [Cloture], [Completer]),
        EtatDossier.Depose => (Depose, [Depot], [Retirer]),
        EtatDossier.ACompleter => (ACompleter, [Depot, Terme], [Repondre, Retirer]),
        EtatDossier.EnInstruction or EtatDossier.Instruit => (courrierPublie ? DeNouveau : EnInstruction, [Depot], [Retirer]),
        EtatDossier.EnComite => (courrierPublie ? DeNouveau : EnInstruction, [Depot], []),
        EtatDossier.Arbitre => (courrierPublie ? DeNouveau : Arbitre, [Depot, Comite], []),
        EtatDossier.AvisTransmis => (AvisTransmis, [Depot], []),
        EtatDossier.Retire => (Retire, [Depot], []),
        EtatDossier.Irrecevable => (Irrecevable, [Depot], []),
        EtatDossier.SansSuite => (SansSuite, [Depot], []),
        EtatDossier.Clos => (Clos, [Depot], []),
    };
}
