using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed record ComiteViewModel(ComiteRow Appel, IReadOnlyList<SeanceRow> Seances, IReadOnlyList<SiegeRow> Sieges, bool EstSecretariat)
{
    /// <summary>Where its seats and the standing composition differ, for the Secrétariat.</summary>
    public IReadOnlyList<DifferenceDeComposition> Differences { get; init; } = [];

    /// <summary>Who may sit today, with the funders that each may speak for; null when it is not to be said.</summary>
    public ILookup<Guid, MembreDuComiteRow>? Membres { get; init; }

    public DateOnly Aujourdhui { get; init; }

    /// <summary>Named on a seat that sits, without the role for it any more.</summary>
    public bool EstSansDroit(SiegeRow siege, Guid? compte) => compte is { } id && Membres is not null && siege.EnSiege().EstEnFonction(Aujourdhui)
        && !Membres[id].Any(m => siege.FinanceurId is null || m.FinanceurId == siege.FinanceurId);

    /// <summary>The funders that would vote more than once.</summary>
    public IEnumerable<string> EnDouble => !EstSecretariat ? []
        : Sieges.Where(s => s is { Voix: Voix.Deliberative, Sigle: not null } && s.EnSiege().EstEnFonction(Aujourdhui)).GroupBy(s => s.Sigle!).Where(g => g.Count() > 1).Select(g => g.Key);

    /// <summary>The what-if allocations of the call exist for this person.</summary>
    public bool VoitLesScenarios { get; init; }
}

public sealed record ComitesViewModel(IReadOnlyList<ComiteRow> Appels, bool EstSecretariat);

public sealed record CompositionViewModel(IReadOnlyList<SiegeRow> Sieges);

public sealed class NouvelleSeanceViewModel
{
    [Required, StringLength(200), Display(Name = "Intitulé")]
    public string Titre { get; set; } = "Comité des financeurs";

    [Required, Display(Name = "Jour")]
    public DateOnly? Jour { get; set; }

    /// <summary>Time, Paris.</summary>
    [Required, Display(Name = "Heure de début")]
    public TimeOnly? Heure { get; set; } = new(9, 30);

    /// <summary>Time, Paris.</summary>
    [Display(Name = "Heure de fin")]
    public TimeOnly? Fin { get; set; }

    [StringLength(200), Display(Name = "Lieu")]
    public string? Lieu { get; set; }

    [Required, Display(Name = "Quorum (sièges délibératifs présents sur chaque point)")]
    public int? Quorum { get; set; }

    [Required, Display(Name = "Présidence")]
    public Guid? PresidenceId { get; set; }

    public int Version { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Presidences { get; set; } = [];

    public static NouvelleSeanceViewModel De(SeanceDetailRow seance) => new()
    {
        Titre = seance.Titre, Jour = HeureDeParis.Jour(seance.PrevueLe), Heure = HeureDeParis.Heure(seance.PrevueLe), Fin = seance.FinPrevueLe is { } fin ? HeureDeParis.Heure(fin) : null,
        Lieu = seance.Lieu, Quorum = seance.Quorum, PresidenceId = seance.PresidenceId, Version = seance.Version,
    };

    public SeanceAPreparer EnDemande(string code) => new()
    {
        Code = code, Titre = Titre, Jour = Jour!.Value, Heure = Heure!.Value, Fin = Fin, Lieu = Lieu, Quorum = Quorum!.Value, PresidenceId = PresidenceId!.Value,
    };
}

public sealed class SiegeViewModel
{
    [BindNever]
    public Guid? Id { get; set; }

    public int Version { get; set; }

    [Required, StringLength(120), Display(Name = "Nom du siège")]
    public string Nom { get; set; } = "";

    /// <summary>Funder, or none for a college.</summary>
    [Display(Name = "Financeur")]
    public Guid? FinanceurId { get; set; }

    [Display(Name = "Voix")]
    public Voix Voix { get; set; }

    [StringLength(120), Display(Name = "Collège")]
    public string? College { get; set; }

    [Display(Name = "Titulaire")]
    public Guid? TitulaireId { get; set; }

    [Display(Name = "Suppléant")]
    public Guid? SuppleantId { get; set; }

    [Display(Name = "Siège à partir du")]
    public DateOnly? Du { get; set; }

    [Display(Name = "Siège jusqu’au")]
    public DateOnly? Au { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Financeurs { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Personnes { get; set; } = [];

    public static IReadOnlyList<SelectListItem> LesVoix { get; } =
        [.. Enum.GetValues<Voix>().Select(v => new SelectListItem(Domain.Libelles.Pour(v), v.ToString()))];

    public static SiegeViewModel De(SiegeRow siege) => new()
    {
        Id = siege.Id, Version = siege.Version, Nom = siege.Nom, FinanceurId = siege.FinanceurId, College = siege.College, Voix = siege.Voix, TitulaireId = siege.TitulaireId,
        SuppleantId = siege.SuppleantId, Du = siege.Du, Au = siege.Au,
    };

    public SiegeADefinir EnSaisie(Guid? id) => new()
    {
        Id = id, Version = Version, Nom = Nom.Trim(), FinanceurId = FinanceurId, College = string.IsNullOrWhiteSpace(College) ? null : College.Trim(), Voix = Voix, TitulaireId = TitulaireId,
        SuppleantId = SuppleantId, Du = Du, Au = Au,
    };

    /// <summary>When it sits, in words.</summary>
    public static string Dates(SiegeRow siege) => (siege.Du, siege.Au) switch
    {
        ({ } du, { } au) => $"du {HeureDeParis.EcrireJour(du)} au {HeureDeParis.EcrireJour(au)}",
        ({ } du, null) => $"depuis le {HeureDeParis.EcrireJour(du)}",
        (null, { } au) => $"jusqu’au {HeureDeParis.EcrireJour(au)}",
        _ => "sans terme",
    };

    internal static List<SelectListItem> Choix(IEnumerable<ChoixRow> personnes, string aucun) => [new(aucun, ""), .. personnes.Select(p => new SelectListItem(p.Nom, p.Id.ToString()))];
}
