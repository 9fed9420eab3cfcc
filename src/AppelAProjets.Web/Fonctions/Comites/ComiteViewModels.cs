using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>The committee of a call.</summary>
public sealed record ComiteViewModel(ComiteRow Appel, IReadOnlyList<SeanceRow> Seances, IReadOnlyList<SiegeRow> Sieges, bool EstSecretariat);

/// <summary>Form of a new session.</summary>
public sealed class NouvelleSeanceViewModel
{
    /// <summary>Title.</summary>
    [Required, StringLength(200), Display(Name = "Intitulé")]
    public string Titre { get; set; } = "Comité des financeurs";

    /// <summary>Day.</summary>
    [Required, Display(Name = "Jour")]
    public DateOnly? Jour { get; set; }

    /// <summary>Time, Paris.</summary>
    [Required, Display(Name = "Heure de début")]
    public TimeOnly? Heure { get; set; } = new(9, 30);

    /// <summary>Place.</summary>
    [StringLength(200), Display(Name = "Lieu")]
    public string? Lieu { get; set; }

    /// <summary>Deliberative seats per item.</summary>
    [Required, Display(Name = "Quorum (sièges délibératifs présents sur chaque point)")]
    public int? Quorum { get; set; }

    /// <summary>Who presides.</summary>
    [Required, Display(Name = "Présidence")]
    public Guid? PresidenceId { get; set; }

    /// <summary>Who may preside.</summary>
    public IReadOnlyList<SelectListItem> Presidences { get; set; } = [];
}

/// <summary>Form of a seat.</summary>
public sealed class SiegeViewModel
{
    /// <summary>Null for a new seat.</summary>
    public Guid? Id { get; set; }

    /// <summary>Version read.</summary>
    public int Version { get; set; }

    /// <summary>Name.</summary>
    [Required, StringLength(120), Display(Name = "Nom du siège")]
    public string Nom { get; set; } = "";

    /// <summary>Funder, or none for a college.</summary>
    [Display(Name = "Financeur")]
    public Guid? FinanceurId { get; set; }

    /// <summary>Deliberative or consultative.</summary>
    [Display(Name = "Voix")]
    public Voix Voix { get; set; }

    /// <summary>Holder.</summary>
    [Required, Display(Name = "Titulaire")]
    public Guid? TitulaireId { get; set; }

    /// <summary>Substitute.</summary>
    [Display(Name = "Suppléant")]
    public Guid? SuppleantId { get; set; }

    /// <summary>Funders of the call.</summary>
    public IReadOnlyList<SelectListItem> Financeurs { get; set; } = [];

    /// <summary>Members.</summary>
    public IReadOnlyList<SelectListItem> Personnes { get; set; } = [];

    /// <summary>Voices.</summary>
    public static IReadOnlyList<SelectListItem> LesVoix { get; } =
        [.. Enum.GetValues<Voix>().Select(v => new SelectListItem(Domain.Libelles.Pour(v), v.ToString()))];
}
