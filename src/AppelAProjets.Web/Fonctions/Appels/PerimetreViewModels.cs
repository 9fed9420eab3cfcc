using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Web.Fonctions.Partage.Liaison;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class QuartiersViewModel : SectionViewModel
{
    public override SectionAppel Section => SectionAppel.Quartiers;
    [Display(Name = "Quartiers de l’appel")]
    public IList<string> Codes { get; set; } = [];
    [BindNever]
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    public static IReadOnlyList<SelectListItem> EnOptions(IEnumerable<QuartierRow> quartiers) =>
        [.. quartiers.Select(q => new SelectListItem($"{q.Nom} ({q.Communes.Replace(";", ", ", StringComparison.Ordinal)})", q.Code))];
}

public abstract class ElementViewModel
{
    public Guid? Id { get; set; }
    [Display(Name = "Rang")]
    public int? Ordre { get; set; }
    [Display(Name = "Supprimer")]
    public bool Supprimer { get; set; }
    [Display(Name = "Libellé")]
    public string? Libelle { get; set; }
}

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

public sealed class ThemeViewModel : ElementViewModel;

public sealed class ThemesViewModel : ListeViewModel<ThemeViewModel>
{
    public override SectionAppel Section => SectionAppel.Themes;

    public static ThemesViewModel De(AppelComplet complet) => new() { Elements = AvecLignesVides(complet.Themes.Select(t => new ThemeViewModel { Id = t.Id, Libelle = t.Libelle })) };

    public IReadOnlyList<ThemeSaisi> EnSaisie() => [.. Elements.Select(e => new ThemeSaisi(e.Id, e.Ordre, e.Supprimer, e.Libelle))];
}

public sealed class CritereViewModel : ElementViewModel
{
    [Display(Name = "Ce qui est regardé")]
    public string? Aide { get; set; }
    [Pourcentage, Display(Name = "Poids")]
    public int? Poids { get; set; }
    /// <summary>1 to 5.</summary>
    [Display(Name = "Éliminatoire sous")]
    public int? NoteEliminatoire { get; set; }
}

public sealed class GrilleViewModel : ListeViewModel<CritereViewModel>
{
    public override SectionAppel Section => SectionAppel.Grille;
    public int Total => Elements.Where(e => !e.Supprimer).Sum(e => e.Poids ?? 0);

    /// <summary>As <c>grille.js</c> writes it while one types.</summary>
    public string EtatDuTotal => (Total - 100) switch
    {
        0 => "100 sur 100",
        < 0 and var manque => $"{Total} sur 100, il en reste {-manque} à répartir",
        var trop => $"{Total} sur 100, il y en a {trop} de trop",
    };

    public static GrilleViewModel De(AppelComplet complet) => new()
    {
        Elements = AvecLignesVides(complet.Criteres.Select(c => new CritereViewModel { Id = c.Id, Libelle = c.Libelle, Aide = c.Aide, Poids = c.Poids, NoteEliminatoire = c.NoteEliminatoire })),
    };

    public IReadOnlyList<CritereSaisi> EnSaisie() => [.. Elements.Select(e => new CritereSaisi(e.Id, e.Ordre, e.Supprimer, e.Libelle, e.Aide, e.Poids, e.NoteEliminatoire))];
}

public sealed class PieceViewModel : ElementViewModel
{
    [Display(Name = "Aide au porteur")]
    public string? Aide { get; set; }
    [Display(Name = "Indispensable au dépôt")]
    public bool Indispensable { get; set; }

    [Display(Name = "Réservée au secrétariat et aux financeurs sollicités (RIB, pièce d’identité…)")]
    public bool Confidentielle { get; set; }
}

public sealed class PiecesViewModel : ListeViewModel<PieceViewModel>
{
    public override SectionAppel Section => SectionAppel.Pieces;

    public static PiecesViewModel De(AppelComplet complet) => new()
    {
        Elements = AvecLignesVides(complet.Pieces.Select(p => new PieceViewModel { Id = p.Id, Libelle = p.Libelle, Aide = p.Aide, Indispensable = p.Indispensable, Confidentielle = p.Confidentielle })),
    };

    public IReadOnlyList<PieceSaisie> EnSaisie() => [.. Elements.Select(e => new PieceSaisie(e.Id, e.Ordre, e.Supprimer, e.Libelle, e.Aide, e.Indispensable, e.Confidentielle))];
}
