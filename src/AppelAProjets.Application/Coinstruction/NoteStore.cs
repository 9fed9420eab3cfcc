using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>A note between agents that the reader may read.</summary>
public sealed record NoteInterneRow
{
    public required Guid Id { get; init; }
    public required Guid CompteId { get; init; }
    public required string Auteur { get; init; }
    public required PorteeDeNote Portee { get; init; }
    /// <summary>The funder that it is kept to.</summary>
    public Guid? FinanceurId { get; init; }
    public string? Sigle { get; init; }
    public required string Texte { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public DateTimeOffset? ModifieeLe { get; init; }
    public required int Version { get; init; }

    public PartageDeNote Partage => new(Portee, FinanceurId);

    public string Partagee => Portee switch
    {
        PorteeDeNote.Agents => "tous les agents",
        PorteeDeNote.Financeur => $"{Sigle} seulement",
        PorteeDeNote.Secretariat => "le secrétariat seulement",
    };
}

/// <summary>Whose note it is, and with whom it is shared.</summary>
internal sealed record NoteEcriteRow
{
    public required Guid CompteId { get; init; }
    public required PorteeDeNote Portee { get; init; }
    public Guid? FinanceurId { get; init; }

    public PartageDeNote Partage => new(Portee, FinanceurId);
}

internal static class NoteStore
{
    /// <summary>The note <c>n</c> is shared with the reader: one's own always.</summary>
    private const string Partagee = $"""
        (n.Portee = '{nameof(PorteeDeNote.Agents)}' OR n.CompteId = @CompteId OR (n.Portee = '{nameof(PorteeDeNote.Financeur)}' AND n.FinanceurId IN @Miens)
            OR (n.Portee = '{nameof(PorteeDeNote.Secretariat)}' AND @EstSecretariat = 1))
        """;

    private static readonly SqlStatement Lecture = new($"""
        SELECT n.Id, n.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, n.Portee, n.FinanceurId, f.Sigle, n.Texte, n.Le, n.ModifieeLe, n.Version
        FROM NoteInterne n JOIN Dossier d ON d.Id = n.DossierId JOIN Compte c ON c.Id = n.CompteId LEFT JOIN Financeur f ON f.Id = n.FinanceurId
        WHERE n.DossierId = @Id AND {VisibiliteSql.Dossier} AND {Partagee}
        ORDER BY n.Le DESC
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO NoteInterne (Id, DossierId, CompteId, Portee, FinanceurId, Texte, Le, ModifieeLe, Version) VALUES (@Id, @DossierId, @CompteId, @Portee, @FinanceurId, @Texte, @Le, NULL, 1)
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE NoteInterne SET Portee = @Portee, FinanceurId = @FinanceurId, Texte = @Texte, ModifieeLe = @Le, Version = Version + 1
        WHERE Id = @Id AND DossierId = @DossierId AND CompteId = @CompteId AND Version = @Version
        """);

    private static readonly SqlStatement Ecrite = new("SELECT CompteId, Portee, FinanceurId FROM NoteInterne WHERE Id = @Id AND DossierId = @DossierId");

    /// <param name="parametres">Those of the call for this reader, with Id.</param>
    public static Task<IReadOnlyList<NoteInterneRow>> NotesAsync(this SqlSession session, SqlParametres parametres) => session.ListeAsync<NoteInterneRow>(Lecture, parametres);

    public static Task<NoteEcriteRow?> NoteEcriteAsync(this SqlSession session, Guid dossierId, Guid id) => session.UnAsync<NoteEcriteRow>(Ecrite, new { Id = id, DossierId = dossierId });

    /// <summary>False when it was sent already, or changed in another page.</summary>
    /// <param name="version">Null for a new one.</param>
    public static Task<bool> EcrireNoteAsync(this SqlSession session, SuiviDUnDossier.Donnees donnees, Guid id, (PartageDeNote Partage, string Texte) note, int? version)
    {
        var valeurs = new { Id = id, donnees.DossierId, donnees.Acteur.CompteId, Portee = note.Partage.Portee.ToString(), note.Partage.FinanceurId, note.Texte, donnees.Le, Version = version ?? 0 };
        return version is null ? session.InsererSiAbsentAsync(Ajout, valeurs) : session.ModifierAsync(Changement, valeurs);
    }
}
