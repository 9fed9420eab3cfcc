using System.Text.RegularExpressions;
using AppelAProjets.Application.Avis;
using AppelAProjets.Application.Echeances;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Remplacements;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Avis;

/// <summary>The demonstration's dossier under instruction, in one neighbourhood: that of the référent and of the conseil citoyen; the délégué holds another.</summary>
internal sealed partial class AvisDEssai : IDisposable
{
    private static readonly SqlStatement SeulQuartier = new("DELETE FROM DossierQuartier WHERE DossierId = @Id AND QuartierCode <> (SELECT MIN(x.QuartierCode) FROM DossierQuartier x WHERE x.DossierId = @Id)");

    private static readonly SqlStatement AuNord = new("""
        UPDATE DossierQuartier SET QuartierCode = (SELECT MIN(tq.QuartierCode) FROM TerritoireQuartier tq JOIN Territoire t ON t.Id = tq.TerritoireId WHERE t.Nom = 'Nantes Nord') WHERE DossierId = @Id
        """);

    private static readonly SqlStatement LeQuartier = new("SELECT QuartierCode FROM DossierQuartier WHERE DossierId = @Id");
    private static readonly SqlStatement SansCourriel = new("DELETE FROM Courriel");
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Objet, Corps FROM Courriel ORDER BY CreeLe, Destinataire");
    private static readonly SqlStatement Actes = new("SELECT Action, Acteur, Motif, Details FROM Journal WHERE ObjetId = @ObjetId AND (Action LIKE '%avis' OR Action LIKE '%expert') ORDER BY Numero");
    private static readonly SqlStatement Deport = new("INSERT INTO Deport (Id, CompteId, DossierId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, 'Declare', @Le)");

    private readonly IOptions<FichiersOptions> fichiers = Options.Create(new FichiersOptions { Dossier = Path.Combine(Path.GetTempPath(), $"aap-avis-{Guid.NewGuid():N}"), TailleMaximale = 100_000 });

    private AvisDEssai(InstructionDEssai essai) => Essai = essai;

    public InstructionDEssai Essai { get; }
    public string Quartier { get; private set; } = "";
    public Guid Id => Essai.DossierId;
    public DemanderAvis Demander => new(Essai.Ecrivain, InstructionDEssai.Liens);
    public SuivreDemandeDAvis Suivre => new(Essai.Ecrivain, InstructionDEssai.Liens);
    public RepondreEnExpert Repondre => new(Essai.Base, Essai.Ecrivain, InstructionDEssai.Liens);
    public TraiterLesEcheances Rappeler => new(Essai.Base, Essai.Ecrivain, InstructionDEssai.Liens);
    public InvitationQuery Invitations => new(Essai.Base, Essai.Ecrivain, Depot);
    public DossiersDuQuartierQuery DuQuartier => new(Essai.Base, Essai.Ecrivain, Depot);
    public AvisDuDossierQuery Avis => new(Essai.Base, Essai.Ecrivain, Depot);
    public NommerRemplacant Nommer => new(Essai.Ecrivain, InstructionDEssai.Liens);
    public RendreAvis Rendre => new(Essai.Base, Essai.Ecrivain, new RecevoirFichier(Essai.Base, Depot, new SansAntivirus(), fichiers), Analyser, InstructionDEssai.Liens);
    public DateOnly Terme => DateOnly.FromDateTime(Essai.Horloge.GetUtcNow().Date).AddDays(10);
    private IDepotDeFichiers Depot => new DepotSurDisque(fichiers, Essai.Horloge);
    private AnalyserFichiers Analyser => new(Essai.Base, Essai.Ecrivain, new ExamenDeFichier(Depot, new SansAntivirus(), NullLogger<ExamenDeFichier>.Instance), Essai.Horloge, InstructionDEssai.Liens);

    public static async Task<AvisDEssai> CreerAsync()
    {
        var essai = new AvisDEssai(await InstructionDEssai.CreerAsync());
        await essai.Essai.EcrireAsync(SeulQuartier, new { essai.Id });
        await essai.Essai.EcrireAsync(AuNord, new { essai.Id });
        await essai.Essai.EcrireAsync(SansCourriel, new { });
        essai.Quartier = (await essai.Essai.LireAsync<string>(LeQuartier, new { essai.Id })).Single();
        return essai;
    }

    /// <summary>The code of the refusal; null when it is done.</summary>
    public async Task<string?> RendreAsync(string qui, SensDAvis? sens, string? commentaire = null, int? version = null, FichierJoint? fichier = null)
    {
        var acteur = await Essai.ActeurAsync(qui);
        var role = qui == "conseil" ? Role.ConseilCitoyen : qui == "delegue" ? Role.DeleguePrefet : Role.ReferentQuartier;
        var connue = version ?? (await LusAsync()).FirstOrDefault(a => a.Role == role)?.Version ?? 0;
        var saisie = new SaisieDAvis(sens, commentaire, fichier, false, connue);
        return (role == Role.ConseilCitoyen
            ? await Rendre.DuConseilAsync(Id, Quartier, saisie, acteur)
            : await Rendre.DesServicesAsync(new VoixVisee(InstructionDEssai.Appel, Id, role, Quartier), saisie, acteur)).Refus?.Code;
    }

    public async Task<string?> DemanderAsync(string qui, string voix, DateOnly? terme = null) => (await Demander.AuxQuartiersAsync(
        InstructionDEssai.Appel, Id, new SaisieDeDemandeDAvis([$"{voix}:{Quartier}"], "Est-ce utile ?", terme ?? Terme), await Essai.ActeurAsync(qui))).Refus?.Code;

    /// <summary>Invites, and returns the secret of the mail.</summary>
    public async Task<string> InviterAsync(string qui = "instructeur.pref44")
    {
        var invite = await Demander.AUnExpertAsync(InstructionDEssai.Appel, Id, new ExpertAInviter(Guid.CreateVersion7(), "Jeanne Auffray", "Jeanne@Expert.example", "Est-ce réaliste ?", Terme), await Essai.ActeurAsync(qui));
        Assert.That(invite.Refus, Is.Null);
        return Secret((await CourrielsAsync()).Single(c => c.Destinataire == "jeanne@expert.example"));
    }

    public async Task<DemandeVisee> ViserAsync() => (await LusAsync()).Single(a => a.DemandeLe is not null) is var avis ? new DemandeVisee(InstructionDEssai.Appel, Id, avis.Id, avis.Version) : throw new InvalidOperationException();

    public async Task<IReadOnlyList<AvisLu>> LusAsync() => (await Avis.ChargerAsync(InstructionDEssai.Appel, Id, await Essai.ActeurAsync("secretariat")))!.Avis;

    public static string Secret(CourrielRow courriel) => Jeton().Match(courriel.Corps).Groups[1].Value;

    /// <summary>Those queued since the last call.</summary>
    public async Task<IReadOnlyList<CourrielRow>> CourrielsAsync()
    {
        var courriels = await Essai.LireAsync<CourrielRow>(Courriels);
        await Essai.EcrireAsync(SansCourriel, new { });
        return courriels;
    }

    public Task<IReadOnlyList<ActeRow>> ActesAsync() => Essai.LireAsync<ActeRow>(Actes, new { ObjetId = Id.ToString() });

    public async Task DeporterAsync(string qui) =>
        await Essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), (await Essai.ActeurAsync(qui)).CompteId, DossierId = Id, Le = Essai.Horloge.GetUtcNow() });

    public Task CloreAsync() => Essai.PlacerAsync(EtatDossier.Instruit);

    public void Dispose() => Essai.Dispose();

    [GeneratedRegex("jeton=([0-9a-f]+)")]
    private static partial Regex Jeton();

    public sealed record CourrielRow
    {
        public required string Destinataire { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
    }

    public sealed record ActeRow
    {
        public required string Action { get; init; }
        public required string Acteur { get; init; }
        public string? Motif { get; init; }
        public string? Details { get; init; }
    }
}
