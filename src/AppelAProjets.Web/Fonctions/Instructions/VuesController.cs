using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>Columns of the table, and the views saved of it.</summary>
[Route("instruction/{appelCode}")]
[Reserve(Mission.Instruction)]
public sealed class VuesController(TableauInstructionQuery tableau, GarderVue vues) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    /// <summary>Which columns, in which order: a page that works with the keyboard alone.</summary>
    [HttpGet("colonnes")]
    public async Task<IActionResult> Colonnes(string appelCode, FiltreQuery filtre, CancellationToken annulation) =>
        await tableau.ChargerAsync(appelCode, filtre.Lire() with { Page = 1 }, Acteur, annulation) is { } page ? View("Colonnes", new ColonnesViewModel(page)) : NotFound();

    [HttpPost("colonnes")]
    public IActionResult Choisir(string appelCode, FiltreQuery filtre, [FromForm] ChoixDeColonnes choix) =>
        Redirect(FiltreQuery.Adresse(appelCode, filtre.Lire() with { Disposition = choix.Lire(), Page = 1 }));

    [HttpPost("vues")]
    public async Task<IActionResult> Creer(string appelCode, FiltreQuery filtre, [FromForm(Name = "SaisieDeVue")] VueSaisie saisie, CancellationToken annulation)
    {
        var resultat = await vues.CreerAsync(appelCode, saisie.EnSaisie(filtre.Lire()), Acteur, annulation);
        return await this.RepondreAsync(resultat, id => this.Suivre(LiensInstructions.Vue(appelCode, id), $"La vue « {saisie.Nom?.Trim()} » est enregistrée : son adresse se partage."), () => TableauAsync(appelCode, filtre, annulation), "SaisieDeVue.");
    }

    [HttpPost("vues/{id:guid}")]
    public async Task<IActionResult> Modifier(string appelCode, Guid id, FiltreQuery filtre, [FromForm(Name = "SaisieDeVue")] VueSaisie saisie, CancellationToken annulation)
    {
        var resultat = await vues.ModifierAsync(appelCode, id, saisie.Version, saisie.EnSaisie(filtre.Lire()), Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensInstructions.Vue(appelCode, id), $"La vue « {saisie.Nom?.Trim()} » est à jour."), () => TableauAsync(appelCode, filtre, annulation), "SaisieDeVue.");
    }

    [HttpPost("vues/{id:guid}/supprimer")]
    public async Task<IActionResult> Supprimer(string appelCode, Guid id, FiltreQuery filtre, [FromForm(Name = "SaisieDeVue")] VueSaisie saisie, CancellationToken annulation)
    {
        var resultat = await vues.SupprimerAsync(appelCode, id, saisie.Version, Acteur, annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensInstructions.Tableau(appelCode), "La vue est supprimée."), () => TableauAsync(appelCode, filtre, annulation));
    }

    private async Task<IActionResult> TableauAsync(string appelCode, FiltreQuery filtre, CancellationToken annulation) =>
        await tableau.ChargerAsync(appelCode, filtre.Lire(), Acteur, annulation) is { } page ? View("Tableau", new TableauViewModel(page, Acteur)) : NotFound();
}

public sealed class VueSaisie
{
    public string? Nom { get; set; }
    public PartageDeVue? Partage { get; set; }
    public Guid? FinanceurId { get; set; }
    public int Version { get; set; }

    /// <summary>The table as it is shown, its columns said whole.</summary>
    public SaisieDeVue EnSaisie(FiltreDuTableau filtre) => new(Nom, Partage, FinanceurId, FiltreQuery.EcrireSansVue(filtre));
}
