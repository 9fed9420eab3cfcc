using AppelAProjets.Application.Deports;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Deports;

/// <summary>One's own déports; those of a call, for its Présidence, which imposes and lifts them, and for the Secrétariat.</summary>
[Route("deports")]
[Reserve(Role.Instructeur, Role.Valideur, Role.ReferentQuartier, Role.DeleguePrefet, Role.Lecteur, Role.Secretariat, Role.SignataireCourrier, Role.MembreComite, Role.Presidence)]
public sealed class DeportsController(DeportsQuery deports) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Miens(CancellationToken annulation) =>
        View("Miens", new MesDeportsViewModel(await deports.MiensAsync(Acteur, annulation), await deports.AppelsAsync(Acteur, annulation)));

    /// <summary>The person asks; the Présidence decides.</summary>
    [HttpPost("{id:guid}/levee")]
    public async Task<IActionResult> DemanderLaLevee(Guid id, [FromForm(Name = "Levee")] LeveeSaisie levee, [FromServices] LeverDeport lever, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await lever.DemanderAsync(id, levee.Motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensDeports.Miens, "Votre demande est transmise à la présidence."), () => Miens(annulation), "Levee.");
    }

    [HttpGet("{code:maxlength(20)}")]
    [Reserve(Role.Presidence, Role.Secretariat)]
    public async Task<IActionResult> DeLAppel(string code, CancellationToken annulation) => await deports.DeLAppelAsync(code, Acteur, annulation) is { } page
        ? View("DeLAppel", new DeportsDeLAppelViewModel(page.Appel, page.Deports, Acteur.A(Role.Presidence)))
        : NotFound();

    [HttpPost("{code:maxlength(20)}/{id:guid}/lever")]
    [Reserve(Role.Presidence)]
    public async Task<IActionResult> Lever(string code, Guid id, [FromForm(Name = "Levee")] LeveeSaisie levee, [FromServices] LeverDeport lever, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await lever.ExecuterAsync(code, id, levee.Motif, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensDeports.DeLAppel(code), "Le déport est levé. La personne en est prévenue."), () => DeLAppel(code, annulation), "Levee.");
    }

    [HttpGet("{code:maxlength(20)}/imposer")]
    [Reserve(Role.Presidence)]
    public Task<IActionResult> Imposer(string code, CancellationToken annulation) => MontrerAsync(code, new ImpositionViewModel(), false, annulation);

    [HttpPost("{code:maxlength(20)}/imposer")]
    [Reserve(Role.Presidence)]
    public async Task<IActionResult> Imposer(string code, [FromForm(Name = "Saisie")] ImpositionViewModel saisie, [FromServices] ImposerDeport imposer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await imposer.ExecuterAsync(code, saisie.EnSaisie(), Acteur, annulation);
        var aConfirmer = resultat?.Refus?.Code == ImposerDeport.AConfirmer;
        if (aConfirmer)
        {
            ViewData["AConfirmer"] = resultat!.Refus!.Message;
            return await MontrerAsync(code, saisie, true, annulation);
        }

        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensDeports.DeLAppel(code), "Le déport est enregistré. La personne en est prévenue."), () => MontrerAsync(code, saisie, false, annulation), "Saisie.");
    }

    private async Task<IActionResult> MontrerAsync(string code, ImpositionViewModel saisie, bool aConfirmer, CancellationToken annulation)
    {
        if (await deports.DeLAppelAsync(code, Acteur, annulation) is not { Appel: var appel })
        {
            return NotFound();
        }

        var agents = (await deports.AgentsAsync(annulation)).Select(a => new SelectListItem(a.Nom, $"{a.Id}"));
        return View("Imposer", new ImposerViewModel(appel, [.. agents], aConfirmer) { Saisie = saisie });
    }
}
