using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Recevabilite;

public sealed record DemandeDeComplementsRow
{
    public required Guid Id { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset EnvoyeeLe { get; init; }
    public required DateOnly TermeLe { get; init; }
    public required bool Indispensable { get; init; }
    /// <summary>Names of <see cref="SectionDossier"/>, separated by commas.</summary>
    public required string Sections { get; init; }
    public required string Message { get; init; }
    /// <summary>UTC: when it was answered, or cancelled.</summary>
    public DateTimeOffset? ReponseLe { get; init; }
    /// <summary>Why it was cancelled; null when it was not.</summary>
    public string? AnnuleeMotif { get; init; }

    public IReadOnlyList<SectionDossier> SectionsNommees =>
        [.. Sections.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(s => Enum.IsDefined(typeof(SectionDossier), s)).Select(Enum.Parse<SectionDossier>)];
}

internal static class RecevabiliteStore
{
    private static readonly SqlStatement Demandes = new("""
        SELECT Id, EnvoyeeLe, TermeLe, Indispensable, Sections, Message, ReponseLe, AnnuleeMotif FROM DemandeDeComplements WHERE DossierId = @DossierId ORDER BY EnvoyeeLe
        """);

    private static readonly SqlStatement Annulation = new("UPDATE DemandeDeComplements SET ReponseLe = @Le, AnnuleeMotif = @Motif WHERE DossierId = @DossierId AND ReponseLe IS NULL");

    private static readonly SqlStatement Releves = new("""
        SELECT COUNT(*) AS Nombre FROM Releve r JOIN Point p ON p.SeanceId = r.SeanceId WHERE p.DossierId = @DossierId AND p.Etat = 'Clos'
        """);

    /// <summary>Oldest first.</summary>
    public static Task<IReadOnlyList<DemandeDeComplementsRow>> DemandesAsync(SqlSession session, Guid dossierId) =>
        session.ListeAsync<DemandeDeComplementsRow>(Demandes, new { DossierId = dossierId });

    /// <summary>Whether a relevé already holds the dossier.</summary>
    public static async Task<bool> ReleveArreteAsync(SqlSession session, Guid dossierId) =>
        await session.UnAsync<int>(Releves, new { DossierId = dossierId }) > 0;

    /// <summary>Nothing is awaited any more: the day of the implicit rejection is counted again without it.</summary>
    public static async Task<DateOnly?> AnnulerLesDemandesAsync(SqlSession session, DossierInstruitRow dossier, string motif, DateTimeOffset le)
    {
        await session.ExecuterAsync(Annulation, new { DossierId = dossier.Id, Motif = motif, Le = le });
        return dossier.DeposeLe is { } reception ? await session.RejetImpliciteAsync(dossier.Id, reception) : dossier.RejetImpliciteLe;
    }
}
