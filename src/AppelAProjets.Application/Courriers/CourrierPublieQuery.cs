using AppelAProjets.Application.Documents;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

public sealed record CourrierPublie
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required EtatCourrier Etat { get; init; }
    public required DocumentImprime Document { get; init; }
    public required string Empreinte { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset PublieLe { get; init; }
    /// <summary>The number of the letter that took its place.</summary>
    public string? RemplacePar { get; init; }
    /// <summary>Numbers of the dossier's other published letters, most recent first.</summary>
    public IReadOnlyList<string> Autres { get; init; } = [];
}

/// <summary>Reads the published letters of a dossier. Before publication there is nothing to find.</summary>
public sealed class CourrierPublieQuery(SqlDatabase database, Ecrivain ecrivain)
{
    private const string Colonnes = "c.Id, c.Numero, c.Etat, c.Document, c.Empreinte, c.PublieLe, c.PremiereLectureLe, c.RemplaceParId, d.OrganisationId";
    private const string Publies = "c.DossierId = @DossierId AND c.PublieLe IS NOT NULL AND c.Empreinte IS NOT NULL AND c.Etat IN ('Publie', 'EnRevision', 'Remplace', 'Retire')";

    private static readonly SqlStatement DuPorteur = new($"""
        SELECT {Colonnes}
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        WHERE {Publies} AND {AppartenanceSql.LitLesCourriers}
        ORDER BY c.PublieLe DESC
        """);

    private static readonly SqlStatement DesAgents = new($"""
        SELECT {Colonnes}
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        WHERE {Publies} AND a.Code = @Code AND {AccesAuxCourriers.DesServices}
        ORDER BY c.PublieLe DESC
        """);

    private static readonly SqlStatement PremiereLecture = new("""
        UPDATE Courrier SET PremiereLectureLe = @Le, PremiereLecturePar = @CompteId WHERE Id = @Id AND PremiereLectureLe IS NULL
        """);

    /// <summary>The last letter, or the one of that number, for a member of the organisation, whose first reading is recorded, or of a partner that agreed. Null for anyone else.</summary>
    public async Task<CourrierPublie?> PourLePorteurAsync(Guid dossierId, string? numero, Acteur acteur, CancellationToken annulation = default)
    {
        IReadOnlyList<CourrierPublieRow> rows;
        await using (var session = await database.LireAsync(annulation))
        {
            rows = await session.ListeAsync<CourrierPublieRow>(DuPorteur, new { DossierId = dossierId, acteur.CompteId, ecrivain.Maintenant });
        }

        var row = Choisir(rows, numero);
        // The partners are told too; only the organisation the letter is addressed to acknowledges it.
        if (row is { PremiereLectureLe: null } && acteur.EstMembre(row.OrganisationId))
        {
            // Not noted, when the base is too busy: the next reading is then the first.
            await NoterLaLectureAsync(dossierId, row, acteur, annulation);
        }

        return row?.EnCourrier(rows);
    }

    /// <summary>Same for the Secrétariat and for the agents of the call's funders.</summary>
    public async Task<CourrierPublie?> PourLesAgentsAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var rows = await session.ListeAsync<CourrierPublieRow>(DesAgents, acteur.ParametresDesCourriers(new { DossierId = dossierId, Code = code }));
        return Choisir(rows, null)?.EnCourrier(rows);
    }

    private Task<Resultat> NoterLaLectureAsync(Guid dossierId, CourrierPublieRow row, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            return await session.ModifierAsync(PremiereLecture, new { row.Id, Le = le, acteur.CompteId })
                ? Ecrit.Avec(new Acte(ActeDuJournal.PremiereLecture, ObjetDuJournal.Courrier, row.Id, Details: row.Numero))
                : Ecrit.SansJournal("another reading was the first");
        }, annulation);

    private static CourrierPublieRow? Choisir(IReadOnlyList<CourrierPublieRow> rows, string? numero) =>
        numero is null ? (rows is [var dernier, ..] ? dernier : null) : rows.FirstOrDefault(r => string.Equals(r.Numero, numero, StringComparison.OrdinalIgnoreCase));

    private sealed record CourrierPublieRow
    {
        public required Guid Id { get; init; }
        public required Guid OrganisationId { get; init; }
        public required string Numero { get; init; }
        public required EtatCourrier Etat { get; init; }
        public required string Document { get; init; }
        public required string Empreinte { get; init; }
        public required DateTimeOffset PublieLe { get; init; }
        public DateTimeOffset? PremiereLectureLe { get; init; }
        public Guid? RemplaceParId { get; init; }

        public CourrierPublie EnCourrier(IReadOnlyList<CourrierPublieRow> tous) => new()
        {
            Id = Id,
            Numero = Numero,
            Etat = Etat,
            Document = TexteConserve.Lire(Document),
            Empreinte = Empreinte,
            PublieLe = PublieLe,
            RemplacePar = tous.FirstOrDefault(r => r.Id == RemplaceParId)?.Numero,
            Autres = [.. tous.Where(r => r.Id != Id).Select(r => r.Numero)],
        };
    }
}
