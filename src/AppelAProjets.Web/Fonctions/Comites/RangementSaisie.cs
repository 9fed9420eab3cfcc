using System.ComponentModel.DataAnnotations;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

public enum GesteSurPoints
{
    Rang,
    Bloc,
    HorsBloc,
    Complementaire,
    EnAttente,
    SansMarque,
    Retirer,
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

    /// <summary>Of the page on which they were ticked.</summary>
    public FiltreDePoints Filtre { get; set; }

    [StringLength(200), Display(Name = "Chercher un point")]
    public string? Texte { get; set; }

    /// <summary>Of the items taken off.</summary>
    [StringLength(1000), Display(Name = "Motif")]
    public string? Motif { get; set; }
}

public sealed class PlaceSaisie
{
    /// <summary>None: in no block.</summary>
    public Guid? Bloc { get; set; }

    /// <summary>The item before which; none: last.</summary>
    public Guid? Avant { get; set; }

    /// <summary>Sent by the script, which shows the move by itself.</summary>
    public bool Script { get; set; }
}
