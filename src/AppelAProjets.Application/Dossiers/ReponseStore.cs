using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Dossiers;

/// <summary>An answer of a draft, with its own version: two people on two fields never hinder each other.</summary>
public sealed record ReponseRow
{
    /// <summary>Known where several dossiers are read at once.</summary>
    public Guid DossierId { get; init; }
    public required string Cle { get; init; }
    /// <summary>Canonical value; empty when it was erased.</summary>
    public required string Valeur { get; init; }
    /// <summary>Grows at each change; 0 for a field never answered.</summary>
    public required int Version { get; init; }
    /// <summary>Last change, UTC.</summary>
    public required DateTimeOffset ModifieLe { get; init; }
    public required string Auteur { get; init; }
    public required Guid ModifiePar { get; init; }
    public string Montree => VersionMontree.Ecrire(Version, Valeur);
}

internal static class ReponseStore
{
    private const string Reponse = """
        r.Cle, r.Valeur, r.Version, r.ModifieLe, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, r.ModifiePar
        FROM Reponse r JOIN Compte c ON c.Id = r.ModifiePar
        """;

    internal const string Colonnes = $"SELECT {Reponse} WHERE r.DossierId = @Id";

    private static readonly SqlStatement Plusieurs = new($"SELECT r.DossierId, {Reponse} WHERE r.DossierId IN @Ids");

    private static readonly SqlStatement Lecture = new(Colonnes);

    private static readonly SqlStatement Une = new($"{Colonnes} AND r.Cle = @Cle");

    private static readonly SqlStatement Changement = new("""
        UPDATE Reponse SET Valeur = @Valeur, Version = Version + 1, ModifieLe = @Le, ModifiePar = @CompteId WHERE DossierId = @DossierId AND Cle = @Cle AND Version = @Version
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Reponse (DossierId, Cle, Valeur, Version, ModifieLe, ModifiePar) VALUES (@DossierId, @Cle, @Valeur, 1, @Le, @CompteId)
        """);

    // Takes the dossier's row until the end of the transaction: its answers then stay as they are read.
    private static readonly SqlStatement Passage = new("""
        UPDATE Dossier SET ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Etat = @Etat
        """);

    // The title of a deposited dossier changes with its next version only.
    private static readonly SqlStatement Titre = new("""
        UPDATE Dossier SET TitreDeCreation = CASE WHEN Titre = @Titre THEN TitreDeCreation END, Titre = @Titre, Recherche = @Recherche WHERE Id = @Id AND Etat <> 'Depose'
        """);

    private static readonly SqlStatement Nom = new("SELECT o.Nom, o.Sigle FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId WHERE d.Id = @Id");

    public static async Task<IReadOnlyDictionary<string, ReponseRow>> ReponsesAsync(this SqlSession session, Guid dossierId, string? cle = null) =>
        (await session.ListeAsync<ReponseRow>(cle is null ? Lecture : Une, new { Id = dossierId, Cle = cle })).ToDictionary(r => r.Cle);

    /// <summary>By dossier.</summary>
    public static async Task<ILookup<Guid, ReponseRow>> ReponsesAsync(this SqlSession session, IReadOnlyList<Guid> ids) =>
        (await session.ListeAsync<ReponseRow>(Plusieurs, new { Ids = ids })).ToLookup(r => r.DossierId);

    /// <summary>False when the dossier left this state meanwhile.</summary>
    public static Task<bool> PasserAsync(this SqlSession session, DossierEntete entete, DateTimeOffset le) =>
        session.ModifierAsync(Passage, new { entete.Id, Etat = entete.Etat.ToString(), Le = le });

    /// <summary>Writes the answers; false when one of them changed meanwhile.</summary>
    public static async Task<bool> EcrireAsync(this SqlSession session, Guid dossierId, IReadOnlyList<ReponseAEcrire> reponses, Guid compteId, DateTimeOffset le)
    {
        foreach (var lot in reponses.GroupBy(r => r.Version == 0))
        {
            var lignes = lot.Select(r => new { DossierId = dossierId, r.Cle, r.Valeur, r.Version, Le = le, CompteId = compteId }).ToList();
            if (lot.Key ? !await session.InsererSiAbsentAsync(Ajout, lignes) : await session.ExecuterAsync(Changement, lignes) < lignes.Count)
            {
                return false;
            }
        }

        if (reponses.FirstOrDefault(r => r.Cle == "projet.titre") is { } titre)
        {
            var organisation = (await session.UnAsync<NomRow>(Nom, new { Id = dossierId }))!;
            await session.ExecuterAsync(Titre, new { Id = dossierId, Titre = titre.Valeur, Recherche = TexteDeDossier.Recherche(titre.Valeur, organisation.Nom, organisation.Sigle, null) });
        }

        return true;
    }

    private sealed record NomRow
    {
        public required string Nom { get; init; }
        public string? Sigle { get; init; }
    }
}

internal sealed record ReponseAEcrire(string Cle, string Valeur, int Version);

internal static class TexteDeDossier
{
    public static string Recherche(string titre, string organisation, string? sigle, string? numero) => TexteDeRecherche.Plier(600, [titre, organisation, sigle, numero]);

    public static Reponses EnReponses(this IReadOnlyDictionary<string, ReponseRow> lignes) => new(lignes.ToDictionary(l => l.Key, l => l.Value.Valeur));
}
