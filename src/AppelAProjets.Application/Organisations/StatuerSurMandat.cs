using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <param name="MandatId">The mandate that is accepted or refused; null for those of the signataires.</param>
/// <param name="Motif">Read by the members.</param>
public sealed record DecisionSurMandat(ActionMandat Action, Guid? MandatId, string? Motif, int Version);

/// <summary>The Secrétariat accepts or refuses a mandate, freezes a contested organisation, lifts. The deposit time of its dossiers never changes.</summary>
public sealed class StatuerSurMandat(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>Absent for anyone but the Secrétariat.</summary>
    public Task<Resultat> ExecuterAsync(Guid organisationId, DecisionSurMandat decision, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Organisation(organisationId));
            if (!await session.EstAuSecretariatAsync(organisationId, acteur) || await session.ChargerMembresAsync(organisationId) is not { } lu)
            {
                return Refus.Absent;
            }

            var vers = CycleMandat.Table.Decider(lu.Organisation.Mandat, decision.Action, Role.Secretariat, decision.Motif);
            if (vers.EstRefuse)
            {
                return vers.TousLesRefus;
            }

            var mandat = (await session.MandatsAsync(organisationId)).FirstOrDefault(m => m.Id == decision.MandatId);
            if (Impossible(decision, mandat, lu) is { } refus)
            {
                return refus;
            }

            var motif = string.IsNullOrWhiteSpace(decision.Motif) ? null : decision.Motif.Trim();
            if (!await session.ChangerEtatAsync(organisationId, decision.Version, vers.Valeur, decision.Action is ActionMandat.Refuser or ActionMandat.Contester ? motif : null))
            {
                return Refus.Conflit;
            }

            await AppliquerAsync(session, lu, decision with { Motif = motif }, mandat, acteur, le);
            return Ecrit.Avec(new Acte(Acte(decision.Action), ObjetDuJournal.Organisation, organisationId, motif, mandat?.Auteur)).Et(Annonce(lu, decision.Action, mandat, motif));
        }, annulation);

    private static Refus? Impossible(DecisionSurMandat decision, MandatRow? mandat, ChargeDeMembres lu) =>
        decision.MandatId is not null && mandat is not { Etat: EtatEnvoiMandat.EnAttente }
            ? new Refus("mandat.repondu", "Ce mandat n’attend plus de réponse : relisez la fiche.")
            : decision.Action == ActionMandat.Accepter && mandat is { Reprise: true } && !lu.Situation.EstAbandonnee
            ? new Refus("mandat.reprise", "L’organisation a de nouveau un signataire : c’est à lui d’admettre cette personne.")
            : decision.Action == ActionMandat.Accepter && mandat is null && lu.Situation.EstAbandonnee
            ? new Refus("mandat.sans-signataire", "Plus aucun signataire n’a de compte ouvert : acceptez le mandat d’une personne qui demande la reprise.")
            : null;

    private static async Task AppliquerAsync(SqlSession session, ChargeDeMembres lu, DecisionSurMandat decision, MandatRow? mandat, Acteur acteur, DateTimeOffset le)
    {
        if (decision.Action is not (ActionMandat.Accepter or ActionMandat.Refuser))
        {
            return;
        }

        var etat = decision.Action == ActionMandat.Accepter ? EtatEnvoiMandat.Accepte : EtatEnvoiMandat.Refuse;
        await session.DeciderMandatAsync(lu.Organisation.Id, mandat?.Id, (etat, decision.Motif), acteur.CompteId, le);
        if (etat == EtatEnvoiMandat.Accepte && mandat is { Reprise: true })
        {
            await session.ToucherLesMembresAsync(lu.Organisation.Id);
            await session.ChangerMembreAsync(lu.Organisation.Id, new ChangementDeMembre(mandat.CompteId, QualiteDeMembre.Signataire), le);
        }
    }

    private IReadOnlyList<NouveauCourriel> Annonce(ChargeDeMembres lu, ActionMandat action, MandatRow? mandat, string? motif)
    {
        var (id, nom) = (lu.Organisation.Id, lu.Organisation.Nom);
        var page = liens.Value.Vers(LiensOrganisations.Organisation(id));
        var ouNouveau = liens.Value.Vers(mandat is { Reprise: true } ? LiensOrganisations.Rejoindre(id) : LiensOrganisations.Mandat(id));
        var auteur = mandat is null ? lu.Signataires(Guid.Empty) : lu.Signataires(Guid.Empty).Append(mandat.Courriel);
        var tous = lu.Membres.Where(m => m.EstOuvert).Select(m => m.Courriel);
        return action switch
        {
            ActionMandat.Accepter => NouveauCourriel.A(GenreDeCourriel.Acces, auteur, TextesDOrganisation.MandatAccepte(nom, page)),
            ActionMandat.Refuser => NouveauCourriel.A(GenreDeCourriel.Acces, auteur, TextesDOrganisation.MandatRefuse(nom, motif!, ouNouveau)),
            ActionMandat.Contester => NouveauCourriel.A(GenreDeCourriel.Acces, tous, TextesDOrganisation.Contestation(nom, motif!, page)),
            ActionMandat.Lever => NouveauCourriel.A(GenreDeCourriel.Acces, tous, TextesDOrganisation.Levee(nom, motif!, page)),
        };
    }

    private static ActeDuJournal Acte(ActionMandat action) => action switch
    {
        ActionMandat.Accepter => ActeDuJournal.AccepterMandat,
        ActionMandat.Refuser => ActeDuJournal.RefuserMandat,
        ActionMandat.Contester => ActeDuJournal.Contester,
        ActionMandat.Lever => ActeDuJournal.LeverContestation,
    };
}
