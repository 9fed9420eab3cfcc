using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Scenarios;

/// <summary>Gives amounts to candidates, one after the other, without ever going over an envelope, a ceiling or the charges, nor leaving one under its floor.</summary>
internal sealed class Arrondi(ScenarioDAppel appel, Allocation allocation)
{
    private readonly Restes restes = new(appel, allocation);

    /// <summary>As near as possible to what is wished, at least the floor; nothing when the floor is out of reach.</summary>
    public void Retenir(CandidatAuCalcul candidat, Func<LigneDeScenario, Repartition> voulu)
    {
        var (montants, place) = (new Repartition[candidat.Lignes.Count], candidat.Dossier.ResteAFinancer);
        for (var i = 0; i < montants.Length; i++)
        {
            montants[i] = Couper(candidat, i, voulu(candidat.Lignes[i].Ligne), place);
            place -= montants[i].Total;
        }

        for (var i = 0; i < montants.Length && candidat.Plancher > Total(montants); i++)
        {
            montants[i] = Hausser(candidat, i, montants[i], candidat.Plancher - Total(montants), place);
            place = candidat.Dossier.ResteAFinancer - Total(montants);
        }

        if (Total(montants) >= candidat.Plancher)
        {
            Donner(candidat, montants);
        }
    }

    /// <summary>Up to the ceilings, with what is left.</summary>
    public void Completer(CandidatAuCalcul candidat)
    {
        Repartition[] montants = [.. candidat.Lignes.Select(l => allocation[candidat.Dossier.Id, l.Ligne.FinanceurId])];
        Rendre(candidat, montants);
        for (var i = 0; i < montants.Length; i++)
        {
            montants[i] = Hausser(candidat, i, montants[i], candidat.Lignes[i].Plafond.Total, candidat.Dossier.ResteAFinancer - Total(montants));
        }

        Donner(candidat, montants);
    }

    private Repartition Couper(CandidatAuCalcul candidat, int i, Repartition voulu, Montant place)
    {
        var ligne = candidat.Lignes[i].Ligne;
        var possible = restes.Au(candidat.Dossier, ligne, place);
        var montant = new Repartition(Borner(voulu.Specifique, possible.Specifique), Borner(voulu.DroitCommun, possible.DroitCommun));
        return montant.Total < ligne.Minimum ? Repartition.Zero : montant;
    }

    /// <param name="place">Beside what the line holds already.</param>
    private Repartition Hausser(CandidatAuCalcul candidat, int i, Repartition actuel, Montant manque, Montant place)
    {
        var ligne = candidat.Lignes[i].Ligne;
        var possible = restes.Au(candidat.Dossier, ligne, actuel.Total + place);
        // A line that holds nothing yet starts at its funder's minimum.
        var voulu = actuel.Total + manque is var somme && somme < ligne.Minimum ? ligne.Minimum.Value : somme;
        var specifique = Plus(actuel.Specifique, possible.Specifique, voulu - actuel.Total);
        var droitCommun = Plus(actuel.DroitCommun, possible.DroitCommun, voulu - actuel.DroitCommun - specifique);
        var montant = new Repartition(specifique, droitCommun);
        return montant.Total < ligne.Minimum || montant.Total > possible.Total ? actuel : montant;
    }

    private void Donner(CandidatAuCalcul candidat, Repartition[] montants)
    {
        for (var i = 0; i < montants.Length; i++)
        {
            allocation[candidat.Dossier.Id, candidat.Lignes[i].Ligne.FinanceurId] = montants[i];
            restes.Prendre(candidat.Lignes[i].Ligne.FinanceurId, montants[i]);
        }
    }

    private void Rendre(CandidatAuCalcul candidat, Repartition[] montants)
    {
        for (var i = 0; i < montants.Length; i++)
        {
            restes.Rendre(candidat.Lignes[i].Ligne.FinanceurId, montants[i]);
        }
    }

    private static Montant Plus(Montant actuel, Montant possible, Montant manque) =>
        !manque.EstPositif || possible <= actuel ? actuel : Moindre(possible, actuel + manque);

    private static Montant Borner(Montant voulu, Montant possible) => voulu.EstNegatif ? Montant.Zero : Moindre(voulu, possible);

    private static Montant Moindre(Montant a, Montant b) => a < b ? a : b;

    private static Montant Total(Repartition[] montants) => Montant.Somme(montants.Select(m => m.Total));
}
