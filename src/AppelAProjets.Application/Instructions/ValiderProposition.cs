using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <summary>The Valideur makes the amount prepared by an instructor the funder's proposal.</summary>
public sealed class ValiderProposition(Ecrivain ecrivain)
{
    /// <summary>Absent when the line does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(LigneVisee visee, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TravaillerAsync(visee, acteur, Decider, annulation);

    internal static Resultat<TravailSurLigne.Decision> Decider(TravailSurLigne.Donnees donnees)
    {
        var ligne = donnees.Ligne;
        if (ligne.Etat == EtatLigne.Proposee)
        {
            return new Refus("ligne.deja-validee", "Cette proposition est déjà validée.");
        }

        if (donnees.EstLaSienne)
        {
            return new Refus("ligne.la-sienne", "Vous avez préparé ce montant : il attend un autre valideur, ou le retour de la personne que vous remplacez.");
        }

        var etat = CycleLigne.Table.Decider(
            ligne.Etat, ActionLigne.Proposer, donnees.Capacites, new ContexteLigne { Montant = ligne.Propose, ValideurExige = donnees.Financeur.ValidationRequise });
        if ((etat.Refus ?? Proposition.Refuser(ligne.Propose!.Value, donnees.SurQuoi, ligne.ProposeMotif)) is { } refus)
        {
            return refus;
        }

        var apres = ligne with { Etat = etat.Valeur, SansPropositionLe = null, RenvoyeLe = null, RenvoyeMotif = null };
        return new TravailSurLigne.Decision(apres, ActeDuJournal.ValiderProposition, null, ligne.Propose?.Total.ToString());
    }
}
