using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>State of one field at rendering time: its names, what was typed (kept after a refusal), its error.</summary>
public sealed class Champ
{
    private readonly ModelStateEntry? _etat;
    private readonly object? _modele;

    public Champ(ModelExpression pour, ViewContext vue)
    {
        Nom = vue.ViewData.TemplateInfo.GetFullHtmlFieldName(pour.Name);
        Id = Identifier(Nom);
        Libelle = pour.Metadata.DisplayName ?? pour.Metadata.Name ?? Nom;
        _modele = pour.Model;
        vue.ViewData.ModelState.TryGetValue(Nom, out _etat);
    }

    public string Nom { get; }

    /// <summary>Value of the <c>id</c> attribute: the target of the error summary.</summary>
    public string Id { get; }

    /// <summary>Name for people: the <c>[Display]</c> name.</summary>
    public string Libelle { get; }

    /// <summary>First error of the field, or null.</summary>
    public string? Erreur => _etat?.Errors.Count > 0 ? _etat.Errors[0].ErrorMessage : null;

    /// <summary>What was typed if something was, else the model's value written by <paramref name="ecrire"/>.</summary>
    public string? Valeur(Func<object, string?> ecrire)
    {
        return _etat?.AttemptedValue ?? (_modele is null ? null : ecrire(_modele));
    }

    public IReadOnlySet<string> Valeurs() => _etat?.RawValue switch
    {
        string[] saisies => saisies.ToHashSet(StringComparer.Ordinal),
        string saisie => new HashSet<string>(StringComparer.Ordinal) { saisie },
        _ => DuModele(),
    };

    public static string Identifier(string nom) => TagBuilder.CreateSanitizedId(nom, "_");

    /// <summary>Ids for <c>aria-describedby</c>: hint, then error, then extras; null when there is none.</summary>
    public string? DecritPar(bool aide, params string?[] autres)
    {
        var ids = new[] { aide ? Id + "-aide" : null, Erreur is null ? null : Id + "-erreur" }.Concat(autres).Where(id => id is not null);
        var texte = string.Join(' ', ids);
        return texte.Length == 0 ? null : texte;
    }

    public IHtmlContent BaliseErreur()
    {
        if (Erreur is null)
            return HtmlString.Empty;
        var balise = new TagBuilder("p");
        balise.AddCssClass("govuk-error-message");
        balise.Attributes["id"] = Id + "-erreur";
        balise.InnerHtml.AppendHtml("<span class=\"govuk-visually-hidden\">Erreur&nbsp;: </span>").Append(Erreur);
        return balise;
    }

    private HashSet<string> DuModele() => _modele switch
    {
        null => [],
        string texte => [texte],
        System.Collections.IEnumerable liste => liste.Cast<object>().Select(Texte).ToHashSet(StringComparer.Ordinal),
        _ => [Texte(_modele)],
    };

    private static string Texte(object valeur) => valeur is bool vrai ? (vrai ? "true" : "false") : valeur.ToString() ?? "";
}
