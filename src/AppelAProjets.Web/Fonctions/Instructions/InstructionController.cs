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
