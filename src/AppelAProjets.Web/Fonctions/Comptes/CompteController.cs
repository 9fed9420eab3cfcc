using System.Security.Claims;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using QRCoder;

namespace AppelAProjets.Web.Fonctions.Comptes;

[Reserve, EnableRateLimiting(ComptesServices.LimiteParAdresse)]
public sealed class CompteController(
    GererSecondFacteur secondFacteur, ChangerMotDePasse changer, SignInManager<Compte> connexion, IOptions<SecuriteOptions> securite, IOptions<Partage.InstanceOptions> instance) : Controller
{
    private const int PointsParModule = 6;

    [HttpGet("/compte")]
    public async Task<IActionResult> Compte(CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await secondFacteur.LireAsync(acteur, annulation) is not { EstRefuse: false, Valeur.Compte: var compte })
        {
            return NotFound();
        }

        string[] acces = [.. acteur.Habilitations.Select(h => Libelles.Pour(h.Role)), .. acteur.Appartenances.Select(a => Libelles.Pour(a.Qualite))];
        return View(new CompteViewModel(acteur.Nom, compte.Courriel, compte.SecondFacteurActif, [.. acces.Distinct()])
        {
            EnAttente = compte is { AdresseEnAttente: { } attendue, AdresseDemandeeLe: { } le } ? (attendue, le) : null,
        });
    }

    [HttpGet("/compte/mot-de-passe")]
    public ViewResult MotDePasse() => View("CompteMotDePasse", new ChangementViewModel());

    [HttpPost("/compte/mot-de-passe")]
    public async Task<IActionResult> MotDePasse(ChangementViewModel saisie, CancellationToken annulation)
    {
        var resultat = await changer.ExecuterAsync(saisie.Actuel, saisie.Nouveau, HttpContext.ActeurRequis(), annulation);
        if (!resultat.EstRefuse)
        {
            await connexion.RefreshSignInAsync(resultat.Valeur);
        }

        return await this.RepondreAsync(
            resultat,
            () => this.Suivre(LiensComptes.Compte, "Votre mot de passe est changé. Les autres sessions sont fermées."),
            () => Task.FromResult<IActionResult>(View("CompteMotDePasse", saisie)));
    }

    [HttpGet("/compte/second-facteur")]
    public Task<IActionResult> SecondFacteur(CancellationToken annulation) => PageAsync(annulation);

    [HttpPost("/compte/second-facteur/preparer")]
    public async Task<IActionResult> Preparer(CancellationToken annulation)
    {
        var resultat = await secondFacteur.PreparerAsync(HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(resultat, () => this.Suivre(LiensComptes.SecondFacteur), () => PageAsync(annulation));
    }

    /// <summary>The secret as an image to scan, while it is being set up.</summary>
    [HttpGet("/compte/second-facteur/qr")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Qr(CancellationToken annulation)
    {
        if (await secondFacteur.LireAsync(HttpContext.ActeurRequis(), annulation) is not { EstRefuse: false, Valeur: { Secret: { } secret, Compte: var compte } })
        {
            return NotFound();
        }

        var emetteur = Uri.EscapeDataString(instance.Value.Nom);
        var adresse = $"otpauth://totp/{emetteur}:{Uri.EscapeDataString(compte.Courriel)}?secret={secret}&issuer={emetteur}&digits=6&period=30";
        using var code = QRCodeGenerator.GenerateQrCode(adresse, QRCodeGenerator.ECCLevel.M);
        using var image = new PngByteQRCode(code);
        return File(image.GetGraphic(PointsParModule), "image/png");
    }

    /// <summary>Activates it and shows the recovery codes, once.</summary>
    [HttpPost("/compte/second-facteur")]
    public async Task<IActionResult> Activer(SecondFacteurViewModel saisie, CancellationToken annulation)
    {
        var resultat = await secondFacteur.ActiverAsync(saisie.Code, saisie.Actuel, HttpContext.ActeurRequis(), annulation);
        if (!resultat.EstRefuse)
        {
            await connexion.SignInWithClaimsAsync(resultat.Valeur.Compte, isPersistent: false, [new Claim("amr", "mfa")]);
        }

        return await this.RepondreAsync(resultat, active => View("CodesDeSecours", active.Codes), () => PageAsync(annulation));
    }

    [HttpPost("/compte/second-facteur/retirer")]
    public async Task<IActionResult> Retirer(SecondFacteurViewModel saisie, CancellationToken annulation)
    {
        var resultat = await secondFacteur.RetirerAsync(saisie.Actuel, HttpContext.ActeurRequis(), annulation);
        if (!resultat.EstRefuse)
        {
            await connexion.SignInWithClaimsAsync(resultat.Valeur, isPersistent: false, [new Claim("amr", "pwd")]);
        }

        return await this.RepondreAsync(
            resultat, () => this.Suivre(LiensComptes.SecondFacteur, "La vérification en deux étapes est retirée."), () => PageAsync(annulation));
    }

    private async Task<IActionResult> PageAsync(CancellationToken annulation)
    {
        var acteur = HttpContext.ActeurRequis();
        if (await secondFacteur.LireAsync(acteur, annulation) is not { EstRefuse: false, Valeur: var lu })
        {
            return NotFound();
        }

        return View("CompteSecondFacteur", new SecondFacteurViewModel
        {
            Actif = lu.Compte.SecondFacteurActif,
            Exige = securite.Value.RolesAvecSecondFacteur.Any(acteur.A),
            Secret = lu.Secret is null ? null : string.Join('\u00a0', lu.Secret.Chunk(4).Select(groupe => new string(groupe))),
            CodesRestants = await secondFacteur.CodesRestantsAsync(lu.Compte),
        });
    }
}
