using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>What the Secrétariat decides on an organisation.</summary>
/// <param name="Action">Accept, refuse, contest, lift.</param>
/// <param name="MandatId">The mandate that is accepted or refused; null for those of the signataires.</param>
/// <param name="Motif">Read by the members.</param>
/// <param name="Version">Version that was on screen.</param>
public sealed record DecisionSurMandat(ActionMandat Action, Guid? MandatId, string? Motif, int Version);

/// <summary>The Secrétariat accepts or refuses a mandate, freezes a contested organisation, lifts. The deposit time of its dossiers never changes.</summary>
public sealed class StatuerSurMandat(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    /// <summary>Refused as unknown for anyone but the Secrétariat.</summary>
    public async Task<Resultat> ExecuterAsync(Guid organisationId, DecisionSurMandat decision, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (!acteur.A(Role.Secretariat) || await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return RefusDeDonnees.Introuvable;
        }

        var vers = CycleMandat.Table.Decider(lu.Organisation.Mandat, decision.Action, Role.Secretariat, decision.Motif);
        if (vers.EstRefuse)
        {
            return vers.Refus;
        }

        var mandat = (await session.MandatsAsync(organisationId)).FirstOrDefault(m => m.Id == decision.MandatId);
        if (Impossible(decision, mandat, lu) is { } refus)
        {
            return refus;
        }

        var motif = string.IsNullOrWhiteSpace(decision.Motif) ? null : decision.Motif.Trim();
        if (!await session.ChangerEtatAsync(organisationId, decision.Version, vers.Valeur, decision.Action is ActionMandat.Refuser or ActionMandat.Contester ? motif : null))
        {
            return RefusDeDonnees.Conflit;
        }

        await AppliquerAsync(session, lu, decision, mandat, motif, acteur, le);
        await session.JournaliserAsync(acteur, le, Acte(decision.Action), "Organisation", organisationId, motif, mandat?.Auteur);
        await AnnoncerAsync(session, lu, decision.Action, mandat, motif, le);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static Refus? Impossible(DecisionSurMandat decision, MandatRow? mandat, ChargeDeMembres lu) =>
        decision.MandatId is not null && mandat is not { Etat: EtatEnvoiMandat.EnAttente }
            ? new Refus("mandat.repondu", "Ce mandat n’attend plus de réponse : relisez la fiche.")
            : decision.Action == ActionMandat.Accepter && mandat is { Reprise: true } && !lu.Situation.EstAbandonnee
            ? new Refus("mandat.reprise", "L’organisation a de nouveau un signataire : c’est à lui d’admettre cette personne.")
            : decision.Action == ActionMandat.Accepter && mandat is null && lu.Situation.EstAbandonnee
            ? new Refus("mandat.sans-signataire", "Plus aucun signataire n’a de compte ouvert : acceptez le mandat d’une personne qui demande la reprise.")
            : null;

    private static async Task AppliquerAsync(SqlSession session, ChargeDeMembres lu, DecisionSurMandat decision, MandatRow? mandat, string? motif, Acteur acteur, DateTimeOffset le)
    {
        if (decision.Action is not (ActionMandat.Accepter or ActionMandat.Refuser))
        {
            return;
        }

        var etat = decision.Action == ActionMandat.Accepter ? EtatEnvoiMandat.Accepte : EtatEnvoiMandat.Refuse;
        await session.DeciderMandatAsync(lu.Organisation.Id, mandat?.Id, etat, acteur.CompteId, motif, le);
        if (etat == EtatEnvoiMandat.Accepte && mandat is { Reprise: true })
        {
            await session.ToucherLesMembresAsync(lu.Organisation.Id);
            await session.ChangerMembreAsync(lu.Organisation.Id, new ChangementDeMembre(mandat.CompteId, QualiteDeMembre.Signataire), le);
        }
    }

    private Task AnnoncerAsync(SqlSession session, ChargeDeMembres lu, ActionMandat action, MandatRow? mandat, string? motif, DateTimeOffset le)
    {
        var (nom, page) = (lu.Organisation.Nom, liens.Value.Vers(LiensOrganisations.Organisation(lu.Organisation.Id)));
        var auteur = mandat is null ? lu.Signataires(Guid.Empty) : lu.Signataires(Guid.Empty).Append(mandat.Courriel);
        var tous = lu.Membres.Where(m => m.EstOuvert).Select(m => m.Courriel);
        return action switch
        {
            ActionMandat.Accepter => GererLesMembres.EcrireAAsync(session, auteur, TextesDOrganisation.MandatAccepte(nom, page), le),
            ActionMandat.Refuser => GererLesMembres.EcrireAAsync(session, auteur, TextesDOrganisation.MandatRefuse(nom, motif!, page + (mandat is { Reprise: true } ? "/rejoindre" : "/mandat")), le),
            ActionMandat.Contester => GererLesMembres.EcrireAAsync(session, tous, TextesDOrganisation.Contestation(nom, motif!, page), le),
            ActionMandat.Lever => GererLesMembres.EcrireAAsync(session, tous, TextesDOrganisation.Levee(nom, motif!, page), le),
        };
    }

    private static string Acte(ActionMandat action) => action switch
    {
        ActionMandat.Accepter => "accepter-mandat",
        ActionMandat.Refuser => "refuser-mandat",
        ActionMandat.Contester => "contester",
        ActionMandat.Lever => "lever-contestation",
    };
}
