using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Remplacements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Remplacements;

public sealed class RemplacementSaisie
{
    [Display(Name = "Personne absente")]
    public Guid? RemplaceId { get; set; }
    [Display(Name = "Remplacée par")]
    public Guid? RemplacantId { get; set; }
    [Display(Name = "Premier jour d’absence")]
    public DateOnly? Du { get; set; }
    [Display(Name = "Dernier jour d’absence")]
    public DateOnly? Au { get; set; }
}

/// <param name="Mien">One's own leave; else those of the people whose work one arranges.</param>
public sealed record RemplacementsViewModel(RemplacementsLus Lus, RemplacementSaisie Saisie, bool Mien, DateTimeOffset Maintenant)
{
    public string Adresse => Mien ? LiensRemplacements.Mien : LiensRemplacements.Liste;

    public string Terminer(Guid id) => Mien ? LiensRemplacements.TerminerLeMien(id) : LiensRemplacements.Terminer(id);

    public static IEnumerable<SelectListItem> Choix(IReadOnlyList<AgentRemplacable> agents) => agents.Select(a => new SelectListItem($"{a.Nom} ({a.Roles})", $"{a.Id}"));
}
