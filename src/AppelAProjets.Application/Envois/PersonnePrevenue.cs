using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>Someone whom a mail told of something: what the page says of it afterwards.</summary>
public sealed record PersonnePrevenue
{
    public required string Adresse { get; init; }
    /// <summary>The address, when nobody has an account there.</summary>
    public required string Nom { get; init; }
    /// <summary>When the last mail was written, UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public required EtatDeCourriel Etat { get; init; }

    public bool EstNonRemis => Etat == EtatDeCourriel.NonRemis;
}

internal static class PersonnesPrevenues
{
    private static readonly SqlStatement Lecture = new("""
        SELECT m.Destinataire, CASE WHEN c.Id IS NULL THEN m.Destinataire ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Nom, m.CreeLe AS Le, m.Etat
        FROM Courriel m LEFT JOIN Compte c ON c.CourrielNormalise = UPPER(m.Destinataire)
        WHERE m.Destinataire IN @Adresses AND m.Cause IN @Causes AND m.Etat <> 'Ecarte'
        ORDER BY m.CreeLe DESC, m.Id DESC
        """);

    /// <summary>Those of the addresses that were told for one of these causes, by the last mail of each, the latest first.</summary>
    public static async Task<IReadOnlyList<PersonnePrevenue>> PrevenuesAsync(this SqlSession session, IReadOnlyCollection<string> adresses, params string[] causes) => adresses.Count == 0 ? [] :
        [.. (await session.ListeAsync<Row>(Lecture, new { Adresses = adresses, Causes = causes })).DistinctBy(r => r.Destinataire, StringComparer.OrdinalIgnoreCase)
            .Select(r => new PersonnePrevenue { Adresse = r.Destinataire, Nom = r.Nom, Le = r.Le, Etat = r.Etat })];

    private sealed record Row
    {
        public required string Destinataire { get; init; }
        public required string Nom { get; init; }
        public required DateTimeOffset Le { get; init; }
        public required EtatDeCourriel Etat { get; init; }
    }
}
