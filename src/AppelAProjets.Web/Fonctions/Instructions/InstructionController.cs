using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

[Route("instruction")]
[Reserve(Mission.Instruction)]
public sealed class InstructionController(AppelsInstruitsQuery appels, TableauInstructionQuery tableau) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Appels(CancellationToken annulation) =>
        View("AppelsInstruits", await appels.ChargerAsync(HttpContext.ActeurRequis(), annulation));

    [HttpGet("{appelCode}")]
    public async Task<IActionResult> Tableau(string appelCode, FiltreQuery filtre, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        return await tableau.ChargerAsync(appelCode, filtre.Lire(), acteur, annulation) is { } page
            ? View("Tableau", new TableauViewModel(page, acteur))
            : NotFound();
    }

    /// <summary>Closes the instruction of the ticked dossiers, or of all those in instruction.</summary>
    [HttpPost("{appelCode}/clore")]
    [Reserve(Role.Secretariat)]
    public async Task<IActionResult> Clore(
        string appelCode, FiltreQuery filtre, [FromForm] ClotureSaisie saisie, [FromServices] CloreInstruction clore, CancellationToken annulation)
    {
        if (!saisie.Tous && saisie.Ids is not { Length: > 0 })
        {
            TempData["Avertissement"] = "Cochez les dossiers dont l’instruction est à clore, ou choisissez « tous les dossiers en instruction ».";
            return Retour(appelCode, filtre);
        }

        var resultat = await clore.ExecuterAsync(appelCode, saisie.Tous ? null : saisie.Ids, saisie.SansProposition, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(resultat, bilan => Raconter(bilan, "L’instruction est close", appelCode, filtre), () => Tableau(appelCode, filtre, annulation));
    }

    /// <summary>Reopens the instruction of the ticked dossiers, with a reason.</summary>
    [HttpPost("{appelCode}/rouvrir")]
    [Reserve(Role.Secretariat)]
    public async Task<IActionResult> Rouvrir(
        string appelCode, FiltreQuery filtre, [FromForm] Guid[]? ids, [FromForm] string? motif, [FromServices] CloreInstruction clore, CancellationToken annulation)
    {
        if (ids is not { Length: > 0 } || string.IsNullOrWhiteSpace(motif))
        {
            TempData["Avertissement"] = "Pour rouvrir l’instruction, cochez les dossiers et indiquez le motif.";
            return Retour(appelCode, filtre);
        }

        var resultat = await clore.RouvrirAsync(appelCode, ids, motif, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(resultat, bilan => Raconter(bilan, "L’instruction est rouverte", appelCode, filtre), () => Tableau(appelCode, filtre, annulation));
    }

    private RedirectResult Raconter(BilanDeLot bilan, string fait, string appelCode, FiltreQuery filtre)
    {
        if (bilan.Faits > 0)
        {
            TempData["Succes"] = bilan.Faits == 1 ? $"{fait} pour 1 dossier." : $"{fait} pour {bilan.Faits} dossiers.";
        }

        if (bilan.Refus.Count > 0)
        {
            const int Montres = 5;
            var suite = bilan.Refus.Count > Montres ? $" … et {bilan.Refus.Count - Montres} autres." : "";
            TempData["Avertissement"] = $"{bilan.Refus.Count} refusés. {string.Join(" ", bilan.Refus.Take(Montres).Select(r => r.Message))}{suite}";
        }
        else if (bilan.Faits == 0)
        {
            TempData["Avertissement"] = "Aucun des dossiers cochés n’est dans l’état voulu : rien n’a changé.";
        }

        return Retour(appelCode, filtre);
    }

    private RedirectResult Retour(string appelCode, FiltreQuery filtre) => Redirect(filtre.Tableau(appelCode));
}
