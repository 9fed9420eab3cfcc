using System.Text.Json;
using AppelAProjets.Application.Cellules;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>What the grid of the table says to the server: cells to keep, and who has which dossier open.</summary>
[Route("instruction/{appelCode}")]
public sealed class CellulesController : Controller
{
    private const int CellulesAuPlus = 2000;

    private static readonly JsonSerializerOptions Lecture = new(JsonSerializerDefaults.Web) { Converters = { new TexteAdmisConverter() } };

    [HttpPost("cellules")]
    [Reserve(Role.Instructeur, Role.Valideur)]
    public async Task<IActionResult> Saisir(
        string appelCode, [FromForm] string? cellules, [FromServices] SaisirCellules saisir, [FromServices] LignesEnCellulesQuery lignes, CancellationToken annulation)
    {
        if (LireJson<List<CelluleRecue?>>(cellules) is not { Count: > 0 and <= CellulesAuPlus } recues || recues.Select(c => c?.Lire()).ToList() is var lues && lues.Contains(null))
        {
            return BadRequest();
        }

        var acteur = HttpContext.ActeurRequis();
        var sort = await saisir.ExecuterAsync(appelCode, [.. lues!], acteur, annulation);
        if (sort.EstRefuse)
        {
            return NotFound();
        }

        var conflits = sort.Valeur.Sorts.Where(s => s.Refus?.Issue == Issue.Conflit).Select(s => s.LigneId).ToHashSet();
        var qui = await lignes.DireQuiAsync([.. sort.Valeur.Lignes.Where(l => conflits.Contains(l.Id))], acteur, annulation);
        return Json(new { Cellules = sort.Valeur.Sorts.Select(s => new CelluleRendue(s, qui.FirstOrDefault(l => l.Id == s.LigneId))), Lignes = sort.Valeur.Lignes.Select(l => new LigneRendue(l)) });
    }

    /// <summary>Where one's envelopes stand.</summary>
    [HttpGet("enveloppes")]
    [Reserve(Role.Instructeur, Role.Valideur)]
    public async Task<IActionResult> Enveloppes(string appelCode, [FromServices] EnveloppesDeLAppelQuery enveloppes, CancellationToken annulation) =>
        await enveloppes.ChargerAsync(appelCode, HttpContext.ActeurRequis(), annulation) is not { } lues ? NotFound() : Json(lues.Select(l => new
        {
            Financeur = l.Enveloppe.FinanceurId, Dit = $"{l.Sigle}, {Libelles.Pour(l.Enveloppe.TypeDeCredits).ToLowerInvariant()} : {l.Enveloppe.Dire()}", Depassement = l.Enveloppe.DireLeDepassement(l.Sigle),
        }));

    /// <summary>Says that this page is open; tells who else is on a dossier of the call, and which lines shown have changed.</summary>
    [HttpPost("presences")]
    [Reserve(Mission.Instruction)]
    public async Task<IActionResult> Signaler(string appelCode, [FromForm] string? signal, [FromServices] SignalerAgent signaler, CancellationToken annulation)
    {
        if (LireJson<SignalRecu>(signal)?.Lire() is not { } lu)
        {
            return BadRequest();
        }

        var autour = await signaler.ExecuterAsync(appelCode, lu, HttpContext.ActeurRequis(), annulation);
        return autour.EstRefuse ? NotFound() : Json(new
        {
            Presents = autour.Valeur.Presents.Select(p => new { Dossier = p.DossierId, Nom = p.Sigle is null ? p.Nom : $"{p.Nom} ({p.Sigle})", Fiche = p.Lieu == LieuDAgent.Fiche }),
            Lignes = autour.Valeur.Lignes.Select(l => new LigneRendue(l)),
        });
    }

    // In a field of a form: more cells than a form may have fields.
    private static T? LireJson<T>(string? texte)
        where T : class
    {
        try
        {
            return texte is null ? null : JsonSerializer.Deserialize<T>(texte, Lecture);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Avant">What the cell said before.</param>
public sealed record CelluleRecue(Guid Dossier, Guid Ligne, string? Champ, string? Valeur, string? Avant, int Version)
{
    public CelluleSaisie? Lire() => LectureDeMot.Lire<ChampDeCellule>(Champ) is { } champ ? new CelluleSaisie(Dossier, Ligne, champ, Valeur, Avant, Version) : null;
}

public sealed record SignalRecu(Guid? Dossier, string? Lieu, List<LigneMontree?>? Lignes)
{
    public SignalDAgent? Lire() => LectureDeMot.Lire<LieuDAgent>(Lieu) is { } lieu && Lignes?.Contains(null) != true && !(Lignes?.Count > LignesEnCellulesQuery.Maximum)
        ? new SignalDAgent(Dossier, lieu, (Lignes ?? []).DistinctBy(l => l!.Id).ToDictionary(l => l!.Id, l => l!.Version))
        : null;
}

public sealed record LigneMontree(Guid Id, int Version);

/// <summary>What became of a cell: <c>fait</c>, <c>refuse</c> or <c>conflit</c>.</summary>
public sealed class CelluleRendue(SortDeCellule sort, LigneEnCellules? qui)
{
    public Guid Ligne => sort.LigneId;
    public string Champ => Cellule.Nom(sort.Champ);
    public string Etat => sort.Refus switch { null => "fait", { Issue: Issue.Conflit } => "conflit", _ => "refuse" };
    public string? Message => sort.Refus is { Issue: Issue.Absent } ? "Cette ligne n’est plus à vous, ou n’existe plus." : sort.Refus?.Message;
    /// <summary>Who changed the line last, when another value stands.</summary>
    public string? Auteur => sort.Refus?.Issue == Issue.Conflit && qui is { ModifieePar: { } par, ModifieeLe: { } le } ? $"{par}, le {HeureDeParis.Ecrire(le)}" : null;
}

public sealed class LigneRendue(LigneEnCellules ligne)
{
    public Guid Id => ligne.Id;
    public Guid Dossier => ligne.DossierId;
    public int Version => ligne.Version;
    public string? Contradiction => ligne.Contradiction;

    public IEnumerable<object> Champs => Enum.GetValues<ChampDeCellule>().Select(c => new { Champ = Cellule.Nom(c), Valeur = Cellule.Valeur(ligne, c), Affichage = Cellule.Affichage(ligne, c) });
}

/// <summary>How a cell is written: what a person types again (<see cref="Valeur"/>), and what is read (<see cref="Affichage"/>).</summary>
public static class Cellule
{
    public static string Nom(ChampDeCellule champ) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(champ.ToString());

    public static string Valeur(LigneEnCellules ligne, ChampDeCellule champ) => champ switch
    {
        ChampDeCellule.Avis => ligne.Avis?.ToString() ?? "",
        ChampDeCellule.AvisMotif => ligne.AvisMotif ?? "",
        ChampDeCellule.Specifique => ligne.ProposeSpecifique is { } s ? Ecriture.Euros(s) : "",
        ChampDeCellule.DroitCommun => ligne.ProposeDroitCommun is { } d ? Ecriture.Euros(d) : "",
        ChampDeCellule.ProposeMotif => ligne.ProposeMotif ?? "",
    };

    public static string Affichage(LigneEnCellules ligne, ChampDeCellule champ) => champ == ChampDeCellule.Avis && ligne.Avis is { } avis ? Ecriture.Court(avis) : Valeur(ligne, champ);
}
