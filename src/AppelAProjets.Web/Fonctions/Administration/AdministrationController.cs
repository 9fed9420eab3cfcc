namespace AppelAProjets.Web.Fonctions.Administration;

[Reserve(Role.Administrateur, Role.AdministrateurFinanceur)]
public sealed class AdministrationController : Controller
{
    [HttpGet("/administration")]
    public ViewResult Administration() => View(HttpContext.ActeurRequis().A(Role.Administrateur));
}
