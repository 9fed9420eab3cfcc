using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AppelAProjets.Application.Documents;

/// <summary>The letter as an accessible HTML fragment (no style, no script): the tagged form of the PDF, with the same text in the same order.</summary>
public static class RenduHtml
{
    private static readonly HtmlEncoder Encodeur = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>An <c>article</c> whose classes all start with <c>courrier</c>. Its subject is the only <c>h1</c>, so that the page around it has none.</summary>
    /// <param name="niveau">Level of its subject, where it is a part of a page.</param>
    public static string Rendre(DocumentImprime document, int niveau = 1)
    {
        ArgumentNullException.ThrowIfNull(document);
        var html = new StringBuilder("<article class=\"courrier\" lang=\"fr\">\n<header class=\"courrier__en-tete\">\n");
        Elements(html, "p", "courrier__emetteur", document.Emetteur);
        Logos(html, document);
        Liste(html, "courrier__references", document.References.Select(TexteDuDocument.Lire));
        html.Append("<address class=\"courrier__destinataire\">").AppendJoin("<br>\n", document.Destinataire.Select(Encoder)).Append("</address>\n");
        Element(html, "p", "courrier__date", document.LieuEtDate);
        Element(html, $"h{niveau}", "courrier__objet", TexteDuDocument.Sujet(document));
        html.Append("</header>\n");
        // Levels follow one another: a template without a first level starts under the subject all the same.
        var premier = document.Blocs.OfType<Titre>().Select(t => t.Niveau).DefaultIfEmpty(1).Min();
        foreach (var bloc in document.Blocs)
        {
            Bloc(html, bloc, niveau + 1, premier);
        }

        html.Append("<footer class=\"courrier__pied\">\n");
        Element(html, "p", null, document.Pied);
        if (document.UrlDeVerification is { } adresse)
        {
            html.Append("<p>").Append(Encoder(TexteDuDocument.LibelleVerification)).Append("<a href=\"").Append(Encoder(adresse)).Append("\">").Append(Encoder(adresse)).Append("</a></p>\n");
        }

        return html.Append("</footer>\n</article>\n").ToString();
    }

    private static void Bloc(StringBuilder html, Bloc bloc, int niveau, int premier)
    {
        switch (bloc)
        {
            case Titre titre:
                var balise = $"h{(titre.Niveau == premier ? niveau : niveau + 1)}";
                html.Append('<').Append(balise).Append('>').Append(Encoder(titre.Fragments)).Append("</").Append(balise).Append(">\n");
                break;
            case Paragraphe paragraphe:
                html.Append("<p").Append(ClasseDe(paragraphe.Style)).Append('>').Append(Encoder(paragraphe.Fragments)).Append("</p>\n");
                break;
            case Liste liste:
                ListeDuCorps(html, liste);
                break;
            case Tableau tableau:
                TableauDuCorps(html, tableau);
                break;
            case Rubriques rubriques:
                RubriquesDuCorps(html, rubriques);
                break;
            case SautDePage:
                break;
            case BlocSignatures signatures:
                Signatures(html, signatures);
                break;
            default:
                throw new InvalidOperationException($"Unknown block {bloc.GetType().Name}.");
        }
    }

    private static string ClasseDe(StyleDeParagraphe style) => style switch
    {
        StyleDeParagraphe.Courant => "",
        StyleDeParagraphe.Avis => " class=\"courrier__avis\"",
        StyleDeParagraphe.Encadre => " class=\"courrier__encadre\"",
    };

    private static void ListeDuCorps(StringBuilder html, Liste liste)
    {
        var balise = liste.Numerotee ? "ol" : "ul";
        html.Append('<').Append(balise).Append(">\n");
        foreach (var element in liste.Elements)
        {
            html.Append("<li>").Append(Encoder(element)).Append("</li>\n");
        }

        html.Append("</").Append(balise).Append(">\n");
    }

    private static void TableauDuCorps(StringBuilder html, Tableau tableau)
    {
        // On a narrow screen each row becomes a card: roles keep it a table for those who listen, data-libelle names each amount for those who look.
        html.Append("<table class=\"courrier__tableau\" role=\"table\">\n");
        Element(html, "caption", null, tableau.Legende);
        html.Append("<thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var colonne in tableau.Colonnes)
        {
            html.Append("<th scope=\"col\" role=\"columnheader\"").Append(ClasseDe(colonne.Alignement)).Append('>').Append(Encoder(colonne.Libelle)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var ligne in tableau.Lignes)
        {
            html.Append(ligne.EstTotal ? "<tr role=\"row\" class=\"courrier__total\">" : "<tr role=\"row\">").Append("<th scope=\"row\" role=\"rowheader\">").Append(Encoder(ligne.Cellules[0])).Append("</th>");
            for (var i = 1; i < ligne.Cellules.Count; i++)
            {
                html.Append("<td role=\"cell\" data-libelle=\"").Append(Encoder(tableau.Colonnes[i].Libelle)).Append('"').Append(ClasseDe(tableau.Colonnes[i].Alignement))
                    .Append('>').Append(Encoder(ligne.Cellules[i])).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void RubriquesDuCorps(StringBuilder html, Rubriques bloc)
    {
        html.Append("<dl class=\"courrier__rubriques\">\n");
        foreach (var rubrique in bloc.Lignes)
        {
            html.Append("<dt>").Append(Encoder(rubrique.Libelle)).Append("</dt><dd>").Append(Encoder([new Fragment(rubrique.Valeur)])).Append("</dd>\n");
        }

        html.Append("</dl>\n");
    }

    private static string ClasseDe(Alignement alignement) => alignement == Alignement.Droite ? " class=\"courrier__montant\"" : "";

    private static void Signatures(StringBuilder html, BlocSignatures bloc)
    {
        html.Append("<ul class=\"courrier__signatures\">\n");
        foreach (var signature in bloc.Signatures)
        {
            html.Append("<li>").AppendJoin("<br>\n", TexteDuDocument.Lire(signature).Select(Encoder)).Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    // The text of a logo says what its image shows.
    private static void Logos(StringBuilder html, DocumentImprime document)
    {
        if (document.ImagesDesLogos is not { } images)
        {
            Liste(html, "courrier__logos", document.Logos);
            return;
        }

        html.Append("<ul class=\"courrier__logos\">\n");
        foreach (var logo in document.Logos)
        {
            html.Append("<li>").Append(images.TryGetValue(logo, out var empreinte) ? $"<img src=\"{Encoder(LiensCourriers.Logo(empreinte))}\" alt=\"{Encoder(logo)}\">" : Encoder(logo)).Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    private static void Liste(StringBuilder html, string classe, IEnumerable<string> textes)
    {
        string[] elements = [.. textes];
        if (elements.Length > 0)
        {
            html.Append("<ul class=\"").Append(classe).Append("\">\n");
            Elements(html, "li", null, elements);
            html.Append("</ul>\n");
        }
    }

    private static void Elements(StringBuilder html, string balise, string? classe, IEnumerable<string> textes)
    {
        foreach (var texte in textes)
        {
            Element(html, balise, classe, texte);
        }
    }

    private static void Element(StringBuilder html, string balise, string? classe, string texte)
    {
        html.Append('<').Append(balise);
        if (classe is not null)
        {
            html.Append(" class=\"").Append(classe).Append('"');
        }

        html.Append('>').Append(Encoder(texte)).Append("</").Append(balise).Append(">\n");
    }

    private static string Encoder(IEnumerable<Fragment> fragments) => string.Concat(fragments.Select(fragment =>
    {
        var texte = Encoder(fragment.Texte).Replace("\n", "<br>\n", StringComparison.Ordinal);
        texte = fragment.Gras ? $"<strong>{texte}</strong>" : texte;
        return fragment.Italique ? $"<em>{texte}</em>" : texte;
    }));

    // The encoder writes a line feed as an entity; fragments need it as it is to become a line break.
    private static string Encoder(string texte) => Encodeur.Encode(texte).Replace("&#xA;", "\n", StringComparison.Ordinal);
}
