using AppelAProjets.Application.Echeances;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Appels;
using Microsoft.Extensions.Logging.Abstractions;

namespace AppelAProjets.Application.Tests.Echeances;

/// <summary>A call, its Secrétariat, and organisations of one signataire each, whose dossiers are put where a test wants them.</summary>
internal sealed class EcheancesDEssai : IDisposable
{
    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@Id, @Courriel, UPPER(@Courriel), 1, 'x', 'Camille', 'Essai', 'essai', 0, 0, 0, @Le, 1)
        """);

    private static readonly SqlStatement Droit = new("INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, Debut, Fin, Version) VALUES (@Id, @CompteId, @Role, @FinanceurId, @Le, @Fin, 1)");
    private static readonly SqlStatement Organisation = new("INSERT INTO Organisation (Id, Nom, EtatMandat, Recherche, CreeLe, MembresVersion, Version) VALUES (@Id, @Nom, 'Accepte', 'x', @Le, 1, 1)");
    private static readonly SqlStatement Membre = new("INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut) VALUES (@OrganisationId, @CompteId, 'Signataire', @Le)");
    private static readonly SqlStatement Dossier = new("""
        INSERT INTO Dossier (Id, AppelId, OrganisationId, Numero, Etat, Titre, DeposeLe, RejetImpliciteLe, Recherche, CreeLe, CreePar, ModifieLe, Version)
        VALUES (@Id, @AppelId, @OrganisationId, @Numero, @Etat, @Titre, @DeposeLe, @RejetImpliciteLe, 'x', @CreeLe, @CompteId, @CreeLe, 1)
        """);

    private static readonly SqlStatement NouvelEtat = new("UPDATE Dossier SET Etat = @Etat, DeposeLe = COALESCE(DeposeLe, @Le), Numero = COALESCE(Numero, @Numero), RejetImpliciteLe = COALESCE(@RejetImpliciteLe, RejetImpliciteLe), Version = Version + 1 WHERE Id = @Id");
    private static readonly SqlStatement Complements = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message) VALUES (@DemandeId, @Id, @Le, @CompteId, @TermeLe, 1, 'Projet', 'Précisez.')
        """);

    private static readonly SqlStatement ReponseAuxComplements = new("UPDATE DemandeDeComplements SET ReponseLe = @Le WHERE DossierId = @Id");
    private static readonly SqlStatement Terme = new("UPDATE DemandeDeComplements SET TermeLe = @TermeLe WHERE DossierId = @Id");
    private static readonly SqlStatement Expert = new("""
        INSERT INTO AvisConsultatif (Id, DossierId, Role, Nom, Courriel, Question, TermeLe, DemandeLe, DemandePar, Version) VALUES (@AvisId, @Id, 'Expert', 'Jeanne Auffray', @Courriel, 'Utile ?', @TermeLe, @Le, @CompteId, 1)
        """);

    private static readonly SqlStatement Fichier = new("INSERT INTO Fichier (Empreinte, TypeMime, Taille, Analyse, CreeLe) VALUES (@Empreinte, 'application/pdf', 1, 'Saine', @Le)");
    private static readonly SqlStatement Piece = new("""
        INSERT INTO OrganisationPiece (Id, OrganisationId, Type, Empreinte, NomDeFichier, DateDuDocument, ExpireLe, DeposeeLe, DeposeePar)
        SELECT @PieceId, d.OrganisationId, 'Attestation', @Empreinte, 'a.pdf', @Jour, @ExpireLe, @Le, d.CreePar FROM Dossier d WHERE d.Id = @Id
        """);

    private static readonly SqlStatement Deport = new("INSERT INTO Deport (Id, CompteId, DossierId, Origine, DeclareLe) VALUES (@DeportId, @CompteId, @Id, 'Declare', @Le)");
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Objet, Corps, CreeLe, DossierId FROM Courriel ORDER BY CreeLe, Destinataire, Objet");
    private static readonly SqlStatement Lignes = new("SELECT Cle, Sort FROM Echeance ORDER BY Cle");

    private static readonly SqlStatement AuComite = new("UPDATE Appel SET Etat = 'DepotClos', ComitePrevuLe = '2028-02-04', Version = Version + 1 WHERE Id = @AppelId");
    private static readonly SqlStatement Critere = new("INSERT INTO AppelCritere (Id, AppelId, Ordre, Libelle, Poids) SELECT a.Id, a.Id, 1, 'Utilité', 1 FROM Appel a WHERE a.Id = @AppelId AND NOT EXISTS (SELECT 1 FROM AppelCritere k WHERE k.AppelId = @AppelId)");
    private static readonly SqlStatement Ligne = new("INSERT INTO Ligne (Id, DossierId, FinanceurId, Origine, Etat, Demande, Version) VALUES (@LigneId, @Id, @FinanceurId, 'Sollicitee', 'Recevable', 100000, 1)");
    private static readonly SqlStatement Affectation = new("INSERT INTO Affectation (DossierId, FinanceurId, CompteId, Le, Version) VALUES (@Id, @FinanceurId, @CompteId, @Le, 1)");
    private static readonly SqlStatement Note = new("INSERT INTO Note (DossierId, CritereId, CompteId, FinanceurId, Valeur, Justification, Le, Version) VALUES (@Id, @CritereId, @CompteId, @FinanceurId, 3, 'Utile.', @Le, 1)");

    private readonly DossierDEssai essai;
    private int numero;

    private EcheancesDEssai(DossierDEssai essai) => this.essai = essai;

    public DossierDEssai Essai => essai;
    public DateTimeOffset Maintenant => essai.Horloge.GetUtcNow();
    public TraiterLesEcheances Traiter => new(essai.Base, essai.Ecrivain, essai.Liens);
    public RapprocherLesMessages Rapprocher => new(essai.Base, essai.Horloge, NullLogger<RapprocherLesMessages>.Instance);
    public Guid Secretaire { get; private set; }

    public static async Task<EcheancesDEssai> OuvrirAsync()
    {
        var essai = new EcheancesDEssai(await DossierDEssai.OuvrirAsync());
        essai.Secretaire = await essai.AgentAsync("secretariat@ville.example", Role.Secretariat);
        return essai;
    }

    public static DateTimeOffset A(string jour, int heure, int minute = 0) => HeureDeParis.Convertir(DateOnly.Parse(jour, null), new TimeOnly(heure, minute)).Valeur;

    public async Task<Guid> AgentAsync(string courriel, Role role, Guid? financeurId = null, DateTimeOffset? fin = null)
    {
        var id = Guid.CreateVersion7();
        await EcrireAsync(Compte, new { Id = id, Courriel = courriel, Le = DossierDEssai.Ouverture });
        await EcrireAsync(Droit, new { Id = Guid.CreateVersion7(), CompteId = id, Role = role.ToString(), FinanceurId = financeurId, Le = DossierDEssai.Ouverture, Fin = fin });
        return id;
    }

    /// <summary>A draft of an organisation of its own.</summary>
    public async Task<Guid> BrouillonAsync(string nom, DateTimeOffset? creeLe = null)
    {
        var (compte, organisation, id) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var le = creeLe ?? Maintenant;
        await EcrireAsync(Compte, new { Id = compte, Courriel = $"{nom}@asso.example", Le = DossierDEssai.Ouverture });
        await EcrireAsync(Organisation, new { Id = organisation, Nom = $"Association {nom}", Le = DossierDEssai.Ouverture });
        await EcrireAsync(Membre, new { OrganisationId = organisation, CompteId = compte, Le = DossierDEssai.Ouverture });
        await EcrireAsync(Dossier, new
        {
            Id = id, essai.AppelId, OrganisationId = organisation, Numero = (string?)null, Etat = "Brouillon", Titre = $"Projet {nom}", DeposeLe = (DateTimeOffset?)null, RejetImpliciteLe = (DateOnly?)null, CreeLe = le, CompteId = compte,
        });
        return id;
    }

    public Task EtatAsync(Guid id, string etat, string? rejet = null) =>
        EcrireAsync(NouvelEtat, new { Id = id, Etat = etat, Le = Maintenant, Numero = $"AAP28-{++numero:0000}", RejetImpliciteLe = rejet is null ? (DateOnly?)null : DateOnly.Parse(rejet, null) });

    public async Task<Guid> ComplementsAsync(Guid id, string terme)
    {
        var demande = Guid.CreateVersion7();
        await EtatAsync(id, "ACompleter");
        await EcrireAsync(Complements, new { DemandeId = demande, Id = id, Le = Maintenant, CompteId = Secretaire, TermeLe = DateOnly.Parse(terme, null) });
        return demande;
    }

    public Task ReporterAsync(Guid id, string terme) => EcrireAsync(Terme, new { Id = id, TermeLe = DateOnly.Parse(terme, null) });

    public async Task RepondreAsync(Guid id)
    {
        await EcrireAsync(ReponseAuxComplements, new { Id = id, Le = Maintenant });
        await EtatAsync(id, "Depose");
    }

    public Task ExpertAsync(Guid id, string courriel, string terme) =>
        EcrireAsync(Expert, new { AvisId = Guid.CreateVersion7(), Id = id, Courriel = courriel, TermeLe = DateOnly.Parse(terme, null), Le = Maintenant, CompteId = Secretaire });

    public async Task PieceAsync(Guid id, string expire)
    {
        var empreinte = $"{Guid.NewGuid():N}";
        await EcrireAsync(Fichier, new { Empreinte = empreinte, Le = Maintenant });
        await EcrireAsync(Piece, new { PieceId = Guid.CreateVersion7(), Id = id, Empreinte = empreinte, Jour = HeureDeParis.Jour(Maintenant), ExpireLe = DateOnly.Parse(expire, null), Le = Maintenant });
    }

    /// <summary>A dossier that the funder instructs, in a call of one criterion whose committee meets on 4 February 2028.</summary>
    public async Task<Guid> ANoterAsync(string nom, Guid financeurId, Guid? confieA = null)
    {
        var id = await BrouillonAsync(nom);
        await EtatAsync(id, "EnInstruction");
        await EcrireAsync(AuComite, new { essai.AppelId });
        await EcrireAsync(Critere, new { essai.AppelId });
        await EcrireAsync(Ligne, new { LigneId = Guid.CreateVersion7(), Id = id, FinanceurId = financeurId });
        if (confieA is { } compte)
        {
            await EcrireAsync(Affectation, new { Id = id, FinanceurId = financeurId, CompteId = compte, Le = Maintenant });
        }

        return id;
    }

    public Task NoterAsync(Guid id, Guid compte, Guid financeurId) => EcrireAsync(Note, new { Id = id, CritereId = essai.AppelId, CompteId = compte, FinanceurId = financeurId, Le = Maintenant });

    public Task DeporterAsync(Guid id, Guid compte) => EcrireAsync(Deport, new { DeportId = Guid.CreateVersion7(), Id = id, CompteId = compte, Le = Maintenant });

    public async Task<IReadOnlyList<CourrielLu>> CourrielsAsync()
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<CourrielLu>(Courriels);
    }

    public async Task<IReadOnlyList<LigneLue>> EcheancesAsync()
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<LigneLue>(Lignes);
    }

    public async Task EcrireAsync(SqlStatement sql, object parametres)
    {
        await using var session = await essai.Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    public void Dispose() => essai.Dispose();

    public sealed record CourrielLu
    {
        public required string Destinataire { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
        public required DateTimeOffset CreeLe { get; init; }
        public Guid? DossierId { get; init; }
    }

    public sealed record LigneLue
    {
        public required string Cle { get; init; }
        public required string Sort { get; init; }
    }
}
