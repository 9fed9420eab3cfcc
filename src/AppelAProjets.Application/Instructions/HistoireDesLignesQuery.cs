namespace AppelAProjets.Application.Instructions;

/// <param name="Quoi">French.</param>
/// <param name="Le">UTC.</param>
public sealed record EvenementDeLigne(string Financeur, DateTimeOffset Le, string Quoi, string Auteur, string? Motif, string? Details);

/// <summary>Who asked, gave an opinion, proposed, validated, returned what and when, on the lines of a dossier: the journal and the amounts, in one list. Of a line whose work may not be seen, only what was asked; of what is said in session, nothing before the relevé.</summary>
public sealed class HistoireDesLignesQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Lignes = new($"""
        SELECT l.Id, f.Sigle, CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible, CASE WHEN {VisibiliteSql.Arretee} THEN 1 ELSE 0 END AS EstArretee
        FROM Ligne l
        JOIN Dossier d ON d.Id = l.DossierId
        JOIN Financeur f ON f.Id = l.FinanceurId
        {VisibiliteSql.PartVisible}
        WHERE l.DossierId = @Id;
        SELECT m.LigneId, m.Nature, m.Specifique, m.DroitCommun, m.Motif, CONCAT(c.Prenom, ' ', c.Nom) AS Auteur, m.Le
        FROM LigneMontant m
        JOIN Ligne l ON l.Id = m.LigneId
        JOIN Dossier d ON d.Id = l.DossierId
        JOIN Compte c ON c.Id = m.CompteId
        WHERE l.DossierId = @Id
          AND (m.Nature = 'Demande' OR (m.Nature = 'Propose' AND {VisibiliteSql.Ligne}) OR {VisibiliteSql.Arretee});
        """);

    private static readonly SqlStatement Actes = new("""
        SELECT j.Le, j.Acteur, j.Action, j.Objet, j.ObjetId, j.Motif, j.Details
        FROM Journal j WHERE j.Objet = 'Ligne' AND j.ObjetId IN @Ids AND j.Action <> 'consulter' AND (@Arretee = 1 OR j.Action <> 'arbitrer') ORDER BY j.Numero
        """);

    /// <summary>Newest first; null when the dossier does not exist for this person.</summary>
    public async Task<IReadOnlyList<EvenementDeLigne>?> ChargerAsync(string code, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.LireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet)
        {
            return null;
        }

        using var jeux = await session.PlusieursAsync(Lignes, sujet.Contexte.Parametres(acteur, le).Et(new { Id = dossierId }));
        var lignes = (await jeux.ReadAsync<LigneRow>()).ToDictionary(l => l.Id);
        MontantRow[] montants = [.. await jeux.ReadAsync<MontantRow>()];
        var visibles = lignes.Values.Where(l => l.EstVisible).Select(l => $"{l.Id}").ToArray();
        var actes = visibles.Length == 0 ? [] : await session.ListeAsync<ActeRow>(Actes, new { Ids = visibles, Arretee = lignes.Values.Any(l => l.EstArretee) });
        // An amount that an act of the same instant tells is told once.
        var dits = actes.Select(a => (Guid.Parse(a.ObjetId), a.Le)).ToHashSet();
        return
        [
            .. actes.Select(a => new EvenementDeLigne(lignes[Guid.Parse(a.ObjetId)].Sigle, a.Le, ActesDuJournal.Libelle(a.Action, a.Objet), a.Acteur, a.Motif, a.Details))
                .Concat(montants.Where(m => !dits.Contains((m.LigneId, m.Le))).Select(m => new EvenementDeLigne(lignes[m.LigneId].Sigle, m.Le, m.Quoi, m.Auteur, m.Motif, m.Details)))
                .OrderByDescending(e => e.Le),
        ];
    }

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required string Sigle { get; init; }
        public required bool EstVisible { get; init; }
        public required bool EstArretee { get; init; }
    }

    private sealed record MontantRow
    {
        public required Guid LigneId { get; init; }
        public required string Nature { get; init; }
        public required Montant Specifique { get; init; }
        public required Montant DroitCommun { get; init; }
        public string? Motif { get; init; }
        public required string Auteur { get; init; }
        public required DateTimeOffset Le { get; init; }

        public string Quoi => Nature switch { "Demande" => "Montant demandé", "Propose" => "Montant proposé", "Arbitre" => "Montant arbitré", _ => "Montant accordé" };

        // A porteur asks one amount: it cannot know the types of credits.
        public string Details => Nature == "Demande" ? $"{Specifique + DroitCommun}" : $"crédits spécifiques : {Specifique}, droit commun : {DroitCommun}";
    }

    private sealed record ActeRow
    {
        public required DateTimeOffset Le { get; init; }
        public required string Acteur { get; init; }
        public required string Action { get; init; }
        public required string Objet { get; init; }
        public required string ObjetId { get; init; }
        public string? Motif { get; init; }
        public string? Details { get; init; }
    }
}
