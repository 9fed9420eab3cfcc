using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Deports;

/// <summary>The déports of a call, for its Présidence and the Secrétariat; one's own, for anyone. Who stands down from a dossier is not told of those that concern it either.</summary>
public sealed class DeportsQuery(SqlDatabase database, TimeProvider horloge)
{
    private const string Engagee = $"SELECT pa.OrganisationId FROM Partenaire pa JOIN Dossier pd ON pd.Id = pa.DossierId WHERE pd.AppelId = @AppelId AND pd.Etat <> 'Brouillon' AND pa.Etat IN {DeportSql.PartenaireEngage}";

    // On a dossier of the call, or on an organisation that carries one or is a partner of one; then those that go with a membership.
    private const string Colonnes = $"""
        SELECT x.Id, CONCAT(c.Prenom, ' ', c.Nom) AS Personne, x.Origine, d.Numero, d.Titre AS Sur, x.Motif, x.DeclareLe,
            CASE WHEN x.ImposeParId IS NULL THEN NULL ELSE CONCAT(i.Prenom, ' ', i.Nom) END AS ImposePar, x.LeveLe,
            CASE WHEN x.LeveParId IS NULL THEN NULL ELSE CONCAT(l.Prenom, ' ', l.Nom) END AS LevePar, x.LeveMotif, x.LeveeDemandeeLe, x.LeveeDemandeMotif
        FROM Deport x
        JOIN Compte c ON c.Id = x.CompteId
        JOIN Dossier d ON d.Id = x.DossierId
        LEFT JOIN Compte i ON i.Id = x.ImposeParId
        LEFT JOIN Compte l ON l.Id = x.LeveParId
        WHERE d.AppelId = @AppelId AND d.Etat <> 'Brouillon' AND (@DossierId IS NULL OR d.Id = @DossierId) AND {VisibiliteSql.SansDeport}
        UNION ALL
        SELECT x.Id, CONCAT(c.Prenom, ' ', c.Nom) AS Personne, x.Origine, NULL AS Numero, o.Nom AS Sur, x.Motif, x.DeclareLe,
            CASE WHEN x.ImposeParId IS NULL THEN NULL ELSE CONCAT(i.Prenom, ' ', i.Nom) END AS ImposePar, x.LeveLe,
            CASE WHEN x.LeveParId IS NULL THEN NULL ELSE CONCAT(l.Prenom, ' ', l.Nom) END AS LevePar, x.LeveMotif, x.LeveeDemandeeLe, x.LeveeDemandeMotif
        FROM Deport x
        JOIN Compte c ON c.Id = x.CompteId
        JOIN Organisation o ON o.Id = x.OrganisationId
        LEFT JOIN Compte i ON i.Id = x.ImposeParId
        LEFT JOIN Compte l ON l.Id = x.LeveParId
        WHERE {SesOrganisations} AND {VisibiliteSql.OrganisationSansDeport}
        UNION ALL
        SELECT NULL AS Id, CONCAT(c.Prenom, ' ', c.Nom) AS Personne, 'Automatique' AS Origine, NULL AS Numero, o.Nom AS Sur, NULL AS Motif, m.Debut AS DeclareLe,
            NULL AS ImposePar, NULL AS LeveLe, NULL AS LevePar, NULL AS LeveMotif, NULL AS LeveeDemandeeLe, NULL AS LeveeDemandeMotif
        FROM OrganisationMembre m
        JOIN Compte c ON c.Id = m.CompteId
        JOIN Organisation o ON o.Id = m.OrganisationId
        WHERE {SesOrganisations} AND {AppartenanceSql.EnCours}
          AND EXISTS (SELECT 1 FROM Habilitation h WHERE h.CompteId = c.Id AND {AgentsQuery.EnFonction}) AND {VisibiliteSql.OrganisationSansDeport}
        """;

    private const string SesOrganisations = $"""
        ((@DossierId IS NULL AND (o.Id IN (SELECT do.OrganisationId FROM Dossier do WHERE do.AppelId = @AppelId AND do.Etat <> 'Brouillon') OR o.Id IN ({Engagee})))
          OR o.Id IN (SELECT do.OrganisationId FROM Dossier do WHERE do.Id = @DossierId) OR o.Id IN ({Engagee} AND pd.Id = @DossierId))
        """;

    private static readonly SqlStatement Liste = new(Colonnes);

    private static readonly SqlStatement Miens = new("""
        SELECT x.Id, x.Origine, CASE WHEN x.OrganisationId IS NULL THEN 0 ELSE 1 END AS SurUneOrganisation, a.Titre AS Appel,
            CASE WHEN x.Origine = 'Declare' THEN x.Motif ELSE NULL END AS Motif, x.DeclareLe, x.LeveeDemandeeLe
        FROM Deport x LEFT JOIN Dossier d ON d.Id = x.DossierId LEFT JOIN Appel a ON a.Id = d.AppelId
        WHERE x.CompteId = @CompteId AND x.LeveLe IS NULL
        ORDER BY x.DeclareLe DESC
        """);

    private static readonly SqlStatement Appels = new($"SELECT a.Id, a.Code, a.Titre FROM Appel a WHERE {DeportsDeLAppelSql.Visible} ORDER BY a.Annee DESC, a.Code");

    private static readonly SqlStatement Agents = new($"""
        SELECT c.Id, CONCAT(c.Prenom, ' ', c.Nom) AS Nom FROM Compte c
        WHERE EXISTS (SELECT 1 FROM Habilitation h WHERE h.CompteId = c.Id AND {AgentsQuery.EnFonction})
        ORDER BY c.Nom, c.Prenom
        """);

    private static readonly SqlStatement ParNumero = new($"""
        SELECT d.Id AS DossierId, d.OrganisationId, d.Numero, d.Titre, o.Nom AS Porteur
        FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.AppelId = @AppelId AND d.Numero = @Numero AND d.Etat <> 'Brouillon' AND {VisibiliteSql.SansDeport}
        """);

    /// <summary>Standing first, those whose lifting is asked before the others; null when none of this person's business.</summary>
    public async Task<(AppelDesDeports Appel, IReadOnlyList<DeportRow> Deports)?> DeLAppelAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.AppelDesDeportsAsync(code, acteur) is { } appel ? (appel, await ListerAsync(session, appel.Id, null, acteur)) : null;
    }

    /// <summary>Those that stand on one dossier, for the Secrétariat; empty for anyone else.</summary>
    public async Task<IReadOnlyList<DeportRow>> DuDossierAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.AppelDesDeportsAsync(code, acteur) is { } appel ? [.. (await ListerAsync(session, appel.Id, dossierId, acteur)).Where(d => d.EstEnCours)] : [];
    }

    public async Task<IReadOnlyList<MonDeport>> MiensAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<MonDeport>(Miens, new { acteur.CompteId });
    }

    /// <summary>The calls whose déports this person sees.</summary>
    public async Task<IReadOnlyList<AppelDesDeports>> AppelsAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Presidence) || acteur.A(Role.Secretariat) ? await session.ListeAsync<AppelDesDeports>(Appels, DeportsDeLAppelSql.Qui(acteur)) : [];
    }

    /// <summary>The people on whom a déport may be imposed.</summary>
    public async Task<IReadOnlyList<AgentRow>> AgentsAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<AgentRow>(Agents, new { Maintenant = horloge.GetUtcNow() });
    }

    /// <summary>The dossier that the page which confirms names; null when it does not exist for this person.</summary>
    public async Task<SujetDeDeport?> SujetAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, horloge.GetUtcNow()) is { Dossier: var d }
            ? new SujetDeDeport { DossierId = d.Id, OrganisationId = d.OrganisationId, Numero = d.Numero ?? "", Titre = d.Titre, Porteur = d.Porteur }
            : null;
    }

    internal static Task<SujetDeDeport?> ParNumeroAsync(SqlSession session, Guid appelId, string? numero, Acteur acteur) =>
        session.UnAsync<SujetDeDeport>(ParNumero, acteur.Parametres(new { AppelId = appelId, Numero = TexteSaisi.Serrer(numero).ToUpperInvariant() }));

    private async Task<IReadOnlyList<DeportRow>> ListerAsync(SqlSession session, Guid appelId, Guid? dossierId, Acteur acteur) =>
        [.. (await session.ListeAsync<DeportRow>(Liste, acteur.Parametres(new { AppelId = appelId, DossierId = dossierId, Maintenant = horloge.GetUtcNow() })))
            .OrderByDescending(d => d.EstEnCours).ThenByDescending(d => d.LeveeDemandeeLe is not null).ThenByDescending(d => d.DeclareLe)];
}

public sealed record AgentRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
}
