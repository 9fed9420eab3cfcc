using AppelAProjets.Application.Sql;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Application.Organisations;

/// <summary>An organisation as its members see it.</summary>
public sealed record OrganisationRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }
    /// <summary>Full name.</summary>
    public required string Nom { get; init; }
    /// <summary>Initials.</summary>
    public string? Sigle { get; init; }
    /// <summary>Normalised.</summary>
    public string? Siret { get; init; }
    /// <summary>Normalised.</summary>
    public string? Rna { get; init; }
    /// <summary>Street.</summary>
    public string? Adresse { get; init; }
    /// <summary>Postal code.</summary>
    public string? CodePostal { get; init; }
    /// <summary>Town.</summary>
    public string? Commune { get; init; }
    /// <summary>Address.</summary>
    public string? Courriel { get; init; }
    /// <summary>Ten digits.</summary>
    public string? Telephone { get; init; }
    /// <summary>Legal representative.</summary>
    public string? RepresentantNom { get; init; }
    /// <summary>Their function.</summary>
    public string? RepresentantFonction { get; init; }
    /// <summary>Normalised.</summary>
    public string? Iban { get; init; }
    /// <summary>Normalised.</summary>
    public string? Bic { get; init; }
    /// <summary>AVerifier, Accepte or Conteste.</summary>
    public required string EtatMandat { get; init; }
    /// <summary>Version of the row.</summary>
    public required int Version { get; init; }
}

/// <summary>A member of an organisation.</summary>
public sealed record MembreRow
{
    /// <summary>Account.</summary>
    public required Guid CompteId { get; init; }
    /// <summary>First name.</summary>
    public required string Prenom { get; init; }
    /// <summary>Last name.</summary>
    public required string Nom { get; init; }
    /// <summary>Address.</summary>
    public required string Courriel { get; init; }
    /// <summary>What they may do.</summary>
    public required QualiteDeMembre Qualite { get; init; }
}

/// <summary>Reads an organisation and its members, for a member only.</summary>
public sealed class OrganisationQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lecture = new("""
        SELECT Id, Nom, Sigle, Siret, Rna, Adresse, CodePostal, Commune, Courriel, Telephone, RepresentantNom, RepresentantFonction, Iban, Bic, EtatMandat, Version
        FROM Organisation WHERE Id = @Id;
        SELECT c.Id AS CompteId, c.Prenom, c.Nom, c.Courriel, m.Qualite
        FROM OrganisationMembre m JOIN Compte c ON c.Id = m.CompteId
        WHERE m.OrganisationId = @Id AND m.Fin IS NULL ORDER BY c.Nom, c.Prenom;
        """);

    /// <summary>Null when it does not exist or the person is no member of it.</summary>
    public async Task<(OrganisationRow Organisation, IReadOnlyList<MembreRow> Membres)?> ChargerAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.EstMembre(id))
        {
            return null;
        }

        await using var session = await database.LireAsync(annulation);
        using var jeux = await session.PlusieursAsync(Lecture, new { Id = id });
        return await jeux.ReadSingleOrDefaultAsync<OrganisationRow>() is { } organisation
            ? (organisation, (await jeux.ReadAsync<MembreRow>()).ToList())
            : null;
    }
}
