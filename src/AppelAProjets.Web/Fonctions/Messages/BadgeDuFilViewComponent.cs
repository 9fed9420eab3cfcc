using AppelAProjets.Application.Messages;

namespace AppelAProjets.Web.Fonctions.Messages;

/// <summary>On the pages of a dossier: the link to its thread with what is new, and the pieces awaited. Nothing for who may not read the thread.</summary>
public sealed class BadgeDuFilViewComponent(ResumeDuFilQuery resumes) : ViewComponent
{
    /// <param name="appelCode">Its call, on the side of the services; null for the organisation.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid id, string? appelCode = null)
    {
        var acteur = HttpContext.ActeurRequis();
        var resume = appelCode is null
            ? await resumes.PourLePorteurAsync(id, acteur, HttpContext.RequestAborted)
            : await resumes.PourLesServicesAsync(id, acteur, HttpContext.RequestAborted);
        return resume is null ? Content("") : View("/Fonctions/Messages/_BadgeDuFil.cshtml", new BadgeDuFilViewModel(id, appelCode, resume));
    }
}

public sealed record BadgeDuFilViewModel(Guid Id, string? AppelCode, ResumeDuFil Resume)
{
    public string Adresse => AppelCode is null ? LiensMessages.DuPorteur(Id) : LiensMessages.DesServices(AppelCode, Id);
}
