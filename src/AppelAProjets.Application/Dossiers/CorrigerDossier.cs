using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Begins the correction of a deposited dossier, or gives it up. Its deposit is that of <see cref="DeposerDossier"/>.</summary>
public sealed class CorrigerDossier(Ecrivain ecrivain)
{
    /// <summary>Absent when the dossier does not exist for this person; done when a correction is open already.</summary>
    public Task<Resultat> OuvrirAsync(Guid id, Acteur acteur, CancellationToken annulation = default) => ChangerAsync(id, acteur, async (session, le, dossier) =>
    {
        if ((CorrectionDeDossier.Refuser(dossier.Entete.Etat, dossier.Appel.Periode, le) ?? await session.GelAsync(dossier.Entete.OrganisationId, "corriger un dossier")) is { } refus)
        {
            return refus;
        }

        return await session.OuvrirLaCorrectionAsync(id, acteur.CompteId, le)
            ? Ecrit.Avec(new Acte(ActeDuJournal.OuvrirCorrection, ObjetDuJournal.Dossier, id))
            : Ecrit.Rien("a correction is open");
    }, annulation);

    /// <summary>Comes back to what was deposited; done when there is nothing to give up.</summary>
    public Task<Resultat> AbandonnerAsync(Guid id, Acteur acteur, CancellationToken annulation = default) => ChangerAsync(id, acteur, async (session, le, _) =>
        await session.AbandonnerLaCorrectionAsync(id, le)
            ? Ecrit.Avec(new Acte(ActeDuJournal.AbandonnerCorrection, ObjetDuJournal.Dossier, id))
            : Ecrit.Rien("no correction is open"), annulation);

    // The row of the dossier is taken: an answer being kept meanwhile is of before or of after, whole.
    private Task<Resultat> ChangerAsync(Guid id, Acteur acteur, Func<SqlSession, DateTimeOffset, DossierPorteur, Task<Resultat<Ecrit>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            if (await DossierLectureQuery.EnteteAsync(session, id) is not { OrganisationId: var organisationId })
            {
                return Refus.Absent;
            }

            await session.VerrouillerAsync(Verrou.Organisation(organisationId), Verrou.Dossier(id));
            return await DossierPorteurQuery.LireAsync(session, id, acteur, le) is not { } dossier ? Refus.Absent
                : await session.PasserAsync(dossier.Entete, le) ? await faire(session, le, dossier)
                : SectionOuverte.EtatChange;
        }, annulation);
}
