using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SkiaSharp;
using UglyToad.PdfPig;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>Logo and signature of a funder: checked when received, printed in the letters made from then on.</summary>
[SurChaqueMoteur]
public sealed class ImagesDeCourrierTests
{
    private static readonly SqlStatement EnAttente = new("UPDATE Fichier SET Analyse = 'EnAttente' WHERE Empreinte IN (SELECT i.Empreinte FROM ImageDeCourrier i)");

    private CourriersDEssai essai = null!;
    private CourrierEnListe point = null!;
    private Guid financeur;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await CourriersDEssai.OuvrirAsync();
        point = (await essai.ListerAsync()).First(c => c.Avis == TypeAvis.Favorable);
        var sigles = (await PreparerAsync()).Logos;
        financeur = (await AppelAsync()).Financeurs.First(f => f.Sigle == sigles[0]).Id;
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task Letters_made_from_then_on_carry_the_logo_and_the_signature_once_on_their_first_pages()
    {
        var avant = Images(await PreparerAsync());
        Assert.That((await ChangerAsync(NatureDImage.Logo, Png(220, 90))).TousLesRefus, Is.Empty);
        Assert.That((await ChangerAsync(NatureDImage.Signature, Png(300, 100))).TousLesRefus, Is.Empty);

        var document = await PreparerAsync();

        Assert.That(document.ImagesDesLogos, Has.Count.EqualTo(1).And.ContainKey(document.Logos[0]));
        Assert.That(document.Blocs.OfType<BlocSignatures>().Single().Signatures.Count(s => s.Image is not null), Is.EqualTo(1));
        Assert.That(Images(document).Select(i => (i.Largeur, i.Hauteur)).Except(avant.Select(i => (i.Largeur, i.Hauteur))), Is.EquivalentTo(new[] { (220, 90), (300, 100) }));
        Assert.That(Images(document), Has.Count.EqualTo(avant.Count + 2));
        Assert.That((await ChangerAsync(NatureDImage.Logo, null)).TousLesRefus, Is.Empty);
        Assert.That((await PreparerAsync()).ImagesDesLogos, Is.Null);
    }

    [Test]
    public async Task An_image_that_the_antivirus_has_not_seen_holds_the_letter_back()
    {
        await ChangerAsync(NatureDImage.Logo, Png(220, 90));
        await essai.EcrireAsync(EnAttente);

        var bilan = (await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        Assert.That(bilan.Refus.Single().Refus.Message, Does.Contain("antivirus"));
        Assert.That(await new ImagesDeCourrierQuery(essai.Base, essai.Depot).OuvrirAsync(essai.Code, financeur, NatureDImage.Logo, essai.Secretariat), Is.Null);
    }

    [Test]
    public async Task What_is_no_picture_or_would_print_badly_is_refused_and_others_than_the_Secrétariat_give_none()
    {
        Assert.That((await ChangerAsync(NatureDImage.Logo, Png(20, 20))).Refus?.Code, Is.EqualTo("image.petite"));
        Assert.That((await ChangerAsync(NatureDImage.Logo, Png(2_400, 100))).Refus?.Code, Is.EqualTo("image.grande"));
        Assert.That((await ChangerAsync(NatureDImage.Logo, "rien d’une image"u8.ToArray())).EstRefuse, Is.True);
        Assert.That((await ChangerAsync(NatureDImage.Logo, Png(220, 90), par: essai.Signataires[0])).Issue, Is.EqualTo(Issue.Absent));
        financeur = Guid.NewGuid();
        Assert.That((await ChangerAsync(NatureDImage.Logo, Png(220, 90))).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await PreparerAsync()).ImagesDesLogos, Is.Null);
    }

    private async Task<Resultat> ChangerAsync(NatureDImage nature, byte[]? octets, Acteur? par = null)
    {
        var (fichiers, antivirus) = (Options.Create(new FichiersOptions()), new SansAntivirus());
        var analyser = new AnalyserFichiers(essai.Base, essai.Ecrivain, new ExamenDeFichier(essai.Depot, antivirus, NullLogger<ExamenDeFichier>.Instance), essai.Horloge, essai.Liens);
        var changer = new ChangerImageDeCourrier(essai.Ecrivain, new RecevoirFichier(essai.Base, essai.Depot, antivirus, fichiers), analyser, essai.Depot);
        var cible = new Cible(essai.Code, (await AppelAsync()).Version);
        return octets is null ? await changer.RetirerAsync(cible, (financeur, nature), par ?? essai.Secretariat)
            : await changer.ExecuterAsync(cible, (financeur, nature), ("image.png", new MemoryStream(octets)), par ?? essai.Secretariat);
    }

    private async Task<AppelComplet> AppelAsync() => (await new AppelsQuery(essai.Base, essai.Horloge).ChargerAsync(essai.Code, essai.Secretariat))!;

    private async Task<DocumentImprime> PreparerAsync()
    {
        Assert.That((await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.Refus, Is.Empty);
        var courrier = (await essai.ListerAsync()).Single(c => c.PointId == point.PointId);
        return (await new CourriersQuery(essai.Base).LireAsync(essai.Code, courrier.CourrierId!.Value, essai.Secretariat))!.Document;
    }

    private List<(int Largeur, int Hauteur)> Images(DocumentImprime document)
    {
        using var memoire = new MemoryStream();
        new MoteurPdfSkia(essai.Depot).Rendre(document, memoire);
        using var pdf = PdfDocument.Open(memoire.ToArray());
        return [.. pdf.GetPages().SelectMany(p => p.GetImages()).Select(i => (i.WidthInSamples, i.HeightInSamples))];
    }

    private static byte[] Png(int largeur, int hauteur)
    {
        using var image = new SKBitmap(largeur, hauteur);
        image.Erase(new SKColor(0x1b, 0x6e, 0x3f));
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
