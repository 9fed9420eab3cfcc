using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;

namespace AppelAProjets.Web.Fonctions.Courriers;

[Reserve(Role.Secretariat)]
[Route("secretariat/{appelCode}/courriers")]
public sealed class CourriersController(CourriersQuery courriers, PreparerCourriers preparer, DemanderBonsASigner demander, PublierCourriers publier, IMoteurPdf moteur) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Courriers(string appelCode, string? page, CancellationToken annulation)
    {
        var numero = Numero(page);
        return await courriers.ListerAsync(appelCode, numero, CourriersQuery.Taille, Acteur, annulation) is { } liste ? View("Courriers", new CourriersViewModel(liste, numero)) : NotFound();
    }

    /// <summary>Composes the drafts, or composes them again.</summary>
    [HttpPost("preparer")]
    public Task<IActionResult> Preparer(string appelCode, Guid[] points, string? page, CancellationToken annulation) =>
        FaireAsync(appelCode, page, preparer.ExecuterAsync(appelCode, points, Acteur, annulation), ("préparé(s)", "inchangé(s)"), annulation);

    [HttpPost("bons-a-signer")]
    public Task<IActionResult> Demander(string appelCode, Guid[] points, string? page, CancellationToken annulation) =>
        FaireAsync(appelCode, page, demander.ExecuterAsync(appelCode, points, Acteur, annulation), ("soumis aux financeurs", "déjà soumis"), annulation);

    /// <summary>Asks for a confirmation: a published letter is not taken back.</summary>
    [HttpPost("publication")]
    public async Task<IActionResult> Confirmer(string appelCode, Guid[] points, string? page, CancellationToken annulation) =>
        await courriers.ChoisirAsync(appelCode, points, Acteur, annulation) switch
        {
            null => NotFound(),
            [] => this.Suivre(new BilanDeCourriers(0, 0, []), CourriersViewModel.Lien(appelCode, Numero(page)), ("", "")),
            var choisis => View("Publication", new PublicationViewModel(appelCode, choisis, Numero(page))),
        };

    [HttpPost("publier")]
    public Task<IActionResult> Publier(string appelCode, Guid[] points, string? page, CancellationToken annulation) =>
        FaireAsync(appelCode, page, publier.ExecuterAsync(appelCode, points, Acteur, annulation), ("publié(s)", "déjà publié(s)"), annulation);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Courrier(string appelCode, Guid id, CancellationToken annulation) =>
        await courriers.LireAsync(appelCode, id, Acteur, annulation) is { } courrier
            ? View("Lecture", new LectureViewModel(courrier.Document)
            {
                Etat = courrier.Etat,
                Retour = (LiensCourriers.DeLAppel(appelCode), "Courriers de l’appel"),
                Pdf = LiensCourriers.Pdf(appelCode, id),
            })
            : NotFound();

    [HttpGet("{id:guid}.pdf")]
    public async Task<IActionResult> Pdf(string appelCode, Guid id, CancellationToken annulation) =>
        await courriers.LireAsync(appelCode, id, Acteur, annulation) is { } courrier ? this.PdfDe(moteur, courrier.Document) : NotFound();

    private static int Numero(string? page) => int.TryParse(page, out var numero) ? Math.Clamp(numero, 1, 10_000) : 1;

    private async Task<IActionResult> FaireAsync(string code, string? page, Task<Resultat<BilanDeCourriers>> action, (string Fait, string Deja) mots, CancellationToken annulation) =>
        await this.RepondreAsync(await action, bilan => this.Suivre(bilan, CourriersViewModel.Lien(code, Numero(page)), mots), () => Courriers(code, page, annulation));
}
