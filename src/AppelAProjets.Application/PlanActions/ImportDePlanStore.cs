using System.Text.Json;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Application.PlanActions;

public sealed record ImportDePlanRow
{
    public required Guid Id { get; init; }
    /// <summary>Name of the file, or that it was pasted.</summary>
    public required string Source { get; init; }
    /// <summary>What was left out when reading the file.</summary>
    public string? Avertissement { get; init; }
    /// <summary>The lines, JSON.</summary>
    public required string Lignes { get; init; }
    public required int LigneDEnTete { get; init; }
    /// <summary>« Pilier=0;Volet=1 ».</summary>
    public required string Colonnes { get; init; }
    public required int Version { get; init; }

    public IReadOnlyList<LigneDeTableau> Tableau() => JsonSerializer.Deserialize<List<LigneDeTableau>>(Lignes)!;

    public Correspondance Correspondance() => new(LigneDEnTete, Colonnes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('='))
        .ToDictionary(c => Enum.Parse<ColonneDuPlan>(c[0]), c => int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>Imports under way, each seen by the person who began it, for a day.</summary>
internal static class ImportDePlanStore
{
    public static readonly TimeSpan Duree = TimeSpan.FromDays(1);

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO ImportDePlan (Id, CompteId, Source, Avertissement, Lignes, LigneDEnTete, Colonnes, CreeLe, Version)
        VALUES (@Id, @CompteId, @Source, @Avertissement, @Lignes, @LigneDEnTete, @Colonnes, @CreeLe, 1)
        """);

    private static readonly SqlStatement Un = new("""
        SELECT Id, Source, Avertissement, Lignes, LigneDEnTete, Colonnes, Version FROM ImportDePlan WHERE Id = @Id AND CompteId = @CompteId AND CreeLe > @Depuis
        """);

    private static readonly SqlStatement Colonnes = new("UPDATE ImportDePlan SET LigneDEnTete = @LigneDEnTete, Colonnes = @Colonnes, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement Fin = new("DELETE FROM ImportDePlan WHERE Id = @Id AND CompteId = @CompteId");
    private static readonly SqlStatement Purge = new("DELETE FROM ImportDePlan WHERE CreeLe <= @Depuis");

    public static async Task<Guid> AjouterAsync(this SqlSession session, string source, TableauLu tableau, Acteur acteur, DateTimeOffset le)
    {
        var (id, correspondance) = (Guid.CreateVersion7(), Correspondance.Deviner(tableau.Lignes));
        await session.ExecuterAsync(Ajout, new
        {
            Id = id, acteur.CompteId, Source = source, tableau.Avertissement, Lignes = JsonSerializer.Serialize(tableau.Lignes),
            correspondance.LigneDEnTete, Colonnes = Ecrire(correspondance), CreeLe = le,
        });
        return id;
    }

    public static async Task<ImportDePlanRow?> LireImportAsync(this SqlSession session, Guid id, Acteur acteur, DateTimeOffset maintenant) => PlanDActionsStore.TientLePlan(acteur)
        ? await session.UnAsync<ImportDePlanRow>(Un, new { Id = id, acteur.CompteId, Depuis = maintenant - Duree })
        : null;

    public static Task<bool> FixerAsync(this SqlSession session, Guid id, int version, Correspondance correspondance) =>
        session.ModifierAsync(Colonnes, new { Id = id, Version = version, correspondance.LigneDEnTete, Colonnes = Ecrire(correspondance) });

    public static Task<bool> FinirAsync(this SqlSession session, Guid id, Acteur acteur) => session.ModifierAsync(Fin, new { Id = id, acteur.CompteId });

    public static Task<int> PurgerAsync(this SqlSession session, DateTimeOffset maintenant) => session.ExecuterAsync(Purge, new { Depuis = maintenant - Duree });

    private static string Ecrire(Correspondance correspondance) => string.Join(';', correspondance.Rangs.OrderBy(r => r.Key).Select(r => $"{r.Key}={r.Value}"));
}
