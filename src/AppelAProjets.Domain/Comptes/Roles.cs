namespace AppelAProjets.Domain.Comptes;

public enum PorteeDeRole
{
    /// <summary>By the organisation (porteur) or by a link (expert): nobody gives it on the page of rights.</summary>
    HorsAttribution,
    Financeur,
    Territoire,
    Instance,
}

/// <summary>Work that several roles share, and the pages where it is done; the work of one role names the role.</summary>
[Flags]
public enum Mission
{
    Aucune = 0,
    /// <summary>The dossiers deposited, their files and paper.</summary>
    Instruction = 1,
    /// <summary>The threads with the organisations.</summary>
    Dialogue = 2,
    Comite = 4,
    Administration = 8,
}

/// <param name="Libelle">French.</param>
public sealed record FicheDeRole(string Libelle, PorteeDeRole Portee, Mission Missions = Mission.Aucune)
{
    public bool Porte(Mission mission) => Missions.HasFlag(mission);
}

/// <summary>What each role is: the only place to change for a new one, with the table of what it sees (<c>visibilite.txt</c>).</summary>
public static class Roles
{
    public static FicheDeRole De(Role role) => role switch
    {
        Role.Porteur => new("Porteur", PorteeDeRole.HorsAttribution),
        Role.ReferentQuartier => new("Référent de quartier", PorteeDeRole.Territoire, Mission.Instruction | Mission.Dialogue),
        Role.DeleguePrefet => new("Délégué du préfet", PorteeDeRole.Territoire, Mission.Instruction | Mission.Dialogue),
        Role.ConseilCitoyen => new("Conseil citoyen", PorteeDeRole.Territoire),
        Role.Expert => new("Expert", PorteeDeRole.HorsAttribution),
        Role.Instructeur => new("Instructeur", PorteeDeRole.Financeur, Mission.Instruction | Mission.Dialogue),
        Role.Valideur => new("Valideur", PorteeDeRole.Financeur, Mission.Instruction),
        Role.SignataireCourrier => new("Signataire du courrier", PorteeDeRole.Financeur),
        Role.AdministrateurFinanceur => new("Administrateur du financeur", PorteeDeRole.Financeur, Mission.Administration),
        Role.MembreComite => new("Membre du comité", PorteeDeRole.Financeur, Mission.Comite),
        Role.Presidence => new("Présidence", PorteeDeRole.Instance, Mission.Comite),
        Role.Secretariat => new("Secrétariat", PorteeDeRole.Instance, Mission.Instruction | Mission.Dialogue | Mission.Comite),
        Role.Administrateur => new("Administrateur", PorteeDeRole.Instance, Mission.Administration),
        Role.Lecteur => new("Lecteur", PorteeDeRole.Instance, Mission.Instruction | Mission.Comite),
    };

    public static IReadOnlyList<Role> Tenus(PorteeDeRole portee) => [.. Enum.GetValues<Role>().Where(r => De(r).Portee == portee)];

    public static IReadOnlyList<Role> DeLaMission(Mission mission) => [.. Enum.GetValues<Role>().Where(r => De(r).Porte(mission))];
}
