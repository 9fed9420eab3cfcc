using System.Globalization;
using System.Text.Encodings.Web;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using Microsoft.AspNetCore.Html;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The body of the table, written straight to the response: measured several times faster than a Razor loop.</summary>
public sealed class TableauHtml(TableauViewModel modele) : IHtmlContent
{
    private static readonly Dictionary<EtatDossier, string> Etats = Enum.GetValues<EtatDossier>()
        .ToDictionary(e => e, e => $"<span class=\"etiquette etiquette--{Ecriture.Couleur(e)}\">{Libelles.Pour(e)}</span>");

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var lignes = modele.Tableau.Lignes;
        var rang = ((modele.Filtre.Page - 1) * modele.Filtre.Taille) + 1;
        for (var i = 0; i < lignes.Count; i++)
        {
            Dossier(writer, encoder, lignes[i], rang + i);
        }
    }

    private void Dossier(TextWriter writer, HtmlEncoder encoder, DossierDuTableau dossier, int rang)
    {
        writer.Write("<tr><td class=\"fige-1\">");
        if (modele.EstSecretariat)
        {
            writer.Write("<input type=\"checkbox\" class=\"case-lot\" name=\"ids\" form=\"lot\" value=\"");
            writer.Write(dossier.Id.ToString());
            writer.Write("\" aria-label=\"Sélectionner ");
            encoder.Encode(writer, dossier.Numero ?? "");
            writer.Write("\"> ");
        }

        encoder.Encode(writer, dossier.Numero ?? "");
        writer.Write("</td><th scope=\"row\" class=\"fige-2\"><a href=\"");
        encoder.Encode(writer, modele.Fiche(dossier.Id, rang));
        writer.Write("\">");
        encoder.Encode(writer, dossier.Titre);
        writer.Write("</a></th><td>");
        encoder.Encode(writer, dossier.Porteur);
        writer.Write("</td><td class=\"t-quartiers\">");
        Quartiers(writer, encoder, dossier.Quartiers);
        writer.Write("</td><td>");
        writer.Write(Etats[dossier.Etat]);
        if (dossier.ANoter)
        {
            writer.Write(" <span class=\"etiquette etiquette--ambre\">À noter</span>");
        }

        if (dossier.SousLeSeuil.Count > 0)
        {
            writer.Write(" <span class=\"etiquette etiquette--rouge\">Note éliminatoire</span>");
        }

        writer.Write("</td>");
        Chiffre(writer, "t-note", dossier.Note is { } note ? Ecriture.Points(note.MoyenneEnCentiemes) : "—");
        Chiffre(writer, "t-etendue", dossier.Note is { Evaluateurs: > 1 } n ? Ecriture.Points(n.EtendueEnCentiemes) : "—");
        Chiffre(writer, "t-total", Ecriture.EurosOuTiret(dossier.TotalDemande));
        foreach (var financeur in modele.Financeurs)
        {
            Ligne(writer, encoder, financeur, dossier.Lignes.GetValueOrDefault(financeur.Id));
        }

        writer.Write("</tr>\n");
    }

    private static void Quartiers(TextWriter writer, HtmlEncoder encoder, IReadOnlyList<QuartierDuTableau> quartiers)
    {
        for (var i = 0; i < quartiers.Count; i++)
        {
            writer.Write(i == 0 ? "" : "<br>");
            encoder.Encode(writer, quartiers[i].Nom);
            writer.Write(' ');
            writer.Write(quartiers[i].Part.ToString(CultureInfo.InvariantCulture));
            writer.Write("\u00A0%");
        }
    }

    private static void Ligne(TextWriter writer, HtmlEncoder encoder, FinanceurDAppel financeur, LigneDuTableau? ligne)
    {
        if (ligne is null)
        {
            writer.Write("<td class=\"groupe t-rien\" colspan=\"3\">—</td>");
            return;
        }

        writer.Write("<td class=\"montant groupe t-dem\" data-f=\"");
        encoder.Encode(writer, financeur.Sigle);
        writer.Write("\">");
        writer.Write(Ecriture.Euros(ligne.Demande));
        writer.Write("</td>");
        if (!ligne.EstVisible)
        {
            writer.Write("<td class=\"t-cours\" colspan=\"2\">en cours</td>");
            return;
        }

        writer.Write("<td class=\"t-avis\">");
        writer.Write(Avis(ligne));
        writer.Write("</td>");
        Chiffre(writer, "t-prop", Ecriture.EurosOuTiret(ligne.Propose));
    }

    private static string Avis(LigneDuTableau ligne) => ligne.Etat switch
    {
        EtatLigne.NonRecevable => "Non rec.",
        EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur => "Retirée",
        _ => ligne.Avis is { } avis ? Ecriture.Court(avis) : "—",
    };

    private static void Chiffre(TextWriter writer, string classe, string valeur)
    {
        writer.Write("<td class=\"montant ");
        writer.Write(classe);
        writer.Write("\">");
        writer.Write(valeur);
        writer.Write("</td>");
    }
}
