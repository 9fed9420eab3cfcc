namespace AppelAProjets.Domain.Appels;

public enum EtatAppel
{
    /// <summary>Not visible outside the Secrétariat.</summary>
    Preparation,
    /// <summary>Readable by all, deposits not open yet.</summary>
    Publie,
    DepotOuvert,
    DepotClos,
    Comite,
    AvisPublies,
    Clos,
}

public enum ActionAppel
{
    Publier,
    /// <summary>Back to the preparation, before anyone relied on it.</summary>
    RetirerPublication,
    OuvrirDepot,
    CloreDepot,
    EngagerComite,
    PublierAvis,
    Clore,
}
