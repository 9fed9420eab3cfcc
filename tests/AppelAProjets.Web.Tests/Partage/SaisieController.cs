using System.ComponentModel.DataAnnotations;
using AppelAProjets.Domain;
using AppelAProjets.Web.Fonctions.Partage.Formulaires;
using Microsoft.AspNetCore.Mvc;

namespace AppelAProjets.Web.Tests.Partage;

/// <summary>A form as the screens have them.</summary>
public sealed class Saisie
{
    [Display(Name = "Nom de l’association"), Required, StringLength(10)]
    public string? Nom { get; set; }

    [Display(Name = "Adresse électronique"), EmailAddress]
    public string? Courriel { get; set; }

    [Display(Name = "Participants")]
    public int? Participants { get; set; }

    public Montant? Demande { get; set; }

    public Montant Charge { get; set; }

    public DateOnly? Jour { get; set; }

    public IReadOnlyList<string> Publics { get; set; } = [];

    public bool Atteste { get; set; }

    public string? Secret { get; set; }
}

/// <summary>Probe of the host: what a form is read as, and what a failure looks like.</summary>
[Route("epreuve")]
public sealed class SaisieController : Controller
{
    [HttpPost("lire"), IgnoreAntiforgeryToken]
    public JsonResult Lire(Saisie saisie) => Json(new
    {
        erreurs = ModelState.Where(e => e.Value!.Errors.Count > 0).ToDictionary(e => e.Key, e => e.Value!.Errors[0].ErrorMessage),
        demande = saisie.Demande?.Centimes,
        charge = saisie.Charge.Centimes,
        jour = saisie.Jour,
        culture = System.Globalization.CultureInfo.CurrentCulture.Name,
    });

    [HttpPost("proteger")]
    public OkResult Proteger() => Ok();

    [HttpGet("panne"), System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "An action.")]
    public OkResult Panne() => throw new InvalidOperationException("Probe.");

    [HttpGet("refus")]
    public ContentResult RefusDuDomaine()
    {
        ModelState.Ajouter([new Refus("a", "Message.", "Nom"), new Refus("b", "Sans champ.")], "Dossier.");
        return Content(string.Join('|', ModelState.Select(e => $"{e.Key}={e.Value!.Errors[0].ErrorMessage}")));
    }
}
