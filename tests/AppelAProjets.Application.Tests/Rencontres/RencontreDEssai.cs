using AppelAProjets.Application.Rencontres;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Tests.Rencontres;

/// <summary>A draft in a call whose first neighbourhood has a référent; another référent answers for nothing of the call; the second neighbourhood has nobody.</summary>
internal sealed class RencontreDEssai : IDisposable
{
    public const string Breil = "QN04405M";
    public const string Malakoff = "QN04406M";

    private static readonly SqlStatement Compte = new("""
        INSERT INTO Compte (Id, Courriel, CourrielNormalise, CourrielConfirme, TimbreDeSecurite, Prenom, Nom, Recherche, SecondFacteurActif, EchecsDeConnexion, EstDeDemonstration, CreeLe, Version)
        VALUES (@Id, @Courriel, UPPER(@Courriel), 1, 'x', @Prenom, 'Essai', 'essai', 0, 0, 0, @Le, 1)
        """);

    private static readonly SqlStatement Quartier = new("INSERT INTO Quartier (Code, Generation, Nom, Communes, ValideDu, Version) VALUES ('QN04407M', 2024, 'Dervallières', 'Nantes', '2024-01-01', 1)");
    private static readonly SqlStatement Territoire = new("INSERT INTO Territoire (Id, Nom, Version) VALUES (@Id, @Nom, 1)");
    private static readonly SqlStatement TerritoireQuartier = new("INSERT INTO TerritoireQuartier (TerritoireId, QuartierCode) VALUES (@Id, @Code)");

    private static readonly SqlStatement Habilitation = new("""
        INSERT INTO Habilitation (Id, CompteId, Role, TerritoireId, Debut, Version) VALUES (@Id, @CompteId, @Role, @TerritoireId, @Debut, 1)
        """);

    private static readonly SqlStatement Deport = new("INSERT INTO Deport (Id, CompteId, DossierId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, 'Declare', @Le)");
    private static readonly SqlStatement Exiger = new("UPDATE Appel SET Rencontre = @Exigence, Version = Version + 1");
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Objet, Corps FROM Courriel ORDER BY CreeLe, Destinataire");
    private static readonly SqlStatement SansCourriel = new("DELETE FROM Courriel");

    public DossierDEssai Essai { get; private init; } = null!;
    public Guid Id { get; private set; }
    public Acteur Referent { get; private set; } = null!;
    public Acteur Ailleurs { get; private set; } = null!;
    public Acteur Secretaire { get; private set; } = null!;
    public FaireAvancerRencontre Avancer => new(Essai.Ecrivain, Essai.Liens);
    public RencontresQuery Rencontres => new(Essai.Base, Essai.Horloge);

    public static SaisieDeRencontre Saisie { get; } = new()
    {
        Quartiers = [Breil], Message = "Un repas partagé par mois.", Disponibilites = "Le matin", Telephone = "06 12 34 56 78", Lieu = "Maison de quartier",
        Le = new DateOnly(2027, 10, 1), Avec = "Mme Le Goff", CompteRendu = "Projet attendu.", Motif = "Parce que.",
    };

    /// <summary>A draft that lacks nothing but the meeting.</summary>
    public static async Task<RencontreDEssai> OuvrirAsync()
    {
        var essai = new RencontreDEssai { Essai = await DossierDEssai.OuvrirAsync() };
        essai.Id = await essai.Essai.CompletAsync(avecRencontre: false);
        await essai.PoserAsync();
        return essai;
    }

    public async Task<string?> PorteurAsync(ActionRencontre action, SaisieDeRencontre? saisie = null, Acteur? qui = null) =>
        (await Avancer.PourLePorteurAsync(Id, action, saisie ?? Saisie, await VersionAsync(), qui ?? Essai.Signataire)).Refus?.Code;

    public async Task<string?> AgentAsync(Acteur qui, ActionRencontre action, SaisieDeRencontre? saisie = null) =>
        (await Avancer.PourUnAgentAsync(Id, action, (saisie ?? Saisie) with { RendezVousLe = Essai.Horloge.GetUtcNow().AddDays(3) }, await VersionAsync(), qui)).Refus?.Code;

    public async Task<int> VersionAsync() => (await Rencontres.ChargerAsync(Id, Secretaire))?.Rencontre.Version ?? 0;

    public async Task<Refus?> DeposerAsync() => (await Essai.Deposer.ExecuterAsync(Id, Guid.NewGuid().ToString("N"), Essai.Horloge.GetUtcNow(), Essai.Signataire)).Refus;

    public Task ExigerAsync(ExigenceDeRencontre exigence) => EcrireAsync(Exiger, new { Exigence = exigence.ToString() });

    public Task DeporterAsync(Acteur qui) => EcrireAsync(Deport, new { Id = Guid.NewGuid(), qui.CompteId, DossierId = Id, Le = DossierDEssai.Ouverture });

    /// <summary>The mails queued since the last call.</summary>
    public async Task<IReadOnlyList<CourrielRow>> CourrielsAsync()
    {
        await using var lecture = await Essai.Base.LireAsync();
        var courriels = await lecture.ListeAsync<CourrielRow>(Courriels);
        await EcrireAsync(SansCourriel, new { });
        return courriels;
    }

    public Task<Acteur> RelireAsync(Acteur acteur) => acteur.RelireAsync(Essai.Base, Essai.Horloge);

    public void Dispose() => Essai.Dispose();

    private async Task EcrireAsync(SqlStatement sql, object parametres)
    {
        await using var session = await Essai.Base.EcrireAsync();
        await session.ExecuterAsync(sql, parametres);
        await session.ValiderAsync();
    }

    private async Task PoserAsync()
    {
        var (nord, ouest) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await EcrireAsync(Quartier, new { });
        await EcrireAsync(Territoire, new[] { new { Id = nord, Nom = "Nord" }, new { Id = ouest, Nom = "Ouest" } });
        await EcrireAsync(TerritoireQuartier, new[] { new { Id = nord, Code = Breil }, new { Id = ouest, Code = "QN04407M" } });
        Referent = await AgentAsync("Inès", "ines@ville.exemple", Role.ReferentQuartier, nord);
        Ailleurs = await AgentAsync("Paul", "paul@ville.exemple", Role.ReferentQuartier, ouest);
        Secretaire = await AgentAsync("Camille", "camille@metropole.exemple", Role.Secretariat, null);
    }

    private async Task<Acteur> AgentAsync(string prenom, string courriel, Role role, Guid? territoireId)
    {
        var id = Guid.CreateVersion7();
        await EcrireAsync(Compte, new { Id = id, Courriel = courriel, Prenom = prenom, Le = DossierDEssai.Ouverture });
        await EcrireAsync(Habilitation, new { Id = Guid.CreateVersion7(), CompteId = id, Role = role.ToString(), TerritoireId = territoireId, Debut = DossierDEssai.Ouverture });
        return await RelireAsync(new Acteur(id, $"{prenom} Essai", [new Habilitation(role, null, territoireId, null, DossierDEssai.Ouverture, null)], []));
    }

    public sealed record CourrielRow
    {
        public required string Destinataire { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
    }
}
