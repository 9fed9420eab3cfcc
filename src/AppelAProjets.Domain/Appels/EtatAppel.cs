namespace AppelAProjets.Domain.Appels;

/// <summary>Life of a call.</summary>
public enum EtatAppel
{
    /// <summary>Not visible outside the Secrétariat.</summary>
    Preparation,
    /// <summary>Readable by all, deposits not open yet.</summary>
    Publie,
    /// <summary>Deposits are received.</summary>
    DepotOuvert,
    /// <summary>Instruction.</summary>
    DepotClos,
    /// <summary>Sessions of the committee.</summary>
    Comite,
    /// <summary>Letters are published.</summary>
    AvisPublies,
    /// <summary>Nothing changes any more.</summary>
    Clos,
}

/// <summary>What is done to a call.</summary>
public enum ActionAppel
{
    /// <summary>Makes it readable.</summary>
    Publier,
    /// <summary>At the opening of the window.</summary>
    OuvrirDepot,
    /// <summary>At the closing of the window.</summary>
    CloreDepot,
    /// <summary>First session.</summary>
    EngagerComite,
    /// <summary>Every letter published.</summary>
    PublierAvis,
    /// <summary>The year is over.</summary>
    Clore,
}
