using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Web.Fonctions.Papier;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>The agenda of a session: what is on it, in which blocks, in which order.</summary>
[Reserve(Mission.Comite)]
[Route("seances/{id:guid}/ordre-du-jour")]
public sealed class OrdreDuJourController(OrdreDuJourQuery agendas, RangerOrdreDuJour ranger) : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    [HttpGet("")]
    public Task<IActionResult> OrdreDuJour(Guid id, FiltreDePoints filtre, string? texte, CancellationToken annulation) => AfficherAsync(id, (filtre, texte), [], annulation);

    /// <summary>The cahier de séance: without what the person stands down from.</summary>
    [HttpGet("/seances/{id:guid}/cahier.pdf")]
    public async Task<IActionResult> Cahier(Guid id, [FromServices] CahierQuery cahiers, [FromServices] IMoteurPdf moteur, CancellationToken annulation) =>
        await cahiers.ChargerAsync(id, Acteur, annulation) is { } cahier ? this.PdfDe(moteur, ImprimeDeSeance.Cahier(cahier), $"cahier-de-seance-{cahier.Agenda.Seance.Code}.pdf") : NotFound();

    /// <summary>One or several items before another one, or last of a block. The script asks for nothing in return.</summary>
    [HttpPost("deplacer"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Deplacer(Guid id, [FromForm] Guid[] points, [FromForm] PlaceSaisie place, CancellationToken annulation)
    {
        var resultat = await ranger.DeplacerAsync(id, points, (place.Bloc, place.Avant), Acteur, annulation);
        if (place.Script)
        {
            return resultat.Issue switch { Issue.Fait => NoContent(), Issue.Absent => NotFound(), _ => Conflict(resultat.Refus!.Message) };
        }

        return await RepondreAsync(id, resultat, "L’ordre du jour est rangé.", annulation);
    }

    /// <summary>What the bar does with the items ticked.</summary>
    [HttpPost("points"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Ranger(Guid id, [FromForm] RangementSaisie saisie, [FromServices] FaireAvancerPoint avancer, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : saisie.Geste switch
        {
            GesteSurPoints.Rang => await ranger.DeplacerAuRangAsync(id, saisie.Points, saisie.Rang ?? 0, Acteur, annulation),
            GesteSurPoints.Bloc => await ranger.MettreEnBlocAsync(id, saisie.Points, saisie.Bloc, Acteur, annulation),
            GesteSurPoints.HorsBloc => await ranger.DeplacerAsync(id, saisie.Points, (null, null), Acteur, annulation),
            GesteSurPoints.Complementaire => await ranger.MarquerAsync(id, saisie.Points, MarqueDePoint.Complementaire, Acteur, annulation),
            GesteSurPoints.EnAttente => await ranger.MarquerAsync(id, saisie.Points, MarqueDePoint.EnAttente, Acteur, annulation),
            GesteSurPoints.Retirer => await avancer.RetirerAsync(id, saisie.Points, saisie.Motif, Acteur, annulation),
            GesteSurPoints.SansMarque => await ranger.MarquerAsync(id, saisie.Points, null, Acteur, annulation),
        };
        var vue = (saisie.Filtre, saisie.Texte);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComites.OrdreDuJour(id, vue), Dire(saisie)), () => AfficherAsync(id, vue, saisie.Points, annulation));
    }

    private async Task<IActionResult> AfficherAsync(Guid id, (FiltreDePoints Filtre, string? Texte) vue, IReadOnlyCollection<Guid> coches, CancellationToken annulation) =>
        await agendas.ChargerAsync(id, Acteur, annulation) is { } lu ? View("OrdreDuJour", new OrdreDuJourViewModel(lu, vue.Filtre, vue.Texte, Acteur) { Coches = coches }) : NotFound();

    [HttpPost("blocs"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> FormerBlocs(Guid id, [FromForm] CritereDeBloc critere, CancellationToken annulation) =>
        await RepondreAsync(id, await ranger.FormerLesBlocsAsync(id, critere, Acteur, annulation), critere == CritereDeBloc.Quartier ? "Un bloc par quartier est formé." : "Un bloc par thématique est formé.", annulation);

    [HttpPost("blocs/{blocId:guid}/deplacer"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> DeplacerBloc(Guid id, Guid blocId, [FromForm] int sens, CancellationToken annulation) =>
        await RepondreAsync(id, await ranger.GlisserLeBlocAsync(id, blocId, sens, Acteur, annulation), "Le bloc est déplacé.", annulation);

    [HttpPost("trier"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> Trier(Guid id, [FromForm] Guid? bloc, [FromForm] CritereDeRang critere, CancellationToken annulation) =>
        await RepondreAsync(id, await ranger.TrierAsync(id, bloc, critere, Acteur, annulation), critere == CritereDeRang.Note ? "Les points sont rangés par note." : "Les points sont rangés par numéro.", annulation);

    [HttpPost("sans-debat"), Reserve(Role.Secretariat, Role.Presidence)]
    public async Task<IActionResult> ComposerSansDebat(Guid id, [FromForm] int attendus, CancellationToken annulation)
    {
        var resultat = await ranger.ComposerSansDebatAsync(id, attendus, Acteur, annulation);
        return await this.RepondreAsync(
            resultat, nombre => this.Suivre(LiensComites.OrdreDuJour(id), nombre > 1 ? $"Le bloc sans débat tient {nombre} points." : nombre == 1 ? "Le bloc sans débat tient 1 point." : "Aucun point n’est sans débat."),
            () => SansDebatController.PageAsync(this, agendas, id, annulation));
    }

    private static string Dire(RangementSaisie saisie) => (saisie.Geste, saisie.Points.Length > 1) switch
    {
        (GesteSurPoints.Retirer, true) => "Ces points sont retirés de l’ordre du jour.",
        (GesteSurPoints.Retirer, false) => "Le point est retiré de l’ordre du jour.",
        (_, true) => "Ces points sont rangés.",
        _ => "Le point est rangé.",
    };

    private Task<IActionResult> RepondreAsync(Guid id, Resultat? resultat, string succes, CancellationToken annulation) =>
        this.RepondreAsync(resultat, () => this.Suivre(LiensComites.OrdreDuJour(id), succes), () => OrdreDuJour(id, FiltreDePoints.Tous, null, annulation));
}
