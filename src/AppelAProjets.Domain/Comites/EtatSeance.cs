namespace AppelAProjets.Domain.Comites;

/// <summary>Life of a session.</summary>
public enum EtatSeance
{
    /// <summary>Agenda being made.</summary>
    Preparee,
    /// <summary>Members are called.</summary>
    Convoquee,
    /// <summary>Items are examined.</summary>
    Ouverte,
    /// <summary>A pause.</summary>
    Suspendue,
    /// <summary>May be reopened until the relevé is frozen.</summary>
    Close,
    /// <summary>The relevé is frozen.</summary>
    Arretee,
}

/// <summary>Every arrow of a session.</summary>
public enum ActionSeance
{
    /// <summary>Calls the members.</summary>
    Convoquer,
    /// <summary>Starts.</summary>
    Ouvrir,
    /// <summary>Pauses.</summary>
    Suspendre,
    /// <summary>Ends the pause.</summary>
    Reprendre,
    /// <summary>Ends.</summary>
    Clore,
    /// <summary>Only before the relevé is frozen.</summary>
    Rouvrir,
    /// <summary>Freezes the relevé.</summary>
    Arreter,
}

/// <summary>Life of an agenda item.</summary>
public enum EtatPoint
{
    /// <summary>To be examined.</summary>
    Inscrit,
    /// <summary>Voted and arbitrated.</summary>
    Clos,
    /// <summary>To another session.</summary>
    Ajourne,
    /// <summary>Off the agenda.</summary>
    Retire,
}

/// <summary>Every arrow of an item.</summary>
public enum ActionPoint
{
    /// <summary>Avis valid, quorum reached.</summary>
    Clore,
    /// <summary>With a reason and a next date or condition.</summary>
    Ajourner,
    /// <summary>With a reason.</summary>
    Retirer,
    /// <summary>Before the relevé is frozen.</summary>
    Rouvrir,
}

/// <summary>A seat's vote, in session only.</summary>
public enum SensDuVote
{
    /// <summary>For.</summary>
    Pour,
    /// <summary>Against.</summary>
    Contre,
    /// <summary>Neither.</summary>
    Abstention,
}

/// <summary>Weight of a seat.</summary>
public enum Voix
{
    /// <summary>Counts.</summary>
    Deliberative,
    /// <summary>Is heard.</summary>
    Consultative,
}

/// <summary>The committee's avis on a dossier.</summary>
public enum TypeAvis
{
    /// <summary>Money, at or above the threshold.</summary>
    Favorable,
    /// <summary>Money, with conditions.</summary>
    FavorableSousReserve,
    /// <summary>No money, a reason.</summary>
    Defavorable,
    /// <summary>Nothing arbitrated yet.</summary>
    Ajourne,
}
