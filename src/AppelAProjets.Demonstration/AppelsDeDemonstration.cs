using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Demonstration;

/// <summary>A call in the data, with what the dossiers need of it.</summary>
internal sealed record AppelDuJeu
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required int Annee { get; init; }
    public required string Titre { get; init; }
    public required EtatAppel Etat { get; init; }
    public required DateTimeOffset Ouverture { get; init; }
    public required DateTimeOffset Cloture { get; init; }
    public required DateOnly Comite { get; init; }
    public required IReadOnlyList<Guid> Themes { get; init; }
    public required IReadOnlyList<Guid> Criteres { get; init; }
    public required IReadOnlyList<PieceDuJeu> Pieces { get; init; }
    public required IReadOnlyList<FinanceurDuJeu> Financeurs { get; init; }
    public required FormulaireDAppel Formulaire { get; init; }
    /// <summary>Of the plan d’actions, that it aims at.</summary>
    public IReadOnlyList<OptionDeChamp> Actions { get; init; } = [];
}

internal sealed record PieceDuJeu(Guid Id, string Libelle, bool Indispensable);

/// <summary>One call in each state, dated from the instant given.</summary>
internal static class AppelsDeDemonstration
{
    public const int SeuilPourcent = 60;

    public static readonly string[] Themes =
    [
        "Éducation et parentalité", "Emploi, insertion et développement économique", "Santé et accès aux droits", "Culture, sport et lien social",
        "Cadre de vie et transition écologique", "Égalité et lutte contre les discriminations",
    ];

    private static readonly (string Libelle, string Aide, int Poids)[] Criteres =
    [
        ("Réponse aux priorités du territoire et au plan d’actions", "Le projet répond-il à un objectif du contrat de ville ?", 25),
        ("Besoin et public des quartiers", "Part des habitants des quartiers, façon de les toucher.", 20),
        ("Complémentarité avec le droit commun et partenariats", "Travail entre associations, lien avec le conseil citoyen.", 20),
        ("Capacité du porteur et bilan de l’année précédente", "Moyens humains, actions déjà menées.", 15),
        ("Budget, cofinancements et faisabilité", "Budget sincère, calendrier tenable.", 10),
        ("Évaluation et indicateurs", "Indicateurs simples et suivis.", 10),
    ];

    private static readonly (string Libelle, string Aide, bool Indispensable)[] Pieces =
    [
        ("Relevé d’identité bancaire", "Au nom de l’association, à l’adresse du SIRET.", true),
        ("Comptes approuvés du dernier exercice clos", "Sauf s’ils sont publiés au Journal officiel.", true),
        ("Dernier rapport d’activité approuvé", "", false),
        ("Délégation de signature", "Si le signataire n’est pas le représentant légal.", false),
    ];

    public static IEnumerable<string> LibellesDesPieces => Pieces.Select(p => p.Libelle);

    // State, code, title, days from today: opening, closing, committee.
    private static readonly (EtatAppel Etat, string Prefixe, int Annee, string Titre, int Ouverture, int Cloture, int Comite)[] Calendrier =
    [
        (EtatAppel.Clos, "CDV", 0, "Appel à projets du contrat de ville", -400, -365, -310),
        (EtatAppel.AvisPublies, "ETE", 0, "Quartiers d’été", -170, -135, -40),
        (EtatAppel.Comite, "JEUN", 0, "Jeunesse et accès aux droits", -130, -95, 0),
        (EtatAppel.DepotClos, "EMPL", 1, "Emploi et insertion dans les quartiers", -60, -12, 35),
        (EtatAppel.DepotOuvert, "CDV", 1, "Appel à projets du contrat de ville", -20, 25, 80),
        (EtatAppel.Publie, "SPORT", 1, "Sport et santé dans les quartiers", 12, 50, 100),
        (EtatAppel.Preparation, "CULT", 1, "Culture et lien social", 45, 85, 140),
    ];

    /// <param name="depots">By state of the call, the numbers given to dossiers.</param>
    public static Dictionary<EtatAppel, AppelDuJeu> Ajouter(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, IReadOnlyDictionary<EtatAppel, int> depots) =>
        Calendrier.Select(c => Ajouter(jeu, referentiel, depots, c)).ToDictionary(appel => appel.Etat);

    private static AppelDuJeu Ajouter(
        JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, IReadOnlyDictionary<EtatAppel, int> depots,
        (EtatAppel Etat, string Prefixe, int Annee, string Titre, int Ouverture, int Cloture, int Comite) c)
    {
        var jour = jeu.Aujourdhui;
        var periode = PeriodeDeDepot.Lire(jour.AddDays(c.Ouverture), new TimeOnly(9, 0), jour.AddDays(c.Cloture), new TimeOnly(23, 59)).Valeur;
        var (annee, creeLe) = (jour.Year + c.Annee, jeu.AuPlusTard(periode.Ouverture.AddDays(-45)));
        var appel = new AppelDuJeu
        {
            Id = jeu.Id("Appel", creeLe),
            Code = $"{c.Prefixe}{annee % 100:00}",
            Annee = annee,
            Titre = $"{c.Titre} {annee}",
            Etat = c.Etat,
            Ouverture = periode.Ouverture,
            Cloture = periode.Cloture,
            Comite = jour.AddDays(c.Comite),
            Themes = [.. Themes.Select(_ => jeu.Id("AppelTheme", creeLe))],
            Criteres = [.. Criteres.Select(_ => jeu.Id("AppelCritere", creeLe))],
            Pieces = [.. Pieces.Select(p => new PieceDuJeu(jeu.Id("AppelPiece", creeLe), p.Libelle, p.Indispensable))],
            Financeurs = referentiel.Financeurs,
            Formulaire = QuestionsDeDemonstration.Composer(jeu, c.Etat, creeLe),
        };
        AjouterAppel(jeu, appel, creeLe, depots.GetValueOrDefault(c.Etat));
        AjouterParametres(jeu, referentiel, appel);
        QuestionsDeDemonstration.Ajouter(jeu, appel, referentiel.Secretariat, creeLe.AddDays(20));
        foreach (var (financeur, rang) in appel.Financeurs.Select((f, i) => (f, i + 1)))
        {
            FinanceursDeLAppel.Ajouter(jeu, referentiel, appel, financeur, rang);
        }

        RaconterLAppel(jeu, referentiel, appel, creeLe);
        return appel;
    }

    private static void AjouterAppel(JeuDeDonnees jeu, AppelDuJeu appel, DateTimeOffset creeLe, int depots) =>
        jeu.Ajouter(InsertionsDeAppels.Appel, new
        {
            appel.Id, appel.Code, appel.Annee, appel.Titre, Presentation = TextesDeDemonstration.Presentation, TextesDeDemonstration.ReglesDuJeu,
            Etat = appel.Etat.ToString(), OuvertureLe = appel.Ouverture, ClotureLe = appel.Cloture, DatesAConfirmer = false, ComitePrevuLe = appel.Comite,
            ReponseAvantLe = appel.Comite.AddDays(45), ServiceNom = "Mission politique de la ville (démonstration)",
            ServiceAdresse = "1 place de la Démonstration, 44000 Nantes", ServiceCourriel = "politique-de-la-ville@service.example",
            ServiceTelephone = NumerosDeDemonstration.Telephone(1), SeuilDeViabilitePourcent = SeuilPourcent, ModeleDeCourrier = ModeleParDefaut.Texte,
            DernierNumero = depots, AppelPrecedentId = (Guid?)null, CreeLe = creeLe, Version = 1,
        });

    private static void AjouterParametres(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, AppelDuJeu appel)
    {
        foreach (var quartier in referentiel.Quartiers)
        {
            jeu.Ajouter(InsertionsDeAppels.AppelQuartier, new { AppelId = appel.Id, QuartierCode = quartier.Code });
        }

        foreach (var (libelle, i) in Themes.Select((t, i) => (t, i)))
        {
            jeu.Ajouter(InsertionsDeAppels.AppelTheme, new { Id = appel.Themes[i], AppelId = appel.Id, Ordre = i + 1, Libelle = libelle });
        }

        foreach (var (critere, i) in Criteres.Select((c, i) => (c, i)))
        {
            jeu.Ajouter(InsertionsDeAppels.AppelCritere, new
            {
                Id = appel.Criteres[i], AppelId = appel.Id, Ordre = i + 1, critere.Libelle, critere.Aide, critere.Poids, NoteEliminatoire = (int?)null,
            });
        }

        foreach (var (piece, i) in Pieces.Select((p, i) => (p, i)))
        {
            jeu.Ajouter(InsertionsDeAppels.AppelPiece, new
            {
                appel.Pieces[i].Id, AppelId = appel.Id, Ordre = i + 1, piece.Libelle, Aide = piece.Aide.Length == 0 ? null : piece.Aide, piece.Indispensable,
                Confidentielle = PiecesPermanentes.Convient(TypeDePiecePermanente.Rib, piece.Libelle),
            });
        }
    }

    private static void RaconterLAppel(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, AppelDuJeu appel, DateTimeOffset creeLe)
    {
        jeu.Raconter(creeLe, referentiel.Secretariat, "creer", "Appel", appel.Id);
        (EtatAppel Etat, DateTimeOffset Le, CompteDuJeu? Qui, string Action)[] etapes =
        [
            (EtatAppel.Publie, creeLe.AddDays(20), referentiel.Secretariat, "publier"),
            (EtatAppel.DepotOuvert, appel.Ouverture, null, "ouvrir-depot"),
            (EtatAppel.DepotClos, appel.Cloture, null, "clore-depot"),
            (EtatAppel.Comite, appel.Cloture.AddDays(60), referentiel.Secretariat, "engager-comite"),
            (EtatAppel.AvisPublies, appel.Cloture.AddDays(110), referentiel.Secretariat, "publier-avis"),
            (EtatAppel.Clos, appel.Cloture.AddDays(330), referentiel.Secretariat, "clore"),
        ];
        foreach (var etape in etapes.Where(e => e.Etat <= appel.Etat))
        {
            jeu.Raconter(jeu.AuPlusTard(etape.Le), etape.Qui, etape.Action, "Appel", appel.Id);
        }
    }
}
