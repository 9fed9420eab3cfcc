using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Demonstration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>The demonstration's call whose relevé is frozen, taken back to the eve of its letters.</summary>
internal sealed class CourriersDEssai : IDisposable
{
    private static readonly SqlStatement SansVisas = new("DELETE FROM CourrierVisa");
    private static readonly SqlStatement SansCourriers = new("DELETE FROM Courrier");
    private static readonly SqlStatement SansCourriels = new("DELETE FROM Courriel");
    private static readonly SqlStatement Arbitres = new("UPDATE Dossier SET Etat = 'Arbitre' WHERE Etat = 'AvisTransmis'");
    private static readonly SqlStatement AppelFige = new("SELECT Code FROM Appel WHERE Etat = 'AvisPublies'");
    private static readonly SqlStatement CompteParAdresse = new("SELECT Id FROM Compte WHERE Courriel = @Courriel");
    private static readonly SqlStatement LesSignataires = new("SELECT DISTINCT CompteId FROM Habilitation WHERE Role = 'SignataireCourrier'");
    private static readonly SqlStatement PremierMembre = new("""
        SELECT MIN(om.CompteId) AS Id FROM OrganisationMembre om INNER JOIN Dossier d ON d.OrganisationId = om.OrganisationId WHERE d.Id = @DossierId AND om.Qualite = 'Signataire'
        """);

    private static readonly SqlStatement LesCourriels = new("SELECT Objet, Corps FROM Courriel ORDER BY Objet");

    private readonly TestDatabase donnees = new();
    private readonly IOptions<FichiersOptions> fichiers = Options.Create(new FichiersOptions { Dossier = Path.Combine(Path.GetTempPath(), $"aap-courriers-{Guid.NewGuid():N}") });
    private readonly IOptions<LiensOptions> liens = Options.Create(new LiensOptions { AdressePublique = "https://aap.exemple.fr" });

    public SqlDatabase Base => donnees.Base;
    public FakeTimeProvider Horloge { get; } = new(DemonstrationSeedTests.Maintenant);
    public Ecrivain Ecrivain => new(Base, Horloge);
    public string Code { get; private set; } = "";
    public Acteur Secretariat { get; private set; } = Acteur.Systeme;
    public IReadOnlyList<Acteur> Signataires { get; private set; } = [];
    public DepotSurDisque Depot => new(fichiers, Horloge);
    public PreparerCourriers Preparer => new(Ecrivain, Options.Create(new CourrierOptions { Lieu = "Nantes" }), liens);
    public DemanderBonsASigner Demander => new(Ecrivain, liens);
    public IOptions<LiensOptions> Liens => liens;
    public DonnerBonASigner Donner => new(Base, Ecrivain);
    public CourriersASignerQuery ASigner => new(Base);
    public CourrierPublieQuery Publies => new(Base, Ecrivain);

    public static async Task<CourriersDEssai> OuvrirAsync()
    {
        var essai = new CourriersDEssai();
        await essai.donnees.ChargerLaDemonstrationAsync();
        foreach (var sql in new[] { SansVisas, SansCourriers, SansCourriels, Arbitres })
        {
            await essai.EcrireAsync(sql);
        }

        await using var session = await essai.Base.LireAsync();
        essai.Code = (await session.UnAsync<string>(AppelFige))!;
        essai.Secretariat = await essai.ActeurAsync(await session.UnAsync<Guid>(CompteParAdresse, new { Courriel = "secretariat@demo.example" }));
        essai.Signataires = await Task.WhenAll((await session.ListeAsync<Guid>(LesSignataires)).Select(essai.ActeurAsync));
        return essai;
    }

    /// <summary>Each publication may have its own engine, to stop it in the middle.</summary>
    public PublierCourriers Publier(IMoteurPdf? moteur = null) => new(Base, Ecrivain, Rendre(moteur), liens);

    public RendreCourriers Rendre(IMoteurPdf? moteur = null) => new(Base, Ecrivain, moteur ?? new MoteurPdfSkia(), Depot);

    public FabriquerCourriers Fabriquer(IMoteurPdf? moteur = null) =>
        new(Base, Ecrivain, new ActeurQuery(Base, Horloge), new ProduireCourriers(Base, Preparer, Rendre(moteur)), Publier(moteur));

    public DemanderLot DemanderLot => new(Ecrivain);

    public async Task<Acteur> ActeurAsync(Guid compteId) => (await new ActeurQuery(Base, Horloge).ChargerAsync(compteId))!;

    /// <summary>The Secrétariat at its next request.</summary>
    public async Task RelireAsync() => Secretariat = await ActeurAsync(Secretariat.CompteId);

    public async Task<Acteur> PorteurAsync(Guid dossierId)
    {
        await using var session = await Base.LireAsync();
        return await ActeurAsync(await session.UnAsync<Guid>(PremierMembre, new { DossierId = dossierId }));
    }

    public async Task<IReadOnlyList<CourrierEnListe>> ListerAsync() => (await new CourriersQuery(Base).ListerAsync(Code, 1, 1000, Secretariat))!.Courriers;

    /// <summary>Prepared, handed over and approved by everyone.</summary>
    public async Task<CourrierEnListe> PretAsync(Guid pointId)
    {
        await Preparer.ExecuterAsync(Code, [pointId], Secretariat);
        await Demander.ExecuterAsync(Code, [pointId], Secretariat);
        await ViserAsync();
        return (await ListerAsync()).Single(c => c.PointId == pointId);
    }

    /// <summary>Every signatory approves all that awaits him or her.</summary>
    public async Task ViserAsync()
    {
        foreach (var signataire in Signataires)
        {
            var attendus = (await ASigner.ListerAsync(signataire)).Where(c => c.MiensAttendus > 0).ToList();
            var bilan = (await Donner.ExecuterAsync([.. attendus.Select(c => new TexteLu(c.Id, c.Compose))], signataire)).Valeur;
            Assert.That((bilan.Faits, bilan.Refus.Count), Is.EqualTo((attendus.Count, 0)));
        }
    }

    public async Task<IReadOnlyList<(string Objet, string Corps)>> CourrielsAsync()
    {
        await using var session = await Base.LireAsync();
        return [.. (await session.ListeAsync<CourrielRow>(LesCourriels)).Select(c => (c.Objet, c.Corps))];
    }

    public async Task EcrireAsync(SqlStatement sql, object? parametres = null)
    {
        await using var session = await Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    public void Dispose()
    {
        donnees.Dispose();
        if (Directory.Exists(fichiers.Value.Dossier))
        {
            Directory.Delete(fichiers.Value.Dossier, recursive: true);
        }
    }

    private sealed record CourrielRow
    {
        public required string Objet { get; init; }
        public required string Corps { get; init; }
    }
}
