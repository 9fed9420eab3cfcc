using System.IO.Compression;
using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>The antivirus: a file is given to nobody before it is clean, a daemon that is away delays nothing but that.</summary>
[SurChaqueMoteur]
public sealed class AntivirusTests
{
    private static readonly SqlStatement Courriels = new("SELECT Destinataire FROM Courriel WHERE Objet LIKE '%antivirus%' ORDER BY Destinataire");

    private DossierDEssai essai = null!;
    private ClamdDEssai clamd = null!;

    [SetUp]
    public async Task Ouvrir()
    {
        clamd = new ClamdDEssai();
        essai = await DossierDEssai.OuvrirAsync();
        essai.Antivirus = clamd.Client;
    }

    [TearDown]
    public void Fermer()
    {
        essai.Dispose();
        clamd.Dispose();
    }

    [Test]
    public async Task A_clean_file_is_served_at_once()
    {
        var (id, fichier) = await JoindreAsync(FichiersPieges.Pdf());
        Assert.That(((await TrouverAsync(id, fichier))!.Analyse, await EstOuvertAsync(id, fichier)), Is.EqualTo((AnalyseDeFichier.Saine, true)));
    }

    [Test]
    public async Task An_infected_file_is_never_served_counts_as_missing_and_is_told_once()
    {
        var tropTard = new TaskCompletionSource<string?>();
        clamd.Repondre = _ =>
        {
            clamd.Horloge.Advance(TimeSpan.FromSeconds(1));
            return tropTard.Task;
        };
        var (id, fichier) = await JoindreAsync(FichiersPieges.Pdf("% EICAR"));
        tropTard.SetResult(null);
        var avant = (await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers.Single().Empreinte;
        clamd.Repondre = Task.FromResult<string?>;

        var conclus = new[] { await essai.Analyser.ExecuterAsync(CancellationToken.None), await essai.Analyser.ExecuterAsync(CancellationToken.None) };

        await using var session = await essai.Base.LireAsync();
        using var encore = new MemoryStream(FichiersPieges.Pdf("% EICAR"));
        Assert.Multiple(async () =>
        {
            Assert.That(avant, Is.Not.Null, "while it waits it may be deposited");
            Assert.That(conclus, Is.EqualTo(new[] { 1, 0 }));
            Assert.That((await TrouverAsync(id, fichier))!.Analyse, Is.EqualTo(AnalyseDeFichier.Infectee));
            Assert.That(await EstOuvertAsync(id, fichier), Is.False);
            Assert.That((await essai.LireAsync(id))!.Contenu.Pieces.Single().Fichiers, Is.Empty, "as good as missing");
            Assert.That(await session.ListeAsync<string>(Courriels), Is.EqualTo(new[] { "aicha@exemple.fr" }), "a draft is told to its organisation only");
            Assert.That((await essai.Joindre.ExecuterAsync(id, essai.PieceId, "autre.pdf", encore, essai.Signataire)).Refus?.Code, Is.EqualTo("fichier.infecte"));
        });
    }

    [Test]
    public async Task Two_nodes_at_once_tell_it_once()
    {
        clamd.Repondre = _ => Task.FromResult<string?>(null);
        await JoindreAsync(FichiersPieges.Pdf("% EICAR"));
        clamd.Repondre = Task.FromResult<string?>;

        await Task.WhenAll(essai.Analyser.ExecuterAsync(CancellationToken.None), essai.Analyser.ExecuterAsync(CancellationToken.None));

        await using var session = await essai.Base.LireAsync();
        Assert.That(await session.ListeAsync<string>(Courriels), Has.Count.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Found_after_or_while_the_dossier_is_deposited_the_Secretariat_is_told_too(bool pendant)
    {
        clamd.Repondre = _ => Task.FromResult<string?>(null);
        var id = await essai.CompletAsync();
        using var flux = new MemoryStream(FichiersPieges.Pdf("% EICAR"));
        Assert.That((await essai.Joindre.ExecuterAsync(id, essai.PieceId, "deux.pdf", flux, essai.Signataire)).Refus, Is.Null);
        var depot = pendant ? (await essai.Base.CroiserAsync(DeposerAsync, AnalyserAsync)).Premier : await DeposerAsync();
        await AnalyserAsync();

        await using var session = await essai.Base.LireAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(depot, Is.Null, "a file that waits does not block the deposit");
            Assert.That(await session.ListeAsync<string>(Courriels), Is.EqualTo(new[] { "aicha@exemple.fr", "ville@exemple.fr" }));
        });

        async Task<string?> DeposerAsync() => (await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).Refus?.Code;

        async Task<string?> AnalyserAsync()
        {
            clamd.Repondre = Task.FromResult<string?>;
            return $"{await essai.Analyser.ExecuterAsync(CancellationToken.None)}";
        }
    }

    [Test]
    public async Task A_daemon_away_leaves_files_waiting_and_all_are_looked_at_when_it_is_back()
    {
        var mort = new ClamdDEssai();
        mort.Dispose();
        essai.Antivirus = mort.Client;
        var joints = new List<(Guid Id, FichierAccepte Fichier)>();
        foreach (var rang in Enumerable.Range(0, 5))
        {
            joints.Add(await JoindreAsync(FichiersPieges.Pdf($"% {rang}")));
        }

        Assert.That(await essai.Analyser.ExecuterAsync(CancellationToken.None), Is.Zero);
        Assert.That((await TrouverAsync(joints[0].Id, joints[0].Fichier))!.Analyse, Is.EqualTo(AnalyseDeFichier.EnAttente));
        Assert.That(await EstOuvertAsync(joints[0].Id, joints[0].Fichier), Is.False);

        essai.Antivirus = clamd.Client;
        Assert.That(await essai.Analyser.ExecuterAsync(CancellationToken.None), Is.EqualTo(5));
        Assert.That(await EstOuvertAsync(joints[4].Id, joints[4].Fichier), Is.True);
    }

    [TestCase("INSTREAM size limit exceeded. ERROR")]
    [TestCase("stream: OK\0stream: OK")]
    [TestCase("")]
    [TestCase("stream:  FOUND")]
    public async Task Only_an_explicit_answer_settles(string reponse)
    {
        clamd.Repondre = _ => Task.FromResult<string?>(reponse);
        using var flux = new MemoryStream([1]);
        Assert.That((await clamd.Client.AnalyserAsync(flux)).Analyse, Is.EqualTo(AnalyseDeFichier.EnAttente));
    }

    [Test]
    public async Task A_file_that_fails_goes_behind_the_others()
    {
        clamd.Repondre = _ => Task.FromResult<string?>(null);
        var bloquants = new List<(Guid Id, FichierAccepte Fichier)>();
        foreach (var rang in Enumerable.Range(0, 3))
        {
            bloquants.Add(await JoindreAsync(FichiersPieges.Pdf($"% EICAR {rang}")));
        }

        clamd.Repondre = v => Task.FromResult(v.EndsWith("OK", StringComparison.Ordinal) ? v : null);
        essai.Horloge.Advance(TimeSpan.FromMinutes(1));
        await essai.Analyser.ExecuterAsync(CancellationToken.None);
        essai.Antivirus = new SansAntivirus();
        var (id, sain) = await JoindreAsync(FichiersPieges.Pdf());
        essai.Antivirus = clamd.Client;
        await essai.Analyser.ExecuterAsync(CancellationToken.None);
        await essai.Analyser.ExecuterAsync(CancellationToken.None);
        Assert.That((await TrouverAsync(id, sain))!.Analyse, Is.EqualTo(AnalyseDeFichier.Saine));
    }

    [Test]
    public async Task The_archive_holds_what_is_clean_under_safe_and_unique_names_and_says_what_is_left_out()
    {
        var id = await essai.BrouillonAsync();
        foreach (var (nom, corps) in new[] { ("../rib.pdf", "1"), ("RIB.pdf", "2"), ("virus.pdf", "EICAR") })
        {
            using var flux = new MemoryStream(FichiersPieges.Pdf("% " + corps));
            Assert.That((await essai.Joindre.ExecuterAsync(id, essai.PieceId, nom, flux, essai.Signataire)).Refus, Is.Null);
        }

        using var sortie = new MemoryStream();
        await (await new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge).ArchiverAsync(id, essai.Signataire))!.EcrireAsync(sortie);

        using var archive = new ZipArchive(sortie);
        using var liste = new StreamReader(archive.GetEntry("Liste.txt")!.Open());
        Assert.Multiple(async () =>
        {
            Assert.That(archive.Entries.Select(e => e.FullName), Is.EqualTo(new[] { "01 RIB/rib.pdf", "01 RIB/RIB (2).pdf", "Liste.txt" }));
            Assert.That(await liste.ReadToEndAsync(), Does.Contain("Laissés de côté").And.Contain("virus.pdf, refusé par l’antivirus"));
            Assert.That(await new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge).ArchiverAsync(id, essai.Etranger), Is.Null);
        });
    }

    private async Task<(Guid Id, FichierAccepte Fichier)> JoindreAsync(byte[] contenu)
    {
        var id = await essai.BrouillonAsync();
        using var flux = new MemoryStream(contenu);
        var joint = await essai.Joindre.ExecuterAsync(id, essai.PieceId, "rib.pdf", flux, essai.Signataire);
        Assert.That(joint.Refus, Is.Null);
        return (id, joint.Valeur);
    }

    private Task<FichierDuDossier?> TrouverAsync(Guid id, FichierAccepte fichier) =>
        new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge).TrouverAsync(id, fichier.Empreinte, essai.Signataire);

    private async Task<bool> EstOuvertAsync(Guid id, FichierAccepte fichier)
    {
        var servi = await new FichierDuPorteurQuery(essai.Base, essai.Depot, essai.Horloge).OuvrirAsync(id, fichier.Empreinte, essai.Signataire);
        servi?.Contenu.Dispose();
        return servi is not null;
    }
}
