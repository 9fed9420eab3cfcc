using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Web.Fonctions.Papier;

namespace AppelAProjets.Web.Fonctions.Comites;

[Reserve(Mission.Comite)]
[Route("seances/{id:guid}")]
public sealed class RelevesController(ReleveQuery releves, IMoteurPdf moteur) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("releve")]
    public Task<IActionResult> Releve(Guid id, CancellationToken annulation) => AfficherAsync(id, null, annulation);

    /// <summary>What it will say, before it is frozen.</summary>
    [HttpGet("releve/apercu"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Apercu(Guid id, [FromServices] ApercuDuReleveQuery apercus, CancellationToken annulation) =>
        await apercus.ChargerAsync(id, Acteur, annulation) is { } apercu ? View("ApercuDuReleve", apercu) : NotFound();

    [HttpPost("releve"), Reserve(Role.Presidence)]
    public async Task<IActionResult> Arreter(Guid id, [FromServices] ArreterReleve arreter, [FromServices] ApercuDuReleveQuery apercus, CancellationToken annulation)
    {
        var resultat = await arreter.ExecuterAsync(id, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComites.Releve(id), "Le relevé d’arbitrage est arrêté. Les courriers peuvent être préparés."),
            async () =>
            {
                if (await apercus.ChargerAsync(id, Acteur, annulation) is { } apercu)
                {
                    return View("ApercuDuReleve", apercu);
                }

                // Frozen meanwhile, by another tab or another click: the session says where it stands.
                TempData["Avertissement"] = resultat.Refus!.Message;
                return this.Suivre(LiensComites.Seance(id));
            });
    }

    [HttpGet("releves/{numero:int}")]
    public Task<IActionResult> Releve(Guid id, int numero, CancellationToken annulation) => AfficherAsync(id, numero, annulation);

    [HttpGet("releves/{numero:int}/releve.pdf")]
    public async Task<IActionResult> Pdf(Guid id, int numero, CancellationToken annulation) =>
        await releves.ChargerAsync(id, Acteur, numero, annulation) is { } lu ? this.PdfDe(moteur, ImprimeDuReleve.Releve(lu), $"releve-{lu.Seance.Code}-{lu.Numero}.pdf") : NotFound();

    [HttpGet("compte-rendu.pdf")]
    public async Task<IActionResult> CompteRendu(Guid id, CancellationToken annulation) =>
        await releves.ChargerAsync(id, Acteur, null, annulation) is { } lu ? this.PdfDe(moteur, ImprimeDuReleve.CompteRendu(lu), $"compte-rendu-{lu.Seance.Code}-{lu.Numero}.pdf") : NotFound();

    private async Task<IActionResult> AfficherAsync(Guid id, int? numero, CancellationToken annulation) =>
        await releves.ChargerAsync(id, Acteur, numero, annulation) is { } lu ? View("Releve", new ReleveViewModel(lu, Acteur)) : NotFound();
}
