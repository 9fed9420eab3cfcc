using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Application.Rencontres;

internal static class RencontreStore
{
    internal const string Colonnes = """
        r.Etat, r.ContactId, CONCAT(k.Prenom, ' ', k.Nom) AS Contact, k.Courriel AS ContactCourriel, r.Message, r.Disponibilites, r.Telephone, r.RendezVousLe, r.Lieu,
        r.Le, r.Avec, r.CompteRendu, r.Motif, r.ModifieLe, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, r.ModifieComme, r.Version
        """;

    internal const string Tables = "Rencontre r JOIN Compte k ON k.Id = r.ContactId JOIN Compte c ON c.Id = r.ModifiePar";

    private static readonly SqlStatement Lecture = new($"SELECT {Colonnes} FROM {Tables} WHERE r.DossierId = @Id");

    private static readonly SqlStatement Plusieurs = new($"SELECT r.DossierId, {Colonnes} FROM {Tables} WHERE r.DossierId IN @Ids");

    private static readonly SqlStatement Quartiers = new("SELECT QuartierCode FROM RencontreQuartier WHERE DossierId = @Id ORDER BY QuartierCode");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Rencontre (DossierId, Etat, ContactId, Message, Disponibilites, Telephone, RendezVousLe, Lieu, Le, Avec, CompteRendu, Motif, ModifieLe, ModifiePar, ModifieComme, Version)
        VALUES (@DossierId, @Etat, @ContactId, @Message, @Disponibilites, @Telephone, @RendezVousLe, @Lieu, @Le, @Avec, @CompteRendu, @Motif, @ModifieLe, @ModifiePar, @ModifieComme, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE Rencontre SET Etat = @Etat, ContactId = @ContactId, Message = @Message, Disponibilites = @Disponibilites, Telephone = @Telephone, RendezVousLe = @RendezVousLe,
            Lieu = @Lieu, Le = @Le, Avec = @Avec, CompteRendu = @CompteRendu, Motif = @Motif, ModifieLe = @ModifieLe, ModifiePar = @ModifiePar, ModifieComme = @ModifieComme,
            Version = Version + 1
        WHERE DossierId = @DossierId AND Version = @Version
        """);

    private static readonly SqlStatement SansQuartier = new("DELETE FROM RencontreQuartier WHERE DossierId = @DossierId");
    private static readonly SqlStatement Quartier = new("INSERT INTO RencontreQuartier (DossierId, QuartierCode) VALUES (@DossierId, @Code)");

    /// <summary>The meeting, or null when nothing was done yet.</summary>
    public static Task<RencontreRow?> RencontreAsync(this SqlSession session, Guid dossierId) => session.UnAsync<RencontreRow>(Lecture, new { Id = dossierId });

    public static async Task<RencontreContenu> ContenuDeRencontreAsync(this SqlSession session, Guid dossierId) =>
        (await session.RencontreAsync(dossierId))?.EnContenu() ?? new RencontreContenu(EtatRencontre.AFaire);

    /// <summary>By dossier, those where something was done.</summary>
    public static async Task<IReadOnlyDictionary<Guid, RencontreContenu>> ContenusDeRencontreAsync(this SqlSession session, IReadOnlyList<Guid> ids) =>
        (await session.ListeAsync<RencontreRow>(Plusieurs, new { Ids = ids })).ToDictionary(r => r.DossierId, r => r.EnContenu());

    public static Task<IReadOnlyList<string>> QuartiersDeRencontreAsync(this SqlSession session, Guid dossierId) => session.ListeAsync<string>(Quartiers, new { Id = dossierId });

    /// <summary>Writes it over the version that was shown; false when somebody was faster.</summary>
    public static async Task<bool> EcrireRencontreAsync(this SqlSession session, Guid dossierId, int version, Rencontre suite, Guid contactId, (Acteur Acteur, Role Comme, DateTimeOffset Le) par)
    {
        var ligne = new
        {
            DossierId = dossierId, Etat = suite.Etat.ToString(), ContactId = contactId, suite.Message, suite.Disponibilites, suite.Telephone, suite.RendezVousLe, suite.Lieu, suite.Le,
            suite.Avec, suite.CompteRendu, suite.Motif, ModifieLe = par.Le, ModifiePar = par.Acteur.CompteId, ModifieComme = par.Comme.ToString(), Version = version,
        };
        if (!(version == 0 ? await session.InsererSiAbsentAsync(Ajout, ligne) : await session.ModifierAsync(Changement, ligne)))
        {
            return false;
        }

        await session.ExecuterAsync(SansQuartier, new { DossierId = dossierId });
        await session.ExecuterAsync(Quartier, suite.Quartiers.Select(code => new { DossierId = dossierId, Code = code }));
        return true;
    }
}
