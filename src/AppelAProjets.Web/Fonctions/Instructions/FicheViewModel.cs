using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Acces;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Organisations;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

public sealed class FicheViewModel
{
    public FicheViewModel(FicheInstruction fiche, FiltreDuTableau filtre, int? rang, Acteur acteur)
    {
        (Fiche, Filtre, Rang, Acteur) = (fiche, filtre, rang, acteur);
        Plan = fiche.Lecture.Contenu.Financement.Plan();
        Lecteur = fiche.Contexte.Appel.Lecteur(fiche.LitTout);
        Lu = DossierLu.De(fiche.Lecture.Contenu, Lecteur);
        changements = new(() => fiche.VersionPrecedente is { } avant ? ComparaisonDeVersions.Comparer(DossierLu.De(avant.Contenu, Lecteur).EnElements(), Lu.EnElements()) : []);
        MesLignes = [.. fiche.Lignes.Where(EstMienne)];
        Assiette = new AssietteSaisie { Montant = fiche.Dossier.AssietteEligible, Motif = fiche.Dossier.AssietteMotif };
    }

    /// <summary>TempData: what became of what was just sent, said where the person works.</summary>
    public const string Annonce = "Travail";

    public FicheInstruction Fiche { get; }
    public FiltreDuTableau Filtre { get; }
    public int? Rang { get; }
    public Acteur Acteur { get; }
    public PlanDeFinancement Plan { get; }
    public DossierLu Lu { get; }
    public LecteurDeDossier Lecteur { get; }
    public IReadOnlyList<LigneDeFiche> MesLignes { get; }
    public AssietteSaisie Assiette { get; set; }
    public DeportSaisie Deport { get; set; } = new();

    /// <summary>After a refusal: what was sent, and what became of it.</summary>
    public IReadOnlyList<ChampSaisi> Saisies { get; init; } = [];
    public IReadOnlyList<SortDuChamp> Sorts { get; init; } = [];

    public TravailViewModel Travail => new(this);

    /// <summary>An amount is prepared and awaits the Valideur.</summary>
    public bool AValider(LigneDeFiche ligne) =>
        Fiche.Contexte.Appel.Financeurs.Any(f => f.Id == ligne.FinanceurId && f.ValidationRequise) && ligne.Etat == EtatLigne.Recevable && ligne.Propose is not null && ligne.RenvoyeLe is null;

    private static readonly string[] PartiesDeLOrganisation = ["identification", "administration", "reseau", "moyens-humains", "budget-organisation", "attestations"];

    public static Func<string, bool> DeLOrganisation { get; } = PartiesDeLOrganisation.Contains;

    public static Func<string, bool> DuProjet { get; } = cle => cle is not ("budget" or "pieces") && !PartiesDeLOrganisation.Contains(cle);

    public static Func<string, bool> DuBudget { get; } = cle => cle == "budget";

    private readonly Lazy<IReadOnlyList<ChangementsDePartie>> changements;

    /// <summary>What the last version changed in one part of the dossier; null when it changed nothing there, or is the first.</summary>
    public ChangementsDeLaFiche? Changements(string partie) => Fiche.VersionPrecedente is { } avant && changements.Value.FirstOrDefault(c => c.Partie == partie) is { } trouves
        ? new ChangementsDeLaFiche(avant.Numero + 1, trouves.Changements)
        : null;

    /// <summary>Pieces that this reader may not open.</summary>
    public IReadOnlyCollection<Guid> Reservees => Lecteur.Reservees;

    /// <summary>May score: instructor of a funder that has a line, instruction open.</summary>
    public bool PeutNoter => Fiche.EstOuverte && Fiche.Lignes.Any(l => Acteur.APour(Role.Instructeur, l.FinanceurId));
    public bool PeutFixerLAssiette => Fiche.EstOuverte && Fiche.Contexte.Appel.Financeurs.Any(f => Acteur.APour(Role.Instructeur, f.Id));

    public string Code => Fiche.Contexte.Appel.Code;
    public string Base => LiensInstructions.Fiche(Code, Fiche.Dossier.Id);
    /// <summary>Query that keeps the list and the place in it, with its "?" or empty.</summary>
    public string Requete => Suite(Filtre, Rang);
    public string Tableau => FiltreQuery.Adresse(Code, Filtre);

    public string Voisin(Guid id, int rang) => Adresse(Code, id, Filtre, rang);

    public static string Adresse(string appelCode, Guid id, FiltreDuTableau filtre, int? rang) => LiensInstructions.Fiche(appelCode, id) + Suite(filtre, rang);

    public string Sigle(Guid financeurId) => Fiche.Contexte.Appel.Financeurs.FirstOrDefault(f => f.Id == financeurId)?.Sigle ?? "?";

    /// <summary>My stored score, or null.</summary>
    public NoteDeFiche? MaNote(Guid critereId) => Fiche.Notes.FirstOrDefault(n => n.CritereId == critereId && n.CompteId == Acteur.CompteId);

    public Montant? Seuil => Fiche.Dossier.SeuilDeViabilite ?? (Fiche.Contexte.Appel.SeuilDeViabilitePourcent is { } pourcent ? Plan.SeuilParDefaut(pourcent) : null);

    /// <summary>Sum of the proposals that may be seen, and how many lines are still silent or hidden.</summary>
    public (Montant Propose, int EnAttente) Propositions =>
        (Montant.Somme(Fiche.Lignes.Select(l => l.Propose ?? Montant.Zero)), Fiche.Lignes.Count(l => l.Propose is null && !CycleLigne.EstLiberee(l.Etat)));

    /// <summary>Shares of the budget, each null without what it is a share of.</summary>
    public IReadOnlyList<(string Libelle, Taux? Taux)> Ratios =>
    [
        ("Demandé, en part des charges", Taux.De(Plan.DemandeAuPortail, Plan.Charges)),
        ("Taux d’aides publiques", Plan.TauxAidesPubliques),
        ("Personnel (64), en part des charges", Taux.De(Plan.TotalDuCompte("64"), Plan.Charges)),
        ("Ressources hors subventions, en part des produits", Taux.De(Plan.Produits - Plan.TotalDuCompte(PlanComptable.Subventions), Plan.Produits)),
    ];

    /// <summary>What whoever decides must know first, in words.</summary>
    public IEnumerable<string> Avertissements =>
    [
        // Its reason was written for the members.
        .. LibellesDOrganisation.Contestation(Fiche.Dossier.EtatMandat, motif: null) is { } contestation ? [contestation] : Array.Empty<string>(),
        .. Plan.Manques().Take(1).Select(m => m.Message),
        .. Fiche.SousLeSeuil is { Count: > 0 } sousLeSeuil ? [CritereSousLeSeuil.Annoncer(sousLeSeuil)] : Array.Empty<string>(),
        .. Fiche.Synthese?.EstEnDesaccord(Fiche.Contexte.Appel.SeuilDeDesaccord) == true
            ? [$"Les évaluateurs sont en désaccord : {Fiche.Synthese.Etendue} points d’écart, au-delà des {Fiche.Contexte.Appel.SeuilDeDesaccord} de l’appel."] : Array.Empty<string>(),
        .. Proposition.Avertir(Fiche.Lignes.Where(l => !CycleLigne.EstLiberee(l.Etat)).Select(l => l.Propose).OfType<Montant>(), Fiche.Dossier.TotalCharges) is { } trop ? [trop] : Array.Empty<string>(),
    ];

    /// <summary>What the envelopes of a funder say, in words; empty while they hold.</summary>
    public IEnumerable<string> Depassements(Guid financeurId) => Fiche.Enveloppes.Where(e => e.FinanceurId == financeurId).Select(e => e.DireLeDepassement(Sigle(financeurId))).OfType<string>();

    private bool EstMienne(LigneDeFiche ligne) => Acteur.APour(Role.Instructeur, ligne.FinanceurId) || Acteur.APour(Role.Valideur, ligne.FinanceurId);

    private static string Suite(FiltreDuTableau filtre, int? rang)
    {
        var requete = FiltreQuery.Ecrire(filtre);
        var place = rang is { } r ? $"rang={r.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
        return (requete.Length, place.Length) switch { (0, 0) => "", (0, _) => "?" + place, (_, 0) => "?" + requete, _ => $"?{requete}&{place}" };
    }
}

public sealed record ChangementsDeLaFiche(int Numero, IReadOnlyList<Changement> Changements);

public sealed record LigneViewModel(FicheViewModel Page, LigneDeFiche Ligne)
{
    public FinanceurDAppel Financeur => Page.Fiche.Contexte.Appel.Financeurs.First(f => f.Id == Ligne.FinanceurId);
    /// <summary>Prefix of the fields: unique in the page.</summary>
    public static string Prefixe(Guid ligneId) => $"L{ligneId:N}";
    public static string Champs(Guid ligneId) => $"{Prefixe(ligneId)}.Saisie";
    public string Statuer => LiensInstructions.StatuerSurLigne(Page.Code, Page.Fiche.Dossier.Id, Ligne.Id) + Page.Requete;
    public string Valider => LiensInstructions.ValiderLigne(Page.Code, Page.Fiche.Dossier.Id, Ligne.Id) + Page.Requete;
    public string Renoncer => LiensInstructions.RenoncerAProposer(Page.Code, Page.Fiche.Dossier.Id, Ligne.Id) + Page.Requete;
    public bool EstInstructeur => Page.Acteur.APour(Role.Instructeur, Ligne.FinanceurId);
    public bool AValider => Page.AValider(Ligne);
    public EtapeDeProposition Etape => Proposition.Etape(Ligne.Etat, Ligne.Propose is not null, Ligne.RenvoyeLe is not null, Ligne.SansPropositionLe is not null);
    public bool EstValideur => Page.Acteur.APour(Role.Valideur, Ligne.FinanceurId);
}

/// <summary>Recevable or not, or no proposal, and why.</summary>
public sealed class DecisionSurLigne
{
    public bool Recevable { get; set; }
    public string? Motif { get; set; }
    public int Version { get; set; }
}

public sealed class AssietteSaisie
{
    /// <summary>Amount; empty = the charges without 86.</summary>
    [Display(Name = "Assiette éligible")]
    public Montant? Montant { get; set; }
    [Display(Name = "Motif"), StringLength(1000)]
    public string? Motif { get; set; }
}

public sealed class DeportSaisie
{
    /// <summary>Every dossier of the organisation, present and to come.</summary>
    [Display(Name = "Pour tous les dossiers de cette organisation")]
    public bool TouteLOrganisation { get; set; }
    [Display(Name = "Motif du déport"), StringLength(1000)]
    public string? Motif { get; set; }
}
