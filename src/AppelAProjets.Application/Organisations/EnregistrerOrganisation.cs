using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <param name="DejaInscrite">It was registered before, under one of these numbers: nothing was written, one joins it.</param>
public sealed record OrganisationEnregistree(Guid Id, bool DejaInscrite);

/// <summary>Registers an organisation. Its creator becomes its first signataire; the mandate stays to be verified.</summary>
public sealed class EnregistrerOrganisation(Ecrivain ecrivain)
{
    /// <summary>Registers, or finds the organisation already registered under one of these numbers.</summary>
    /// <param name="identification">Name and numbers, as people write them; a draft may do without numbers.</param>
    /// <param name="preuve">The answer of the company directory that filled the form; null without.</param>
    public async Task<Resultat<OrganisationEnregistree>> ExecuterAsync(Identification identification, Siege siege, Guid? preuve, Acteur acteur, CancellationToken annulation = default)
    {
        // Neither of these sections has a date.
        var (nommee, numeros) = LectureDIdentite.Lire(SectionDIdentite.Identification, IdentiteComplete.Nouvelle(identification, siege), DateOnly.MaxValue);
        var (lue, adresses) = LectureDIdentite.Lire(SectionDIdentite.Siege, nommee, DateOnly.MaxValue);
        return numeros.Count + adresses.Count > 0
            ? new[] { numeros, adresses }.SelectMany(r => r).ToArray()
            : await ecrivain.EcrireAsync(acteur, (session, le) => CreerAsync(session, le, lue, preuve, acteur), annulation);
    }

    private static async Task<Resultat<Ecrit<OrganisationEnregistree>>> CreerAsync(SqlSession session, DateTimeOffset le, IdentiteComplete lue, Guid? preuve, Acteur acteur)
    {
        var id = Guid.CreateVersion7();
        await session.VerrouillerAsync(OrganisationStore.Numeros);
        if (await session.DejaInscriteAsync(lue.Identification.Siret, lue.Identification.Rna, id) is { } existante)
        {
            return Ecrit.Rien("it was registered before").Donnant(new OrganisationEnregistree(existante, DejaInscrite: true));
        }

        await session.AjouterOrganisationAsync(id, lue, le);
        await session.AjouterFicheAsync(id, lue);
        await session.ChangerMembreAsync(id, new ChangementDeMembre(acteur.CompteId, QualiteDeMembre.Signataire), le);
        if (preuve is { } reponse)
        {
            await session.RattacherPreuveAsync(reponse, acteur.CompteId, id);
        }

        return Ecrit.Avec(new Acte(ActeDuJournal.Creer, ObjetDuJournal.Organisation, id, Details: lue.Identification.Nom)).Donnant(new OrganisationEnregistree(id, DejaInscrite: false));
    }
}
