namespace AppelAProjets.Demonstration;

/// <summary>A funder: a real kind of body, with invented people, addresses and numbers.</summary>
internal sealed record FinanceurDeDemonstration
{
    public required string Sigle { get; init; }
    public required string Nom { get; init; }
    public required string Type { get; init; }
    public required string CompteCerfa { get; init; }
    public required string SignataireFonction { get; init; }
    public required string[] Prenoms { get; init; }
    public required string[] NomsDAgents { get; init; }
    public bool ValidationRequise { get; init; }
    /// <summary>Only neighbourhoods of these communes; null for all.</summary>
    public string[]? Communes { get; init; }
    /// <summary>Only these themes, by rank; null for all.</summary>
    public int[]? Themes { get; init; }
    public int Minimum { get; init; } = 1_000;
    public int? Maximum { get; init; }
    /// <summary>Euros of the politique de la ville; null when the funder has none.</summary>
    public int? Specifique { get; init; }
    /// <summary>Euros of its ordinary credits; null for no ceiling.</summary>
    public int? DroitCommun { get; init; }
}

internal static class FinanceursDeDemonstration
{
    public static IReadOnlyList<FinanceurDeDemonstration> Tous { get; } =
    [
        new()
        {
            Sigle = "PREF44", Nom = "Préfecture de la Loire-Atlantique", Type = "Etat", CompteCerfa = "74etat", ValidationRequise = true,
            SignataireFonction = "Sous-préfet chargé de mission (démonstration)", Specifique = 620_000, Maximum = 30_000,
            Prenoms = ["Agathe", "Bastien", "Clémence", "Denis", "Élodie"], NomsDAgents = ["Ravenelle", "Quimerch-Abadie", "Vallombreuse", "Saint-Ambroix", "Tréhorel"],
        },
        new()
        {
            Sigle = "NM", Nom = "Nantes Métropole", Type = "Intercommunalite", CompteCerfa = "74epci",
            SignataireFonction = "Vice-présidente déléguée à la politique de la ville (démonstration)", Specifique = 540_000, Maximum = 25_000,
            Prenoms = ["Fatou", "Grégoire", "Hanane", "Ivan", "Josiane"], NomsDAgents = ["Marchegay", "Delaunoy-Petit", "Oukaci", "Brévilliers", "Pontchasteau"],
        },
        new()
        {
            Sigle = "NANTES", Nom = "Ville de Nantes", Type = "Commune", CompteCerfa = "74com", Communes = ["Nantes"],
            SignataireFonction = "Adjointe à la cohésion sociale (démonstration)", Specifique = 480_000, Maximum = 20_000,
            Prenoms = ["Karim", "Lucie", "Maël", "Noémie", "Oscar"], NomsDAgents = ["Chastaing", "Dervieux", "Garnaudet", "Hamelineau", "Jouanneau-Ba"],
        },
        new()
        {
            Sigle = "STHERBLAIN", Nom = "Ville de Saint-Herblain", Type = "Commune", CompteCerfa = "74com", Communes = ["Saint-Herblain"], Minimum = 500,
            SignataireFonction = "Adjoint à la vie associative (démonstration)", Specifique = 180_000, Maximum = 12_000,
            Prenoms = ["Pauline", "Quentin", "Rokia", "Samuel", "Tania"], NomsDAgents = ["Lanoé-Ferry", "Montaudouin", "Névezel", "Orvaltais", "Pellerineau"],
        },
        new()
        {
            Sigle = "CD44", Nom = "Département de Loire-Atlantique", Type = "Departement", CompteCerfa = "74dep", Themes = [0, 1, 2, 5],
            SignataireFonction = "Vice-présidente à l’insertion (démonstration)", DroitCommun = 700_000, Maximum = 18_000,
            Prenoms = ["Ugo", "Valérie", "Wassila", "Xavier", "Yolande"], NomsDAgents = ["Rezéen", "Sautronnais", "Touffreville", "Urvoas-Lin", "Vertounet"],
        },
        new()
        {
            Sigle = "CAF44", Nom = "Caisse d’allocations familiales de la Loire-Atlantique", Type = "OrganismeSocial", CompteCerfa = "74orgasoc", Themes = [0, 3],
            SignataireFonction = "Directeur de l’action sociale (démonstration)", Maximum = 15_000,
            Prenoms = ["Zoé", "Alban", "Brune", "Corentin", "Dalila"], NomsDAgents = ["Abbaretz", "Bouguenon", "Couëronneau", "Doulonnais", "Erdrevel"],
        },
        new()
        {
            Sigle = "AHD", Nom = "Atlantique Habitat Démo", Type = "Bailleur", CompteCerfa = "74x", Themes = [3, 4], Minimum = 500,
            SignataireFonction = "Directrice de la vie des quartiers (démonstration)", DroitCommun = 260_000, Maximum = 8_000,
            Prenoms = ["Édouard", "Flore", "Gaspard", "Henriette", "Idriss"], NomsDAgents = ["Feydeau-Roy", "Gigantel", "Houssineau", "Issévert", "Jonelière"],
        },
        new()
        {
            Sigle = "ARS", Nom = "Agence régionale de santé des Pays de la Loire", Type = "EtablissementPublic", CompteCerfa = "74x", Themes = [2],
            SignataireFonction = "Délégué territorial (démonstration)", Maximum = 20_000,
            Prenoms = ["Juliette", "Kévin", "Léonie", "Moussa", "Ninon"], NomsDAgents = ["Kerguidec", "Loirat-Moreau", "Madeleineau", "Nortier", "Oudonnais"],
        },
    ];
}
