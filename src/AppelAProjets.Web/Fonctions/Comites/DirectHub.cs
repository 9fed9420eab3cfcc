using System.Security.Claims;
using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <summary>
/// The session, live. A message says only that something moved: the page reads itself again, with its own rights. Of an item, only who may see it hears anything;
/// everyone of the session hears that the session moved, and not where.
/// </summary>
[Authorize]
public sealed class DirectHub(ActeurQuery acteurs, ExamenQuery examens, VeilleDesSeances veille, IOptions<SecuriteOptions> securite, TimeProvider horloge) : Hub
{
    public const string Adresse = "/direct";

    private static readonly object CleDuPoint = new();

    public static string Groupe(Guid id) => id.ToString("N");

    /// <summary>False when the session is not this person's: the page goes on by itself.</summary>
    public async Task<bool> Rejoindre(Guid seance, Guid? point)
    {
        if (await ActeurAsync() is not { } acteur || await examens.EntendAsync(seance, point, acteur, Context.ConnectionAborted) is not (true, var voitLePoint))
        {
            return false;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, Groupe(seance), Context.ConnectionAborted);
        await QuitterAsync();
        if (voitLePoint)
        {
            Context.Items[CleDuPoint] = point!.Value;
            await Groups.AddToGroupAsync(Context.ConnectionId, Groupe(point.Value), Context.ConnectionAborted);
        }

        veille.Ecouter();
        return true;
    }

    /// <summary>Says to who looks at the same item that this person is writing on that funder's line; an empty one, that it is over.</summary>
    public async Task Editer(Guid financeur, bool encore)
    {
        if (Context.Items.TryGetValue(CleDuPoint, out var point) && await ActeurAsync() is { } acteur && (acteur.APour(Role.MembreComite, financeur) || acteur.A(Role.Secretariat)))
        {
            await Clients.OthersInGroup(Groupe((Guid)point!)).SendAsync("edition", financeur, encore ? acteur.Nom : "", Context.ConnectionAborted);
        }
    }

    public override Task OnConnectedAsync()
    {
        veille.Arrivee();
        // A page of another site sends the cookies of this one: it hears nothing.
        if (Context.GetHttpContext()?.Request is { } demande && demande.Headers.Origin is [{ } origine] && (!Uri.TryCreate(origine, UriKind.Absolute, out var site) || site.Authority != demande.Host.Value))
        {
            Context.Abort();
        }

        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        veille.Depart();
        return base.OnDisconnectedAsync(exception);
    }

    // The rights of this instant: a session that was ended, or that has lasted too long, hears nothing any more.
    private async Task<Acteur?> ActeurAsync() => Guid.TryParse(Context.User?.FindFirstValue(ClaimTypes.NameIdentifier), out var compte) && Context.User.SessionId() is { } session
        && await acteurs.ChargerAsync(compte, session, Context.ConnectionAborted) is { } lue && !securite.Value.EstFinie(lue.OuverteLe, horloge.GetUtcNow())
        ? lue.Acteur
        : null;

    private async Task QuitterAsync()
    {
        if (Context.Items.Remove(CleDuPoint, out var ancien))
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, Groupe((Guid)ancien!), Context.ConnectionAborted);
        }
    }
}
