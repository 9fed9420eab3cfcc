using System.Globalization;
using AppelAProjets.Domain.Formulaires;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Partage.Formulaires;

/// <summary>The controls of a field of the form: input, list, boxes, with the hidden version that lets it be kept without overwriting another's.</summary>
public static class RenduDeChamp
{
    /// <summary>Prefix of the hidden field that carries the version shown: it also says that the field was on the page.</summary>
    public const string PrefixeDeVersion = "v:";

    /// <summary>Lines that let a person see what they write: a third of the longest answer, from 4 to 14.</summary>
    internal static int Hauteur(ChampDeFormulaire champ) => Math.Clamp(champ.LongueurMaximale / 240, 4, 14);

    /// <param name="libelle">Name for a screen reader when no label stands beside, as in a table.</param>
    public static IHtmlContent Controle(ChampAffiche affiche, int lignes = 5, string? libelle = null) => new HtmlContentBuilder()
        .AppendHtml(affiche.Champ.Type switch
        {
            TypeDeChamp.TexteLong => Zone(affiche, lignes),
            TypeDeChamp.Choix when libelle is not null || !EstUneListeCourte(affiche) => Liste(affiche),
            TypeDeChamp.Choix or TypeDeChamp.OuiNon or TypeDeChamp.ChoixMultiple or TypeDeChamp.Case => Boutons(affiche),
            _ => Ligne(affiche, libelle),
        })
        .AppendHtml(Version(affiche));

    /// <summary>The refusal and, in a conflict, what another page wrote.</summary>
    public static IHtmlContent Erreur(ChampAffiche affiche)
    {
        if (affiche.Erreur is null)
        {
            return HtmlString.Empty;
        }

        var balise = Balise("p", "govuk-error-message");
        balise.Attributes["id"] = affiche.Id + "-erreur";
        if (affiche.EstIncoherent)
        {
            balise.Attributes["data-incoherence"] = affiche.Id;
        }

        balise.InnerHtml.AppendHtml("<span class=\"govuk-visually-hidden\">Erreur&nbsp;: </span>").Append(affiche.Erreur);
        var html = new HtmlContentBuilder().AppendHtml(balise);
        if (affiche.EntreTemps is { } autre)
        {
            var cite = Balise("div", "govuk-inset-text entre-temps");
            cite.InnerHtml.AppendHtml("<strong>Texte enregistré entre-temps</strong>").AppendHtml(Texte("p", "texte-libre", autre.Length == 0 ? "(effacé)" : autre));
            html.AppendHtml(cite);
        }

        return html;
    }

    /// <summary>Few enough options to be read at once.</summary>
    internal static bool EstUneListeCourte(ChampAffiche affiche) => affiche.Champ.Options.Count <= 6;

    // A choice that is no longer in the list stays on the page, so that saving the rest does not lose it.
    private static List<OptionDeChamp> Options(ChampAffiche affiche) =>
        [.. affiche.Champ.Options, .. affiche.ChoixPerimes.Select(p => new OptionDeChamp(p, $"{p} (réponse qui n’est plus proposée)"))];

    internal static TagBuilder Balise(string nom, string classe)
    {
        var balise = new TagBuilder(nom);
        balise.AddCssClass(classe);
        return balise;
    }

    internal static TagBuilder Texte(string nom, string classe, string texte)
    {
        var balise = Balise(nom, classe);
        balise.InnerHtml.Append(texte);
        return balise;
    }

    private static TagBuilder Version(ChampAffiche affiche) => Entree("hidden", null, PrefixeDeVersion + affiche.Champ.Cle, affiche.Version);

    private static TagBuilder Entree(string type, string? id, string nom, string? valeur)
    {
        var balise = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        balise.Attributes["type"] = type;
        balise.Attributes["name"] = nom;
        if (id is not null)
        {
            balise.Attributes["id"] = id;
        }

        if (!string.IsNullOrEmpty(valeur))
        {
            balise.Attributes["value"] = valeur;
        }

        return balise;
    }

    private static TagBuilder Decrire(TagBuilder balise, ChampAffiche affiche, string classe, string? libelle = null, string? aussi = null)
    {
        balise.AddCssClass(classe);
        if (affiche.Erreur is not null)
        {
            balise.AddCssClass(classe + "--error");
            balise.Attributes["aria-invalid"] = "true";
        }

        if (affiche.DecritPar(aussi) is { } ids)
        {
            balise.Attributes["aria-describedby"] = ids;
        }

        if (libelle is not null)
        {
            balise.Attributes["aria-label"] = libelle;
        }

        return balise;
    }

    private static TagBuilder Ligne(ChampAffiche affiche, string? libelle)
    {
        var type = affiche.Champ.Type;
        var balise = Decrire(Entree(
            type switch { TypeDeChamp.Date => "date", TypeDeChamp.Courriel => "email", TypeDeChamp.Telephone => "tel", _ => "text" }, affiche.Id, affiche.Champ.Cle, affiche.Valeur), affiche, "govuk-input", libelle);
        var (largeur, clavier, unite) = type switch
        {
            TypeDeChamp.Date => ("govuk-input--width-10", null, null),
            TypeDeChamp.Nombre => ("govuk-input--width-5", "numeric", null),
            TypeDeChamp.Centieme => ("govuk-input--width-5", "decimal", null),
            TypeDeChamp.Telephone => ("govuk-input--width-20", null, null),
            TypeDeChamp.Pourcent => ("champ-court", "numeric", "%"),
            TypeDeChamp.Montant => ("montant", "decimal", "€"),
            _ => ((string?)null, (string?)null, (string?)null),
        };
        if (largeur is not null)
        {
            balise.AddCssClass(largeur);
        }

        if (clavier is not null)
        {
            balise.Attributes["inputmode"] = clavier;
            balise.Attributes["autocomplete"] = "off";
        }

        if (unite is null)
        {
            return balise;
        }

        balise.AddCssClass("montant");
        var cadre = Balise("span", "champ-suffixe");
        cadre.InnerHtml.AppendHtml(balise).AppendHtml($"<span aria-hidden=\"true\">{unite}</span>");
        return cadre;
    }

    private static HtmlContentBuilder Zone(ChampAffiche affiche, int lignes)
    {
        var compteur = affiche.Id + "-info";
        var zone = Decrire(new TagBuilder("textarea"), affiche, "govuk-textarea", aussi: compteur);
        zone.AddCssClass("govuk-js-character-count");
        zone.Attributes["id"] = affiche.Id;
        zone.Attributes["name"] = affiche.Champ.Cle;
        zone.Attributes["rows"] = lignes.ToString(CultureInfo.InvariantCulture);
        // A browser drops the first line break after the opening tag.
        zone.InnerHtml.AppendLine().Append(affiche.Valeur);
        return (HtmlContentBuilder)new HtmlContentBuilder().AppendHtml(zone)
            .AppendHtml($"<div id=\"{compteur}\" class=\"govuk-hint govuk-character-count__message\">{affiche.Champ.LongueurMaximale:N0} caractères au plus</div>");
    }

    private static TagBuilder Liste(ChampAffiche affiche)
    {
        var liste = Decrire(new TagBuilder("select"), affiche, "govuk-select");
        liste.Attributes["id"] = affiche.Id;
        liste.Attributes["name"] = affiche.Champ.Cle;
        foreach (var option in Options(affiche).Prepend(new OptionDeChamp("", "Choisissez")))
        {
            var balise = Texte("option", "", option.Libelle);
            balise.Attributes.Remove("class");
            balise.Attributes["value"] = option.Valeur;
            if (option.Valeur == affiche.Valeur)
            {
                balise.Attributes["selected"] = "selected";
            }

            liste.InnerHtml.AppendHtml(balise);
        }

        return liste;
    }

    private static TagBuilder Boutons(ChampAffiche affiche)
    {
        var champ = affiche.Champ;
        var (type, classe) = champ.Type is TypeDeChamp.ChoixMultiple or TypeDeChamp.Case ? ("checkbox", "govuk-checkboxes") : ("radio", "govuk-radios");
        var options = champ.Type switch
        {
            TypeDeChamp.OuiNon => [new OptionDeChamp(LectureDeChamp.Oui, "Oui"), new OptionDeChamp(LectureDeChamp.Non, "Non")],
            TypeDeChamp.Case => [new OptionDeChamp(LectureDeChamp.Oui, champ.Libelle)],
            _ => Options(affiche),
        };
        var choisies = affiche.Valeur.Split('\n');
        var groupe = Balise("div", classe);
        groupe.Attributes["data-module"] = classe;
        if (champ.Type == TypeDeChamp.OuiNon)
        {
            groupe.AddCssClass("govuk-radios--inline");
        }

        foreach (var (rang, option) in options.Index())
        {
            groupe.InnerHtml.AppendHtml(Bouton(affiche, option, type, classe, rang == 0 ? affiche.Id : $"{affiche.Id}-{rang + 1}", choisies.Contains(option.Valeur)));
        }

        return groupe;
    }

    private static TagBuilder Bouton(ChampAffiche affiche, OptionDeChamp option, string type, string classe, string id, bool choisie)
    {
        var balise = Entree(type, id, affiche.Champ.Cle, option.Valeur);
        balise.AddCssClass(classe + "__input");
        if (choisie)
        {
            balise.Attributes["checked"] = "checked";
        }

        if (affiche.Champ.Type == TypeDeChamp.Case && affiche.DecritPar() is { } ids)
        {
            balise.Attributes["aria-describedby"] = ids;
        }

        var libelle = Texte("label", $"govuk-label {classe}__label", option.Libelle);
        libelle.Attributes["for"] = id;
        var element = Balise("div", classe + "__item");
        element.InnerHtml.AppendHtml(balise).AppendHtml(libelle);
        if (option.Aide is not null)
        {
            balise.Attributes["aria-describedby"] = id + "-option";
            var aide = Texte("div", $"govuk-hint {classe}__hint", option.Aide);
            aide.Attributes["id"] = id + "-option";
            element.InnerHtml.AppendHtml(aide);
        }

        return element;
    }
}
