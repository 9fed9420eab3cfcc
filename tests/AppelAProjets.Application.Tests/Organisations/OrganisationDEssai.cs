using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Organisations;

/// <summary>An organisation, its signataire, its rédacteur, someone else, and the Secrétariat.</summary>
internal sealed class OrganisationDEssai : IDisposable
{
    public static readonly DateTimeOffset Depart = new(2027, 10, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@Id, @Courriel, UPPER(@Courriel), 1, 'x', @Prenom, 'Essai', 'essai', 0, 0, 0, @Le, 1)
        """);

    private static readonly SqlStatement Habilitation = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, TerritoireId, Debut, Fin, AccordeePar, Version) VALUES (@Id, @CompteId, 'Secretariat', NULL, NULL, @Le, NULL, NULL, 1)
        """);

    private static readonly SqlStatement Deport = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe) VALUES (@Id, @CompteId, NULL, @OrganisationId, 'Declare', 'Essai', @Le, NULL)
        """);

    private static readonly SqlStatement Fermeture = new("UPDATE Compte SET DesactiveLe = @Le WHERE Id = @Id");
    private static readonly SqlStatement Courriels = new("SELECT CONCAT(Destinataire, ' | ', Objet) AS Texte FROM Courriel WHERE CreeLe >= @Depuis ORDER BY CreeLe");

    private readonly TestDatabase donnees = new();
    private readonly Dictionary<string, Guid> comptes = [];

    public SqlDatabase Base => donnees.Base;
    public FakeTimeProvider Horloge { get; } = new(Depart);
    public IOptions<LiensOptions> Liens { get; } = Options.Create(new LiensOptions { AdressePublique = "https://aap.exemple.fr" });
    public IOptions<FichiersOptions> Fichiers { get; } = Options.Create(new FichiersOptions { Dossier = Path.Combine(Path.GetTempPath(), $"aap-fichiers-{Guid.NewGuid():N}"), TailleMaximale = 10_000 });
    public Guid Id { get; private set; }

    public Ecrivain Ecrivain => new(Base, Horloge);
    public EnregistrerOrganisation Enregistrer => new(Ecrivain);
    public EnregistrerIdentite Identite => new(Ecrivain);
    public GererLesMembres Membres => new(Ecrivain, Liens);
    public DemanderARejoindre Demandes => new(Ecrivain, Liens);
    public StatuerSurMandat Statuer => new(Ecrivain, Liens);
    public OrganisationsDuSecretariatQuery DuSecretariat => new(Base, Ecrivain);
    public OrganisationQuery Query => new(Base, new DepotSurDisque(Fichiers, Horloge));
    public RecevoirFichier Reception => new(Base, new DepotSurDisque(Fichiers, Horloge), new SansAntivirus(), Fichiers);
    public EnvoyerMandat Mandats => new(Base, Ecrivain, Reception, Liens);
    public JoindrePiecePermanente Pieces => new(Base, Ecrivain, Reception);

    public static async Task<OrganisationDEssai> OuvrirAsync()
    {
        var essai = new OrganisationDEssai();
        foreach (var prenom in new[] { "aicha", "maya", "zoe", "camille" })
        {
            await essai.AjouterCompteAsync(prenom);
        }

        await essai.HabiliterAsync("camille");
        essai.Id = (await essai.Enregistrer.ExecuterAsync(
            new Identification("Ateliers du Breil", Siret: "732 829 320 00074"), new Siege(), null, await essai.ActeurAsync("aicha"))).Valeur.Id;
        await essai.AjouterAsync("maya", QualiteDeMembre.Redacteur);
        essai.Horloge.Advance(TimeSpan.FromMinutes(1));
        return essai;
    }

    /// <summary>The account as it acts now.</summary>
    public async Task<Acteur> ActeurAsync(string prenom) => (await new ActeurQuery(Base, Horloge).ChargerAsync(comptes[prenom]))!;

    public Guid CompteDe(string prenom) => comptes[prenom];

    public async Task AjouterCompteAsync(string prenom)
    {
        comptes[prenom] = Guid.CreateVersion7();
        await EcrireAsync(Compte, new { Id = comptes[prenom], Courriel = $"{prenom}@exemple.fr", Prenom = prenom, Le = Depart.AddDays(-1) });
    }

    public async Task AjouterAsync(string prenom, QualiteDeMembre qualite) =>
        Assert.That((await Membres.AjouterAsync(Id, $"{prenom}@exemple.fr", qualite, await VersionAsync(), await ActeurAsync("aicha"))).Refus, Is.Null);

    /// <summary>Gives a place in the Secrétariat.</summary>
    public Task HabiliterAsync(string prenom) => EcrireAsync(Habilitation, new { Id = Guid.CreateVersion7(), CompteId = comptes[prenom], Le = Depart.AddDays(-1) });

    public Task DeporterAsync(string prenom) => EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), CompteId = comptes[prenom], OrganisationId = Id, Le = Horloge.GetUtcNow() });

    public Task FermerAsync(string prenom) => EcrireAsync(Fermeture, new { Id = comptes[prenom], Le = Horloge.GetUtcNow() });

    public async Task<FicheDOrganisation> FicheAsync() => (await DuSecretariat.FicheAsync(Id, await ActeurAsync("camille")))!;

    public async Task<OrganisationLue> LueAsync() => (await FicheAsync()).Organisation;

    public async Task<int> VersionAsync() => (await LueAsync()).MembresVersion;

    public async Task<IReadOnlyList<string>> CourrielsAsync()
    {
        await using var session = await Base.LireAsync();
        return await session.ListeAsync<string>(Courriels, new { Depuis = Horloge.GetUtcNow() });
    }

    public async Task<IReadOnlyList<string>> ActesAsync()
    {
        await using var session = await Base.LireAsync();
        return [.. (await session.HistoriqueAsync("Organisation", Id)).Select(a => a.Action).Where(a => a != "consulter")];
    }

    public async Task<Refus?> DeciderAsync(Domain.Organisations.ActionMandat action, string? motif = null, Guid? mandat = null) =>
        (await Statuer.ExecuterAsync(Id, new DecisionSurMandat(action, mandat, motif, (await LueAsync()).Version), await ActeurAsync("camille"))).Refus;

    public void Dispose()
    {
        donnees.Dispose();
        if (Directory.Exists(Fichiers.Value.Dossier))
        {
            Directory.Delete(Fichiers.Value.Dossier, recursive: true);
        }
    }

    private async Task EcrireAsync(SqlStatement sql, object parametres)
    {
        await using var session = await Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }
}
