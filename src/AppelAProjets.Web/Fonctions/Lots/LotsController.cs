using AppelAProjets.Application.Lots;

namespace AppelAProjets.Web.Fonctions.Lots;

/// <summary>One act on the dossiers chosen in the table: what it asks, what it would do to each, then what it did.</summary>
[Route("instruction/{appelCode}/lots")]
[Reserve(Role.Instructeur, Role.Valideur, Role.Secretariat)]
public sealed class LotsController(TraiterEnLot lots) : Controller
{
    /// <summary>Where a page that can no longer be sent comes back to: nothing is chosen here.</summary>
    [HttpGet("")]
    public IActionResult Accueil(string appelCode) => View("LotVide", Table(appelCode));

    [HttpPost("")]
    public async Task<IActionResult> Preparer(string appelCode, [FromForm] LotSaisi saisie, CancellationToken annulation)
    {
        var demande = saisie.Demander(appelCode);
        if (demande.Choix.Count == 0)
        {
            TempData["Avertissement"] = "Cochez d’abord, dans le tableau, les dossiers sur lesquels agir.";
            return Redirect(Table(appelCode));
        }

        var lot = await lots.PrevoirAsync(demande, HttpContext.ActeurRequis(), annulation);
        return Repondre(appelCode, lot, saisie);
    }

    [HttpPost("execution")]
    public async Task<IActionResult> Executer(string appelCode, [FromForm] LotSaisi saisie, CancellationToken annulation)
    {
        var lot = await lots.ExecuterAsync(saisie.Demander(appelCode), HttpContext.ActeurRequis(), annulation);
        return lot is { EstRefuse: false, Valeur.Sorts: not null } ? View("LotRapport", Vue(appelCode, lot.Valeur, saisie)) : Repondre(appelCode, lot, saisie);
    }

    private IActionResult Repondre(string appelCode, Resultat<Lot> lot, LotSaisi saisie)
    {
        if (lot is { EstRefuse: true, Issue: Issue.Refuse })
        {
            TempData["Avertissement"] = lot.Refus.Message;
            return Redirect(Table(appelCode));
        }

        if (lot.EstRefuse)
        {
            return NotFound();
        }

        if (saisie.Voir)
        {
            ModelState.Ajouter(lot.Valeur.Refus, "");
        }

        return View("Lot", Vue(appelCode, lot.Valeur, saisie));
    }

    private LotViewModel Vue(string appelCode, Lot lot, LotSaisi saisie) => new(lot, saisie, Table(appelCode), Request.QueryString.Value ?? "");

    private string Table(string appelCode) => LiensInstructions.Tableau(appelCode) + Request.QueryString.Value;
}
