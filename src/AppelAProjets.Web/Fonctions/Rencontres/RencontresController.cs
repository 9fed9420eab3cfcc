using AppelAProjets.Application.Rencontres;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Web.Fonctions.Rencontres;

/// <summary>Meetings for the référents of the neighbourhoods, and for the Secrétariat, which waives: one short list, one short sheet, one page per gesture.</summary>
[Reserve(Role.ReferentQuartier, Role.Secretariat)]
[Route("rencontres")]
public sealed class RencontresController(RencontresQuery rencontres, FaireAvancerRencontre avancer, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Liste(string? vue, string? appel, string? page, CancellationToken annulation)
    {
        var choisie = VueDeRencontres.Toutes.FirstOrDefault(v => v.Cle == vue) ?? VueDeRencontres.Toutes[0];
        var numero = int.TryParse(page, out var lu) ? Math.Clamp(lu, 1, 10_000) : 1;
        var code = string.IsNullOrWhiteSpace(appel) ? null : TexteSaisi.Serrer(appel);
        return View("ListeDesRencontres", new ListeDesRencontresViewModel(await rencontres.ListerAsync(choisie.Etats, code, numero, HttpContext.ActeurRequis(), annulation), choisie, code, numero));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Fiche(Guid id, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        return await rencontres.ChargerAsync(id, acteur, annulation) is { } fiche ? View("FicheRencontre", new FicheRencontreViewModel(fiche, acteur, horloge.GetUtcNow())) : NotFound();
    }

    [HttpGet("{id:guid}/{geste}")]
    public async Task<IActionResult> Geste(Guid id, string geste, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (Gestes.Lire(geste) is not { } action || await rencontres.ChargerAsync(id, acteur, annulation) is not { } fiche)
        {
            return NotFound();
        }

        return FaireAvancerRencontre.Capacites(acteur).All(c => CycleRencontre.Table.Permet(fiche.Rencontre.Etat, action, c).EstRefuse)
            ? Redirect(LiensRencontres.Rencontre(id))
            : Formulaire(GesteViewModel.De(fiche.Rencontre, horloge.GetUtcNow()), fiche, action);
    }

    [HttpPost("{id:guid}/{geste}")]
    public async Task<IActionResult> Geste(Guid id, string geste, GesteViewModel saisie, CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (Gestes.Lire(geste) is not { } action)
        {
            return NotFound();
        }

        var lue = saisie.Saisie();
        var resultat = !ModelState.IsValid ? null : lue.EstRefuse ? lue : await avancer.PourUnAgentAsync(id, action, lue.Valeur, saisie.Version, acteur, annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensRencontres.Rencontre(id), "C’est enregistré. Le porteur est prévenu par courriel."),
            async () => await rencontres.ChargerAsync(id, acteur, annulation) is { } fiche ? Formulaire(saisie, fiche, action) : NotFound());
    }

    private ViewResult Formulaire(GesteViewModel vue, FicheDeRencontre fiche, ActionRencontre action)
    {
        (vue.Action, vue.Libelle, vue.Titre, vue.Retour) = (action, Gestes.Libelle(action, fiche.Rencontre.Etat, porteur: false), fiche.Sujet.Titre, LiensRencontres.Rencontre(fiche.Sujet.DossierId));
        (vue.Le, vue.Avec) = action == ActionRencontre.Confirmer ? (fiche.Rencontre.Le, fiche.Rencontre.Avec) : (vue.Le, vue.Avec);
        return View("GesteDeRencontre", vue);
    }
}
