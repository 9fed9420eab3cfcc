using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed record TacheDeSection(SectionAppel Section, string Titre, string Adresse, string Resume, string Statut, string Couleur);

public sealed class AppelViewModel
{
    private static readonly SectionAppel[] Pages =
    [
        SectionAppel.Textes, SectionAppel.Calendrier, SectionAppel.Service, SectionAppel.Quartiers, SectionAppel.Themes, SectionAppel.Priorites,
        SectionAppel.Financeurs, SectionAppel.Rencontre, SectionAppel.Partenaires, SectionAppel.Questions, SectionAppel.Grille, SectionAppel.Pieces, SectionAppel.Instruction, SectionAppel.Viabilite, SectionAppel.Modele,
    ];

    private readonly DateTimeOffset _maintenant;

    public AppelViewModel(AppelComplet appel, DossiersDeLAppelRow dossiers, bool questionsAPublier, bool corrigible, DateTimeOffset maintenant)
    {
        (Appel, Dossiers, QuestionsAPublier, Corrigible, _maintenant) = (appel, dossiers, questionsAPublier, corrigible, maintenant);
        Manques = Appel.Etat == EtatAppel.Preparation ? appel.Manques(maintenant) : [];
        Taches = [.. Pages.Select(Tache)];
        Fleche = CycleAppel.Table.Actions(Appel.Etat, [Domain.Comptes.Role.Secretariat]).Select(f => (ActionAppel?)f.Action).FirstOrDefault();
    }

    public AppelComplet Appel { get; }
    public DossiersDeLAppelRow Dossiers { get; }
    /// <summary>Questions were prepared that porteurs do not see yet.</summary>
    public bool QuestionsAPublier { get; }
    /// <summary>Published, and still corrected in all its parts.</summary>
    public bool Corrigible { get; }
    public IReadOnlyList<ManqueDeLAppel> Manques { get; }
    public IReadOnlyList<TacheDeSection> Taches { get; }
    public ActionAppel? Fleche { get; }
    /// <summary>The amounts copied from another call that nobody confirmed yet.</summary>
    public IEnumerable<FinanceurDAppel> EnveloppesAConfirmer => Appel.Financeurs.Where(f => f.Enveloppes.Any(e => e.AConfirmer));

    /// <summary>Those whose letters nobody signs yet, once the call is published.</summary>
    public IEnumerable<FinanceurDAppel> SansSignataire => Appel.Etat is EtatAppel.Preparation or EtatAppel.Clos ? [] : Appel.Financeurs
        .Where(f => !SignataireDuCourrier.PeutSigner(f.SignataireNom, f.SignataireDu, f.SignataireAu, HeureDeParis.Jour(_maintenant)));

    /// <summary>The hour is past and the job that opens has not run yet: what counts is the window, and it is open.</summary>
    public bool EchuDepuisPeu => (Fleche, Appel.Periode) switch
    {
        (ActionAppel.OuvrirDepot, { } p) => p.Ouverture <= _maintenant,
        (ActionAppel.CloreDepot, { } p) => p.EstClose(_maintenant),
        _ => false,
    };

    /// <summary>Whether the arrow waits for the clock alone.</summary>
    public bool FlecheAutomatique => Fleche is ActionAppel.OuvrirDepot or ActionAppel.CloreDepot;

    /// <summary>What keeps the arrow from being taken now, or null.</summary>
    public string? Obstacle => Fleche switch
    {
        ActionAppel.Publier when Manques.Count > 0 => Manques.Count == 1 ? "Une chose reste à faire :" : $"{Manques.Count} choses restent à faire :",
        ActionAppel.PublierAvis when Dossiers.SansAvis > 0 => $"Dossiers encore sans avis publié : {Dossiers.SansAvis}.",
        ActionAppel.Clore when Dossiers.Ouverts > 0 => $"Dossiers encore ouverts : {Dossiers.Ouverts}.",
        _ => null,
    };

    public string AdresseDe(ManqueDeLAppel manque) => manque switch
    {
        { FinanceurId: { } id, Section: SectionAppel.Enveloppes } => $"{Adresse}/financeurs/{id}/enveloppes",
        { FinanceurId: { } id } => $"{Adresse}/financeurs/{id}",
        _ => $"{Adresse}/{Segment(manque.Section)}",
    };

    private string Adresse => LiensAppels.Appel(Appel.Code);

    private TacheDeSection Tache(SectionAppel section)
    {
        var manques = Manques.Count(m => m.Section == section || (section == SectionAppel.Financeurs && m.Section == SectionAppel.Enveloppes));
        var (statut, couleur) = Statut(section, manques);
        return new TacheDeSection(section, Titre(section), $"{Adresse}/{Segment(section)}", Resume(section), statut, couleur);
    }

    private (string Statut, string Couleur) Statut(SectionAppel section, int manques)
    {
        if (Appel.Etat == EtatAppel.Preparation)
        {
            if ((section == SectionAppel.Priorites && Appel.Priorites.Count == 0) || (section == SectionAppel.Questions && Appel.Formulaire.Questions.Count == 0))
            {
                return ("Facultatif", "gris");
            }

            var aConfirmer = section == SectionAppel.Financeurs && EnveloppesAConfirmer.Any();
            return manques > 0 ? (section == SectionAppel.Calendrier && Appel.DatesAConfirmer ? "À confirmer" : "À compléter", "ambre") : aConfirmer ? ("Enveloppes à confirmer", "bleu") : ("Complet", "vert");
        }

        var prolongeable = section == SectionAppel.Calendrier && Appel.Etat is EtatAppel.Publie or EtatAppel.DepotOuvert;
        return section == SectionAppel.Calendrier && prolongeable && !Corrigible ? ("Clôture prolongeable", "bleu")
            : section == SectionAppel.Questions && QuestionsAPublier ? ("Changements à publier", "ambre")
            : Corrigible ? ("Modifiable", "bleu")
            : section == SectionAppel.Financeurs && SansSignataire.Any() ? ("Signataire à indiquer", "ambre")
            : section == SectionAppel.Financeurs && Appel.Etat != EtatAppel.Clos ? ("Contacts et enveloppes", "bleu")
            : !ModificationAppel.Completer(Appel.Etat, section, "motif").EstRefuse ? ("Ajout possible", "bleu")
            : ModificationAppel.Permettre(Appel.Etat, section).EstRefuse ? ("Lecture seule", "gris") : ("Modifiable", "bleu");
    }

    private string Resume(SectionAppel section) => section switch
    {
        SectionAppel.Textes => Appel.Titre,
        SectionAppel.Calendrier => Appel.Periode is { } p ? $"Du {HeureDeParis.Ecrire(p.Ouverture)} au {HeureDeParis.Ecrire(p.Cloture)}" : "Ouverture, clôture, comité, réponse",
        SectionAppel.Service => Appel.ServiceNom ?? "Nom, adresse postale, téléphone, courriel",
        SectionAppel.Quartiers => Nombre(Appel.Quartiers.Count, "quartier"),
        SectionAppel.Themes => Appel.Themes.Count == 0 ? "Aucun thème" : string.Join(", ", Appel.Themes.Select(t => t.Libelle)),
        SectionAppel.Priorites => Appel.Priorites.Count == 0 ? "Aucune action du plan désignée" : $"{Nombre(Appel.Priorites.Count, "action")} du plan",
        SectionAppel.Financeurs => Appel.Financeurs.Count == 0 ? "Aucun financeur" : string.Join(", ", Appel.Financeurs.Select(f => f.Sigle)),
        SectionAppel.Questions => Appel.Formulaire.Questions.Count == 0
            ? "Aucune question en plus du Cerfa"
            : $"{Appel.Formulaire.De(null).Count} d’éligibilité, {Appel.Formulaire.Questions.Count - Appel.Formulaire.De(null).Count} en plus du Cerfa",
        SectionAppel.Grille => $"{Nombre(Appel.Criteres.Count, "critère")}, total {Appel.Criteres.Sum(c => c.Poids)} sur 100",
        SectionAppel.Pieces => $"{Nombre(Appel.Pieces.Count, "pièce")}{DontIndispensables(Appel.Pieces.Count(p => p.Indispensable))}",
        SectionAppel.Rencontre => LibellesDeRencontre.Pour(Appel.Rencontre),
        SectionAppel.Partenaires => Appel.PartenairesPossibles ? "Admis" : "Non admis",
        SectionAppel.Instruction => LibellesDInstruction.Resumer(Appel.Regles),
        SectionAppel.Viabilite => Appel.SeuilDeViabilitePourcent is { } s ? $"{s} % du montant demandé" : "Part du montant demandé sous laquelle l’action ne peut pas se faire",
        _ => Appel.ModeleDeCourrier is null ? "Texte du courrier d’avis commun" : "Modèle enregistré",
    };

    private static string DontIndispensables(int nombre) => nombre switch { 0 => "", 1 => ", dont 1 indispensable", _ => $", dont {nombre} indispensables" };

    private static string Nombre(int nombre, string nom) => nombre switch { 0 => $"Aucun{(nom == "pièce" ? "e" : "")} {nom}", 1 => $"1 {nom}", _ => $"{nombre} {nom}s" };

    private static string Titre(SectionAppel section) => section switch
    {
        SectionAppel.Textes => "Titre et textes",
        SectionAppel.Calendrier => "Calendrier",
        SectionAppel.Service => "Service chargé des dossiers",
        SectionAppel.Quartiers => "Quartiers",
        SectionAppel.Themes => "Thèmes",
        SectionAppel.Priorites => "Priorités du plan d’actions",
        SectionAppel.Questions => "Questions de l’appel",
        SectionAppel.Grille => "Grille de notation",
        SectionAppel.Pieces => "Pièces demandées",
        SectionAppel.Rencontre => "Rencontre avec le référent de quartier",
        SectionAppel.Partenaires => "Projets à plusieurs organisations",
        SectionAppel.Instruction => "Instruction entre financeurs",
        SectionAppel.Viabilite => "Seuil de viabilité",
        SectionAppel.Modele => "Modèle de courrier",
        _ => "Financeurs et enveloppes",
    };

    private static string Segment(SectionAppel section) => section switch
    {
        SectionAppel.Contacts or SectionAppel.Enveloppes => "financeurs",
        _ => section.ToString().ToLowerInvariant(),
    };
}
