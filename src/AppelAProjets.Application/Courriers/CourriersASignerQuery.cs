using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Courriers;

public sealed record CourrierASigner
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required EtatCourrier Etat { get; init; }
    /// <summary>When its text was composed, UTC.</summary>
    public required DateTimeOffset ComposeLe { get; init; }
    public required string Appel { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public TypeAvis? Avis { get; init; }
    /// <summary>One's own funders' bons à signer not given yet.</summary>
    public required int MiensAttendus { get; init; }
    /// <summary>All funders still awaited, separated by commas.</summary>
    public string? Manquants { get; init; }

    /// <summary>Identity of the text, posted back with the bon à signer.</summary>
    public long Compose => ComposeLe.ToUnixTimeMilliseconds();
}

public sealed class CourriersASignerQuery(SqlDatabase database)
{
    /// <summary>Of the letter <c>c</c> of the dossier <c>d</c>: a bon à signer of one's own funders is not given yet.</summary>
    internal const string Attendu = $"""
        c.Etat IN ('Projet', 'BonASigner') AND {Visible} AND EXISTS (SELECT 1 FROM CourrierVisa w WHERE w.CourrierId = c.Id AND w.Le IS NULL AND w.FinanceurId IN @Miens)
        """;

    private const string Visible = $"""
        c.SoumisLe IS NOT NULL AND c.Etat NOT IN ('Remplace', 'Retire')
        AND EXISTS (SELECT 1 FROM CourrierVisa m WHERE m.CourrierId = c.Id AND m.FinanceurId IN @Miens)
        AND {VisibiliteSql.SansDeport}
        """;

    private static readonly SqlStatement Liste = new(dialecte => $"""
        SELECT c.Id, c.Numero, c.Etat, c.ComposeLe, a.Code AS Appel, d.Titre, o.Nom AS Organisation, p.Avis,
               (SELECT COUNT(*) FROM CourrierVisa m WHERE m.CourrierId = c.Id AND m.Le IS NULL AND m.FinanceurId IN @Miens) AS MiensAttendus,
               (SELECT {dialecte.Joindre("f.Sigle")} FROM CourrierVisa v INNER JOIN Financeur f ON f.Id = v.FinanceurId WHERE v.CourrierId = c.Id AND v.Le IS NULL) AS Manquants
        FROM Courrier c
        INNER JOIN Point p ON p.Id = c.PointId
        INNER JOIN Dossier d ON d.Id = c.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE c.Etat IN ('Projet', 'BonASigner') AND {Visible}
        ORDER BY c.Numero, c.Id
        """);

    private static readonly SqlStatement Un = new($"""
        SELECT c.Document, c.Etat, c.Empreinte, c.ComposeLe
        FROM Courrier c
        INNER JOIN Dossier d ON d.Id = c.DossierId
        WHERE c.Id = @Id AND {Visible}
        """);

    /// <summary>Those not published yet, by number.</summary>
    public async Task<IReadOnlyList<CourrierASigner>> ListerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<CourrierASigner>(Liste, acteur.Parametres(new { Miens = acteur.FinanceursComme(Role.SignataireCourrier) }));
    }

    public async Task<CourrierLu?> LireAsync(Guid id, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return (await session.UnAsync<CourrierLuRow>(Un, acteur.Parametres(new { Id = id, Miens = acteur.FinanceursComme(Role.SignataireCourrier) })))?.EnCourrier();
    }
}
