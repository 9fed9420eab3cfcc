using System.Net;
using System.Net.Sockets;
using AppelAProjets.Application.Comptes;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Web.Securite;

/// <summary>
/// What wrong passwords are counted on: a device that has opened the account, alone; any other by account and network together, and ten times more loosely by account alone,
/// so that many machines cannot share the guessing. Someone else's errors never make the owner wait where the account was opened before.
/// </summary>
public sealed class EssaisDeConnexion(CompterEchecs echecs, AppareilConnu appareils, IHttpContextAccessor contexte, IOptions<SecuriteOptions> options)
{
    // Ten networks that each use their tries up.
    private const int Reseaux = 10;

    private HttpContext Requete => contexte.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    /// <param name="compteId">Null for an address without account: counted in the same way.</param>
    public IReadOnlyList<CompteDEchecs> Pour(string courrielNormalise, Guid? compteId)
    {
        var permis = options.Value.EchecsAvantVerrou;
        return compteId is { } id && appareils.Nom(Requete, id) is { } appareil
            ? [new CompteDEchecs($"appareil {appareil}", permis)]
            : [new CompteDEchecs($"reseau {Reseau(Requete.Connection.RemoteIpAddress)} {courrielNormalise}", permis), new CompteDEchecs($"compte {courrielNormalise}", permis * Reseaux)];
    }

    public Task<DateTimeOffset?> AttendreJusquaAsync(IReadOnlyList<CompteDEchecs> comptees, CancellationToken annulation) =>
        echecs.AttendreJusquaAsync(comptees, options.Value.DureeDuVerrou, annulation);

    public Task EchouerAsync(IReadOnlyList<CompteDEchecs> comptees, CancellationToken annulation) => echecs.EchouerAsync(comptees, annulation);

    public Task ReussirAsync(IReadOnlyList<CompteDEchecs> comptees, Compte compte, CancellationToken annulation)
    {
        appareils.Retenir(Requete, compte.Id);
        return echecs.ReussirAsync(comptees, annulation);
    }

    // One subscriber holds a whole /64.
    private static string Reseau(IPAddress? adresse) => adresse switch
    {
        null => "inconnu",
        { IsIPv4MappedToIPv6: true } => adresse.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(adresse.GetAddressBytes().AsSpan(0, 8)),
        _ => adresse.ToString(),
    };
}
