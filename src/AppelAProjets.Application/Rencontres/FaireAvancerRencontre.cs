using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Rencontres;

/// <summary>Takes an arrow of the meeting with the référent, and tells the other side.</summary>
public sealed class FaireAvancerRencontre(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    /// <summary>By a member of the organisation, while the section may be edited. Absent when the dossier does not exist for this person.</summary>
    public Task<Resultat> PourLePorteurAsync(Guid dossierId, ActionRencontre action, SaisieDeRencontre saisie, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await DossierPorteurQuery.LireAsync(session, dossierId, acteur, le) is not { } dossier)
            {
                return Refus.Absent;
            }

            // Keeps a deposit from freezing what is being changed.
            if ((dossier.Refuser(SectionDossier.Referent) ?? (await session.PasserAsync(dossier.Entete, le) ? null : SectionOuverte.EtatChange)) is { } ferme)
            {
                return ferme;
            }

            var connue = saisie with { Quartiers = [.. dossier.Appel.Quartiers.Select(q => q.Code).Intersect(saisie.Quartiers)] };
            var change = await ChangerAsync(session, dossierId, new Geste(action, connue, version), (acteur, [dossier.Qualite], le));
            if (change.EstRefuse)
            {
                return change.TousLesRefus;
            }

            var dispense = action == ActionRencontre.DemanderDispense || change.Valeur.Avant?.Etat == EtatRencontre.DispenseDemandee;
            return Ecrit.Avec(change.Valeur.Acte).Et(await session.AuxAgentsAsync(Sujet(dossier), action, dispense, liens.Value, le));
        }, annulation);

    /// <summary>By a référent of its neighbourhoods, or the Secrétariat. Absent when the meeting does not exist for this person.</summary>
    public Task<Resultat> PourUnAgentAsync(Guid dossierId, ActionRencontre action, SaisieDeRencontre saisie, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await RencontresQuery.LireAsync(session, dossierId, acteur, le) is not { Sujet: { } sujet })
            {
                return Refus.Absent;
            }

            if (sujet.EstFini)
            {
                return new Refus("dossier.etat", $"Le dossier est « {Libelles.Pour(sujet.EtatDossier)} » : plus rien ne s’y enregistre.");
            }

            var change = await ChangerAsync(session, dossierId, new Geste(action, saisie, version), (acteur, Capacites(acteur), le));
            return change.EstRefuse ? change.TousLesRefus
                : Ecrit.Avec(change.Valeur.Acte).Et(await session.AuPorteurAsync(sujet, change.Valeur.Avant!.ContactId, action, liens.Value, le));
        }, annulation);

    /// <summary>In what capacities a member of the services acts on a meeting that he may read.</summary>
    public static IReadOnlyList<Intervenant> Capacites(Acteur acteur) => [.. new[] { Role.ReferentQuartier, Role.Secretariat }.Where(acteur.A).Select(r => (Intervenant)r)];

    private static async Task<Resultat<(Acte Acte, RencontreRow? Avant)>> ChangerAsync(
        SqlSession session, Guid dossierId, Geste geste, (Acteur Acteur, IReadOnlyList<Intervenant> Comme, DateTimeOffset Le) par)
    {
        var (action, saisie, version) = geste;
        var ligne = await session.RencontreAsync(dossierId);
        if ((ligne?.Version ?? 0) != version)
        {
            return Refus.Conflit;
        }

        var rencontre = ligne?.EnRencontre(await session.QuartiersDeRencontreAsync(dossierId)) ?? new Rencontre();
        var (suite, refus) = rencontre.Agir(action, saisie, par.Comme, par.Le);
        if (suite is null)
        {
            return refus.ToArray();
        }

        var role = par.Comme.First(c => !CycleRencontre.Table.Permet(rencontre.Etat, action, c).EstRefuse).Role!.Value;
        var contact = role == Role.Porteur || ligne is null ? par.Acteur.CompteId : ligne.ContactId;
        if (!await session.EcrireRencontreAsync(dossierId, version, suite, contact, (par.Acteur, role, par.Le)))
        {
            return Refus.Conflit;
        }

        return (new Acte(EnActe(action), ObjetDuJournal.Dossier, dossierId, saisie.Motif is null ? null : suite.Motif, Detail(action, suite)), ligne);
    }

    private static ActeDuJournal EnActe(ActionRencontre action) => action switch
    {
        ActionRencontre.Demander => ActeDuJournal.RencontreDemander,
        ActionRencontre.FixerRendezVous => ActeDuJournal.RencontreFixerRendezVous,
        ActionRencontre.Annuler => ActeDuJournal.RencontreAnnuler,
        ActionRencontre.ConstaterAbsence => ActeDuJournal.RencontreConstaterAbsence,
        ActionRencontre.Enregistrer => ActeDuJournal.RencontreEnregistrer,
        ActionRencontre.Declarer => ActeDuJournal.RencontreDeclarer,
        ActionRencontre.Confirmer => ActeDuJournal.RencontreConfirmer,
        ActionRencontre.Infirmer => ActeDuJournal.RencontreInfirmer,
        ActionRencontre.DemanderDispense => ActeDuJournal.RencontreDemanderDispense,
        ActionRencontre.Dispenser => ActeDuJournal.RencontreDispenser,
        ActionRencontre.RefuserDispense => ActeDuJournal.RencontreRefuserDispense,
    };

    private static string? Detail(ActionRencontre action, Rencontre suite) => action switch
    {
        ActionRencontre.FixerRendezVous => $"{HeureDeParis.Ecrire(suite.RendezVousLe!.Value)}, {suite.Lieu}",
        ActionRencontre.Enregistrer or ActionRencontre.Declarer or ActionRencontre.Confirmer or ActionRencontre.Infirmer => $"{HeureDeParis.EcrireJour(suite.Le!.Value)}, {suite.Avec}",
        _ => null,
    };

    private static SujetDeRencontre Sujet(DossierPorteur dossier) => new()
    {
        DossierId = dossier.Entete.Id, Titre = dossier.Contenu.Projet.Titre, Numero = dossier.Entete.Numero, EtatDossier = dossier.Entete.Etat,
        OrganisationId = dossier.Entete.OrganisationId, Organisation = dossier.Contenu.Organisation.Nom, AppelTitre = dossier.Appel.Titre, ServiceCourriel = dossier.Appel.ServiceCourriel,
    };

    private sealed record Geste(ActionRencontre Action, SaisieDeRencontre Saisie, int Version);
}
