using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

internal static class MembreStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT c.Id AS CompteId, c.Prenom, c.Nom, c.Courriel, m.Qualite, m.Debut,
            CAST(CASE WHEN c.DesactiveLe IS NULL THEN 1 ELSE 0 END AS bit) AS EstOuvert
        FROM OrganisationMembre m JOIN Compte c ON c.Id = m.CompteId
        WHERE m.OrganisationId = @Id AND m.Fin IS NULL ORDER BY c.Nom, c.Prenom
        """);

    // A contested organisation is frozen: the state is tested again where the row is locked.
    private static readonly SqlStatement Passage = new("""
        UPDATE Organisation SET MembresVersion = MembresVersion + 1 WHERE Id = @Id AND MembresVersion = @Version AND EtatMandat <> 'Conteste'
        """);

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut, Fin) VALUES (@OrganisationId, @CompteId, @Qualite, @Le, NULL)
        """);

    private static readonly SqlStatement Qualite = new("""
        UPDATE OrganisationMembre SET Qualite = @Qualite WHERE OrganisationId = @OrganisationId AND CompteId = @CompteId AND Fin IS NULL
        """);

    private static readonly SqlStatement Retour = new("""
        UPDATE OrganisationMembre SET Qualite = @Qualite, Debut = @Le, Fin = NULL WHERE OrganisationId = @OrganisationId AND CompteId = @CompteId
        """);

    private static readonly SqlStatement Depart = new("""
        UPDATE OrganisationMembre SET Fin = @Le WHERE OrganisationId = @OrganisationId AND CompteId = @CompteId AND Fin IS NULL
        """);

    private static readonly SqlStatement CompteDe = new("""
        SELECT Id AS CompteId, Prenom, Nom, Courriel FROM Compte WHERE UPPER(Courriel) = UPPER(@Courriel) AND DesactiveLe IS NULL AND CourrielConfirme = 1
        """);

    public static Task<IReadOnlyList<MembreRow>> MembresAsync(this SqlSession session, Guid organisationId) => session.ListeAsync<MembreRow>(Lecture, new { Id = organisationId });

    /// <summary>Organisation and members, for the rules; null when there is no such organisation.</summary>
    public static async Task<ChargeDeMembres?> ChargerMembresAsync(this SqlSession session, Guid organisationId) =>
        await session.OrganisationAsync(organisationId) is { } organisation ? new ChargeDeMembres(organisation, await session.MembresAsync(organisationId)) : null;

    /// <summary>Takes the membership's version, then writes; false when another person was faster or the organisation was frozen meanwhile.</summary>
    public static async Task<bool> ChangerMembresAsync(this SqlSession session, Guid organisationId, int version, IEnumerable<ChangementDeMembre> changements, DateTimeOffset le)
    {
        if (!await session.ModifierAsync(Passage, new { Id = organisationId, Version = version }))
        {
            return false;
        }

        foreach (var changement in changements)
        {
            await session.ChangerMembreAsync(organisationId, changement, le);
        }

        return true;
    }

    /// <summary>Writes one membership, without the version: the organisation is new, or its row is already taken.</summary>
    public static async Task ChangerMembreAsync(this SqlSession session, Guid organisationId, ChangementDeMembre changement, DateTimeOffset le)
    {
        var p = new { OrganisationId = organisationId, changement.CompteId, Qualite = changement.Qualite?.ToString(), Le = le };
        if (changement.Qualite is null)
        {
            await session.ExecuterAsync(Depart, p);
        }
        else if (!await session.ModifierAsync(Qualite, p) && !await session.ModifierAsync(Retour, p))
        {
            await session.ExecuterAsync(Nouveau, p);
        }
    }

    public static Task<PersonneRow?> CompteDeLAdresseAsync(this SqlSession session, string courriel) => session.UnAsync<PersonneRow>(CompteDe, new { Courriel = courriel });
}

internal sealed record PersonneRow
{
    public required Guid CompteId { get; init; }
    public required string Prenom { get; init; }
    public required string Nom { get; init; }
    public required string Courriel { get; init; }

    public string NomComplet => $"{Prenom} {Nom}";
}

internal sealed record ChargeDeMembres(OrganisationLue Organisation, IReadOnlyList<MembreRow> Membres)
{
    public SituationDesMembres Situation => new(Organisation.Mandat, [.. Membres.Select(m => new Membre(m.CompteId, m.Qualite, m.EstOuvert))]);

    /// <summary>Addresses of the signataires who can still sign in, but one.</summary>
    public IEnumerable<string> Signataires(Guid sauf) =>
        Membres.Where(m => m is { Qualite: QualiteDeMembre.Signataire, EstOuvert: true } && m.CompteId != sauf).Select(m => m.Courriel);
}
