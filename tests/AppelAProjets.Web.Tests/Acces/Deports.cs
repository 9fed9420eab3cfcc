namespace AppelAProjets.Web.Tests.Acces;

/// <summary>Puts every person of the services in one kind of déport, and takes it away.</summary>
internal static class Deports
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe)
        VALUES (@Id, @CompteId, @DossierId, @OrganisationId, @Origine, 'Essai', @Debut, @LeveLe)
        """);

    private static readonly SqlStatement Retrait = new("DELETE FROM Deport WHERE Motif = 'Essai'");
    private static readonly SqlStatement Depart = new("DELETE FROM OrganisationMembre WHERE CompteId = @CompteId");

    public static Task PoserAsync(this Situation situation, string genre, IEnumerable<Guid> comptes) => situation.EcrireAsync(async session =>
    {
        var le = situation.Maintenant;
        foreach (var compte in comptes)
        {
            var qui = new
            {
                Id = Guid.CreateVersion7(), CompteId = compte, Qualite = "Redacteur", Origine = genre == "impose" ? "Impose" : "Declare",
                DossierId = genre is "declare" or "impose" or "leve" ? situation.DossierId : (Guid?)null,
                OrganisationId = Organisation(genre) is { } nom ? SituationSql.Organisation(situation.Faits, nom) : (Guid?)null,
                Debut = genre == "membre-futur" ? le.AddDays(5) : le.AddDays(-100),
                Fin = genre switch { "membre-a-terme" or "membre-a-terme-du-partenaire" => le.AddDays(50), "ancien-membre" => le.AddDays(-5), _ => (DateTimeOffset?)null },
                LeveLe = genre is "leve" or "organisation-leve" ? le.AddDays(-1) : (DateTimeOffset?)null,
            };
            await session.ExecuterAsync(genre.Contains("membre", StringComparison.Ordinal) ? SituationSql.AjoutMembre : Ajout, qui);
        }
    });

    public static Task LeverAsync(this Situation situation, IEnumerable<Guid> comptes) => situation.EcrireAsync(async session =>
    {
        await session.ExecuterAsync(Retrait);
        foreach (var compte in comptes)
        {
            await session.ExecuterAsync(Depart, new { CompteId = compte });
        }
    });

    private static string? Organisation(string genre) => genre switch
    {
        "organisation" or "organisation-leve" or "membre" or "membre-a-terme" or "ancien-membre" or "membre-futur" => "chef",
        "partenaire" or "membre-du-partenaire" or "membre-a-terme-du-partenaire" => "accord",
        "membre-de-l-accepte" => "accepte",
        "membre-de-l-invite" => "invite",
        "membre-du-parti" => "parti",
        _ => null,
    };
}
