using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Journal;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Tests.Organisations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A call with two neighbourhoods, two themes, three funders and one piece; an association with a signataire and a rédacteur.</summary>
internal sealed class DossierDEssai : IDisposable
{
    public static readonly DateTimeOffset Ouverture = new(2027, 10, 1, 6, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Cloture = new(2027, 11, 15, 22, 59, 59, TimeSpan.Zero);

    private static readonly SqlStatement Territoire = new("INSERT INTO Territoire (Id, Nom, Version) VALUES (@Id, @Nom, 1)");
    private static readonly SqlStatement QuartierDuTerritoire = new("INSERT INTO TerritoireQuartier (TerritoireId, QuartierCode) VALUES (@Id, @Code)");

    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@Id, @Courriel, UPPER(@Courriel), 1, 'x', @Prenom, 'Essai', 'essai', 0, 0, 0, @Le, 1)
        """);

    private static readonly SqlStatement Appel = new("""
        INSERT INTO Appel (Id, Code, Annee, Titre, Etat, OuvertureLe, ClotureLe, DatesAConfirmer, ServiceNom, ServiceAdresse, ServiceCourriel, ServiceTelephone,
            SeuilDeViabilitePourcent, PartenairesPossibles, Rencontre, DernierNumero, CreeLe, Version)
        VALUES (@Id, 'AAP28', 2028, 'Appel 2028', 'DepotOuvert', @Ouverture, @Cloture, 0, 'Mission ville', '2 cours du Champ-de-Mars, 44000 Nantes', 'ville@exemple.fr', '0240000000', 60, 0, 'Obligatoire', 40, @Ouverture, 1)
        """);

    private static readonly SqlStatement Theme = new("INSERT INTO AppelTheme (Id, AppelId, Ordre, Libelle) VALUES (@Id, @AppelId, @Ordre, @Libelle)");
    private static readonly SqlStatement Quartier = new("INSERT INTO Quartier (Code, Generation, Nom, Communes, ValideDu, Version) VALUES (@Code, 2024, @Nom, 'Nantes', '2024-01-01', 1)");
    private static readonly SqlStatement AppelQuartier = new("INSERT INTO AppelQuartier (AppelId, QuartierCode) VALUES (@AppelId, @Code)");
    private static readonly SqlStatement Piece = new("INSERT INTO AppelPiece (Id, AppelId, Ordre, Libelle, Indispensable) VALUES (@Id, @AppelId, 1, 'RIB', 1)");

    private static readonly SqlStatement Financeur = new("""
        INSERT INTO Financeur (Id, Nom, Sigle, Type, CompteCerfa, ValidationRequise, Actif, Version) VALUES (@Id, @Nom, @Nom, 'Etat', @CompteCerfa, 0, 1, 1)
        """);

    private static readonly SqlStatement AppelFinanceur = new("""
        INSERT INTO AppelFinanceur (AppelId, FinanceurId, Ordre, MontantMinimum, MontantMaximum) VALUES (@AppelId, @Id, @Ordre, 50000, 1000000)
        """);

    private static readonly SqlStatement DansLeQuartier = new("INSERT INTO AppelFinanceurQuartier (AppelId, FinanceurId, QuartierCode) VALUES (@AppelId, @Id, @Code)");
    private static readonly SqlStatement SurLeTheme = new("INSERT INTO AppelFinanceurTheme (AppelId, FinanceurId, ThemeId) VALUES (@AppelId, @Id, @ThemeId)");
    private static readonly SqlStatement Redacteur = new("INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut) VALUES (@OrganisationId, @CompteId, 'Redacteur', @Le)");
    private static readonly SqlStatement Rencontre = new("""
        INSERT INTO Rencontre (DossierId, Etat, ContactId, Le, Avec, ModifieLe, ModifiePar, ModifieComme, Version)
        VALUES (@Id, 'Declaree', @CompteId, '2027-10-01', 'Mme Le Goff', @Le, @CompteId, 'Porteur', 1)
        """);

    private static readonly SqlStatement EtatACompleter = new("UPDATE Dossier SET Etat = 'ACompleter', Version = Version + 1 WHERE Id = @Id");
    private static readonly SqlStatement Demande = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message)
        VALUES (@DemandeId, @Id, @Le, @CompteId, @TermeLe, 1, 'Projet', 'Précisez.')
        """);

    public static readonly SqlStatement Compter = new("SELECT COUNT(*) FROM DossierDepot; SELECT COUNT(*) FROM Ligne; SELECT COUNT(*) FROM Courriel; SELECT COUNT(*) FROM Fichier;");

    private readonly TestDatabase donnees = new();
    private int brouillons;

    public DossierDEssai()
    {
        Fichiers = Options.Create(new FichiersOptions { Dossier = Path.Combine(Path.GetTempPath(), $"aap-fichiers-{Guid.NewGuid():N}"), TailleMaximale = 10_000 });
        Liens = Options.Create(new LiensOptions { AdressePublique = "https://aap.exemple.fr" });
        Signataire = new Acteur(Guid.CreateVersion7(), "Aïcha Essai", [], []);
        Brouillonneur = new Acteur(Guid.CreateVersion7(), "Maya Essai", [], []);
    }

    public SqlDatabase Base => donnees.Base;
    public Ecrivain Ecrivain => new(Base, Horloge);
    public FakeTimeProvider Horloge { get; } = new(Ouverture.AddDays(1));
    public IOptions<FichiersOptions> Fichiers { get; }
    public IOptions<LiensOptions> Liens { get; }
    public Acteur Signataire { get; private set; }
    public Acteur Brouillonneur { get; private set; }
    public Acteur Etranger { get; } = new(Guid.CreateVersion7(), "Autre Essai", [], [new Appartenance(Guid.NewGuid(), QualiteDeMembre.Signataire)]);
    public Guid AppelId { get; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; private set; }
    public Guid PieceId { get; } = Guid.CreateVersion7();
    public Guid[] Themes { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];
    /// <summary>Préfecture: everywhere; Ville: everywhere; Caf: second neighbourhood, second theme only.</summary>
    public Guid[] Financeurs { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    public DeposerDossier Deposer => new(Ecrivain, Liens);
    public EnregistrerReponses Enregistrer => new(Ecrivain);
    public JoindrePiece Joindre => new(Base, Ecrivain, new RecevoirFichier(Base, Depot, Antivirus, Fichiers), Analyser);
    public AnalyserFichiers Analyser => new(Base, Ecrivain, new ExamenDeFichier(Depot, Antivirus, NullLogger<ExamenDeFichier>.Instance), Horloge, Liens);
    public EcrireMessage Ecrire => new(Base, Ecrivain, new RecevoirFichier(Base, Depot, Antivirus, Fichiers), Analyser, Liens);
    public DepotSurDisque Depot => new(Fichiers, Horloge);
    public IAntivirus Antivirus { get; set; } = new SansAntivirus();
    public string Cle { get; } = Guid.NewGuid().ToString("N");

    public static async Task<DossierDEssai> OuvrirAsync()
    {
        var essai = new DossierDEssai();
        await essai.PoserAsync();
        return essai;
    }

    /// <summary>A draft of its own: the same title would find the same draft.</summary>
    public async Task<Guid> BrouillonAsync() =>
        (await new CreerDossier(Ecrivain).ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP28", OrganisationId, ++brouillons == 1 ? "Cuisines partagées" : $"Cuisines partagées {brouillons}"), Signataire)).Valeur;

    /// <summary>A draft that can be deposited: 1,500.00 € asked, budget of 2,000.00 €.</summary>
    public async Task<Guid> CompletAsync(bool avecRencontre = true)
    {
        var id = await BrouillonAsync();
        await SaisirAsync(id, Reponses());
        if (avecRencontre)
        {
            await DeclarerLaRencontreAsync(id);
        }

        using var pdf = new MemoryStream(UnPdf());
        Assert.That((await Joindre.ExecuterAsync(id, PieceId, "rib.pdf", pdf, Signataire)).Refus, Is.Null);
        return id;
    }

    /// <summary>Without a word to anyone.</summary>
    public async Task DeclarerLaRencontreAsync(Guid id)
    {
        await using var session = await Base.EcrireAsync();
        await session.ExecuterAsync(Rencontre, new { Id = id, Signataire.CompteId, Le = Ouverture });
        await session.ValiderAsync();
    }

    /// <summary>A request for complements on the project, without its mails.</summary>
    public async Task ACompleterAsync(Guid id)
    {
        var fait = await Ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
        {
            await session.ExecuterAsync(EtatACompleter, new { Id = id });
            await session.ExecuterAsync(Demande, new { DemandeId = Guid.CreateVersion7(), Id = id, Le = le, Signataire.CompteId, TermeLe = new DateOnly(2027, 11, 1) });
            return Ecrit.Avec(new Acte(ActeDuJournal.DemanderComplements, ObjetDuJournal.Dossier, id));
        });
        Assert.That(fait.Refus, Is.Null);
    }

    /// <summary>Types over what is kept, as one page would.</summary>
    public async Task SaisirAsync(Guid id, params IEnumerable<(string Cle, string Saisi)> reponses)
    {
        var gardees = (await LireAsync(id))!.Reponses;
        var sort = await Enregistrer.ExecuterAsync(id, [.. reponses.Select(r => new ReponseSaisie(r.Cle, r.Saisi, gardees.GetValueOrDefault(r.Cle)?.Version ?? 0))], Signataire);
        Assert.That(sort.EnEntier().TousLesRefus, Is.Empty);
    }

    public Task<DossierPorteur?> LireAsync(Guid id) => new DossierPorteurQuery(Base, Horloge).ChargerAsync(id, Signataire);

    public async Task<(int Depots, int Lignes, int Courriels, int Fichiers)> CompteAsync()
    {
        await using var session = await Base.LireAsync();
        using var jeux = await session.PlusieursAsync(Compter);
        return (await jeux.ReadSingleAsync<int>(), await jeux.ReadSingleAsync<int>(), await jeux.ReadSingleAsync<int>(), await jeux.ReadSingleAsync<int>());
    }

    public IEnumerable<(string Cle, string Saisi)> Reponses() =>
    [
        ("projet.theme", $"{Themes[0]}"), ("projet.renouvellement", "non"), ("projet.debut", "2028-01-01"), ("projet.fin", "31/12/2028"),
        ("projet.objectifs", "Lien social"), ("projet.description", "Des repas"), ("projet.p147", "1.5"),
        ("territoires.part.QN04405M", "60"), ("territoires.part.QN04406M", "40"), ("publics.description", "Familles"), ("publics.total", "80"), ("publics.quartiers", "60"),
        ("indicateurs.1.libelle", "Habitants venus trois fois"), ("indicateurs.1.cible", "40"),
        ("budget.604", "1 200"), ("budget.65", "800"), ("budget.756", "500"),
        .. Demandes(1_000, 500),
        ("attestations.exactitude", "oui"), ("attestations.obligations", "oui"), ("attestations.charte", "oui"), ("attestations.contrat-republicain", "oui"),
    ];

    public IEnumerable<(string Cle, string Saisi)> Demandes(params long[] euros) => Financeurs.Index().Select(f => ($"demandes.{f.Item}", f.Index < euros.Length ? $"{euros[f.Index]}" : ""));

    public static byte[] UnPdf() => "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n160\n%%EOF\n"u8.ToArray();

    public void Dispose()
    {
        donnees.Dispose();
        if (Directory.Exists(Fichiers.Value.Dossier))
        {
            Directory.Delete(Fichiers.Value.Dossier, recursive: true);
        }
    }

    private async Task PoserAsync()
    {
        await using (var session = await Base.EcrireAsync())
        {
            await session.ExecuterAsync(Compte, new[]
            {
                new { Id = Signataire.CompteId, Courriel = "aicha@exemple.fr", Prenom = "Aïcha", Le = Ouverture },
                new { Id = Brouillonneur.CompteId, Courriel = "maya@exemple.fr", Prenom = "Maya", Le = Ouverture },
            });
            await session.ExecuterAsync(Appel, new { Id = AppelId, Ouverture, Cloture });
            await session.ExecuterAsync(Theme, Themes.Select((id, rang) => new { Id = id, AppelId, Ordre = rang, Libelle = $"Thème {rang}" }));
            await session.ExecuterAsync(Quartier, new[] { new { Code = "QN04405M", Nom = "Breil" }, new { Code = "QN04406M", Nom = "Malakoff" } });
            await session.ExecuterAsync(AppelQuartier, new[] { new { AppelId, Code = "QN04405M" }, new { AppelId, Code = "QN04406M" } });
            await session.ExecuterAsync(Territoire, new { Id = AppelId, Nom = "Nantes Ouest" });
            await session.ExecuterAsync(QuartierDuTerritoire, new[] { new { Id = AppelId, Code = "QN04405M" }, new { Id = AppelId, Code = "QN04406M" } });
            await session.ExecuterAsync(Piece, new { Id = PieceId, AppelId });
            await session.ExecuterAsync(Financeur, Financeurs.Zip(["Préfecture", "Ville", "Caf"], ["74etat", "74com", "74orgasoc"]).Select(f => new { Id = f.First, Nom = f.Second, CompteCerfa = f.Third }));
            await session.ExecuterAsync(AppelFinanceur, Financeurs.Select((id, rang) => new { AppelId, Id = id, Ordre = rang }));
            await session.ExecuterAsync(DansLeQuartier, Financeurs.SelectMany((id, rang) => (string[])(rang == 2 ? ["QN04406M"] : ["QN04405M", "QN04406M"]), (id, code) => new { AppelId, Id = id, Code = code }));
            await session.ExecuterAsync(SurLeTheme, Financeurs.SelectMany((id, rang) => rang == 2 ? Themes[1..] : Themes, (id, theme) => new { AppelId, Id = id, ThemeId = theme }));
            await session.ValiderAsync();
        }

        OrganisationId = (await new EnregistrerOrganisation(Ecrivain).ExecuterAsync(IdentitesDEssai.Complete.Identification, new Siege(), null, Signataire)).Valeur.Id;
        Signataire = Signataire with { Appartenances = [new Appartenance(OrganisationId, QualiteDeMembre.Signataire)] };
        await new EnregistrerIdentite(Ecrivain).ExecuterAsync(OrganisationId, SectionDIdentite.Moyens, _ => IdentitesDEssai.Complete, 1, Signataire);
        Brouillonneur = Brouillonneur with { Appartenances = [new Appartenance(OrganisationId, QualiteDeMembre.Redacteur)] };
        await using var membres = await Base.EcrireAsync();
        await membres.ExecuterAsync(Redacteur, new { OrganisationId, Brouillonneur.CompteId, Le = Ouverture });
        await membres.ValiderAsync();
    }
}
