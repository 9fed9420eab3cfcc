using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Messages;

/// <param name="NonLus">By others, not shown to the person yet.</param>
/// <param name="ReponseAttendue">The last one is the organisation's.</param>
public sealed record ResumeDuFil(int Messages, int NonLus, bool ReponseAttendue, IReadOnlyList<DemandeDePieceLue> Demandes);

/// <summary>Reads the badge of a thread, on the pages of its dossier. One command.</summary>
public sealed class ResumeDuFilQuery(SqlDatabase database)
{
    private const string Badge = $"""
        SELECT d.OrganisationId, {FilSql.Messages} AS Messages, {FilSql.NonLus} AS NonLus,
            CASE WHEN EXISTS (SELECT 1 FROM Message m WHERE m.DossierId = d.Id AND m.Cote = 'Organisation'
                AND m.Rang = (SELECT MAX(x.Rang) FROM Message x WHERE x.DossierId = d.Id)) THEN 1 ELSE 0 END AS ReponseAttendue
        FROM Dossier d
        WHERE d.Id = @Id
        """;

    private const string Attendues = "SELECT MessageId, Libelle, Indispensable, TermeLe, ReponseLe, ReponseMessageId FROM DemandeDePiece WHERE DossierId = @Id AND ReponseLe IS NULL ORDER BY TermeLe";

    private static readonly SqlStatement DuPorteur = new($"{Badge}; {Attendues};");
    private static readonly SqlStatement DesServices = new($"{Badge} AND {VisibiliteSql.Fil}; {Attendues};");

    /// <summary>For a member of the organisation, or of a partner that agreed; null for anyone else.</summary>
    public Task<ResumeDuFil?> PourLePorteurAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default) =>
        LireAsync(DuPorteur, dossierId, acteur, async (session, organisation) => acteur.EstMembre(organisation) || await session.PartenaireDuLecteurAsync(dossierId, acteur) is { Etat: EtatPartenaire.Accorde }, annulation);

    /// <summary>For a member of the staff who may read the thread; null for anyone else.</summary>
    public Task<ResumeDuFil?> PourLesServicesAsync(Guid dossierId, Acteur acteur, CancellationToken annulation = default) =>
        LireAsync(DesServices, dossierId, acteur, (_, _) => Task.FromResult(true), annulation);

    private async Task<ResumeDuFil?> LireAsync(SqlStatement lecture, Guid dossierId, Acteur acteur, Func<SqlSession, Guid, Task<bool>> permis, CancellationToken annulation)
    {
        var parametres = FilSql.Parametres(acteur);
        parametres.Add("Id", dossierId);
        await using var session = await database.LireAsync(annulation);
        BadgeRow? badge;
        DemandeDePieceLue[] demandes;
        using (var jeux = await session.PlusieursAsync(lecture, parametres))
        {
            badge = await jeux.ReadSingleOrDefaultAsync<BadgeRow>();
            demandes = [.. await jeux.ReadAsync<DemandeDePieceLue>()];
        }

        return badge is not null && await permis(session, badge.OrganisationId) ? new ResumeDuFil(badge.Messages, badge.NonLus, badge.ReponseAttendue, demandes) : null;
    }

    private sealed record BadgeRow
    {
        public required Guid OrganisationId { get; init; }
        public required int Messages { get; init; }
        public required int NonLus { get; init; }
        public required bool ReponseAttendue { get; init; }
    }
}
