using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Comites;

/// <summary>An item with what the committee needs of its dossier. Amounts in centimes.</summary>
public sealed record PointDetailRow
{
    public required Guid Id { get; init; }
    public required Guid SeanceId { get; init; }
    public required Guid DossierId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required EtatPoint Etat { get; init; }
    public required EtatDossier EtatDossier { get; init; }
    public required int DossierVersion { get; init; }
    public required int Ordre { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public string? Resume { get; init; }
    public required string Organisation { get; init; }
    public Montant? TotalCharges { get; init; }
    /// <summary>Set by an instructor; null = the charges.</summary>
    public Montant? AssietteEligible { get; init; }
    /// <summary>Of the call: the largest share of the assiette that one funder may bear.</summary>
    public int? PartMaximalePourcent { get; init; }
    /// <summary>Least total below which the action cannot be done.</summary>
    public Montant? SeuilDeViabilite { get; init; }
    public string? Quartiers { get; init; }
    public TypeAvis? Avis { get; init; }
    public string? Motif { get; init; }
    public string? Attendu { get; init; }
    public DateOnly? AttenduAvantLe { get; init; }
    /// <summary>Recipient, when redirected to the ordinary policies.</summary>
    public string? DroitCommunDestinataire { get; init; }
    /// <summary>Deliberative seats represented when it was closed.</summary>
    public int? Presents { get; init; }
    public required int Version { get; init; }
}

public sealed record LigneDePointRow
{
    public required Guid Id { get; init; }
    public required Guid PointId { get; init; }
    public required Guid FinanceurId { get; init; }
    public required string Financeur { get; init; }
    public required string Sigle { get; init; }
    public required string CompteCerfa { get; init; }
    public required EtatLigne Etat { get; init; }
    public required OrigineLigne Origine { get; init; }
    public required Montant Demande { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }
    public Montant? ArbitreSpecifique { get; init; }
    public Montant? ArbitreDroitCommun { get; init; }
    public Montant? AccordeSpecifique { get; init; }
    public Montant? AccordeDroitCommun { get; init; }
    public Fermete? Fermete { get; init; }
    /// <summary>Why nothing is proposed, or more than was asked.</summary>
    public string? ProposeMotif { get; init; }
    /// <summary>Reason of the amount, of the 0.</summary>
    public string? MotifEtat { get; init; }
    public string? ReserveAttendu { get; init; }
    public DateOnly? ReserveAvantLe { get; init; }
    /// <summary>Who said what is arbitrated, and who typed it for the seat.</summary>
    public string? Auteur { get; init; }
    public string? SaisiPar { get; init; }
    public required int Version { get; init; }

    public Repartition? Propose => Paire(ProposeSpecifique, ProposeDroitCommun);

    public Repartition? Arbitre => Paire(ArbitreSpecifique, ArbitreDroitCommun);

    public Repartition? Accorde => Paire(AccordeSpecifique, AccordeDroitCommun);

    private static Repartition? Paire(Montant? specifique, Montant? droitCommun) =>
        specifique is null && droitCommun is null ? null : new Repartition(specifique ?? Montant.Zero, droitCommun ?? Montant.Zero);
}

public sealed record HorsPortailRow
{
    public required Guid DossierId { get; init; }
    public required string Nom { get; init; }
    public required string Compte { get; init; }
    /// <summary>Sollicite, Acquis or Refuse.</summary>
    public required string Etat { get; init; }
    public required Montant Montant { get; init; }
}

public sealed record VoteRow
{
    public required Guid PointId { get; init; }
    public required Guid SiegeId { get; init; }
    public required Guid CompteId { get; init; }
    public required SensDuVote Sens { get; init; }
    /// <summary>Who typed it in the name of the seat; null when the person did.</summary>
    public string? SaisiPar { get; init; }
}

public sealed record ConditionDePointRow
{
    public required Guid PointId { get; init; }
    public required string Texte { get; init; }
    public DateOnly? AvantLe { get; init; }
    public string? LeveePar { get; init; }
}

public sealed record DeportDePointRow
{
    public required Guid PointId { get; init; }
    public required Guid CompteId { get; init; }
}

public sealed record LigneBudgetRow
{
    public required Guid DossierId { get; init; }
    public required string Compte { get; init; }
    public required Montant Montant { get; init; }
}

/// <param name="Deports">Accounts in déport on the item, among those that hold a seat of the call or preside: nobody else's touches the session.</param>
public sealed record PointComplet(
    PointDetailRow Point,
    IReadOnlyList<LigneDePointRow> Lignes,
    IReadOnlyList<HorsPortailRow> HorsPortail,
    IReadOnlyList<LigneBudgetRow> Budget,
    IReadOnlyList<VoteRow> Votes,
    IReadOnlySet<Guid> Deports)
{
    public IReadOnlyList<ConditionDePointRow> Conditions { get; init; } = [];
}

/// <summary>Loads items: one for the screen, all those of a session for the relevé. A dossier under déport is not loaded for that person.</summary>
public static class PointQuery
{
    private static readonly SqlStatement Points = new(dialecte => $"""
        SELECT
        p.Id, p.SeanceId, p.DossierId, d.OrganisationId, p.Etat, d.Etat AS EtatDossier, d.Version AS DossierVersion, p.Ordre, d.Numero, d.Titre, d.Resume,
        o.Nom AS Organisation, d.TotalCharges, d.AssietteEligible, a.PartMaximalePourcent, d.SeuilDeViabilite,
        (SELECT {dialecte.Joindre("CONCAT(q.Nom, ' ', dq.Part, ' %')")} FROM DossierQuartier dq INNER JOIN Quartier q ON q.Code = dq.QuartierCode WHERE dq.DossierId = d.Id) AS Quartiers,
        p.Avis, p.Motif, p.Attendu, p.AttenduAvantLe, p.DroitCommunDestinataire, p.Presents, p.Version
        FROM Point p
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Appel a ON a.Id = d.AppelId
        INNER JOIN Organisation o ON o.Id = d.OrganisationId
        WHERE p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId) AND {VisibiliteSql.SansDeport}
        ORDER BY p.Ordre, p.Id
        """);

    private static readonly SqlStatement Details = new($"""
        SELECT l.Id, p.Id AS PointId, l.FinanceurId, f.Nom AS Financeur, f.Sigle, f.CompteCerfa, l.Etat, l.Origine, l.Demande, l.Avis,
               l.ProposeSpecifique, l.ProposeDroitCommun, l.ArbitreSpecifique, l.ArbitreDroitCommun, l.AccordeSpecifique, l.AccordeDroitCommun, l.Fermete, l.ProposeMotif,
               l.MotifEtat, l.ReserveAttendu, l.ReserveAvantLe, l.Version
        FROM Point p
        INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Ligne l ON l.DossierId = d.Id
        INNER JOIN Financeur f ON f.Id = l.FinanceurId
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        WHERE p.Etat IN ('Inscrit', 'Clos') AND p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId)
        ORDER BY p.Ordre, af.Ordre, f.Sigle, l.Id;
        SELECT h.DossierId, h.Nom, h.Compte, h.Etat, h.Montant
        FROM Point p INNER JOIN DossierHorsPortail h ON h.DossierId = p.DossierId
        WHERE p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId)
        ORDER BY h.Nom;
        SELECT b.DossierId, b.Compte, b.Montant
        FROM Point p INNER JOIN DossierBudget b ON b.DossierId = p.DossierId
        WHERE p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId)
        ORDER BY b.Compte;
        SELECT v.PointId, v.SiegeId, v.CompteId, v.Sens, CASE WHEN v.SaisiPar IS NULL THEN NULL ELSE CONCAT(c.Prenom, ' ', c.Nom) END AS SaisiPar
        FROM Point p INNER JOIN Vote v ON v.PointId = p.Id LEFT JOIN Compte c ON c.Id = v.SaisiPar
        WHERE p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId);
        SELECT p.Id AS PointId, x.CompteId
        FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN Deport x ON {DeportSql.Concerne}
        WHERE (EXISTS (SELECT 1 FROM Siege sg WHERE sg.AppelId = d.AppelId AND (sg.TitulaireId = x.CompteId OR sg.SuppleantId = x.CompteId))
               OR EXISTS (SELECT 1 FROM Seance sn WHERE sn.Id = p.SeanceId AND sn.PresidenceId = x.CompteId))
          AND p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId)
        UNION
        SELECT p.Id AS PointId, m.CompteId
        FROM Point p INNER JOIN Dossier d ON d.Id = p.DossierId
        INNER JOIN OrganisationMembre m ON {DeportSql.MembreConcerne}
        WHERE (EXISTS (SELECT 1 FROM Siege sg WHERE sg.AppelId = d.AppelId AND (sg.TitulaireId = m.CompteId OR sg.SuppleantId = m.CompteId))
               OR EXISTS (SELECT 1 FROM Seance sn WHERE sn.Id = p.SeanceId AND sn.PresidenceId = m.CompteId))
          AND p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId);
        SELECT pc.PointId, pc.Texte, pc.AvantLe, pc.LeveePar
        FROM Point p INNER JOIN PointCondition pc ON pc.PointId = p.Id
        WHERE p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId)
        ORDER BY pc.PointId, pc.Ordre;
        SELECT lm.LigneId, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, CASE WHEN lm.SaisiPar IS NULL THEN NULL ELSE CONCAT(s.Prenom, ' ', s.Nom) END AS SaisiPar
        FROM Point p INNER JOIN Ligne l ON l.DossierId = p.DossierId
        INNER JOIN LigneMontant lm ON lm.LigneId = l.Id AND lm.Nature = 'Arbitre'
        INNER JOIN Compte c ON c.Id = lm.CompteId
        LEFT JOIN Compte s ON s.Id = lm.SaisiPar
        WHERE p.Etat IN ('Inscrit', 'Clos') AND p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId)
        ORDER BY lm.Le, lm.Id;
        SELECT e.PointId, e.Contenu
        FROM Point p INNER JOIN PointExamine e ON e.PointId = p.Id
        WHERE p.Etat IN ('Ajourne', 'Retire') AND p.SeanceId = @SeanceId AND (@PointId IS NULL OR p.Id = @PointId);
        """);

    /// <summary>One item as the person may see it, or null.</summary>
    public static async Task<PointComplet?> PointAsync(this SqlSession session, Guid seanceId, Guid pointId, Acteur acteur, DateTimeOffset maintenant) =>
        (await ChargerAsync(session, seanceId, pointId, acteur, maintenant)).SingleOrDefault();

    /// <summary>Every item, for freezing the relevé: déport does not remove an item from the minutes.</summary>
    public static Task<IReadOnlyList<PointComplet>> TousLesPointsAsync(this SqlSession session, Guid seanceId, DateTimeOffset maintenant) =>
        ChargerAsync(session, seanceId, null, Acteur.Systeme, maintenant);

    private static async Task<IReadOnlyList<PointComplet>> ChargerAsync(SqlSession session, Guid seanceId, Guid? pointId, Acteur acteur, DateTimeOffset maintenant)
    {
        var points = await session.ListeAsync<PointDetailRow>(Points, acteur.Parametres(new { SeanceId = seanceId, PointId = pointId }));
        using var details = await session.PlusieursAsync(Details, new { SeanceId = seanceId, PointId = pointId, Maintenant = maintenant });
        var lues = (await details.ReadAsync<LigneDePointRow>()).ToList();
        var horsPortail = (await details.ReadAsync<HorsPortailRow>()).ToLookup(h => h.DossierId);
        var budget = (await details.ReadAsync<LigneBudgetRow>()).ToLookup(b => b.DossierId);
        var votes = (await details.ReadAsync<VoteRow>()).ToLookup(v => v.PointId);
        var deports = (await details.ReadAsync<DeportDePointRow>()).ToLookup(d => d.PointId, d => d.CompteId);
        var conditions = (await details.ReadAsync<ConditionDePointRow>()).ToLookup(c => c.PointId);
        // The last one said what stands.
        var auteurs = (await details.ReadAsync<AuteurRow>()).GroupBy(a => a.LigneId).ToDictionary(g => g.Key, g => g.Last());
        var lignes = lues.Select(l => l.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite && auteurs.GetValueOrDefault(l.Id) is { } a ? l with { Auteur = a.Auteur, SaisiPar = a.SaisiPar } : l).ToLookup(l => l.PointId);
        // The live lines of an item adjourned or taken off go on in instruction.
        var gardees = (await details.ReadAsync<ExamenRow>()).ToDictionary(e => e.PointId, e => e.Lire().Lignes);
        return [.. points.Select(p => new PointComplet(
            p, gardees.GetValueOrDefault(p.Id) ?? [.. lignes[p.Id]], [.. horsPortail[p.DossierId]], [.. budget[p.DossierId]], [.. votes[p.Id]], deports[p.Id].ToHashSet())
        {
            Conditions = [.. conditions[p.Id]],
        })];
    }

    private sealed record AuteurRow
    {
        public required Guid LigneId { get; init; }
        public required string Auteur { get; init; }
        public string? SaisiPar { get; init; }
    }
}
