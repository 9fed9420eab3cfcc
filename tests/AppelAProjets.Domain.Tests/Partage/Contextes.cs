using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Tests.Partage;

/// <summary>Contexts under which every condition holds; a test spoils one value.</summary>
internal static class Contextes
{
    private static readonly DateOnly Jour = new(2026, 3, 3);

    private static readonly PeriodeDeDepot Periode = new(
        new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 3, 22, 59, 59, TimeSpan.Zero));

    public static ContexteSeance Seance { get; } = new() { Points = 1, PointsInscrits = 0, Manques = [], Motif = "motif" };

    public static ContexteCourrier Courrier { get; } = new() { Motif = "motif", BonsManquants = [], RemplacantPret = true, Dossier = EtatDossier.AvisTransmis, Point = EtatPoint.Clos };

    public static ContexteDossier Dossier(ActionDossier action, Intervenant qui) => new()
    {
        Motif = "motif",
        Manques = [],
        ElementsDemandes = 1,
        TermePasse = true,
        LignesEnAttente = 0,
        LignesNonFinales = 0,
        ReleveArrete = false,
        Seance = action == ActionDossier.Ajourner || qui == Role.Presidence ? EtatSeance.Ouverte : EtatSeance.Convoquee,
        Suite = "le 4 mai",
        ReleveRectifie = "R-2026-1",
        DateRectification = Jour,
        BonsManquants = [],
        AvantDateLimite = true,
        CouvertSousLeSeuil = true,
        BilanRegle = true,
    };

    public static ContexteLigne Ligne(ActionLigne action) => new()
    {
        Motif = "motif",
        Montant = new Repartition(Montant.DeEuros(100), Montant.Zero),
        EnDeport = false,
        PointOuvert = true,
        Attendu = "la délibération de mars",
        Decision = new DecisionDuFinanceur("Conseil métropolitain", "2026-12", Jour, Jour,
            action == ActionLigne.RefuserParDecision ? Repartition.Zero : new Repartition(Montant.Zero, Montant.DeEuros(100))),
    };

    public static ContexteAppel Appel(ActionAppel action) => new()
    {
        Manques = [],
        Periode = Periode,
        Maintenant = action switch { ActionAppel.CloreDepot => Periode.Cloture.AddSeconds(1), ActionAppel.RetirerPublication => Periode.Ouverture.AddTicks(-1), _ => Periode.Ouverture },
        Dossiers = 0,
        DossiersSansAvis = 0,
        DossiersOuverts = 0,
    };

    public static ContextePoint Point(ActionPoint action, Intervenant qui) => new()
    {
        Seance = action == ActionPoint.Retirer && qui == Role.Secretariat ? EtatSeance.Convoquee : EtatSeance.Ouverte,
        Motif = "motif",
        Suite = "le 4 mai",
        Manques = [],
    };
}
