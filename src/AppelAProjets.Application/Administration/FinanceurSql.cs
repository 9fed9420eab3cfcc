using AppelAProjets.Application.Sql;

namespace AppelAProjets.Application.Administration;

/// <summary>A funder.</summary>
public sealed record FinanceurRow
{
    /// <summary>Identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name.</summary>
    public required string Nom { get; init; }

    /// <summary>Short name, unique.</summary>
    public required string Sigle { get; init; }

    /// <summary>A <see cref="TypeDeFinanceur"/>.</summary>
    public required TypeDeFinanceur Type { get; init; }

    /// <summary>Its line under account 74 of the Cerfa.</summary>
    public required string CompteCerfa { get; init; }

    /// <summary>SIRET, if known.</summary>
    public string? Siret { get; init; }

    /// <summary>Contact.</summary>
    public string? Courriel { get; init; }

    /// <summary>Contact.</summary>
    public string? Telephone { get; init; }

    /// <summary>A Valideur must accept what its instructors propose.</summary>
    public required bool ValidationRequise { get; init; }

    /// <summary>May be chosen in a new call.</summary>
    public required bool Actif { get; init; }

    /// <summary>Optimistic lock.</summary>
    public required int Version { get; init; }
}

/// <summary>Kinds of funders.</summary>
public enum TypeDeFinanceur
{
    /// <summary>State services.</summary>
    Etat,
    /// <summary>Métropole, communauté.</summary>
    Intercommunalite,
    /// <summary>Ville.</summary>
    Commune,
    /// <summary>Département.</summary>
    Departement,
    /// <summary>Région.</summary>
    Region,
    /// <summary>CAF, CPAM, ARS…</summary>
    OrganismeSocial,
    /// <summary>Social landlord.</summary>
    Bailleur,
    /// <summary>Other public body.</summary>
    EtablissementPublic,
    /// <summary>Foundation, company.</summary>
    Prive,
}

/// <summary>Reads and writes funders.</summary>
internal static class FinanceurSql
{
    private const string Colonnes = "Id, Nom, Sigle, Type, CompteCerfa, Siret, Courriel, Telephone, ValidationRequise, Actif, Version";

    internal static readonly SqlStatement Liste = new($"SELECT {Colonnes} FROM Financeur ORDER BY Actif DESC, Nom");

    internal static readonly SqlStatement DeLId = new($"SELECT {Colonnes} FROM Financeur WHERE Id = @Id");

    internal static readonly SqlStatement Ajout = new($"""
        INSERT INTO Financeur ({Colonnes})
        VALUES (@Id, @Nom, @Sigle, @Type, @CompteCerfa, @Siret, @Courriel, @Telephone, @ValidationRequise, @Actif, 1)
        """);

    internal static readonly SqlStatement Modification = new("""
        UPDATE Financeur SET Nom = @Nom, Sigle = @Sigle, Type = @Type, CompteCerfa = @CompteCerfa, Siret = @Siret, Courriel = @Courriel, Telephone = @Telephone,
            ValidationRequise = @ValidationRequise, Actif = @Actif, Version = Version + 1
        WHERE Id = @Id AND Version = @Version
        """);

    internal static readonly SqlStatement SiglePris = new("SELECT COUNT(*) AS Nombre FROM Financeur WHERE Sigle = @Sigle AND Id <> @Id");
}
