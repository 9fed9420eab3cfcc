using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
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
    // The page says itself what may change.
    public override string? Verrou => EstCompletable ? null : base.Verrou;
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
    [Display(Name = "Compléments à envoyer avant la fin du")]
    public DateOnly? ComplementsAvantLe { get; set; }
    [Display(Name = "Réunion de co-instruction prévue le")]
    public DateOnly? CoinstructionLe { get; set; }
    [Display(Name = "Comité des financeurs prévu le")]
    public DateOnly? ComitePrevuLe { get; set; }
    [Display(Name = "Comité de pilotage prévu le")]
    public DateOnly? CopilLe { get; set; }
    [Display(Name = "Réponse aux porteurs avant le")]
    public DateOnly? ReponseAvantLe { get; set; }
    [Display(Name = "Bilan de l’action à envoyer avant la fin du")]
    public DateOnly? BilanAvantLe { get; set; }
    public IList<ReunionViewModel> Reunions { get; set; } = [];
    [Display(Name = "Motif de la prolongation")]
    public string? Motif { get; set; }

    [Display(Name = "Motif du changement")]
    public string? MotifDesDates { get; set; }

    [Display(Name = "Organisation")]
    public Guid? UneOrganisation { get; set; }
    [Display(Name = "Dernier jour pour cette organisation")]
    public DateOnly? UneClotureJour { get; set; }
    [Display(Name = "Dernière heure (heure de Paris)")]
    public string? UneClotureHeure { get; set; }
    [Display(Name = "Cette nuit-là, cette heure a lieu deux fois. Laquelle ?")]
    public HeureAmbigue? UneClotureChoix { get; set; }
    [Display(Name = "Motif pour cette organisation")]
    public string? UnMotif { get; set; }

    /// <summary>Those that have begun a dossier.</summary>
    [BindNever]
    public IReadOnlyList<ProlongationRow> Organisations { get; set; } = [];

    public IEnumerable<SelectListItem> ChoixDOrganisations => Organisations.Select(o => new SelectListItem(o.Designation, o.OrganisationId.ToString()));

    public IEnumerable<ProlongationRow> Prolongees => Organisations.Where(o => o.ClotureLe is not null);

    public bool EstProlongeablePourUne => Complet.Etat is EtatAppel.DepotOuvert or EtatAppel.DepotClos && Organisations.Count > 0;

    [BindNever]
    public SaisieDInstant UneCloture => new(UneClotureJour, UneClotureHeure, UneClotureChoix);

    public ProlongationPourUne EnProlongationPourUne() => new(UneOrganisation, UneCloture, UnMotif);

    public bool EstProlongeable => Complet.Etat is EtatAppel.Publie or EtatAppel.DepotOuvert;
    [BindNever]
    public SaisieDInstant Ouverture => new(OuvertureJour, OuvertureHeure, OuvertureChoix);
    [BindNever]
    public SaisieDInstant Cloture => new(ClotureJour, ClotureHeure, ClotureChoix);

    public static CalendrierViewModel De(AppelComplet appel, IReadOnlyList<ProlongationRow> organisations)
    {
        var (ouverture, cloture) = (SaisieDInstant.De(appel.OuvertureLe), SaisieDInstant.De(appel.ClotureLe));
        return new CalendrierViewModel
        {
            Organisations = organisations,
            OuvertureJour = ouverture.Jour,
            OuvertureHeure = ouverture.Heure,
            OuvertureChoix = ouverture.Choix,
            ClotureJour = cloture.Jour,
            ClotureHeure = cloture.Heure,
            ClotureChoix = cloture.Choix,
            UneClotureHeure = cloture.Heure,
            ComplementsAvantLe = appel.ComplementsAvantLe,
            CoinstructionLe = appel.CoinstructionLe,
            ComitePrevuLe = appel.ComitePrevuLe,
            CopilLe = appel.CopilLe,
            ReponseAvantLe = appel.ReponseAvantLe,
            BilanAvantLe = appel.BilanAvantLe,
            Reunions = [.. appel.Reunions.Select(ReunionViewModel.De), .. Enumerable.Range(appel.Reunions.Count, Math.Max(0, Calendrier.ReunionsAuPlus - appel.Reunions.Count)).Select(_ => new ReunionViewModel())],
        };
    }

    public DatesAnnoncees EnDates() => new(Suite, EnReunions);

    public SaisieDeCalendrier EnSaisie() => new(Ouverture, Cloture, Suite, EnReunions);

    private DatesDeLaSuite Suite => new()
    {
        ComplementsAvantLe = ComplementsAvantLe, CoinstructionLe = CoinstructionLe, ComitePrevuLe = ComitePrevuLe, CopilLe = CopilLe, ReponseAvantLe = ReponseAvantLe, BilanAvantLe = BilanAvantLe,
    };

    private IReadOnlyList<SaisieDeReunion> EnReunions => [.. Reunions.Take(Calendrier.ReunionsAuPlus).Select(r => r.EnSaisie())];
}

public sealed class ReunionViewModel
{
    [Display(Name = "Jour")]
    public DateOnly? Jour { get; set; }
    [Display(Name = "Heure de Paris")]
    public string? Heure { get; set; }
    [Display(Name = "Lieu")]
    public string? Lieu { get; set; }

    public static ReunionViewModel De(ReunionPrevue reunion)
    {
        var le = SaisieDInstant.De(reunion.Le);
        return new ReunionViewModel { Jour = le.Jour, Heure = le.Heure, Lieu = reunion.Lieu };
    }

    // In the night of October the first of the two hours: nobody meets at that time.
    public SaisieDeReunion EnSaisie() => new(new SaisieDInstant(Jour, Heure, HeureAmbigue.HeureDEte), Lieu);
}
