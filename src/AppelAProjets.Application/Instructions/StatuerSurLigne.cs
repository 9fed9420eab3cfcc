using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <summary>A funder says whether the dossier is recevable for it; reversible with a reason.</summary>
public sealed class StatuerSurLigne(Ecrivain ecrivain)
{
    /// <summary>Absent when the line does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(LigneVisee visee, bool recevable, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TravaillerAsync(visee, acteur, donnees => Decider(donnees, recevable, motif?.Trim()), annulation);

    internal static Resultat<TravailSurLigne.Decision> Decider(TravailSurLigne.Donnees donnees, bool recevable, string? motif)
    {
        var action = recevable ? ActionLigne.DeclarerRecevable : ActionLigne.DeclarerNonRecevable;
        var etat = CycleLigne.Table.Decider(donnees.Ligne.Etat, action, donnees.Capacites, new ContexteLigne { Motif = motif });
        return etat.EstRefuse
            ? etat.Refus
            : new TravailSurLigne.Decision(
                donnees.Ligne with { Etat = etat.Valeur, MotifEtat = string.IsNullOrEmpty(motif) ? null : motif, SansPropositionLe = null },
                recevable ? ActeDuJournal.DeclarerRecevable : ActeDuJournal.DeclarerNonRecevable, motif);
    }
}
