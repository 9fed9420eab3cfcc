using System.ComponentModel.DataAnnotations;
using AppelAProjets.Application.Comites;
using AppelAProjets.Web.Fonctions.Pieces;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed class DocumentSaisie
{
    [StringLength(200), Display(Name = "Intitulé")]
    public string? Titre { get; set; }

    [Display(Name = "Fichier")]
    public IFormFile? Fichier { get; set; }
}

/// <summary>The documents of a session.</summary>
[Reserve(Mission.Comite)]
[Route("seances/{id:guid}/documents")]
public sealed class DocumentsController(SeanceQuery seances, JoindreDocument joindre) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("{documentId:guid}")]
    public async Task<IActionResult> Document(Guid id, Guid documentId, [FromServices] DocumentsDeSeanceQuery documents, CancellationToken annulation) =>
        this.Telecharger(await documents.OuvrirAsync(id, documentId, Acteur, annulation));

    [HttpGet(""), Reserve(Role.Secretariat)]
    public Task<IActionResult> Joindre(Guid id, CancellationToken annulation) => AfficherAsync(id, new DocumentSaisie(), annulation);

    [HttpPost(""), Reserve(Role.Secretariat)]
    public async Task<IActionResult> Joindre(Guid id, [FromForm] DocumentSaisie saisie, CancellationToken annulation)
    {
        if (saisie.Fichier is not { } fichier)
        {
            ModelState.AddModelError(nameof(saisie.Fichier), "Choisissez d’abord un fichier sur votre appareil.");
            return await AfficherAsync(id, saisie, annulation);
        }

        await using var contenu = fichier.OpenReadStream();
        var resultat = !ModelState.IsValid ? null : await joindre.ExecuterAsync(id, saisie.Titre, (fichier.FileName, contenu), Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.Seance(id), "Le document est joint à la séance."), () => AfficherAsync(id, saisie, annulation));
    }

    [HttpPost("{documentId:guid}/retirer"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> Retirer(Guid id, Guid documentId, CancellationToken annulation)
    {
        var resultat = await joindre.RetirerAsync(id, documentId, Acteur, annulation);
        if (resultat.Issue == Issue.Absent)
        {
            return NotFound();
        }

        TempData["Avertissement"] = resultat.Refus?.Message;
        return this.Suivre(LiensComites.Seance(id), resultat.EstRefuse ? null : "Le document est retiré.");
    }

    private async Task<IActionResult> AfficherAsync(Guid id, DocumentSaisie saisie, CancellationToken annulation)
    {
        if (await seances.ChargerAsync(id, Acteur, annulation) is not { Seance: var seance })
        {
            return NotFound();
        }

        ViewData["Seance"] = seance;
        return View("Document", saisie);
    }
}
