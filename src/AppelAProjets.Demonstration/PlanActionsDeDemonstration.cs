using System.Reflection;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Demonstration;

/// <summary>An invented plan d’actions, read as an import would read it, and the priorities of the calls.</summary>
internal static class PlanActionsDeDemonstration
{
    private static readonly SqlStatement Action = new("""
        INSERT INTO ActionDuPlan (Id, Pilier, PilierPlie, Volet, Objectif, Action, SousAction, Etat, Type, TousQuartiers, Ordre, Cle, Recherche, RetireeLe, CreeLe, ModifieeLe, Version)
        VALUES (@Id, @Pilier, @PilierPlie, @Volet, @Objectif, @Action, @SousAction, @Etat, @Type, @TousQuartiers, @Ordre, @Cle, @Recherche, NULL, @Le, @Le, 1)
        """);

    private static readonly SqlStatement Quartier = new("INSERT INTO ActionDuPlanQuartier (ActionId, QuartierCode) VALUES (@ActionId, @QuartierCode)");
    private static readonly SqlStatement Territoire = new("INSERT INTO ActionDuPlanTerritoire (ActionId, TerritoireId) VALUES (@ActionId, @TerritoireId)");
    private static readonly SqlStatement Priorite = new("INSERT INTO AppelAction (AppelId, ActionId) VALUES (@AppelId, @ActionId)");

    private static readonly SqlStatement Service = new("INSERT INTO DossierAction (DossierId, ActionId) VALUES (@DossierId, @ActionId)");

    // What each call aims at: words of the volet or of the pilier.
    private static readonly Dictionary<EtatAppel, string[]> Priorites = new()
    {
        [EtatAppel.Comite] = ["Jeunesse", "Santé et accès aux droits"],
        [EtatAppel.DepotClos] = ["Accès à l’emploi", "Création d’activité", "Insertion"],
        [EtatAppel.DepotOuvert] = ["Éducation et parentalité", "Santé et accès aux droits", "Gestion urbaine et sociale de proximité", "Accès à l’emploi", "Égalité et lutte contre les discriminations"],
        [EtatAppel.Publie] = ["Culture, sport et lien social", "Santé et accès aux droits"],
    };

    /// <summary>Gives the calls back with what they aim at.</summary>
    public static IReadOnlyDictionary<EtatAppel, AppelDuJeu> Ajouter(JeuDeDonnees jeu, ReferentielDeDemonstration referentiel, IReadOnlyDictionary<EtatAppel, AppelDuJeu> appels)
    {
        var le = referentiel.Debut.AddDays(10);
        var visees = appels.Keys.ToDictionary(e => e, _ => new List<OptionDeChamp>());
        foreach (var (rang, action) in Lire(referentiel).Index())
        {
            var id = jeu.Id("ActionDuPlan", le);
            AjouterAction(jeu, id, rang + 1, action, le);
            foreach (var appel in appels.Values.Where(a => Priorites.GetValueOrDefault(a.Etat, []).Contains(action.Volet)))
            {
                jeu.Ajouter(Priorite, new { AppelId = appel.Id, ActionId = id });
                visees[appel.Etat].Add(new OptionDeChamp($"{id}", action.Action, $"{action.Pilier} – {action.Objectif}"));
            }
        }

        jeu.Raconter(le, referentiel.Secretariat, "importer", "PlanDActions", Guid.Empty);
        return appels.ToDictionary(a => a.Key, a => a.Value with { Actions = visees[a.Key] });
    }

    /// <summary>One or two actions that a project says to serve, now and then none.</summary>
    public static void Servir(JeuDeDonnees jeu, DossierDuJeu dossier, Dictionary<string, string> reponses)
    {
        // Its own chance, so that the rest of the data does not depend on it.
        var hasard = jeu.Alea($"plan/{dossier.Id}");
        if (dossier.Appel.Actions.Count == 0 || hasard.Chance(15))
        {
            return;
        }

        var servies = hasard.Quelques(dossier.Appel.Actions, Math.Min(hasard.Parmi([1, 1, 2]), dossier.Appel.Actions.Count));
        reponses["projet.actions"] = string.Join('\n', servies.Select(a => a.Valeur));
        foreach (var servie in dossier.RecuLe is null ? [] : servies)
        {
            jeu.Ajouter(Service, new { DossierId = dossier.Id, ActionId = Guid.Parse(servie.Valeur) });
        }
    }

    private static IEnumerable<ActionDuPlan> Lire(ReferentielDeDemonstration referentiel)
    {
        using var flux = Assembly.GetExecutingAssembly().GetManifestResourceStream("demonstration/plan-actions.csv")!;
        using var lecteur = new StreamReader(flux);
        var lignes = LecteurDeTableau.LireTexte(lecteur.ReadToEnd(), TableauAttendu.PlanDActions).Valeur.Lignes;
        var lues = LecteurDuPlan.Lire(lignes, Correspondance.Deviner(lignes), new NomsDeQuartiers(referentiel.Noms));
        return lues.Where(l => l.HorsTableau is null).Select(l => l.Action ?? throw new InvalidOperationException($"plan-actions.csv, {l.Numero}: {string.Join(" ", l.Fautes)}"));
    }

    private static void AjouterAction(JeuDeDonnees jeu, Guid id, int ordre, ActionDuPlan action, DateTimeOffset le)
    {
        jeu.Ajouter(Action, new
        {
            Id = id, action.Pilier, PilierPlie = TexteDeRecherche.Plier(200, action.Pilier), action.Volet, action.Objectif, action.Action, action.SousAction,
            Etat = action.Etat.ToString(), Type = action.Type.ToString(), TousQuartiers = action.Quartiers.Tous, Ordre = ordre, action.Cle, action.Recherche, Le = le,
        });
        foreach (var code in action.Quartiers.Codes)
        {
            jeu.Ajouter(Quartier, new { ActionId = id, QuartierCode = code });
        }

        foreach (var territoire in action.Quartiers.Territoires)
        {
            jeu.Ajouter(Territoire, new { ActionId = id, TerritoireId = territoire });
        }
    }
}
