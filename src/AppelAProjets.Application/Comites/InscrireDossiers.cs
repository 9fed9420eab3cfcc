using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Comites;

/// <summary>A dossier that may be put on an agenda.</summary>
public sealed record DossierAInscrireRow
{
    public required Guid Id { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Organisation { get; init; }
    public required EtatDossier Etat { get; init; }
    /// <summary>For conflicts.</summary>
    public required int Version { get; init; }
}

/// <summary>The Secrétariat puts instructed dossiers on the agenda of a session, several at once.</summary>
public sealed class InscrireDossiers(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Instruits = new($"""
        SELECT d.Id, d.Numero, d.Titre, o.Nom AS Organisation, d.Etat, d.Version
        FROM Dossier d
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE d.AppelId = @AppelId AND d.Etat = 'Instruit' AND {VisibiliteSql.SansDeport}
        ORDER BY d.Numero
        """);

    private static readonly SqlStatement DernierOrdre = new("SELECT COALESCE(MAX(Ordre), 0) AS Dernier FROM Point WHERE SeanceId = @SeanceId");

    public async Task<IReadOnlyList<DossierAInscrireRow>> ChoixAsync(Guid appelId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<DossierAInscrireRow>(Instruits, acteur.Parametres(new { AppelId = appelId }));
    }

    /// <summary>Adds the dossiers at the end of the agenda; all of them or none.</summary>
    public async Task<Resultat<int>> ExecuterAsync(Guid seanceId, IReadOnlyCollection<Guid> dossierIds, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        await session.VerrouillerAsync($"Seance {seanceId}");
        if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is not { } seance)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (dossierIds.Count == 0)
        {
            return new Refus("ordre-du-jour.vide", "Choisissez au moins un dossier.");
        }

        var choisis = (await session.ListeAsync<DossierAInscrireRow>(Instruits, acteur.Parametres(new { seance.AppelId }))).Where(d => dossierIds.Contains(d.Id)).ToList();
        if (choisis.Count != dossierIds.Count)
        {
            return RefusDeDonnees.Conflit;
        }

        var ordre = await session.UnAsync<int>(DernierOrdre, new { SeanceId = seanceId });
        foreach (var dossier in choisis)
        {
            var decision = CycleDossier.Decider(dossier.Etat, ActionDossier.Inscrire, acteur, new Perimetre(SeanceId: seanceId), ContexteDossier.Vide with { Seance = seance.Etat });
            if (decision.EstRefuse)
            {
                return decision.Refus;
            }

            if (!await ComiteStore.AvancerDossierAsync(session, dossier.Id, dossier.Version, decision.Valeur, null))
            {
                return RefusDeDonnees.Conflit;
            }

            await ComiteStore.InscrireAsync(session, seanceId, dossier.Id, ++ordre);
            await session.JournaliserAsync(acteur, horloge.GetUtcNow(), "inscrire", "Dossier", dossier.Id, details: seance.Titre);
        }

        await session.ValiderAsync();
        return choisis.Count;
    }
}
