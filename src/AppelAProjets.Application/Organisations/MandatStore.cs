using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

public sealed record MandatRow
{
    public required Guid Id { get; init; }
    public required Guid CompteId { get; init; }
    public required string Auteur { get; init; }
    public required string Courriel { get; init; }
    public required NatureMandat Nature { get; init; }
    /// <summary>Its author takes over an organisation without signataire.</summary>
    public required bool Reprise { get; init; }
    public required string Representant { get; init; }
    public string? Fonction { get; init; }
    public string? NomDeFichier { get; init; }
    /// <summary>SHA-256 of the file, if any.</summary>
    public string? Empreinte { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset EnvoyeLe { get; init; }
    public required EtatEnvoiMandat Etat { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? DecideLe { get; init; }
    public string? Motif { get; init; }
}

internal static class MandatStore
{
    private static readonly SqlStatement Lecture = new("""
        SELECT m.Id, m.CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, c.Courriel, m.Nature, m.Reprise, m.Representant, m.Fonction, m.NomDeFichier, m.Empreinte, m.EnvoyeLe,
            m.Etat, m.DecideLe, m.Motif
        FROM OrganisationMandat m JOIN Compte c ON c.Id = m.CompteId
        WHERE m.OrganisationId = @Id ORDER BY m.EnvoyeLe DESC, m.Id DESC
        """);

    private static readonly SqlStatement Remplacement = new("""
        UPDATE OrganisationMandat SET Etat = 'Remplace', DecideLe = @Le WHERE OrganisationId = @OrganisationId AND CompteId = @CompteId AND Etat = 'EnAttente'
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO OrganisationMandat (Id, OrganisationId, CompteId, Nature, Reprise, Representant, Fonction, Empreinte, NomDeFichier, EnvoyeLe, Etat, DecideLe, DecidePar, Motif)
        VALUES (@Id, @OrganisationId, @CompteId, @Nature, @Reprise, @Representant, @Fonction, @Empreinte, @NomDeFichier, @Le, 'EnAttente', NULL, NULL, NULL)
        """);

    private static readonly SqlStatement Decision = new("""
        UPDATE OrganisationMandat SET Etat = @Etat, DecideLe = @Le, DecidePar = @Par, Motif = @Motif WHERE Id = @Id AND Etat = 'EnAttente'
        """);

    // Accepted from a dossier's page: the mandates of those who are signataires already.
    private static readonly SqlStatement DecisionDesSignataires = new("""
        UPDATE OrganisationMandat SET Etat = @Etat, DecideLe = @Le, DecidePar = @Par, Motif = @Motif WHERE OrganisationId = @OrganisationId AND Etat = 'EnAttente' AND Reprise = 0
        """);

    private static readonly SqlStatement EtatDeLOrganisation = new("""
        UPDATE Organisation SET EtatMandat = @Etat, MotifMandat = @Motif, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement MembresTouches = new("UPDATE Organisation SET MembresVersion = MembresVersion + 1 WHERE Id = @Id");

    private static readonly SqlStatement Fichier = new("""
        SELECT m.NomDeFichier AS Nom, m.Empreinte, f.TypeMime FROM OrganisationMandat m JOIN Fichier f ON f.Empreinte = m.Empreinte
        WHERE m.Id = @Id AND m.OrganisationId = @OrganisationId AND f.Analyse IN ('Saine', 'NonConfiguree')
        """);

    public static Task<IReadOnlyList<MandatRow>> MandatsAsync(this SqlSession session, Guid organisationId) => session.ListeAsync<MandatRow>(Lecture, new { Id = organisationId });

    /// <summary>False when the same person sends another at this very moment.</summary>
    public static async Task<bool> AjouterMandatAsync(this SqlSession session, Guid organisationId, Guid compteId, MandatAEnvoyer mandat, bool reprise, DateTimeOffset le)
    {
        await session.ExecuterAsync(Remplacement, new { OrganisationId = organisationId, CompteId = compteId, Le = le });
        return await session.InsererSiAbsentAsync(Ajout, new
        {
            Id = Guid.CreateVersion7(), OrganisationId = organisationId, CompteId = compteId, Nature = mandat.Nature.ToString(), Reprise = reprise,
            mandat.Representant, mandat.Fonction, mandat.Fichier?.Empreinte, NomDeFichier = mandat.Fichier?.Nom, Le = le,
        });
    }

    /// <summary>One mandate, or those of the signataires when none is named.</summary>
    public static Task DeciderMandatAsync(this SqlSession session, Guid organisationId, Guid? mandatId, (EtatEnvoiMandat Etat, string? Motif) decision, Guid par, DateTimeOffset le) =>
        mandatId is { } id
            ? session.ExecuterAsync(Decision, new { Id = id, Etat = decision.Etat.ToString(), Par = par, decision.Motif, Le = le })
            : session.ExecuterAsync(DecisionDesSignataires, new { OrganisationId = organisationId, Etat = decision.Etat.ToString(), Par = par, decision.Motif, Le = le });

    /// <summary>False when another person changed the organisation since it was read.</summary>
    public static Task<bool> ChangerEtatAsync(this SqlSession session, Guid organisationId, int version, EtatMandat etat, string? motif) =>
        session.ModifierAsync(EtatDeLOrganisation, new { Id = organisationId, Version = version, Etat = etat.ToString(), Motif = motif });

    /// <summary>The pages of the members opened before are out of date.</summary>
    public static Task ToucherLesMembresAsync(this SqlSession session, Guid organisationId) => session.ExecuterAsync(MembresTouches, new { Id = organisationId });

    public static Task<FichierDOrganisation?> FichierDuMandatAsync(this SqlSession session, Guid organisationId, Guid mandatId) =>
        session.UnAsync<FichierDOrganisation>(Fichier, new { Id = mandatId, OrganisationId = organisationId });
}

internal sealed record MandatAEnvoyer(NatureMandat Nature, string Representant, string? Fonction, FichierAccepte? Fichier);
