using System.Globalization;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

public static class Ecriture
{
    /// <summary>Without the euro sign, centimes only when there are some: <c>4 000</c>, <c>1 234,50</c>.</summary>
    public static string Euros(Montant montant)
    {
        var centimes = montant.Centimes;
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
    public static string EurosOuTiret(Montant? montant) => montant is { } connu ? Euros(connu) : "—";

    /// <summary>Hundredths of a point as points: <c>72</c> or <c>72,4</c>.</summary>
    public static string Points(int centiemes) =>
        (centiemes / 100m).ToString("0.#", CultureInfo.GetCultureInfo("fr-FR"));

    /// <summary>A number of the table, in hundredths of its unit.</summary>
    public static string Nombre(GenreDeColonne genre, long centiemes) => genre switch
    {
        GenreDeColonne.Points => Points((int)centiemes),
        GenreDeColonne.Taux => $"{(centiemes + 50) / 100} %",
        GenreDeColonne.Montant or GenreDeColonne.Texte or GenreDeColonne.Choix => Euros(new Montant(centiemes)),
    };

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
        AvisInstructeur.FavorableSousReserve => "Rés.",
        AvisInstructeur.Defavorable => "Défav.",
    };
}
