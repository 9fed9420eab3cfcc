using AppelAProjets.Application.Appels;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Fonctions.Secretariat;

/// <summary>Grid and pieces of a call.</summary>
public sealed class GrilleController(AppelsQuery appels, ModifierGrille grille, ModifierPieces pieces) : SectionAppelController(appels)
{
    /// <summary>Form of the grid.</summary>
    [HttpGet("{code}/grille")]
    public Task<IActionResult> Grille(string code) => PageAsync(code, "Grille", GrilleViewModel.De);

    /// <summary>Records the grid.</summary>
    [HttpPost("{code}/grille")]
    public Task<IActionResult> Grille(string code, GrilleViewModel saisie, string? suite) =>
        EnregistrerAsync(code, "Grille", saisie, cible => grille.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "La grille est enregistrée.", Suite.Vers(suite, "/grille"));

    /// <summary>Form of the pieces.</summary>
    [HttpGet("{code}/pieces")]
    public Task<IActionResult> Pieces(string code) => PageAsync(code, "Pieces", PiecesViewModel.De);

    /// <summary>Records the pieces.</summary>
    [HttpPost("{code}/pieces")]
    public Task<IActionResult> Pieces(string code, PiecesViewModel saisie, string? suite) =>
        EnregistrerAsync(code, "Pieces", saisie, cible => pieces.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "Les pièces sont enregistrées.", Suite.Vers(suite, "/pieces"));
}
