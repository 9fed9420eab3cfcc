using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Courriers;
using AppelAProjets.Domain.Comites;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>What the members read before the session: documents, the sheet of each dossier, the cahier.</summary>
[SurChaqueMoteur]
public sealed class LectureDuComiteTests
{
    private static readonly SqlStatement Deporter = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, NULL, 'Declare', @Le)
        """);
    private static readonly SqlStatement Consultations = new("SELECT COUNT(*) AS N FROM Journal WHERE ObjetId = @Id AND Action = 'consulter'");
    private static readonly SqlStatement Figer = new("UPDATE Seance SET Etat = 'Arretee' WHERE Id = @Id");

    private readonly IOptions<FichiersOptions> fichiers = Options.Create(new FichiersOptions { Dossier = Path.Combine(Path.GetTempPath(), $"aap-comite-{Guid.NewGuid():N}"), TailleMaximale = 100_000 });
    private SeanceDEssai essai = null!;
    private Acteur membre = null!;
    private PointRow point = null!;

    [SetUp]
    public async Task Ouvrir()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        membre = await essai.ActeurAsync("membre.nm");
        point = (await essai.TableauAsync(membre)).Points.First(p => p.Etat == EtatPoint.Inscrit);
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [OneTimeTearDown]
    public void Ranger()
    {
        if (Directory.Exists(fichiers.Value.Dossier))
        {
            Directory.Delete(fichiers.Value.Dossier, recursive: true);
        }
    }

    [Test]
    public async Task A_member_reads_the_sheet_without_what_is_kept_for_those_who_pay_and_the_reading_is_told()
    {
        var lu = (await Dossiers.ChargerAsync(essai.SeanceId, point.Id, membre))!;
        Assert.Multiple(async () =>
        {
            Assert.That(lu.Place.Numero, Is.EqualTo(point.Numero));
            Assert.That(lu.Lignes, Is.Not.Empty);
            Assert.That(lu.Lignes.Any(l => l.Propose is not null), Is.True, "the proposals of every funder");
            Assert.That(lu.Fichiers.Select(f => f.PieceId), Has.None.Matches<Guid?>(p => p is { } piece && lu.Appel.Pieces.Any(x => x.Id == piece && x.Confidentielle)));
            Assert.That((await essai.LireAsync<int>(Consultations, new { Id = point.DossierId.ToString() })).Single(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Nobody_else_reads_it_nor_whoever_stands_down()
    {
        foreach (var autre in new[] { "instructeur.pref44", "porteur", "conseil" })
        {
            Assert.That(await Dossiers.ChargerAsync(essai.SeanceId, point.Id, await essai.ActeurAsync(autre)), Is.Null, autre);
        }

        await essai.EcrireAsync(Deporter, new { Id = Guid.CreateVersion7(), membre.CompteId, point.DossierId, Le = essai.Horloge.GetUtcNow() });
        membre = await essai.ActeurAsync("membre.nm");
        Assert.That(await Dossiers.ChargerAsync(essai.SeanceId, point.Id, membre), Is.Null);
        Assert.That(await Dossiers.ChargerAsync(essai.SeanceId, point.Id, await essai.ActeurAsync("membre.pref44")), Is.Not.Null);
    }

    [Test]
    public async Task The_cahier_has_a_page_per_dossier_by_block_and_leaves_out_those_from_which_the_person_stands_down()
    {
        await new RangerOrdreDuJour(essai.Ecrivain).FormerLesBlocsAsync(essai.SeanceId, CritereDeBloc.Quartier, await essai.ActeurAsync("secretariat"));
        var agenda = (await new OrdreDuJourQuery(essai.Base).ChargerAsync(essai.SeanceId, membre))!;
        var pages = await CahierAsync(membre);
        var deDossiers = pages.Where(p => p.Contains(TexteDUnPdf.SansBlancs("Financeur Demandé Proposé"), StringComparison.Ordinal)).ToList();
        Assert.That(deDossiers, Has.Count.EqualTo(agenda.Points.Count), "one page each");
        for (var rang = 0; rang < agenda.Points.Count; rang++)
        {
            Assert.That(deDossiers[rang], Does.Contain(TexteDUnPdf.SansBlancs($"Point {rang + 1} – {agenda.Points[rang].Numero}")));
        }

        await essai.EcrireAsync(Deporter, new { Id = Guid.CreateVersion7(), membre.CompteId, point.DossierId, Le = essai.Horloge.GetUtcNow() });
        var sien = string.Concat(await CahierAsync(await essai.ActeurAsync("membre.nm")));
        Assert.That(sien, Does.Not.Contain(TexteDUnPdf.SansBlancs(point.Numero)).And.Not.Contain(TexteDUnPdf.SansBlancs(point.Titre)).And.Contain(TexteDUnPdf.SansBlancs("Vous êtes en déport sur 1 point")));
    }

    [Test]
    public async Task The_contents_of_the_cahier_say_the_page_of_each_dossier()
    {
        var agenda = (await new OrdreDuJourQuery(essai.Base).ChargerAsync(essai.SeanceId, membre))!;
        var pages = (await CahierAsync(membre)).ToList();
        var premiere = pages.FindIndex(p => p.Contains(TexteDUnPdf.SansBlancs("Financeur Demandé Proposé"), StringComparison.Ordinal));
        var sommaire = string.Concat(pages.Take(premiere));
        foreach (var (rang, inscrit) in agenda.Points.Index())
        {
            var page = pages.FindIndex(p => p.Contains(TexteDUnPdf.SansBlancs($"Point {rang + 1} – {inscrit.Numero}"), StringComparison.Ordinal)) + 1;
            Assert.That(sommaire, Does.Contain(TexteDUnPdf.SansBlancs($"{inscrit.AvantSeance.Propose}{page}")), inscrit.Numero);
        }
    }

    [Test]
    public async Task The_attendance_sheet_has_every_seat_of_the_day_and_says_whose_presence_is_noted()
    {
        var tableau = await essai.TableauAsync(await essai.ActeurAsync("secretariat"));
        using var pdf = new MemoryStream();
        new MoteurPdfSkia().Rendre(ImprimeDeSeance.Emargement(tableau, essai.Horloge.GetUtcNow()), pdf);
        var texte = string.Concat(TexteDUnPdf.Pages(pdf.ToArray()).Select(TexteDUnPdf.SansBlancs));
        foreach (var nom in tableau.Sieges.SelectMany(s => new[] { s.Titulaire, s.Suppleant }).Where(n => !string.IsNullOrWhiteSpace(n)))
        {
            Assert.That(texte, Does.Contain(TexteDUnPdf.SansBlancs(nom!)));
        }

        var tenus = tableau.Presences.Count(p => tableau.Sieges.Any(s => s.Id == p.SiegeId));
        Assert.That(tenus, Is.GreaterThan(0));
        Assert.That(texte.Split(TexteDUnPdf.SansBlancs("présence notée")), Has.Length.EqualTo(tenus + 1));
    }

    [Test]
    public async Task The_Secrétariat_joins_documents_that_members_read_until_the_relevé_is_frozen()
    {
        var secretariat = await essai.ActeurAsync("secretariat");
        Assert.That((await JoindreAsync(membre)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await JoindreAsync(secretariat)).TousLesRefus, Is.Empty);
        Assert.That((await JoindreAsync(secretariat)).Refus?.Code, Is.EqualTo("document.deja"));
        var document = (await DocumentsAsync()).Single();
        Assert.That(document.Titre, Is.EqualTo("Règlement intérieur"));
        await using (var servi = (await Documents.OuvrirAsync(essai.SeanceId, document.Id, membre))!.Contenu)
        {
            Assert.That(servi.Length, Is.GreaterThan(0));
        }

        Assert.That(await Documents.OuvrirAsync(essai.SeanceId, document.Id, await essai.ActeurAsync("instructeur.pref44")), Is.Null);
        await essai.EcrireAsync(Figer, new { Id = essai.SeanceId });
        Assert.That((await Joindre.RetirerAsync(essai.SeanceId, document.Id, secretariat)).Refus?.Code, Is.EqualTo("document.etat"));
    }

    private DossierDuPointQuery Dossiers => new(essai.Base, essai.Ecrivain, Depot);

    private DepotSurDisque Depot => new(fichiers, essai.Horloge);

    private DocumentsDeSeanceQuery Documents => new(essai.Base, Depot);

    private JoindreDocument Joindre => new(
        essai.Base, essai.Ecrivain, new RecevoirFichier(essai.Base, Depot, new SansAntivirus(), fichiers),
        new AnalyserFichiers(essai.Base, essai.Ecrivain, new ExamenDeFichier(Depot, new SansAntivirus(), NullLogger<ExamenDeFichier>.Instance), essai.Horloge, Options.Create(new LiensOptions())));

    private async Task<Resultat> JoindreAsync(Acteur acteur)
    {
        using var contenu = new MemoryStream(AppelAProjets.Application.Tests.Dossiers.DossierDEssai.UnPdf());
        return await Joindre.ExecuterAsync(essai.SeanceId, " Règlement intérieur ", ("reglement.pdf", contenu), acteur);
    }

    private async Task<IReadOnlyList<DocumentDeSeanceRow>> DocumentsAsync() =>
        (await new PreparationQuery(essai.Base, new DeportsDeSeanceQuery(essai.Base, essai.Horloge)).ChargerAsync((await essai.TableauAsync(membre)).Seance, membre)).Documents;

    private async Task<IReadOnlyList<string>> CahierAsync(Acteur acteur)
    {
        var cahier = (await new CahierQuery(essai.Base, new OrdreDuJourQuery(essai.Base), essai.Ecrivain).ChargerAsync(essai.SeanceId, acteur))!;
        using var pdf = new MemoryStream();
        new MoteurPdfSkia().Rendre(ImprimeDeSeance.Cahier(cahier), pdf);
        return [.. TexteDUnPdf.Pages(pdf.ToArray()).Select(TexteDUnPdf.SansBlancs)];
    }
}
