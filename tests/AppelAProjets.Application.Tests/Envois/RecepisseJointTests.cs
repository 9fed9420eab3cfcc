using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Tests.Courriers;
using AppelAProjets.Application.Tests.Partenaires;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Tests.Envois;

/// <summary>The mail of a receipt and the PDF that it joins, for each who receives it.</summary>
[SurChaqueMoteur]
public sealed class RecepisseJointTests
{
    private static readonly SqlStatement Etats = new("SELECT Etat, Tentatives, DerniereErreur FROM Courriel WHERE RecepisseDuDepot IS NOT NULL");

    private readonly Boite boite = new();
    private EssaiDePartenariat essai = null!;

    [SetUp]
    public async Task Deposer()
    {
        essai = await EssaiDePartenariat.OuvrirAsync();
        Assert.That(await essai.DeposerAsync((await essai.PretAsync()).DossierId), Is.Null);
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task A_partner_reads_whose_dossier_it_is_in_the_mail_and_in_what_it_joins()
    {
        await EnvoyerAsync(new MoteurPdfSkia());

        var recus = boite.Messages.Where(m => m.Subject!.Contains("bien reçu", StringComparison.Ordinal)).ToLookup(m => m.To.Mailboxes.Single().Address == "lea@sillon.exemple");
        var (copie, original) = (await LireAsync(recus[true].Single()), await LireAsync(recus[false].First()));
        Assert.Multiple(() =>
        {
            Assert.That(copie, Has.All.Contains(TexteDUnPdf.SansBlancs("dont votre organisation est partenaire")).And.None.Contains(TexteDUnPdf.SansBlancs("Votre dossier")).And.None.Contains(TexteDUnPdf.SansBlancs("votre demande")));
            Assert.That(original, Has.All.Contains(TexteDUnPdf.SansBlancs("Votre dossier est déposé")));
        });
    }

    [Test]
    public async Task A_receipt_that_cannot_be_drawn_is_tried_five_times_then_shown_as_not_sent()
    {
        for (var i = 0; i < 8; i++)
        {
            await EnvoyerAsync(new MoteurEnPanne());
            essai.Dossiers.Horloge.Advance(TimeSpan.FromHours(7));
        }

        await using var session = await essai.Dossiers.Base.LireAsync();
        var etats = await session.ListeAsync<Ligne>(Etats);
        Assert.That(etats, Is.Not.Empty.And.All.Matches<Ligne>(l => l is { Etat: "NonRemis", Tentatives: 5 } && l.DerniereErreur!.Contains("récépissé à joindre", StringComparison.Ordinal)));
    }

    // The text of the mail, then that of its PDF.
    private static async Task<string[]> LireAsync(MimeMessage message)
    {
        using var pdf = new MemoryStream();
        await ((MimePart)message.Attachments.Single()).Content!.DecodeToAsync(pdf);
        return [TexteDUnPdf.SansBlancs(message.TextBody!), TexteDUnPdf.SansBlancs(string.Concat(TexteDUnPdf.Pages(pdf.ToArray())))];
    }

    private Task<int> EnvoyerAsync(IMoteurPdf moteur) =>
        new EnvoyerCourriels(essai.Dossiers.Base, essai.Dossiers.Ecrivain, boite, new CompositeurDeMessage(essai.Dossiers.Base, moteur, Options.Create(new CourrielOptions()), Options.Create(new LiensOptions())), NullLogger<EnvoyerCourriels>.Instance)
            .ExecuterAsync(CancellationToken.None);

    private sealed class Boite : IEnvoyeurDeCourriel
    {
        public List<MimeMessage> Messages { get; } = [];

        public Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
        {
            Messages.Add(message);
            return Task.CompletedTask;
        }
    }

    private sealed class MoteurEnPanne : IMoteurPdf
    {
        public void Rendre(DocumentImprime document, Stream sortie) => throw new InvalidOperationException("police absente");
    }

    private sealed record Ligne
    {
        public required string Etat { get; init; }
        public required int Tentatives { get; init; }
        public string? DerniereErreur { get; init; }
    }
}
