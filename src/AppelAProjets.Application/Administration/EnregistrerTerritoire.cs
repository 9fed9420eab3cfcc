namespace AppelAProjets.Application.Administration;

/// <summary>Creates or changes an instruction territory and its neighbourhoods; reserved to an Administrateur.</summary>
public sealed class EnregistrerTerritoire(Ecrivain ecrivain)
{
    private const int LongueurDuNom = 120;

    private static readonly SqlStatement Ajout = new("INSERT INTO Territoire (Id, Nom, Version) VALUES (@Id, @Nom, 1)");

    private static readonly SqlStatement Modification = new("UPDATE Territoire SET Nom = @Nom, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement Connu = new("SELECT COUNT(*) AS Nombre FROM Territoire WHERE Id = @Id");

    private static readonly SqlStatement NomPris = new("SELECT COUNT(*) AS Nombre FROM Territoire WHERE Nom = @Nom AND Id <> @Id");

    private static readonly SqlStatement QuartiersConnus = new("SELECT COUNT(*) AS Nombre FROM Quartier WHERE Code IN @Codes");

    private static readonly SqlStatement Delier = new("DELETE FROM TerritoireQuartier WHERE TerritoireId = @Id");

    private static readonly SqlStatement Lier = new("INSERT INTO TerritoireQuartier (TerritoireId, QuartierCode) VALUES (@Id, @Code)");

    /// <summary>Written, or the reason. An <paramref name="id"/> of null makes a new one.</summary>
    public async Task<Resultat> ExecuterAsync(Guid? id, string? nom, IReadOnlyList<string> quartiers, int version, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Administrateur))
        {
            return Refus.Absent;
        }

        var (lu, codes) = ((nom ?? "").Trim(), quartiers.Distinct().ToList());
        if (lu.Length is 0 or > LongueurDuNom)
        {
            return new Refus("territoire.nom", lu.Length == 0 ? "Écrivez le nom du territoire." : $"{LongueurDuNom} caractères au plus.", "Nom");
        }

        if (codes.Count == 0)
        {
            return new Refus("territoire.quartiers", "Choisissez au moins un quartier.", "Quartiers");
        }

        return await ecrivain.EcrireAsync(acteur, (session, _) => EcrireAsync(session, id, lu, codes, version), annulation);
    }

    private static async Task<Resultat<Ecrit>> EcrireAsync(SqlSession session, Guid? id, string nom, List<string> codes, int version)
    {
        var cle = id ?? Guid.CreateVersion7();
        await session.VerrouillerAsync(Verrou.Referentiel("territoires"));
        if (id is not null && await session.UnAsync<int>(Connu, new { Id = cle }) == 0)
        {
            return Refus.Absent;
        }

        if (await session.UnAsync<int>(NomPris, new { Nom = nom, Id = cle }) > 0)
        {
            return new Refus("territoire.nom-pris", "Un autre territoire porte déjà ce nom.", "Nom");
        }

        if (await session.UnAsync<int>(QuartiersConnus, new { Codes = codes }) != codes.Count)
        {
            return new Refus("territoire.quartier-inconnu", "L’un de ces quartiers n’existe plus : relisez la liste.", "Quartiers");
        }

        if (!await session.ModifierAsync(id is null ? Ajout : Modification, new { Id = cle, Nom = nom, Version = version }))
        {
            return Refus.Conflit;
        }

        await session.ExecuterAsync(Delier, new { Id = cle });
        await session.ExecuterAsync(Lier, codes.Select(code => new { Id = cle, Code = code }).ToList());
        return Ecrit.Avec(new Acte(id is null ? ActeDuJournal.Creer : ActeDuJournal.Modifier, ObjetDuJournal.Territoire, cle, Details: $"{nom} : {string.Join(", ", codes)}"));
    }
}
