using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Web.Fonctions.PlanActions;

/// <summary>The filter of the plan in the address; anything impossible is ignored.</summary>
public sealed class FiltreDuPlanQuery
{
    [FromQuery(Name = "pilier")] public string? Pilier { get; set; }
    /// <summary>Code of a neighbourhood or identifier of a territory.</summary>
    [FromQuery(Name = "quartier")] public string? Quartier { get; set; }
    [FromQuery(Name = "q")] public string? Texte { get; set; }
    [FromQuery(Name = "etat")] public string? Etat { get; set; }
    /// <summary>"1" for the withdrawn lines.</summary>
    [FromQuery(Name = "retirees")] public string? Retirees { get; set; }
    /// <summary>From 1.</summary>
    [FromQuery(Name = "page")] public string? Page { get; set; }

    public FiltreDuPlan Lire() => new(
        Vide(Pilier) is { } pilier ? TexteDeRecherche.Plier(200, pilier) : null, Vide(Quartier), Vide(Texte), LectureDeMot.Lire<EtatDAction>(Etat), Retirees == "1");

    public int NumeroDePage => int.TryParse(Page, out var page) && page > 0 ? page : 1;

    private static string? Vide(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}

/// <param name="Objectif">May be empty.</param>
public sealed record GroupeDObjectif(string Objectif, IReadOnlyList<ActionEnregistree> Actions);

/// <param name="Volet">May be empty.</param>
public sealed record GroupeDeVolet(string Volet, IReadOnlyList<GroupeDObjectif> Objectifs);

public sealed record GroupeDePilier(string Pilier, int Nombre, IReadOnlyList<GroupeDeVolet> Volets)
{
    /// <summary>The plan in its headings; two spellings that differ by case or accents are one heading.</summary>
    public static IReadOnlyList<GroupeDePilier> Grouper(IEnumerable<ActionEnregistree> actions) =>
        [.. actions.GroupBy(a => a.Ligne.PilierPlie).Select(p => new GroupeDePilier(p.First().Ligne.Pilier, p.Count(),
            [.. p.GroupBy(a => Plier(a.Ligne.Volet)).Select(v => new GroupeDeVolet(v.First().Ligne.Volet,
                [.. v.GroupBy(a => Plier(a.Ligne.Objectif)).Select(o => new GroupeDObjectif(o.First().Ligne.Objectif, [.. o]))]))]))];

    private static string Plier(string texte) => TexteDeRecherche.Plier(int.MaxValue, texte);
}

public record PlanViewModel(PlanLu Plan, FiltreDuPlan Filtre)
{
    public IReadOnlyList<GroupeDePilier> Groupes => GroupeDePilier.Grouper(Plan.Actions);

    public bool EstFiltre => Filtre with { Retirees = false } != new FiltreDuPlan();

    public string Nombre => Plan.Actions.Count switch { 0 => "Aucune action.", 1 => "1 action.", var n => $"{n} actions." };

    public static string Couleur(EtatDAction etat) => etat switch { EtatDAction.EnCours => "bleu", EtatDAction.Realise => "vert", _ => "gris" };
}

/// <param name="Page">From 1.</param>
/// <param name="Adresse">Of this page without its number, ending in ? or &amp;.</param>
public sealed record PlanEditeViewModel(PlanLu Plan, FiltreDuPlan Filtre, int Page, string Adresse) : PlanViewModel(Plan, Filtre)
{
    private const int Taille = 100;

    public IEnumerable<ActionEnregistree> Lignes => Plan.Actions.Skip((Page - 1) * Taille).Take(Taille);

    public int DernierePage => Math.Max(1, (Plan.Actions.Count + Taille - 1) / Taille);
}
