using System.Text.RegularExpressions;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Financements;

public enum SortDeLigne
{
    Reprise,
    /// <summary>Nothing to take: a heading, an empty amount, a total that is computed.</summary>
    Ecartee,
    Refusee,
}

/// <summary>A line and what was understood of it: every line that is not blank has one.</summary>
/// <param name="Numero">Its number in what was brought, as a spreadsheet counts.</param>
public sealed record LigneRecopiee(int Numero, string Texte, SortDeLigne Sort, string Explication, Compte? Compte = null, Montant? Montant = null);

/// <param name="Nombre">When the workbook says that it is one.</param>
public sealed record Cellule(string Texte, decimal? Nombre);

/// <summary>A budget read in the cells of a spreadsheet: account (its number or its label) and amount, in two columns, in three with the label between, or in the four or six of the table of the Cerfa.</summary>
public static partial class RecopieDeBudget
{
    private static readonly ILookup<string, Compte> ParLibelle = PlanComptable.Comptes.ToLookup(c => Plier(c.Libelle));

    public static IReadOnlyList<LigneRecopiee> Lire(IReadOnlyList<LigneDeTableau> tableau)
    {
        var colonnes = Colonnes(tableau);
        LigneRecopiee[] lignes = [.. tableau.SelectMany(ligne => Groupes(ligne, colonnes).Where(g => g.Exists(c => c.Texte.Length > 0)).Select(g => Lire(ligne.Numero, g)))];
        var detailles = lignes.Where(l => l.Sort == SortDeLigne.Reprise).Select(l => l.Compte!.Parent).ToHashSet();
        // The sum of details that are there too is left aside; alone, it is an amount that the budget cannot hold.
        return [.. lignes.Select(l => EstUneSomme(l) && !detailles.Contains(l.Compte!.Code) ? l with { Sort = SortDeLigne.Refusee } : l)];
    }

    public static IReadOnlyDictionary<string, Montant> Montants(IEnumerable<LigneRecopiee> lignes) => lignes.Where(l => l.Sort == SortDeLigne.Reprise)
        .GroupBy(l => l.Compte!.Code).ToDictionary(g => g.Key, g => Montant.Somme(g.Select(l => l.Montant!.Value)));

    // What counts is cells that hold something: neither a margin nor a blank column between the two sides. One column alone keeps its place, to say what is missing beside it.
    private static int[] Colonnes(IReadOnlyList<LigneDeTableau> tableau)
    {
        int[] remplies = [.. Enumerable.Range(0, tableau.Select(l => l.Cellules.Count).DefaultIfEmpty().Max()).Where(c => tableau.Any(l => c < l.Cellules.Count && Nettoyer(l.Cellules[c]).Length > 0))];
        return remplies is [var seule] ? [.. Enumerable.Range(0, seule + 1)] : remplies;
    }

    // The table of the Cerfa has its two sides on one row.
    private static IEnumerable<List<Cellule>> Groupes(LigneDeTableau ligne, int[] colonnes)
    {
        var largeur = colonnes.Length switch { 4 => 2, 5 or 6 => 3, var toutes => Math.Max(1, toutes) };
        return colonnes.Chunk(largeur).Select(groupe => groupe.Select(c => new Cellule(c < ligne.Cellules.Count ? Nettoyer(ligne.Cellules[c]) : "", Nombre(ligne, c))).ToList());
    }

    private static decimal? Nombre(LigneDeTableau ligne, int colonne) => ligne.Nombres?.TryGetValue(colonne, out var nombre) == true ? nombre : null;

    private static LigneRecopiee Lire(int numero, List<Cellule> cellules)
    {
        var texte = string.Join(" | ", cellules.Select(c => c.Texte).Where(t => t.Length > 0));
        List<string> noms = [.. (cellules.Count == 1 ? cellules : cellules[..^1]).Select(c => c.Texte)];
        var valeur = cellules.Count == 1 ? new Cellule("", null) : cellules[^1];
        if (noms.TrueForAll(n => n.Length == 0))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Refusee, "Il manque le numéro ou le libellé du compte.");
        }

        if (EstUnTotal(noms))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, "Total : calculé par le portail.");
        }

        var compte = Reconnaitre(noms);
        if (valeur.Texte.Length == 0 || EstUnEnTete(valeur.Texte))
        {
            // « 604 12,50 » in one cell: an amount is there, and is not guessed.
            return cellules.Count > 1 && !noms.Exists(n => NumeroEnTete().Replace(n, "", 1).Any(char.IsDigit))
                ? new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, "Pas de montant : rien à reprendre.", compte)
                : new LigneRecopiee(numero, texte, SortDeLigne.Refusee, "Il manque le montant. Séparez le compte et le montant par une tabulation.", compte);
        }

        return compte is null ? new LigneRecopiee(numero, texte, SortDeLigne.Refusee, Inconnu(noms)) : LireLeMontant(numero, texte, compte, valeur);
    }

    private static LigneRecopiee LireLeMontant(int numero, string texte, Compte compte, Cellule valeur)
    {
        var montant = MontantDeTableur.Lire(valeur, out var arrondi);
        Montant? lu = montant.EstRefuse ? null : montant.Valeur;
        if (compte.Code == PlanComptable.Subventions || compte.Parent == PlanComptable.Subventions)
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, $"Subvention (compte 74) : saisissez-la dans « {Libelles.Pour(Dossiers.SectionDossier.Demandes)} ».", compte, lu);
        }

        if (!PlanComptable.EstSaisissable(compte.Code))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, $"Le compte {compte.Code} est la somme de ses détails : {Details(compte)}.", compte, lu);
        }

        return montant.EstRefuse
            ? new LigneRecopiee(numero, texte, SortDeLigne.Refusee, montant.Refus.Message, compte)
            : new LigneRecopiee(numero, texte, SortDeLigne.Reprise, $"{Nommer(compte)} : {montant.Valeur}{(arrondi ? $", arrondi au centime : la cellule contient {valeur.Texte}" : "")}", compte, montant.Valeur);
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
    private static string Nettoyer(string cellule) => TexteSaisi.Normaliser(cellule).TrimStart('\'').Trim();

    private static string Plier(string texte) => TexteDeRecherche.Plier(200, texte);

    [GeneratedRegex(@"^(?<code>[0-9]{2,3}[a-z]*|CHARGINDIRECT[a-z]*|RESSPROPRES)(?=$|[\s.:\-–—\u00A0])[\s.:\-–—\u00A0]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumeroEnTete();
}
