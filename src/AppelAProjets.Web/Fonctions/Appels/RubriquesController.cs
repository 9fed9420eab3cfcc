using AppelAProjets.Application.Appels;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class RubriquesController(AppelsQuery appels, QuestionsQuery questions, EnregistrerRubrique enregistrer, RangerQuestions ranger) : SectionAppelController(appels)
{
    [HttpGet("{code}/questions/rubriques/nouvelle")]
    public async Task<IActionResult> Nouvelle(string code) => await LireAsync(code) is { EstModifiable: true } lues ? View("Rubrique", new RubriqueViewModel { Questions = lues }) : NotFound();

    [HttpPost("{code}/questions/rubriques/nouvelle")]
    public Task<IActionResult> Nouvelle(string code, RubriqueViewModel saisie) => EnregistrerAsync(code, null, saisie);

    [HttpGet("{code}/questions/rubriques/{id:guid}")]
    public async Task<IActionResult> Rubrique(string code, Guid id) =>
        await LireAsync(code) is { EstModifiable: true } lues && lues.Preparees.Sections.FirstOrDefault(s => s.Id == id) is { } section
            ? View("Rubrique", new RubriqueViewModel { Questions = lues, Id = id, Version = section.Version, Titre = section.Titre, Aide = section.Aide })
            : NotFound();

    [HttpPost("{code}/questions/rubriques/{id:guid}")]
    public Task<IActionResult> Rubrique(string code, Guid id, RubriqueViewModel saisie) => EnregistrerAsync(code, id, saisie);

    [HttpPost("{code}/questions/rubriques/{id:guid}/deplacer")]
    public async Task<IActionResult> Deplacer(string code, Guid id, int pas) => await RevenirAsync(code, await ranger.DeplacerRubriqueAsync(code, id, pas, Acteur, Annulation));

    [HttpPost("{code}/questions/rubriques/{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(string code, Guid id) => await RevenirAsync(code, await ranger.RetirerRubriqueAsync(code, id, Acteur, Annulation));

    private Task<QuestionsDeLAppel?> LireAsync(string code) => questions.ChargerAsync(code, Acteur, Annulation);

    private Task<IActionResult> RevenirAsync(string code, Resultat resultat) => this.RepondreAsync(
        resultat.AuChamp(_ => ""),
        () => this.Suivre(Adresse(code, "/questions#questions")),
        async () => await LireAsync(code) is { } lues ? View("Questions", new QuestionsViewModel(lues)) : NotFound());

    private async Task<IActionResult> EnregistrerAsync(string code, Guid? id, RubriqueViewModel saisie)
    {
        var resultat = await enregistrer.ExecuterAsync(code, saisie.EnSaisie(id), Acteur, Annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(Adresse(code, "/questions#questions"), "La rubrique est enregistrée."),
            () => ReprendreAsync(code, id, saisie));
    }

    private async Task<IActionResult> ReprendreAsync(string code, Guid? id, RubriqueViewModel saisie)
    {
        if (await LireAsync(code) is not { } lues)
        {
            return NotFound();
        }

        (saisie.Questions, saisie.Id) = (lues, id);
        return View("Rubrique", saisie);
    }
}
