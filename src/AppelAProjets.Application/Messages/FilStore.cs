using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Messages;

internal static class FilStore
{
    private const string Colonnes = """
        SELECT d.Id, d.OrganisationId, o.Nom AS Organisation, d.AppelId, a.Code AS AppelCode, a.Titre AS AppelTitre, a.ServiceCourriel, d.Numero, d.Titre, d.Etat, d.DeposeLe
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId JOIN Appel a ON a.Id = d.AppelId
        WHERE d.Id = @Id
        """;

    private static readonly SqlStatement DuPorteur = new(Colonnes);
    private static readonly SqlStatement DesServices = new($"{Colonnes} AND a.Code = @Code AND {VisibiliteSql.Fil}");

    private static readonly SqlStatement Financeurs = new("""
        SELECT f.Id AS FinanceurId, f.Nom AS Institution, CASE WHEN EXISTS (SELECT 1 FROM Ligne l WHERE l.DossierId = @Id AND l.FinanceurId = f.Id) THEN 1 ELSE 0 END AS ALigne
        FROM AppelFinanceur af JOIN Financeur f ON f.Id = af.FinanceurId
        WHERE af.AppelId = @AppelId ORDER BY af.Ordre
        """);

    private static readonly SqlStatement Existant = new("SELECT DossierId, CompteId FROM Message WHERE Id = @Id");
    private static readonly SqlStatement Dernier = new("SELECT COALESCE(MAX(Rang), 0) AS Rang FROM Message WHERE DossierId = @DossierId");

    private static readonly SqlStatement LeDernier = new("""
        SELECT Id, CompteId, Institution, Texte, Le FROM Message
        WHERE DossierId = @DossierId AND Rang = (SELECT MAX(m.Rang) FROM Message m WHERE m.DossierId = @DossierId)
        """);

    private static readonly SqlStatement Empreintes = new("SELECT Empreinte FROM MessageFichier WHERE MessageId = @Id");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Message (Id, DossierId, Rang, Cote, CompteId, FinanceurId, Institution, Texte, Le)
        VALUES (@Id, @DossierId, @Rang, @Cote, @CompteId, @FinanceurId, @Institution, @Texte, @Le)
        """);

    /// <summary>For a member of the organisation, or of a partner that agreed; null for anyone else.</summary>
    public static async Task<FilSujet?> SujetDuPorteurAsync(this SqlSession session, Guid dossierId, Acteur acteur) =>
        await session.UnAsync<FilSujet>(DuPorteur, new { Id = dossierId }) is not { } sujet ? null
        : acteur.EstMembre(sujet.OrganisationId) ? sujet
        : await session.PartenaireDuLecteurAsync(dossierId, acteur) is { Etat: EtatPartenaire.Accorde } partenaire ? sujet with { NomDuPartenaire = partenaire.Nom }
        : null;

    /// <summary>For a member of the staff who may see the thread; null for anyone else.</summary>
    public static Task<FilSujet?> SujetDesServicesAsync(this SqlSession session, string code, Guid dossierId, Acteur acteur) =>
        session.UnAsync<FilSujet>(DesServices, FilSql.Parametres(acteur).Et(new { Id = dossierId, Code = code }));

    /// <summary>In whose name a member of the staff may write, and those among them that may ask for a piece (the Secrétariat, a funder with a line).</summary>
    public static async Task<(IReadOnlyList<Signature> Ecrire, IReadOnlyList<Signature> Demander)> SignaturesAsync(this SqlSession session, FilSujet sujet, Acteur acteur)
    {
        var financeurs = await session.ListeAsync<FinanceurRow>(Financeurs, new { sujet.Id, sujet.AppelId });
        var signatures = Dialogue.Signatures(acteur, sujet.Etat, financeurs.Select(f => new Signature(f.FinanceurId, f.Institution)));
        return (signatures, [.. signatures.Where(s => s.FinanceurId is null || financeurs.Any(f => f.ALigne && f.FinanceurId == s.FinanceurId))]);
    }

    /// <summary>What this very form already did: null when nothing, done when this person's message is there, else a refusal.</summary>
    public static async Task<Resultat<Ecrit>?> DejaEcritAsync(this SqlSession session, Guid cle, Guid dossierId, Acteur acteur) =>
        await session.UnAsync<ExistantRow>(Existant, new { Id = cle }) is not { } existant ? null
        : existant.DossierId == dossierId && existant.CompteId == acteur.CompteId ? Ecrit.SansJournal("Sent twice: the first time told everything.")
        : new Refus("message.cle", "Rechargez cette page, puis recommencez.");

    /// <summary>The last message of the thread is this one, brought back by the browser and sent again with another key.</summary>
    public static async Task<bool> SeRepeteAsync(this SqlSession session, Guid dossierId, MessageAAjouter message, IEnumerable<string> empreintes, Guid compteId, DateTimeOffset le)
    {
        if (await session.UnAsync<DernierRow>(LeDernier, new { DossierId = dossierId }) is not { } dernier || dernier.CompteId != compteId)
        {
            return false;
        }

        var jointes = await session.ListeAsync<string>(Empreintes, new { dernier.Id });
        return Dialogue.SeRepete(new MessageRecu(dernier.Institution, dernier.Texte, jointes), new MessageRecu(message.Signature.Institution, message.Texte, [.. empreintes]), le - dernier.Le);
    }

    /// <summary>Appends, under the lock of the dossier: messages of a thread are written one after the other.</summary>
    public static async Task AjouterMessageAsync(this SqlSession session, FilSujet sujet, MessageAAjouter message, Acteur acteur, DateTimeOffset le) => await session.ExecuterAsync(Ajout, new
    {
        Id = message.Cle,
        DossierId = sujet.Id,
        Rang = await session.UnAsync<int>(Dernier, new { DossierId = sujet.Id }) + 1,
        Cote = message.Cote.ToString(),
        acteur.CompteId,
        message.Signature.FinanceurId,
        message.Signature.Institution,
        message.Texte,
        Le = le,
    });

    private sealed record FinanceurRow
    {
        public required Guid FinanceurId { get; init; }
        public required string Institution { get; init; }
        public required bool ALigne { get; init; }
    }

    private sealed record DernierRow
    {
        public required Guid Id { get; init; }
        public required Guid CompteId { get; init; }
        public required string Institution { get; init; }
        public required string Texte { get; init; }
        public required DateTimeOffset Le { get; init; }
    }

    private sealed record ExistantRow
    {
        public required Guid DossierId { get; init; }
        public required Guid CompteId { get; init; }
    }
}

internal sealed record MessageAAjouter(Guid Cle, CoteDeMessage Cote, Signature Signature, string Texte);
