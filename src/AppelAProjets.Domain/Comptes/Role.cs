namespace AppelAProjets.Domain.Comptes;

/// <summary>What someone is here; the perimeter and the dates are in <see cref="Habilitation"/>, what it is held on and opens in <see cref="Roles"/>.</summary>
public enum Role
{
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
    MembreComite,
    Presidence,
    Secretariat,
    Administrateur,
    Lecteur,
}

public enum QualiteDeMembre
{
    Redacteur,
    Signataire,
}
