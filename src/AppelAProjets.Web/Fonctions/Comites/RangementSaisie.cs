using System.ComponentModel.DataAnnotations;

namespace AppelAProjets.Web.Fonctions.Comites;

public enum GesteSurPoints
{
    Rang,
    Bloc,
    HorsBloc,
    Complementaire,
    EnAttente,
    SansMarque,
}

public sealed class RangementSaisie
{
    public Guid[] Points { get; set; } = [];

    [Required]
    public GesteSurPoints? Geste { get; set; }

    [Display(Name = "Rang")]
    public int? Rang { get; set; }

    [StringLength(120), Display(Name = "Bloc")]
    public string? Bloc { get; set; }
}
