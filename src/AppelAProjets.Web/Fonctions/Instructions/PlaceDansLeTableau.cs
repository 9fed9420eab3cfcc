using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>A sheet, and its place in the table that it was opened from: what every form of the sheet posts to.</summary>
public sealed class PlaceDansLeTableau : FiltreQuery
{
    [FromRoute(Name = "appelCode")] public string AppelCode { get; set; } = "";
    [FromRoute(Name = "id")] public Guid Id { get; set; }
    /// <summary>From 1; null when opened from elsewhere.</summary>
    [FromQuery(Name = "rang")] public int? Rang { get; set; }

    public string Fiche => FicheViewModel.Adresse(AppelCode, Id, Lire(), Rang);
}

internal static class FicheExtensions
{
    /// <summary>The sheet, read and told to the journal; again with what its form was refused for.</summary>
    public static async Task<IActionResult> FicheAsync(
        this Controller controleur, FicheInstructionQuery fiches, PlaceDansLeTableau place, CancellationToken annulation, (IReadOnlyList<ChampSaisi> Saisies, IReadOnlyList<SortDuChamp> Sorts)? travail = null)
    {
        var acteur = controleur.HttpContext.ActeurRequis();
        if (await fiches.ChargerAsync(place.AppelCode, place.Id, place.Lire(), place.Rang, acteur, annulation) is not { } fiche)
        {
            return controleur.NotFound();
        }

        await fiches.TracerAsync(fiche, acteur, annulation);
        controleur.HttpContext.Features.Set(PolitiqueDeContenu.PageAvecCadre);
        return controleur.View("Fiche", new FicheViewModel(fiche, place.Lire(), place.Rang, acteur) { Saisies = travail?.Saisies ?? [], Sorts = travail?.Sorts ?? [] });
    }
}
