using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed record ComiteViewModel(ComiteRow Appel, IReadOnlyList<SeanceRow> Seances, IReadOnlyList<SiegeRow> Sieges, bool EstSecretariat);

public sealed class NouvelleSeanceViewModel
{
    [Required, StringLength(200), Display(Name = "Intitulé")]
    public string Titre { get; set; } = "Comité des financeurs";

    [Required, Display(Name = "Jour")]
    public DateOnly? Jour { get; set; }

    /// <summary>Time, Paris.</summary>
    [Required, Display(Name = "Heure de début")]
    public TimeOnly? Heure { get; set; } = new(9, 30);

    [StringLength(200), Display(Name = "Lieu")]
    public string? Lieu { get; set; }

    [Required, Display(Name = "Quorum (sièges délibératifs présents sur chaque point)")]
    public int? Quorum { get; set; }

    [Required, Display(Name = "Présidence")]
    public Guid? PresidenceId { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Presidences { get; set; } = [];
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

    [Required, Display(Name = "Titulaire")]
    public Guid? TitulaireId { get; set; }

    [Display(Name = "Suppléant")]
    public Guid? SuppleantId { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Financeurs { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Personnes { get; set; } = [];

    public static IReadOnlyList<SelectListItem> LesVoix { get; } =
        [.. Enum.GetValues<Voix>().Select(v => new SelectListItem(Domain.Libelles.Pour(v), v.ToString()))];
}
