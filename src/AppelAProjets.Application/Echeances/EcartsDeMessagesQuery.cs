namespace AppelAProjets.Application.Echeances;

/// <summary>An event that owed a message of which the outbox knows nothing.</summary>
/// <param name="Quoi">French.</param>
/// <param name="Le">Of the event, UTC.</param>
public sealed record EcartDeMessage(string Quoi, string? Destinataire, DateTimeOffset Le);

/// <summary>Compares what owes a message with the messages written: any difference is a fault of the portal, never of a person.</summary>
public sealed class EcartsDeMessagesQuery(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Days looked at.</summary>
    public const int Jours = 30;

    // Both are written in one transaction, so with one instant.
    private static readonly SqlStatement Echeances = new("""
        SELECT m.Destinataire, m.Le FROM EcheanceMessage m
        WHERE m.Le >= @Depuis AND NOT EXISTS (SELECT 1 FROM Courriel c WHERE c.Destinataire = m.Destinataire AND c.CreeLe = m.Le AND c.Cause = m.Lot)
        ORDER BY m.Le, m.Destinataire
        """);

    // What the journal holds from before the first message was written elsewhere: a recovery, the demonstration.
    private static readonly SqlStatement Actes = new("""
        SELECT j.Action, j.Le FROM Journal j
        WHERE j.Le >= @Depuis AND j.Le >= (SELECT MIN(p.CreeLe) FROM Courriel p) AND j.Objet = 'Dossier' AND j.Action IN @Actions AND NOT EXISTS (SELECT 1 FROM Courriel c WHERE c.CreeLe = j.Le AND c.Cause LIKE CONCAT('%', j.ObjetId))
        ORDER BY j.Le, j.Numero
        """);

    /// <summary>Acts on a dossier after which its people are always told.</summary>
    private static readonly ActeDuJournal[] Dus = [ActeDuJournal.Deposer, ActeDuJournal.Corriger, ActeDuJournal.RepondreComplements, ActeDuJournal.DemanderComplements, ActeDuJournal.DemanderPiece, ActeDuJournal.DeclarerIrrecevable];

    /// <summary>Those of the last <see cref="Jours"/> days, oldest first.</summary>
    public async Task<IReadOnlyList<EcartDeMessage>> ListerAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        var depuis = horloge.GetUtcNow().AddDays(-Jours);
        var echeances = await session.ListeAsync<EcartRow>(Echeances, new { Depuis = depuis });
        var actes = await session.ListeAsync<ActeRow>(Actes, new { Depuis = depuis, Actions = Dus.Select(a => a.Code()).ToList() });
        return [.. echeances.Select(e => new EcartDeMessage("Échéance", e.Destinataire, e.Le)).Concat(actes.Select(a => new EcartDeMessage(ActesDuJournal.Libelle(a.Action, nameof(ObjetDuJournal.Dossier)), null, a.Le))).OrderBy(e => e.Le)];
    }

    private sealed record EcartRow
    {
        public required string Destinataire { get; init; }
        public required DateTimeOffset Le { get; init; }
    }

    private sealed record ActeRow
    {
        public required string Action { get; init; }
        public required DateTimeOffset Le { get; init; }
    }
}
