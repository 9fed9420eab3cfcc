using System.Collections.Concurrent;
using AppelAProjets.Application.Pieces;
using SkiaSharp;

namespace AppelAProjets.Application.Documents.Skia;

/// <summary>The images that documents name by their hash: read once for a batch, embedded once in a document however often they are drawn.</summary>
internal sealed class ImagesDuDocument(IDepotDeFichiers? depot)
{
    private const int Gardees = 64;

    private readonly ConcurrentDictionary<string, SKImage> lues = new(StringComparer.Ordinal);

    /// <summary>Null for none. A document is never drawn without an image that it names.</summary>
    public SKImage? Trouver(string? empreinte)
    {
        if (empreinte is null)
        {
            return null;
        }

        if (lues.Count > Gardees)
        {
            lues.Clear();
        }

        return lues.GetOrAdd(empreinte, Lire);
    }

    /// <summary>As large as the box allows, its proportions kept, against the left; it stands on the bottom of the box.</summary>
    public static void Dessiner(SKCanvas toile, SKImage image, SKRect cadre)
    {
        var echelle = Math.Min(cadre.Width / image.Width, cadre.Height / image.Height);
        var (largeur, hauteur) = (image.Width * echelle, image.Height * echelle);
        toile.DrawImage(image, SKRect.Create(cadre.Left, cadre.Bottom - hauteur, largeur, hauteur), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private SKImage Lire(string empreinte)
    {
        using var contenu = depot?.Ouvrir(empreinte);
        using var donnees = contenu is null ? null : SKData.Create(contenu);
        return (donnees is null ? null : SKImage.FromEncodedData(donnees)) ?? throw new InvalidOperationException($"The image {empreinte} is not in the store.");
    }
}
