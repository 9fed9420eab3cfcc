using AppelAProjets.Domain.Acces;

namespace AppelAProjets.Domain.Comptes;

/// <summary>A role on a perimeter, from <paramref name="Debut"/> (included) to <paramref name="Fin"/> (excluded), UTC.</summary>
public sealed record Habilitation(Role Role, Guid? FinanceurId, Guid? TerritoireId, Guid? SeanceId, DateTimeOffset Debut, DateTimeOffset? Fin)
{
    /// <summary>The account whose work this right serves to do, during its leave; null for a right of one's own.</summary>
    public Guid? RemplaceId { get; init; }

    public bool EstActiveA(DateTimeOffset instant) => Debut <= instant && (Fin is null || instant < Fin);
}

public sealed record QuartierTenu(Role Role, string Code);

public sealed record Appartenance(Guid OrganisationId, QualiteDeMembre Qualite);

/// <summary>The object acted upon, for finding in what capacities someone acts on it.</summary>
/// <param name="Financeurs">The funders concerned: that of the line, or those of all the dossier's lines.</param>
public sealed record Perimetre(Guid? OrganisationId = null, IReadOnlyCollection<Guid>? Financeurs = null, Guid? SeanceId = null);

/// <summary>Who acts, with only what is active now.</summary>
public sealed record Acteur(Guid CompteId, string Nom, IReadOnlyList<Habilitation> Habilitations, IReadOnlyList<Appartenance> Appartenances)
{
    /// <summary>A job: it stands down from nothing and has no territory; what it may do, it says itself.</summary>
    public static Acteur Systeme { get; } = new(Guid.Empty, "Traitement automatique", [], []) { Deports = Deports.Aucun };

    public Deports Deports { get; init; } = Deports.Aucun;

    public IReadOnlyList<QuartierTenu> Quartiers { get; init; } = [];

    public bool EstSysteme => CompteId == Guid.Empty;

    /// <summary>The accounts whose work this person does now, during their leave: what waits for them by name waits for this person too.</summary>
    public IReadOnlyList<Guid> Remplaces => [.. Habilitations.Select(h => h.RemplaceId).OfType<Guid>().Distinct()];

    /// <summary>Oneself, and those whose work one does now.</summary>
    public IReadOnlyList<Guid> SoiEtRemplaces => [CompteId, .. Remplaces];

    public bool EstOuRemplace(Guid? compteId) => compteId is { } id && SoiEtRemplaces.Contains(id);

    /// <summary>Has the role on whatever perimeter; a member of any organisation is a porteur.</summary>
    public bool A(Role role) => (role == Role.Porteur && Appartenances.Count > 0) || Habilitations.Any(h => h.Role == role);

    /// <summary>The Secrétariat, and the readers of no funder in particular.</summary>
    public bool LitTout => A(Role.Secretariat) || Habilitations.Any(h => h is { Role: Role.Lecteur, FinanceurId: null });

    public bool APour(Role role, Guid financeurId) => Habilitations.Any(h => h.Role == role && h.FinanceurId == financeurId);

    public IReadOnlyList<Guid> FinanceursComme(Role role) =>
        [.. Habilitations.Where(h => h.Role == role).Select(h => h.FinanceurId).OfType<Guid>().Distinct()];

    /// <summary>Holds a role with this mission, on whatever perimeter.</summary>
    public bool AMission(Mission mission) => Habilitations.Any(h => Roles.De(h.Role).Porte(mission));

    /// <summary>The funders for which this person holds a role with this mission.</summary>
    public IReadOnlyList<Guid> FinanceursDans(Mission mission) =>
        [.. Habilitations.Where(h => Roles.De(h.Role).Porte(mission)).Select(h => h.FinanceurId).OfType<Guid>().Distinct()];

    public IReadOnlyList<string> QuartiersComme(Role role) => [.. Quartiers.Where(q => q.Role == role).Select(q => q.Code).Distinct()];

    /// <summary>The neighbourhoods for which this person holds a role with this mission.</summary>
    public IReadOnlyList<string> QuartiersDans(Mission mission) => [.. Quartiers.Where(q => Roles.De(q.Role).Porte(mission)).Select(q => q.Code).Distinct()];

    public bool EstMembre(Guid organisationId) => Appartenances.Any(a => a.OrganisationId == organisationId);

    public bool EstSignataire(Guid organisationId) => Appartenances.Contains(new Appartenance(organisationId, QualiteDeMembre.Signataire));

    /// <summary>Every capacity in which this person acts on the object; a funder's role counts only for the funders concerned.</summary>
    public IReadOnlyList<Intervenant> Intervenants(Perimetre perimetre)
    {
        if (EstSysteme)
        {
            return [Intervenant.Systeme];
        }

        var qualites = Appartenances.Where(a => a.OrganisationId == perimetre.OrganisationId).Select(a => (Intervenant)a.Qualite);
        var roles = Habilitations.Where(h => Couvre(h, perimetre)).Select(h => (Intervenant)h.Role);
        return [.. qualites.Concat(roles).Distinct()];
    }

    private static bool Couvre(Habilitation habilitation, Perimetre perimetre) => habilitation.Role switch
    {
        // A porteur acts through the membership alone.
        Role.Porteur => false,
        Role.Presidence => habilitation.SeanceId is null || habilitation.SeanceId == perimetre.SeanceId,
        var role => Roles.De(role).Portee != PorteeDeRole.Financeur || (habilitation.FinanceurId is { } financeur && perimetre.Financeurs?.Contains(financeur) == true),
    };
}
