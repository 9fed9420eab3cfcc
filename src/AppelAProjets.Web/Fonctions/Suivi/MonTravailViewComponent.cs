using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Suivi;
using AppelAProjets.Web.Fonctions.Instructions;

namespace AppelAProjets.Web.Fonctions.Suivi;

/// <summary>On the first page of an agent: what waits for this very person, call by call, each with the page where it is done.</summary>
public sealed class MonTravailViewComponent(MonTravailQuery travail) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var acteur = HttpContext.ActeurRequis();
        return View("/Fonctions/Suivi/_MonTravail.cshtml", new MonTravailViewModel(await travail.ChargerAsync(acteur, HttpContext.RequestAborted), acteur));
    }
}

public sealed record MonTravailViewModel(IReadOnlyList<TravailDAppel> Appels, Acteur Acteur)
{
    /// <summary>Where it is done: the filtered table or list.</summary>
    public string Adresse(string code, NatureDeTravail nature) => nature switch
    {
        NatureDeTravail.AStatuer or NatureDeTravail.ComplementsRecus => $"{LiensRecevabilite.Liste(code)}?etat={EtatDossier.Depose}",
        NatureDeTravail.ComplementsEnRetard => $"{LiensRecevabilite.Liste(code)}?etat={EtatDossier.ACompleter}",
        NatureDeTravail.ANoter => FiltreQuery.Adresse(code, new FiltreDuTableau { ANoter = true }),
        NatureDeTravail.AProposer => FiltreQuery.Adresse(code, AProposer()),
        NatureDeTravail.AValider => LiensValidations.AValider,
        NatureDeTravail.Renvoyees => LiensValidations.Renvoyees,
        NatureDeTravail.AvisDemandes => LiensAvis.Liste,
        NatureDeTravail.BonsASigner => LiensCourriers.ASigner,
        NatureDeTravail.Messages => LiensMessages.Fils,
        NatureDeTravail.Rencontres => LiensRencontres.Liste,
    };

    // Of several funders, their empty amounts are not one filter: those that asked any of them.
    private FiltreDuTableau AProposer()
    {
        var enInstruction = ConditionsDuTableau.Aucune.Avec("etat", $"{EtatDossier.EnInstruction}");
        return Acteur.FinanceursComme(Role.Instructeur) is not [var seul]
            ? new() { Conditions = enInstruction.Avec("financeurs", [.. Acteur.FinanceursComme(Role.Instructeur).Select(f => $"{f}")]) }
            : new() { Conditions = enInstruction.Avec($"prop~{seul}", new ConditionDeColonne { Vide = true }).Avec($"ligne~{seul}", $"{EtatLigne.Demandee}", $"{EtatLigne.Recevable}") };
    }
}
