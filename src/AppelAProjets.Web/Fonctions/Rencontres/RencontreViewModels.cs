using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Rencontres;
using AppelAProjets.Web.Fonctions.Dossiers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Rencontres;

public sealed record RencontreDuDossierViewModel(RencontreDuPorteur Page, EnTeteDossier EnTete, GesteViewModel Declaration)
{
    public IReadOnlyList<GesteOffert> Offerts { get; } = Gestes.Offerts(Page.Etat, [Page.Dossier.Qualite], Page.Rencontre?.RendezVousLe <= EnTete.Maintenant);

    /// <summary>Nothing was asked yet: a meeting that took place is told on this page.</summary>
    public bool SeDeclareIci => Page.Etat == EtatRencontre.AFaire && Offerts.Any(g => g.Action == ActionRencontre.Declarer);

    public IEnumerable<GesteOffert> Autres => Offerts.Where(g => !g.EstPrincipal && !(SeDeclareIci && g.Action == ActionRencontre.Declarer));

    /// <summary>The neighbourhoods told with the request, else those of the draft, with who answers for them.</summary>
    public IReadOnlyList<QuartierDeRencontre> Concernes { get; } = [.. Page.Quartiers.Where(q => Page.Choisis.Contains(q.Code))];

    /// <summary>Neighbourhoods of the project for which nobody is named.</summary>
    public IReadOnlyList<string> SansReferent => [.. Concernes.Where(q => q.Referents.Count == 0).Select(q => q.Nom)];

    /// <summary>What was sent, to whom, and when.</summary>
    public IEnumerable<(string Libelle, string Texte)> Envoi(RencontreRow r)
    {
        var aux = r.Etat == EtatRencontre.DispenseDemandee ? [] : Concernes.SelectMany(q => q.Referents).Distinct().ToList();
        (string, string?)[] lignes =
        [
            ("Envoyé le", $"{HeureDeParis.Ecrire(r.ModifieLe)}, par {r.Auteur}"),
            ("À", aux.Count > 0 ? string.Join(", ", aux) : Page.Dossier.Appel.ServiceNom ?? "Secrétariat de l’appel"),
            ("Quartiers", r.Etat == EtatRencontre.DispenseDemandee ? null : string.Join(", ", Concernes.Select(q => q.Nom))),
            ("Votre message", r.Message), ("Vos disponibilités", r.Disponibilites), ("Téléphone", r.Telephone), ("Motif", r.Etat == EtatRencontre.DispenseDemandee ? r.Motif : null),
        ];
        return lignes.Where(l => !string.IsNullOrWhiteSpace(l.Item2)).Select(l => (l.Item1, l.Item2!));
    }

    public string SansReponse => (Page.Etat, Page.Dossier.Appel.Rencontre) switch
    {
        (EtatRencontre.DispenseDemandee, _) => "Tant que le secrétariat n’a pas répondu, le dossier ne peut pas être déposé : écrivez-lui avant la clôture.",
        (_, ExigenceDeRencontre.Obligatoire) => "Une demande sans réponse ne suffit pas pour déposer. Écrivez au secrétariat, ou demandez-lui une dispense ci-dessous, assez tôt avant la clôture.",
        _ => "Vous pouvez déposer sans attendre la réponse : cette rencontre est conseillée, pas obligatoire.",
    };

    // A rédacteur does not deposit.
    private string Deposable => Page.Dossier.EstSignataire ? "vous pouvez déposer" : "un signataire peut déposer";

    public string EtMaintenant => Page.Etat switch
    {
        EtatRencontre.AFaire when Concernes.Count > 0 && SansReferent.Count == Concernes.Count =>
            "Demandez une rencontre : le secrétariat de l’appel répondra. Vous avez déjà rencontré quelqu’un pour ce quartier ? Dites-le : cela suffit pour déposer.",
        EtatRencontre.AFaire => "Demandez une rencontre au référent de votre quartier. Vous l’avez déjà rencontré ? Dites-le : cela suffit pour déposer.",
        EtatRencontre.Demandee => "Votre demande est envoyée. Vous recevrez un courriel quand un rendez-vous sera fixé. En attendant, remplissez les autres rubriques.",
        EtatRencontre.RendezVous when Page.Rencontre!.RendezVousLe <= EnTete.Maintenant => "Le rendez-vous est passé : le référent l’enregistre, ou vous le déclarez vous-même.",
        EtatRencontre.RendezVous => "Allez au rendez-vous. Le référent l’enregistrera ensuite ; sinon, vous le déclarerez ici.",
        EtatRencontre.Tenue => "C’est fait : vous n’avez plus rien à faire ici. Le compte rendu ci-dessous est celui du référent ; les financeurs le lisent aussi.",
        EtatRencontre.Declaree => $"C’est fait : {Deposable}. {(Concernes.Any(q => q.Referents.Count > 0) ? "Le référent" : "Le secrétariat de l’appel")} confirmera la rencontre ; d’ici là, elle est marquée « à confirmer ».",
        EtatRencontre.Infirmee => "Le référent n’a pas confirmé la rencontre que vous aviez déclarée. Lisez son motif, puis demandez une rencontre ou corrigez votre déclaration.",
        EtatRencontre.DispenseDemandee => "Le secrétariat répondra à votre demande. Vous recevrez un courriel.",
        EtatRencontre.Dispensee => $"C’est fait : {Deposable} sans rencontrer le référent.",
        _ => "Demandez une nouvelle rencontre, ou déclarez celle que vous avez eue.",
    };
}

public sealed record FicheRencontreViewModel(FicheDeRencontre Fiche, Acteur Acteur, DateTimeOffset Maintenant)
{
    public string Adresse => LiensRencontres.Rencontre(Fiche.Sujet.DossierId);

    public IReadOnlyList<GesteOffert> Offerts { get; } =
        Fiche.Sujet.EstFini ? [] : Gestes.Offerts(Fiche.Rencontre.Etat, FaireAvancerRencontre.Capacites(Acteur), Fiche.Rencontre.RendezVousLe <= Maintenant);
}

public sealed record VueDeRencontres(string Cle, string Titre, IReadOnlyList<EtatRencontre> Etats)
{
    public static IReadOnlyList<VueDeRencontres> Toutes { get; } =
    [
        new("a-traiter", "À traiter", [EtatRencontre.Demandee, EtatRencontre.Declaree]),
        new("rendez-vous", "Rendez-vous", [EtatRencontre.RendezVous]),
        new("dispenses", "Dispenses demandées", [EtatRencontre.DispenseDemandee]),
        new("passees", "Passées", [EtatRencontre.Tenue, EtatRencontre.Manquee, EtatRencontre.Annulee, EtatRencontre.Infirmee, EtatRencontre.DispenseRefusee, EtatRencontre.Dispensee]),
    ];
}

public sealed record ListeDesRencontresViewModel(ListeDeRencontres Liste, VueDeRencontres Vue, string? Appel, int Page)
{
    public int Compter(VueDeRencontres vue) => vue.Etats.Sum(e => Liste.Comptes.GetValueOrDefault(e));

    public string Adresse(VueDeRencontres vue, int page = 1) =>
        LiensRencontres.Liste + $"?vue={vue.Cle}{(Appel is null ? "" : $"&appel={Uri.EscapeDataString(Appel)}")}{(page == 1 ? "" : $"&page={page}")}";
}

/// <summary>The form of a gesture. Its rules are those of the Domain, so that nothing is validated here but dates.</summary>
[ValidateNever]
public sealed class GesteViewModel
{
    public int Version { get; set; }
    [Display(Name = "Quartiers concernés")]
    public IList<string> Quartiers { get; set; } = [];
    [Display(Name = "Votre projet en quelques lignes")]
    public string? Message { get; set; }
    [Display(Name = "Vos disponibilités")]
    public string? Disponibilites { get; set; }
    [Display(Name = "Téléphone où vous joindre")]
    public string? Telephone { get; set; }
    [Display(Name = "Jour du rendez-vous")]
    public DateOnly? RendezVousJour { get; set; }
    [Display(Name = "Heure (heure de Paris)")]
    public string? RendezVousHeure { get; set; }
    [Display(Name = "Lieu, ou comment se joindre")]
    public string? Lieu { get; set; }
    [Display(Name = "Jour de la rencontre")]
    public DateOnly? Le { get; set; }
    [Display(Name = "Personnes présentes")]
    public string? Avec { get; set; }
    [Display(Name = "Compte rendu")]
    public string? CompteRendu { get; set; }
    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    [BindNever]
    public ActionRencontre Action { get; set; }
    [BindNever]
    public string Libelle { get; set; } = "";
    [BindNever]
    public string Titre { get; set; } = "";
    [BindNever]
    public string Retour { get; set; } = "";
    [BindNever]
    public bool EstPorteur { get; set; }
    /// <summary>Neighbourhoods to choose from, each with who answers for it.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Choix { get; set; } = [];

    /// <summary>What was typed, or why the time of the appointment cannot be read.</summary>
    public Resultat<SaisieDeRencontre> Saisie()
    {
        var rendezVous = new SaisieDInstant(RendezVousJour, RendezVousHeure, HeureAmbigue.HeureDHiver).Lire("RendezVous", finDeMinute: false);
        return rendezVous.EstRefuse ? rendezVous.Refus : new SaisieDeRencontre
        {
            Quartiers = [.. Quartiers], Message = Message, Disponibilites = Disponibilites, Telephone = Telephone, RendezVousLe = rendezVous.Valeur, Lieu = Lieu,
            Le = Le, Avec = Avec, CompteRendu = CompteRendu, Motif = Motif,
        };
    }

    /// <summary>What is known already; an appointment that has passed is proposed as the day of the meeting.</summary>
    public static GesteViewModel De(RencontreRow? r, DateTimeOffset maintenant)
    {
        if (r is null)
        {
            return new GesteViewModel();
        }

        var rendezVous = SaisieDInstant.De(r.RendezVousLe);
        return new GesteViewModel
        {
            Version = r.Version, Message = r.Message, Disponibilites = r.Disponibilites, Telephone = r.Telephone is { } t ? Domain.Identifiants.Telephone.Ecrire(t) : null,
            RendezVousJour = rendezVous.Jour, RendezVousHeure = rendezVous.Heure, Lieu = r.Lieu,
            Le = r.Etat == EtatRencontre.RendezVous && r.RendezVousLe <= maintenant ? rendezVous.Jour : r.Le, Avec = r.Avec, CompteRendu = r.CompteRendu,
        };
    }
}
