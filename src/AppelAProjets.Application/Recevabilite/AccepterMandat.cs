using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Recevabilite;

/// <summary>The Secrétariat accepts, from a dossier's page, the mandate of those who act for its organisation.</summary>
public sealed class AccepterMandat(SqlDatabase database, TimeProvider horloge, StatuerSurMandat statuer)
{
    /// <summary>Absent when the dossier does not exist for this person, or it is not the Secrétariat.</summary>
    public async Task<Resultat> ExecuterAsync(string code, Guid dossierId, int versionOrganisation, Acteur acteur, CancellationToken annulation = default)
    {
        DossierInstruitRow dossier;
        await using (var session = await database.LireAsync(annulation))
        {
            if (!acteur.A(Role.Secretariat) || await DossierInstruitStore.ChargerAsync(session, code, dossierId, acteur, horloge.GetUtcNow()) is not { Dossier: var lu })
            {
                return Refus.Absent;
            }

            dossier = lu;
        }

        if (dossier.EtatMandat != EtatMandat.AVerifier)
        {
            return new Refus("mandat.etat", "Le mandat de cette organisation n’est plus à vérifier.");
        }

        var fait = await statuer.ExecuterAsync(dossier.OrganisationId, new DecisionSurMandat(ActionMandat.Accepter, null, null, versionOrganisation), acteur, annulation);
        // The dossier is there: it is from another one of the organisation that this person stands down.
        return fait.Issue == Issue.Absent
            ? new Refus("mandat.deport", "Vous vous êtes déporté d’un autre dossier de cette organisation : une autre personne du secrétariat vérifie son mandat.")
            : fait;
    }
}
