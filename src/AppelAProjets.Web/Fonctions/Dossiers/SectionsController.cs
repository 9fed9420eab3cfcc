using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Web.Fonctions.Partage.Formulaires;
using AppelAProjets.Web.Securite;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Fonctions.Dossiers;

/// <summary>The sections of a dossier, one page each; the files are in <see cref="PiecesController"/>.</summary>
[Reserve]
[Route("espace/dossiers/{id:guid}")]
public sealed class SectionsController(DossierPorteurQuery dossiers, EnregistrerSection enregistrer, TimeProvider horloge) : Controller
{
    /// <summary>Shows.</summary>
    [HttpGet("association")]
    public Task<IActionResult> Association(Guid id, CancellationToken annulation) => AfficherAsync(id, new AssociationViewModel(), annulation);

    /// <summary>Saves.</summary>
    [HttpPost("association")]
    public Task<IActionResult> Association(Guid id, AssociationViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    /// <summary>Shows.</summary>
    [HttpGet("projet")]
    public Task<IActionResult> Projet(Guid id, CancellationToken annulation) => AfficherAsync(id, new ProjetViewModel(), annulation);

    /// <summary>Saves.</summary>
    [HttpPost("projet")]
    public Task<IActionResult> Projet(Guid id, ProjetViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    /// <summary>Shows.</summary>
    [HttpGet("territoires")]
    public Task<IActionResult> Territoires(Guid id, CancellationToken annulation) => AfficherAsync(id, new TerritoiresViewModel(), annulation);

    /// <summary>Saves.</summary>
    [HttpPost("territoires")]
    public Task<IActionResult> Territoires(Guid id, TerritoiresViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    /// <summary>Shows.</summary>
    [HttpGet("referent")]
    public Task<IActionResult> Referent(Guid id, CancellationToken annulation) => AfficherAsync(id, new ReferentViewModel(), annulation);

    /// <summary>Saves.</summary>
    [HttpPost("referent")]
    public Task<IActionResult> Referent(Guid id, ReferentViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    /// <summary>Shows.</summary>
    [HttpGet("budget")]
    public Task<IActionResult> Budget(Guid id, CancellationToken annulation) => AfficherAsync(id, new BudgetViewModel(), annulation);

    /// <summary>Saves.</summary>
    [HttpPost("budget")]
    public Task<IActionResult> Budget(Guid id, BudgetViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    /// <summary>Shows.</summary>
    [HttpGet("demandes")]
    public Task<IActionResult> Demandes(Guid id, CancellationToken annulation) => AfficherAsync(id, new DemandesViewModel(), annulation);

    /// <summary>Saves.</summary>
    [HttpPost("demandes")]
    public Task<IActionResult> Demandes(Guid id, DemandesViewModel saisie, CancellationToken annulation)
    {
        saisie.Completer();
        return EnregistrerAsync(id, saisie, annulation);
    }

    /// <summary>Shows.</summary>
    [HttpGet("attestations")]
    public Task<IActionResult> Attestations(Guid id, CancellationToken annulation) => AfficherAsync(id, new AttestationsViewModel(), annulation);

    /// <summary>Saves.</summary>
    [HttpPost("attestations")]
    public Task<IActionResult> Attestations(Guid id, AttestationsViewModel saisie, CancellationToken annulation) => EnregistrerAsync(id, saisie, annulation);

    private async Task<IActionResult> AfficherAsync(Guid id, SectionViewModel vue, CancellationToken annulation)
    {
        if (await dossiers.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } dossier)
        {
            return NotFound();
        }

        if (!dossier.SectionsOuvertes.Contains(vue.Section))
        {
            return Redirect($"/espace/dossiers/{id}");
        }

        vue.EnTete = new EnTeteDossier(dossier, horloge.GetUtcNow());
        vue.Version = dossier.Version(vue.Section);
        vue.Remplir(dossier.Contenu);
        return View(vue.Section.ToString(), vue);
    }

    private async Task<IActionResult> EnregistrerAsync(Guid id, SectionViewModel saisie, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        IReadOnlyList<Refus> refus = ModelState.IsValid ? await enregistrer.ExecuterAsync(id, saisie.Version, saisie.Saisie(), acteur, annulation) : [];
        if (refus.Any(r => r.Code == EnregistrerSection.Introuvable) || await dossiers.ChargerAsync(id, acteur, annulation) is not { } dossier)
        {
            return NotFound();
        }

        if (ModelState.IsValid && refus.Count == 0)
        {
            TempData["Succes"] = dossier.Entete.Etat == EtatDossier.Brouillon
                ? $"«\u00A0{Libelles.Pour(saisie.Section)}\u00A0» est enregistré. Votre dossier n’est pas encore déposé."
                : $"«\u00A0{Libelles.Pour(saisie.Section)}\u00A0» est enregistré. Votre réponse n’est pas encore envoyée.";
            return Redirect(Suite(dossier, saisie.Section, saisie.Suite));
        }

        ModelState.Ajouter(refus.Select(r => r with { Champ = saisie.Champ(r.Champ) }));
        saisie.EnTete = new EnTeteDossier(dossier, horloge.GetUtcNow());
        return View(saisie.Section.ToString(), saisie);
    }

    /// <summary>Where a saved section leads.</summary>
    internal static string Suite(DossierPorteur dossier, SectionDossier section, string? bouton)
    {
        var adresse = $"/espace/dossiers/{dossier.Entete.Id}";
        var suivantes = dossier.SectionsOuvertes.Where(s => s > section).ToList();
        return bouton switch
        {
            "rester" => $"{adresse}/{section.ToString().ToLowerInvariant()}",
            "liste" => adresse,
            _ => suivantes.Count > 0 ? $"{adresse}/{suivantes[0].ToString().ToLowerInvariant()}" : $"{adresse}/verifier",
        };
    }
}
