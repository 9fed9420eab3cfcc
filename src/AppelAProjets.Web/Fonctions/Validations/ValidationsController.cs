using System.Globalization;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Validations;

namespace AppelAProjets.Web.Fonctions.Validations;

/// <summary>What awaits a Valideur: chosen, looked at together against the envelopes, then validated or returned.</summary>
[Route("validations")]
[Reserve(Role.Valideur)]
public sealed class ValidationsController(ValidationsQuery validations, TraiterPropositions traiter) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> AValider(CancellationToken annulation) => View("AValider", FileDeValidation.Grouper(await validations.AValiderAsync(Acteur, annulation)));

    /// <summary>What validating would do: nothing is written yet.</summary>
    /// <param name="lignes">Those ticked.</param>
    /// <param name="groupe">All those of a call and funder: « code|funder ».</param>
    [HttpPost("selection")]
    public async Task<IActionResult> Choisir([FromForm] Guid[]? lignes, [FromForm] string? groupe, CancellationToken annulation)
    {
        var choisies = (await validations.AValiderAsync(Acteur, annulation)).Where(p => groupe is null ? lignes?.Contains(p.LigneId) == true : FileDeValidation.Cle(p) == groupe);
        return await MontrerAsync([.. choisies], annulation);
    }

    /// <param name="lignes">Line and version seen: « identifier|version ».</param>
    [HttpPost("valider")]
    public async Task<IActionResult> Valider([FromForm] string[]? lignes, CancellationToken annulation)
    {
        var resultat = await traiter.ValiderAsync(Lire(lignes), Acteur, annulation);
        return await this.RepondreAsync(resultat, bilan => Raconter(bilan, ("proposition validée", "propositions validées")), () => RemontrerAsync(lignes, annulation));
    }

    [HttpPost("renvoyer")]
    public async Task<IActionResult> Renvoyer([FromForm] string[]? lignes, [FromForm(Name = "Renvoi")] RenvoiSaisie renvoi, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await traiter.RenvoyerAsync(Lire(lignes), renvoi.Motif, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, bilan => Raconter(bilan, ("proposition renvoyée à son instructeur", "propositions renvoyées à leurs instructeurs")), () => RemontrerAsync(lignes, annulation), "Renvoi.");
    }

    private async Task<IActionResult> RemontrerAsync(string[]? lignes, CancellationToken annulation)
    {
        var visees = Lire(lignes).Select(v => v.LigneId).ToHashSet();
        return await MontrerAsync([.. (await validations.AValiderAsync(Acteur, annulation)).Where(p => visees.Contains(p.LigneId))], annulation);
    }

    private async Task<IActionResult> MontrerAsync(IReadOnlyList<PropositionAValider> choisies, CancellationToken annulation)
    {
        if (choisies.Count == 0)
        {
            TempData["Avertissement"] = "Cochez les propositions à valider ou à renvoyer.";
            return Redirect(LiensValidations.AValider);
        }

        return View("Selection", new SelectionViewModel(choisies, await validations.EnveloppesAsync([.. choisies.Select(c => c.AppelId).Distinct()], Acteur, annulation)));
    }

    private IActionResult Raconter(BilanDeLot bilan, (string Une, string Plusieurs) quoi) => this.Rapporter(new RapportDeLotViewModel(
        bilan.Faits == 0 ? null : $"{bilan.Faits} {(bilan.Faits == 1 ? quoi.Une : quoi.Plusieurs)}.", "Propositions laissées telles quelles", [.. bilan.Refus.Select(r => r.Message)], LiensValidations.AValider));

    private static PropositionVisee[] Lire(string[]? lignes) => [.. (lignes ?? []).Select(Lire).OfType<PropositionVisee>()];

    private static PropositionVisee? Lire(string ligne) =>
        ligne.Split('|') is [var id, var version] && Guid.TryParse(id, out var ligneId) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var vue)
            ? new PropositionVisee(ligneId, vue)
            : null;
}
