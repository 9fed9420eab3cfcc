using System.Globalization;
using System.Text;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The state of the table in the address: short names, anything impossible ignored.</summary>
public class FiltreQuery
{
    [FromQuery(Name = "quartier")] public string? Quartier { get; set; }
    [FromQuery(Name = "theme")] public string? Theme { get; set; }
    [FromQuery(Name = "etat")] public string? Etat { get; set; }
    [FromQuery(Name = "financeur")] public string? Financeur { get; set; }
    [FromQuery(Name = "anoter")] public string? ANoter { get; set; }
    [FromQuery(Name = "q")] public string? Texte { get; set; }
    [FromQuery(Name = "tri")] public string? Tri { get; set; }
    /// <summary>"desc" for the largest first.</summary>
    [FromQuery(Name = "ordre")] public string? Ordre { get; set; }
    /// <summary>From 1.</summary>
    [FromQuery(Name = "page")] public string? Page { get; set; }
    [FromQuery(Name = "taille")] public string? Taille { get; set; }

    public FiltreDuTableau Lire() => new FiltreDuTableau
    {
        Quartier = Vide(Quartier),
        Theme = Guid.TryParse(Theme, out var theme) ? theme : null,
        Etat = LectureDeMot.Lire<EtatDossier>(Etat),
        Financeur = Guid.TryParse(Financeur, out var financeur) ? financeur : null,
        ANoter = ANoter is "1" or "true",
        Texte = Vide(Texte),
        Tri = LectureDeMot.Lire<TriDuTableau>(Tri) ?? TriDuTableau.Numero,
        Descendant = Ordre == "desc",
        Page = Entier(Page, 1),
        Taille = Entier(Taille, FiltreDuTableau.Tailles[0]),
    }.Normaliser();

    public string Tableau(string appelCode) => Adresse(appelCode, Lire());

    public static string Adresse(string appelCode, FiltreDuTableau filtre) => LiensInstructions.Tableau(appelCode) + (Ecrire(filtre) is { Length: > 0 } requete ? "?" + requete : "");

    /// <summary>The query string of a filter, without its "?"; defaults are left out.</summary>
    public static string Ecrire(FiltreDuTableau filtre)
    {
        var adresse = new StringBuilder();
        Ajouter(adresse, "quartier", filtre.Quartier);
        Ajouter(adresse, "theme", filtre.Theme?.ToString());
        Ajouter(adresse, "etat", filtre.Etat?.ToString());
        Ajouter(adresse, "financeur", filtre.Financeur?.ToString());
        Ajouter(adresse, "anoter", filtre.ANoter ? "1" : null);
        Ajouter(adresse, "q", filtre.Texte);
        Ajouter(adresse, "tri", filtre.Tri == TriDuTableau.Numero ? null : NomDuTri(filtre.Tri));
        Ajouter(adresse, "ordre", filtre.Descendant ? "desc" : null);
        Ajouter(adresse, "page", filtre.Page == 1 ? null : filtre.Page.ToString(CultureInfo.InvariantCulture));
        Ajouter(adresse, "taille", filtre.Taille == FiltreDuTableau.Tailles[0] ? null : filtre.Taille.ToString(CultureInfo.InvariantCulture));
        return adresse.ToString();
    }

    public static string NomDuTri(TriDuTableau tri) => tri switch
    {
        TriDuTableau.Numero => "numero",
        TriDuTableau.Titre => "titre",
        TriDuTableau.Porteur => "porteur",
        TriDuTableau.Demande => "demande",
        TriDuTableau.Note => "note",
    };

    private static void Ajouter(StringBuilder adresse, string nom, string? valeur)
    {
        if (!string.IsNullOrEmpty(valeur))
        {
            adresse.Append(adresse.Length == 0 ? "" : "&").Append(nom).Append('=').Append(Uri.EscapeDataString(valeur));
        }
    }

    private static string? Vide(string? saisie) => string.IsNullOrWhiteSpace(saisie) ? null : saisie.Trim();

    private static int Entier(string? saisie, int defaut) => int.TryParse(saisie, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : defaut;
}
