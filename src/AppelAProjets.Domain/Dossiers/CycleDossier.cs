using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using static AppelAProjets.Domain.Dossiers.ActionDossier;
using static AppelAProjets.Domain.Dossiers.EtatDossier;
using Fleche = AppelAProjets.Domain.Fleche<AppelAProjets.Domain.Dossiers.EtatDossier, AppelAProjets.Domain.Dossiers.ActionDossier, AppelAProjets.Domain.Dossiers.ContexteDossier>;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Dossiers.ContexteDossier>;

namespace AppelAProjets.Domain.Dossiers;

public static class CycleDossier
{
    private static readonly Intervenant[] Signataire = [QualiteDeMembre.Signataire];
    private static readonly Intervenant[] Secretariat = [Role.Secretariat];
    private static readonly Intervenant[] Presidence = [Role.Presidence];

    private static readonly Garde Motif = new("un motif", (c, _) => Exiger.Motif(c.Motif));
    private static readonly Garde Complet = new("le dossier est complet et le dépôt ouvert", (c, _) => Exiger.AucunManque(c.Manques));
    private static readonly Garde SectionsCompletes = new("les rubriques demandées sont complètes", (c, _) => Exiger.AucunManque(c.Manques));
    private static readonly Garde ReleveValide = new("le point est clos, l’avis valide, les enveloppes respectées", (c, _) => Exiger.AucunManque(c.Manques));
    private static readonly Garde PlanEquilibre = new("le plan est équilibré, les montants arbitrés inchangés", (c, _) => Exiger.AucunManque(c.Manques));

    private static readonly Garde ElementsNommes = new("des rubriques ou des pièces nommées", (c, _) =>
        Exiger.Que(c.ElementsDemandes > 0, "complements.aucun", "Nommez au moins une rubrique ou une pièce à compléter."));

    private static readonly Garde TermePasse = new("le délai de réponse est passé", (c, _) =>
        Exiger.Que(c.TermePasse, "complements.terme", "Le délai laissé au porteur pour répondre n’est pas passé."));

    private static readonly Garde ReleveNonArrete = new("aucun relevé n’est arrêté", (c, _) =>
        Exiger.Que(c.ReleveArrete == false, "releve.arrete", "Le relevé d’arbitrage est arrêté : l’irrecevabilité ne peut plus être rapportée."));

    private static readonly Garde LignesPretes = new("chaque ligne est proposée, close ou sans proposition", (c, _) =>
        Exiger.Aucun(c.LignesEnAttente, "lignes.en-attente", n => $"Lignes de financement sans proposition ni clôture : {n}."));

    private static readonly Garde SeanceNonClose = new("la séance n’est pas close", (c, _) =>
        Exiger.Que(c.Seance is { } s && s < EtatSeance.Close, "seance.close", "La séance est close : choisissez-en une autre."));

    private static readonly Garde RetraitPossible = new("avant la séance pour le secrétariat, pendant pour la présidence", (c, qui) =>
        Exiger.RetraitPossible(c.Seance, qui, c.PresidenceEnDeport));

    private static readonly Garde SeanceOuverte = new("la séance est ouverte", (c, _) => Exiger.SeanceOuverte(c.Seance));
    private static readonly Garde Suite = new("une prochaine date ou une condition", (c, _) => Exiger.Suite(c.Suite));

    private static readonly Garde CiteLAncien = new("une nouvelle date et le relevé rectifié", (c, _) =>
        Exiger.Que(!string.IsNullOrWhiteSpace(c.ReleveRectifie) && c.DateRectification is not null, "releve.rectificatif", "Le relevé rectificatif porte sa date et cite le relevé qu’il rectifie."));

    private static readonly Garde BonsASigner = new("tous les bons à signer, et la date du comité de pilotage quand il y en a un", (c, _) =>
        Exiger.Signatures(c.BonsManquants, c.CopilAttendu));

    private static readonly Garde AvantDateLimite = new("avant la date fixée par l’appel", (c, _) =>
        Exiger.Que(c.AvantDateLimite, "maintien.tardif", "La date fixée par l’appel pour maintenir ou réduire le projet est passée."));

    private static readonly Garde SousLeSeuil = new("le montant couvert passe sous le seuil de viabilité", (c, _) =>
        Exiger.Que(c.CouvertSousLeSeuil, "seuil.tenu", "Le montant couvert reste au-dessus du seuil de viabilité : il n’y a pas lieu d’arbitrer de nouveau."));

    private static readonly Garde HorsSeance = new("le dossier n’est pas dans une séance ouverte", (c, _) =>
        Exiger.Que(c.Seance is not (EtatSeance.Ouverte or EtatSeance.Suspendue), "seance.ouverte", "Le dossier est examiné en séance : attendez la fin de la séance pour le retirer."));

    private static readonly Garde LignesFinales = new("toutes les lignes sont closes", (c, _) =>
        Exiger.Aucun(c.LignesNonFinales, "lignes.non-finales", n => $"Lignes de financement encore ouvertes : {n}."));

    private static readonly Garde BilanRegle = new("le bilan est accepté, ou dispensé avec un motif", (c, _) =>
        Exiger.Que(c.BilanRegle, "bilan.attendu", "Le bilan n’est ni accepté ni dispensé."));

    public static Cycle<EtatDossier, ActionDossier, ContexteDossier> Table { get; } = new("le dossier", Libelles.Pour,
    [
        new(Brouillon, Deposer, Signataire, Depose, "Déposer le dossier", Complet),
        new(Depose, DemanderComplements, Secretariat, ACompleter, "Demander des compléments", ElementsNommes),
        new(ACompleter, RepondreComplements, Signataire, Depose, "Répondre à la demande de compléments", SectionsCompletes),
        new(ACompleter, InstruireEnLEtat, Secretariat, EnInstruction, "Instruire en l’état", Motif),
        new(Depose, DeclarerRecevable, Secretariat, EnInstruction, "Déclarer recevable"),
        new(ACompleter, DeclarerIrrecevable, Secretariat, Irrecevable, "Déclarer irrecevable", Motif, TermePasse),
        .. Depuis([Depose, EnInstruction], de => new(de, DeclarerIrrecevable, Secretariat, Irrecevable, "Déclarer irrecevable", Motif)),
        new(Irrecevable, RapporterIrrecevabilite, Secretariat, Depose, "Rapporter l’irrecevabilité", Motif, ReleveNonArrete),
        .. Depuis([EnInstruction, Instruit, AvisTransmis], de => new(de, DemanderPiece, [Role.Secretariat, Role.Instructeur], de, "Demander une pièce", ElementsNommes)),
        new(EnInstruction, CloreInstruction, Secretariat, Instruit, "Clore l’instruction", LignesPretes),
        new(Instruit, RouvrirInstruction, Secretariat, EnInstruction, "Rouvrir l’instruction", Motif),
        new(Instruit, Inscrire, Secretariat, EnComite, "Inscrire à l’ordre du jour", SeanceNonClose),
        new(EnComite, RetirerDeLOrdreDuJour, [Role.Secretariat, Role.Presidence], Instruit, "Retirer de l’ordre du jour", Motif, RetraitPossible),
        new(EnComite, Ajourner, Presidence, Instruit, "Ajourner", Motif, SeanceOuverte, Suite),
        new(EnComite, ArreterReleve, Presidence, Arbitre, "Arrêter le relevé", ReleveValide),
        // Its letter, published, goes in revision: another one is to be approved and published.
        .. Depuis([Arbitre, AvisTransmis], de => new(de, RectifierReleve, Presidence, Arbitre, "Établir un relevé rectificatif", Motif, CiteLAncien)),
        new(Arbitre, ActionDossier.PublierAvis, Secretariat, AvisTransmis, "Publier l’avis", BonsASigner),
        new(AvisTransmis, Maintenir, Signataire, AvisTransmis, "Maintenir le projet", PlanEquilibre, AvantDateLimite),
        new(AvisTransmis, Reduire, Signataire, AvisTransmis, "Réduire le projet", PlanEquilibre, AvantDateLimite),
        new(AvisTransmis, Renoncer, Signataire, SansSuite, "Renoncer au projet", Motif),
        .. Depuis([Arbitre, AvisTransmis], de => new(de, Rearbitrer, [Intervenant.Systeme], Instruit, "Renvoyer à l’arbitrage", Motif, SousLeSeuil)),
        .. Depuis([Depose, ACompleter, EnInstruction, Instruit], de => new(de, Retirer, Signataire, Retire, "Retirer le dossier", HorsSeance)),
        new(Retire, RapporterRetrait, Secretariat, Depose, "Annuler le retrait", Motif, ReleveNonArrete),
        .. Depuis([EnInstruction, Instruit, EnComite, Arbitre], de => new(de, ClasserSansSuite, Secretariat, SansSuite, "Classer sans suite", Motif)),
        new(AvisTransmis, ActionDossier.Clore, Secretariat, EtatDossier.Clos, "Clore le dossier", LignesFinales, BilanRegle),
    ]);

    public static Resultat<EtatDossier> Decider(EtatDossier etat, ActionDossier action, Intervenant qui, ContexteDossier contexte) =>
        Table.Decider(etat, action, qui, contexte);

    public static Resultat<EtatDossier> Decider(EtatDossier etat, ActionDossier action, Acteur acteur, Perimetre perimetre, ContexteDossier contexte) =>
        Table.Decider(etat, action, acteur.Intervenants(perimetre), contexte);

    public static IReadOnlyList<Fleche> Actions(EtatDossier etat, Acteur acteur, Perimetre perimetre) =>
        Table.Actions(etat, acteur.Intervenants(perimetre));

    private static IEnumerable<Fleche> Depuis(EtatDossier[] etats, Func<EtatDossier, Fleche> fleche) => etats.Select(fleche);
}
