namespace AppelAProjets.Domain.Courriers;

public enum EtatCourrier
{
    Projet,
    BonASigner,
    Publie,
    /// <summary>Being corrected; the published one stays readable.</summary>
    EnRevision,
    Remplace,
    Retire,
}

public enum ActionCourrier
{
    DonnerBonASigner,
    RefuserBonASigner,
    Corriger,
    Publier,
    MettreEnRevision,
    Remplacer,
    Retirer,
}
