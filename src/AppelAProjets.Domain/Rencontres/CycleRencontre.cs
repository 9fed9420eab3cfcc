using AppelAProjets.Domain.Comptes;
using static AppelAProjets.Domain.Rencontres.EtatRencontre;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Rencontres.ContexteRencontre>;

namespace AppelAProjets.Domain.Rencontres;

public sealed record ContexteRencontre(string? Motif = null, bool RendezVousPasse = false);

/// <summary>Life of the meeting with the référent de quartier. The Secrétariat may do what a référent does: there is not one everywhere.</summary>
public static class CycleRencontre
{
    private static readonly Intervenant[] Porteur = [QualiteDeMembre.Redacteur, QualiteDeMembre.Signataire];
    private static readonly Intervenant[] Agents = [Role.ReferentQuartier, Role.Secretariat];
    private static readonly Intervenant[] Secretariat = [Role.Secretariat];

    private static readonly Garde Motif = new("un motif, que lira le porteur", (c, _) => Exiger.Motif(c.Motif));
    private static readonly Garde MotifDUnAgent = new("un motif, quand ce n’est pas le porteur", (c, qui) => qui.Qualite is null ? Exiger.Motif(c.Motif) : null);

    private static readonly Garde MotifDuPorteur = new("un motif, que lira le Secrétariat", (c, _) =>
        Exiger.Motif(c.Motif) is { } absent ? absent with { Message = "Dites pourquoi vous ne pouvez pas rencontrer le référent." } : null);

    private static readonly Garde RendezVousPasse = new("l’heure du rendez-vous est passée", (c, _) =>
        Exiger.Que(c.RendezVousPasse, "rencontre.a-venir", "Le rendez-vous n’est pas encore passé."));

    public static Cycle<EtatRencontre, ActionRencontre, ContexteRencontre> Table { get; } = new("la rencontre", LibellesDeRencontre.Pour,
    [
        .. Depuis([AFaire, Annulee, Manquee, Infirmee, DispenseDemandee, DispenseRefusee], ActionRencontre.Demander, Porteur, Demandee, "Demander une rencontre"),
        .. Depuis([Demandee, RendezVous, Manquee], ActionRencontre.FixerRendezVous, Agents, RendezVous, "Fixer un rendez-vous"),
        .. Depuis([Demandee, RendezVous], ActionRencontre.Annuler, [.. Porteur, .. Agents], Annulee, "Annuler", MotifDUnAgent),
        .. Depuis([Declaree, DispenseDemandee], ActionRencontre.Annuler, Porteur, Annulee, "Annuler"),
        .. Depuis([RendezVous], ActionRencontre.ConstaterAbsence, Agents, Manquee, "Noter que le porteur n’est pas venu", RendezVousPasse),
        .. Depuis([Demandee, RendezVous, Annulee, Manquee, Declaree, Infirmee, DispenseDemandee, DispenseRefusee, Tenue], ActionRencontre.Enregistrer, Agents, Tenue, "Enregistrer la rencontre"),
        .. Depuis([AFaire, Demandee, RendezVous, Annulee, Manquee, Declaree, Infirmee, DispenseDemandee, DispenseRefusee], ActionRencontre.Declarer, Porteur, Declaree, "Déclarer que la rencontre a eu lieu"),
        .. Depuis([Declaree], ActionRencontre.Confirmer, Agents, Tenue, "Confirmer la rencontre"),
        .. Depuis([Declaree], ActionRencontre.Infirmer, Agents, Infirmee, "Dire qu’elle n’a pas eu lieu", Motif),
        .. Depuis([AFaire, Demandee, Annulee, Manquee, Infirmee, DispenseRefusee], ActionRencontre.DemanderDispense, Porteur, DispenseDemandee, "Demander une dispense", MotifDuPorteur),
        .. Depuis([Demandee, RendezVous, Annulee, Manquee, Declaree, Infirmee, DispenseDemandee, DispenseRefusee], ActionRencontre.Dispenser, Secretariat, Dispensee, "Dispenser de rencontre", Motif),
        .. Depuis([DispenseDemandee], ActionRencontre.RefuserDispense, Secretariat, DispenseRefusee, "Refuser la dispense", Motif),
    ]);

    /// <summary>Whether a deposit may be made in that state, for a call that makes the meeting obligatory.</summary>
    public static bool Suffit(EtatRencontre etat) => etat is Tenue or Declaree or Dispensee;

    private static IEnumerable<Fleche<EtatRencontre, ActionRencontre, ContexteRencontre>> Depuis(
        EtatRencontre[] etats, ActionRencontre action, Intervenant[] qui, EtatRencontre vers, string libelle, params Garde[] gardes) =>
        etats.Select(de => new Fleche<EtatRencontre, ActionRencontre, ContexteRencontre>(de, action, qui, vers, libelle, gardes));
}
