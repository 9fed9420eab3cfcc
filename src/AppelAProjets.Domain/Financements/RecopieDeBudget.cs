using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Domain.Financements;

public enum SortDeLigne
{
    Reprise,
    /// <summary>Nothing to take: a heading, an empty amount, a total that is computed.</summary>
    Ecartee,
    Refusee,
}

/// <summary>A line and what was understood of it: every line that is not blank has one.</summary>
/// <param name="Numero">Its rank in what was brought, from 1.</param>
public sealed record LigneRecopiee(int Numero, string Texte, SortDeLigne Sort, string Explication, Compte? Compte = null, Montant? Montant = null);

/// <summary>A budget read in the cells of a spreadsheet: account (its number or its label) and amount, in two columns, in three with the label between, or in the four or six of the table of the Cerfa.</summary>
public static partial class RecopieDeBudget
{
    private static readonly ILookup<string, Compte> ParLibelle = PlanComptable.Comptes.ToLookup(c => Plier(c.Libelle));

    public static IReadOnlyList<LigneRecopiee> Lire(IReadOnlyList<IReadOnlyList<string>> tableau)
    {
        var colonnes = tableau.Count == 0 ? 0 : tableau.Max(l => DerniereRemplie(l) + 1);
        LigneRecopiee[] lignes = [.. tableau.SelectMany((cellules, rang) => Groupes(cellules, colonnes).Where(g => g.Exists(c => c.Length > 0)).Select(g => Lire(rang + 1, g)))];
        var detailles = lignes.Where(l => l.Sort == SortDeLigne.Reprise).Select(l => l.Compte!.Parent).ToHashSet();
        // The sum of details that are there too is left aside; alone, it is an amount that the budget cannot hold.
        return [.. lignes.Select(l => EstUneSomme(l) && !detailles.Contains(l.Compte!.Code) ? l with { Sort = SortDeLigne.Refusee } : l)];
    }

    public static IReadOnlyDictionary<string, Montant> Montants(IEnumerable<LigneRecopiee> lignes) => lignes.Where(l => l.Sort == SortDeLigne.Reprise)
        .GroupBy(l => l.Compte!.Code).ToDictionary(g => g.Key, g => Montant.Somme(g.Select(l => l.Montant!.Value)));

    private static int DerniereRemplie(IReadOnlyList<string> cellules)
    {
        var i = cellules.Count - 1;
        while (i >= 0 && string.IsNullOrWhiteSpace(cellules[i]))
        {
            i--;
        }

        return i;
    }

    // The table of the Cerfa has its two sides on one row.
    private static IEnumerable<List<string>> Groupes(IReadOnlyList<string> cellules, int colonnes)
    {
        var largeur = colonnes switch { 4 => 2, 5 or 6 => 3, _ => colonnes };
        for (var debut = 0; debut < colonnes; debut += largeur)
        {
            yield return [.. Enumerable.Range(debut, Math.Min(largeur, colonnes - debut)).Select(i => i < cellules.Count ? Nettoyer(cellules[i]) : "")];
        }
    }

    private static LigneRecopiee Lire(int numero, List<string> cellules)
    {
        var texte = string.Join(" | ", cellules.Where(c => c.Length > 0));
        var (noms, valeur) = cellules.Count == 1 ? (cellules, "") : (cellules[..^1], cellules[^1]);
        if (noms.TrueForAll(n => n.Length == 0))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Refusee, "Il manque le numéro ou le libellé du compte.");
        }

        if (EstUnTotal(noms))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, "Total : calculé par le portail.");
        }

        var compte = Reconnaitre(noms);
        if (valeur.Length == 0 || EstUnEnTete(valeur))
        {
            // « 604 12,50 » in one cell: an amount is there, and is not guessed.
            return cellules.Count > 1 && !noms.Exists(n => NumeroEnTete().Replace(n, "", 1).Any(char.IsDigit))
                ? new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, "Pas de montant : rien à reprendre.", compte)
                : new LigneRecopiee(numero, texte, SortDeLigne.Refusee, "Il manque le montant. Séparez le compte et le montant par une tabulation.", compte);
        }

        return compte is null ? new LigneRecopiee(numero, texte, SortDeLigne.Refusee, Inconnu(noms)) : LireLeMontant(numero, texte, compte, valeur);
    }

    private static LigneRecopiee LireLeMontant(int numero, string texte, Compte compte, string valeur)
    {
        if (compte.Code == PlanComptable.Subventions || compte.Parent == PlanComptable.Subventions)
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, $"Subvention (compte 74) : saisissez-la dans « {Libelles.Pour(Dossiers.SectionDossier.Demandes)} ».", compte, Montant.Lire(valeur) is { EstRefuse: false } lu ? lu.Valeur : null);
        }

        if (!PlanComptable.EstSaisissable(compte.Code))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, $"Le compte {compte.Code} est la somme de ses détails : {Details(compte)}.", compte, Montant.Lire(valeur) is { EstRefuse: false } somme ? somme.Valeur : null);
        }

        var montant = Montant.Lire(CalculeParUnTableur().IsMatch(valeur) ? Arrondir(valeur) : valeur);
        return montant.EstRefuse
            ? new LigneRecopiee(numero, texte, SortDeLigne.Refusee, montant.Refus.Message, compte)
            : new LigneRecopiee(numero, texte, SortDeLigne.Reprise, $"{Nommer(compte)} : {montant.Valeur}", compte, montant.Valeur);
    }

    private static bool EstUneSomme(LigneRecopiee ligne) => ligne is { Sort: SortDeLigne.Ecartee, Montant.EstNul: false, Compte: { } compte } && compte.Code != PlanComptable.Subventions
        && compte.Parent != PlanComptable.Subventions && !PlanComptable.EstSaisissable(compte.Code);

    private static Compte? Reconnaitre(List<string> noms)
    {
        foreach (var nom in noms.Where(n => n.Length > 0))
        {
            if (NumeroEnTete().Match(nom) is { Success: true } numero && Trouver(numero.Groups["code"].Value) is { } compte)
            {
                return compte;
            }

            if (Plier(NumeroEnTete().Replace(nom, "", 1)) is { Length: > 0 } libelle && ParLibelle[libelle].ToList() is [var seul])
            {
                return seul;
            }
        }

        return null;
    }

    private static Compte? Trouver(string code) => PlanComptable.Comptes.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase));

    private static string Inconnu(List<string> noms)
    {
        var nom = noms.First(n => n.Length > 0);
        var famille = nom.Length >= 2 ? PlanComptable.Trouver(nom[..2]) : null;
        return ParLibelle[Plier(nom)].Count() > 1
            ? $"« {nom} » désigne plusieurs comptes : écrivez son numéro ({string.Join(", ", ParLibelle[Plier(nom)].Select(c => c.Code))})."
            : famille is { Parent: null } && char.IsDigit(nom[0])
            ? $"Le compte {nom} n’est pas dans le budget du Cerfa : {(PlanComptable.EstSaisissable(famille.Code) ? $"choisissez {Nommer(famille)}" : Details(famille))}."
            : $"« {nom} » n’est ni un numéro ni un libellé de compte du budget.";
    }

    private static string Details(Compte compte) => "choisissez " + string.Join(", ", PlanComptable.Comptes.Where(c => c.Parent == compte.Code).Select(Nommer));

    private static string Nommer(Compte compte) => compte.Intitule;

    private static bool EstUnTotal(List<string> noms) => noms.Exists(n => Plier(n) is "total" or "totaux" || Plier(n).StartsWith("total ", StringComparison.Ordinal));

    private static bool EstUnEnTete(string valeur) => Plier(valeur) is "montant" or "montants" or "montant en euros" or "montant en" or "euros" or "prevision" or "budget";

    // An exported cell that looked like a formula starts with an apostrophe.
    private static string Nettoyer(string cellule) => cellule.Trim().TrimStart('\'').Trim();

    private static string Arrondir(string valeur) => Math.Round(decimal.Parse(valeur, CultureInfo.InvariantCulture), 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Plier(string texte) => TexteDeRecherche.Plier(200, texte);

    // A computed cell of a workbook: nobody types so many decimals.
    [GeneratedRegex(@"^[0-9]{1,12}\.[0-9]{6,16}$", RegexOptions.CultureInvariant)]
    private static partial Regex CalculeParUnTableur();

    [GeneratedRegex(@"^(?<code>[0-9]{2,3}[a-z]*|CHARGINDIRECT[a-z]*|RESSPROPRES)(?=$|[\s.:\-–—\u00A0])[\s.:\-–—\u00A0]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumeroEnTete();
}
