using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>A published letter has a wrong word: it goes in revision, another one that cites it takes its place, and whoever holds either paper learns which one stands.</summary>
[SurChaqueMoteur]
public sealed class RemplacerCourrierTests
{
    private static readonly SqlStatement AutreRepresentant = new("UPDATE Organisation SET RepresentantNom = 'Zélie Corrigée' WHERE Id = (SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @DossierId)");
    private static readonly Dictionary<string, SqlStatement> Suites = new[] { "UPDATE Point SET Etat = 'Ajourne'", "UPDATE Dossier SET Etat = 'Clos'", "UPDATE Dossier SET Etat = 'SansSuite'" }.ToDictionary(sql => sql, sql => new SqlStatement(sql));

    private static readonly SqlStatement Anterieur = new("""
        INSERT INTO Courrier (Id, DossierId, PointId, Numero, Etat, Document, Empreinte, ComposeLe, PublieLe, Version)
        SELECT @Id, c.DossierId, c.PointId, @Numero, 'EnRevision', c.Document, c.Empreinte, c.ComposeLe, @Le, 1 FROM Courrier c WHERE c.Id = @Source
        """);

    private static readonly SqlStatement Codes = new("SELECT c.CodeDuPapier FROM Courrier c WHERE c.DossierId = @DossierId ORDER BY c.Numero");

    private CourriersDEssai essai = null!;
    private CourrierEnListe point = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await CourriersDEssai.OuvrirAsync();
        point = (await essai.ListerAsync()).First(c => c.Avis == TypeAvis.Favorable);
        await essai.PretAsync(point.PointId);
        await PublierAsync();
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task The_new_one_cites_the_old_one_which_stays_readable_and_says_so()
    {
        var ancien = (await LireAsync()).CourrierId!.Value;
        Assert.That((await Reviser.MettreEnRevisionAsync(essai.Code, ancien, " ", essai.Secretariat)).Refus!.Code, Is.EqualTo("motif.absent"));
        Assert.That((await Reviser.MettreEnRevisionAsync(essai.Code, ancien, "Le nom du représentant est faux.", essai.Secretariat)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await VerifierAsync(0)).Courrier!.Etat, Is.EqualTo(EtatCourrier.EnRevision));
        Assert.That((await LireAsync()).ARemplacer, Is.EqualTo(ancien));

        await essai.EcrireAsync(AutreRepresentant, new { point.DossierId });
        essai.Horloge.Advance(TimeSpan.FromDays(1));
        await essai.PretAsync(point.PointId);
        await PublierAsync();

        var porteur = await essai.PorteurAsync(point.DossierId);
        var (nouveau, lu) = ((await essai.Publies.PourLePorteurAsync(point.DossierId, null, porteur))!, (await essai.Publies.PourLePorteurAsync(point.DossierId, point.NumeroDossier + "-C1", porteur))!);
        Assert.Multiple(() =>
        {
            Assert.That(nouveau.Numero, Is.EqualTo(point.NumeroDossier + "-C2"));
            Assert.That(nouveau.Document.References.Select(r => r.Valeur), Has.Some.StartsWith($"n° {point.NumeroDossier}-C1 du "));
            Assert.That(nouveau.Document.Destinataire, Does.Contain("Zélie Corrigée"));
            Assert.That((lu.Etat, lu.RemplacePar), Is.EqualTo((EtatCourrier.Remplace, nouveau.Numero)));
        });
        Assert.That((await LireAsync()).EtatDossier, Is.EqualTo(EtatDossier.AvisTransmis));
        var (ancienne, nouvelle) = (await VerifierAsync(0), await VerifierAsync(1));
        Assert.That((ancienne.Courrier!.Etat, ancienne.Courrier.RemplacePar), Is.EqualTo((EtatCourrier.Remplace, nouveau.Numero)));
        Assert.That(nouvelle.Courrier!.Etat, Is.EqualTo(EtatCourrier.Publie));
        Assert.That((await new VerifierCourrierQuery(essai.Base).ChargerAsync(nouveau.Numero, (await CodesAsync())[0])).Courrier, Is.Null, "The code of another paper opens nothing.");
    }

    [TestCase("UPDATE Point SET Etat = 'Ajourne'", "courrier.ajourne")]
    [TestCase("UPDATE Dossier SET Etat = 'Clos'", "courrier.sans-suite")]
    [TestCase("UPDATE Dossier SET Etat = 'SansSuite'", "courrier.sans-suite")]
    public async Task What_nothing_could_replace_does_not_go_in_revision(string sql, string code)
    {
        var id = (await LireAsync()).CourrierId!.Value;
        await essai.EcrireAsync(Suites[sql]);

        Assert.That((await Reviser.MettreEnRevisionAsync(essai.Code, id, "Un mot faux.", essai.Secretariat)).Refus?.Code, Is.EqualTo(code));
        Assert.That((await new CourriersQuery(essai.Base).LireAsync(essai.Code, id, essai.Secretariat))!.Empechement, Is.Not.Null, "The page says why instead of a button.");
    }

    [Test]
    public async Task While_another_one_is_being_written_it_is_replaced_not_withdrawn()
    {
        var id = (await LireAsync()).CourrierId!.Value;
        await Reviser.MettreEnRevisionAsync(essai.Code, id, "Un mot faux.", essai.Secretariat);
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);

        var refus = (await Reviser.RetirerAsync(essai.Code, id, "Erreur", essai.Secretariat)).Refus;

        Assert.That(refus?.Code, Is.EqualTo("courrier.remplacant-en-cours"));
        Assert.That(refus?.Message, Does.Contain(point.NumeroDossier + "-C2"));
    }

    [Test]
    public async Task The_one_replaced_is_the_last_published_whatever_its_identifier()
    {
        var dernier = (await LireAsync()).CourrierId!.Value;
        await Reviser.MettreEnRevisionAsync(essai.Code, dernier, "Un mot faux.", essai.Secretariat);
        await essai.EcrireAsync(Anterieur, new { Id = Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff"), Source = dernier, Numero = point.NumeroDossier + "-C0009", Le = essai.Horloge.GetUtcNow().AddDays(-30) });

        Assert.That((await LireAsync()).ARemplacer, Is.EqualTo(dernier));
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        var lu = (await new CourriersQuery(essai.Base).LireAsync(essai.Code, (await LireAsync()).CourrierId!.Value, essai.Secretariat))!;
        Assert.That(lu.Document.References.Select(r => r.Valeur), Has.Some.StartsWith($"n° {point.NumeroDossier}-C1 du "));
    }

    [Test]
    public async Task Once_published_nobody_remarks_on_it()
    {
        var id = (await LireAsync()).CourrierId!.Value;

        Assert.That((await new RemarquerCourrier(essai.Ecrivain).ExecuterAsync(id, "Trop tard.", essai.Secretariat)).Refus?.Code, Is.EqualTo("remarque.etat"));
        Assert.That((await new CourriersQuery(essai.Base).LireAsync(essai.Code, id, essai.Secretariat))!.Remarques, Is.Empty);
    }

    [Test]
    public async Task Withdrawn_it_stays_readable_and_no_longer_stands()
    {
        var id = (await LireAsync()).CourrierId!.Value;
        Assert.That((await Reviser.RetirerAsync(essai.Code, id, "Erreur", essai.Secretariat)).EstRefuse, Is.True, "First in revision.");
        await Reviser.MettreEnRevisionAsync(essai.Code, id, "Erreur", essai.Secretariat);
        Assert.That((await Reviser.RetirerAsync(essai.Code, id, "Erreur", essai.Signataires[0])).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Reviser.RetirerAsync(essai.Code, id, "Erreur", essai.Secretariat)).Issue, Is.EqualTo(Issue.Fait));

        Assert.That((await VerifierAsync(0)).Courrier!.Etat, Is.EqualTo(EtatCourrier.Retire));
        Assert.That((await essai.Publies.PourLePorteurAsync(point.DossierId, null, await essai.PorteurAsync(point.DossierId)))!.Etat, Is.EqualTo(EtatCourrier.Retire));
    }

    private ReviserCourrier Reviser => new(essai.Ecrivain, essai.Liens);

    private async Task PublierAsync() => Assert.That((await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.Faits, Is.EqualTo(1));

    private async Task<CourrierEnListe> LireAsync() => (await essai.ListerAsync()).Single(c => c.PointId == point.PointId);

    private async Task<IReadOnlyList<string>> CodesAsync()
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<string>(Codes, new { point.DossierId });
    }

    private async Task<Verification> VerifierAsync(int rang) =>
        await new VerifierCourrierQuery(essai.Base).ChargerAsync($"{point.NumeroDossier}-C{rang + 1}", (await CodesAsync())[rang]);
}
