using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Decisions;

public enum NatureDeDecision
{
    Accord,
    Refus,
    /// <summary>The funder withdraws, without its competent body having decided.</summary>
    Retrait,
}

/// <summary>What the agents of a funder enter of its decision on a line.</summary>
public sealed record DecisionAnnoncee(NatureDeDecision? Nature, Repartition Montant)
{
    public string? Organe { get; init; }

    public string? Reference { get; init; }

    public DateOnly? DecideeLe { get; init; }

    public DateOnly? NotifieeLe { get; init; }

    /// <summary>Required for a withdrawal, and when the amount is not the one that was arbitrated.</summary>
    public string? Motif { get; init; }
}

/// <summary>What the competent body of a funder decided of a line, after the committee: only it commits.</summary>
public static class DecisionSurLigne
{
    /// <summary>The state that the line takes.</summary>
    /// <param name="jour">Today: a decision is not announced before it is taken.</param>
    public static Resultat<EtatLigne> Decider(LigneADecider ligne, DecisionAnnoncee decision, IReadOnlyList<Intervenant> qui, DateOnly jour)
    {
        if (decision.Nature is not { } nature)
        {
            return new Refus("decision.nature", "Dites ce qui est décidé : un accord, un refus ou un retrait.", nameof(decision.Nature));
        }

        if (ligne.Dossier is not (EtatDossier.Arbitre or EtatDossier.AvisTransmis))
        {
            return new Refus("decision.dossier", $"Le dossier est à l’état « {Libelles.Pour(ligne.Dossier)} » : une décision s’enregistre quand le relevé d’arbitrage est arrêté.");
        }

        Refus[] saisie = nature == NatureDeDecision.Retrait ? [] : [.. Manques(decision, jour)];
        if (saisie.Length > 0)
        {
            return saisie;
        }

        if (nature == NatureDeDecision.Accord && decision.Montant != ligne.Arbitre && string.IsNullOrWhiteSpace(decision.Motif))
        {
            return new Refus("decision.motif", $"Ce n’est pas le montant arbitré ({ligne.Arbitre.Specifique} de crédits spécifiques, {ligne.Arbitre.DroitCommun} de droit commun) : dites pourquoi.", nameof(decision.Motif));
        }

        var contexte = ContexteLigne.Vide with
        {
            Motif = decision.Motif,
            Decision = nature == NatureDeDecision.Retrait ? null : new DecisionDuFinanceur(decision.Organe!, decision.Reference!, decision.DecideeLe!.Value, decision.NotifieeLe, decision.Montant),
        };
        return CycleLigne.Table.Decider(ligne.Etat, Action(nature), qui, contexte);
    }

    public static ActionLigne Action(NatureDeDecision nature) => nature switch
    {
        NatureDeDecision.Accord => ActionLigne.Accorder,
        NatureDeDecision.Refus => ActionLigne.RefuserParDecision,
        NatureDeDecision.Retrait => ActionLigne.RetirerParFinanceur,
    };

    public static string Libelle(NatureDeDecision nature) => nature switch
    {
        NatureDeDecision.Accord => "Accord",
        NatureDeDecision.Refus => "Refus",
        NatureDeDecision.Retrait => "Retrait du financeur",
    };

    private static IEnumerable<Refus> Manques(DecisionAnnoncee decision, DateOnly jour)
    {
        if (string.IsNullOrWhiteSpace(decision.Organe))
        {
            yield return new Refus("decision.organe", "Indiquez l’organe qui a décidé : assemblée, commission permanente, préfet…", nameof(decision.Organe));
        }

        if (string.IsNullOrWhiteSpace(decision.Reference))
        {
            yield return new Refus("decision.reference", "Indiquez la référence de la décision : numéro de délibération ou d’arrêté.", nameof(decision.Reference));
        }

        if (decision.DecideeLe is not { } le)
        {
            yield return new Refus("decision.date", "Indiquez la date de la décision.", nameof(decision.DecideeLe));
        }
        else if (le > jour)
        {
            yield return new Refus("decision.date-future", "La date de la décision n’est pas encore passée.", nameof(decision.DecideeLe));
        }
        else if (decision.NotifieeLe is null || decision.NotifieeLe < le)
        {
            yield return new Refus("decision.notification", "Indiquez la date de notification, qui ne précède pas la décision.", nameof(decision.NotifieeLe));
        }
    }
}

/// <param name="Arbitre">By the committee.</param>
public sealed record LigneADecider(EtatLigne Etat, EtatDossier Dossier, Repartition Arbitre);
