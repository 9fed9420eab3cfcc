using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Appels;

/// <summary>The calendar, in Paris time; once published, only the closing is put off, with a reason.</summary>
public sealed class CalendrierViewModel : SectionViewModel
{
    public static IReadOnlyList<SelectListItem> Heures { get; } =
    [
        new("La première fois (heure d’été)", nameof(HeureAmbigue.HeureDEte)),
        new("La seconde fois (heure d’hiver)", nameof(HeureAmbigue.HeureDHiver)),
    ];

    public override SectionAppel Section => SectionAppel.Calendrier;
    [Display(Name = "Jour d’ouverture du dépôt")]
    public DateOnly? OuvertureJour { get; set; }
    [Display(Name = "Heure d’ouverture (heure de Paris)")]
    public string? OuvertureHeure { get; set; }
    [Display(Name = "Cette nuit-là, l’heure d’ouverture a lieu deux fois. Laquelle ?")]
    public HeureAmbigue? OuvertureChoix { get; set; }
    [Display(Name = "Jour de clôture du dépôt")]
    public DateOnly? ClotureJour { get; set; }
    [Display(Name = "Heure de clôture (heure de Paris)")]
    public string? ClotureHeure { get; set; }
    [Display(Name = "Cette nuit-là, l’heure de clôture a lieu deux fois. Laquelle ?")]
    public HeureAmbigue? ClotureChoix { get; set; }
    [Display(Name = "Comité des financeurs prévu le")]
    public DateOnly? ComitePrevuLe { get; set; }
    [Display(Name = "Réponse aux porteurs avant le")]
    public DateOnly? ReponseAvantLe { get; set; }
    [Display(Name = "Motif de la prolongation")]
    public string? Motif { get; set; }

    [Display(Name = "Motif du changement")]
    public string? MotifDesDates { get; set; }

    public bool EstProlongeable => Complet.Etat is EtatAppel.Publie or EtatAppel.DepotOuvert;
    [BindNever]
    public SaisieDInstant Ouverture => new(OuvertureJour, OuvertureHeure, OuvertureChoix);
    [BindNever]
    public SaisieDInstant Cloture => new(ClotureJour, ClotureHeure, ClotureChoix);

    public static CalendrierViewModel De(AppelRow appel)
    {
        var (ouverture, cloture) = (SaisieDInstant.De(appel.OuvertureLe), SaisieDInstant.De(appel.ClotureLe));
        return new CalendrierViewModel
        {
            OuvertureJour = ouverture.Jour,
            OuvertureHeure = ouverture.Heure,
            OuvertureChoix = ouverture.Choix,
            ClotureJour = cloture.Jour,
            ClotureHeure = cloture.Heure,
            ClotureChoix = cloture.Choix,
            ComitePrevuLe = appel.ComitePrevuLe,
            ReponseAvantLe = appel.ReponseAvantLe,
        };
    }

    public DatesAnnoncees EnDates() => new(ComitePrevuLe, ReponseAvantLe);

    public SaisieDeCalendrier EnSaisie() => new(Ouverture, Cloture, ComitePrevuLe, ReponseAvantLe);
}
