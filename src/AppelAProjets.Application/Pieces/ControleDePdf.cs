using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Exceptions;

namespace AppelAProjets.Application.Pieces;

/// <summary>
/// Looks for scripts, programs, animations: in the bytes and in Flate object streams, escapes read, whether a reader would find them or not; then for all that is not on a list in what a library reads of it (<see cref="ContenuDePdf"/>).
/// A Factur-X invoice is accepted with the XML that it carries: since 2026 suppliers must send invoices so, nobody can take the XML out, and what it holds is data that no reader of PDF runs. Any other file inside is refused.
/// </summary>
internal sealed partial class ControleDePdf
{
    private const int ObjetsMaximum = 60_000;
    // A hundred objects each, usually.
    private const int FluxDObjetsMaximum = 3_000;
    private const int DecompresseMaximum = 32 * 1024 * 1024;
    private const int EnTete = 1024;
    private const int Fin = 2048;
    private const int LongueurDeNom = 16;

    private static readonly (byte[] Nom, string Quoi)[] Actifs =
    [
        ("/JavaScript"u8.ToArray(), "un script"), ("/Launch"u8.ToArray(), "une commande qui lance un programme"), ("/RichMedia"u8.ToArray(), "une animation"),
    ];

    // A PDF that is also a page or a script for another program.
    private static readonly string[] Deguisements = ["<script", "<html", "<!doctype", "<?php", "<svg", "#!/"];

    private readonly byte[] octets;
    private readonly BudgetDeLecture budget;

    private ControleDePdf(byte[] octets, BudgetDeLecture budget) => (this.octets, this.budget) = (octets, budget);

    /// <summary>Whether it begins like one: right away, or after what programs add before (a mark, line ends, the headers of a mail), which readers skip.</summary>
    public static bool EstUnDebut(Stream contenu)
    {
        var debut = new byte[EnTete];
        contenu.Position = 0;
        var texte = Encoding.Latin1.GetString(debut, 0, contenu.ReadAtLeast(debut, EnTete, throwOnEndOfStream: false));
        return texte.IndexOf("%PDF-", StringComparison.Ordinal) is >= 0 and var rang && AvantLEnTete().IsMatch(texte[..rang]);
    }

    /// <summary>Null when nothing is found.</summary>
    /// <param name="contenu">Seekable; read whole, which the size limit allows.</param>
    public static Refus? Verifier(Stream contenu, BudgetDeLecture budget)
    {
        var octets = new byte[contenu.Length];
        contenu.Position = 0;
        contenu.ReadExactly(octets);
        return new ControleDePdf(octets, budget).Verifier() ?? Ouvrir(octets, budget);
    }

    // The bytes say what is said in clear; the library says what readers find, whatever hides it.
    private static Refus? Ouvrir(byte[] octets, BudgetDeLecture budget)
    {
        try
        {
            using var document = ContenuDePdf.Ouvrir(octets, budget);
            return document.NumberOfPages == 0 ? SansPage : ContenuDePdf.Chercher(document, budget, EstUneFacture) is { } quoi ? Actif(quoi) : null;
        }
        catch (PdfDocumentEncryptedException)
        {
            return Protege;
        }
        catch (Exception) when (!budget.EstDepasse)
        {
            // The library throws of every kind on what it cannot read; none of them is ours.
            return Ininterpretable;
        }
    }

    private static Refus Protege { get; } =
        RefusDeFichier.Creer("fichier.protege", "Ce PDF demande un mot de passe à qui l’ouvre : personne ne pourrait le lire ici. Ouvrez-le, choisissez « Imprimer » puis l’imprimante « PDF », et envoyez cette copie.");

    private static Refus Ininterpretable { get; } =
        RefusDeFichier.Creer("fichier.illisible", "Ce PDF est mal formé : nous n’avons pas pu vérifier ce qu’il contient. Ouvrez-le, choisissez « Imprimer » puis l’imprimante « PDF », et envoyez cette copie.");

    private Refus? Verifier()
    {
        // Some transfers fill the last block with zeros.
        var utile = octets.AsSpan().TrimEnd("\0 \t\r\n"u8);
        if (utile[Math.Max(0, utile.Length - Fin)..].IndexOf("%%EOF"u8) < 0)
        {
            return RefusDeFichier.Creer("fichier.tronque", "Ce PDF s’arrête avant la fin : sa copie ou son envoi a été interrompu. Reprenez le fichier d’origine, vérifiez qu’il s’ouvre, puis envoyez-le de nouveau.");
        }

        var objets = octets.AsSpan().Count(" obj"u8);
        var debut = Encoding.Latin1.GetString(octets, 0, Math.Min(octets.Length, EnTete)).ToLowerInvariant();
        if (Deguisements.Any(d => debut.Contains(d, StringComparison.Ordinal)))
        {
            return RefusDeFichier.Creer("fichier.deguise", "Ce fichier n’est pas un vrai PDF : il contient une page web ou un script. Ouvrez votre document, imprimez-le dans un fichier PDF, puis envoyez celui-ci.");
        }

        return objets > ObjetsMaximum || octets.AsSpan().Count("/ObjStm"u8) > FluxDObjetsMaximum
            ? RefusDeFichier.Creer("fichier.demesure", "Ce PDF compte trop d’éléments pour un document ordinaire. Numérisez-en les pages utiles, ou partagez-le en plusieurs fichiers.")
            : Chercher(octets) ?? DansLesObjetsComprimes() ?? (objets == 0 ? SansPage : null);
    }

    private static Refus SansPage { get; } =
        RefusDeFichier.Creer("fichier.illisible", "Ce PDF ne contient aucune page qui puisse s’ouvrir : il est abîmé. Reprenez le fichier d’origine, vérifiez qu’il s’ouvre, puis envoyez-le de nouveau.");

    private static Refus? Chercher(byte[] texte)
    {
        Span<byte> nom = stackalloc byte[LongueurDeNom];
        for (var i = 0; i < texte.Length - 1; i++)
        {
            if (texte[i] == '/' && texte[i + 1] is (byte)'J' or (byte)'L' or (byte)'R' or (byte)'#' && Juger(texte, i, nom) is { } refus)
            {
                return refus;
            }
        }

        return null;
    }

    private static Refus? Juger(byte[] texte, int rang, Span<byte> tampon)
    {
        ReadOnlySpan<byte> nom = tampon[..Nommer(texte.AsSpan(rang), tampon)];
        foreach (var (actif, quoi) in Actifs)
        {
            if (nom.StartsWith(actif))
            {
                return Actif(quoi);
            }
        }

        return null;
    }

    private static Refus Actif(string quoi) => RefusDeFichier.Creer(
        "fichier.actif", $"Ce PDF contient {quoi}, ce qui n’est pas accepté. Ouvrez-le, choisissez « Imprimer » puis l’imprimante « PDF » : la copie ne garde que les pages. Envoyez cette copie.");

    // Copies a name up to its end, #xx read; its length.
    private static int Nommer(ReadOnlySpan<byte> texte, Span<byte> nom)
    {
        nom[0] = (byte)'/';
        var lus = 1;
        for (var i = 1; i < texte.Length && lus < nom.Length && !"\0\t\n\f\r ()<>[]{}/%"u8.Contains(texte[i]); i++)
        {
            if (texte[i] == '#' && i + 2 < texte.Length && char.IsAsciiHexDigit((char)texte[i + 1]) && char.IsAsciiHexDigit((char)texte[i + 2]))
            {
                (nom[lus++], i) = (Convert.FromHexString(texte.Slice(i + 1, 2))[0], i + 2);
            }
            else
            {
                nom[lus++] = texte[i];
            }
        }

        return lus;
    }

    // The XML of Factur-X, ZUGFeRD or Order-X.
    private static bool EstUneFacture(ReadOnlyMemory<byte> fichier)
    {
        var xml = Encoding.UTF8.GetString(fichier.Span[..Math.Min(4 * EnTete, fichier.Length)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return xml.StartsWith('<') && FactureElectronique().IsMatch(xml) && !xml.Contains("<?xml-stylesheet", StringComparison.OrdinalIgnoreCase) && !xml.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
    }

    private Refus? DansLesObjetsComprimes()
    {
        var reste = DecompresseMaximum;
        for (var i = Suivant(octets, 0, "/ObjStm"u8); i >= 0; i = Suivant(octets, i, "/ObjStm"u8))
        {
            // Going on after the stream keeps the search linear whatever the file holds.
            i = Suivant(octets, i, "stream"u8);
            if (i < 0 || reste <= 0)
            {
                return null;
            }

            i += "stream".Length;
            budget.Depenser(0);
            var lu = Decomprimer(octets, ApresLaLigne(octets, i), reste);
            reste -= Math.Max(lu.Length, LongueurDeNom);
            if (Chercher(lu) is { } refus)
            {
                return refus;
            }
        }

        return null;
    }

    private static int ApresLaLigne(byte[] texte, int rang)
    {
        while (rang < texte.Length && texte[rang] is (byte)'\r' or (byte)'\n')
        {
            rang++;
        }

        return rang;
    }

    // What comes out before a fault, or before there is too much of it, is looked at all the same.
    private static byte[] Decomprimer(byte[] texte, int debut, int maximum)
    {
        using var sortie = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(texte, debut, texte.Length - debut), CompressionMode.Decompress);
        var tampon = new byte[Math.Min(81_920, maximum)];
        try
        {
            int lus;
            while (sortie.Length < maximum && (lus = zlib.Read(tampon, 0, (int)Math.Min(tampon.Length, maximum - sortie.Length))) > 0)
            {
                sortie.Write(tampon, 0, lus);
            }
        }
        catch (InvalidDataException)
        {
            // Damaged, or what follows is no such stream.
        }

        return sortie.ToArray();
    }

    private static int Suivant(byte[] octets, int debut, ReadOnlySpan<byte> cherche) =>
        octets.AsSpan(debut).IndexOf(cherche) is >= 0 and var rang ? debut + rang : -1;

    // A mark, blanks, and lines such as « Content-Type: application/pdf » or the boundary of a mail; no markup.
    [GeneratedRegex(@"^(?:ï»¿)?(?:[\s\0]*|(?:[A-Za-z][A-Za-z0-9-]*:[^<\r\n]*|--[^<\r\n]*|[ \t][^<\r\n]*)?\r?\n)*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AvantLEnTete();

    [GeneratedRegex("CrossIndustryInvoice|CrossIndustryDocument|SCRDMCCBDACIOMessageStructure", RegexOptions.CultureInvariant)]
    private static partial Regex FactureElectronique();
}
