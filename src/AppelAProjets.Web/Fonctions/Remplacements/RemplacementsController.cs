using AppelAProjets.Application.Remplacements;

namespace AppelAProjets.Web.Fonctions.Remplacements;

/// <summary>Who does the work of an agent on leave: one's own leave in « Mon compte », those of others for who administers.</summary>
public sealed class RemplacementsController(RemplacementsQuery remplacements, NommerRemplacant nommer, TerminerRemplacement terminer, TimeProvider horloge) : Controller
{
    /// <summary>Those whose work is handed on.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Where(Domain.Remplacements.Remplacement.SeTransmet)];

    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("/compte/remplacement"), Reserve(Role.Instructeur, Role.Valideur, Role.ReferentQuartier, Role.DeleguePrefet, Role.ConseilCitoyen, Role.Secretariat)]
    public Task<IActionResult> Mien(CancellationToken annulation) => PageAsync(new RemplacementSaisie(), mien: true, annulation);

    [HttpPost("/compte/remplacement"), Reserve(Role.Instructeur, Role.Valideur, Role.ReferentQuartier, Role.DeleguePrefet, Role.ConseilCitoyen, Role.Secretariat)]
    public Task<IActionResult> NommerLeMien([FromForm(Name = "Saisie")] RemplacementSaisie saisie, CancellationToken annulation)
    {
        saisie.RemplaceId = Acteur.CompteId;
        return NommerAsync(saisie, mien: true, annulation);
    }

    [HttpPost("/compte/remplacement/{id:guid}/terminer"), Reserve(Role.Instructeur, Role.Valideur, Role.ReferentQuartier, Role.DeleguePrefet, Role.ConseilCitoyen, Role.Secretariat)]
    public Task<IActionResult> TerminerLeMien(Guid id, [FromForm] int version, CancellationToken annulation) => TerminerAsync(id, version, mien: true, annulation);

    [HttpGet("/remplacements"), Reserve(Role.Administrateur, Role.AdministrateurFinanceur, Role.Secretariat)]
    public Task<IActionResult> Liste(CancellationToken annulation) => PageAsync(new RemplacementSaisie(), mien: false, annulation);

    [HttpPost("/remplacements"), Reserve(Role.Administrateur, Role.AdministrateurFinanceur, Role.Secretariat)]
    public Task<IActionResult> Nommer([FromForm(Name = "Saisie")] RemplacementSaisie saisie, CancellationToken annulation) => NommerAsync(saisie, mien: false, annulation);

    [HttpPost("/remplacements/{id:guid}/terminer"), Reserve(Role.Administrateur, Role.AdministrateurFinanceur, Role.Secretariat)]
    public Task<IActionResult> Terminer(Guid id, [FromForm] int version, CancellationToken annulation) => TerminerAsync(id, version, mien: false, annulation);

    private async Task<IActionResult> NommerAsync(RemplacementSaisie saisie, bool mien, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await nommer.ExecuterAsync(new SaisieDeRemplacement(saisie.RemplaceId, saisie.RemplacantId, saisie.Du, saisie.Au), Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(mien ? LiensRemplacements.Mien : LiensRemplacements.Liste, "Le remplacement est enregistré. Les deux personnes en sont prévenues."), () => PageAsync(saisie, mien, annulation), "Saisie.");
    }

    private async Task<IActionResult> TerminerAsync(Guid id, int version, bool mien, CancellationToken annulation) => await this.RepondreAsync(
        await terminer.ExecuterAsync(id, version, Acteur, annulation), () => this.Suivre(mien ? LiensRemplacements.Mien : LiensRemplacements.Liste, "Le remplacement est terminé."), () => PageAsync(new RemplacementSaisie(), mien, annulation));

    private async Task<IActionResult> PageAsync(RemplacementSaisie saisie, bool mien, CancellationToken annulation) => View("Remplacements", new RemplacementsViewModel(
        mien ? await remplacements.LesMiensAsync(Acteur, annulation) : await remplacements.TousAsync(Acteur, annulation), saisie, mien, horloge.GetUtcNow()));
}
