using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Web.Fonctions.Courriers;

/// <summary>The published letter of a dossier, for its organisation and for staff. Before publication its address does not exist.</summary>
public sealed class CourrierDuDossierController(CourrierPublieQuery courriers, IDepotDeFichiers depot) : Controller
{
    /// <summary>Who reads it among staff; funders' agents, only in calls of their funder.</summary>
    internal static readonly Role[] Agents = [Role.Secretariat, Role.Instructeur, Role.Valideur, Role.SignataireCourrier, Role.MembreComite, Role.Lecteur];

    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("/espace/dossiers/{id:guid}/courrier"), Reserve]
    public async Task<IActionResult> Porteur(Guid id, string? numero, CancellationToken annulation) =>
        await courriers.PourLePorteurAsync(id, numero, Acteur, annulation) is { } courrier
            ? Page(courrier, (LiensDossiers.Dossier(id), "Le dossier"), LiensCourriers.PdfDuPorteur(id) + $"?numero={courrier.Numero}", (id, null, null)) : NotFound();

    [HttpGet("/espace/dossiers/{id:guid}/courrier.pdf"), Reserve]
    public async Task<IActionResult> PorteurPdf(Guid id, string? numero, CancellationToken annulation) =>
        Pdf(await courriers.PourLePorteurAsync(id, numero, Acteur, annulation));

    [HttpGet("/instruction/{appelCode}/dossiers/{id:guid}/courrier"), Reserve(Role.Secretariat, Role.Instructeur, Role.Valideur, Role.SignataireCourrier, Role.MembreComite, Role.Lecteur)]
    public Task<IActionResult> Agent(string appelCode, Guid id, CancellationToken annulation) => AfficherAsync(appelCode, id, null, annulation);

    /// <summary>A condition of the avis is met.</summary>
    [HttpPost("/instruction/{appelCode}/dossiers/{id:guid}/courrier/conditions/{demandeId:guid}"), Reserve(Role.Secretariat, Role.Instructeur, Role.Valideur)]
    public async Task<IActionResult> Lever(string appelCode, Guid id, Guid demandeId, string? preuve, [FromServices] LeverCondition lever, CancellationToken annulation) => await this.RepondreAsync(
        (await lever.ExecuterAsync((appelCode, id), demandeId, preuve, Acteur, annulation)).AuChamp(_ => ""),
        () => this.Suivre(LiensCourriers.DesServices(appelCode, id), "La condition est levée ; le porteur en est prévenu."), () => AfficherAsync(appelCode, id, new PreuveSaisie(demandeId, preuve), annulation));

    private async Task<IActionResult> AfficherAsync(string code, Guid id, PreuveSaisie? saisie, CancellationToken annulation) =>
        await courriers.PourLesAgentsAsync(code, id, Acteur, annulation) is { } courrier
            ? Page(courrier, (LiensInstructions.Fiche(code, id), "Fiche du dossier"), LiensCourriers.PdfDesServices(code, id), (id, code, saisie)) : NotFound();

    [HttpGet("/instruction/{appelCode}/dossiers/{id:guid}/courrier.pdf"), Reserve(Role.Secretariat, Role.Instructeur, Role.Valideur, Role.SignataireCourrier, Role.MembreComite, Role.Lecteur)]
    public async Task<IActionResult> AgentPdf(string appelCode, Guid id, CancellationToken annulation) =>
        Pdf(await courriers.PourLesAgentsAsync(appelCode, id, Acteur, annulation));

    private ViewResult Page(CourrierPublie courrier, (string, string) retour, string pdf, (Guid DossierId, string? AppelCode, PreuveSaisie? Saisie) suite) => View("Lecture", new LectureViewModel(courrier.Document)
    {
        Retour = retour,
        Pdf = pdf,
        Suite = suite,
        Etat = suite.AppelCode is not null ? courrier.Etat : null,
        PublieLe = HeureDeParis.Ecrire(courrier.PublieLe),
        Depasse = courrier.Etat switch
        {
            EtatCourrier.EnRevision => "Ce courrier est en révision : un autre doit le remplacer.",
            EtatCourrier.Remplace => courrier.RemplacePar is { } par ? $"Ce courrier est remplacé par le courrier n° {par} : il ne vaut plus." : "Ce courrier est remplacé : il ne vaut plus.",
            EtatCourrier.Retire => "Ce courrier est retiré : il ne vaut plus.",
            _ => null,
        },
        Autres = suite.AppelCode is not null ? [] : [.. courrier.Autres.Select(numero => ($"{Request.Path}?numero={numero}", numero))],
    });

    private IActionResult Pdf(CourrierPublie? courrier) =>
        courrier is not null && depot.Ouvrir(courrier.Empreinte) is { } contenu
            ? File(contenu, "application/pdf", $"courrier-{courrier.Numero}.pdf")
            : NotFound();
}
