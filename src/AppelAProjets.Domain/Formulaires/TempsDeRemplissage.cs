namespace AppelAProjets.Domain.Formulaires;

/// <summary>How long the form of a call takes, for who gathered its documents: an order of size, announced by half hours.</summary>
public static class TempsDeRemplissage
{
    private const int Organisation = 20;
    private const int ParPiece = 3;
    private const int DemiHeure = 30;

    /// <summary>Rounded up. Fields under a condition count for half, and so do amounts: nobody fills every account.</summary>
    public static int Minutes(IEnumerable<ChampDeFormulaire> champs, int pieces)
    {
        var minutes = Organisation + (ParPiece * pieces) + (champs.Sum(EnDemiMinutes) / 2);
        return (minutes + DemiHeure - 1) / DemiHeure * DemiHeure;
    }

    public static string EnMots(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"environ {m} minutes",
        (var h, 0) => $"environ {h} h",
        var (h, m) => $"environ {h} h {m}",
    };

    private static int EnDemiMinutes(ChampDeFormulaire champ) => (champ.Type switch
    {
        TypeDeChamp.TexteLong => 10,
        TypeDeChamp.Fichier => 6,
        TypeDeChamp.Montant => 1,
        _ => 2,
    }) / (champ.Condition is null ? 1 : 2);
}
