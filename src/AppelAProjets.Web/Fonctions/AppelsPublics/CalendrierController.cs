using System.Text;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Calendriers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Calendriers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.AppelsPublics;

/// <summary>The public dates of the published calls: a page, and the same to follow in a calendar software.</summary>
[AllowAnonymous]
public sealed class CalendrierController(AppelsPublicsQuery appels, TimeProvider horloge) : Controller
{
    [HttpGet("/calendrier")]
    public async Task<IActionResult> Calendrier(CancellationToken annulation) => View(await appels.ListerAsync(annulation));

    [HttpGet("/calendrier.ics")]
    public async Task<IActionResult> Ics([FromServices] IOptions<LiensOptions> liens, CancellationToken annulation)
    {
        var rendezVous = (await appels.ListerAsync(annulation)).SelectMany(a => RendezVous.De(a, liens.Value));
        return File(Encoding.UTF8.GetBytes(FluxDeCalendrier.Composer("Appels à projets", rendezVous, horloge.GetUtcNow())), "text/calendar; charset=utf-8", "calendrier.ics");
    }
}

/// <param name="Dates">Those that the reader may know.</param>
public sealed record DatesDUnCalendrier(Calendrier Calendrier, IReadOnlyList<DateDuCalendrier> Dates)
{
    private static readonly Jalon[] Attendus = [Jalon.Ouverture, Jalon.Cloture, Jalon.Comite, Jalon.Courriers];

    /// <summary>With what the law says of the delays.</summary>
    public bool Explique { get; init; } = true;

    public IEnumerable<Jalon> APreciser => Attendus.Except(Dates.Select(d => d.Jalon));

    public static DatesDUnCalendrier Publiques(Calendrier calendrier) => new(calendrier, calendrier.DatesPubliques);

    public static DatesDUnCalendrier Toutes(Calendrier calendrier) => new(calendrier, calendrier.Dates);
}
