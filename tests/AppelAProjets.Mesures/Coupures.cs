using AppelAProjets.Application.Sql;

namespace AppelAProjets.Mesures;

/// <summary>Kills the server (SIGKILL) while people type, starts it again, and looks for every answer that it had acknowledged.</summary>
internal sealed class Coupures(SqlDatabase database, Func<Task<Processus>> demarrer, IReadOnlyList<Porteur> porteurs)
{
    private static readonly SqlStatement Reponse = new("SELECT Version, Valeur FROM Reponse WHERE DossierId = @Id AND Cle = @Cle");

    /// <summary>True when nothing acknowledged was lost.</summary>
    public async Task<bool> ExecuterAsync(int fois)
    {
        var (versions, acquittees, perdues) = (porteurs.ToDictionary(p => p.DossierId, _ => 1), 0, 0);
        for (var coupure = 0; coupure < fois; coupure++)
        {
            await using (var serveur = await demarrer())
            {
                using var brouillons = new Brouillons(serveur.Adresse, versions);
                var (assez, restent) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), Random.Shared.Next(20, 200));
                var frappes = porteurs.Select(p => Task.Run(() => TaperAsync(brouillons, p, () =>
                {
                    if (Interlocked.Decrement(ref restent) == 0)
                    {
                        assez.SetResult();
                    }
                }))).ToList();
                await assez.Task.WaitAsync(TimeSpan.FromSeconds(60));
                await serveur.TuerAsync();
                acquittees += (await Task.WhenAll(frappes)).Sum();
                foreach (var porteur in porteurs)
                {
                    versions[porteur.DossierId] = brouillons.Version(porteur);
                }
            }

            perdues += await VerifierAsync(versions);
        }

        Console.WriteLine($"{fois} kills, {acquittees} answers acknowledged by {porteurs.Count} writers, {perdues} lost.");
        return perdues == 0;
    }

    private static async Task<int> TaperAsync(Brouillons brouillons, Porteur porteur, Action acquittee)
    {
        for (var acquittees = 0; ; acquittees++)
        {
            try
            {
                await brouillons.GarderAsync(porteur);
                acquittee();
            }
            catch (HttpRequestException)
            {
                return acquittees;
            }
        }
    }

    // One more may have been kept whose answer never arrived; none may be missing.
    private async Task<int> VerifierAsync(Dictionary<Guid, int> versions)
    {
        var perdues = 0;
        await using var session = await database.LireAsync();
        foreach (var (dossier, acquittee) in versions.ToList())
        {
            var gardee = (await session.UnAsync<ReponseRow>(Reponse, new { Id = dossier, Cle = Brouillons.Champ }))!;
            var complete = gardee.Version == 1 || gardee.Valeur == Brouillons.Texte(gardee.Version - 1);
            perdues += gardee.Version >= acquittee && gardee.Version <= acquittee + 1 && complete ? 0 : 1;
            versions[dossier] = gardee.Version;
        }

        return perdues;
    }

    private sealed record ReponseRow
    {
        public required int Version { get; init; }
        public required string Valeur { get; init; }
    }
}
