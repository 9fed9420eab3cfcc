namespace AppelAProjets.Domain.Comptes;

/// <summary>What someone is here; the perimeter and the dates are in <see cref="Habilitation"/>.</summary>
public enum Role
{
    /// <summary>Member of an organisation; see <see cref="QualiteDeMembre"/>.</summary>
    Porteur,
    ReferentQuartier,
    DeleguePrefet,
    ConseilCitoyen,
    Expert,
    Instructeur,
    /// <summary>Validates a funder's proposals when it requires it.</summary>
    Valideur,
    SignataireCourrier,
    AdministrateurFinanceur,
    /// <summary>Holds a seat of a funder or of a college.</summary>
    MembreComite,
    Presidence,
    Secretariat,
    Administrateur,
    Lecteur,
}

/// <summary>What a member may do for the organisation.</summary>
public enum QualiteDeMembre
{
    Redacteur,
    Signataire,
}
