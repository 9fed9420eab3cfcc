using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <summary>A funder lets its line go to the committee without a proposal, with a reason.</summary>
public sealed class RenoncerAProposer(Ecrivain ecrivain)
{
    /// <summary>Absent when the line does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(LigneVisee visee, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TravaillerAsync(visee, acteur, donnees => Decider(donnees, motif?.Trim()), annulation);

    private static Resultat<TravailSurLigne.Decision> Decider(TravailSurLigne.Donnees donnees, string? motif)
    {
        if (donnees.Ligne.Etat is not (EtatLigne.Demandee or EtatLigne.Recevable))
        {
            return new Refus("ligne.etat", $"La ligne est à l’état « {Libelles.Pour(donnees.Ligne.Etat)} » : elle ne peut plus rester sans proposition.");
        }

        if (string.IsNullOrEmpty(motif))
        {
            return new Refus("motif.absent", "Dites pourquoi votre financeur ne fait pas de proposition.", "SansProposition");
        }

        var apres = donnees.Ligne with { SansPropositionLe = donnees.Le, ProposeSpecifique = null, ProposeDroitCommun = null, ProposeMotif = null, MotifEtat = motif, RenvoyeLe = null, RenvoyeMotif = null };
        return new TravailSurLigne.Decision(apres, ActeDuJournal.RenoncerAProposer, motif);
    }
}
