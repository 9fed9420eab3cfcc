namespace AppelAProjets.Domain.Financements;

public enum EtatLigne
{
    Demandee,
    Recevable,
    NonRecevable,
    /// <summary>An amount is proposed; 0 allowed.</summary>
    Proposee,
    /// <summary>Above 0, by a seat of that funder.</summary>
    Arbitree,
    Accordee,
    /// <summary>0 at the committee.</summary>
    RefuseeComite,
    /// <summary>0 by the funder's decision.</summary>
    RefuseeDecision,
    RetireeParFinanceur,
    RetireeParPorteur,
    ActeSigne,
    Soldee,
}

public enum ActionLigne
{
    DeclarerRecevable,
    DeclarerNonRecevable,
    Proposer,
    Arbitrer,
    RefuserEnComite,
    RevenirALaProposition,
    /// <summary>For a line that had no proposal.</summary>
    RevenirALInstruction,
    /// <summary>In session: no amount yet, what is awaited is said.</summary>
    Reserver,
    /// <summary>By a rectifying relevé, above 0.</summary>
    Rectifier,
    /// <summary>By a rectifying relevé, 0.</summary>
    RectifierEnRefus,
    Accorder,
    RefuserParDecision,
    SignerActe,
    Solder,
    RetirerParFinanceur,
    RetirerParPorteur,
}

public enum OrigineLigne
{
    Sollicitee,
    /// <summary>A funder nobody asked; demandé 0.</summary>
    OuverteEnInstruction,
    OuverteEnComite,
}

public enum SituationHorsPortail
{
    Sollicite,
    Acquis,
    Refuse,
}

/// <summary>Not to be confused with the nature, cash or in kind.</summary>
public enum TypeDeCredits
{
    Specifique,
    DroitCommun,
}

public enum Fermete
{
    Principe,
    SousReserveDeDecision,
    Ferme,
}
