using System.Globalization;
using System.Text.Json;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Antecedents;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.Antecedents;

public sealed record ImportDeResultatsRow
{
    public required Guid Id { get; init; }
    public required Guid AppelId { get; init; }
    /// <summary>Year of the grants.</summary>
    public required int Annee { get; init; }
    /// <summary>Name of the file, or that it was pasted.</summary>
    public required string Source { get; init; }
    /// <summary>What was chosen or left out when reading the file.</summary>
    public string? Avertissement { get; init; }
    /// <summary>The lines, JSON.</summary>
    public required string Lignes { get; init; }
    public required int LigneDEnTete { get; init; }
    /// <summary>« Siret=0;Titre=2 ».</summary>
    public required string Colonnes { get; init; }
    public required int Version { get; init; }

    public IReadOnlyList<LigneDeTableau> Tableau() => JsonSerializer.Deserialize<List<LigneDeTableau>>(Lignes)!;

    public ColonnesDesResultats ColonnesLues() => new(LigneDEnTete, Colonnes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('='))
        .ToDictionary(c => Enum.Parse<ColonneDesResultats>(c[0]), c => int.Parse(c[1], CultureInfo.InvariantCulture)));
}

/// <summary>Imports under way, each seen by the person who began it, for a day.</summary>
internal static class ImportDeResultatsStore
{
    private static readonly TimeSpan Duree = TimeSpan.FromDays(1);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO ImportDeResultats (Id, AppelId, CompteId, Annee, Source, Avertissement, Lignes, LigneDEnTete, Colonnes, CreeLe, ConfirmeLe, Version)
        VALUES (@Id, @AppelId, @CompteId, @Annee, @Source, @Avertissement, @Lignes, @LigneDEnTete, @Colonnes, @CreeLe, NULL, 1)
        """);

    private static readonly SqlStatement Un = new("""
        SELECT i.Id, i.AppelId, i.Annee, i.Source, i.Avertissement, i.Lignes, i.LigneDEnTete, i.Colonnes, i.Version
        FROM ImportDeResultats i JOIN Appel a ON a.Id = i.AppelId
        WHERE i.Id = @Id AND a.Code = @Code AND i.CompteId = @CompteId AND i.ConfirmeLe IS NULL AND i.CreeLe > @Depuis
        """);

    private static readonly SqlStatement Changement = new("""
        UPDATE ImportDeResultats SET Annee = @Annee, LigneDEnTete = @LigneDEnTete, Colonnes = @Colonnes, Version = Version + 1 WHERE Id = @Id AND Version = @Version
        """);

    private static readonly SqlStatement Confirmation = new("UPDATE ImportDeResultats SET ConfirmeLe = @Le, Lignes = '', Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement Fin = new("DELETE FROM ImportDeResultats WHERE Id = @Id AND CompteId = @CompteId AND ConfirmeLe IS NULL");
    private static readonly SqlStatement Purge = new("DELETE FROM ImportDeResultats WHERE ConfirmeLe IS NULL AND CreeLe <= @Depuis");

    public static async Task<Guid> AjouterAsync(SqlSession session, Guid appelId, int annee, (string Source, TableauLu Tableau) lu, Acteur acteur, DateTimeOffset le)
    {
        var (id, colonnes) = (Guid.CreateVersion7(), ColonnesDesResultats.Deviner(lu.Tableau.Lignes));
        await session.ExecuterAsync(Ajout, new
        {
            Id = id, AppelId = appelId, acteur.CompteId, Annee = annee, lu.Source, lu.Tableau.Avertissement, Lignes = JsonSerializer.Serialize(lu.Tableau.Lignes),
            colonnes.LigneDEnTete, Colonnes = Ecrire(colonnes), CreeLe = le,
        });
        return id;
    }

    public static async Task<ImportDeResultatsRow?> LireAsync(SqlSession session, string code, Guid id, Acteur acteur, DateTimeOffset maintenant) => acteur.A(Role.Secretariat)
        ? await session.UnAsync<ImportDeResultatsRow>(Un, new { Id = id, Code = TexteSaisi.Serrer(code), acteur.CompteId, Depuis = maintenant - Duree })
        : null;

    public static Task<bool> FixerAsync(SqlSession session, Guid id, int version, int annee, ColonnesDesResultats colonnes) =>
        session.ModifierAsync(Changement, new { Id = id, Version = version, Annee = annee, colonnes.LigneDEnTete, Colonnes = Ecrire(colonnes) });

    public static Task<bool> ConfirmerAsync(SqlSession session, ImportDeResultatsRow import, DateTimeOffset le) => session.ModifierAsync(Confirmation, new { import.Id, import.Version, Le = le });

    public static Task<bool> FinirAsync(SqlSession session, Guid id, Acteur acteur) => session.ModifierAsync(Fin, new { Id = id, acteur.CompteId });

    public static Task<int> PurgerAsync(SqlSession session, DateTimeOffset maintenant) => session.ExecuterAsync(Purge, new { Depuis = maintenant - Duree });

    private static string Ecrire(ColonnesDesResultats colonnes) => string.Join(';', colonnes.Rangs.OrderBy(r => r.Key).Select(r => $"{r.Key}={r.Value}"));
}
