using System.Security.Cryptography;
using System.Text;

namespace AppelAProjets.Application.Comptes;

/// <param name="Quoi">What is counted, in words: kept hashed.</param>
/// <param name="Permis">Wrong passwords in a row before the first wait.</param>
public sealed record CompteDEchecs(string Quoi, int Permis)
{
    public string Cle { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Quoi)));
}

/// <summary>Wrong passwords in a row, counted the same for addresses that have an account and for those that have none.</summary>
public sealed class CompterEchecs(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Lecture = new("SELECT Cle, Nombre, DernierLe FROM EchecDeConnexion WHERE Cle IN @Cles");

    private static readonly SqlStatement Ajout = new("INSERT INTO EchecDeConnexion (Cle, Nombre, DernierLe) VALUES (@Cle, 0, @Le)");

    private static readonly SqlStatement UnDePlus = new("""
        UPDATE EchecDeConnexion SET Nombre = CASE WHEN DernierLe < @Oubli THEN 1 ELSE Nombre + 1 END, DernierLe = @Le WHERE Cle = @Cle
        """);

    private static readonly SqlStatement Oublier = new("DELETE FROM EchecDeConnexion WHERE Cle IN @Cles");

    private static readonly SqlStatement Purge = new("DELETE FROM EchecDeConnexion WHERE DernierLe < @Oubli");

    /// <summary>No try before this instant; null when one may be judged now.</summary>
    public async Task<DateTimeOffset?> AttendreJusquaAsync(IReadOnlyList<CompteDEchecs> comptes, TimeSpan maximum, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var lus = await session.ListeAsync<EchecRow>(Lecture, new { Cles = comptes.Select(c => c.Cle) });
        var maintenant = ecrivain.Maintenant;
        return lus.Where(l => l.DernierLe > maintenant - Attente.Oubli)
            .Select(l => Attente.Jusqua(l.Nombre, comptes.First(c => c.Cle == l.Cle).Permis, l.DernierLe, maximum))
            .Where(jusqua => jusqua > maintenant)
            .Max();
    }

    public Task<Resultat> EchouerAsync(IReadOnlyList<CompteDEchecs> comptes, CancellationToken annulation = default) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, le) =>
    {
        foreach (var compte in comptes.OrderBy(c => c.Cle, StringComparer.Ordinal))
        {
            var parametres = new { compte.Cle, Le = le, Oubli = le - Attente.Oubli };
            await session.InsererSiAbsentAsync(Ajout, parametres);
            await session.ExecuterAsync(UnDePlus, parametres);
        }

        return Ecrit.SansJournal("a wrong password is not an act: its count slows the next one down");
    }, annulation);

    public Task<Resultat> ReussirAsync(IReadOnlyList<CompteDEchecs> comptes, CancellationToken annulation = default) => ecrivain.EcrireAsync(Acteur.Systeme, async (session, _) =>
        await session.ExecuterAsync(Oublier, new { Cles = comptes.Select(c => c.Cle) }) > 0 ? Ecrit.SansJournal("what opens is told by its session") : Ecrit.Rien("nothing was counted"), annulation);

    internal static Task<int> PurgerAsync(SqlSession session, DateTimeOffset le) => session.ExecuterAsync(Purge, new { Oubli = le - Attente.Oubli });

    private sealed record EchecRow
    {
        public required string Cle { get; init; }
        public required int Nombre { get; init; }
        public required DateTimeOffset DernierLe { get; init; }
    }
}
