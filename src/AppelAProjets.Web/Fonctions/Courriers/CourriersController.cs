using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>Letters of a call: prepared, handed to the funders, published.</summary>
[Reserve(Role.Secretariat)]
[Route("secretariat/{appelCode}/courriers")]
public sealed class CourriersController(CourriersQuery courriers, PreparerCourriers preparer, DemanderBonsASigner demander, PublierCourriers publier, IMoteurPdf moteur) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    /// <summary>Every frozen item with the state of its letter.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Courriers(string appelCode, CancellationToken annulation) =>
        await courriers.ListerAsync(appelCode, Acteur, annulation) is { } liste ? View("Courriers", liste) : NotFound();

    /// <summary>Composes the drafts, or composes them again.</summary>
    [HttpPost("preparer")]
    public Task<IActionResult> Preparer(string appelCode, Guid[] points, CancellationToken annulation) =>
        FaireAsync(appelCode, points, preparer.ExecuterAsync, "préparé(s)", "inchangé(s)", annulation);

    [HttpPost("bons-a-signer")]
    public Task<IActionResult> Demander(string appelCode, Guid[] points, CancellationToken annulation) =>
        FaireAsync(appelCode, points, demander.ExecuterAsync, "soumis aux financeurs", "déjà soumis", annulation);

    /// <summary>Asks for a confirmation: a published letter is not taken back.</summary>
    [HttpPost("publication")]
    public async Task<IActionResult> Confirmer(string appelCode, Guid[] points, CancellationToken annulation)
    {
        if (await courriers.ListerAsync(appelCode, Acteur, annulation) is not { } liste)
        {
            return NotFound();
        }

        var choisis = liste.Courriers.Where(c => points.Contains(c.PointId)).ToList();
        return choisis.Count == 0 ? Retour(appelCode, new BilanDeCourriers(0, 0, []), "", "") : View("Publication", liste with { Courriers = choisis });
    }

    [HttpPost("publier")]
    public Task<IActionResult> Publier(string appelCode, Guid[] points, CancellationToken annulation) =>
        FaireAsync(appelCode, points, publier.ExecuterAsync, "publié(s)", "déjà publié(s)", annulation);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Courrier(string appelCode, Guid id, CancellationToken annulation) =>
        await courriers.LireAsync(appelCode, id, Acteur, annulation) is { } courrier
            ? View("Lecture", new LectureViewModel(courrier.Document)
            {
                Etat = courrier.Etat,
                Retour = (LiensCourriers.DeLAppel(appelCode), "Courriers de l’appel"),
                Pdf = LiensCourriers.DeLAppel(appelCode) + $"/{id}.pdf",
            })
            : NotFound();

    /// <summary>The letter as it will be, or was, published.</summary>
    [HttpGet("{id:guid}.pdf")]
    public async Task<IActionResult> Pdf(string appelCode, Guid id, CancellationToken annulation) =>
        await courriers.LireAsync(appelCode, id, Acteur, annulation) is { } courrier ? this.PdfDe(moteur, courrier.Document) : NotFound();

    private async Task<IActionResult> FaireAsync(
        string code, Guid[] points, Func<string, IReadOnlyCollection<Guid>, Acteur, CancellationToken, Task<BilanDeCourriers>> action, string fait, string deja, CancellationToken annulation)
    {
        if (await courriers.ListerAsync(code, Acteur, annulation) is null)
        {
            return NotFound();
        }

        return Retour(code, await action(code, points, Acteur, annulation), fait, deja);
    }

    private RedirectResult Retour(string code, BilanDeCourriers bilan, string fait, string deja)
    {
        TempData.Dire(bilan, fait, deja);
        return Redirect(LiensCourriers.DeLAppel(code));
    }
}
