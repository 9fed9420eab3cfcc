using AppelAProjets.Domain;

namespace AppelAProjets.Application.Sql;

/// <summary>The two refusals that come from the data, not from a rule.</summary>
public static class RefusDeDonnees
{
    /// <summary>Unknown, or not for this person: the screen answers 404.</summary>
    public static Refus Introuvable { get; } = new("introuvable", "Cette page n’existe pas.");

    /// <summary>Another person was faster: nothing is overwritten.</summary>
    public static Refus Conflit { get; } = new("conflit", "Quelqu’un d’autre vient de modifier ces informations. Rien n’a été écrasé\u00A0: relisez la page, puis recommencez si besoin.");
}
