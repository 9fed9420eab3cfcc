namespace AppelAProjets.Domain.Instructions;

/// <summary>Who has a saved view of the table.</summary>
public enum PartageDeVue
{
    Personnelle,
    /// <summary>The agents of one funder.</summary>
    Financeur,
    /// <summary>Everyone who has the table of the call.</summary>
    Tous,
}

public static class VuePartagee
{
    /// <summary>Of its name.</summary>
    public const int LongueurMaximale = 80;

    public static string Dire(PartageDeVue partage) => partage switch
    {
        PartageDeVue.Personnelle => "pour moi",
        PartageDeVue.Financeur => "pour les agents de mon financeur",
        PartageDeVue.Tous => "pour tous",
    };
}
