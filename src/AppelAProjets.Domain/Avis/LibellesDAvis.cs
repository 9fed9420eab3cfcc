namespace AppelAProjets.Domain.Avis;

public static class LibellesDAvis
{
    public static string Pour(SensDAvis sens) => sens switch
    {
        SensDAvis.Favorable => "Favorable",
        SensDAvis.FavorableSousReserve => "Favorable sous réserve",
        SensDAvis.Defavorable => "Défavorable",
        SensDAvis.SansAvis => "Sans avis",
    };
}
