using AppelAProjets.Application.Lots;

namespace AppelAProjets.Web.Fonctions.Lots;

/// <summary>Under the table: what may be done to the dossiers ticked, on this page and the others. Ticks are <c>name="ids" form="lots"</c>. Nothing for who may do nothing.</summary>
public sealed class BarreDesLotsViewComponent(TraiterEnLot lots) : ViewComponent
{
    /// <summary>Id of the form to which the ticks of the rows belong.</summary>
    public const string Formulaire = "lots";

    public IViewComponentResult Invoke(string appelCode) => lots.OuvertesA(HttpContext.ActeurRequis()) is { Count: > 0 } actions
        ? View("/Fonctions/Lots/_BarreDesLots.cshtml", new BarreDesLotsViewModel(appelCode, LiensInstructions.Lots(appelCode) + HttpContext.Request.QueryString.Value, actions))
        : Content("");
}

public sealed record BarreDesLotsViewModel(string Code, string Adresse, IReadOnlyList<ActionEnLot> Actions);
