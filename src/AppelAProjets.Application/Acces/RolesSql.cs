namespace AppelAProjets.Application.Acces;

/// <summary>The roles that SQL texts name, as literals: a role renamed is renamed there too.</summary>
internal static class RolesSql
{
    public const string DeleguePrefet = $"'{nameof(Role.DeleguePrefet)}'";
    public const string ConseilCitoyen = $"'{nameof(Role.ConseilCitoyen)}'";
    public const string Instructeur = $"'{nameof(Role.Instructeur)}'";
    public const string Lecteur = $"'{nameof(Role.Lecteur)}'";
    public const string MembreComite = $"'{nameof(Role.MembreComite)}'";
    public const string Porteur = $"'{nameof(Role.Porteur)}'";
    public const string Presidence = $"'{nameof(Role.Presidence)}'";
    public const string ReferentQuartier = $"'{nameof(Role.ReferentQuartier)}'";
    public const string Secretariat = $"'{nameof(Role.Secretariat)}'";
    public const string SignataireCourrier = $"'{nameof(Role.SignataireCourrier)}'";
    public const string Valideur = $"'{nameof(Role.Valideur)}'";
}
