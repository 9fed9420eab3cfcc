using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Decisions;

/// <summary>A line of one's funder that was arbitrated, with what its competent body decided since.</summary>
public sealed record LigneArbitreeRow
{
    public required Guid LigneId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Sigle { get; init; }
    public required string Financeur { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required string Porteur { get; init; }
    public required EtatLigne Etat { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public required Montant Demande { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Fermete? Fermete { get; init; }
    public required int Version { get; init; }
    public string? Organe { get; init; }
    public string? Reference { get; init; }
    public DateOnly? DecideeLe { get; init; }
    public DateOnly? NotifieeLe { get; init; }
    public Montant? Specifique { get; init; }
    public Montant? DroitCommun { get; init; }
    public string? Motif { get; init; }
    public string? Par { get; init; }

    public Repartition Arbitre => new(ArbitreSpecifique ?? Montant.Zero, ArbitreDroitCommun ?? Montant.Zero);

    public Repartition Accorde => new(Specifique ?? Montant.Zero, DroitCommun ?? Montant.Zero);

    /// <summary>Null as long as nothing is decided.</summary>
    public NatureDeDecision? Nature => Etat switch
    {
        EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee => NatureDeDecision.Accord,
        EtatLigne.RefuseeDecision => NatureDeDecision.Refus,
        EtatLigne.RetireeParFinanceur => NatureDeDecision.Retrait,
        _ => null,
    };

    /// <summary>May be decided now.</summary>
    public bool ADecider => Etat == EtatLigne.Arbitree && EtatDossier is EtatDossier.Arbitre or EtatDossier.AvisTransmis;
}

public sealed record DecisionsDuFinanceur(string Code, string Appel, IReadOnlyList<LigneArbitreeRow> Lignes);

/// <summary>What awaits the decision of one's funder, and what it decided. A dossier from which the person stands down is not loaded.</summary>
public sealed class DecisionsQuery(SqlDatabase database)
{
    private static readonly SqlStatement Lignes = new($"""
        SELECT l.Id AS LigneId, l.DossierId, l.FinanceurId, f.Sigle, f.Nom AS Financeur, d.Numero, d.Titre, o.Nom AS Porteur, l.Etat, d.Etat AS EtatDossier, l.Demande,
               l.ArbitreSpecifique, l.ArbitreDroitCommun, l.Fermete, l.Version,
               l.AccordeSpecifique AS Specifique, l.AccordeDroitCommun AS DroitCommun, x.Organe, x.Reference, x.DecideeLe, x.NotifieeLe, x.Motif,
               CASE WHEN c.Id IS NULL THEN NULL ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS Par
        FROM Ligne l
        INNER JOIN Dossier d ON d.Id = l.DossierId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        INNER JOIN Financeur f ON f.Id = l.FinanceurId
        LEFT JOIN LigneDecision x ON x.LigneId = l.Id
        LEFT JOIN Compte c ON c.Id = x.CompteId
        WHERE d.AppelId = @AppelId AND l.FinanceurId IN @Financeurs AND (@LigneId IS NULL OR l.Id = @LigneId)
          AND (x.Id IS NOT NULL OR l.Etat IN ('Accordee', 'ActeSigne', 'Soldee') OR (l.Etat = 'Arbitree' AND d.Etat IN ('Arbitre', 'AvisTransmis')))
          AND {VisibiliteSql.SansDeport}
        ORDER BY f.Sigle, d.Numero
        """);

    /// <summary>Null when the call is unknown, or none of this person's funders is in it.</summary>
    public async Task<DecisionsDuFinanceur?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.AppelAsync(code) is { Etat: not EtatAppel.Preparation } appel && appel.Financeurs.Any(f => Financeurs(acteur).Contains(f.Id))
            ? new DecisionsDuFinanceur(appel.Code, appel.Titre, await LignesAsync(session, appel.Id, null, acteur))
            : null;
    }

    public async Task<LigneArbitreeRow?> LigneAsync(string code, Guid ligneId, Acteur acteur, CancellationToken annulation = default) =>
        (await ChargerAsync(code, acteur, annulation))?.Lignes.FirstOrDefault(l => l.LigneId == ligneId);

    internal static Task<IReadOnlyList<LigneArbitreeRow>> LignesAsync(SqlSession session, Guid appelId, Guid? ligneId, Acteur acteur) =>
        session.ListeAsync<LigneArbitreeRow>(Lignes, acteur.Parametres(new { AppelId = appelId, LigneId = ligneId, Financeurs = Financeurs(acteur) }));

    private static IReadOnlyList<Guid> Financeurs(Acteur acteur) => [.. acteur.FinanceursComme(Role.Instructeur).Union(acteur.FinanceursComme(Role.Valideur))];
}
