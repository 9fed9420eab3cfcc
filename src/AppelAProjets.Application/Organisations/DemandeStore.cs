namespace AppelAProjets.Application.Organisations;

/// <summary>A request to join that awaits its answer.</summary>
public sealed record DemandeRow
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required Guid CompteId { get; init; }
    public required string Prenom { get; init; }
    public required string Nom { get; init; }
    public required string Courriel { get; init; }
    public string? Message { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset DemandeeLe { get; init; }
}

internal static class DemandeStore
{
    private const string Colonnes = "d.Id, d.OrganisationId, o.Nom AS Organisation, d.CompteId, c.Prenom, c.Nom, c.Courriel, d.Message, d.DemandeeLe";

    private static readonly SqlStatement DeLOrganisation = new($"""
        SELECT {Colonnes} FROM OrganisationDemande d JOIN Compte c ON c.Id = d.CompteId JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.OrganisationId = @Id AND d.Etat = 'EnAttente' AND c.DesactiveLe IS NULL ORDER BY d.DemandeeLe
        """);

    private static readonly SqlStatement DeLaPersonne = new($"""
        SELECT {Colonnes} FROM OrganisationDemande d JOIN Compte c ON c.Id = d.CompteId JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.CompteId = @CompteId AND d.Etat = 'EnAttente' ORDER BY d.DemandeeLe
        """);

    private static readonly SqlStatement DesOrganisations = new($"""
        SELECT {Colonnes} FROM OrganisationMembre m JOIN OrganisationDemande d ON d.OrganisationId = m.OrganisationId JOIN Compte c ON c.Id = d.CompteId
        JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE m.CompteId = @CompteId AND m.Qualite = 'Signataire' AND m.Fin IS NULL AND d.Etat = 'EnAttente' AND c.DesactiveLe IS NULL ORDER BY d.DemandeeLe
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO OrganisationDemande (Id, OrganisationId, CompteId, Message, DemandeeLe, Etat, DecideeLe, DecideePar, Motif)
        VALUES (@Id, @OrganisationId, @CompteId, @Message, @Le, 'EnAttente', NULL, NULL, NULL)
        """);

    private static readonly SqlStatement Reponse = new("""
        UPDATE OrganisationDemande SET Etat = @Etat, DecideeLe = @Le, DecideePar = @Par, Motif = @Motif WHERE Id = @Id AND Etat = 'EnAttente'
        """);

    // Joining in another way, by invitation, answers the request.
    private static readonly SqlStatement Satisfaite = new("""
        UPDATE OrganisationDemande SET Etat = 'Admise', DecideeLe = @Le, DecideePar = @Par WHERE OrganisationId = @OrganisationId AND CompteId = @CompteId AND Etat = 'EnAttente'
        """);

    public static Task<IReadOnlyList<DemandeRow>> DemandesAsync(this SqlSession session, Guid organisationId) => session.ListeAsync<DemandeRow>(DeLOrganisation, new { Id = organisationId });

    public static Task<IReadOnlyList<DemandeRow>> DemandesDeAsync(this SqlSession session, Guid compteId) => session.ListeAsync<DemandeRow>(DeLaPersonne, new { CompteId = compteId });

    public static Task<IReadOnlyList<DemandeRow>> DemandesARepondreAsync(this SqlSession session, Guid compteId) => session.ListeAsync<DemandeRow>(DesOrganisations, new { CompteId = compteId });

    /// <summary>False when this person already has a request that awaits its answer.</summary>
    public static Task<bool> AjouterDemandeAsync(this SqlSession session, Guid id, Guid organisationId, Guid compteId, string? message, DateTimeOffset le) =>
        session.InsererSiAbsentAsync(Ajout, new { Id = id, OrganisationId = organisationId, CompteId = compteId, Message = message, Le = le });

    /// <summary>False when it was already answered.</summary>
    public static Task<bool> RepondreAsync(this SqlSession session, Guid id, string etat, Guid par, string? motif, DateTimeOffset le) =>
        session.ModifierAsync(Reponse, new { Id = id, Etat = etat, Par = par, Motif = motif, Le = le });

    public static Task SatisfaireAsync(this SqlSession session, Guid organisationId, Guid compteId, Guid par, DateTimeOffset le) =>
        session.ExecuterAsync(Satisfaite, new { OrganisationId = organisationId, CompteId = compteId, Par = par, Le = le });
}
