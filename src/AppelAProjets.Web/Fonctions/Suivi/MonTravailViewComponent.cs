using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Domain.Dossiers;
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
        NatureDeTravail.AProposer => FiltreQuery.Adresse(code, Sollicitant(Role.Instructeur)),
        NatureDeTravail.AValider => FiltreQuery.Adresse(code, Sollicitant(Role.Valideur)),
        NatureDeTravail.AvisDemandes => LiensAvis.Liste,
        NatureDeTravail.Messages => LiensMessages.Fils,
        NatureDeTravail.Rencontres => LiensRencontres.Liste,
        NatureDeTravail.BonsASigner => LiensCourriers.ASigner,
    };

    private FiltreDuTableau Sollicitant(Role role)
    {
        var enInstruction = ConditionsDuTableau.Aucune.Avec("etat", $"{EtatDossier.EnInstruction}");
        return new() { Conditions = Acteur.FinanceursComme(role) is [var seul] ? enInstruction.Avec("financeurs", $"{seul}") : enInstruction };
    }
}
