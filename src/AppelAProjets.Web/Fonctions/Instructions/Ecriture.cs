using System.Globalization;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>How the table and the sheet write values.</summary>
public static class Ecriture
{
    /// <summary>Centimes as euros without the sign, centimes only when there are some: <c>4 000</c>, <c>1 234,50</c>.</summary>
    public static string Euros(long centimes)
    {
        Span<char> lettres = stackalloc char[32];
        var fin = lettres.Length;
        var reste = Math.Abs(centimes);
        if (reste % 100 != 0)
        {
            lettres[--fin] = (char)('0' + (reste % 10));
            lettres[--fin] = (char)('0' + (reste / 10 % 10));
            lettres[--fin] = ',';
        }

        var euros = reste / 100;
        for (var chiffres = 0; euros > 0 || chiffres == 0; chiffres++, euros /= 10)
        {
            if (chiffres > 0 && chiffres % 3 == 0)
            {
                lettres[--fin] = '\u202F';
            }

            lettres[--fin] = (char)('0' + (euros % 10));
        }

        if (centimes < 0)
        {
            lettres[--fin] = '−';
        }

        return new string(lettres[fin..]);
    }

    /// <summary>Same, or a dash.</summary>
    public static string EurosOuTiret(long? centimes) => centimes is { } c ? Euros(c) : "—";

    /// <summary>Hundredths of a point as points: <c>72</c> or <c>72,4</c>.</summary>
    public static string Points(int centiemes) =>
        (centiemes / 100m).ToString("0.#", CultureInfo.GetCultureInfo("fr-FR"));

    /// <summary>Colour of the tag of a state.</summary>
    public static string Couleur(EtatDossier etat) => etat switch
    {
        EtatDossier.Depose => "bleu",
        EtatDossier.ACompleter => "ambre",
        EtatDossier.EnInstruction => "vert",
        EtatDossier.Instruit or EtatDossier.EnComite or EtatDossier.Arbitre or EtatDossier.AvisTransmis => "encre",
        EtatDossier.Irrecevable => "rouge",
        EtatDossier.Brouillon or EtatDossier.Retire or EtatDossier.SansSuite or EtatDossier.Clos => "gris",
    };

    public static string Court(AvisInstructeur avis) => avis switch
    {
        AvisInstructeur.Favorable => "Fav.",
        AvisInstructeur.FavorableSousReserve => "Réserve",
        AvisInstructeur.Defavorable => "Défav.",
    };

    /// <summary>An action of the journal, for people.</summary>
    public static string Verbe(string action) => action switch
    {
        "creer" => "Brouillon créé",
        "deposer" => "Dépôt",
        "declarer-recevable" => "Déclaré recevable",
        "declarer-irrecevable" => "Déclaré irrecevable",
        "rapporter-irrecevabilite" => "Irrecevabilité rapportée",
        "instruire-en-l-etat" => "Instruit en l’état",
        "demander-complements" => "Compléments demandés",
        "repondre-complements" => "Compléments reçus",
        "clore-instruction" => "Instruction close",
        "rouvrir-instruction" => "Instruction rouverte",
        "classer-sans-suite" => "Classé sans suite",
        "fixer-assiette" => "Assiette éligible fixée",
        "noter" => "Notes enregistrées",
        "telecharger" => "Pièce téléchargée",
        "demander-piece" => "Pièce demandée",
        "fournir-piece" => "Pièce reçue",
        "ecrire-message" => "Message",
        "inscrire" => "Inscrit à l’ordre du jour",
        "retirer" => "Retiré par le porteur",
        "fichier-infecte" => "Fichier refusé par l’antivirus",
        _ when action.StartsWith("rencontre-", StringComparison.Ordinal) && Enum.TryParse<ActionRencontre>(action["rencontre-".Length..], out var geste) =>
            $"Rencontre avec le référent\u00A0: {CycleRencontre.Table.Libelle(geste).ToLowerInvariant()}",
        _ => char.ToUpperInvariant(action[0]) + action[1..].Replace('-', ' '),
    };
}
