using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Rencontres;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Rencontres;

/// <summary>Takes an arrow of the meeting with the référent, and tells the other side.</summary>
public sealed class FaireAvancerRencontre(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    /// <summary>By a member of the organisation, while the section may be edited. Null when the dossier does not exist for this person; else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>?> PourLePorteurAsync(
        Guid dossierId, ActionRencontre action, SaisieDeRencontre saisie, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await DossierPorteurQuery.LireAsync(session, dossierId, acteur) is not { } dossier)
        {
            return null;
        }

        // Keeps a deposit from freezing what is being changed.
        if ((dossier.Refuser(SectionDossier.Referent) ?? (await session.PasserAsync(dossier.Entete, le) ? null : SectionOuverte.EtatChange)) is { } ferme)
        {
            return [ferme];
        }

        saisie = saisie with { Quartiers = [.. dossier.Appel.Quartiers.Select(q => q.Code).Intersect(saisie.Quartiers)] };
        var (refus, ligne) = await ChangerAsync(session, dossierId, action, saisie, version, (acteur, [dossier.Qualite], le));
        if (refus.Count > 0)
        {
            return refus;
        }

        await session.PrevenirLesAgentsAsync(Sujet(dossier), action, action == ActionRencontre.DemanderDispense || ligne?.Etat == EtatRencontre.DispenseDemandee, liens.Value, le);
        await session.ValiderAsync();
        return [];
    }

    /// <summary>By a référent of its neighbourhoods, or the Secrétariat. Null when the meeting does not exist for this person; else the refusals.</summary>
    public async Task<IReadOnlyList<Refus>?> PourUnAgentAsync(
        Guid dossierId, ActionRencontre action, SaisieDeRencontre saisie, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await RencontresQuery.LireAsync(session, dossierId, acteur, le) is not { Sujet: { } sujet })
        {
            return null;
        }

        if (sujet.EstFini)
        {
            return [new Refus("dossier.etat", $"Le dossier est «\u00A0{Libelles.Pour(sujet.EtatDossier)}\u00A0»\u00A0: plus rien ne s’y enregistre.")];
        }

        var (refus, ligne) = await ChangerAsync(session, dossierId, action, saisie, version, (acteur, Capacites(acteur), le));
        if (refus.Count > 0)
        {
            return refus;
        }

        await session.PrevenirLePorteurAsync(sujet, ligne!.ContactId, action, liens.Value, le);
        await session.ValiderAsync();
        return [];
    }

    /// <summary>In what capacities a member of the services acts on a meeting that he may read.</summary>
    public static IReadOnlyList<Intervenant> Capacites(Acteur acteur) => [.. new[] { Role.ReferentQuartier, Role.Secretariat }.Where(acteur.A).Select(r => (Intervenant)r)];

    // The row is as it was before.
    private static async Task<(IReadOnlyList<Refus> Refus, RencontreRow? Ligne)> ChangerAsync(
        SqlSession session, Guid dossierId, ActionRencontre action, SaisieDeRencontre saisie, int version, (Acteur Acteur, IReadOnlyList<Intervenant> Comme, DateTimeOffset Le) par)
    {
        var ligne = await session.RencontreAsync(dossierId);
        if ((ligne?.Version ?? 0) != version)
        {
            return ([RefusDeDonnees.Conflit], ligne);
        }

        var rencontre = ligne?.EnRencontre(await session.QuartiersDeRencontreAsync(dossierId)) ?? new Rencontre();
        var (suite, refus) = rencontre.Agir(action, saisie, par.Comme, par.Le);
        if (suite is null)
        {
            return (refus, ligne);
        }

        var role = par.Comme.First(c => !CycleRencontre.Table.Permet(rencontre.Etat, action, c).EstRefuse).Role!.Value;
        var contact = role == Role.Porteur || ligne is null ? par.Acteur.CompteId : ligne.ContactId;
        if (!await session.EcrireRencontreAsync(dossierId, version, suite, contact, (par.Acteur, role, par.Le)))
        {
            return ([RefusDeDonnees.Conflit], ligne);
        }

        await session.JournaliserAsync(par.Acteur, par.Le, $"rencontre-{action}", "Dossier", dossierId, suite.Motif is { } m && saisie.Motif is not null ? m : null, Detail(action, suite));
        return ([], ligne);
    }

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
}
