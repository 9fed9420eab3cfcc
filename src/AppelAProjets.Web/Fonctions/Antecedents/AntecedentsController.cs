using AppelAProjets.Application.Antecedents;
using AppelAProjets.Web.Fonctions.Instructions;

namespace AppelAProjets.Web.Fonctions.Antecedents;

/// <summary>What came before the dossiers of a call: renewals to match, what one goes on from, the record of an organisation.</summary>
[Route("instruction/{appelCode}")]
[Reserve(Mission.Instruction)]
public sealed class AntecedentsController : Controller
{
    private Acteur Acteur => HttpContext.ActeurRequis();

    private CancellationToken Annulation => HttpContext.RequestAborted;

    [HttpGet("organisations/{id:guid}")]
    public async Task<IActionResult> Organisation(string appelCode, Guid id, [FromServices] AntecedentsDeLOrganisationQuery organisations) =>
        await organisations.ChargerAsync(appelCode, id, Acteur, Annulation) is { } historique ? View("Organisation", historique) : NotFound();

    [HttpGet("renouvellements")]
    [Reserve(Role.Instructeur, Role.Secretariat)]
    public async Task<IActionResult> Renouvellements(string appelCode, PlaceDansLesRenouvellements place, [FromServices] RenouvellementsQuery renouvellements) =>
        await renouvellements.ChargerAsync(appelCode, place.Lu, place.Page, Acteur, Annulation) is { } liste ? View("Renouvellements", liste) : NotFound();

    /// <summary>From the list: chooses, or takes back.</summary>
    [HttpPost("renouvellements/{id:guid}")]
    [Reserve(Role.Instructeur, Role.Secretariat)]
    public async Task<IActionResult> Renouvellement(string appelCode, Guid id, PlaceDansLesRenouvellements place, AntecedentSaisi saisie, [FromServices] RapprocherAntecedent rapprocher) =>
        await ApresAsync(await RapprocherAsync(appelCode, id, saisie, rapprocher), saisie, place.Adresse(appelCode));

    [HttpPost("renouvellements/confirmer")]
    [Reserve(Role.Instructeur, Role.Secretariat)]
    public async Task<IActionResult> Confirmer(string appelCode, PlaceDansLesRenouvellements place, [FromForm] Guid[] ids, [FromServices] RapprocherAntecedent rapprocher)
    {
        Guid[] choisis = [.. ids.Distinct().Take(RenouvellementsQuery.Taille)];
        var faits = (await rapprocher.ConfirmerLesExactsAsync(appelCode, choisis, Acteur, Annulation)).Valeur;
        if (faits < choisis.Length)
        {
            TempData["Avertissement"] = $"{Nombres.Dire(choisis.Length - faits, "dossier a changé", "dossiers ont changé")} entre-temps : ils restent à confirmer.";
        }

        return this.Suivre(place.Adresse(appelCode), faits > 0 ? $"{Nombres.Dire(faits, "antécédent confirmé", "antécédents confirmés")}." : null);
    }

    /// <summary>From the sheet: chooses, or takes back.</summary>
    [HttpPost("dossiers/{id:guid}/antecedent")]
    [Reserve(Role.Instructeur, Role.Secretariat)]
    public async Task<IActionResult> Antecedent(PlaceDansLeTableau place, AntecedentSaisi saisie, [FromServices] RapprocherAntecedent rapprocher) =>
        await ApresAsync(await RapprocherAsync(place.AppelCode, place.Id, saisie, rapprocher), saisie, place.Fiche + "#antecedents");

    private Task<Resultat> RapprocherAsync(string code, Guid id, AntecedentSaisi saisie, RapprocherAntecedent rapprocher) => saisie.Annuler
        ? rapprocher.AnnulerAsync(code, id, saisie.Version, Acteur, Annulation)
        : rapprocher.ChoisirAsync(code, id, new ChoixDAntecedent(saisie.Antecedent == AntecedentSaisi.Aucun ? "" : saisie.Antecedent, saisie.Version), Acteur, Annulation);

    // Nothing is typed here: what was refused is said above the page as it is now, which shows what somebody else chose.
    private Task<IActionResult> ApresAsync(Resultat resultat, AntecedentSaisi saisie, string adresse)
    {
        if (resultat.Refus is { Issue: not Issue.Absent } refus)
        {
            TempData["Avertissement"] = refus.Message;
        }

        return this.RepondreAsync(
            resultat,
            () => this.Suivre(adresse, saisie.Annuler ? "La confirmation est annulée." : saisie.Antecedent == AntecedentSaisi.Aucun ? "C’est noté : aucune action antérieure." : "L’antécédent est confirmé."),
            () => Task.FromResult<IActionResult>(Redirect(adresse)));
    }
}

public sealed class AntecedentSaisi
{
    public const string Aucun = "aucun";

    /// <summary>Key of a project, or <see cref="Aucun"/>.</summary>
    public string? Antecedent { get; set; }

    /// <summary>Of the confirmation that was shown; 0 when there was none.</summary>
    public int Version { get; set; }

    public bool Annuler { get; set; }
}

/// <summary>Where someone is in the list of renewals: every form of it comes back there.</summary>
public sealed class PlaceDansLesRenouvellements
{
    [FromQuery(Name = "voir")] public string? Voir { get; set; }

    [FromQuery(Name = "page")] public int Page { get; set; } = 1;

    public VoletDesRenouvellements? Lu => LectureDeMot.Lire<VoletDesRenouvellements>(Voir);

    public string Adresse(string code) => LiensAntecedents.Renouvellements(code) + (Lu is { } volet ? $"?voir={volet}{(Page > 1 ? $"&page={Page}" : "")}" : "");
}
