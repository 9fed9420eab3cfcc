using AppelAProjets.Application.Avis;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Avis;

/// <summary>The conseil citoyen: the dossiers of its neighbourhoods while they are instructed, each as a reduced sheet, and its opinion.</summary>
[Route("quartier")]
[Reserve(Role.ConseilCitoyen)]
public sealed class QuartierController(DossiersDuQuartierQuery dossiers, TimeProvider horloge) : Controller
{
    private const string Lecteurs = "Les services qui instruisent le dossier le liront, avec le nom de votre conseil. Le porteur ne le voit pas.";

    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public async Task<IActionResult> Liste(string? page, CancellationToken annulation)
    {
        var numero = int.TryParse(page, out var lu) ? Math.Clamp(lu, 1, 10_000) : 1;
        var (liste, suite) = await dossiers.ListerAsync(numero, Acteur, annulation);
        return View("Quartier", new QuartierViewModel(liste, suite, numero, horloge.GetUtcNow()));
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Fiche(Guid id, string? pour, CancellationToken annulation) => FicheAsync(id, pour, null, annulation);

    [HttpPost("{id:guid}/avis/{quartier}")]
    public async Task<IActionResult> Rendre(Guid id, string quartier, [FromForm(Name = "Avis")] AvisSaisie saisie, [FromServices] RendreAvis rendre, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await rendre.DuConseilAsync(id, quartier, saisie.Lire(HttpContext), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensAvis.DossierDuQuartier(id), "L’avis du conseil citoyen est enregistré. Vous pouvez le corriger jusqu’à la clôture de l’instruction."),
            () => FicheAsync(id, quartier, saisie, annulation), "Avis.");
    }

    [HttpGet("{id:guid}/fichiers/{empreinte}")]
    public async Task<IActionResult> Fichier(Guid id, string empreinte, CancellationToken annulation) => this.Telecharger(await dossiers.FichierAsync(id, empreinte, Acteur, annulation));

    // pour: the neighbourhood spoken for, when the person holds several of the dossier.
    private async Task<IActionResult> FicheAsync(Guid id, string? pour, AvisSaisie? saisie, CancellationToken annulation)
    {
        if (await dossiers.ChargerAsync(id, Acteur, annulation) is not var (dossier, reduit))
        {
            return NotFound();
        }

        var voix = dossier.Quartiers.FirstOrDefault(v => v.QuartierCode == pour) ?? dossier.Quartiers.FirstOrDefault(v => dossier.De(v) is not { EstRendu: true }) ?? dossier.Quartiers[0];
        var donne = dossier.De(voix);
        var formulaire = new MonAvisViewModel(
            LiensAvis.RendreDuQuartier(id, voix.QuartierCode), donne, saisie is null ? AvisSaisie.De(donne) : MonAvisViewModel.Garder(saisie, donne, ViewData["Conflit"] is true), Lecteurs);
        return View("DossierDuQuartier", new FicheDeQuartierViewModel(dossier, new DossierReduitViewModel(reduit, e => LiensAvis.FichierDuQuartier(id, e)), voix, formulaire));
    }
}
