using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;
using static AppelAProjets.Domain.Financements.ActionLigne;
using static AppelAProjets.Domain.Financements.EtatLigne;
using Fleche = AppelAProjets.Domain.Fleche<AppelAProjets.Domain.Financements.EtatLigne, AppelAProjets.Domain.Financements.ActionLigne, AppelAProjets.Domain.Financements.ContexteLigne>;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Financements.ContexteLigne>;

namespace AppelAProjets.Domain.Financements;

/// <summary>The decision of a funder's competent body: only it commits.</summary>
public sealed record DecisionDuFinanceur(string Organe, string Reference, DateOnly Date, DateOnly? Notification, Repartition Montant);

public sealed record ContexteLigne
{
    public static ContexteLigne Vide { get; } = new();

    public string? Motif { get; init; }

    public Repartition? Montant { get; init; }

    public bool ValideurExige { get; init; }

    /// <summary>The seat is in déport on the dossier; null when not looked up.</summary>
    public bool? EnDeport { get; init; }

    public bool PointOuvert { get; init; }

    public DecisionDuFinanceur? Decision { get; init; }

    /// <summary>Of a reserved line.</summary>
    public string? Attendu { get; init; }
}

/// <summary>Life of a funder's line. The funder's roles are held for that funder (<see cref="Perimetre"/>).</summary>
public static class CycleLigne
{
    public const string DejaValidee = "Ce financeur fait valider ses propositions : une fois validée, seul son valideur en change l’avis et le montant.";

    private static readonly Intervenant[] Instructeur = [Role.Instructeur];
    private static readonly Intervenant[] Agents = [Role.Instructeur, Role.Valideur];
    private static readonly Intervenant[] Siege = [Role.MembreComite];
    private static readonly Intervenant[] Presidence = [Role.Presidence];
    private static readonly EtatLigne[] AvantAccord = [Demandee, Recevable, NonRecevable, Proposee, Arbitree];

    // Demandee and Recevable: « sans proposition », the committee may still say an amount.
    private static readonly EtatLigne[] EnComite = [Demandee, Recevable, Proposee, Arbitree, RefuseeComite];

    private static readonly Garde Motif = new("un motif", (c, _) => Exiger.Motif(c.Motif));

    private static readonly Garde Validee = new("par le valideur quand le financeur l’exige", (c, qui) =>
        Exiger.Que(!c.ValideurExige || qui == Role.Valideur, "ligne.valideur", DejaValidee));

    private static readonly Garde MontantPropose = new("un montant par type de crédits, zéro admis", (c, _) =>
        Exiger.Que(c.Montant is { } m && !m.Specifique.EstNegatif && !m.DroitCommun.EstNegatif, "ligne.montant", "Indiquez le montant proposé par type de crédits (zéro est admis)."));

    private static readonly Garde MontantArbitre = new("un montant supérieur à zéro", (c, _) =>
        Exiger.Que(c.Montant is { Total.EstPositif: true } m && !m.Specifique.EstNegatif && !m.DroitCommun.EstNegatif, "ligne.montant-nul", "Le montant arbitré est supérieur à zéro : sinon, refusez la ligne."));

    private static readonly Garde SansDeport = new("le siège n’est pas en déport", (c, _) =>
        Exiger.Que(c.EnDeport == false, "ligne.deport", "Vous êtes en déport sur ce dossier : votre suppléant siège à votre place."));

    private static readonly Garde PointOuvert = new("le point est ouvert", (c, _) =>
        Exiger.Que(c.PointOuvert, "ligne.point-clos", "Le point n’est pas ouvert en séance."));

    private static readonly Garde Attendu = new("ce qui est attendu", (c, _) => string.IsNullOrWhiteSpace(c.Attendu)
        ? new Refus("ligne.attendu", "Dites ce qui est attendu pour que ce financeur se prononce.", "Attendu")
        : null);

    private static readonly Garde Accord = new("organe, date, référence, montant et notification", (c, _) => VerifierDecision(c.Decision, accord: true));
    private static readonly Garde Refusee = new("organe, date et référence, montant nul", (c, _) => VerifierDecision(c.Decision, accord: false));

    public static Cycle<EtatLigne, ActionLigne, ContexteLigne> Table { get; } = new("la ligne", Libelles.Pour,
    [
        new(Demandee, DeclarerRecevable, Instructeur, Recevable, "Déclarer recevable"),
        new(NonRecevable, DeclarerRecevable, Instructeur, Recevable, "Déclarer recevable", Motif),
        .. Depuis([Demandee, Recevable], de => new(de, DeclarerNonRecevable, Instructeur, NonRecevable, "Déclarer non recevable", Motif)),
        .. Depuis([Recevable, Proposee], de => new(de, Proposer, Agents, Proposee, "Proposer un montant", Validee, MontantPropose)),
        .. Depuis(EnComite, de => new(de, Arbitrer, Siege, Arbitree, "Arbitrer le montant", PointOuvert, SansDeport, MontantArbitre)),
        .. Depuis(EnComite, de => new(de, RefuserEnComite, Siege, RefuseeComite, "Refuser en comité", PointOuvert, SansDeport, Motif)),
        .. Depuis([Arbitree, RefuseeComite], de => new(de, RevenirALaProposition, [Role.Presidence, Intervenant.Systeme], Proposee, "Revenir à la proposition", Motif)),
        .. Depuis([Arbitree, RefuseeComite], de => new(de, RevenirALInstruction, [Role.Presidence, Intervenant.Systeme], Recevable, "Revenir à l’instruction", Motif)),
        .. Depuis([Demandee, Recevable, Proposee], de => new(de, Reserver, Siege, de, "Réserver la ligne", PointOuvert, SansDeport, Attendu)),
        // By a rectifying relevé: what the Présidence corrects of a frozen one.
        .. Depuis(EnComite, de => new(de, Rectifier, Presidence, Arbitree, "Rectifier le montant", Motif, MontantArbitre)),
        .. Depuis(EnComite, de => new(de, RectifierEnRefus, Presidence, RefuseeComite, "Rectifier en refus", Motif)),
        new(Arbitree, Accorder, Agents, Accordee, "Enregistrer la décision d’accord", Accord),
        new(Arbitree, RefuserParDecision, Agents, RefuseeDecision, "Enregistrer la décision de refus", Refusee),
        new(Accordee, SignerActe, Agents, ActeSigne, "Enregistrer l’acte signé"),
        .. Depuis([Accordee, ActeSigne], de => new(de, Solder, Agents, Soldee, "Solder")),
        .. Depuis(AvantAccord, de => new(de, RetirerParFinanceur, Agents, RetireeParFinanceur, "Retirer la participation du financeur", Motif)),
        .. Depuis(AvantAccord, de => new(de, RetirerParPorteur, [QualiteDeMembre.Signataire], RetireeParPorteur, "Retirer la demande")),
    ]);

    public static bool EstLiberee(EtatLigne etat) =>
        etat is NonRecevable or RefuseeComite or RefuseeDecision or RetireeParFinanceur or RetireeParPorteur;

    /// <summary>The line holds what was arbitrated or granted on it: an avis falls with its dossier, a decision does not.</summary>
    public static bool Tient(EtatLigne etat, EtatDossier dossier) => etat switch
    {
        Accordee or ActeSigne or Soldee => true,
        Arbitree => dossier is not (EtatDossier.Retire or EtatDossier.Irrecevable or EtatDossier.SansSuite),
        Demandee or Recevable or Proposee or NonRecevable or RefuseeComite or RefuseeDecision or RetireeParFinanceur or RetireeParPorteur => false,
    };

    /// <summary>How a line leaves what the committee said of it.</summary>
    public static ActionLigne Retour(bool aUneProposition) => aUneProposition ? RevenirALaProposition : RevenirALInstruction;

    public static Resultat<EtatLigne> Decider(EtatLigne etat, ActionLigne action, Intervenant qui, ContexteLigne contexte) =>
        Table.Decider(etat, action, qui, contexte);

    private static Refus? VerifierDecision(DecisionDuFinanceur? decision, bool accord)
    {
        if (decision is null || string.IsNullOrWhiteSpace(decision.Organe) || string.IsNullOrWhiteSpace(decision.Reference))
        {
            return new Refus("decision.incomplete", "Indiquez l’organe qui a décidé, la date et la référence de la décision.");
        }

        if (accord != decision.Montant.Total.EstPositif || decision.Montant.Specifique.EstNegatif || decision.Montant.DroitCommun.EstNegatif)
        {
            return new Refus("decision.montant", accord ? "Le montant accordé est supérieur à zéro : sinon, enregistrez un refus." : "Une décision de refus porte un montant nul.");
        }

        return decision.Notification is { } notification && notification >= decision.Date
            ? null
            : new Refus("decision.notification", "Indiquez la date de notification, qui ne précède pas la décision.");
    }

    private static IEnumerable<Fleche> Depuis(EtatLigne[] etats, Func<EtatLigne, Fleche> fleche) => etats.Select(fleche);
}
