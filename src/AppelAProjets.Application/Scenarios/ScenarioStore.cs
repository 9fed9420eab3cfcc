using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Scenarios;

namespace AppelAProjets.Application.Scenarios;

public sealed record ScenarioRow
{
    public required Guid Id { get; init; }
    public required Guid AppelId { get; init; }
    public required string Nom { get; init; }
    public required bool EstPartage { get; init; }
    public required string Auteur { get; init; }
    public required DateTimeOffset ModifieLe { get; init; }
    public required int Version { get; init; }
}

public sealed record CalculRow
{
    public required Guid ScenarioId { get; init; }
    public required EtatDeCalcul Etat { get; init; }
    public EtapeDeCalcul? Etape { get; init; }
    public required int PartMinimale { get; init; }
    public required int Equite { get; init; }
    public required DateTimeOffset DemandeLe { get; init; }
    public required Guid DemandePar { get; init; }
    public DateTimeOffset? FiniLe { get; init; }
    public int? DureeEnMs { get; init; }
    /// <summary>In hundredths of a point, as the next.</summary>
    public long? Notes { get; init; }
    public long? Borne { get; init; }
    /// <summary>Neighbourhoods whose share could not be held, one sentence per line.</summary>
    public string? Manques { get; init; }
    public required int Version { get; init; }

    public ReglagesDeCalcul Reglages => new(PartMinimale, Equite);

    public PropositionCalculee? Resultat => Etat == EtatDeCalcul.Fini && Notes is { } notes && Borne is { } borne
        ? new PropositionCalculee(new Allocation(), notes, borne, Manques?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []) : null;
}

/// <summary>Writes of the scenarios. Each update names the version that was read: false = somebody was faster.</summary>
internal static class ScenarioStore
{
    private const string Colonnes = """
        SELECT s.Id, s.AppelId, s.Nom, s.EstPartage, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, s.ModifieLe, s.Version
        FROM Scenario s JOIN Compte c ON c.Id = s.CreePar
        """;

    private const string ColonnesDuCalcul = "SELECT k.ScenarioId, k.Etat, k.Etape, k.PartMinimale, k.Equite, k.DemandeLe, k.DemandePar, k.FiniLe, k.DureeEnMs, k.Notes, k.Borne, k.Manques, k.Version FROM ScenarioCalcul k";

    private static readonly SqlStatement DeLAppel = new($"{Colonnes} WHERE s.AppelId = @AppelId AND (@Tout = 1 OR s.EstPartage = 1) ORDER BY s.Nom");
    private static readonly SqlStatement Un = new($"{Colonnes} WHERE s.AppelId = @AppelId AND s.Id = @Id AND (@Tout = 1 OR s.EstPartage = 1)");
    private static readonly SqlStatement SansRegarder = new($"{Colonnes} WHERE s.Id = @Id");
    private static readonly SqlStatement Lignes = new("SELECT ScenarioId, DossierId, FinanceurId, Specifique, DroitCommun, Version FROM ScenarioLigne WHERE ScenarioId IN @Ids");
    private static readonly SqlStatement Calcul = new($"{ColonnesDuCalcul} WHERE k.ScenarioId = @Id");
    private static readonly SqlStatement CalculsDus = new($"{ColonnesDuCalcul} WHERE k.Etat = 'EnAttente' OR (k.Etat = 'EnCours' AND k.Jusqua <= @Le) ORDER BY k.DemandeLe, k.ScenarioId");
    private static readonly SqlStatement Nombre = new("SELECT COUNT(*) AS Nombre FROM Scenario WHERE AppelId = @AppelId");

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO Scenario (Id, AppelId, Nom, EstPartage, CreeLe, CreePar, ModifieLe, Version) VALUES (@Id, @AppelId, @Nom, 0, @Le, @CompteId, @Le, 1)
        """);

    private static readonly SqlStatement Touche = new("UPDATE Scenario SET ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement Nomme = new("UPDATE Scenario SET Nom = @Nom, EstPartage = @EstPartage, ModifieLe = @Le, Version = Version + 1 WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement LignesVidees = new("DELETE FROM ScenarioLigne WHERE ScenarioId = @Id");
    private static readonly SqlStatement CalculVide = new("DELETE FROM ScenarioCalcul WHERE ScenarioId = @Id");
    private static readonly SqlStatement Supprime = new("DELETE FROM Scenario WHERE Id = @Id AND Version = @Version");
    private static readonly SqlStatement LigneOtee = new("DELETE FROM ScenarioLigne WHERE ScenarioId = @ScenarioId AND DossierId = @DossierId AND FinanceurId = @FinanceurId");

    private static readonly SqlStatement LigneAjoutee = new("""
        INSERT INTO ScenarioLigne (ScenarioId, DossierId, FinanceurId, Specifique, DroitCommun, Version) VALUES (@ScenarioId, @DossierId, @FinanceurId, @Specifique, @DroitCommun, @Version)
        """);

    private static readonly SqlStatement Copie = new("""
        INSERT INTO ScenarioLigne (ScenarioId, DossierId, FinanceurId, Specifique, DroitCommun, Version)
        SELECT @Id, l.DossierId, l.FinanceurId, l.Specifique, l.DroitCommun, 1 FROM ScenarioLigne l WHERE l.ScenarioId = @Modele
        """);

    private static readonly SqlStatement NouveauCalcul = new("""
        INSERT INTO ScenarioCalcul (ScenarioId, Etat, PartMinimale, Equite, DemandeLe, DemandePar, Version) VALUES (@Id, 'EnAttente', @PartMinimale, @Equite, @Le, @CompteId, 1)
        """);

    private static readonly SqlStatement CalculPris = new("""
        UPDATE ScenarioCalcul SET Etat = 'EnCours', Etape = 'Borne', Jusqua = @Jusqua, Version = Version + 1
        WHERE ScenarioId = @ScenarioId AND Version = @Version AND (Etat = 'EnAttente' OR (Etat = 'EnCours' AND Jusqua <= @Le))
        """);

    private static readonly SqlStatement CalculAvance = new("UPDATE ScenarioCalcul SET Etape = @Etape WHERE ScenarioId = @ScenarioId AND Version = @Version AND Etat = 'EnCours'");

    private static readonly SqlStatement CalculClos = new("""
        UPDATE ScenarioCalcul SET Etat = @Etat, Etape = NULL, FiniLe = @Le, DureeEnMs = @DureeEnMs, Notes = @Notes, Borne = @Borne, Manques = @Manques, Version = Version + 1
        WHERE ScenarioId = @ScenarioId AND Version = @Version AND Etat IN ('EnAttente', 'EnCours')
        """);

    public static Task<IReadOnlyList<ScenarioRow>> ScenariosAsync(this SqlSession session, AccesAuxScenarios acces) =>
        session.ListeAsync<ScenarioRow>(DeLAppel, new { acces.AppelId, Tout = acces.Dirige });

    public static Task<ScenarioRow?> ScenarioAsync(this SqlSession session, AccesAuxScenarios acces, Guid id) =>
        session.UnAsync<ScenarioRow>(Un, new { acces.AppelId, Id = id, Tout = acces.Dirige });

    /// <summary>For a job: nobody's rights are looked at.</summary>
    public static Task<ScenarioRow?> ScenarioAsync(this SqlSession session, Guid id) => session.UnAsync<ScenarioRow>(SansRegarder, new { Id = id });

    /// <summary>Amounts and their versions, by scenario.</summary>
    public static async Task<ILookup<Guid, LigneDeScenarioRow>> LignesDesScenariosAsync(this SqlSession session, IReadOnlyList<Guid> ids) =>
        (ids.Count == 0 ? [] : await session.ListeAsync<LigneDeScenarioRow>(Lignes, new { Ids = ids })).ToLookup(l => l.ScenarioId);

    public static Task<CalculRow?> CalculAsync(this SqlSession session, Guid id) => session.UnAsync<CalculRow>(Calcul, new { Id = id });

    public static Task<IReadOnlyList<CalculRow>> CalculsDusAsync(this SqlSession session, DateTimeOffset le) => session.ListeAsync<CalculRow>(CalculsDus, new { Le = le });

    public static Task<int> NombreDeScenariosAsync(this SqlSession session, Guid appelId) => session.UnAsync<int>(Nombre, new { AppelId = appelId });

    /// <summary>False when the name is taken.</summary>
    public static Task<bool> AjouterScenarioAsync(this SqlSession session, (Guid Id, Guid AppelId, string Nom) scenario, Acteur acteur, DateTimeOffset le) =>
        session.InsererSiAbsentAsync(Nouveau, new { scenario.Id, scenario.AppelId, scenario.Nom, acteur.CompteId, Le = le });

    public static Task CopierLesLignesAsync(this SqlSession session, Guid modele, Guid id) => session.ExecuterAsync(Copie, new { Id = id, Modele = modele });

    public static Task<bool> ToucherAsync(this SqlSession session, ScenarioRow scenario, DateTimeOffset le) => session.ModifierAsync(Touche, new { scenario.Id, scenario.Version, Le = le });

    /// <summary>False when the name is taken, or somebody was faster.</summary>
    public static Task<bool> NommerAsync(this SqlSession session, ScenarioRow scenario, (string Nom, bool EstPartage) voulu, DateTimeOffset le) =>
        session.ModifierAsync(Nomme, new { scenario.Id, scenario.Version, voulu.Nom, voulu.EstPartage, Le = le });

    public static async Task<bool> SupprimerScenarioAsync(this SqlSession session, ScenarioRow scenario)
    {
        await session.ExecuterAsync(LignesVidees, new { scenario.Id });
        await session.ExecuterAsync(CalculVide, new { scenario.Id });
        return await session.ModifierAsync(Supprime, new { scenario.Id, scenario.Version });
    }

    /// <summary>The whole of the scenario, in place of what it held.</summary>
    /// <param name="version">Of the scenario once written.</param>
    public static async Task RemplacerLesLignesAsync(this SqlSession session, Guid id, Allocation allocation, int version)
    {
        await session.ExecuterAsync(LignesVidees, new { Id = id });
        await session.ExecuterAsync(LigneAjoutee, allocation.Lignes.Select(l => new { ScenarioId = id, DossierId = l.Dossier, FinanceurId = l.Financeur, l.Montant.Specifique, l.Montant.DroitCommun, Version = version }).ToList());
    }

    public static async Task EcrireLaLigneAsync(this SqlSession session, (Guid ScenarioId, Guid DossierId, Guid FinanceurId) ligne, Repartition montant, int version)
    {
        await session.ExecuterAsync(LigneOtee, new { ligne.ScenarioId, ligne.DossierId, ligne.FinanceurId });
        if (montant != Repartition.Zero)
        {
            await session.ExecuterAsync(LigneAjoutee, new { ligne.ScenarioId, ligne.DossierId, ligne.FinanceurId, montant.Specifique, montant.DroitCommun, Version = version });
        }
    }

    public static async Task DemanderUnCalculAsync(this SqlSession session, Guid id, ReglagesDeCalcul reglages, Acteur acteur, DateTimeOffset le)
    {
        await session.ExecuterAsync(CalculVide, new { Id = id });
        await session.ExecuterAsync(NouveauCalcul, new { Id = id, reglages.PartMinimale, reglages.Equite, acteur.CompteId, Le = le });
    }

    public static Task<bool> PrendreLeCalculAsync(this SqlSession session, CalculRow calcul, (DateTimeOffset Le, DateTimeOffset Jusqua) quand) =>
        session.ModifierAsync(CalculPris, new { calcul.ScenarioId, calcul.Version, quand.Le, quand.Jusqua });

    public static Task<bool> AvancerLeCalculAsync(this SqlSession session, CalculRow calcul, EtapeDeCalcul etape) =>
        session.ModifierAsync(CalculAvance, new { calcul.ScenarioId, calcul.Version, Etape = etape.ToString() });

    public static Task<bool> CloreLeCalculAsync(this SqlSession session, CalculRow calcul, EtatDeCalcul etat, (DateTimeOffset Le, int? DureeEnMs) quand, PropositionCalculee? trouve = null) =>
        session.ModifierAsync(CalculClos, new
        {
            calcul.ScenarioId, calcul.Version, Etat = etat.ToString(), quand.Le, quand.DureeEnMs, trouve?.Notes, trouve?.Borne, Manques = trouve is null ? null : string.Join('\n', trouve.Iniquites),
        });
}

internal sealed record LigneDeScenarioRow
{
    public required Guid ScenarioId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required Montant Specifique { get; init; }
    public required Montant DroitCommun { get; init; }
    public required int Version { get; init; }
}
