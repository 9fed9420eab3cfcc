using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Fonctions.Dossiers;

namespace AppelAProjets.Web.Fonctions.Papier;

/// <summary>The budget to and from a spreadsheet. What is brought is only shown: the answers are written by the page of the budget itself, over the versions shown.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}")]
public sealed class BudgetEnTableurController(DossierPorteurQuery dossiers, VersionsQuery versions, TimeProvider horloge) : Controller
{
    private const int OctetsMaximum = 5 * 1024 * 1024;

    [HttpGet("budget.xlsx")]
    public async Task<IActionResult> Xlsx(Guid id, CancellationToken annulation) => await FinancementAsync(id, annulation) is { } financement
        ? File(BudgetEnTableur.EnXlsx(financement), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "budget.xlsx")
        : NotFound();

    [HttpGet("budget.csv")]
    public async Task<IActionResult> Csv(Guid id, CancellationToken annulation) => await FinancementAsync(id, annulation) is { } financement
        ? File(BudgetEnTableur.EnCsv(financement), "text/csv; charset=utf-8", "budget.csv")
        : NotFound();

    [HttpGet("budget/coller")]
    public Task<IActionResult> Coller(Guid id, CancellationToken annulation) => AfficherAsync(id, null, () => Task.FromResult<BudgetRecopie?>(null), annulation);

    [HttpPost("budget/coller")]
    public Task<IActionResult> Coller(Guid id, string? colle, IFormFile? fichier, string? feuille, CancellationToken annulation) => AfficherAsync(id, colle, async () =>
    {
        var octets = fichier is not null ? await OctetsAsync(fichier, annulation) : null;
        var lu = await BudgetDeLecture.ASonTourAsync(() => RecopierBudget.Lire(colle, octets, feuille), annulation);
        if (!lu.EstRefuse)
        {
            return lu.Valeur;
        }

        ModelState.Ajouter(lu.Refus);
        return null;
    }, annulation);

    // One byte above the limit is enough to refuse.
    private static async Task<byte[]> OctetsAsync(IFormFile fichier, CancellationToken annulation)
    {
        await using var flux = fichier.OpenReadStream();
        var octets = new byte[Math.Min(fichier.Length, OctetsMaximum + 1)];
        await flux.ReadExactlyAsync(octets, annulation);
        return octets;
    }

    /// <param name="lire">Called once the person is known to write this budget: nothing is read for another.</param>
    private async Task<IActionResult> AfficherAsync(Guid id, string? colle, Func<Task<BudgetRecopie?>> lire, CancellationToken annulation) =>
        await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) switch
        {
            null => NotFound(),
            { } dossier when !dossier.SectionsOuvertes.Contains(SectionDossier.Budget) => Redirect(LiensDossiers.Dossier(id)),
            { } dossier => View("BudgetColle", new BudgetColleViewModel(new EnTeteDossier(dossier, horloge.GetUtcNow()), colle, await lire())),
        };

    private async Task<FinancementContenu?> FinancementAsync(Guid id, CancellationToken annulation) =>
        await versions.PourLePorteurAsync(id, HttpContext.ActeurRequis(), annulation) is { } dossier ? (dossier.EnCours ?? dossier.Versions[^1].Contenu).FinancementDuChefDeFile : null;
}
