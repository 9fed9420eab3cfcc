using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <param name="Montant">Null = back to the charges without 86.</param>
public sealed record SaisieDAssiette(Montant? Montant, string? Motif, int Version);

public sealed class FixerAssiette(Ecrivain ecrivain)
{
    private static readonly SqlStatement Propositions = new($"""
        SELECT f.Sigle AS Financeur, l.ProposeSpecifique, l.ProposeDroitCommun
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE l.DossierId = @Id AND l.Etat IN ('Recevable', 'Proposee') AND l.ProposeSpecifique IS NOT NULL AND {VisibiliteSql.Ligne}
        ORDER BY f.Sigle
        """);

    /// <summary>Absent when the dossier does not exist for this person, or when it is not an instructor of the call.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, SaisieDAssiette saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet || !EstInstructeur(acteur, sujet))
            {
                return Refus.Absent;
            }

            if ((sujet.RefuserHorsInstruction() ?? Verifier(saisie, sujet.Dossier) ?? Proposition.RefuserLAssiette(saisie.Montant, await ProposeAsync(session, sujet, acteur, le))) is { } refus)
            {
                return refus;
            }

            var (montant, motif) = (saisie.Montant, saisie.Motif!.Trim());
            return await DossierInstruitStore.FixerAssietteAsync(session, dossierId, saisie.Version, montant, montant is null ? null : motif, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.FixerAssiette, ObjetDuJournal.Dossier, dossierId, motif, montant?.ToString() ?? "charges sans 86"))
                : Refus.Conflit;
        }, annulation);

    // Of those that this person may see: another's amount is not told by a refusal either.
    private static async Task<IEnumerable<(string Financeur, Montant Propose)>> ProposeAsync(SqlSession session, DossierInstruit sujet, Acteur acteur, DateTimeOffset le) =>
        (await session.ListeAsync<PropositionRow>(Propositions, sujet.Contexte.Parametres(acteur, le).Et(new { sujet.Dossier.Id })))
        .Select(p => (p.Financeur, (p.ProposeSpecifique ?? Montant.Zero) + (p.ProposeDroitCommun ?? Montant.Zero)));

    private static bool EstInstructeur(Acteur acteur, DossierInstruit sujet) => sujet.Contexte.Appel.Financeurs.Any(f => acteur.APour(Role.Instructeur, f.Id));

    private static Refus? Verifier(SaisieDAssiette saisie, DossierInstruitRow dossier)
    {
        if (string.IsNullOrWhiteSpace(saisie.Motif))
        {
            return new Refus("motif.absent", "Expliquez ce qui est retenu ou écarté de l’assiette.", nameof(SaisieDAssiette.Motif));
        }

        return saisie.Montant is { } m && dossier.TotalCharges is { } charges && m > charges
            ? new Refus("assiette.trop-grande", $"L’assiette éligible ne peut pas dépasser les charges du projet ({charges}).", nameof(SaisieDAssiette.Montant))
            : null;
    }

    private sealed record PropositionRow
    {
        public required string Financeur { get; init; }
        public Montant? ProposeSpecifique { get; init; }
        public Montant? ProposeDroitCommun { get; init; }
    }
}
