using AppelAProjets.Domain.Comptes;
using static AppelAProjets.Domain.Appels.ActionAppel;
using static AppelAProjets.Domain.Appels.EtatAppel;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Appels.ContexteAppel>;

namespace AppelAProjets.Domain.Appels;

public sealed record ContexteAppel
{
    public static ContexteAppel Vide { get; } = new();

    public IReadOnlyList<Refus>? Manques { get; init; }

    public PeriodeDeDepot? Periode { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset Maintenant { get; init; }

    /// <summary>All the dossiers of the call, drafts included.</summary>
    public int? Dossiers { get; init; }

    /// <summary>Dossiers of the call without a published letter that should have one.</summary>
    public int? DossiersSansAvis { get; init; }

    public int? DossiersOuverts { get; init; }
}

/// <summary>Life of a call. Jobs open and close deposits; what decides of a deposit is the window itself.</summary>
public static class CycleAppel
{
    private static readonly Intervenant[] Secretariat = [Role.Secretariat];
    private static readonly Intervenant[] Echeance = [Intervenant.Systeme, Role.Secretariat];

    private static readonly Garde Complet = new("rien ne manque à l’appel", (c, _) => Exiger.AucunManque(c.Manques));

    private static readonly Garde Ouverture = new("l’heure d’ouverture est passée", (c, _) =>
        Exiger.Que(c.Periode is { } p && c.Maintenant >= p.Ouverture, "appel.ouverture", "L’heure d’ouverture du dépôt n’est pas passée."));

    private static readonly Garde AvantOuverture = new("le dépôt n’est pas ouvert", (c, _) =>
        Exiger.Que(c.Periode is { } p && c.Maintenant < p.Ouverture, "appel.ouvert", "L’heure d’ouverture est passée : l’appel ne se retire plus de la publication."));

    private static readonly Garde SansDossier = new("personne n’a commencé de dossier", (c, _) =>
        Exiger.Aucun(c.Dossiers, "appel.commence", _ => "Quelqu’un a déjà commencé un dossier : l’appel ne se retire plus de la publication."));

    private static readonly Garde Cloture = new("l’heure de clôture est passée", (c, _) =>
        Exiger.Que(c.Periode is { } p && c.Maintenant >= p.Cloture && !p.EstOuverte(c.Maintenant), "appel.cloture", "L’heure de clôture du dépôt n’est pas passée."));

    private static readonly Garde AvisTransmis = new("chaque dossier a son avis", (c, _) =>
        Exiger.Aucun(c.DossiersSansAvis, "appel.avis", n => $"Dossiers sans avis publié : {n}."));

    private static readonly Garde DossiersClos = new("chaque dossier est clos", (c, _) =>
        Exiger.Aucun(c.DossiersOuverts, "appel.dossiers", n => $"Dossiers encore ouverts : {n}."));

    public static Cycle<EtatAppel, ActionAppel, ContexteAppel> Table { get; } = new("l’appel", Libelles.Pour,
    [
        new(Preparation, Publier, Secretariat, Publie, "Publier l’appel", Complet),
        new(Publie, OuvrirDepot, Echeance, DepotOuvert, "Ouvrir le dépôt", Ouverture),
        new(Publie, RetirerPublication, Secretariat, Preparation, "Retirer de la publication", AvantOuverture, SansDossier),
        new(DepotOuvert, CloreDepot, Echeance, DepotClos, "Clore le dépôt", Cloture),
        new(DepotClos, EngagerComite, Secretariat, Comite, "Engager le comité"),
        new(Comite, PublierAvis, Secretariat, AvisPublies, "Publier les avis", AvisTransmis),
        new(AvisPublies, Clore, Secretariat, Clos, "Clore l’appel", DossiersClos),
    ]);

    public static Resultat<EtatAppel> Decider(EtatAppel etat, ActionAppel action, Intervenant qui, ContexteAppel contexte) =>
        Table.Decider(etat, action, qui, contexte);
}
