using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Decisions;

/// <summary>A line lost: when the action can no longer be done, the dossier goes back to the committee, what is decided stays and the rest is to be arbitrated again.</summary>
internal static class Rearbitrage
{
    /// <summary>What became of the line, and who said it.</summary>
    internal sealed record Cause(LigneArbitreeRow Ligne, EtatLigne Etat, Acteur Par, DateTimeOffset Le);

    internal sealed record Suite(IReadOnlyList<Acte> Actes, IReadOnlyList<NouveauCourriel> Courriels);

    public static async Task<Resultat<Suite>> SuivreAsync(SqlSession session, CouvertDuDossier avant, Cofinancement apres, Cause cause, LiensOptions liens)
    {
        var dossier = avant.Dossier;
        if (!apres.ImposeDeRearbitrer(avant.Montants, avant.Seuil))
        {
            return new Suite([], []);
        }

        var effet = apres.Retenu.Total.EstPositif ? $"le montant couvert passe à {apres.Couvert}, sous le seuil de viabilité de {avant.Seuil}" : "plus aucun financeur n’apporte de montant";
        var motif = $"À réarbitrer : {Dire(cause)}, {effet}.";
        var etat = CycleDossier.Decider(dossier.Etat, ActionDossier.Rearbitrer, Intervenant.Systeme, ContexteDossier.Vide with { Motif = motif, CouvertSousLeSeuil = true });
        if (etat.EstRefuse)
        {
            return etat.TousLesRefus;
        }

        foreach (var ligne in avant.Lignes.Where(l => (l.Etat == EtatLigne.Arbitree || l.ReserveAttendu is not null) && l.Id != cause.Ligne.LigneId))
        {
            // A reserved line has stayed where it was.
            var retour = ligne.Etat != EtatLigne.Arbitree ? ligne.Etat : CycleLigne.Decider(ligne.Etat, CycleLigne.Retour(ligne.ProposeSpecifique is not null || ligne.ProposeDroitCommun is not null), Intervenant.Systeme, ContexteLigne.Vide with { Motif = motif });
            if (retour.EstRefuse)
            {
                return retour.TousLesRefus;
            }

            if (!await DecisionStore.RendreAsync(session, ligne, retour.Valeur, motif))
            {
                return Refus.Conflit;
            }
        }

        if (!await ComiteStore.AvancerDossierAsync(session, dossier.Id, dossier.Version, etat.Valeur, motif))
        {
            return Refus.Conflit;
        }

        var courriers = await RevisionDesCourriers.MettreAsync(session, dossier.Id, motif, (liens, cause.Le));
        if (courriers.EstRefuse)
        {
            return courriers.TousLesRefus;
        }

        var destinataires = await session.DesAutresFinanceursAsync(cause.Ligne.FinanceurId, new QuiPrevenir(dossier.Id, cause.Le, cause.Par.CompteId));
        return new Suite(
            [new Acte(ActeDuJournal.Rearbitrer, ObjetDuJournal.Dossier, dossier.Id, motif, dossier.Numero), .. courriers.Valeur.Actes],
            [.. courriers.Valeur.Courriels, .. NouveauCourriel.A(GenreDeCourriel.Alerte, destinataires, ($"Dossier {dossier.Numero} : à réarbitrer", Corps(dossier, cause, apres.Retenu.Total.EstPositif, liens))).Select(c => c with { DossierId = dossier.Id, SansPlafond = true })]);
    }

    private static string Dire(Cause cause) => cause.Etat switch
    {
        EtatLigne.Accordee => $"{cause.Ligne.Sigle} accorde moins que le montant arbitré",
        EtatLigne.RefuseeDecision => $"{cause.Ligne.Sigle} refuse sa participation",
        _ => $"{cause.Ligne.Sigle} retire sa participation",
    };

    // No amount: a mail is read by others than its addressee.
    private static string Corps(CouvertRow dossier, Cause cause, bool resteUnApport, LiensOptions liens) => $"""
        Bonjour,

        {Dire(cause)} sur le dossier {dossier.Numero} : {(resteUnApport ? "le projet passe sous son seuil de viabilité et revient" : "plus aucun financeur n’y apporte de montant, et il revient")} au comité des financeurs.

        Ce que les autres financeurs ont décidé reste acquis ; ce qui était seulement arbitré est à arbitrer de nouveau. Le courrier d’avis commun est en révision.

        Le dossier : {liens.Vers(LiensInstructions.Fiche(dossier.Code, dossier.Id))}
        """.ReplaceLineEndings("\n");
}
