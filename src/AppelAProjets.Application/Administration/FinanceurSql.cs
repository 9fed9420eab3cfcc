namespace AppelAProjets.Application.Administration;

public sealed record FinanceurRow
{
    public required Guid Id { get; init; }

    public required string Nom { get; init; }

    public required string Sigle { get; init; }

    public required TypeDeFinanceur Type { get; init; }

    /// <summary>Its line under account 74 of the Cerfa.</summary>
    public required string CompteCerfa { get; init; }

    public string? Siret { get; init; }

    public string? Courriel { get; init; }

    public string? Telephone { get; init; }

    /// <summary>A Valideur must accept what its instructors propose.</summary>
    public required bool ValidationRequise { get; init; }

    /// <summary>May be chosen in a new call.</summary>
    public required bool Actif { get; init; }

    public required int Version { get; init; }
}

public enum TypeDeFinanceur
{
    Etat,
    Intercommunalite,
    Commune,
    Departement,
    Region,
    OrganismeSocial,
    Bailleur,
    EtablissementPublic,
    Prive,
}

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
