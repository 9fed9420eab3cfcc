using System.Globalization;
using System.Text.Encodings.Web;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The body of the table, written straight to the response: measured several times faster than a Razor loop. A cell that this person may change says which field of which line it is, and its version.</summary>
public sealed class TableauHtml(TableauViewModel modele) : IHtmlContent
{
    private static readonly Dictionary<EtatDossier, string> Etats = Enum.GetValues<EtatDossier>()
        .ToDictionary(e => e, e => $"<span class=\"etiquette etiquette--{Ecriture.Couleur(e)}\">{Libelles.Pour(e)}</span>");

    // The first of each funder begins a group.
    private readonly (ColonneMontree Colonne, string Balise, bool Fermee)[] colonnes =
        [.. modele.Colonnes.Select((c, i) => (c, Balise(c, i > 0 && c.Financeur != modele.Colonnes[i - 1].Financeur), modele.Fermee(c) is not null))];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var lignes = modele.Tableau.Lignes;
        var groupe = "";
        for (var i = 0; i < lignes.Count; i++)
        {
            if (modele.Filtre.Groupement == GroupementDuTableau.Quartier && (i == 0 || Quartier(lignes[i])?.Code != groupe))
            {
                groupe = Quartier(lignes[i])?.Code;
                Groupe(writer, encoder, Quartier(lignes[i]));
            }

            Dossier(writer, encoder, lignes[i], modele.PremierRang + i);
        }
    }

    private static QuartierDuTableau? Quartier(DossierDuTableau dossier) => dossier.Quartiers.Count == 0 ? null : dossier.Quartiers[0];

    private void Groupe(TextWriter writer, HtmlEncoder encoder, QuartierDuTableau? quartier)
    {
        writer.Write($"<tr class=\"t-groupe\"><th scope=\"rowgroup\" colspan=\"{colonnes.Length}\"><span>");
        encoder.Encode(writer, quartier?.Nom ?? "Sans quartier");
        if (quartier is not null && modele.Tableau.Groupes.TryGetValue(quartier.Code, out var total))
        {
            writer.Write($" · {total.Dossiers} {(total.Dossiers > 1 ? "dossiers" : "dossier")} · demandé {Ecriture.Euros(total.Demande)} €");
        }

        writer.Write("</span></th></tr>\n");
    }

    private void Dossier(TextWriter writer, HtmlEncoder encoder, DossierDuTableau dossier, int rang)
    {
        var vivant = dossier.Etat is not (EtatDossier.Irrecevable or EtatDossier.Retire or EtatDossier.SansSuite);
        writer.Write("<tr data-id=\"");
        writer.Write(dossier.Id.ToString());
        writer.Write("\" aria-rowindex=\"");
        writer.Write((rang + 2).ToString(CultureInfo.InvariantCulture));
        if (LectureSeule.DuDossier(dossier.Etat) is { } raison)
        {
            writer.Write("\" data-p=\"");
            writer.Write(raison);
        }

        writer.Write(dossier.ANoter ? "\" class=\"t-attend\">" : vivant ? "\">" : "\" class=\"t-mort\">");
        foreach (var (colonne, balise, fermee) in colonnes)
        {
            writer.Write(balise);
            Cellule(writer, encoder, dossier, colonne, rang, fermee);
        }

        writer.Write("</tr>\n");
    }

    private void Cellule(TextWriter writer, HtmlEncoder encoder, DossierDuTableau dossier, ColonneMontree colonne, int rang, bool fermee)
    {
        switch (colonne.Colonne.Cle)
        {
            case "numero":
                Numero(writer, encoder, dossier);
                break;
            case "titre":
                writer.Write("><a href=\"");
                encoder.Encode(writer, modele.Fiche(dossier.Id, rang));
                writer.Write("\">");
                encoder.Encode(writer, dossier.Titre);
                writer.Write("</a></th>");
                break;
            case "etat":
                Etat(writer, dossier);
                break;
            default:
                Valeur(writer, encoder, dossier, colonne, fermee);
                break;
        }
    }

    private void Numero(TextWriter writer, HtmlEncoder encoder, DossierDuTableau dossier)
    {
        writer.Write('>');
        if (modele.PeutChoisir)
        {
            writer.Write("<input type=\"checkbox\" class=\"case-lot\" name=\"ids\" form=\"lots\" value=\"");
            writer.Write(dossier.Id.ToString());
            writer.Write("\" aria-label=\"Sélectionner ");
            encoder.Encode(writer, dossier.Numero ?? "");
            writer.Write("\"> ");
        }

        encoder.Encode(writer, dossier.Numero ?? "");
        writer.Write("</td>");
    }

    private static void Etat(TextWriter writer, DossierDuTableau dossier)
    {
        writer.Write('>');
        writer.Write(dossier.ANoter ? "<span class=\"etiquette etiquette--ambre\">À noter</span>" : Etats[dossier.Etat]);
        if (dossier.SousLeSeuil.Count > 0)
        {
            writer.Write(" <span class=\"etiquette etiquette--rouge\">Note éliminatoire</span>");
        }

        if (dossier.EnDesaccord)
        {
            writer.Write(" <span class=\"etiquette etiquette--rouge\">Désaccord</span>");
        }

        writer.Write("</td>");
    }

    private void Valeur(TextWriter writer, HtmlEncoder encoder, DossierDuTableau dossier, ColonneMontree colonne, bool fermee)
    {
        var ligne = colonne.Financeur is { } financeur ? dossier.Lignes.GetValueOrDefault(financeur.Id) : null;
        if (fermee)
        {
            // Its column says why.
        }
        else if (ligne is not null && modele.PeutModifier(dossier, ligne, colonne))
        {
            writer.Write(" data-c=\"");
            writer.Write(colonne.Colonne.Champ);
            writer.Write("\" data-l=\"");
            writer.Write(ligne.Id.ToString());
            writer.Write("\" data-v=\"");
            writer.Write(ligne.Version.ToString(CultureInfo.InvariantCulture));
            if (colonne.Colonne.Champ == "avis")
            {
                writer.Write("\" data-x=\"");
                writer.Write(ligne.Avis?.ToString());
            }

            if (colonne.Colonne.Cle is "avis" or "specifique" or "droitCommun" && Proposition.Contredire(ligne.Avis, ligne.Propose, ligne.SansPropositionLe is not null) is { } contradiction)
            {
                writer.Write("\" data-k=\"");
                encoder.Encode(writer, contradiction);
            }

            writer.Write("\" aria-readonly=\"false");
            writer.Write('"');
        }
        else if (dossier.Etat == EtatDossier.EnInstruction)
        {
            writer.Write(" data-p=\"");
            writer.Write(LectureSeule.DeLaLigne(ligne));
            writer.Write('"');
        }

        writer.Write('>');
        if (Texte(dossier, ligne, colonne) is { } texte)
        {
            encoder.Encode(writer, texte);
        }

        writer.Write("</td>");
    }

    private static string? Texte(DossierDuTableau dossier, LigneDuTableau? ligne, ColonneMontree colonne)
    {
        if (ligne is { EstVisible: false } && colonne.Colonne.EstTravail)
        {
            return "…";
        }

        var valeur = colonne.Colonne.Lire(dossier, ligne);
        return valeur.Centiemes is { } centiemes ? Ecriture.Nombre(colonne.Colonne.Genre, centiemes) : colonne.Colonne.Cle == "avis" ? Avis(ligne) : valeur.Texte;
    }

    private static string? Avis(LigneDuTableau? ligne) => ligne?.Etat switch
    {
        null => null,
        EtatLigne.NonRecevable => "N. rec.",
        EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur => "Retir.",
        _ => ligne.Avis is { } avis ? Ecriture.Court(avis) : null,
    };

    private static string Balise(ColonneMontree colonne, bool premiere)
    {
        var classes = string.Join(' ', new[]
        {
            colonne.Colonne.Cle switch { "numero" => "fige-1", "titre" => "fige-2", var cle => $"t-{cle}" }, colonne.Colonne.EstNombre ? "montant" : null, premiere ? "groupe" : null,
        }.OfType<string>());
        return colonne.Colonne.Cle == "titre" ? $"<th scope=\"row\" class=\"{classes}\"" : $"<td class=\"{classes}\"{(premiere && colonne.Financeur is { } f ? $" data-f=\"{HtmlEncoder.Default.Encode(f.Sigle)}\"" : "")}";
    }
}
