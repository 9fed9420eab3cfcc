namespace AppelAProjets.Domain.Financements;

/// <summary>Life of a funder's line.</summary>
public enum EtatLigne
{
    /// <summary>Born at the deposit.</summary>
    Demandee,
    /// <summary>For that funder.</summary>
    Recevable,
    /// <summary>For that funder, with a reason.</summary>
    NonRecevable,
    /// <summary>An amount is proposed; 0 allowed.</summary>
    Proposee,
    /// <summary>Above 0, by a seat of that funder.</summary>
    Arbitree,
    /// <summary>The funder's competent body has decided.</summary>
    Accordee,
    /// <summary>0 at the committee.</summary>
    RefuseeComite,
    /// <summary>0 by the funder's decision.</summary>
    RefuseeDecision,
    /// <summary>The funder stands down.</summary>
    RetireeParFinanceur,
    /// <summary>The porteur withdraws or renounces.</summary>
    RetireeParPorteur,
    /// <summary>Arrêté or convention signed.</summary>
    ActeSigne,
    /// <summary>All paid.</summary>
    Soldee,
}

/// <summary>Every arrow of a line.</summary>
public enum ActionLigne
{
    /// <summary>Reversible with a reason.</summary>
    DeclarerRecevable,
    /// <summary>With a reason.</summary>
    DeclarerNonRecevable,
    /// <summary>By type of credits.</summary>
    Proposer,
    /// <summary>Above 0, the item being open.</summary>
    Arbitrer,
    /// <summary>0, the item being open.</summary>
    RefuserEnComite,
    /// <summary>Ajournement, reopened item or re-arbitration.</summary>
    RevenirALaProposition,
    /// <summary>Body, date, reference, amount, notification.</summary>
    Accorder,
    /// <summary>0 by the competent body.</summary>
    RefuserParDecision,
    /// <summary>Arrêté or convention.</summary>
    SignerActe,
    /// <summary>Last payment.</summary>
    Solder,
    /// <summary>With a reason.</summary>
    RetirerParFinanceur,
    /// <summary>Withdrawal or renouncement.</summary>
    RetirerParPorteur,
}

/// <summary>Why a line exists.</summary>
public enum OrigineLigne
{
    /// <summary>Asked by the porteur.</summary>
    Sollicitee,
    /// <summary>A funder nobody asked; demandé 0.</summary>
    OuverteEnInstruction,
    /// <summary>A funder nobody asked; demandé 0.</summary>
    OuverteEnComite,
}

/// <summary>Where a line lives.</summary>
public enum RegimeLigne
{
    /// <summary>A funder of the call.</summary>
    EnPortail,
    /// <summary>Région, Europe, foundation: kept by the porteur.</summary>
    HorsPortail,
}

/// <summary>What the porteur says of a line outside the portal.</summary>
public enum SituationHorsPortail
{
    /// <summary>Asked.</summary>
    Sollicite,
    /// <summary>Obtained: counts in couvert.</summary>
    Acquis,
    /// <summary>Refused.</summary>
    Refuse,
}

/// <summary>Not to be confused with the nature, cash or in kind.</summary>
public enum TypeDeCredits
{
    /// <summary>Credits of the politique de la ville.</summary>
    Specifique,
    /// <summary>Ordinary credits of the funder.</summary>
    DroitCommun,
}

/// <summary>How firm an arbitrated amount is.</summary>
public enum Fermete
{
    /// <summary>Agreed in principle.</summary>
    Principe,
    /// <summary>Awaits the competent body.</summary>
    SousReserveDeDecision,
    /// <summary>The funder's decision is recorded.</summary>
    Ferme,
}
