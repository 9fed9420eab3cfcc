using AppelAProjets.Domain.Territoires;

namespace AppelAProjets.Application.Administration;

/// <summary>Loads the priority neighbourhoods of the decree from a file: <c>code;nom;communes</c>, one a line under a heading. Later columns are ignored.</summary>
public sealed class ImporterQuartiers(Ecrivain ecrivain)
{
    /// <summary>First year of the list in force (décret 2023-1314).</summary>
    public const int Generation = 2024;

    private static readonly SqlStatement Modification = new("""
        UPDATE Quartier SET Nom = @Nom, Communes = @Communes, Version = Version + 1 WHERE Code = @Code
        """);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Quartier (Code, Generation, Nom, Communes, ValideDu, ValideAu, Version)
        VALUES (@Code, @Generation, @Nom, @Communes, @ValideDu, NULL, 1)
        """);

    /// <summary>How many were written, or the first line that cannot be read; then nothing is written. Running it again changes names only.</summary>
    public async Task<Resultat<int>> ExecuterAsync(TextReader csv, CancellationToken annulation = default)
    {
        var lus = new List<Quartier>();
        await csv.ReadLineAsync(annulation);
        for (var rang = 2; await csv.ReadLineAsync(annulation) is { } ligne; rang++)
        {
            if (string.IsNullOrWhiteSpace(ligne))
            {
                continue;
            }

            if (Lire(ligne) is not { } quartier)
            {
                return new Refus("quartiers.ligne", $"Ligne {rang} : attendu « code;nom;communes », par exemple QN04405M;Bellevue;Nantes, Saint-Herblain.");
            }

            lus.Add(quartier);
        }

        return await ecrivain.EcrireAsync(Acteur.Systeme, (session, _) => EcrireAsync(session, lus), annulation);
    }

    private static Quartier? Lire(string ligne)
    {
        var colonnes = ligne.Split(';', StringSplitOptions.TrimEntries);
        return colonnes is [var code, { Length: > 0 and <= 120 } nom, { Length: > 0 and <= 200 } communes, ..] && !CodeQuartier.Lire(code).EstRefuse
            ? new Quartier(CodeQuartier.Lire(code).Valeur, nom, communes)
            : null;
    }

    private static async Task<Resultat<Ecrit<int>>> EcrireAsync(SqlSession session, List<Quartier> lus)
    {
        await session.VerrouillerAsync(Verrou.Referentiel("quartiers"));
        foreach (var (code, nom, communes) in lus)
        {
            if (!await session.ModifierAsync(Modification, new { Code = code, Nom = nom, Communes = communes }))
            {
                await session.ExecuterAsync(Ajout, new { Code = code, Nom = nom, Communes = communes, Generation, ValideDu = new DateOnly(Generation, 1, 1) });
            }
        }

        return Ecrit.Avec(new Acte(ActeDuJournal.Importer, ObjetDuJournal.Quartier, Guid.Empty, Details: string.Join(", ", lus.Select(q => q.Code)))).Donnant(lus.Count);
    }

    private sealed record Quartier(string Code, string Nom, string Communes);
}
