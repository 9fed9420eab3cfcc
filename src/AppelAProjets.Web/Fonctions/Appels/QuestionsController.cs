using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Web.Fonctions.Appels;

public sealed class QuestionsController(AppelsQuery appels, QuestionsQuery questions, EnregistrerQuestion enregistrer, RangerQuestions ranger) : SectionAppelController(appels)
{
    [HttpGet("{code}/questions")]
    public Task<IActionResult> Questions(string code) => ListeAsync(code);

    [HttpGet("{code}/questions/nouvelle")]
    public async Task<IActionResult> Nouvelle(string code, UsageDeQuestion usage, TypeDeChamp type, Guid? section) =>
        await LireAsync(code) is { EstModifiable: true } lues
            ? View("Question", new QuestionViewModel
            {
                Questions = lues, Usage = usage, Type = type, SectionId = section, Requise = usage == UsageDeQuestion.Eligibilite, LongueurMaximale = QuestionDAppel.LongueurParDefaut(type),
                ReponsesAttendues = usage == UsageDeQuestion.Eligibilite && type == TypeDeChamp.OuiNon ? LectureDeChamp.Oui : null,
            })
            : NotFound();

    [HttpPost("{code}/questions/nouvelle")]
    public Task<IActionResult> Nouvelle(string code, QuestionViewModel saisie) => EnregistrerAsync(code, null, saisie);

    [HttpGet("{code}/questions/{id:guid}")]
    public async Task<IActionResult> Question(string code, Guid id)
    {
        if (await LireAsync(code) is not { EstModifiable: true } lues || lues.Preparees.Questions.FirstOrDefault(q => q.Id == id && q.RetireeLe is null) is not { } row)
        {
            return NotFound();
        }

        var page = QuestionViewModel.De(row);
        (page.Questions, page.Id) = (lues, id);
        return View("Question", page);
    }

    [HttpPost("{code}/questions/{id:guid}")]
    public Task<IActionResult> Question(string code, Guid id, QuestionViewModel saisie) => EnregistrerAsync(code, id, saisie);

    /// <summary>One place up (-1) or down (1).</summary>
    [HttpPost("{code}/questions/{id:guid}/deplacer")]
    public async Task<IActionResult> Deplacer(string code, Guid id, int pas) => await RevenirAsync(code, await ranger.DeplacerAsync(code, id, pas, Acteur, Annulation), null, $"question-{id}");

    [HttpPost("{code}/questions/{id:guid}/retirer")]
    public async Task<IActionResult> Retirer(string code, Guid id) =>
        await RevenirAsync(code, await ranger.RetirerAsync(code, id, Acteur, Annulation), "La question est retirée. Les réponses déjà données sont gardées.", "questions");

    [HttpGet("{code}/questions/publier")]
    public async Task<IActionResult> Publier(string code) => await LireAsync(code) switch
    {
        null => NotFound(),
        { EstModifiable: true, APublier.EstVide: false } lues => View("PublierLesQuestions", new PublicationDesQuestionsViewModel(lues, await questions.EffetAsync(lues, Annulation))),
        _ => Redirect(Adresse(code, "/questions")),
    };

    [HttpPost("{code}/questions/publier")]
    public async Task<IActionResult> Publier(string code, string? empreinte, [FromServices] PublierQuestions publier)
    {
        var publiees = await publier.ExecuterAsync(code, empreinte, Acteur, Annulation);
        return await this.RepondreAsync(publiees, personnes => this.Suivre(Adresse(code, "/questions"), Publiees(personnes)), () => Publier(code));
    }

    private static string Publiees(int personnes) => personnes switch
    {
        0 => "Les questions sont publiées. Personne n’a de brouillon ouvert.",
        1 => "Les questions sont publiées. Une personne est prévenue par courriel.",
        _ => $"Les questions sont publiées. {personnes} personnes sont prévenues par courriel.",
    };

    private Task<QuestionsDeLAppel?> LireAsync(string code) => questions.ChargerAsync(code, Acteur, Annulation);

    private async Task<IActionResult> ListeAsync(string code) => await LireAsync(code) is { } lues ? View("Questions", new QuestionsViewModel(lues)) : NotFound();

    private Task<IActionResult> RevenirAsync(string code, Resultat resultat, string? message, string ancre) =>
        this.RepondreAsync(resultat.AuChamp(_ => ""), () => this.Suivre(Adresse(code, $"/questions#{ancre}"), message), () => ListeAsync(code));

    private async Task<IActionResult> EnregistrerAsync(string code, Guid? id, QuestionViewModel saisie)
    {
        var resultat = await enregistrer.ExecuterAsync(code, saisie.EnSaisie(id), Acteur, Annulation);
        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(Adresse(code, id is null ? "/questions#questions" : $"/questions#question-{id}"), "La question est enregistrée."),
            () => ReprendreAsync(code, id, saisie));
    }

    private async Task<IActionResult> ReprendreAsync(string code, Guid? id, QuestionViewModel saisie)
    {
        if (await LireAsync(code) is not { } lues)
        {
            return NotFound();
        }

        (saisie.Questions, saisie.Id) = (lues, id);
        return View("Question", saisie);
    }
}
