using AppelAProjets.Application.Dossiers;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>The form of a call tried as a porteur by the Secrétariat: the pages of a dossier, without a dossier. What is typed comes back in the page and is kept nowhere.</summary>
[Reserve(Role.Secretariat)]
[Route("secretariat/appels/{code}/essai")]
public sealed class EssaiController(EssaiQuery essais, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Liste(string code, CancellationToken annulation) =>
        await essais.ChargerAsync(code, HttpContext.ActeurRequis(), annulation) is { } essai ? View("Essai", EnTete(essai.Remplir([], horloge.GetUtcNow()).Dossier, code)) : NotFound();

    [HttpGet("{section}")]
    public Task<IActionResult> Section(string code, string section, CancellationToken annulation) => MontrerAsync(code, section, [], annulation);

    [HttpPost("{section}")]
    public Task<IActionResult> Verifier(string code, string section, CancellationToken annulation) => MontrerAsync(code, section, SectionsController.Saisies(Request.Form), annulation);

    private async Task<IActionResult> MontrerAsync(string code, string section, List<ReponseSaisie> saisies, CancellationToken annulation)
    {
        if (SectionsController.Lire(section) is not { } laquelle || await essais.ChargerAsync(code, HttpContext.ActeurRequis(), annulation) is not { } essai)
        {
            return NotFound();
        }

        var (dossier, sorts) = essai.Remplir(saisies, horloge.GetUtcNow());
        if (!dossier.SectionsOuvertes.Contains(laquelle))
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.Ajouter(sorts.Values.Select(s => s.Refus).OfType<Domain.Refus>());
        ViewData["Agents"] = false;
        return View(SectionsController.Vue(laquelle), new SectionViewModel(EnTete(dossier, code), laquelle, sorts, saisies.ToDictionary(s => s.Cle, s => s.Saisi)));
    }

    private EnTeteDossier EnTete(DossierPorteur dossier, string code) => new(dossier, horloge.GetUtcNow()) { Adresse = LiensAppels.Essai(code), Essai = true };
}
