namespace AppelAProjets.Application.Dossiers;

/// <summary>Lines of the funders, as a deposit makes them: born with it, then followed by its later versions. None is ever deleted.</summary>
internal static class LigneDeposeeStore
{
    private static readonly SqlStatement Existantes = new("SELECT Id, FinanceurId, Demande, Version FROM Ligne WHERE DossierId = @DossierId");

    private static readonly SqlStatement Naissance = new("""
        INSERT INTO Ligne (Id, DossierId, FinanceurId, Origine, Etat, Demande, Version) VALUES (@Id, @DossierId, @FinanceurId, 'Sollicitee', 'Demandee', @Montant, 1)
        """);

    private static readonly SqlStatement Changement = new("UPDATE Ligne SET Demande = @Montant, Version = Version + 1 WHERE Id = @Id AND Version = @Version");

    private static readonly SqlStatement Historique = new("""
        INSERT INTO LigneMontant (Id, LigneId, Nature, Specifique, DroitCommun, Motif, CompteId, Le) VALUES (@MontantId, @Id, 'Demande', @Montant, 0, @Motif, @CompteId, @Le)
        """);

    private static readonly SqlStatement Retrait = new("""
        UPDATE Ligne SET Etat = 'RetireeParPorteur', MotifEtat = @Motif, Version = Version + 1
        WHERE DossierId = @DossierId AND Etat IN ('Demandee', 'Recevable', 'Proposee', 'Arbitree')
        """);

    private static readonly SqlStatement Retour = new("""
        UPDATE Ligne SET Etat = CASE WHEN Origine = 'Sollicitee' THEN 'Demandee' ELSE 'Proposee' END, MotifEtat = NULL, SansPropositionLe = NULL,
               ArbitreSpecifique = NULL, ArbitreDroitCommun = NULL, Fermete = NULL, Version = Version + 1
        WHERE DossierId = @DossierId AND Etat = 'RetireeParPorteur'
        """);

    /// <summary>Brings the lines to what the deposited version asks; a funder no longer asked keeps its line, at 0. False when an instructor was faster.</summary>
    public static async Task<bool> AlignerLesLignesAsync(this SqlSession session, Guid dossierId, IReadOnlyList<DemandeContenu> demandes, string motif, Acteur acteur, DateTimeOffset le)
    {
        var existantes = (await session.ListeAsync<LigneRow>(Existantes, new { DossierId = dossierId })).ToDictionary(l => l.FinanceurId);
        foreach (var demande in demandes.Where(d => d.Montant.EstPositif && !existantes.ContainsKey(d.FinanceurId)))
        {
            var id = Guid.CreateVersion7();
            await session.ExecuterAsync(Naissance, new { Id = id, DossierId = dossierId, demande.FinanceurId, demande.Montant });
            await NoterAsync(session, id, demande.Montant, null, acteur, le);
        }

        var parFinanceur = demandes.ToDictionary(d => d.FinanceurId, d => d.Montant);
        foreach (var ligne in existantes.Values)
        {
            var montant = parFinanceur.GetValueOrDefault(ligne.FinanceurId);
            if (montant == ligne.Demande)
            {
                continue;
            }

            if (!await session.ModifierAsync(Changement, new { ligne.Id, ligne.Version, Montant = montant }))
            {
                return false;
            }

            await NoterAsync(session, ligne.Id, montant, motif, acteur, le);
        }

        return true;
    }

    public static Task RetirerLesLignesAsync(this SqlSession session, Guid dossierId, string? motif) =>
        session.ExecuterAsync(Retrait, new { DossierId = dossierId, Motif = motif });

    /// <summary>The withdrawal is undone: a line that was asked is taken up again from there, one that a funder opened is its proposal again; what was arbitrated stays in the history alone.</summary>
    public static Task RendreLesLignesAsync(this SqlSession session, Guid dossierId) => session.ExecuterAsync(Retour, new { DossierId = dossierId });

    private static Task<int> NoterAsync(SqlSession session, Guid ligneId, Montant montant, string? motif, Acteur acteur, DateTimeOffset le) =>
        session.ExecuterAsync(Historique, new { MontantId = Guid.CreateVersion7(), Id = ligneId, Montant = montant, Motif = motif, acteur.CompteId, Le = le });

    private sealed record LigneRow
    {
        public required Guid Id { get; init; }
        public required Guid FinanceurId { get; init; }
        public required Montant Demande { get; init; }
        public required int Version { get; init; }
    }
}
