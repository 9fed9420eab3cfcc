namespace AppelAProjets.Domain.Courriers;

public enum NatureDImage
{
    Logo,

    /// <summary>Of the hand of who signs.</summary>
    Signature,
}

/// <summary>What is printed at the size of a stamp in thousands of letters.</summary>
public static class ImageDeCourrier
{
    public const int PoidsMaximum = 300 * 1024;
    public const int CoteMinimum = 60;
    public const int CoteMaximum = 2_000;

    public static string Libelle(NatureDImage nature) => nature switch
    {
        NatureDImage.Logo => "Logo",
        NatureDImage.Signature => "Signature manuscrite",
    };

    /// <summary>Null when it may be printed.</summary>
    public static Refus? Refuser(bool estUneImage, long poids, int largeur, int hauteur) =>
        !estUneImage ? new Refus("image.type", "Choisissez une image PNG ou JPEG.", "Fichier")
        : poids > PoidsMaximum ? new Refus("image.poids", "Cette image pèse plus de 300 ko : enregistrez-la plus petite.", "Fichier")
        : Math.Min(largeur, hauteur) < CoteMinimum ? new Refus("image.petite", $"Cette image est trop petite ({largeur} × {hauteur} points) : elle serait floue une fois imprimée.", "Fichier")
        : Math.Max(largeur, hauteur) > CoteMaximum ? new Refus("image.grande", $"Cette image est trop grande ({largeur} × {hauteur} points) : réduisez-la à 2 000 points de côté.", "Fichier")
        : null;
}
