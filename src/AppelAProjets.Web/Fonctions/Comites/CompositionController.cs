using AppelAProjets.Application.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>The standing composition of the committee.</summary>
[Reserve(Role.Secretariat)]
[Route("comite/composition")]
public sealed class CompositionController(CompositionQuery composition, ChoixDuComiteQuery choix, DefinirSiegePermanent definir) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Composition(CancellationToken annulation) => View("Composition", new CompositionViewModel(await composition.PermanentsAsync(annulation)));

    [HttpGet("sieges/{id:guid?}")]
    public async Task<IActionResult> Siege(Guid? id, CancellationToken annulation)
    {
        if (id is null)
        {
            return await FormulaireAsync(new SiegeViewModel(), annulation);
        }

        return (await composition.PermanentsAsync(annulation)).FirstOrDefault(s => s.Id == id) is { } siege ? await FormulaireAsync(SiegeViewModel.De(siege), annulation) : NotFound();
    }

    [HttpPost("sieges/{id:guid?}")]
    public async Task<IActionResult> Siege(Guid? id, SiegeViewModel saisie, CancellationToken annulation)
    {
        saisie.Id = id;
        var resultat = !ModelState.IsValid ? null : await definir.ExecuterAsync(saisie.EnSaisie(id), Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Composition, $"Le siège « {saisie.Nom} » est enregistré."), () => FormulaireAsync(saisie, annulation));
    }

    [HttpPost("sieges/{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(Guid id, [FromForm] int version, CancellationToken annulation)
    {
        var resultat = await definir.RetirerAsync(id, version, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Composition, "Le siège est retiré de la composition permanente."), () => Siege(id, annulation));
    }

    private async Task<IActionResult> FormulaireAsync(SiegeViewModel modele, CancellationToken annulation)
    {
        modele.Personnes = SiegeViewModel.Choix(await choix.PersonnesAsync(Role.MembreComite, annulation), "Personne");
        modele.Financeurs = SiegeViewModel.Choix(await choix.TousLesFinanceursAsync(annulation), "Aucun : siège d’un collège");
        return View("Siege", modele);
    }
}
