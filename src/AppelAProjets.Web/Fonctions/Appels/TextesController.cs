using AppelAProjets.Application.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class TextesController(AppelsQuery appels, ModifierTextes textes, ModifierService service, ModifierViabilite viabilite, ModifierPartenaires partenaires) : SectionAppelController(appels)
{
    [HttpGet("{code}/textes")]
    public Task<IActionResult> Textes(string code) => PageAsync(code, "Textes", complet => TextesViewModel.De(complet));

    [HttpPost("{code}/textes")]
    public Task<IActionResult> Textes(string code, TextesViewModel saisie) =>
        EnregistrerAsync(code, "Textes", saisie, cible => textes.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "Les textes sont enregistrés.");

    [HttpGet("{code}/service")]
    public Task<IActionResult> Service(string code) => PageAsync(code, "Service", complet => ServiceViewModel.De(complet));

    [HttpPost("{code}/service")]
    public Task<IActionResult> Service(string code, ServiceViewModel saisie) =>
        EnregistrerAsync(code, "Service", saisie, cible => service.ExecuterAsync(cible, saisie.EnSaisie(), Acteur, Annulation), "Le service est enregistré.");

    [HttpGet("{code}/viabilite")]
    public Task<IActionResult> Viabilite(string code) =>
        PageAsync(code, "Viabilite", complet => new ViabiliteViewModel { SeuilDeViabilitePourcent = complet.SeuilDeViabilitePourcent, PartMaximalePourcent = complet.PartMaximalePourcent });

    [HttpPost("{code}/viabilite")]
    public Task<IActionResult> Viabilite(string code, ViabiliteViewModel saisie) =>
        EnregistrerAsync(code, "Viabilite", saisie, cible => viabilite.ExecuterAsync(cible, saisie.SeuilDeViabilitePourcent, saisie.PartMaximalePourcent, Acteur, Annulation), "Les règles de financement sont enregistrées.");

    [HttpGet("{code}/instruction")]
    public Task<IActionResult> Instruction(string code) => PageAsync(code, "Instruction", complet => InstructionDeLAppelViewModel.De(complet.Regles));

    [HttpPost("{code}/instruction")]
    public Task<IActionResult> Instruction(string code, InstructionDeLAppelViewModel saisie, [FromServices] ModifierInstruction instruction) =>
        EnregistrerAsync(code, "Instruction", saisie, cible => instruction.ExecuterAsync(cible, saisie.EnRegles(), Acteur, Annulation), "Les règles de l’instruction sont enregistrées.");

    [HttpGet("{code}/rencontre")]
    public Task<IActionResult> Rencontre(string code) => PageAsync(code, "Rencontre", complet => new RencontreDeLAppelViewModel { Rencontre = complet.Rencontre });

    [HttpPost("{code}/rencontre")]
    public Task<IActionResult> Rencontre(string code, RencontreDeLAppelViewModel saisie, [FromServices] ModifierRencontre rencontre) =>
        EnregistrerAsync(code, "Rencontre", saisie, cible => rencontre.ExecuterAsync(cible, saisie.Rencontre, Acteur, Annulation), "Le choix de la rencontre est enregistré.");

    [HttpGet("{code}/partenaires")]
    public Task<IActionResult> Partenaires(string code) => PageAsync(code, "Partenaires", complet => new PartenairesDeLAppelViewModel { PartenairesPossibles = complet.PartenairesPossibles });

    [HttpPost("{code}/partenaires")]
    public Task<IActionResult> Partenaires(string code, PartenairesDeLAppelViewModel saisie) =>
        EnregistrerAsync(code, "Partenaires", saisie, cible => partenaires.ExecuterAsync(cible, saisie.PartenairesPossibles, Acteur, Annulation), "Le choix des projets à plusieurs organisations est enregistré.");
}
