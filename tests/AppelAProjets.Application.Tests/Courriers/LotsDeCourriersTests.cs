using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Travaux;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Travaux;
using UglyToad.PdfPig;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>All the letters of a call made and published by the job: killed at any moment, no letter is missing and none is there twice.</summary>
[SurChaqueMoteur]
public sealed class LotsDeCourriersTests
{
    private static readonly SqlStatement Rendus = new("SELECT COUNT(*) AS Nombre FROM CourrierRendu");
    private static readonly SqlStatement Publications = new("SELECT COUNT(*) AS Nombre FROM Journal WHERE Action = 'publier-courriers'");
    private static readonly SqlStatement ParCourrier = new("SELECT COUNT(*) AS Nombre FROM Journal WHERE Action = 'publier' AND Objet = 'Courrier'");
    private static readonly SqlStatement Composes = new("SELECT COUNT(*) AS Nombre FROM Journal WHERE Action IN ('preparer', 'recomposer') AND Objet = 'Courrier'");
    private static readonly SqlStatement UnAutreTitre = new("UPDATE Dossier SET Titre = 'Un autre titre' WHERE Id = @DossierId");
    private static readonly SqlStatement UnVisaDeMoins = new("UPDATE Courrier SET Etat = 'Projet', SoumisLe = NULL WHERE PointId = @PointId");
    private static readonly SqlStatement VisaOublie = new("UPDATE CourrierVisa SET Le = NULL WHERE CourrierId IN (SELECT c.Id FROM Courrier c WHERE c.PointId = @PointId)");

    private static readonly SqlStatement Deport = new("INSERT INTO Deport (Id, CompteId, DossierId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, 'Declare', @Le)");

    private static readonly SqlStatement[] Dites = [Composes, ParCourrier, Publications];

    private CourriersDEssai essai = null!;
    private IReadOnlyList<CourrierEnListe> tous = [];
    private IReadOnlyList<int> dits = [];

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await CourriersDEssai.OuvrirAsync();
        tous = await essai.ListerAsync();
        dits = [.. await Task.WhenAll(Dites.Select(LireAsync))];
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public async Task A_production_killed_while_a_letter_is_drawn_goes_on_and_draws_each_once(int mortALa)
    {
        await DemanderAsync(NatureDeLot.Production);
        var moteur = new MoteurMortel(mortALa);
        Assert.That(() => essai.Fabriquer(moteur).ExecuterAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await essai.Fabriquer().ExecuterAsync(), Is.Zero, "Its lease still runs.");
        essai.Horloge.Advance(TimeSpan.FromMinutes(6));

        var reprise = new MoteurMortel(int.MaxValue);
        Assert.That(await essai.Fabriquer(reprise).ExecuterAsync(), Is.EqualTo(1));

        Assert.That((moteur.Dessines - 1) + reprise.Dessines, Is.EqualTo(tous.Count), "The one that was being drawn is drawn again, no other.");
        Assert.That((await CompterAsync(Rendus), await CompterAsync(Composes)), Is.EqualTo((tous.Count, tous.Count)));
        var lot = (await LotsAsync())[0];
        Assert.That((lot.Etat, lot.Faits, lot.Refus.Count), Is.EqualTo((EtatDeLot.Fini, tous.Count, 0)));
    }

    [Test]
    public async Task Made_again_only_what_changed_is()
    {
        await ProduireAsync();
        await essai.EcrireAsync(UnAutreTitre, new { tous[0].DossierId });
        essai.Horloge.Advance(TimeSpan.FromMinutes(5));
        var moteur = new MoteurMortel(int.MaxValue);

        await DemanderAsync(NatureDeLot.Production);
        await essai.Fabriquer(moteur).ExecuterAsync();

        Assert.That(moteur.Dessines, Is.EqualTo(1));
    }

    [Test]
    public async Task A_publication_killed_before_it_is_written_publishes_all_at_once_when_it_goes_on()
    {
        await ToutPretAsync();
        await DemanderAsync(NatureDeLot.Publication);
        // The PDFs were drawn by nobody yet: the process dies at the last one.
        Assert.That(() => essai.Fabriquer(new MoteurMortel(tous.Count)).ExecuterAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await essai.ListerAsync()).Count(c => c.PublieLe is not null), Is.Zero, "All or nothing.");
        essai.Horloge.Advance(TimeSpan.FromMinutes(6));

        Assert.That(await essai.Fabriquer().ExecuterAsync(), Is.EqualTo(1));

        Assert.That((await essai.ListerAsync()).Count(c => c.Etat == EtatCourrier.Publie), Is.EqualTo(tous.Count));
        Assert.That((await CompterAsync(Publications), await CompterAsync(ParCourrier)), Is.EqualTo((1, tous.Count)));
    }

    [Test]
    public async Task Killed_after_it_was_written_it_tells_nobody_twice()
    {
        await ToutPretAsync();
        await DemanderAsync(NatureDeLot.Publication);
        // What the job does last, without the end that it did not reach.
        await essai.Publier().ExecuterAsync(essai.Code, [.. tous.Select(c => c.PointId)], essai.Secretariat);
        var courriels = (await essai.CourrielsAsync()).Count;

        Assert.That(await essai.Fabriquer().ExecuterAsync(), Is.EqualTo(1));

        Assert.That(await CompterAsync(ParCourrier), Is.EqualTo(tous.Count));
        Assert.That(await essai.CourrielsAsync(), Has.Count.EqualTo(courriels));
        Assert.That((await LotsAsync())[0].Refus, Is.Empty);
    }

    [Test]
    public async Task One_without_its_bon_a_signer_is_named_and_the_others_leave()
    {
        await ToutPretAsync();
        await essai.EcrireAsync(UnVisaDeMoins, new { tous[1].PointId });
        await essai.EcrireAsync(VisaOublie, new { tous[1].PointId });
        await DemanderAsync(NatureDeLot.Publication);
        await essai.Fabriquer().ExecuterAsync();

        var refus = (await LotsAsync())[0].Refus.Single();
        Assert.That(refus.Numero, Is.EqualTo(tous[1].NumeroDossier));
        Assert.That(refus.Refus, Does.StartWith("Il manque le bon à signer de"));
        Assert.That((await essai.ListerAsync()).Count(c => c.Etat == EtatCourrier.Publie), Is.EqualTo(tous.Count - 1));
    }

    [Test]
    public async Task One_batch_at_a_time_and_twice_clicked_it_is_the_same()
    {
        var premier = await DemanderAsync(NatureDeLot.Production);
        Assert.That(await DemanderAsync(NatureDeLot.Production), Is.EqualTo(premier));
        var autre = await essai.DemanderLot.ExecuterAsync(essai.Code, NatureDeLot.Publication, [tous[0].PointId], essai.Secretariat);
        Assert.That(autre.Refus!.Code, Is.EqualTo("lot.en-cours"));
        Assert.That((await essai.DemanderLot.ExecuterAsync(essai.Code, NatureDeLot.Production, [tous[0].PointId], essai.Signataires[0])).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task On_paper_each_letter_is_there_once_on_its_own_sheet_and_hidden_from_who_stood_down()
    {
        var lot = await ProduireAsync();
        var impression = new ImpressionDesCourriers(essai.Base, essai.Ecrivain, essai.Depot);

        await using (var zip = (await impression.ZipAsync(essai.Code, lot, essai.Secretariat)).Valeur)
        {
            using var archive = new System.IO.Compression.ZipArchive(zip);
            Assert.That(archive.Entries.Select(e => e.Name), Is.EquivalentTo((await essai.ListerAsync()).Select(c => $"courrier-{c.Numero}.pdf")));
        }

        await using (var pdf = (await impression.PdfAsync(essai.Code, lot, essai.Secretariat)).Valeur)
        {
            using var document = PdfDocument.Open(pdf);
            var textes = document.GetPages().Select(p => p.Text).ToList();
            foreach (var courrier in await essai.ListerAsync())
            {
                Assert.That(textes.FindIndex(t => t.Contains(courrier.Numero!, StringComparison.Ordinal)) % 2, Is.Zero, courrier.Numero);
            }
        }

        Assert.That((await impression.ZipAsync("AUTRE", lot, essai.Secretariat)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await impression.ZipAsync(essai.Code, lot, essai.Signataires[0])).Issue, Is.EqualTo(Issue.Absent));
        await essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), essai.Secretariat.CompteId, tous[0].DossierId, Le = essai.Horloge.GetUtcNow() });
        await essai.RelireAsync();
        Assert.That((await impression.PdfAsync(essai.Code, lot, essai.Secretariat)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task Stopped_while_its_last_letter_is_drawn_a_publication_publishes_nothing()
    {
        await ToutPretAsync();
        var lot = await DemanderAsync(NatureDeLot.Publication);
        var moteur = new MoteurMortel(tous.Count, () => new AgirSurUnTravail(essai.Ecrivain).ArreterAsync(GenreDeTravail.Courriers, lot, essai.Secretariat));
        Assert.That(await essai.Fabriquer(moteur).ExecuterAsync(), Is.Zero);
        essai.Horloge.Advance(TimeSpan.FromMinutes(6));
        Assert.That(await essai.Fabriquer().ExecuterAsync(), Is.Zero, "nobody takes it again");
        Assert.That(((await LotsAsync())[0].Etat, (await essai.ListerAsync()).Count(c => c.PublieLe is not null)), Is.EqualTo((EtatDeLot.Abandonne, 0)));
    }

    private async Task<Guid> DemanderAsync(NatureDeLot nature) =>
        (await essai.DemanderLot.ExecuterAsync(essai.Code, nature, [.. tous.Select(c => c.PointId)], essai.Secretariat)).Valeur;

    private async Task<Guid> ProduireAsync()
    {
        var lot = await DemanderAsync(NatureDeLot.Production);
        Assert.That(await essai.Fabriquer().ExecuterAsync(), Is.EqualTo(1));
        return lot;
    }

    private async Task ToutPretAsync()
    {
        IReadOnlyList<Guid> points = [.. tous.Select(c => c.PointId)];
        await essai.Preparer.ExecuterAsync(essai.Code, points, essai.Secretariat);
        await essai.Demander.ExecuterAsync(essai.Code, points, essai.Secretariat);
        await essai.ViserAsync();
    }

    private async Task<IReadOnlyList<LotRow>> LotsAsync() => (await new CourriersQuery(essai.Base).ListerAsync(essai.Code, 1, 10, essai.Secretariat))!.Lots;

    /// <summary>Since the demonstration told its own letters.</summary>
    private async Task<int> CompterAsync(SqlStatement sql) => await LireAsync(sql) - (Array.IndexOf(Dites, sql) is >= 0 and var rang ? dits[rang] : 0);

    private async Task<int> LireAsync(SqlStatement sql)
    {
        await using var session = await essai.Base.LireAsync();
        return await session.UnAsync<int>(sql);
    }

    /// <summary>The process dies while that letter is being drawn; or that happens, and it goes on.</summary>
    private sealed class MoteurMortel(int mortALa, Func<Task>? alors = null) : IMoteurPdf
    {
        private readonly MoteurPdfSkia moteur = new();

        public int Dessines { get; private set; }

        public void Rendre(DocumentImprime document, Stream sortie)
        {
            Dessines++;
            if (Dessines == mortALa)
            {
                Task.Run(alors ?? throw new OperationCanceledException("Killed.")).GetAwaiter().GetResult();
            }

            moteur.Rendre(document, sortie);
        }
    }
}
