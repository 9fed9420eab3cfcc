using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Instructions;

/// <summary>What an instructor says of its funder's line. No amount at all = no proposal yet; one part alone = the other is 0.</summary>
public sealed record SaisieDeLigne(AvisInstructeur? Avis, string? AvisMotif, Montant? Specifique, Montant? DroitCommun, string? ProposeMotif)
{
    public Repartition? Propose => Specifique is null && DroitCommun is null
        ? null
        : new Repartition(Specifique ?? Montant.Zero, DroitCommun ?? Montant.Zero);
}

/// <summary>Opinion and proposed amount of a funder, by type of credits. When the funder requires it, the amount awaits its Valideur.</summary>
public sealed class InstruireLigne(Ecrivain ecrivain)
{
    /// <summary>Absent when the line does not exist for this person.</summary>
    public Task<Resultat> ExecuterAsync(LigneVisee visee, SaisieDeLigne saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.TravaillerAsync(visee, acteur, donnees => Decider(donnees, saisie), annulation);

    internal static Resultat<TravailSurLigne.Decision> Decider(TravailSurLigne.Donnees donnees, SaisieDeLigne saisie)
    {
        if (Verifier(saisie) is { } refus)
        {
            return refus;
        }

        var etat = Proposer(donnees, saisie.Propose);
        if (etat.EstRefuse)
        {
            return etat.Refus;
        }

        var apres = donnees.Ligne with
        {
            Etat = etat.Valeur,
            Avis = saisie.Avis,
            AvisMotif = Texte(saisie.AvisMotif),
            ProposeSpecifique = saisie.Propose?.Specifique,
            ProposeDroitCommun = saisie.Propose?.DroitCommun,
            ProposeMotif = Texte(saisie.ProposeMotif),
            SansPropositionLe = saisie.Propose is null ? donnees.Ligne.SansPropositionLe : null,
        };
        var details = saisie.Propose is { } p ? $"crédits spécifiques : {p.Specifique}, droit commun : {p.DroitCommun}" : null;
        return new TravailSurLigne.Decision(apres, saisie.Propose is null ? ActeDuJournal.DonnerAvis : ActeDuJournal.Proposer, apres.ProposeMotif ?? apres.AvisMotif, details);
    }

    private static Refus? Verifier(SaisieDeLigne saisie)
    {
        if (saisie.Avis is AvisInstructeur.Defavorable or AvisInstructeur.FavorableSousReserve && string.IsNullOrWhiteSpace(saisie.AvisMotif))
        {
            return new Refus("avis.motif", saisie.Avis is AvisInstructeur.Defavorable ? "Motivez l’avis défavorable." : "Écrivez la réserve.", nameof(SaisieDeLigne.AvisMotif));
        }

        if (saisie.Propose is { } propose && Repartition.Creer(propose.Specifique, propose.DroitCommun).Refus is { } negatif)
        {
            return negatif with { Champ = nameof(SaisieDeLigne.Specifique) };
        }

        return saisie.Avis is null && saisie.Propose is null && string.IsNullOrWhiteSpace(saisie.AvisMotif)
            ? new Refus("ligne.vide", "Donnez un avis ou proposez un montant.", nameof(SaisieDeLigne.Avis))
            : null;
    }

    private static Resultat<EtatLigne> Proposer(TravailSurLigne.Donnees donnees, Repartition? propose)
    {
        var ligne = donnees.Ligne;
        if (propose is null)
        {
            return ligne.Etat == EtatLigne.Proposee
                ? new Refus("ligne.montant", "Le montant est déjà proposé : modifiez-le, ou écrivez 0.", nameof(SaisieDeLigne.Specifique))
                : ligne.Etat;
        }

        var inchange = ligne.Etat == EtatLigne.Proposee && propose == ligne.Propose;
        var aValider = donnees.Financeur.ValidationRequise && !donnees.Acteur.APour(Role.Valideur, ligne.FinanceurId);
        if (inchange || (aValider && ligne.Etat == EtatLigne.Recevable))
        {
            return ligne.Etat;
        }

        var decision = CycleLigne.Table.Decider(
            ligne.Etat, ActionLigne.Proposer, donnees.Capacites, new ContexteLigne { Montant = propose, ValideurExige = donnees.Financeur.ValidationRequise });
        return decision.EstRefuse ? decision.Refus with { Champ = nameof(SaisieDeLigne.Specifique) } : decision;
    }

    private static string? Texte(string? saisie) => string.IsNullOrWhiteSpace(saisie) ? null : saisie.Trim();
}
