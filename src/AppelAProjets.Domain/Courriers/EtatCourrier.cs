namespace AppelAProjets.Domain.Courriers;

/// <summary>Life of a joint letter.</summary>
public enum EtatCourrier
{
    /// <summary>Composed, not approved.</summary>
    Projet,
    /// <summary>Every funder agreed.</summary>
    BonASigner,
    /// <summary>Readable by the porteur.</summary>
    Publie,
    /// <summary>Being corrected; the published one stays readable.</summary>
    EnRevision,
    /// <summary>Another letter stands in its place.</summary>
    Remplace,
    /// <summary>Withdrawn.</summary>
    Retire,
}

/// <summary>Every arrow of a letter.</summary>
public enum ActionCourrier
{
    /// <summary>Closes the approvals.</summary>
    DonnerBonASigner,
    /// <summary>The porteur is told.</summary>
    Publier,
    /// <summary>With a reason.</summary>
    MettreEnRevision,
    /// <summary>By the corrected letter.</summary>
    Remplacer,
    /// <summary>With a reason.</summary>
    Retirer,
}
