using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Avis;

namespace AppelAProjets.Application.Avis;

internal static class AvisStore
{
    internal const string Colonnes = $"""
        SELECT a.Id, a.DossierId, a.Role, a.QuartierCode, q.Nom AS Quartier, a.CompteId, CASE WHEN c.Id IS NULL THEN NULL ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Auteur, a.Nom, a.Courriel,
            a.Question, a.TermeLe, a.DemandeLe, a.DemandePar, CASE WHEN p.Id IS NULL THEN NULL ELSE CONCAT(p.Prenom, ' ', p.Nom) END AS Demandeur, a.RelanceLe, a.BrouillonSens, a.BrouillonCommentaire,
            a.Sens, a.Commentaire, a.Empreinte, a.NomDeFichier, f.Analyse, a.RenduLe, a.DeporteLe, a.RevoqueLe,
            CASE WHEN {DeportSql.AuteurDAvisDeporte} THEN 1 ELSE 0 END AS AuteurEnDeport, a.Version
        FROM AvisConsultatif a
        JOIN Dossier d ON d.Id = a.DossierId
        LEFT JOIN Quartier q ON q.Code = a.QuartierCode
        LEFT JOIN Compte c ON c.Id = a.CompteId
        LEFT JOIN Compte p ON p.Id = a.DemandePar
        LEFT JOIN Fichier f ON f.Empreinte = a.Empreinte
        """;

    private static readonly SqlStatement DuDossier = new($"{Colonnes} WHERE a.DossierId = @DossierId AND a.RevoqueLe IS NULL ORDER BY a.Role, q.Nom, a.Id");
    private static readonly SqlStatement Un = new($"{Colonnes} WHERE a.Id = @Id");
    private static readonly SqlStatement ParJeton = new($"{Colonnes} JOIN AvisJeton j ON j.AvisId = a.Id WHERE j.Empreinte = @Empreinte");

    private static readonly SqlStatement Quartiers = new("""
        SELECT dq.QuartierCode AS Code, q.Nom FROM DossierQuartier dq JOIN Quartier q ON q.Code = dq.QuartierCode WHERE dq.DossierId = @DossierId ORDER BY dq.Part DESC, q.Nom
        """);

    private static readonly SqlStatement DuConseil = new($"{Colonnes} WHERE a.DossierId IN @Ids AND a.Role = {RolesSql.ConseilCitoyen} AND a.QuartierCode IN @Quartiers AND a.RevoqueLe IS NULL ORDER BY q.Nom");

    private static readonly SqlStatement QuartiersDuConseil = new("""
        SELECT dq.DossierId, dq.QuartierCode AS Code, q.Nom FROM DossierQuartier dq JOIN Quartier q ON q.Code = dq.QuartierCode WHERE dq.DossierId IN @Ids AND dq.QuartierCode IN @Quartiers ORDER BY q.Nom
        """);

    private static readonly SqlStatement AjoutDeDemande = new("""
        INSERT INTO AvisConsultatif (Id, DossierId, Role, QuartierCode, Nom, Courriel, Question, TermeLe, DemandeLe, DemandePar, Version)
        VALUES (@Id, @DossierId, @Role, @QuartierCode, @Nom, @Courriel, @Question, @TermeLe, @Le, @Par, 1)
        """);

    private static readonly SqlStatement AjoutDAvis = new("""
        INSERT INTO AvisConsultatif (Id, DossierId, Role, QuartierCode, CompteId, Sens, Commentaire, Empreinte, NomDeFichier, RenduLe, Version)
        VALUES (@Id, @DossierId, @Role, @QuartierCode, @CompteId, @Sens, @Commentaire, @Empreinte, @NomDeFichier, @Le, 1)
        """);

    private static readonly SqlStatement Reponse = new("""
        UPDATE AvisConsultatif SET CompteId = @CompteId, Sens = @Sens, Commentaire = @Commentaire, Empreinte = @Empreinte, NomDeFichier = @NomDeFichier, RenduLe = @Le,
            BrouillonSens = NULL, BrouillonCommentaire = NULL, Version = Version + 1
        WHERE Id = @Id AND Version = @Version AND RevoqueLe IS NULL AND DeporteLe IS NULL
        """);

    private static readonly SqlStatement Brouillon = new("""
        UPDATE AvisConsultatif SET BrouillonSens = @Sens, BrouillonCommentaire = @Commentaire WHERE Id = @Id AND RevoqueLe IS NULL AND DeporteLe IS NULL
        """);

    private static readonly SqlStatement Relance = new("UPDATE AvisConsultatif SET RelanceLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement Terme = new("UPDATE AvisConsultatif SET TermeLe = @TermeLe, RelanceLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement Revocation = new("UPDATE AvisConsultatif SET RevoqueLe = @Le, RevoquePar = @Par, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement Deport = new("UPDATE AvisConsultatif SET DeporteLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement Jeton = new("INSERT INTO AvisJeton (Empreinte, AvisId, CreeLe) VALUES (@Empreinte, @AvisId, @Le)");

    /// <summary>Those that stand, asked for or given.</summary>
    public static Task<IReadOnlyList<AvisLu>> AvisDuDossierAsync(this SqlSession session, Guid dossierId) => session.ListeAsync<AvisLu>(DuDossier, new { DossierId = dossierId });

    public static Task<AvisLu?> AvisAsync(this SqlSession session, Guid id) => session.UnAsync<AvisLu>(Un, new { Id = id });

    /// <summary>The one of an expert's link, whatever became of it.</summary>
    public static Task<AvisLu?> AvisParJetonAsync(this SqlSession session, string? jeton) =>
        string.IsNullOrEmpty(jeton) || jeton.Length > 200 ? Task.FromResult<AvisLu?>(null) : session.UnAsync<AvisLu>(ParJeton, new { Empreinte = Hacher(jeton) });

    public static async Task<IReadOnlyList<(string Code, string Nom)>> QuartiersDuDossierAsync(this SqlSession session, Guid dossierId) =>
        [.. (await session.ListeAsync<QuartierRow>(Quartiers, new { DossierId = dossierId })).Select(q => (q.Code, q.Nom))];

    /// <summary>What the conseils citoyens of these neighbourhoods said, or are asked.</summary>
    public static async Task<ILookup<Guid, AvisLu>> AvisDuConseilAsync(this SqlSession session, IReadOnlyList<Guid> dossiers, IReadOnlyList<string> quartiers) =>
        (await session.ListeAsync<AvisLu>(DuConseil, new { Ids = dossiers, Quartiers = quartiers })).ToLookup(a => a.DossierId);

    public static async Task<ILookup<Guid, VoixDeQuartier>> VoixDuConseilAsync(this SqlSession session, IReadOnlyList<Guid> dossiers, IReadOnlyList<string> quartiers) =>
        (await session.ListeAsync<QuartierRow>(QuartiersDuConseil, new { Ids = dossiers, Quartiers = quartiers })).ToLookup(q => q.DossierId, q => new VoixDeQuartier(Role.ConseilCitoyen, q.Code, q.Nom));

    /// <summary>False when it was already asked for.</summary>
    public static Task<bool> DemanderAvisAsync(this SqlSession session, AvisLu avis) => session.InsererSiAbsentAsync(AjoutDeDemande, new
    {
        avis.Id, avis.DossierId, Role = avis.Role.ToString(), avis.QuartierCode, avis.Nom, avis.Courriel, avis.Question, avis.TermeLe, Le = avis.DemandeLe, Par = avis.DemandePar,
    });

    /// <summary>Writes the opinion over the version that was shown. False when someone was faster.</summary>
    public static async Task<bool> RendreAvisAsync(this SqlSession session, AvisLu avis, AvisDonne donne, FichierAccepte? fichier, (bool Sans, DateTimeOffset Le) avec)
    {
        if (fichier is not null)
        {
            await session.EnregistrerFichierAsync(fichier, avec.Le);
        }

        var (empreinte, nom) = fichier is not null ? (fichier.Empreinte, fichier.Nom) : avec.Sans ? (null, null) : (avis.Empreinte, avis.NomDeFichier);
        if (avis.Empreinte is { } ancienne && ancienne != empreinte)
        {
            await session.DetacherLeFichierAsync(ancienne, avec.Le);
        }

        var valeurs = new
        {
            avis.Id, avis.DossierId, Role = avis.Role.ToString(), avis.QuartierCode, avis.CompteId, Sens = donne.Sens.ToString(), donne.Commentaire, Empreinte = empreinte, NomDeFichier = nom, avec.Le, avis.Version,
        };
        return avis.Version == 0 ? await session.InsererSiAbsentAsync(AjoutDAvis, valeurs) : await session.ModifierAsync(Reponse, valeurs);
    }

    public static Task<bool> GarderLeBrouillonAsync(this SqlSession session, Guid id, SensDAvis? sens, string? commentaire) =>
        session.ModifierAsync(Brouillon, new { Id = id, Sens = sens?.ToString(), Commentaire = commentaire });

    public static Task<bool> RelancerAvisAsync(this SqlSession session, AvisLu avis, DateTimeOffset le) => session.ModifierAsync(Relance, new { avis.Id, avis.Version, Le = le });

    public static async Task<bool> ProlongerAvisAsync(this SqlSession session, AvisLu avis, DateOnly terme, DateTimeOffset le)
    {
        return await session.ModifierAsync(Terme, new { avis.Id, avis.Version, TermeLe = terme, Le = le });
    }

    public static Task<bool> RevoquerAvisAsync(this SqlSession session, AvisLu avis, Guid par, DateTimeOffset le) => session.ModifierAsync(Revocation, new { avis.Id, avis.Version, Par = par, Le = le });

    public static Task<bool> DeporterExpertAsync(this SqlSession session, AvisLu avis, DateTimeOffset le) => session.ModifierAsync(Deport, new { avis.Id, avis.Version, Le = le });

    /// <summary>A new secret that leads to the invitation: only its hash is kept.</summary>
    public static async Task<string> NouveauJetonAsync(this SqlSession session, Guid avisId, DateTimeOffset le)
    {
        var jeton = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await session.ExecuterAsync(Jeton, new { Empreinte = Hacher(jeton), AvisId = avisId, Le = le });
        return jeton;
    }

    private static string Hacher(string jeton) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(jeton)));

    private sealed record QuartierRow
    {
        public Guid DossierId { get; init; }
        public required string Code { get; init; }
        public required string Nom { get; init; }
    }
}
