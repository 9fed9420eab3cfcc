using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <summary>Saves one page of an organisation's identity. A verified mandate is to be verified again when what it rests on changes.</summary>
public sealed class EnregistrerIdentite(Ecrivain ecrivain)
{
    private static readonly Refus DejaInscrite = new("organisation.numero-pris",
        "Une autre organisation est déjà inscrite avec ce numéro. Vérifiez-le, ou écrivez au service de l’appel à projets.", nameof(Identification.Siret));

    private static readonly Refus Conflit = Refus.ConflitSur("comparez les deux versions, puis enregistrez de nouveau");

    /// <summary>Absent for anyone but a member.</summary>
    /// <param name="saisir">Puts what was typed in the identity, in that section only.</param>
    public Task<Resultat> ExecuterAsync(
        Guid id, SectionDIdentite section, Func<IdentiteComplete, IdentiteComplete> saisir, int version, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(section == SectionDIdentite.Identification ? [OrganisationStore.Numeros, Verrou.Organisation(id)] : [Verrou.Organisation(id)]);
            if (await session.ChargerMembresAsync(id) is not { Organisation: var organisation } lu || lu.Situation.De(acteur.CompteId) is not { } membre)
            {
                return Refus.Absent;
            }

            if (CompletudeDIdentite.Permettre(section, membre.Qualite, organisation.Mandat) is { EstRefuse: true } interdit)
            {
                return interdit.TousLesRefus;
            }

            var (lue, refus) = LectureDIdentite.Lire(section, saisir(organisation.Identite), HeureDeParis.Jour(le));
            if (refus.Count > 0)
            {
                return refus.ToArray();
            }

            if (section == SectionDIdentite.Identification && await session.DejaInscriteAsync(lue.Identification.Siret, lue.Identification.Rna, id) is not null)
            {
                return DejaInscrite;
            }

            var mandat = CycleMandat.ApresModification(organisation.Mandat, organisation.Identite, lue);
            return await session.EcrireIdentiteAsync(organisation with { Identite = lue, Version = version }, mandat)
                ? Ecrit.Avec(new Acte(ActeDuJournal.Modifier, ObjetDuJournal.Organisation, id, Details: LibellesDOrganisation.Pour(section)))
                : Conflit;
        }, annulation);
}
