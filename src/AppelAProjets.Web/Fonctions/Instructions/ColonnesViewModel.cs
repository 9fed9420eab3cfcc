using System.Globalization;
using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>What the page of the columns sends: ticked, and their places.</summary>
public sealed class ChoixDeColonnes
{
    public string[] Colonnes { get; set; } = [];
    public string[] Parts { get; set; } = [];
    public Guid[] Financeurs { get; set; } = [];
    /// <summary>By key of column or funder; what has no readable place comes after.</summary>
    public Dictionary<string, string?> Places { get; set; } = [];

    public DispositionDuTableau Lire() => new DispositionDuTableau { Colonnes = Ranger(Colonnes, c => c), Parts = Ranger(Parts, c => c), Financeurs = Ranger(Financeurs, f => $"{f}") }.Normaliser();

    private List<T> Ranger<T>(T[] choisis, Func<T, string> cle) =>
        [.. choisis.OrderBy(c => int.TryParse(Places.GetValueOrDefault(cle(c)), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue)];
}

/// <param name="Place">From 1; null when it is not shown.</param>
public sealed record ColonneAChoisir(string Cle, string Libelle, int? Place);

public sealed class ColonnesViewModel(TableauInstruction tableau)
{
    private readonly DispositionDuTableau disposition = tableau.Filtre.DispositionMontree;

    public string Code => tableau.Contexte.Appel.Code;

    public string Titre => tableau.Contexte.Appel.Titre;

    public string Requete => FiltreQuery.Ecrire(tableau.Filtre) is { Length: > 0 } requete ? "?" + requete : "";

    public string Tableau => FiltreQuery.Adresse(Code, tableau.Filtre);

    public IReadOnlyList<ColonneAChoisir> Colonnes => Ranger(ColonnesDuTableau.Toutes.Where(c => !c.EstParFinanceur && c.Cle is not ("numero" or "titre")).Select(c => (c.Cle, c.Libelle)), disposition.Colonnes);

    public IReadOnlyList<ColonneAChoisir> Parts => Ranger(ColonnesDuTableau.Toutes.Where(c => c.EstParFinanceur).Select(c => (c.Cle, c.Libelle)), disposition.Parts);

    public IReadOnlyList<ColonneAChoisir> Financeurs => Ranger(
        tableau.Contexte.Appel.Financeurs.Select(f => ($"{f.Id}", f.Nom)),
        [.. tableau.Colonnes.Select(c => c.Financeur).OfType<Application.Appels.FinanceurDAppel>().DistinctBy(f => f.Id).Select(f => $"{f.Id}")]);

    // Those shown first, in their order.
    private static IReadOnlyList<ColonneAChoisir> Ranger(IEnumerable<(string Cle, string Libelle)> toutes, IReadOnlyList<string> montrees)
    {
        var rangs = montrees.Index().ToDictionary(c => c.Item, c => c.Index + 1);
        return [.. toutes.Select(c => new ColonneAChoisir(c.Cle, c.Libelle, rangs.TryGetValue(c.Cle, out var rang) ? rang : null)).OrderBy(c => c.Place ?? int.MaxValue)];
    }
}
