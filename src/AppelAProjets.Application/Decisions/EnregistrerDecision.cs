using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Financements;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Decisions;

/// <param name="Refus">Of the others, each with its number.</param>
public sealed record BilanDesAccords(int Faits, IReadOnlyList<Refus> Refus);

/// <summary>A funder's agent enters what its competent body decided, or that it withdraws. The envelope follows in the same transaction, and so does the dossier when it can no longer be done.</summary>
public sealed class EnregistrerDecision(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Absent when the line is not one of this person's funders.</summary>
    /// <param name="version">Of the line, as read.</param>
    public Task<Resultat> ExecuterAsync(Guid ligneId, int version, DecisionAnnoncee decision, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync((ligneId, version), _ => decision, acteur, annulation);

    /// <summary>Lines granted as they were arbitrated, by one decision: each is its own transaction, those refused are told.</summary>
    /// <param name="acte">Body, reference and dates of them all.</param>
    public async Task<Resultat<BilanDesAccords>> AccorderAsync(IReadOnlyList<(Guid Id, int Version)> lignes, DecisionAnnoncee acte, Acteur acteur, CancellationToken annulation = default)
    {
        var (faits, refus) = (0, new List<Refus>());
        foreach (var ligne in lignes.DistinctBy(l => l.Id))
        {
            var numero = "";
            var fait = await EcrireAsync(ligne, lue =>
            {
                numero = lue.Numero;
                return acte with { Nature = NatureDeDecision.Accord, Montant = lue.Arbitre };
            }, acteur, annulation);
            faits += fait.EstRefuse ? 0 : 1;
            refus.AddRange(fait.TousLesRefus.Select(r => numero.Length == 0 || r.Champ is not null ? r : r with { Message = $"{numero} : {r.Message}" }));
        }

        return new BilanDesAccords(faits, [.. refus.DistinctBy(r => r.Message)]);
    }

    private Task<Resultat> EcrireAsync((Guid Id, int Version) visee, Func<LigneArbitreeRow, DecisionAnnoncee> decider, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var (ligneId, version) = visee;
            if (await DecisionStore.VerrouillerAsync(session, ligneId) is not var (dossierId, appelId)
                || await DecisionsQuery.LignesAsync(session, appelId, ligneId, acteur) is not [var ligne, ..])
            {
                return Refus.Absent;
            }

            if (ligne.Version != version)
            {
                return Refus.Conflit;
            }

            var (couvert, decision) = (await DecisionStore.CouvertAsync(session, dossierId), decider(ligne));
            var qui = acteur.Intervenants(new Perimetre(Financeurs: [ligne.FinanceurId]));
            var etat = DecisionSurLigne.Decider(new LigneADecider(ligne.Etat, ligne.EtatDossier, ligne.Arbitre), decision, qui, HeureDeParis.Jour(le));
            if (etat.EstRefuse)
            {
                return etat.TousLesRefus;
            }

            if (Depassement(couvert, ligne, etat.Valeur, decision.Montant) is { } trop)
            {
                return trop;
            }

            if (!await DecisionStore.DeciderAsync(session, ligne, (etat.Valeur, decision), acteur, le))
            {
                return Refus.Conflit;
            }

            var enveloppes = await EngagerAsync(session, appelId, ligne, etat.Valeur, decision);
            if (enveloppes.EstRefuse)
            {
                return enveloppes.TousLesRefus;
            }

            var apres = couvert.Apres(ligneId, etat.Valeur, etat.Valeur == EtatLigne.Accordee ? decision.Montant : Repartition.Zero);
            var suite = await Rearbitrage.SuivreAsync(session, couvert, apres, new Rearbitrage.Cause(ligne, etat.Valeur, acteur, le), liens.Value);
            return suite.EstRefuse ? suite.TousLesRefus
                : Ecrit.Avec(
                    new Acte(EnActe(decision.Nature!.Value), ObjetDuJournal.Ligne, ligneId, decision.Motif, Dire(decision, etat.Valeur)), [.. suite.Valeur.Actes])
                    .Et(suite.Valeur.Courriels);
        }, annulation);

    private static Refus? Depassement(CouvertDuDossier couvert, LigneArbitreeRow ligne, EtatLigne etat, Repartition montant) =>
        etat == EtatLigne.Accordee && montant.Total > ligne.Arbitre.Total && couvert.Apres(ligne.LigneId, etat, montant).Couvert is var total && total > couvert.Dossier.TotalCharges
            ? new Refus("decision.charges", $"Avec ce montant, l’action serait couverte à hauteur de {total} pour des charges de {couvert.Dossier.TotalCharges}.", nameof(Repartition.Specifique))
            : null;

    // A grant beyond what was arbitrated takes more of the envelope; any decision moves it, so two at once never share the same euros.
    private static async Task<Resultat> EngagerAsync(SqlSession session, Guid appelId, LigneArbitreeRow ligne, EtatLigne etat, DecisionAnnoncee decision)
    {
        var enveloppes = await session.EnveloppesAsync(appelId);
        if (etat == EtatLigne.Accordee && enveloppes.RefuserSans((ligne.FinanceurId, ligne.Sigle), decision.Montant) is { } absente)
        {
            return absente;
        }

        foreach (var row in enveloppes.Where(e => e.FinanceurId == ligne.FinanceurId))
        {
            var (accorde, arbitre) = (decision.Montant.De(row.TypeDeCredits), ligne.Arbitre.De(row.TypeDeCredits));
            var enveloppe = new Enveloppe(row.FinanceurId, row.Sigle, row.TypeDeCredits, row.SansPlafond, [new MouvementDEnveloppe(default, row.Total, "total")]);
            if (etat == EtatLigne.Accordee && accorde > arbitre && enveloppe.RefuserDeGeler(row.Consomme - accorde, accorde) is { } refus)
            {
                return refus with { Champ = row.TypeDeCredits == TypeDeCredits.Specifique ? nameof(Repartition.Specifique) : nameof(Repartition.DroitCommun) };
            }

            if (!await ComiteStore.EngagerEnveloppeAsync(session, row))
            {
                return Refus.Conflit;
            }
        }

        return Resultat.Ok;
    }

    private static ActeDuJournal EnActe(NatureDeDecision nature) => nature switch
    {
        NatureDeDecision.Accord => ActeDuJournal.Accorder,
        NatureDeDecision.Refus => ActeDuJournal.RefuserParDecision,
        NatureDeDecision.Retrait => ActeDuJournal.RetirerParFinanceur,
    };

    private static string? Dire(DecisionAnnoncee decision, EtatLigne etat) => etat switch
    {
        EtatLigne.Accordee => $"{decision.Montant.Total}, {decision.Reference}",
        EtatLigne.RefuseeDecision => decision.Reference,
        _ => null,
    };
}
