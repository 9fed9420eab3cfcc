using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Demonstration;

/// <summary>Files: one small PDF per kind of piece, shared by all dossiers as content-addressed files are.</summary>
internal sealed class PiecesDeDemonstration(JeuDeDonnees jeu)
{
    private const long TailleMaximale = 1024 * 1024;

    private readonly Dictionary<string, (string Empreinte, long Taille)> fichiers = [];

    /// <summary>A file for each piece, or only for some on a draft; optional ones may be missing.</summary>
    public IReadOnlyList<PieceContenu> Joindre(AppelDuJeu appel, Alea alea, bool complet) =>
        [.. appel.Pieces.Select(p => (Piece: p, Jointe: complet ? p.Indispensable || alea.Chance(70) : alea.Chance(50))).Select(p => p.Jointe ? Jointe(p.Piece) : Absente(p.Piece))];

    /// <summary>The file given to the question of the call that asks for one.</summary>
    public FichierContenu DUneQuestion() => Jointe(new PieceDuJeu(Guid.Empty, QuestionsDeDemonstration.Fichier, false)).Fichiers[0];

    /// <summary>Puts the bytes where the rows say that they are.</summary>
    public static async Task GarderAsync(IDepotDeFichiers depot, CancellationToken annulation)
    {
        foreach (var libelle in AppelsDeDemonstration.LibellesDesPieces.Concat(OrganisationsDeDemonstration.LibellesDesPieces).Append(QuestionsDeDemonstration.Fichier))
        {
            using var octets = new MemoryStream(Pdf(libelle));
            using var fichier = await depot.RecevoirAsync(octets, TailleMaximale, annulation);
            await depot.GarderAsync(fichier, annulation);
        }
    }

    private static PieceContenu Absente(PieceDuJeu piece) => new(piece.Id, piece.Libelle, piece.Indispensable, []);

    private PieceContenu Jointe(PieceDuJeu piece)
    {
        if (!fichiers.TryGetValue(piece.Libelle, out var fichier))
        {
            var octets = Pdf(piece.Libelle);
            fichiers[piece.Libelle] = fichier = (Convert.ToHexStringLower(SHA256.HashData(octets)), octets.Length);
            jeu.Ajouter(InsertionsDeReference.Fichier, new
            {
                fichier.Empreinte, fichier.Taille, TypeMime = "application/pdf", Analyse = "NonConfiguree", CreeLe = jeu.Maintenant.AddDays(-450),
            });
        }

        return Absente(piece) with { Fichiers = [new FichierContenu($"{Nommer(piece.Libelle)}.pdf", fichier.Empreinte, fichier.Taille)] };
    }

    private static string Nommer(string libelle) => TexteDeRecherche.Plier(60, libelle).Replace(' ', '-');

    // The smallest readable PDF: one page, one line of a built-in font.
    internal static byte[] Pdf(string libelle)
    {
        var texte = $"BT /F1 18 Tf 60 760 Td (Piece de demonstration : {TexteDeRecherche.Plier(80, libelle)}) Tj ET";
        string[] objets =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {texte.Length}>>stream\n{texte}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objets.Length + 1}\n0000000000 65535 f \n"));
        foreach (var (objet, i) in objets.Select((o, i) => (o, i)))
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objet}\nendobj\n");
        }

        var debut = pdf.Length;
        pdf.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objets.Length + 1}/Root 1 0 R>>\nstartxref\n{debut}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
