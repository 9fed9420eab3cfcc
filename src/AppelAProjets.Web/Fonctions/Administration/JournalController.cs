using AppelAProjets.Application.Journal;

namespace AppelAProjets.Web.Fonctions.Administration;

[Reserve(Role.Administrateur)]
public sealed class JournalController(JournalQuery journal) : Controller
{
    [HttpGet("/administration/journal")]
    public async Task<IActionResult> Journal(JournalFiltre filtre, long? avant, CancellationToken annulation)
    {
        this.RefuserLesDatesInversees(filtre.Du, filtre.Au);
        return await journal.LireAsync(filtre.EnFiltre(), avant, HttpContext.ActeurRequis(), annulation) is { } page ? View(new JournalViewModel(page, filtre, avant)) : NotFound();
    }
}
