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

/// <summary>A budget read in the cells of a spreadsheet: account (its number or its label) and amount, whatever stands between; once, or twice on a row as in the table of the Cerfa. The amount is what stands under its heading; without one, the only number beside the account: of several, none is chosen.</summary>
public static partial class RecopieDeBudget
{
    private static readonly ILookup<string, Compte> ParLibelle = PlanComptable.Comptes.ToLookup(c => Plier(c.Libelle));

    public static IReadOnlyList<LigneRecopiee> Lire(IReadOnlyList<LigneDeTableau> tableau)
    {
        var cotes = Cotes(tableau);
        LigneRecopiee[] lignes = [.. tableau.SelectMany(ligne => cotes.Select(c => (Cote: c, Cellules: c.Cellules(ligne))).Where(g => g.Cellules.Exists(c => c.Texte.Length > 0)).Select(g => Lire(ligne.Numero, g.Cellules, g.Cote.EnTete)))];
        var detailles = lignes.Where(l => l.Sort == SortDeLigne.Reprise).Select(l => l.Compte!.Parent).ToHashSet();
        // The sum of details that are there too is left aside; alone, it is an amount that the budget cannot hold.
        return EnEntier([.. lignes.Select(l => EstUneSomme(l) && !detailles.Contains(l.Compte!.Code) ? l with { Sort = SortDeLigne.Refusee } : l)]);
    }

    public static IReadOnlyDictionary<string, Montant> Montants(IEnumerable<LigneRecopiee> lignes) => lignes.Where(l => l.Sort == SortDeLigne.Reprise)
        .GroupBy(l => l.Compte!.Code).ToDictionary(g => g.Key, g => Montant.Somme(g.Select(l => l.Montant!.Value)));

    /// <summary>What the table says of its amounts when they are not euros (« en k€ »), as it says it; or null.</summary>
    public static string? Echelle(IReadOnlyList<LigneDeTableau> tableau) => tableau.Where(l => !l.Cellules.Any(c => EstUnNombre(Nettoyer(c)))).SelectMany(l => l.Cellules).FirstOrDefault(EnMilliers().IsMatch);

    /// <summary>A number or a label of account, or a heading: no figure of an amount beside it.</summary>
    public static bool EstUnCompteSeul(string texte) => !NumeroEnTete().Replace(Nettoyer(texte), "", 1).Any(char.IsAsciiDigit);

    // Lines of one account are added, and say so; when one of them is not understood, the others would be a part of the amount.
    private static IReadOnlyList<LigneRecopiee> EnEntier(IReadOnlyList<LigneRecopiee> lignes)
    {
        var comptes = lignes.Where(l => l is { Compte: not null, Sort: not SortDeLigne.Ecartee }).ToLookup(l => l.Compte!.Code);
        return [.. lignes.Select(l => l is not { Sort: SortDeLigne.Reprise } || comptes[l.Compte!.Code].Count() == 1 ? l
            : comptes[l.Compte.Code].FirstOrDefault(autre => autre.Sort == SortDeLigne.Refusee) is { } perdue
                ? l with { Sort = SortDeLigne.Refusee, Explication = $"La ligne {perdue.Numero} est du même compte et n’a pas été comprise : rien n’est repris pour ce compte." }
                : l with { Explication = $"{l.Explication}, ajouté aux autres lignes de ce compte" })];
    }

    private static List<Cote> Cotes(IReadOnlyList<LigneDeTableau> tableau)
    {
        // What counts is cells that hold something: neither a margin nor a blank column between the two sides. One column alone keeps its place, to say what is missing beside it.
        int[] remplies = [.. Enumerable.Range(0, tableau.Select(l => l.Cellules.Count).DefaultIfEmpty().Max()).Where(c => tableau.Any(l => c < l.Cellules.Count && Nettoyer(l.Cellules[c]).Length > 0))];
        int[] colonnes = remplies is [var seule] ? [.. Enumerable.Range(0, seule + 1)] : remplies;
        if (tableau.Where(EstUneLigneDEnTetes).Select(l => SousLesEnTetes(tableau, colonnes, l)).FirstOrDefault(c => c is not null) is { } nommes)
        {
            return nommes;
        }

        var largeur = colonnes.Length switch { 4 => 2, 5 or 6 => 3, _ => 0 };
        return largeur > 0 && PorteDesComptes(tableau, colonnes[largeur..]) ? [new Cote(colonnes[..largeur], null), new Cote(colonnes[largeur..], null)] : [new Cote(colonnes, null)];
    }

    // An amount has its accounts before it, on each side; accounts under no heading are not these headings'. A title that says « budget » is no heading of a column.
    private static List<Cote>? SousLesEnTetes(IReadOnlyList<LigneDeTableau> tableau, int[] colonnes, LigneDeTableau enTetes)
    {
        int[] montants = [.. Enumerable.Range(0, colonnes.Length).Where(i => EstUnEnTete(Texte(enTetes, colonnes[i])))];
        var bornes = montants.Zip([-1, .. montants]).ToList();
        return bornes.TrueForAll(m => m.First - m.Second > 1 && PorteDesComptes(tableau, colonnes[(m.Second + 1)..(m.First + 1)])) && !PorteDesComptes(tableau, colonnes[(montants[^1] + 1)..])
            ? bornes.ConvertAll(m => new Cote(colonnes[(m.Second + 1)..(m.First + 1)], Texte(enTetes, colonnes[m.First])))
            : null;
    }

    // Half of the rows at least: an amount may happen to be the number of an account.
    private static bool PorteDesComptes(IReadOnlyList<LigneDeTableau> tableau, int[] colonnes)
    {
        var noms = tableau.Select(l => colonnes.SkipLast(1).Select(c => Texte(l, c)).Where(t => t.Length > 0).ToList()).Where(n => n.Count > 0).ToList();
        var comptes = noms.Count(n => Reconnaitre(n) is not null);
        return comptes > 0 && comptes * 2 >= noms.Count;
    }

    private static bool EstUneLigneDEnTetes(LigneDeTableau ligne)
    {
        List<string> cellules = [.. ligne.Cellules.Select(Nettoyer).Where(c => c.Length > 0)];
        return cellules.Count > 1 && cellules.Exists(EstUnEnTete) && cellules.TrueForAll(c => !EstUnNombre(c) || Annee().IsMatch(c)) && Reconnaitre(cellules) is null && !EstUnTotal([cellules[0]]);
    }

    private static string Texte(LigneDeTableau ligne, int colonne) => colonne < ligne.Cellules.Count ? Nettoyer(ligne.Cellules[colonne]) : "";

    private static decimal? Nombre(LigneDeTableau ligne, int colonne) => ligne.Nombres?.TryGetValue(colonne, out var nombre) == true ? nombre : null;

    /// <param name="enTete">Of the amount, which is then the last cell.</param>
    private static LigneRecopiee Lire(int numero, List<Cellule> cellules, string? enTete)
    {
        var texte = string.Join(" | ", cellules.Select(c => c.Texte).Where(t => t.Length > 0));
        var premier = cellules.FindIndex(c => c.Texte.Length > 0);
        // The number of the account may come after its label; the last cell is the amount.
        var numeroDeCompte = cellules.FindIndex(0, Math.Max(0, cellules.Count - 1), c => Trouver(c.Texte) is not null);
        bool EstUnNom(Cellule cellule, int rang) => rang <= premier || rang == numeroDeCompte || !EstUnNombre(cellule);
        List<Cellule> nombres = [.. cellules.Where((c, i) => !EstUnNom(c, i))];
        var valeur = cellules.Count == 1 ? new Cellule("", null) : enTete is null && nombres is [var seul] ? seul : cellules[^1];
        // A quantity, a unit price, a year are no name of an account.
        List<string> noms = cellules.Count == 1 ? [cellules[0].Texte] : [.. cellules.Where((c, i) => !ReferenceEquals(c, valeur) && EstUnNom(c, i)).Select(c => c.Texte)];
        if (noms.TrueForAll(n => n.Length == 0))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Refusee, "Il manque le numéro ou le libellé du compte.");
        }

        if (EstUnTotal(noms))
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, "Total : calculé par le portail.");
        }

        var compte = Reconnaitre(noms);
        if (enTete is null && nombres.Count > 1)
        {
            return new LigneRecopiee(numero, texte, SortDeLigne.Refusee, $"Plusieurs nombres sur cette ligne ({string.Join(" ; ", nombres.Select(n => n.Texte))}) : gardez le montant seul, ou mettez « Montant » en tête de sa colonne.", compte);
        }

        if (valeur.Texte.Length == 0 || EstUnEnTete(valeur.Texte))
        {
            // « 604 12,50 » in one cell: an amount is there, and is not guessed.
            return cellules.Count > 1 && noms.TrueForAll(EstUnCompteSeul)
                ? new LigneRecopiee(numero, texte, SortDeLigne.Ecartee, "Pas de montant : rien à reprendre.", compte)
                : new LigneRecopiee(numero, texte, SortDeLigne.Refusee, "Il manque le montant : le compte et le montant vont dans deux colonnes, séparées dans un texte par une tabulation ou un point-virgule.", compte);
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
            : $"« {nom} » n’est ni un numéro ni un libellé de compte du budget. Ce que vous demandez à un financeur se saisit dans « Montants demandés ».";
    }

    private static string Details(Compte compte) => "choisissez " + string.Join(", ", PlanComptable.Comptes.Where(c => c.Parent == compte.Code).Select(Nommer));

    private static string Nommer(Compte compte) => compte.Intitule;

    private static bool EstUnTotal(List<string> noms) => noms.Exists(n => Total().IsMatch(Plier(n)));

    private static bool EstUnEnTete(string valeur) => valeur is "€" || EnTeteDeMontant().IsMatch(Plier(valeur));

    private static bool EstUnNombre(Cellule cellule) => cellule.Nombre is not null || EstUnNombre(cellule.Texte);

    // As it is seen: a figure, and no letter but those of a currency.
    private static bool EstUnNombre(string texte) => texte.Any(char.IsAsciiDigit) && !Devise().Replace(texte, "").Any(char.IsLetter);

    // An exported cell that looked like a formula starts with an apostrophe.
    private static string Nettoyer(string cellule) => TexteSaisi.Normaliser(cellule).TrimStart('\'').Trim();

    private static string Plier(string texte) => TexteDeRecherche.Plier(200, texte);

    [GeneratedRegex(@"^(?<code>[0-9]{2,3}[a-z]*|CHARGINDIRECT[a-z]*|RESSPROPRES)(?=$|[\s.:\-–—\u00A0])[\s.:\-–—\u00A0]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumeroEnTete();

    [GeneratedRegex("^20[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Annee();

    [GeneratedRegex(@"^(?:sous[ -]?)?tota(?:l|ux)(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex(@"^(?:montants?|budget|previsions?|previsionnel|total|cout|euros?|en euros)(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex EnTeteDeMontant();

    [GeneratedRegex(@"euros?|eur\b|k€|k ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Devise();

    [GeneratedRegex(@"\b(?:k€|k ?euros?|keur|milliers d[’']euros?|m€|millions d[’']euros?)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnMilliers();

    /// <summary>Columns of one side of the table: accounts, then amounts.</summary>
    /// <param name="EnTete">Heading of the last one, when a row says which is the amount.</param>
    private sealed record Cote(int[] Colonnes, string? EnTete)
    {
        public List<Cellule> Cellules(LigneDeTableau ligne) => [.. Colonnes.Select(c => new Cellule(Texte(ligne, c), Nombre(ligne, c)))];
    }
}
