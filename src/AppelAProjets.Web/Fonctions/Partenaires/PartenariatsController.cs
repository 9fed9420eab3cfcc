using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Web.Fonctions.Dossiers;

namespace AppelAProjets.Web.Fonctions.Partenaires;

/// <summary>A project for the people of a partner: the invitation, then its part, its agreement, the whole dossier to read.</summary>
[Reserve]
[Route("espace/partenariats/{id:guid}")]
public sealed class PartenariatsController(PartenariatQuery partenariats, EngagerUnPartenaire engager, EnregistrerReponses enregistrer, TimeProvider horloge) : Controller
{
    private static readonly IReadOnlyDictionary<string, SortDeReponse> SansSort = new Dictionary<string, SortDeReponse>();
    private static readonly IReadOnlyDictionary<string, string?> SansSaisie = new Dictionary<string, string?>();

    /// <summary>The invitation, or the part once the organisation takes part.</summary>
    [HttpGet("")]
    public Task<IActionResult> Partenariat(Guid id, CancellationToken annulation) => VueAsync(id, new AccepterViewModel(), new DeclinerViewModel(), annulation);

    [HttpPost("accepter")]
    public async Task<IActionResult> Accepter(Guid id, [FromForm(Name = "Accepter")] AccepterViewModel saisie, int version, CancellationToken annulation)
    {
        var sort = await engager.AccepterAsync(id, saisie.OrganisationId, version, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            Prefixer(sort, "Accepter."), () => this.Suivre(Adresse(id), "Votre organisation est partenaire du projet. Remplissez maintenant sa part."), () => VueAsync(id, saisie, new(), annulation));
    }

    [HttpPost("decliner")]
    public async Task<IActionResult> Decliner(Guid id, [FromForm(Name = "Decliner")] DeclinerViewModel saisie, int version, CancellationToken annulation)
    {
        var sort = await engager.DeclinerAsync(id, version, saisie.Motif, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            Prefixer(sort, "Decliner."), () => this.Suivre(LiensDossiers.Espace, "Votre réponse est partie : vous ne participez pas à ce projet."), () => VueAsync(id, new(), saisie, annulation));
    }

    /// <summary>Keeps the part. A field refused or changed by another page comes back as it was typed; the others are kept.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Enregistrer(Guid id, CancellationToken annulation)
    {
        var saisies = SectionsController.Saisies(Request.Form);
        var sort = await enregistrer.DansUnePartAsync(id, saisies, HttpContext.ActeurRequis(), annulation);
        if (sort.Issue == Issue.Absent || await partenariats.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is not { } partenariat)
        {
            return NotFound();
        }

        ModelState.Clear();
        return await this.RepondreAsync(sort.EnEntier(), () => Suivre(partenariat), () =>
        {
            IReadOnlyList<SortDeReponse> champs = sort.EstRefuse ? [] : sort.Valeur.Champs;
            return Task.FromResult<IActionResult>(View("Part", new PartViewModel(EnTete(partenariat), partenariat, champs.ToDictionary(c => c.Cle), saisies.ToDictionary(s => s.Cle, s => s.Saisi))));
        });
    }

    // Green only for what is done.
    private RedirectResult Suivre(Partenariat partenariat)
    {
        var ecarts = partenariat.Ecarts.Select(e => e.Message).ToList();
        TempData[AccuseDeSaisieFilter.Gardee] = true;
        TempData[ecarts.Count == 0 ? "Succes" : "Avertissement"] = string.Join(' ', ["La part de votre organisation est enregistrée.", .. ecarts]);
        return Redirect(Adresse(partenariat.Part.Partenaire.Id));
    }

    [HttpPost("champs")]
    public async Task<IActionResult> Champs(Guid id, CancellationToken annulation)
    {
        var sort = await enregistrer.DansUnePartAsync(id, SectionsController.Saisies(Request.Form), HttpContext.ActeurRequis(), annulation);
        return SectionsController.Annoncer(this, sort);
    }

    /// <summary>Says that the page is open; tells who else has one of the dossier, and what they just wrote.</summary>
    [HttpPost("presence")]
    public async Task<IActionResult> Presence(Guid id, [FromServices] SignalerPresence signaler, CancellationToken annulation)
    {
        var autour = await signaler.DansUnePartAsync(id, HttpContext.ActeurRequis(), annulation);
        return autour.EstRefuse ? NotFound() : Json(SectionsController.EnMots(autour.Valeur));
    }

    /// <summary>Agrees to the part and to who is paid, as they are shown.</summary>
    [HttpPost("accord")]
    public async Task<IActionResult> Accord(Guid id, string? empreinte, int version, CancellationToken annulation)
    {
        var sort = await engager.DonnerAccordAsync(id, empreinte, version, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            sort, () => this.Suivre(Adresse(id), "L’accord de votre organisation est donné. Le chef de file en est prévenu."), () => VueAsync(id, new(), new(), annulation));
    }

    [HttpPost("prevenir")]
    public async Task<IActionResult> Prevenir(Guid id, [FromServices] PrevenirPourLAccord prevenir, CancellationToken annulation)
    {
        var prevenus = await prevenir.ExecuterAsync(id, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            prevenus, _ => this.Suivre(Adresse(id), "Les signataires de votre organisation sont prévenus par courriel."), () =>
            {
                TempData["Avertissement"] = prevenus.Refus!.Message;
                return Task.FromResult<IActionResult>(Redirect(Adresse(id)));
            });
    }

    [HttpPost("reprendre")]
    public async Task<IActionResult> Reprendre(Guid id, int version, CancellationToken annulation)
    {
        var sort = await engager.ReprendreAccordAsync(id, version, HttpContext.ActeurRequis(), annulation);
        return await this.RepondreAsync(
            sort, () => this.Suivre(Adresse(id), "L’accord est repris : le dossier ne peut pas être déposé avant que vous le redonniez."), () => VueAsync(id, new(), new(), annulation));
    }

    [HttpGet("projet")]
    public async Task<IActionResult> Projet(Guid id, CancellationToken annulation) =>
        await partenariats.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } partenariat ? View("ProjetDuPartenariat", new PartViewModel(EnTete(partenariat), partenariat, SansSort, SansSaisie)) : NotFound();

    private static string Adresse(Guid id) => LiensPartenaires.Partenariat(id);

    private EnTeteDossier EnTete(Partenariat partenariat) => new(partenariat.Dossier, horloge.GetUtcNow()) { Adresse = Adresse(partenariat.Part.Partenaire.Id) };

    // What is missing in a part has its field on the same page.
    private static Resultat Prefixer(Resultat sort, string prefixe) => sort.AuChamp(champ => champ is "OrganisationId" or "Motif" ? prefixe + champ : champ);

    private async Task<IActionResult> VueAsync(Guid id, AccepterViewModel accepter, DeclinerViewModel decliner, CancellationToken annulation) =>
        await partenariats.ChargerAsync(id, HttpContext.ActeurRequis(), annulation) is { } partenariat
            ? View("Part", new PartViewModel(EnTete(partenariat), partenariat, SansSort, SansSaisie) { Decliner = decliner })
            : await partenariats.InvitationAsync(id, HttpContext.ActeurRequis(), annulation) is { } invitation
                ? View("Invitation", new InvitationViewModel(invitation, horloge.GetUtcNow()) { Accepter = accepter, Decliner = decliner })
                : NotFound();
}
