using System.Globalization;
using AppelAProjets.Application.Decisions;
using AppelAProjets.Domain.Decisions;

namespace AppelAProjets.Web.Fonctions.Decisions;

/// <summary>What the competent bodies of one's funders decide after the committee: one line, or many that one decision grants as they were arbitrated.</summary>
[Route("instruction/{appelCode}/decisions")]
public sealed class DecisionsController(DecisionsQuery decisions, EnregistrerDecision enregistrer) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet(""), Reserve(Role.Instructeur, Role.Valideur)]
    public Task<IActionResult> Decisions(string appelCode, CancellationToken annulation) => AfficherAsync(appelCode, new ActeSaisie(), [], annulation);

    [HttpPost("accords"), Reserve(Role.Instructeur, Role.Valideur)]
    public async Task<IActionResult> Accorder(string appelCode, string[]? lignes, [FromForm(Name = "Acte")] ActeSaisie acte, CancellationToken annulation)
    {
        lignes ??= [];
        if (!ModelState.IsValid)
        {
            return await AfficherAsync(appelCode, acte, lignes, annulation);
        }

        var decision = new DecisionAnnoncee(NatureDeDecision.Accord, default) { Organe = acte.Organe, Reference = acte.Reference, DecideeLe = acte.DecideeLe, NotifieeLe = acte.NotifieeLe };
        var bilan = (await enregistrer.AccorderAsync([.. lignes.Select(Lire).OfType<(Guid, int)>()], decision, Acteur, annulation)).Valeur;
        if (bilan.Faits > 0)
        {
            // An absent warning tells the browser that what it kept was taken.
            if (bilan.Refus.Count > 0)
            {
                var restent = lignes.Length - bilan.Faits;
                TempData["Avertissement"] = $"{restent} {(restent > 1 ? "lignes ne sont pas accordées" : "ligne n’est pas accordée")}. " + string.Join(" ", bilan.Refus.Take(8).Select(r => r.Message));
            }

            return this.Suivre(LiensDecisions.Decisions(appelCode), $"{bilan.Faits} {(bilan.Faits == 1 ? "accord enregistré" : "accords enregistrés")}.");
        }

        ModelState.Ajouter(bilan.Refus.Count > 0 ? bilan.Refus : [new Refus("decision.aucune", "Cochez les lignes que cette décision accorde.")], "Acte.");
        return await AfficherAsync(appelCode, acte, lignes, annulation);
    }

    [HttpGet("{ligneId:guid}"), Reserve(Role.Instructeur, Role.Valideur)]
    public async Task<IActionResult> Decision(string appelCode, Guid ligneId, CancellationToken annulation) =>
        await decisions.LigneAsync(appelCode, ligneId, Acteur, annulation) is { } ligne ? View("Decision", new DecisionViewModel(appelCode, ligne, DecisionSaisie.De(ligne))) : NotFound();

    [HttpPost("{ligneId:guid}"), Reserve(Role.Instructeur, Role.Valideur)]
    public async Task<IActionResult> Decision(string appelCode, Guid ligneId, [FromForm(Name = "Saisie")] DecisionSaisie saisie, CancellationToken annulation)
    {
        if (await decisions.LigneAsync(appelCode, ligneId, Acteur, annulation) is not { } ligne)
        {
            return NotFound();
        }

        var resultat = !ModelState.IsValid ? null : await enregistrer.ExecuterAsync(ligneId, saisie.Version, saisie.EnDecision(), Acteur, annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensDecisions.Decisions(appelCode), $"La décision sur le dossier {ligne.Numero} est enregistrée."),
            () => ReprendreAsync(appelCode, ligneId, saisie, annulation),
            "Saisie.");
    }

    [HttpGet("listes/{financeurId:guid}.xlsx"), Reserve(Role.Instructeur, Role.Valideur, Role.Secretariat)]
    public async Task<IActionResult> Liste(string appelCode, Guid financeurId, [FromServices] ListePourDeliberationQuery listes, CancellationToken annulation) =>
        await listes.ChargerAsync(appelCode, financeurId, Acteur, annulation) is { } liste
            ? await EnvoyerAsync(liste, annulation)
            : NotFound();

    // A funder has some hundreds of lines: the file is small.
    private async Task<IActionResult> EnvoyerAsync(ListePourDeliberation liste, CancellationToken annulation)
    {
        using var fichier = new MemoryStream();
        await liste.EcrireAsync(fichier, annulation);
        return File(fichier.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", liste.Nom);
    }

    private async Task<IActionResult> ReprendreAsync(string code, Guid ligneId, DecisionSaisie saisie, CancellationToken annulation)
    {
        if (await decisions.LigneAsync(code, ligneId, Acteur, annulation) is not { } ligne)
        {
            return NotFound();
        }

        return View("Decision", new DecisionViewModel(code, ligne, saisie));
    }

    private async Task<IActionResult> AfficherAsync(string code, ActeSaisie acte, string[] cochees, CancellationToken annulation) =>
        await decisions.ChargerAsync(code, Acteur, annulation) is { } lu ? View("Decisions", new DecisionsViewModel(lu, acte, cochees)) : NotFound();

    private static (Guid Id, int Version)? Lire(string ligne) =>
        ligne.Split('|') is [var id, var version] && Guid.TryParse(id, out var ligneId) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var vue) ? (ligneId, vue) : null;
}
