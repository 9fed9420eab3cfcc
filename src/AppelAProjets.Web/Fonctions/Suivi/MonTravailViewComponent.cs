using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Recevabilite;
using AppelAProjets.Application.Suivi;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Suivi;
using AppelAProjets.Web.Fonctions.Instructions;
using AppelAProjets.Web.Fonctions.Recevabilite;

namespace AppelAProjets.Web.Fonctions.Suivi;

/// <summary>On the first page of an agent: what waits for this very person, call by call, each with the page where it is done.</summary>
public sealed class MonTravailViewComponent(MonTravailQuery travail) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Fonctions/Suivi/_MonTravail.cshtml", new MonTravailViewModel(await travail.ChargerAsync(HttpContext.ActeurRequis(), HttpContext.RequestAborted), HttpContext.ActeurRequis().A(Role.ReferentQuartier)));
}

/// <param name="Referent">Meetings wait for this person; for the Secrétariat, the waivers alone do.</param>
public sealed record MonTravailViewModel(IReadOnlyList<TravailDAppel> Appels, bool Referent)
{
    /// <summary>Where it is done: the filtered table or list.</summary>
    public string Adresse(string code, NatureDeTravail nature) => nature switch
    {
        NatureDeTravail.AStatuer => Recevabilite(code, EtatDossier.Depose, SuiteDesComplements.Jamais),
        NatureDeTravail.ComplementsRecus => Recevabilite(code, EtatDossier.Depose, SuiteDesComplements.Recus),
        NatureDeTravail.ComplementsEnRetard => Recevabilite(code, EtatDossier.ACompleter, SuiteDesComplements.EnRetard),
        NatureDeTravail.ANoter or NatureDeTravail.AProposer => FiltreQuery.Adresse(code, Filtre(nature)),
        NatureDeTravail.AValider => LiensValidations.AValider,
        NatureDeTravail.Renvoyees => LiensValidations.Renvoyees,
        NatureDeTravail.AvisDemandes => LiensAvis.Liste,
        NatureDeTravail.BonsASigner => LiensCourriers.ASigner,
        NatureDeTravail.Messages => LiensMessages.Fils,
        NatureDeTravail.Rencontres => LiensRencontres.Liste + $"?appel={Uri.EscapeDataString(code)}{(Referent ? "" : "&vue=dispenses")}",
    };

    /// <summary>Those that are assigned to this person.</summary>
    public string AMoi(string code, NatureDeTravail nature) =>
        FiltreQuery.Adresse(code, Filtre(nature) with { Conditions = ConditionsDuTableau.Aucune.Avec("affectation", ConditionDeColonne.Moi) });

    private static string Recevabilite(string code, EtatDossier etat, SuiteDesComplements suite) => LiensRecevabilite.Liste(code) + new RecevabiliteFiltre { Etat = etat.ToString(), Suite = suite.ToString() }.Requete();

    private static FiltreDuTableau Filtre(NatureDeTravail nature) => new() { ANoter = nature == NatureDeTravail.ANoter, AProposer = nature == NatureDeTravail.AProposer };
}
