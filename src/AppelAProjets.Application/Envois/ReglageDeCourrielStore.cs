using AppelAProjets.Application.Comptes;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>When people want the messages of each kind.</summary>
internal static class ReglageDeCourrielStore
{
    private const int Lot = 500;

    private static readonly SqlStatement DesAdresses = new("""
        SELECT c.CourrielNormalise, r.Genre, r.Rythme FROM Compte c LEFT JOIN ReglageDeCourriel r ON r.CompteId = c.Id
        WHERE c.CourrielNormalise IN @Adresses AND c.DesactiveLe IS NULL
        """);

    private static readonly SqlStatement DuCompte = new("SELECT Genre, Rythme FROM ReglageDeCourriel WHERE CompteId = @CompteId");

    private static readonly SqlStatement Retrait = new("DELETE FROM ReglageDeCourriel WHERE CompteId = @CompteId");

    private static readonly SqlStatement Ajout = new("INSERT INTO ReglageDeCourriel (CompteId, Genre, Rythme) VALUES (@CompteId, @Genre, @Rythme)");

    public static async Task<RythmesDesAdresses> DesAdressesAsync(SqlSession session, IEnumerable<string> adresses)
    {
        var lus = new List<AdresseRow>();
        foreach (var lot in adresses.Select(Compte.Normaliser).Distinct(StringComparer.Ordinal).Chunk(Lot))
        {
            lus.AddRange(await session.ListeAsync<AdresseRow>(DesAdresses, new { Adresses = lot }));
        }

        return new RythmesDesAdresses(lus.ToLookup(l => l.CourrielNormalise, l => (l.Genre, l.Rythme)));
    }

    public static async Task<IReadOnlyDictionary<GenreDeCourriel, RythmeDeCourriel>> ReglagesAsync(this SqlSession session, Guid compteId) =>
        (await session.ListeAsync<ReglageRow>(DuCompte, new { CompteId = compteId })).ToDictionary(r => r.Genre, r => r.Rythme);

    public static async Task ReglerAsync(this SqlSession session, Guid compteId, IEnumerable<KeyValuePair<GenreDeCourriel, RythmeDeCourriel>> reglages)
    {
        await session.ExecuterAsync(Retrait, new { CompteId = compteId });
        foreach (var (genre, rythme) in reglages)
        {
            await session.ExecuterAsync(Ajout, new { CompteId = compteId, Genre = genre.ToString(), Rythme = rythme.ToString() });
        }
    }

    private sealed record AdresseRow
    {
        public required string CourrielNormalise { get; init; }
        public GenreDeCourriel? Genre { get; init; }
        public RythmeDeCourriel? Rythme { get; init; }
    }

    private sealed record ReglageRow
    {
        public required GenreDeCourriel Genre { get; init; }
        public required RythmeDeCourriel Rythme { get; init; }
    }
}

/// <summary>What the accounts of some addresses chose.</summary>
internal sealed class RythmesDesAdresses(ILookup<string, (GenreDeCourriel? Genre, RythmeDeCourriel? Rythme)> lus)
{
    public RythmeDeCourriel Rythme(string adresse, GenreDeCourriel genre)
    {
        var choix = lus[Compte.Normaliser(adresse)].ToList();
        return GenresDeCourriel.Rythme(genre, choix.FirstOrDefault(c => c.Genre == genre).Rythme, aUnCompte: choix.Count > 0);
    }
}
