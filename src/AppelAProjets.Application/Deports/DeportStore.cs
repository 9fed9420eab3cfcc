using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Deports;

internal static class DeportStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT x.Id, x.CompteId, x.DossierId, x.OrganisationId, x.Origine, x.DeclareLe, x.LeveLe, x.LeveeDemandeeLe, c.Courriel
        FROM Deport x JOIN Compte c ON c.Id = x.CompteId WHERE x.Id = @Id
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe, ImposeParId)
        VALUES (@Id, @CompteId, @DossierId, @OrganisationId, @Origine, @Motif, @Le, NULL, @ImposeParId)
        """);

    private static readonly SqlStatement Levee = new("UPDATE Deport SET LeveLe = @Le, LeveParId = @Par, LeveMotif = @Motif WHERE Id = @Id AND LeveLe IS NULL");

    private static readonly SqlStatement Demande = new("""
        UPDATE Deport SET LeveeDemandeeLe = @Le, LeveeDemandeMotif = @Motif WHERE Id = @Id AND CompteId = @CompteId AND LeveLe IS NULL AND LeveeDemandeeLe IS NULL
        """);

    private static readonly SqlStatement DeLOrganisation = new("SELECT d.Id FROM Dossier d WHERE d.OrganisationId = @OrganisationId");

    private static readonly SqlStatement ConcerneLAppel = new($"""
        SELECT COUNT(*) AS Nombre FROM Deport x JOIN Dossier d ON d.AppelId = @AppelId AND d.Etat <> 'Brouillon'
        WHERE x.Id = @Id AND {DeportSql.Concerne} AND {VisibiliteSql.SansDeport}
        """);

    public static Task<DeportLu?> LireAsync(SqlSession session, Guid id) => session.UnAsync<DeportLu>(Lecture, new { Id = id });

    /// <summary>Whether it stands on a dossier of this call that the person may know of.</summary>
    public static async Task<bool> ConcerneAsync(SqlSession session, Guid id, Guid appelId, Acteur acteur) =>
        await session.UnAsync<int>(ConcerneLAppel, acteur.Parametres(new { Id = id, AppelId = appelId })) > 0;

    /// <summary>The locks of those whose votes and scores meet it: the dossiers that the organisation carries, then the account.</summary>
    public static async Task VerrouillerAsync(SqlSession session, Guid? dossierId, Guid? organisationId, Guid compteId)
    {
        var concernes = organisationId is { } organisation ? await session.ListeAsync<Guid>(DeLOrganisation, new { OrganisationId = organisation }) : [dossierId!.Value];
        await session.VerrouillerAsync([.. concernes.Select(Verrou.Dossier), Verrou.Compte(compteId)]);
    }

    /// <summary>False when one stands already.</summary>
    public static Task<bool> AjouterAsync(SqlSession session, Deport deport, string motif, Guid? imposePar) => session.InsererSiAbsentAsync(Ajout, new
    {
        Id = Guid.CreateVersion7(), deport.CompteId, deport.DossierId, deport.OrganisationId, Origine = deport.Origine.ToString(), Motif = motif, Le = deport.Debut, ImposeParId = imposePar,
    });

    /// <summary>False when someone was faster.</summary>
    public static Task<bool> LeverAsync(SqlSession session, Guid id, Guid par, string motif, DateTimeOffset le) => session.ModifierAsync(Levee, new { Id = id, Par = par, Motif = motif, Le = le });

    /// <summary>False when it was asked already, or is no longer.</summary>
    public static Task<bool> DemanderLaLeveeAsync(SqlSession session, Guid id, Guid compteId, string motif, DateTimeOffset le) =>
        session.ModifierAsync(Demande, new { Id = id, CompteId = compteId, Motif = motif, Le = le });
}

internal sealed record DeportLu
{
    public required Guid Id { get; init; }
    public required Guid CompteId { get; init; }
    public Guid? DossierId { get; init; }
    public Guid? OrganisationId { get; init; }
    public required OrigineDeport Origine { get; init; }
    public required DateTimeOffset DeclareLe { get; init; }
    public DateTimeOffset? LeveLe { get; init; }
    public DateTimeOffset? LeveeDemandeeLe { get; init; }
    public required string Courriel { get; init; }

    /// <summary>What the journal names.</summary>
    public (ObjetDuJournal Objet, Guid Id) Sur => OrganisationId is { } organisation ? (ObjetDuJournal.Organisation, organisation) : (ObjetDuJournal.Dossier, DossierId!.Value);

    public Deport EnDeport() => new(CompteId, Origine, DossierId, OrganisationId, DeclareLe, LeveLe);
}
