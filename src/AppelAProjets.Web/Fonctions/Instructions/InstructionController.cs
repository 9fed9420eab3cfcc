using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

[Route("instruction")]
[Reserve(Mission.Instruction)]
public sealed class InstructionController(AppelsInstruitsQuery appels, TableauInstructionQuery tableau, VuesQuery vues) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Appels(CancellationToken annulation) =>
        View("AppelsInstruits", await appels.ChargerAsync(HttpContext.ActeurRequis(), annulation));

    [HttpGet("{appelCode}")]
    public async Task<IActionResult> Tableau(string appelCode, FiltreQuery filtre, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (filtre.VueSeule is { } vue)
        {
            return await OuvrirAsync(appelCode, filtre, vue, acteur, annulation);
        }

        return await tableau.ChargerAsync(appelCode, filtre.Lire(), acteur, annulation) is { } page
            ? View("Tableau", new TableauViewModel(page, acteur) { NonLues = filtre.NonLues() })
            : NotFound();
    }

    /// <summary>What closing all of them would do.</summary>
    [HttpGet("{appelCode}/clore")]
    [Reserve(Role.Secretariat)]
    public async Task<IActionResult> Cloture(string appelCode, FiltreQuery filtre, [FromServices] CloreInstruction clore, CancellationToken annulation)
    {
        var prevision = await clore.PrevoirAsync(appelCode, HttpContext.ActeurRequis(), annulation);
        return prevision.EstRefuse ? NotFound() : View("Cloture", new ClotureViewModel(prevision.Valeur, filtre.Tableau(appelCode), Request.QueryString.Value));
    }

    /// <summary>Closes the instruction of all the dossiers of the call that are in instruction; some of them are a bulk act (<c>Lots</c>).</summary>
    [HttpPost("{appelCode}/clore")]
    [Reserve(Role.Secretariat)]
    public async Task<IActionResult> Clore(
        string appelCode, FiltreQuery filtre, [FromForm] bool sansProposition, [FromServices] CloreInstruction clore, CancellationToken annulation)
    {
        var resultat = await clore.ExecuterAsync(appelCode, null, sansProposition, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(resultat, bilan => Raconter(bilan, appelCode, filtre), () => Tableau(appelCode, filtre, annulation));
    }

    // The address of a view leads to what it holds: from there each link says the whole state of the table.
    private async Task<IActionResult> OuvrirAsync(string appelCode, FiltreQuery filtre, Guid vue, Acteur acteur, CancellationToken annulation)
    {
        if (await vues.ContenuAsync(appelCode, vue, acteur, annulation) is { } contenu)
        {
            TempData.Keep();
            return Redirect($"{LiensInstructions.Tableau(appelCode)}?{contenu}{(filtre.Lire().Page is > 1 and var page ? $"&page={page}" : "")}");
        }

        TempData["Avertissement"] = "Cette vue n’existe plus, ou n’est pas partagée avec vous. Voici le tableau entier.";
        return Redirect(LiensInstructions.Tableau(appelCode));
    }

    private IActionResult Raconter(BilanDeLot bilan, string appelCode, FiltreQuery filtre)
    {
        if (bilan is { Faits: 0, Refus.Count: 0 })
        {
            TempData["Avertissement"] = "Aucun dossier de l’appel n’est en instruction : rien n’a changé.";
            return Retour(appelCode, filtre);
        }

        var succes = bilan.Faits == 0 ? null : $"L’instruction est close pour {(bilan.Faits > 1 ? $"{bilan.Faits} dossiers" : "1 dossier")}.";
        return this.Rapporter(new RapportDeLotViewModel(succes, "Instruction laissée ouverte", [.. bilan.Refus.Select(r => r.Message)], filtre.Tableau(appelCode)));
    }

    private RedirectResult Retour(string appelCode, FiltreQuery filtre) => Redirect(filtre.Tableau(appelCode));
}
