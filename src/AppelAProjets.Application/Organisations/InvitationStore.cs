using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <summary>An invitation that awaits its answer, whether it is still good or not.</summary>
public sealed record InvitationAOrganisationRow
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }
    public required string Courriel { get; init; }
    public required QualiteDeMembre Qualite { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset EnvoyeeLe { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ExpireLe { get; init; }
}

internal static class InvitationStore
{
    private const string Colonnes = "i.Id, i.OrganisationId, o.Nom AS Organisation, i.Courriel, i.Qualite, i.EnvoyeeLe, i.ExpireLe";

    private static readonly SqlStatement DeLOrganisation = new($"""
        SELECT {Colonnes} FROM OrganisationInvitation i JOIN Organisation o ON o.Id = i.OrganisationId WHERE i.OrganisationId = @Id AND i.Etat = 'EnAttente' ORDER BY i.EnvoyeeLe
        """);

    // The address is proven: an account to confirm reads nothing. Whoever invited still signs: the invitation of someone put out since opens nothing, another signataire sends it again.
    private static readonly SqlStatement DeLaPersonne = new($"""
        SELECT {Colonnes} FROM Compte c JOIN OrganisationInvitation i ON i.Courriel = LOWER(c.Courriel) JOIN Organisation o ON o.Id = i.OrganisationId
        WHERE c.Id = @CompteId AND c.CourrielConfirme = 1 AND i.Etat = 'EnAttente'
          AND EXISTS (SELECT 1 FROM OrganisationMembre m JOIN Compte k ON k.Id = m.CompteId WHERE m.OrganisationId = i.OrganisationId AND m.CompteId = i.InviteePar AND m.Qualite = 'Signataire' AND m.Fin IS NULL AND k.DesactiveLe IS NULL)
        ORDER BY i.EnvoyeeLe
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO OrganisationInvitation (Id, OrganisationId, Courriel, Qualite, InviteePar, EnvoyeeLe, ExpireLe, Etat, CloseLe)
        VALUES (@Id, @OrganisationId, @Courriel, @Qualite, @Par, @Le, @ExpireLe, 'EnAttente', NULL)
        """);

    private static readonly SqlStatement Renvoi = new("""
        UPDATE OrganisationInvitation SET Qualite = @Qualite, InviteePar = @Par, EnvoyeeLe = @Le, ExpireLe = @ExpireLe WHERE OrganisationId = @OrganisationId AND Courriel = @Courriel AND Etat = 'EnAttente'
        """);

    private static readonly SqlStatement Cloture = new("""
        UPDATE OrganisationInvitation SET Etat = @Etat, CloseLe = @Le WHERE OrganisationId = @OrganisationId AND Courriel = @Courriel AND Etat = 'EnAttente'
        """);

    public static Task<IReadOnlyList<InvitationAOrganisationRow>> InvitationsAsync(this SqlSession session, Guid organisationId) =>
        session.ListeAsync<InvitationAOrganisationRow>(DeLOrganisation, new { Id = organisationId });

    public static Task<IReadOnlyList<InvitationAOrganisationRow>> InvitationsDeAsync(this SqlSession session, Guid compteId) =>
        session.ListeAsync<InvitationAOrganisationRow>(DeLaPersonne, new { CompteId = compteId });

    /// <summary>Sends it, or sends it again: one is awaited per address.</summary>
    public static async Task EcrireInvitationAsync(this SqlSession session, Guid organisationId, (string Courriel, QualiteDeMembre Qualite) voulu, Guid par, DateTimeOffset le)
    {
        var p = new { Id = Guid.CreateVersion7(), OrganisationId = organisationId, Courriel = voulu.Courriel.ToLowerInvariant(), Qualite = voulu.Qualite.ToString(), Par = par, Le = le, ExpireLe = le + VieDesMembres.ValiditeDUneInvitation };
        if (!await session.ModifierAsync(Renvoi, p))
        {
            await session.ExecuterAsync(Ajout, p);
        }
    }

    /// <summary>False when none awaits an answer.</summary>
    public static Task<bool> CloreInvitationAsync(this SqlSession session, Guid organisationId, string courriel, string etat, DateTimeOffset le) =>
        session.ModifierAsync(Cloture, new { OrganisationId = organisationId, Courriel = courriel.ToLowerInvariant(), Etat = etat, Le = le });
}
