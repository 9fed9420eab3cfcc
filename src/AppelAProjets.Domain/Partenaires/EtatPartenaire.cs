namespace AppelAProjets.Domain.Partenaires;

/// <summary>Where a partner organisation of an inter-associatif project stands.</summary>
public enum EtatPartenaire
{
    Invite,
    /// <summary>Takes part, prepares its part.</summary>
    Accepte,
    /// <summary>Its signataire agreed to its part and to who is paid.</summary>
    Accorde,
    Decline,
    /// <summary>Taken off by the chef de file.</summary>
    Retire,
}

public enum ActionDuChefDeFile
{
    /// <summary>A mail again, not too often.</summary>
    Relancer,
    Annuler,
    /// <summary>Taken off the project, with a reason.</summary>
    Retirer,
}

public enum ActionDuPartenaire
{
    Accepter,
    /// <summary>Does not take part, or leaves, with a reason.</summary>
    Decliner,
    DonnerAccord,
    /// <summary>Takes the agreement back, to change the part.</summary>
    ReprendreAccord,
}

/// <summary>Who receives the grants of an inter-associatif project (CYCLE).</summary>
public enum ModeDeVersement
{
    /// <summary>The chef de file is paid and bears what the grants pay; nothing is passed on.</summary>
    ChefDeFile,
    /// <summary>The chef de file is paid and passes on, where each funder's act expressly allows it.</summary>
    Reversement,
    /// <summary>Each organisation is paid its own part.</summary>
    UnePartChacun,
}
