using System.Security.Cryptography;
using System.Text;

namespace AppelAProjets.Application.Calendriers;

/// <summary>Makes, replaces and removes the secret address of one's own calendar. It is told once: its hash alone is kept.</summary>
public sealed class GererSonAgenda(Ecrivain ecrivain)
{
    private static readonly SqlStatement Change = new("UPDATE Agenda SET Empreinte = @Empreinte, CreeLe = @Le WHERE CompteId = @CompteId");
    private static readonly SqlStatement Nouveau = new("INSERT INTO Agenda (CompteId, Empreinte, CreeLe) VALUES (@CompteId, @Empreinte, @Le)");
    private static readonly SqlStatement Retrait = new("DELETE FROM Agenda WHERE CompteId = @CompteId");

    /// <summary>The secret part of the new address; the former one opens nothing any more.</summary>
    public Task<Resultat<string>> RenouvelerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return ecrivain.EcrireAsync<string>(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Compte(acteur.CompteId));
            var row = new { acteur.CompteId, Empreinte = Hacher(secret), Le = le };
            if (await session.ExecuterAsync(Change, row) == 0)
            {
                await session.ExecuterAsync(Nouveau, row);
            }

            return Ecrit.Avec(new Acte(ActeDuJournal.RenouvelerAgenda, ObjetDuJournal.Compte, acteur.CompteId)).Donnant(secret);
        }, annulation);
    }

    public Task<Resultat> RevoquerAsync(Acteur acteur, CancellationToken annulation = default) => ecrivain.EcrireAsync(acteur, async (session, _) =>
    {
        await session.VerrouillerAsync(Verrou.Compte(acteur.CompteId));
        return await session.ExecuterAsync(Retrait, new { acteur.CompteId }) == 0
            ? Ecrit.Rien("there was none")
            : Ecrit.Avec(new Acte(ActeDuJournal.RevoquerAgenda, ObjetDuJournal.Compte, acteur.CompteId));
    }, annulation);

    internal static string Hacher(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
