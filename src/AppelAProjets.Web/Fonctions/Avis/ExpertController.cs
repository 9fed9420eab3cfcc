using AppelAProjets.Application.Avis;
using AppelAProjets.Domain.Avis;
using AppelAProjets.Web.Fonctions.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace AppelAProjets.Web.Fonctions.Avis;

/// <summary>An expert without account: the link of a mail opens the question, the reduced dossier and the form, until the term.</summary>
[Route("expert")]
[AllowAnonymous, EnableRateLimiting(ComptesServices.LimiteParAdresse)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ExpertController(InvitationQuery invitations, TimeProvider horloge) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Invitation(string? jeton, CancellationToken annulation) => PageAsync(jeton, null, null, annulation);

    [HttpPost("")]
    public async Task<IActionResult> Rendre([FromForm] string? jeton, [FromForm(Name = "Avis")] AvisSaisie saisie, [FromServices] RendreAvis rendre, CancellationToken annulation)
    {
        var resultat = !ModelState.IsValid ? null : await rendre.DExpertAsync(jeton, saisie.Lire(HttpContext), annulation);
        // Closed meanwhile: the page says why, and gives back what was typed.
        return resultat?.Issue == Issue.Absent ? await PageAsync(jeton, saisie, null, annulation)
            : await this.RepondreAsync(resultat, () => this.Suivre(LiensAvis.InvitationDExpert(jeton!), "Votre avis est envoyé. Merci ! Vous pouvez le corriger jusqu’à la date limite."), () => PageAsync(jeton, saisie, null, annulation), "Avis.");
    }

    /// <summary>Kept while one types, by the script, or by the button without it.</summary>
    [HttpPost("brouillon")]
    public async Task<IActionResult> Garder([FromForm] string? jeton, [FromForm(Name = "Avis")] AvisSaisie saisie, [FromForm] bool fragment, [FromServices] RepondreEnExpert repondre, CancellationToken annulation)
    {
        var resultat = await repondre.GarderAsync(jeton, new BrouillonDAvis(saisie.Sens, saisie.Commentaire, saisie.Montre), annulation);
        if (fragment)
        {
            return resultat.Issue switch { Issue.Fait => Json(Dire(resultat.Valeur)), Issue.Absent => NotFound(), _ => UnprocessableEntity(resultat.Refus!.Message) };
        }

        var sort = resultat is { EstRefuse: false, Valeur.Autre: not null } ? Refus.ConflitSur("comparez les deux brouillons, puis gardez le bon") : resultat;
        return sort.Issue == Issue.Absent ? await PageAsync(jeton, saisie, null, annulation)
            : await this.RepondreAsync((Resultat)sort, () => this.Suivre(LiensAvis.InvitationDExpert(jeton!), "Votre brouillon est enregistré. Votre avis n’est pas encore envoyé."), () => PageAsync(jeton, saisie, null, annulation), "Avis.");
    }

    [HttpPost("deport")]
    public async Task<IActionResult> Deporter([FromForm] string? jeton, [FromForm] string? mot, [FromServices] RepondreEnExpert repondre, CancellationToken annulation) =>
        await SuivreAsync(await repondre.DeporterAsync(jeton, mot, annulation), jeton, mot, "C’est noté : vous êtes déchargé de cet avis. La personne qui vous a invité est prévenue.", annulation);

    [HttpPost("delai")]
    public async Task<IActionResult> DemanderDelai([FromForm] string? jeton, [FromForm] string? mot, [FromServices] RepondreEnExpert repondre, CancellationToken annulation) =>
        await SuivreAsync(await repondre.DemanderDelaiAsync(jeton, mot, annulation), jeton, mot, "La personne qui vous a invité est prévenue. Vous recevrez un courriel si elle vous donne une nouvelle date.", annulation);

    [HttpGet("fichiers/{empreinte}")]
    public async Task<IActionResult> Fichier(string empreinte, string? jeton, CancellationToken annulation) => this.Telecharger(await invitations.FichierAsync(jeton, empreinte, annulation));

    private static object Dire(SortDuBrouillon sort) => new
    {
        sort.Montre, Autre = sort.Autre is not { } autre ? null : new { Sens = autre.Sens?.ToString(), autre.Commentaire, Texte = string.Join("\n", new[] { autre.Sens is { } sens ? LibellesDAvis.Pour(sens) : null, autre.Commentaire }.OfType<string>()) },
    };

    private async Task<IActionResult> SuivreAsync(Resultat resultat, string? jeton, string? mot, string succes, CancellationToken annulation) => resultat.Issue == Issue.Absent
        ? await PageAsync(jeton, null, null, annulation)
        : await this.RepondreAsync(resultat, () => this.Suivre(LiensAvis.InvitationDExpert(jeton!), succes), () => PageAsync(jeton, null, mot, annulation));

    private async Task<IActionResult> PageAsync(string? jeton, AvisSaisie? saisie, string? mot, CancellationToken annulation)
    {
        var lue = await invitations.ChargerAsync(jeton, annulation);
        if (lue is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return View("Expert", new ExpertViewModel(lue, jeton, lue?.Dossier is null ? null : Formulaire(lue.Avis, jeton!, saisie), horloge.GetUtcNow()) { Mot = mot, Ecrit = saisie?.Commentaire });
    }

    private MonAvisViewModel Formulaire(AvisLu avis, string jeton, AvisSaisie? saisie)
    {
        var enCours = avis.BrouillonSens is null && avis.BrouillonCommentaire is null ? AvisSaisie.De(avis) : new AvisSaisie
        {
            Sens = avis.BrouillonSens, Commentaire = avis.BrouillonCommentaire, Version = avis.Version,
        };
        enCours.Montre = avis.BrouillonMontre;
        return new MonAvisViewModel(LiensAvis.Expert, avis, saisie is null ? enCours : MonAvisViewModel.Garder(saisie, avis, ViewData["Conflit"] is true), $"{avis.Demandeur} et les services qui instruisent le dossier le liront, avec votre nom. Le porteur ne le voit pas.") { Jeton = jeton };
    }
}
