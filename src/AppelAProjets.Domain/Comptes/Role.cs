namespace AppelAProjets.Domain.Comptes;

/// <summary>What someone is here; the perimeter and the dates are in <see cref="Habilitation"/>.</summary>
public enum Role
{
    /// <summary>Member of an organisation; see <see cref="QualiteDeMembre"/>.</summary>
    Porteur,
    /// <summary>Follows territories for the métropole.</summary>
    ReferentQuartier,
    /// <summary>Follows territories for the State.</summary>
    DeleguePrefet,
    /// <summary>A neighbourhood's residents; a reduced sheet.</summary>
    ConseilCitoyen,
    /// <summary>One dossier, one question, by link.</summary>
    Expert,
    /// <summary>Instructs a funder's lines.</summary>
    Instructeur,
    /// <summary>Validates a funder's proposals when it requires it.</summary>
    Valideur,
    /// <summary>Gives a funder's bon à signer.</summary>
    SignataireCourrier,
    /// <summary>Manages a funder's agents.</summary>
    AdministrateurFinanceur,
    /// <summary>Holds a seat of a funder or of a college.</summary>
    MembreComite,
    /// <summary>Presides a session.</summary>
    Presidence,
    /// <summary>Runs the calls.</summary>
    Secretariat,
    /// <summary>Runs the instance.</summary>
    Administrateur,
    /// <summary>Reads.</summary>
    Lecteur,
}

/// <summary>What a member may do for the organisation.</summary>
public enum QualiteDeMembre
{
    /// <summary>Drafts.</summary>
    Redacteur,
    /// <summary>Commits the organisation: deposits, answers, renounces.</summary>
    Signataire,
}
