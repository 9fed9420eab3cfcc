using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>An avis de quartier, with the meeting that gave it.</summary>
public sealed record AvisDeQuartierLu
{
    public required Guid ReunionId { get; init; }
    public required string Territoire { get; init; }
    /// <summary>Of the meeting, UTC.</summary>
    public required DateTimeOffset ReunionLe { get; init; }
    public SensDeQuartier? Sens { get; init; }
    public string? Texte { get; init; }
    public string? Auteur { get; init; }
}

/// <summary>The meetings at which a dossier is examined, on its sheet. One command.</summary>
public sealed class AvisDeQuartierQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement DuDossier = new($"""
        SELECT r.Id AS ReunionId, t.Nom AS Territoire, r.Le AS ReunionLe, aq.Sens, aq.Texte, CASE WHEN c.Id IS NULL THEN NULL ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Auteur
        FROM ReunionDossier rd JOIN Dossier d ON d.Id = rd.DossierId JOIN Reunion r ON r.Id = rd.ReunionId JOIN Territoire t ON t.Id = r.TerritoireId
        LEFT JOIN AvisDeQuartier aq ON aq.ReunionId = rd.ReunionId AND aq.DossierId = rd.DossierId LEFT JOIN Compte c ON c.Id = aq.CompteId
        WHERE d.Id = @Id AND d.AppelId = @AppelId AND {VisibiliteSql.Dossier}
        ORDER BY r.Le DESC
        """);

    /// <summary>Newest first; empty when the dossier does not exist for this person.</summary>
    public async Task<IReadOnlyList<AvisDeQuartierLu>> ListerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte ? []
            : await session.ListeAsync<AvisDeQuartierLu>(DuDossier, contexte.Parametres(acteur, horloge.GetUtcNow()).Et(new { Id = dossierId }));
    }
}
