namespace AppelAProjets.Domain.Partenaires;

public enum EtatPartenaire
{
    Invite,
    /// <summary>Takes part, prepares its part.</summary>
    Accepte,
    /// <summary>Its signataire agreed to its part and to who is paid.</summary>
    Accorde,
    Decline,
    Retire,
}

public enum ActionDuChefDeFile
{
    /// <summary>A mail again, not too often.</summary>
    Relancer,
    Annuler,
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
    UnePartChacun,
}
