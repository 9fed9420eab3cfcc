using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Comptes;

/// <param name="Ici">The session of the page itself.</param>
public sealed record ConnexionsViewModel(IReadOnlyList<SessionRow> Ouvertes, Guid? Ici);

/// <summary>One's own open sessions: see them, end one or all the others.</summary>
[Reserve, EnableRateLimiting(ComptesServices.LimiteParAdresse)]
public sealed class ConnexionsController(SessionsQuery sessions, FermerSessions fermer, IOptions<SecuriteOptions> securite) : Controller
{
    [HttpGet(LiensComptes.Connexions)]
    public async Task<ViewResult> Connexions(CancellationToken annulation) =>
        View(new ConnexionsViewModel(await sessions.OuvertesAsync(HttpContext.ActeurRequis(), securite.Value.DureeDeSession, annulation), User.SessionId()));

    [HttpPost(LiensComptes.FermerConnexion)]
    public async Task<IActionResult> Fermer(Guid session, CancellationToken annulation) => await this.RepondreAsync(
        await fermer.UneAsync(session, HttpContext.ActeurRequis(), annulation), () => this.Suivre(LiensComptes.Connexions, "La connexion est fermée."), async () => await Connexions(annulation));

    [HttpPost(LiensComptes.FermerAutresConnexions)]
    public async Task<IActionResult> FermerLesAutres(CancellationToken annulation) => await this.RepondreAsync(
        await fermer.LesAutresAsync(User.SessionId() ?? Guid.Empty, HttpContext.ActeurRequis(), annulation),
        () => this.Suivre(LiensComptes.Connexions, "Les autres connexions sont fermées."),
        async () => await Connexions(annulation));
}
