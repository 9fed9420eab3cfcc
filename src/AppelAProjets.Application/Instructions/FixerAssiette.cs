namespace AppelAProjets.Application.Instructions;

/// <param name="Montant">Null = back to the charges without 86.</param>
public sealed record SaisieDAssiette(Montant? Montant, string? Motif, int Version);

public sealed class FixerAssiette(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person, or when it is not an instructor of the call.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, SaisieDAssiette saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet || !EstInstructeur(acteur, sujet))
            {
                return Refus.Absent;
            }

            if ((sujet.RefuserHorsInstruction() ?? Verifier(saisie, sujet.Dossier)) is { } refus)
            {
                return refus;
            }

            var (montant, motif) = (saisie.Montant, saisie.Motif!.Trim());
            return await DossierInstruitStore.FixerAssietteAsync(session, dossierId, saisie.Version, montant, montant is null ? null : motif, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.FixerAssiette, ObjetDuJournal.Dossier, dossierId, motif, montant?.ToString() ?? "charges sans 86"))
                : Refus.Conflit;
        }, annulation);

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
}
