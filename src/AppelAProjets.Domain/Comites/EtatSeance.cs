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
