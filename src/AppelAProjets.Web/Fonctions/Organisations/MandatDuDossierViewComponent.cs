using AppelAProjets.Application.Organisations;

namespace AppelAProjets.Web.Fonctions.Organisations;

/// <summary>On the pages of a dossier: the mandate that is awaited, refused or being verified. Nothing once it is verified.</summary>
public sealed class MandatDuDossierViewComponent(OrganisationQuery organisations) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid organisationId, bool aDeposer = false)
    {
        var acteur = HttpContext.ActeurRequis();
        return await organisations.MandatAVerifierAsync(organisationId, acteur, HttpContext.RequestAborted) is { } mandat
            ? View("/Fonctions/Organisations/_MandatDuDossier.cshtml", new MandatDuDossierViewModel(organisationId, mandat, acteur.EstSignataire(organisationId), aDeposer))
            : Content("");
    }
}

/// <param name="ADeposer">Shown over a draft that may be deposited now.</param>
public sealed record MandatDuDossierViewModel(Guid OrganisationId, MandatAVerifier Mandat, bool EstSignataire, bool ADeposer);
