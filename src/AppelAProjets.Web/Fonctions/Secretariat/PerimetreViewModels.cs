using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Secretariat;

/// <summary>Neighbourhoods of the call.</summary>
public sealed class QuartiersViewModel : SectionViewModel
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Quartiers;
    /// <summary>Ticked.</summary>
    [Display(Name = "Quartiers de l’appel")]
    public IList<string> Codes { get; set; } = [];
    /// <summary>All that may be ticked.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    /// <summary>One box per neighbourhood, with its communes.</summary>
    public static IReadOnlyList<SelectListItem> EnOptions(IEnumerable<QuartierRow> quartiers) =>
        [.. quartiers.Select(q => new SelectListItem($"{q.Nom} ({q.Communes.Replace(";", ", ", StringComparison.Ordinal)})", q.Code))];
}

/// <summary>One row of a list.</summary>
public abstract class ElementViewModel
{
    /// <summary>Null for a new row.</summary>
    public Guid? Id { get; set; }
    /// <summary>Rank.</summary>
    [Display(Name = "Rang")]
    public int? Ordre { get; set; }
    /// <summary>To be removed.</summary>
    [Display(Name = "Supprimer")]
    public bool Supprimer { get; set; }
    /// <summary>Label.</summary>
    [Display(Name = "Libellé")]
    public string? Libelle { get; set; }
}

/// <summary>A section that is a list of rows.</summary>
public abstract class ListeViewModel<T> : SectionViewModel
    where T : ElementViewModel, new()
{
    private const int LignesVidesAuDepart = 3;

    /// <summary>Rows, the last ones blank.</summary>
    public IList<T> Elements { get; set; } = [];

    /// <summary>Numbers the recorded rows and adds blank ones.</summary>
    protected static IList<T> AvecLignesVides(IEnumerable<T> enregistres)
    {
        List<T> elements = [.. enregistres];
        foreach (var (rang, element) in elements.Index())
        {
            element.Ordre = rang + 1;
        }

        elements.AddRange(Enumerable.Range(0, elements.Count == 0 ? LignesVidesAuDepart : 1).Select(_ => new T()));
        return elements;
    }
}

/// <summary>A theme.</summary>
public sealed class ThemeViewModel : ElementViewModel;

/// <summary>Themes of the call.</summary>
public sealed class ThemesViewModel : ListeViewModel<ThemeViewModel>
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Themes;

    /// <summary>As recorded.</summary>
    public static ThemesViewModel De(AppelComplet complet) => new() { Elements = AvecLignesVides(complet.Themes.Select(t => new ThemeViewModel { Id = t.Id, Libelle = t.Libelle })) };

    /// <summary>As typed.</summary>
    public IReadOnlyList<ThemeSaisi> EnSaisie() => [.. Elements.Select(e => new ThemeSaisi(e.Id, e.Ordre, e.Supprimer, e.Libelle))];
}

/// <summary>A criterion.</summary>
public sealed class CritereViewModel : ElementViewModel
{
    /// <summary>What instructors look at.</summary>
    [Display(Name = "Ce qui est regardé")]
    public string? Aide { get; set; }
    /// <summary>Weight.</summary>
    [Display(Name = "Poids")]
    public int? Poids { get; set; }
    /// <summary>1 to 5.</summary>
    [Display(Name = "Éliminatoire sous")]
    public int? NoteEliminatoire { get; set; }
}

/// <summary>The grid.</summary>
public sealed class GrilleViewModel : ListeViewModel<CritereViewModel>
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Grille;
    /// <summary>Of the rows shown.</summary>
    public int Total => Elements.Where(e => !e.Supprimer).Sum(e => e.Poids ?? 0);

    /// <summary>As recorded.</summary>
    public static GrilleViewModel De(AppelComplet complet) => new()
    {
        Elements = AvecLignesVides(complet.Criteres.Select(c => new CritereViewModel { Id = c.Id, Libelle = c.Libelle, Aide = c.Aide, Poids = c.Poids, NoteEliminatoire = c.NoteEliminatoire })),
    };

    /// <summary>As typed.</summary>
    public IReadOnlyList<CritereSaisi> EnSaisie() => [.. Elements.Select(e => new CritereSaisi(e.Id, e.Ordre, e.Supprimer, e.Libelle, e.Aide, e.Poids, e.NoteEliminatoire))];
}

/// <summary>A piece.</summary>
public sealed class PieceViewModel : ElementViewModel
{
    /// <summary>Help for the porteur.</summary>
    [Display(Name = "Aide au porteur")]
    public string? Aide { get; set; }
    /// <summary>No deposit without it.</summary>
    [Display(Name = "Indispensable au dépôt")]
    public bool Indispensable { get; set; }
}

/// <summary>Pieces asked.</summary>
public sealed class PiecesViewModel : ListeViewModel<PieceViewModel>
{
    /// <inheritdoc/>
    public override SectionAppel Section => SectionAppel.Pieces;

    /// <summary>As recorded.</summary>
    public static PiecesViewModel De(AppelComplet complet) => new()
    {
        Elements = AvecLignesVides(complet.Pieces.Select(p => new PieceViewModel { Id = p.Id, Libelle = p.Libelle, Aide = p.Aide, Indispensable = p.Indispensable })),
    };

    /// <summary>As typed.</summary>
    public IReadOnlyList<PieceSaisie> EnSaisie() => [.. Elements.Select(e => new PieceSaisie(e.Id, e.Ordre, e.Supprimer, e.Libelle, e.Aide, e.Indispensable))];
}
