using System.Globalization;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Envois;

/// <summary>The outbox as its address asks for it.</summary>
public sealed record CourrielsFiltre
{
    public string? Adresse { get; init; }
    public string? Numero { get; init; }
    public GenreDeCourriel? Genre { get; init; }
    public EtatDeCourriel? Etat { get; init; }
    public DateOnly? Du { get; init; }
    public DateOnly? Au { get; init; }

    public FiltreDeCourriels EnFiltre() => new(Adresse, Numero, Genre, Etat, Du, Au);

    /// <summary>The query of the address, with its question mark.</summary>
    /// <param name="avant">Key of the page.</param>
    public string Requete(Guid? avant = null) => QueryString.Create(
        new Dictionary<string, string?>
        {
            ["adresse"] = Dit(Adresse), ["numero"] = Dit(Numero), ["genre"] = Genre?.ToString(), ["etat"] = Etat?.ToString(), ["du"] = Jour(Du), ["au"] = Jour(Au), ["avant"] = avant?.ToString(),
        }.Where(p => p.Value is not null)).ToString();

    public static string? Jour(DateOnly? jour) => jour?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Dit(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}

/// <param name="Avant">Key of the page shown; null for the latest.</param>
public sealed record CourrielsViewModel(ComptesDeCourrielsRow Comptes, PageDeCourriels Page, CourrielsFiltre Filtre, Guid? Avant)
{
    public static IReadOnlyList<SelectListItem> Genres { get; } = [.. Enum.GetValues<GenreDeCourriel>().Select(g => new SelectListItem(g.Regle().Libelle, g.ToString()))];

    public static IReadOnlyList<SelectListItem> Etats { get; } = [.. Enum.GetValues<EtatDeCourriel>().Select(e => new SelectListItem(e.Libelle(), e.ToString()))];

    public static string Couleur(EtatDeCourriel etat) => etat switch
    {
        EtatDeCourriel.Envoye or EtatDeCourriel.Groupe => "etiquette--vert",
        EtatDeCourriel.NonRemis => "etiquette--rouge",
        EtatDeCourriel.AEnvoyer or EtatDeCourriel.AGrouper => "etiquette--bleu",
        _ => "etiquette--gris",
    };
}

public sealed record CourrielsEcritsViewModel(string Dossier, IReadOnlyList<CourrielEcrit> Ecrits, IReadOnlyList<CourrielRow> EnAttente);

public static partial class TexteAvecLiens
{
    /// <summary>The pieces of the text in order; a link is told by its flag. Punctuation that ends a sentence is not part of the link.</summary>
    public static IEnumerable<(string Texte, bool EstUnLien)> Couper(string texte)
    {
        var fin = 0;
        foreach (Match lien in Lien().Matches(texte))
        {
            yield return (texte[fin..lien.Index], false);
            yield return (lien.Value, true);
            fin = lien.Index + lien.Length;
        }

        yield return (texte[fin..], false);
    }

    [GeneratedRegex(@"https?://[^\s<>""»]*[^\s<>""».,;:!?)]")]
    private static partial Regex Lien();
}
