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
    OuvrirDepot,
    CloreDepot,
    EngagerComite,
    PublierAvis,
    Clore,
}
