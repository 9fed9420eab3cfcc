using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Web.Taches;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>All the letters of a call at once: made, printed, published by a job.</summary>
[Reserve(Role.Secretariat)]
[Route("secretariat/{appelCode}/courriers")]
public sealed class LotsDeCourriersController(CourriersQuery courriers, DemanderLot demander, ImpressionDesCourriers impression, Lanceur lanceur) : Controller
{
    internal const int Tous = 100_000;

    private Acteur Acteur => HttpContext.ActeurRequis();

    /// <summary>Composes and draws every letter that is not published.</summary>
    [HttpPost("produire")]
    public async Task<IActionResult> Produire(string appelCode, CancellationToken annulation) =>
        await courriers.ListerAsync(appelCode, 1, Tous, Acteur, annulation) is { } liste
            ? await LancerAsync(appelCode, NatureDeLot.Production, [.. liste.Courriers.Where(c => c.PublieLe is null).Select(c => c.PointId)], 1, annulation)
            : NotFound();

    /// <summary>Asks for a confirmation: a published letter is not taken back. Without items, of all those that are ready.</summary>
    [HttpPost("publication")]
    public async Task<IActionResult> Confirmer(string appelCode, Guid[] points, bool tous, string? page, CancellationToken annulation)
    {
        if (!tous && points.Length == 0)
        {
            return this.Suivre(new BilanDeCourriers(0, 0, []), CourriersViewModel.Lien(appelCode, CourriersViewModel.Numero(page)), default);
        }

        var choisis = tous ? await ATousAsync(appelCode, annulation) : await courriers.ChoisirAsync(appelCode, points, Acteur, annulation);
        return choisis is null ? NotFound() : View("Publication", new PublicationViewModel(appelCode, choisis, CourriersViewModel.Numero(page)) { Tous = tous });
    }

    /// <param name="tous">What all those that are ready were when they were read again; null for those named.</param>
    [HttpPost("publier")]
    public async Task<IActionResult> Publier(string appelCode, Guid[] points, string? tous, string? page, CancellationToken annulation)
    {
        var numero = CourriersViewModel.Numero(page);
        if (tous is not null)
        {
            if (await ATousAsync(appelCode, annulation) is not { } prets)
            {
                return NotFound();
            }

            var actuels = new PublicationViewModel(appelCode, prets, numero) { Tous = true };
            if (actuels.Empreinte != tous)
            {
                TempData["Avertissement"] = "Les courriers prêts ne sont plus ceux que vous aviez relus : relisez la liste, puis publiez.";
                return Redirect(CourriersViewModel.Lien(appelCode, numero));
            }

            points = [.. actuels.Prets.Select(c => c.PointId)];
        }

        return points.Length == 0
            ? this.Suivre(new BilanDeCourriers(0, 0, []), CourriersViewModel.Lien(appelCode, numero), default)
            : await LancerAsync(appelCode, NatureDeLot.Publication, points, numero, annulation);
    }

    private async Task<IReadOnlyList<CourrierEnListe>?> ATousAsync(string code, CancellationToken annulation) =>
        (await courriers.ListerAsync(code, 1, Tous, Acteur, annulation))?.Courriers.Where(c => c.PublieLe is null).ToList();

    [HttpGet("lots/{id:guid}.zip")]
    public async Task<IActionResult> Zip(string appelCode, Guid id, CancellationToken annulation) => Envoyer(await impression.ZipAsync(appelCode, id, Acteur, annulation), "application/zip", $"{appelCode}-courriers.zip");

    /// <summary>One PDF to print on both sides.</summary>
    [HttpGet("lots/{id:guid}.pdf")]
    public async Task<IActionResult> Pdf(string appelCode, Guid id, CancellationToken annulation) => Envoyer(await impression.PdfAsync(appelCode, id, Acteur, annulation), "application/pdf", $"{appelCode}-courriers.pdf");

    private IActionResult Envoyer(Resultat<Stream> fait, string type, string nom) => fait.EstRefuse ? NotFound() : File(fait.Valeur, type, nom);

    private async Task<IActionResult> LancerAsync(string code, NatureDeLot nature, IReadOnlyList<Guid> points, int page, CancellationToken annulation)
    {
        var resultat = await demander.ExecuterAsync(code, nature, points, Acteur, annulation);
        if (resultat.EstRefuse && resultat.Issue != Issue.Absent)
        {
            TempData["Avertissement"] = resultat.Refus?.Message ?? "Quelqu’un travaille au même moment sur ces courriers : réessayez.";
            return Redirect(CourriersViewModel.Lien(code, page));
        }

        if (resultat.EstRefuse)
        {
            return NotFound();
        }

        await lanceur.LancerAsync<FabriquerCourriers>(tache => tache.ExecuterAsync());
        return this.Suivre(CourriersViewModel.Lien(code, page));
    }
}
