namespace AppelAProjets.Domain.Comptes;

public static class Attribution
{
    public static bool EstDUnFinanceur(Role role) => Roles.De(role).Portee == PorteeDeRole.Financeur;

    public static bool EstDUnTerritoire(Role role) => Roles.De(role).Portee == PorteeDeRole.Territoire;

    /// <summary>The roles that this person may give: all of staff for an Administrateur, a funder's for its own administrator. A porteur becomes one by the organisation, an expert by a link.</summary>
    public static IReadOnlyList<Role> Donnables(Acteur acteur) =>
        acteur.A(Role.Administrateur) ? [.. Roles.Tenus(PorteeDeRole.Financeur), .. Roles.Tenus(PorteeDeRole.Territoire), .. Roles.Tenus(PorteeDeRole.Instance)]
        : acteur.A(Role.AdministrateurFinanceur) ? Roles.Tenus(PorteeDeRole.Financeur) : [];

    /// <summary>Whether this person manages the rights held for that funder (null: held for none).</summary>
    public static bool Gere(Acteur acteur, Guid? financeurId) =>
        acteur.A(Role.Administrateur) || (financeurId is { } id && acteur.APour(Role.AdministrateurFinanceur, id));

    /// <param name="financeurId">Required for a funder's role (a seat of a college has none), refused for the others.</param>
    /// <param name="territoireId">Required for a territory's role, refused for the others.</param>
    public static IReadOnlyList<Refus> Refuser(Acteur acteur, Role role, Guid? financeurId, Guid? territoireId)
    {
        if (!Donnables(acteur).Contains(role))
        {
            return [new Refus("attribution.role", "Vous ne pouvez pas donner ce rôle.", nameof(Role))];
        }

        List<Refus> refus = [];
        if (EstDUnFinanceur(role) && financeurId is null && !(role == Role.MembreComite && acteur.A(Role.Administrateur)))
        {
            refus.Add(new Refus("attribution.financeur-absent", "Choisissez le financeur pour lequel ce rôle est donné.", "FinanceurId"));
        }
        else if (financeurId is not null && (!EstDUnFinanceur(role) || !Gere(acteur, financeurId)))
        {
            refus.Add(new Refus("attribution.financeur", EstDUnFinanceur(role) ? "Ce rôle ne se donne pas pour ce financeur." : "Ce rôle ne dépend d’aucun financeur : laissez ce choix vide.", "FinanceurId"));
        }

        if (EstDUnTerritoire(role) != territoireId is not null)
        {
            refus.Add(EstDUnTerritoire(role)
                ? new Refus("attribution.territoire-absent", "Choisissez le territoire de ce rôle.", "TerritoireId")
                : new Refus("attribution.territoire", "Ce rôle ne dépend d’aucun territoire : laissez ce choix vide.", "TerritoireId"));
        }

        return refus;
    }
}
