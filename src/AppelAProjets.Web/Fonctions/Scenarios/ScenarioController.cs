using AppelAProjets.Application.Scenarios;
using AppelAProjets.Domain.Scenarios;
using AppelAProjets.Web.Taches;

namespace AppelAProjets.Web.Fonctions.Scenarios;

/// <summary>One scenario: its amounts, its calculation, what becomes of it.</summary>
[Reserve(Role.Secretariat, Role.Presidence, Role.MembreComite)]
[Route("comite/{code}/scenarios/{id:guid}")]
public sealed class ScenarioController(ScenariosQuery scenarios, ModifierScenario modifier, CreerScenario creer, DemanderCalcul demander) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    /// <summary>The page, or its calculation alone for the script that follows it.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Scenario(string code, Guid id, [FromQuery] string? liste, [FromQuery] PlaceDansLeScenario place, CancellationToken annulation) =>
        await scenarios.ChargerAsync(code, id, Acteur, annulation) is not { } page ? NotFound()
        : liste == "seule" ? PartialView("_Calcul", page)
        : View("Scenario", new ScenarioViewModel(page, place.Vue, place.Page));

    [HttpPost(""), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Enregistrer(string code, Guid id, [FromForm] CelluleSaisie[] cellules, [FromQuery] PlaceDansLeScenario place, CancellationToken annulation)
    {
        var lues = Lire(cellules);
        var resultat = ModelState.ErrorCount > 0 ? null : await modifier.ExecuterAsync(code, id, lues, Acteur, annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensScenarios.Rangees(code, id, place.Vue.ToString(), place.Page), lues.Count switch { 0 => "Aucun montant n’avait changé.", 1 => "Le montant est enregistré.", var n => $"{n} montants sont enregistrés." }),
            () => PageAsync(code, id, m => m, place, annulation));
    }

    [HttpGet("ecartes")]
    public async Task<IActionResult> Ecartes(string code, Guid id, CancellationToken annulation) =>
        await scenarios.ChargerAsync(code, id, Acteur, annulation) is { } page ? View("Ecartes", new ScenarioViewModel(page, VueDeScenario.Ecartes, 1)) : NotFound();

    [HttpPost("remplir"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Remplir(string code, Guid id, [FromForm] ModeDeRemplissage mode, [FromForm] int version, CancellationToken annulation) =>
        await this.RepondreAsync(
            await modifier.RemplirAsync(code, id, mode, version, Acteur, annulation), () => this.Suivre(LiensScenarios.Scenario(code, id), "Le scénario est rempli."), () => PageAsync(code, id, m => m, new(), annulation));

    [HttpPost("calcul"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Calculer(string code, Guid id, [FromForm(Name = "Calcul")] ReglagesSaisis calcul, [FromServices] Lanceur lanceur, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await demander.ExecuterAsync(code, id, calcul.EnReglages(), Acteur, annulation);
        if (resultat is { EstRefuse: false })
        {
            await lanceur.LancerAsync<CalculerPropositions>(tache => tache.ExecuterAsync());
        }

        return await this.RepondreAsync(resultat, () => this.Suivre(LiensScenarios.Scenario(code, id)), () => PageAsync(code, id, m => m with { Calcul = calcul }, new(), annulation), "Calcul.");
    }

    [HttpPost("calcul/annuler"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> AnnulerLeCalcul(string code, Guid id, CancellationToken annulation) =>
        await this.RepondreAsync(await demander.AnnulerAsync(code, id, Acteur, annulation), () => this.Suivre(LiensScenarios.Scenario(code, id)), () => PageAsync(code, id, m => m, new(), annulation));

    [HttpPost("nom"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Nommer(string code, Guid id, [FromForm(Name = "Identite")] NomSaisi identite, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await modifier.NommerAsync(code, id, (identite.Nom, identite.EstPartage, identite.Version), Acteur, annulation);
        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensScenarios.Scenario(code, id), "Le nom et le partage sont enregistrés."), () => PageAsync(code, id, m => m with { Identite = identite }, new(), annulation), "Identite.");
    }

    [HttpPost("copie"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Dupliquer(string code, Guid id, [FromForm(Name = "Copie")] CopieSaisie copie, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await creer.DupliquerAsync(code, id, copie.Nom, copie.Cle, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, nouveau => this.Suivre(LiensScenarios.Scenario(code, nouveau), "La copie est créée."), () => PageAsync(code, id, m => m with { Copie = copie }, new(), annulation), "Copie.");
    }

    [HttpPost("supprimer"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Supprimer(string code, Guid id, [FromForm] int version, CancellationToken annulation) =>
        await this.RepondreAsync(
            await modifier.SupprimerAsync(code, id, version, Acteur, annulation), () => this.Suivre(LiensScenarios.Scenarios(code), "Le scénario est supprimé."), () => PageAsync(code, id, m => m, new(), annulation));

    /// <summary>The report, line by line, of what the board took.</summary>
    [HttpPost("adopter"), Reserve(Role.Secretariat)]
    public async Task<IActionResult> Adopter(string code, Guid id, [FromForm] Guid seanceId, [FromServices] AdopterScenario adopter, CancellationToken annulation)
    {
        var resultat = await adopter.ExecuterAsync(code, id, seanceId, Acteur, annulation);
        if (resultat.EstRefuse)
        {
            return await this.RepondreAsync(resultat, _ => NotFound(), () => PageAsync(code, id, m => m, new(), annulation));
        }

        return await scenarios.ChargerAsync(code, id, Acteur, annulation) is { } page ? View("Adoption", new AdoptionViewModel(page, seanceId, resultat.Valeur)) : NotFound();
    }

    private async Task<IActionResult> PageAsync(string code, Guid id, Func<ScenarioViewModel, ScenarioViewModel> saisie, PlaceDansLeScenario place, CancellationToken annulation) =>
        await scenarios.ChargerAsync(code, id, Acteur, annulation) is { } page ? View("Scenario", saisie(new ScenarioViewModel(page, place.Vue, place.Page))) : NotFound();

    // What was typed stays under the name of its cell, whatever place the row has when the page is shown again.
    private List<CelluleDeScenario> Lire(CelluleSaisie[] cellules)
    {
        var lues = new List<CelluleDeScenario>();
        foreach (var cellule in cellules)
        {
            if (RepereDeCellule.Lire(cellule.L) is not { } repere)
            {
                ModelState.AddModelError("", "Cette page n’a pas tout envoyé : enregistrez de nouveau.");
                continue;
            }

            var (specifique, droitCommun) = (LireMontant(repere, 's', cellule.S, repere.Specifique), LireMontant(repere, 'd', cellule.D, repere.DroitCommun));
            if (specifique is { } s && droitCommun is { } d && (s != repere.Specifique || d != repere.DroitCommun))
            {
                lues.Add(new CelluleDeScenario(repere.DossierId, repere.FinanceurId, repere.Version, s, d));
            }
        }

        return lues;
    }

    // A cell without a field of that type (null) keeps what it holds.
    private Montant? LireMontant(RepereDeCellule repere, char type, string? saisie, Montant avant)
    {
        var champ = repere.Champ(type);
        ModelState.SetModelValue(champ, saisie, saisie);
        if (saisie is null)
        {
            return avant;
        }

        var lu = string.IsNullOrWhiteSpace(saisie) ? Montant.Zero : Montant.Lire(saisie);
        if (lu.EstRefuse)
        {
            ModelState.AddModelError(champ, lu.Refus.Message);
            return null;
        }

        return lu.Valeur;
    }
}

/// <summary>Which rows of the table.</summary>
public sealed class PlaceDansLeScenario
{
    [FromQuery(Name = "vue")]
    public VueDeScenario Vue { get; set; }

    [FromQuery(Name = "page")]
    public int Page { get; set; } = 1;
}

public sealed record AdoptionViewModel(PageDeScenario Page, Guid SeanceId, RapportDAdoption Rapport);
