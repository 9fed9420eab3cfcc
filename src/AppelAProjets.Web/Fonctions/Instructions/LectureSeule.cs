using System.Text.Encodings.Web;
using System.Text.Json;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>Why a cell of the grid cannot be written: a code on its column, else on the cell, else on its row, and the words of each code once for the page (<c>tableau.js</c>).</summary>
public static class LectureSeule
{
    private static readonly JsonSerializerOptions EnClair = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The words, by code.</summary>
    public static string Raisons { get; } = JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["portail"] = "tenu par le portail.",
            ["dossier"] = "vient du dossier déposé par le porteur.",
            ["passe"] = "vient de l’année précédente, résultats importés ou appels de ce portail.",
            ["fil"] = "compte les messages du dossier.",
            ["calcule"] = "calculé par le portail d’après les montants du dossier et ce qui est arbitré.",
            ["notes"] = "calculé d’après les notes ; la vôtre s’écrit sur la fiche.",
            ["avis"] = "donné par son auteur, sur sa propre page.",
            ["suivi"] = "se change sur la fiche, ou pour tous les dossiers cochés par la barre sous le tableau.",
            ["demande"] = "demandé par le porteur.",
            ["total"] = "total des deux types de crédits ; chacun s’écrit dans sa colonne, à afficher par « Colonnes ».",
            ["fiche"] = "suit ce qui est fait sur la fiche du dossier.",
            ["decision"] = "décidé en comité, puis par l’instance du financeur.",
            ["autre"] = "colonne d’un financeur, remplie par ses seuls agents.",
            ["attente"] = "dossier pas encore déclaré recevable par le secrétariat.",
            ["close"] = "l’instruction de ce dossier est close, avis et propositions ne changent plus.",
            ["fini"] = "ce dossier est irrecevable, retiré ou classé sans suite.",
            ["sans"] = "rien n’est demandé à votre financeur sur ce dossier.",
            ["demandee"] = "déclarez d’abord la demande recevable pour votre financeur, sur la fiche.",
            ["nonRecevable"] = "demande déclarée non recevable par votre financeur.",
            ["retiree"] = "demande retirée.",
            ["validee"] = "proposition validée, seul le valideur de votre financeur change encore l’avis et le montant.",
        },
        EnClair);

    /// <summary>Null for a column that this person fills.</summary>
    /// <param name="miens">The person fills the columns of that funder.</param>
    public static string? DeLaColonne(ColonneMontree colonne, bool miens) => colonne.Colonne switch
    {
        { Champ: not null } => miens ? null : "autre",
        { Cle: "numero" or "etat" } => "portail",
        { Cle: "messages" } => "fil",
        { Cle: "couvert" } => "calcule",
        { Cle: "assiette" } => "fiche",
        { Cle: "dem" } => "demande",
        { Cle: "prop" } => miens ? "total" : "autre",
        { Cle: "ligne" or "valide" } => "fiche",
        { Groupe: GroupeDeColonnes.Financeur } or { Cle: "avisCommun" } => "decision",
        { Groupe: GroupeDeColonnes.AnneePrecedente } => "passe",
        { Groupe: GroupeDeColonnes.Notes } => "notes",
        { Groupe: GroupeDeColonnes.Avis } => "avis",
        { Groupe: GroupeDeColonnes.Suivi } => "suivi",
        _ => "dossier",
    };

    /// <summary>Null while the dossier is instructed.</summary>
    public static string? DuDossier(EtatDossier etat) => etat switch
    {
        EtatDossier.EnInstruction => null,
        EtatDossier.Brouillon or EtatDossier.Depose or EtatDossier.ACompleter => "attente",
        EtatDossier.Irrecevable or EtatDossier.Retire or EtatDossier.SansSuite => "fini",
        EtatDossier.Instruit or EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis or EtatDossier.Clos => "close",
    };

    /// <summary>Of a cell that this person's funder fills elsewhere, in a dossier that is instructed.</summary>
    public static string DeLaLigne(LigneDuTableau? ligne) => ligne is null ? "sans" : ligne.Etat switch
    {
        EtatLigne.Demandee => "demandee",
        EtatLigne.NonRecevable => "nonRecevable",
        EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur => "retiree",
        EtatLigne.Recevable or EtatLigne.Proposee => "validee",
        EtatLigne.Arbitree or EtatLigne.RefuseeComite or EtatLigne.Accordee or EtatLigne.RefuseeDecision or EtatLigne.ActeSigne or EtatLigne.Soldee => "close",
    };
}
