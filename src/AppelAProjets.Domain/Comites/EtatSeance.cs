namespace AppelAProjets.Domain.Comites;

public enum EtatSeance
{
    Preparee,
    Convoquee,
    Ouverte,
    Suspendue,
    /// <summary>May be reopened until the relevé is frozen.</summary>
    Close,
    Arretee,
    /// <summary>Before it opened, with a reason; its dossiers wait for another one.</summary>
    Annulee,
}

public enum ActionSeance
{
    Convoquer,
    Ouvrir,
    Suspendre,
    Reprendre,
    Clore,
    Rouvrir,
    Arreter,
    /// <summary>With a reason.</summary>
    Annuler,
}

public enum EtatPoint
{
    Inscrit,
    Clos,
    Ajourne,
    Retire,
}

public enum ActionPoint
{
    Clore,
    /// <summary>With a reason and a next date or condition.</summary>
    Ajourner,
    Retirer,
    Rouvrir,
}

public enum SensDuVote
{
    Pour,
    Contre,
    Abstention,
}

public enum Voix
{
    Deliberative,
    Consultative,
}

public enum TypeAvis
{
    Favorable,
    FavorableSousReserve,
    Defavorable,
    Ajourne,
}
