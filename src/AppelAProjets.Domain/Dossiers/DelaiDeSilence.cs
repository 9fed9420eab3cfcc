using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Dossiers;

/// <summary>A request for pieces; only one for indispensable pieces suspends the delay.</summary>
public sealed record DemandeDePieces(DateOnly Envoi, DateOnly Terme, DateOnly? Production, bool Indispensable);

/// <summary>Two months of silence are a rejection (CRPA L231-4 3°); awaiting indispensable pieces suspends them (L114-5), until they arrive or their term passes.</summary>
public static class DelaiDeSilence
{
    private const int Mois = 2;

    /// <summary>Whether silence may still reject: nothing expressly ended the dossier.</summary>
    public static bool Court(EtatDossier etat) => etat is not (EtatDossier.Brouillon or EtatDossier.Irrecevable or EtatDossier.Retire or EtatDossier.SansSuite or EtatDossier.Clos);

    /// <summary>Day of the implicit rejection, from the day of reception in Paris.</summary>
    public static DateOnly Echeance(DateTimeOffset reception, IEnumerable<DemandeDePieces> demandes) =>
        Echeance(HeureDeParis.Jour(reception), demandes);

    /// <summary>Day of the implicit rejection: date to date, plus the days suspended. Overlapping requests count once; one sent after the rejection is without effect.</summary>
    public static DateOnly Echeance(DateOnly reception, IEnumerable<DemandeDePieces> demandes)
    {
        var echeance = reception.AddMonths(Mois);
        var compteJusqua = reception;
        foreach (var demande in demandes.Where(d => d.Indispensable).OrderBy(d => d.Envoi))
        {
            if (demande.Envoi > echeance)
            {
                break;
            }

            var debut = demande.Envoi > compteJusqua ? demande.Envoi : compteJusqua;
            var fin = Fin(demande);
            if (fin > debut)
            {
                echeance = echeance.AddDays(fin.DayNumber - debut.DayNumber);
                compteJusqua = fin;
            }
        }

        return echeance;
    }

    private static DateOnly Fin(DemandeDePieces demande) =>
        demande.Production is { } production && production < demande.Terme ? production : demande.Terme;
}
