using System.IO.Compression;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Exports;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Lots;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Demonstration;
using AppelAProjets.Domain.Exports;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Exports;

/// <summary>An archive made by the job: resumed without doubling, with the rights of the day.</summary>
[SurChaqueMoteur]
public sealed class ArchivesTests
{
    private static readonly SqlStatement Lectures = new("SELECT ObjetId FROM Journal WHERE Action = 'telecharger' AND Objet = 'Dossier' AND Details = 'Dossier en PDF' ORDER BY Numero");
    private static readonly SqlStatement FinDesRoles = new("UPDATE Habilitation SET Fin = @Le WHERE CompteId = @CompteId");

    private InstructionDEssai essai = null!;
    private string dossier = null!;
    private IOptions<FichiersOptions> options = null!;
    private Acteur instructeur = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync(60);
        dossier = Directory.CreateTempSubdirectory("aap-exports-").FullName;
        options = Options.Create(new FichiersOptions { Dossier = dossier });
        await DemonstrationSeed.GarderLesPiecesAsync(Depot);
        instructeur = await essai.ActeurAsync("instructeur.pref44");
    }

    [TearDown]
    public void Ranger()
    {
        essai.Dispose();
        Directory.Delete(dossier, recursive: true);
    }

    [Test]
    public async Task The_archive_has_a_folder_per_dossier_with_its_pdf_its_opinions_and_its_pieces()
    {
        var id = await DemanderAsync();
        Assert.That(await Fabriquer().ExecuterAsync(), Is.EqualTo(1));
        var (export, noms) = await LireAsync(id);
        Assert.That((export.Etat, export.Faits, export.Ecartes), Is.EqualTo((EtatExport.Prete, export.Nombre, 0)));
        var dossiers = noms.GroupBy(n => n.Split('/')[0]).ToList();
        Assert.That(dossiers, Has.Count.EqualTo(export.Nombre));
        foreach (var siens in dossiers)
        {
            Assert.That(siens.Select(n => n[(siens.Key.Length + 1)..]), Does.Contain($"{siens.Key.Split(' ')[0]}.pdf").And.Contain("Notes.csv").And.Contain("Avis et propositions.csv").And.Contain("Pièces/Liste.txt"));
        }

        Assert.That(noms.Any(n => n.Contains("/Pièces/01 ", StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public async Task A_process_killed_at_any_dossier_goes_on_without_doubling_any()
    {
        var id = await DemanderAsync();
        var nombre = 0;
        for (var coupures = 0; coupures < 60 && nombre == 0; coupures++)
        {
            try
            {
                nombre = await Fabriquer(new MoteurQuiMeurt(3)).ExecuterAsync();
            }
            catch (OperationCanceledException)
            {
                // What a kill leaves: a part cut short, under no name that is read.
                var parties = Directory.CreateDirectory(Path.ChangeExtension(Chemin(id), null)).FullName;
                await File.WriteAllTextAsync(Path.Combine(parties, "000001.zip.restes"), "restes");
                essai.Horloge.Advance(TimeSpan.FromMinutes(6));
            }
        }

        var (export, noms) = await LireAsync(id);
        Assert.That((nombre, export.Etat, export.Faits), Is.EqualTo((1, EtatExport.Prete, export.Nombre)));
        Assert.That(noms, Is.Unique);
        Assert.That(noms.Count(n => n.EndsWith(".pdf", StringComparison.Ordinal) && n.Split('/').Length == 2), Is.EqualTo(export.Nombre));
        var lus = await essai.LireAsync<string>(Lectures);
        Assert.That(lus.Distinct().Count(), Is.EqualTo(export.Nombre), "each was read");
        Assert.That(lus, Has.Count.LessThanOrEqualTo(export.Nombre + 30), "only the one in hand is read again");
    }

    [Test]
    public async Task A_deport_declared_before_its_turn_leaves_the_dossier_out()
    {
        var id = await DemanderAsync();
        await DeporterAsync();
        await Fabriquer().ExecuterAsync();
        var (export, noms) = await LireAsync(id);
        Assert.That(export.Ecartes, Is.EqualTo(1));
        Assert.That(noms.Select(n => n.Split('/')[0]).Distinct().Count(), Is.EqualTo(export.Nombre - 1));
        Assert.That((await Mes().OuvrirAsync(id, await RelireAsync())).EstRefuse, Is.False);
    }

    [Test]
    public async Task A_deport_declared_after_makes_the_archive_refused_and_made_again()
    {
        var id = await DemanderAsync();
        await Fabriquer().ExecuterAsync();
        await DeporterAsync();
        var refus = await Mes().OuvrirAsync(id, await RelireAsync());
        Assert.That(refus.Refus!.Code, Is.EqualTo("export.droits"));
        Assert.That((await Mes().OuvrirAsync(id, await RelireAsync())).Issue, Is.EqualTo(Domain.Issue.Absent), "not ready");
        Assert.That(await Fabriquer().ExecuterAsync(), Is.EqualTo(1));
        var (export, noms) = await LireAsync(id);
        Assert.That(noms.Select(n => n.Split('/')[0]).Distinct().Count(), Is.EqualTo(export.Nombre - 1));
        using var archive = (await Mes().OuvrirAsync(id, await RelireAsync())).Valeur.Contenu;
        Assert.That(archive.Length, Is.EqualTo(export.Taille));
    }

    [Test]
    public async Task Nobody_else_takes_it_nor_someone_whose_rights_are_over()
    {
        var id = await DemanderAsync();
        await Fabriquer().ExecuterAsync();
        Assert.That((await Mes().OuvrirAsync(id, await essai.ActeurAsync("secretariat"))).Issue, Is.EqualTo(Domain.Issue.Absent));
        Assert.That((await Mes().AnnulerAsync(id, await essai.ActeurAsync("secretariat"))).Issue, Is.EqualTo(Domain.Issue.Absent));
        await essai.EcrireAsync(FinDesRoles, new { Le = essai.Horloge.GetUtcNow().AddSeconds(-1), instructeur.CompteId });
        Assert.That((await Mes().OuvrirAsync(id, await RelireAsync())).Issue, Is.EqualTo(Domain.Issue.Absent));
        var autre = await DemanderAsync();
        Assert.That(await Fabriquer().ExecuterAsync(), Is.Zero, "nor is one made for them");
        Assert.That((await LigneAsync(autre)).Etat, Is.EqualTo(EtatExport.Annulee));
    }

    [Test]
    public async Task Asked_twice_it_is_one_and_cancelled_or_old_it_is_gone()
    {
        var cle = Guid.CreateVersion7();
        var id = await DemanderAsync(cle);
        Assert.That(await DemanderAsync(cle), Is.EqualTo(id));
        await Fabriquer().ExecuterAsync();
        essai.Horloge.Advance(TimeSpan.FromDays(RegleDExport.JoursGardes + 1));
        await Fabriquer().ExecuterAsync();
        Assert.That((await LigneAsync(id)).Etat, Is.EqualTo(EtatExport.Perimee));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Chemin(id))!), Is.Empty);
        var annulee = await DemanderAsync();
        Assert.That((await Mes().AnnulerAsync(annulee, instructeur)).EstRefuse, Is.False);
        Assert.That(await Fabriquer().ExecuterAsync(), Is.Zero);
    }

    [Test]
    public async Task Dossiers_chosen_one_by_one_join_one_archive_even_once_it_is_ready()
    {
        var tous = (await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau(), instructeur))!.Lignes;
        var (action, saisie) = (new ArchiverEnLot(), new SaisieDeLot(Guid.CreateVersion7(), new Dictionary<string, string>()));
        async Task<Domain.Resultat> JoindreAsync(DossierDuTableau d) => await action.FaireAsync(new SujetDeLot(InstructionDEssai.Appel, d.Id, d.Numero!, d.Titre, d.Porteur, d.Etat, null), saisie, instructeur, essai.Ecrivain);
        Assert.That((await JoindreAsync(tous[0])).EstRefuse, Is.False);
        Assert.That((await JoindreAsync(tous[1])).EstRefuse, Is.False);
        await Fabriquer().ExecuterAsync();
        var id = (await Mes().ListerAsync(instructeur)).Single().Id;
        Assert.That((await JoindreAsync(tous[2])).EstRefuse, Is.False);
        Assert.That((await JoindreAsync(tous[2])).EstRefuse, Is.False, "twice is once");
        Assert.That((await LigneAsync(id)).Etat, Is.EqualTo(EtatExport.EnAttente));
        await Fabriquer().ExecuterAsync();
        var (export, noms) = await LireAsync(id);
        Assert.That((export.Etat, export.Nombre), Is.EqualTo((EtatExport.Prete, 3)));
        Assert.That(noms.Select(n => n.Split('/')[0].Split(' ')[0]).Distinct(), Is.EquivalentTo(tous.Take(3).Select(d => d.Numero)));
        Assert.That(noms, Is.Unique);
    }

    private IDepotDeFichiers Depot => new DepotSurDisque(options, essai.Horloge);

    private string Chemin(Guid id) => Path.Combine(dossier, "exports", $"{id:N}.zip");

    private MesExports Mes() => new(essai.Base, essai.Ecrivain, options);

    private FabriquerExports Fabriquer(IMoteurPdf? moteur = null) => new(
        essai.Base, essai.Ecrivain, new ActeurQuery(essai.Base, essai.Horloge),
        new ArchiverDossier(essai.Base, essai.Ecrivain, new VersionsQuery(essai.Base, essai.Ecrivain), new FichierInstruitQuery(essai.Base, essai.Ecrivain, Depot), moteur ?? new MoteurPdfSkia()), options);

    private async Task<Guid> DemanderAsync(Guid? cle = null)
    {
        var demande = await new DemanderExport(essai.Tableau, essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, new FiltreDuTableau(), "tous", cle ?? Guid.CreateVersion7(), instructeur);
        Assert.That(demande.EstRefuse ? demande.Refus : null, Is.Null);
        return demande.Valeur;
    }

    private async Task DeporterAsync() => Assert.That((await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Un proche", instructeur)).Refus, Is.Null);

    private Task<Acteur> RelireAsync() => essai.ActeurAsync("instructeur.pref44");

    private async Task<ExportRow> LigneAsync(Guid id) => (await Mes().ListerAsync(instructeur)).Single(e => e.Id == id);

    private async Task<(ExportRow Export, List<string> Noms)> LireAsync(Guid id)
    {
        await using var archive = await ZipFile.OpenReadAsync(Chemin(id));
        foreach (var entree in archive.Entries)
        {
            await using var contenu = await entree.OpenAsync();
            using var lu = new MemoryStream();
            await contenu.CopyToAsync(lu);
            Assert.That(lu.Length, Is.EqualTo(entree.Length), entree.FullName);
        }

        return (await LigneAsync(id), [.. archive.Entries.Select(e => e.FullName)]);
    }

    /// <summary>Stops everything at its n-th PDF.</summary>
    private sealed class MoteurQuiMeurt(int rang) : IMoteurPdf
    {
        private readonly MoteurPdfSkia moteur = new();
        private int reste = rang;

        public void Rendre(DocumentImprime document, Stream sortie)
        {
            if (--reste < 0)
            {
                throw new OperationCanceledException();
            }

            moteur.Rendre(document, sortie);
        }
    }
}
