namespace AppelAProjets.Web.Fonctions.Administration;

[Reserve(Mission.Administration)]
public sealed class AdministrationController : Controller
{
    [HttpGet("/administration")]
    public ViewResult Administration() => View(HttpContext.ActeurRequis().A(Role.Administrateur));
}
