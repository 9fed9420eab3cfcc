using AppelAProjets.Application.Suivi;

namespace AppelAProjets.Web.Fonctions.Suivi;

/// <summary>The progress of a call: counts, ages, deadlines, what is late first.</summary>
[Reserve(Mission.Instruction)]
[Route("instruction/{appelCode}/suivi")]
public sealed class SuiviController(SuiviQuery suivis) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Suivi(string appelCode, string? retards, CancellationToken annulation)
    {
        ViewData["TousLesRetards"] = retards == "tous";
        return await suivis.ChargerAsync(appelCode, HttpContext.ActeurRequis(), annulation) is { } suivi ? View("Suivi", suivi) : NotFound();
    }
}

public static class EcritureDesDelais
{
    /// <summary>Whole days passed, as a chart takes them.</summary>
    public static int Jours(TimeSpan duree) => (int)duree.TotalDays;

    /// <summary><c>12 jours</c>; a dash when nothing was measured.</summary>
    public static string Ecrire(TimeSpan? duree) => duree is not { } connue ? "—" : Jours(connue) switch
    {
        0 => "moins d’un jour",
        1 => "1 jour",
        var n => $"{n} jours",
    };
}
