namespace AppelAProjets.Domain.Coinstruction;

/// <summary>Colours of the charter; the name of a label says the same to who does not see them.</summary>
public enum CouleurDEtiquette
{
    Gris,
    Bleu,
    Vert,
    Ambre,
    Rouge,
    Encre,
}

public static class Etiquettes
{
    public const int LongueurMaximale = 40;

    /// <summary>One call has few labels: they are a list to choose from, not words.</summary>
    public const int Maximum = 30;

    public static Resultat<string> LireNom(string? nom)
    {
        var lu = (nom ?? "").ReplaceLineEndings(" ").Trim();
        return lu.Length switch
        {
            0 => new Refus("etiquette.nom", "Donnez un nom à l’étiquette.", "Libelle"),
            > LongueurMaximale => new Refus("etiquette.nom", $"Le nom d’une étiquette compte {LongueurMaximale} caractères au plus.", "Libelle"),
            _ => lu,
        };
    }

    public static string Libelle(CouleurDEtiquette couleur) => couleur switch
    {
        CouleurDEtiquette.Gris => "Gris",
        CouleurDEtiquette.Bleu => "Bleu",
        CouleurDEtiquette.Vert => "Vert",
        CouleurDEtiquette.Ambre => "Ambre",
        CouleurDEtiquette.Rouge => "Rouge",
        CouleurDEtiquette.Encre => "Encre",
    };
}
