using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Coinstruction;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Coinstruction;

public sealed record AffectationsViewModel(AffectationsDeLAppel Page)
{
    public const int Montres = 200;

    public RegleSaisie Regle { get; init; } = new();

    public string Code => Page.Contexte.Appel.Code;

    public string Sigle => Nom(Page.FinanceurId);

    public int AAffecter => Page.Proposees.Count(p => p.CompteId is not null);

    public IEnumerable<SelectListItem> Lieux =>
    [
        .. Page.Territoires.Select(t => new SelectListItem($"Territoire {t.Nom}", $"t:{t.Id}")),
        .. Page.Contexte.Appel.Quartiers.Select(q => new SelectListItem(q.Nom, $"q:{q.Code}")),
    ];

    public IEnumerable<SelectListItem> Themes => Page.Contexte.Appel.Themes.Select(t => new SelectListItem(t.Libelle, $"{t.Id}"));

    public IEnumerable<SelectListItem> Agents => Page.Agents.Select(a => new SelectListItem(a.Nom, $"{a.CompteId}"));

    public string Nom(Guid financeurId) => Page.Contexte.Appel.Financeurs.First(f => f.Id == financeurId).Sigle;

    public static string Dire(RegleRow regle) => (regle.Quartier ?? regle.Territoire, regle.Theme) switch
    {
        (null, null) => "Tous les dossiers",
        ({ } lieu, null) => lieu,
        (null, { } theme) => theme,
        var (lieu, theme) => $"{lieu}, {theme}",
    };
}

public sealed class RegleSaisie
{
    /// <summary><c>t:</c> and a territory, <c>q:</c> and a neighbourhood; empty for the whole call.</summary>
    [Display(Name = "Territoire ou quartier")]
    public string? Lieu { get; set; }
    [Display(Name = "Thème")]
    public Guid? ThemeId { get; set; }
    [Display(Name = "Personne"), Required(ErrorMessage = "Choisissez une personne.")]
    public Guid? CompteId { get; set; }

    public SaisieDeRegle EnSaisie(Guid financeurId) => new(
        financeurId, Lieu?.StartsWith("t:", StringComparison.Ordinal) == true ? Guid.TryParse(Lieu[2..], out var territoire) ? territoire : Guid.Empty : null,
        Lieu?.StartsWith("q:", StringComparison.Ordinal) == true ? Lieu[2..] : null, ThemeId, CompteId);
}
