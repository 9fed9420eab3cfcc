using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Formulaires;

/// <summary>The budget of the project (Cerfa 6bis), what is asked of each funder, and what pays the rest.</summary>
public static class ChampsDuBudget
{
    /// <summary>Years that a multi-year request may add to the first.</summary>
    public const int AnneesSuivantes = 3;

    public static IReadOnlyList<ChampDeFormulaire> Comptes { get; } =
    [
        .. PlanComptable.Comptes.Where(c => PlanComptable.EstSaisissable(c.Code) && c.Parent != PlanComptable.Subventions).Select(c =>
            new ChampDeFormulaire($"budget.{c.Code}", SectionDossier.Budget, TypeDeChamp.Montant, c.Libelle)
            {
                RegleAPart = true, Cerfa = "6bis", Place = new PlaceEnTableau(Cote(c), c.Libelle, "Montant"), AideDuGroupe = "Seulement ce qui concerne votre projet.",
            }),
    ];

    public static IReadOnlyList<ChampDeFormulaire> Demandes(OptionsDuFormulaire options) =>
    [
        .. options.Financeurs.Select(f => Demande($"demandes.{f.Valeur}", TypeDeChamp.Montant, f.Libelle) with
        {
            Aide = f.Aide, RegleAPart = true, Cerfa = "6bis", Place = new PlaceEnTableau("Combien demandez-vous à chaque financeur ?", f.Libelle, "Montant"), AideDuGroupe = "Un financeur au moins.",
        }),
        .. Enumerable.Range(1, ChampsDuDossier.LignesHorsPortail).SelectMany(HorsPortail),
        Demande("demandes.seuil", TypeDeChamp.Montant, "Seuil de viabilité"),
        Demande("demandes.seuil.motif", TypeDeChamp.TexteLong, "Pourquoi l’action n’est-elle plus possible en dessous ?") with
        {
            LongueurMaximale = 1_000, Requis = true, Condition = new ConditionDAffichage("demandes.seuil", OperateurDeCondition.Rempli),
        },
        Demande("demandes.duree", TypeDeChamp.Choix, "Durée de la demande") with
        {
            Cerfa = "6", Options = [new("annuelle", $"Pour {options.Annee} seulement"), new("pluriannuelle", "Pour plusieurs années")],
        },
        .. Enumerable.Range(1, AnneesSuivantes).Select(n => Demande($"demandes.annee.{n}", TypeDeChamp.Montant, $"Montant demandé pour {options.Annee + n}, tous financeurs") with
        {
            Cerfa = "7", Requis = n == 1, Condition = new ConditionDAffichage("demandes.duree", OperateurDeCondition.Egal, "pluriannuelle"),
        }),
    ];

    /// <summary>What is wrong in the lines outside the portal: a line begun is complete.</summary>
    public static IEnumerable<Refus> Incoherences(Reponses reponses) => Enumerable.Range(1, ChampsDuDossier.LignesHorsPortail).SelectMany(n =>
    {
        var (nom, compte, montant) = (reponses.Texte($"horsportail.{n}.nom"), reponses.Texte($"horsportail.{n}.compte"), reponses.Montant($"horsportail.{n}.montant"));
        return nom is null && montant is null ? [] : (Refus[])
        [
            .. nom is null ? [new Refus("horsportail.nom", "Nommez chaque financeur hors du portail.", $"horsportail.{n}.nom")] : Array.Empty<Refus>(),
            .. compte is null ? [new Refus("horsportail.compte", $"Choisissez le type de financeur{De(nom)}.", $"horsportail.{n}.compte")] : Array.Empty<Refus>(),
            .. montant is not { EstPositif: true } ? [new Refus("horsportail.montant", $"Indiquez le montant demandé ou obtenu{De(nom)}.", $"horsportail.{n}.montant")] : Array.Empty<Refus>(),
            .. reponses.Texte($"horsportail.{n}.etat") is null ? [new Refus("horsportail.etat", $"Dites où en est la demande{De(nom)}.", $"horsportail.{n}.etat")] : Array.Empty<Refus>(),
        ];
    });

    private static string De(string? nom) => nom is null ? "" : $" (« {nom} »)";

    private static string Cote(Compte compte) => (compte.EstVolontaire, compte.Sens) switch
    {
        (false, SensCompte.Charge) => "Charges",
        (false, _) => "Produits, subventions à part",
        (true, SensCompte.Charge) => "Contributions volontaires en nature : emplois",
        _ => "Contributions volontaires en nature : ressources",
    };

    private static ChampDeFormulaire[] HorsPortail(int n) =>
    [.. new[]
    {
        Demande($"horsportail.{n}.nom", TypeDeChamp.Texte, "Nom du financeur") with { Groupe = $"Autre financement {n}", RegleAPart = true, Cerfa = "6bis" },
        Demande($"horsportail.{n}.compte", TypeDeChamp.Choix, "Type de financeur") with { Groupe = $"Autre financement {n}", RegleAPart = true, Options = Types, Cerfa = "6bis" },
        Demande($"horsportail.{n}.montant", TypeDeChamp.Montant, "Montant") with { Groupe = $"Autre financement {n}", RegleAPart = true, Cerfa = "6bis" },
        Demande($"horsportail.{n}.etat", TypeDeChamp.Choix, "Où en est cette demande ?") with { Groupe = $"Autre financement {n}", RegleAPart = true, Options = Situations },
    }.Select(c => c with { Place = new PlaceEnTableau("Autres financements, hors de ce portail", null, c.Libelle, ChampsDuDossier.LignesHorsPortail), AideDuGroupe = "Laissez vide si vous n’en avez pas." })];

    private static IReadOnlyList<OptionDeChamp> Types { get; } = [.. PlanComptable.Comptes.Where(c => c.Parent == PlanComptable.Subventions).Select(c => new OptionDeChamp(c.Code, c.Libelle))];

    private static IReadOnlyList<OptionDeChamp> Situations { get; } = [.. Enum.GetValues<SituationHorsPortail>().Select(s => new OptionDeChamp(s.ToString(), Libelles.Pour(s)))];

    private static ChampDeFormulaire Demande(string cle, TypeDeChamp type, string libelle) => new(cle, SectionDossier.Demandes, type, libelle);
}
