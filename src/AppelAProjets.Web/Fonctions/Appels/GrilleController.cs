using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class GrilleController(AppelsQuery appels, ModifierGrille grille, ModifierPieces pieces) : SectionAppelController(appels)
{
    [HttpGet("{code}/grille")]
    public Task<IActionResult> Grille(string code) => PageAsync(code, "Grille", GrilleViewModel.De);

    [HttpPost("{code}/grille")]
    public Task<IActionResult> Grille(string code, GrilleViewModel saisie, string? suite)
    {
        var ecart = suite == "ajouter" ? null : GrilleDeNotation.EcartDesPoids(saisie.Total);
        saisie.Attention = ecart is null ? null : $"La grille est enregistrée. {ecart}";
        return EnregistrerAsync(
            code, "Grille", saisie, cible => grille.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "La grille est enregistrée.",
            ecart is null ? Suite.Vers(suite, "/grille") : "/grille");
    }

    [HttpGet("{code}/pieces")]
    public Task<IActionResult> Pieces(string code) => PageAsync(code, "Pieces", PiecesViewModel.De);

    [HttpPost("{code}/pieces")]
    public Task<IActionResult> Pieces(string code, PiecesViewModel saisie, string? suite) =>
        EnregistrerAsync(code, "Pieces", saisie, cible => pieces.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "Les pièces sont enregistrées.", Suite.Vers(suite, "/pieces"));
}
