namespace AppelAProjets.Application.Organisations;

/// <summary>What the company directory answered, kept with its instant.</summary>
public sealed record PreuveDAnnuaire
{
    public required Guid Id { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset InterrogeLe { get; init; }
    /// <summary>The answer on that establishment, as received, without the names of persons.</summary>
    public required string Reponse { get; init; }
}

internal static class AnnuaireStore
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO ReponseDAnnuaire (Id, CompteId, OrganisationId, Siret, InterrogeLe, Reponse) VALUES (@Id, @CompteId, NULL, @Siret, @Le, @Reponse)
        """);

    private static readonly SqlStatement Lecture = new("SELECT Id, InterrogeLe, Reponse FROM ReponseDAnnuaire WHERE Id = @Id AND CompteId = @CompteId");

    private static readonly SqlStatement Rattachement = new("""
        UPDATE ReponseDAnnuaire SET OrganisationId = @OrganisationId WHERE Id = @Id AND CompteId = @CompteId AND OrganisationId IS NULL
        """);

    public static Task AjouterPreuveAsync(this SqlSession session, Guid id, Guid compteId, string siret, string reponse, DateTimeOffset le) =>
        session.ExecuterAsync(Ajout, new { Id = id, CompteId = compteId, Siret = siret, Reponse = reponse, Le = le });

    /// <summary>Null when it is unknown or someone else's.</summary>
    public static Task<PreuveDAnnuaire?> PreuveAsync(this SqlSession session, Guid id, Guid compteId) =>
        session.UnAsync<PreuveDAnnuaire>(Lecture, new { Id = id, CompteId = compteId });

    public static Task RattacherPreuveAsync(this SqlSession session, Guid id, Guid compteId, Guid organisationId) =>
        session.ExecuterAsync(Rattachement, new { Id = id, CompteId = compteId, OrganisationId = organisationId });
}
