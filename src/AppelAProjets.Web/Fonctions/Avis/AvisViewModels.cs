using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Avis;
using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Avis;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Avis;

/// <summary>A voice, in the address.</summary>
public sealed class VoixDeLAdresse
{
    [FromRoute]
    public string AppelCode { get; set; } = "";
    [FromRoute]
    public Guid Id { get; set; }
    [FromRoute]
    public string Quartier { get; set; } = "";
    [FromRoute]
    public Role Role { get; set; }

    public VoixVisee Visee => new(AppelCode, Id, Role, Quartier);
}

/// <summary>A request, in the address, and its version in the form.</summary>
public sealed class DemandeDeLAdresse
{
    [FromRoute]
    public string AppelCode { get; set; } = "";
    [FromRoute]
    public Guid Id { get; set; }
    [FromRoute]
    public Guid AvisId { get; set; }
    [FromForm(Name = "version")]
    public int Version { get; set; }

    public DemandeVisee Visee => new(AppelCode, Id, AvisId, Version);
}

public sealed class AvisSaisie
{
    [Display(Name = "Avis")]
    public SensDAvis? Sens { get; set; }
    [Display(Name = "Commentaire")]
    public string? Commentaire { get; set; }
    [Display(Name = "Joindre un fichier")]
    public IFormFile? Fichier { get; set; }
    [Display(Name = "Retirer le fichier déjà joint")]
    public bool SansFichier { get; set; }
    /// <summary>Of the opinion shown; 0 = none.</summary>
    public int Version { get; set; }
    /// <summary>The stamp of an expert's draft, as shown.</summary>
    public string? Montre { get; set; }

    public static AvisSaisie De(AvisLu? avis) => new() { Sens = avis?.Sens, Commentaire = avis?.Commentaire, Version = avis?.Version ?? 0 };

    /// <summary>What a use case takes; the stream is closed with the request.</summary>
    public SaisieDAvis Lire(HttpContext context)
    {
        var contenu = Fichier?.OpenReadStream();
        if (contenu is not null)
        {
            context.Response.RegisterForDispose(contenu);
        }

        return new SaisieDAvis(Sens, Commentaire, contenu is null ? null : new FichierJoint(Fichier!.FileName, contenu), SansFichier, Version);
    }
}

/// <summary>The form of an opinion, wherever it stands.</summary>
/// <param name="Adresse">Where it is sent.</param>
/// <param name="Donne">What was said, or is asked, by that voice.</param>
/// <param name="Lecteurs">Who will read it, in words.</param>
public sealed record MonAvisViewModel(string Adresse, AvisLu? Donne, AvisSaisie Avis, string Lecteurs)
{
    /// <summary>The secret of an expert's link.</summary>
    public string? Jeton { get; init; }

    public static IEnumerable<SelectListItem> Sens => Enum.GetValues<SensDAvis>().Select(s => new SelectListItem(LibellesDAvis.Pour(s), s.ToString()));

    /// <summary>After a conflict the text that was typed stays, over the opinion as it is now.</summary>
    public static AvisSaisie Garder(AvisSaisie saisie, AvisLu? donne, bool conflit)
    {
        (saisie.Version, saisie.Montre) = conflit ? (donne?.Version ?? 0, donne?.BrouillonMontre) : (saisie.Version, saisie.Montre);
        return saisie;
    }
}

public sealed record AvisDuDossierViewModel(AvisDuDossier Dossier, Acteur Acteur, DateTimeOffset Maintenant)
{
    public string Fiche => LiensInstructions.Fiche(Dossier.AppelCode, Dossier.Dossier.Id);

    /// <summary>Reminds, gives more time, takes back.</summary>
    public bool Suit(AvisLu avis) => Dossier.EstOuvert && avis.EstAttendu && (Acteur.A(Role.Secretariat) || Acteur.EstOuRemplace(avis.DemandePar));

    public (string Mot, string Couleur) Etat(AvisLu avis) => Dire(avis.Sens, avis.DeporteLe, avis.EstEnRetard(Maintenant), avis.TermeLe);

    public static (string Mot, string Couleur) Dire(SensDAvis? sens, DateTimeOffset? deporteLe, bool enRetard, DateOnly? terme) => (sens, deporteLe) switch
    {
        (null, not null) => ("S’est déporté", "gris"),
        (SensDAvis.Favorable, _) => (LibellesDAvis.Pour(SensDAvis.Favorable), "vert"),
        (SensDAvis.FavorableSousReserve, _) => (LibellesDAvis.Pour(SensDAvis.FavorableSousReserve), "ambre"),
        (SensDAvis.Defavorable, _) => (LibellesDAvis.Pour(SensDAvis.Defavorable), "rouge"),
        (SensDAvis.SansAvis, _) => (LibellesDAvis.Pour(SensDAvis.SansAvis), "gris"),
        _ when enRetard => ($"En retard depuis le {HeureDeParis.EcrireJour(terme!.Value)}", "rouge"),
        _ => ($"Attendu avant le {HeureDeParis.EcrireJour(terme!.Value)} au soir", "bleu"),
    };
}

/// <summary>The form of a voice, beside the dossier or on its own page.</summary>
public sealed record MaVoixViewModel(AvisDuDossierViewModel Page, VoixDeQuartier Voix, MonAvisViewModel Formulaire);

public sealed class DemandeSaisie
{
    [Display(Name = "À qui demander un avis ?")]
    public List<string> Voix { get; set; } = [];
    [Display(Name = "Question")]
    public string? Question { get; set; }
    [Display(Name = "Répondre avant le"), Required(ErrorMessage = "Indiquez la date limite de réponse.")]
    public DateOnly? TermeLe { get; set; }
}

public sealed class ExpertSaisie
{
    public Guid Cle { get; set; }
    [Display(Name = "Nom de l’expert")]
    public string? Nom { get; set; }
    [Display(Name = "Adresse électronique")]
    public string? Courriel { get; set; }
    [Display(Name = "Question")]
    public string? Question { get; set; }
    [Display(Name = "Répondre avant le"), Required(ErrorMessage = "Indiquez la date limite de réponse.")]
    public DateOnly? TermeLe { get; set; }
}

public sealed record DemanderViewModel(ChoixDeVoix Choix, DemandeSaisie Saisie)
{
    public IEnumerable<SelectListItem> Options => Choix.Voix.Select(v =>
        new SelectListItem($"{Libelles.Pour(v.Voix.Role)}, {v.Voix.Quartier}", DemanderAvis.Ecrire(v.Voix)) { Group = new SelectListGroup { Name = string.Join(", ", v.Personnes) } });
}

public sealed record InviterViewModel(AvisDuDossier Dossier, ExpertSaisie Saisie);

public sealed record ListeDAvisViewModel(AvisAttendus Avis, int Page, DateTimeOffset Maintenant, bool Demande);

public sealed record DossierReduitViewModel(DossierReduit Dossier, Func<string, string> LienDuFichier);

public sealed record QuartierViewModel(IReadOnlyList<DossierDuQuartier> Dossiers, bool Suite, int Page, DateTimeOffset Maintenant);

public sealed record FicheDeQuartierViewModel(DossierDuQuartier Dossier, DossierReduitViewModel Reduit, VoixDeQuartier Voix, MonAvisViewModel Formulaire);

public sealed record ExpertViewModel(InvitationLue? Invitation, string? Jeton, MonAvisViewModel? Formulaire, DateTimeOffset Maintenant)
{
    /// <summary>What was typed to ask for more time, or to stand down.</summary>
    public string? Mot { get; init; }

    /// <summary>The opinion that came too late, to be copied: it is kept nowhere.</summary>
    public string? Ecrit { get; init; }
}
