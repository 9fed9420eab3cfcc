using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Messages;

/// <summary>The demonstration's dossier under instruction with an empty thread, a porteur of its organisation, and a neighbourhood in the référent's territory.</summary>
internal sealed class FilDEssai : IDisposable
{
    private static readonly SqlStatement[] Vider =
    [
        new("DELETE FROM DemandeDePiece"), new("DELETE FROM MessageFichier"), new("DELETE FROM MessageLecture"), new("DELETE FROM MessageAvis"), new("DELETE FROM Message"),
    ];

    private static readonly SqlStatement AuNord = new("""
        UPDATE DossierQuartier SET QuartierCode = (
            SELECT MIN(tq.QuartierCode) FROM TerritoireQuartier tq JOIN Territoire t ON t.Id = tq.TerritoireId WHERE t.Nom = 'Nantes Nord')
        WHERE DossierId = @Id AND QuartierCode = (SELECT MIN(x.QuartierCode) FROM DossierQuartier x WHERE x.DossierId = @Id)
        """);

    private static readonly SqlStatement SeulQuartier = new("""
        DELETE FROM DossierQuartier WHERE DossierId = @Id AND QuartierCode <> (SELECT MIN(x.QuartierCode) FROM DossierQuartier x WHERE x.DossierId = @Id)
        """);

    private static readonly SqlStatement Organisation = new("UPDATE Dossier SET OrganisationId = @OrganisationId WHERE Id = @Id");
    private static readonly SqlStatement Boite = new("UPDATE Appel SET ServiceCourriel = 'boite@service.example', Version = Version + 1");
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Objet, Corps FROM Courriel ORDER BY CreeLe, Destinataire");
    private static readonly SqlStatement SansCourriels = new("DELETE FROM Courriel");

    private readonly IOptions<FichiersOptions> fichiers =
        Options.Create(new FichiersOptions { Dossier = Path.Combine(Path.GetTempPath(), $"aap-fil-{Guid.NewGuid():N}"), TailleMaximale = 10_000 });

    private FilDEssai(InstructionDEssai essai) => Essai = essai;

    public InstructionDEssai Essai { get; }
    public SqlDatabase Base => Essai.Base;
    public Guid DossierId => Essai.DossierId;
    public Acteur Porteur { get; private set; } = null!;
    public Acteur Secretariat { get; private set; } = null!;
    public Acteur Instructeur { get; private set; } = null!;
    public IDepotDeFichiers Depot => new DepotSurDisque(fichiers, Essai.Horloge);
    public FilQuery Fils => new(Base, Essai.Ecrivain);
    public EcrireMessage Ecrire => new(Base, Essai.Ecrivain, Recevoir, Analyser, InstructionDEssai.Liens);
    public FournirPiece Fournir => new(Base, Essai.Ecrivain, Recevoir, Analyser, InstructionDEssai.Liens);
    public DemanderPiece Demander => new(Essai.Ecrivain, InstructionDEssai.Liens);
    private AnalyserFichiers Analyser => new(Base, Essai.Ecrivain, new ExamenDeFichier(Depot, new SansAntivirus(), NullLogger<ExamenDeFichier>.Instance), Essai.Horloge, InstructionDEssai.Liens);
    private RecevoirFichier Recevoir => new(Base, Depot, new SansAntivirus(), fichiers);

    public static async Task<FilDEssai> CreerAsync()
    {
        var fil = new FilDEssai(await InstructionDEssai.CreerAsync());
        foreach (var sql in Vider)
        {
            await fil.Essai.EcrireAsync(sql, new { });
        }

        (fil.Porteur, fil.Secretariat, fil.Instructeur) = (await fil.Essai.ActeurAsync("porteur"), await fil.Essai.ActeurAsync("secretariat"), await fil.Essai.ActeurAsync("instructeur.pref44"));
        await fil.Essai.EcrireAsync(Organisation, new { fil.Porteur.Appartenances[0].OrganisationId, Id = fil.DossierId });
        await fil.Essai.EcrireAsync(SeulQuartier, new { Id = fil.DossierId });
        await fil.Essai.EcrireAsync(AuNord, new { Id = fil.DossierId });
        await fil.Essai.EcrireAsync(Boite, new { });
        await fil.Essai.EcrireAsync(SansCourriels, new { });
        return fil;
    }

    public static SaisieDeMessage Saisie(string? texte, Guid? cle = null, params FichierJoint[] joints) => new(cle ?? Guid.CreateVersion7(), texte, null, joints);

    public static FichierJoint Pdf(string nom = "convention.pdf") => new(nom, new MemoryStream("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n160\n%%EOF\n"u8.ToArray()));

    /// <param name="texte">Null = a question that nobody wrote before: the same twice in a row is one message.</param>
    public async Task<Resultat> PorteurEcritAsync(string? texte = null, Acteur? qui = null) =>
        await Ecrire.PourLePorteurAsync(DossierId, Saisie(texte ?? $"Bonjour, une question. {Guid.CreateVersion7()}"), qui ?? Porteur);

    public async Task<Resultat> ServiceEcritAsync(Acteur qui, string texte = "Bonjour, une réponse.") => await Ecrire.PourLesServicesAsync(InstructionDEssai.Appel, DossierId, Saisie(texte), qui);

    public Task<Fil?> VuParAsync(Acteur acteur) => acteur.Appartenances.Count > 0 ? Fils.PourLePorteurAsync(DossierId, acteur) : Fils.PourLesServicesAsync(InstructionDEssai.Appel, DossierId, acteur);

    public async Task LireAsync(Acteur acteur) => await Fils.MarquerLuAsync((await VuParAsync(acteur))!, acteur);

    /// <summary>The mails queued since the last call.</summary>
    public async Task<IReadOnlyList<CourrielRow>> CourrielsAsync()
    {
        var courriels = await Essai.LireAsync<CourrielRow>(Courriels);
        await Essai.EcrireAsync(SansCourriels, new { });
        return courriels;
    }

    public async Task<IReadOnlyList<string>> PrevenusAsync() => [.. (await CourrielsAsync()).Select(c => c.Destinataire.Split('@')[0]).Order()];

    public Task PlacerAsync(EtatDossier etat) => Essai.PlacerAsync(etat);

    public void Dispose()
    {
        Essai.Dispose();
        if (Directory.Exists(fichiers.Value.Dossier))
        {
            Directory.Delete(fichiers.Value.Dossier, recursive: true);
        }
    }

    internal sealed record CourrielRow
    {
        public required string Destinataire { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
    }
}
