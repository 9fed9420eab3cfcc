using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <summary>An instructor sends the amount that the Valideur returned to it again, as it is.</summary>
public sealed class SoumettreANouveau(Ecrivain ecrivain)
{
    /// <summary>Absent when the line does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(LigneVisee visee, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TravaillerAsync(visee, acteur, Decider, annulation);

    private static Resultat<TravailSurLigne.Decision> Decider(TravailSurLigne.Donnees donnees)
    {
        var ligne = donnees.Ligne;
        return ligne.Etape != EtapeDeProposition.Renvoyee
            ? new Refus("ligne.non-renvoyee", "Cette proposition n’est pas, ou plus, renvoyée par le valideur.")
            : new TravailSurLigne.Decision(ligne with { RenvoyeLe = null, RenvoyeMotif = null }, ActeDuJournal.PreparerProposition, ligne.ProposeMotif, "soumise de nouveau, sans changement");
    }
}
