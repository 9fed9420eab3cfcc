namespace AppelAProjets.Application.Instructions;

/// <summary>Sets the eligible base of a dossier with a reason; an empty amount goes back to the charges without 86.</summary>
public sealed class FixerAssiette(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Null when the dossier does not exist for this person, or when it is not an instructor of the call.</summary>
    public async Task<Resultat?> ExecuterAsync(string code, Guid dossierId, Montant? montant, string? motif, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, le) is not { } sujet || !EstInstructeur(acteur, sujet))
        {
            return null;
        }

        if ((sujet.RefuserHorsInstruction() ?? Verifier(montant, motif, sujet.Dossier)) is { } refus)
        {
            return refus;
        }

        motif = motif!.Trim();
        if (!await DossierInstruitStore.FixerAssietteAsync(session, dossierId, version, montant?.Centimes, montant is null ? null : motif, le))
        {
            return DossierInstruitStore.Conflit;
        }

        await session.JournaliserAsync(acteur, le, "fixer-assiette", "Dossier", dossierId, motif, montant?.ToString() ?? "charges sans 86");
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static bool EstInstructeur(Acteur acteur, DossierInstruit sujet) => sujet.Contexte.Appel.Financeurs.Any(f => acteur.APour(Role.Instructeur, f.Id));

    private static Refus? Verifier(Montant? montant, string? motif, DossierInstruitRow dossier)
    {
        if (string.IsNullOrWhiteSpace(motif))
        {
            return new Refus("motif.absent", "Expliquez ce qui est retenu ou écarté de l’assiette.", "Motif");
        }

        return montant is { } m && dossier.TotalCharges is { } charges && m.Centimes > charges
            ? new Refus("assiette.trop-grande", $"L’assiette éligible ne peut pas dépasser les charges du projet ({new Montant(charges)}).", "Montant")
            : null;
    }
}
