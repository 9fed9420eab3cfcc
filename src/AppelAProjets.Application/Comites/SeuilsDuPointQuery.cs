using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Comites;

/// <summary>Criteria of an item's dossier under their eliminatory threshold; none before the instruction is closed.</summary>
internal static class SeuilsDuPointQuery
{
    private static readonly SqlStatement Notes = new($"""
        SELECT c.Id, c.Libelle, c.Poids, c.NoteEliminatoire
        FROM AppelCritere c JOIN Dossier d ON d.AppelId = c.AppelId
        WHERE d.Id = @DossierId
        ORDER BY c.Ordre;
        SELECT n.CritereId, n.CompteId, n.Valeur, n.Justification
        FROM Note n JOIN Dossier d ON d.Id = n.DossierId
        WHERE d.Id = @DossierId AND {VisibiliteSql.Close} AND NOT {VisibiliteSql.NoteDeportee};
        """);

    public static async Task<IReadOnlyList<CritereSousLeSeuil>> SousLeSeuilAsync(this SqlSession session, Guid dossierId)
    {
        using var lecture = await session.PlusieursAsync(Notes, new { DossierId = dossierId });
        var grille = new GrilleDeNotation([.. (await lecture.ReadAsync<CritereRow>()).Select(c => new Critere(c.Id.ToString(), c.Libelle, c.Poids, c.NoteEliminatoire))]);
        return grille.SousLeSeuil((await lecture.ReadAsync<NoteRow>())
            .GroupBy(n => n.CompteId)
            .Select(g => grille.Evaluer(g.Key, [.. g.Select(n => new Note(n.CritereId.ToString(), n.Valeur, n.Justification))], enDeport: false))
            .OfType<Evaluation>());
    }

    private sealed record CritereRow
    {
        public required Guid Id { get; init; }
        public required string Libelle { get; init; }
        public required int Poids { get; init; }
        public int? NoteEliminatoire { get; init; }
    }

    private sealed record NoteRow
    {
        public required Guid CritereId { get; init; }
        public required Guid CompteId { get; init; }
        public required int Valeur { get; init; }
        public required string Justification { get; init; }
    }
}
