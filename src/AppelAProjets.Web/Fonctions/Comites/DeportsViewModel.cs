using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed class DeportsSaisie
{
    public Guid[] Points { get; set; } = [];

    [Display(Name = "De tous les dossiers de ces organisations, ceux-ci et les suivants")]
    public bool TouteLOrganisation { get; set; }

    [StringLength(1000), Display(Name = "Motif")]
    public string? Motif { get; set; }
}

public sealed class DeportsViewModel(OrdreDuJourLu lu)
{
    public SeanceDetailRow Seance => lu.Seance;

    public int Deja => lu.Deports;

    /// <summary>Still to be examined.</summary>
    public IReadOnlyList<DossierDuComite> Points { get; } = [.. lu.Points.Where(p => p.EtatPoint == EtatPoint.Inscrit)];

    public DeportsSaisie Saisie { get; init; } = new();

    public bool TouteLOrganisation => Saisie.TouteLOrganisation;

    public string? Motif => Saisie.Motif;
}
