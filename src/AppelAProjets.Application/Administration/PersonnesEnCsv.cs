using AppelAProjets.Application.Exports;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Administration;

/// <summary>People and their roles for a spreadsheet: one line per role, as French spreadsheets read it.</summary>
public static class PersonnesEnCsv
{
    private static readonly string[] EnTete = ["Nom", "Prénom", "Adresse électronique", "Compte", "Deux étapes", "Rôle", "Financeur", "Territoire", "Premier jour", "Dernier jour"];

    /// <param name="etat">What is said of an account.</param>
    public static byte[] Ecrire(IEnumerable<PersonneDeListe> personnes, Func<PersonneRow, string> etat) =>
        EcrivainCsv.Ecrire(personnes.SelectMany(p => Lignes(p, etat(p.Personne))).Prepend(EnTete).Select(ligne => ligne.Select(TexteDeCellule.Neutraliser)));

    private static IEnumerable<string[]> Lignes(PersonneDeListe ligne, string etat)
    {
        var personne = ligne.Personne;
        string[] tete = [personne.Nom, personne.Prenom, personne.Courriel, etat, personne.SecondFacteurActif ? "oui" : "non"];
        return ligne.Habilitations.Count == 0
            ? [[.. tete, "", "", "", "", ""]]
            : ligne.Habilitations.Select(h => (string[])[.. tete, Libelles.Pour(h.Role), h.FinanceurSigle ?? "", h.TerritoireNom ?? "", Jour(h.Debut), h.Fin is { } fin ? Jour(fin.AddMilliseconds(-1)) : ""]);
    }

    private static string Jour(DateTimeOffset instant) => HeureDeParis.Jour(instant).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
