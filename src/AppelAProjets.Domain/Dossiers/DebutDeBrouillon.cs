using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Domain.Dossiers;

/// <summary>Whether an organisation may begin a draft in a call.</summary>
public static class DebutDeBrouillon
{
    public static readonly Refus Ferme = new("appel.ferme", "Cet appel à projets ne reçoit pas de dossier actuellement.");

    /// <param name="prolongation">Later closing granted to that organisation, UTC.</param>
    public static Refus? Refuser(EtatAppel etat, PeriodeDeDepot? periode, DateTimeOffset? prolongation, DateTimeOffset le) => (etat, periode) switch
    {
        (EtatAppel.Publie or EtatAppel.DepotOuvert, { } annoncee) when !annoncee.Prolongee(prolongation).EstClose(le) => null,
        (EtatAppel.DepotClos, { } close) when close.Prolongee(prolongation) is var prolongee && prolongee != close && !prolongee.EstClose(le) => null,
        _ => Ferme,
    };
}
