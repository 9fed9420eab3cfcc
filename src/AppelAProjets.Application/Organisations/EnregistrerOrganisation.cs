using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <summary>Registers an organisation. Its creator becomes its first signataire; the mandate stays to be verified.</summary>
public sealed class EnregistrerOrganisation(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Code of the refusal when its numbers are those of an organisation already registered: one joins it.</summary>
    public const string CodeDejaInscrite = "organisation.deja-inscrite";

    private static readonly Refus DejaInscrite = new(CodeDejaInscrite,
        "Une organisation est déjà inscrite avec ce numéro : demandez à la rejoindre, plutôt que d’en créer une autre.", nameof(Identification.Siret));

    /// <summary>The identifier when nothing is refused; that of the organisation already registered when that is the refusal.</summary>
    /// <param name="identification">Name and numbers, as people write them; a draft may do without numbers.</param>
    /// <param name="siege">Seat and contact.</param>
    /// <param name="preuve">The answer of the company directory that filled the form, if any.</param>
    /// <param name="acteur">Who registers it.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<(Guid Id, IReadOnlyList<Refus> Refus)> CreerAsync(Identification identification, Siege siege, Guid? preuve, Acteur acteur, CancellationToken annulation = default)
    {
        var (nommee, numeros) = LectureDIdentite.Lire(SectionDIdentite.Identification, IdentiteComplete.Nouvelle(identification, siege));
        var (lue, adresses) = LectureDIdentite.Lire(SectionDIdentite.Siege, nommee);
        if (numeros.Count + adresses.Count > 0)
        {
            return (Guid.Empty, [.. numeros, .. adresses]);
        }

        var (id, le) = (Guid.CreateVersion7(), horloge.GetUtcNow());
        await using var session = await database.EcrireAsync(annulation);
        await session.VerrouillerLesNumerosAsync();
        if (await session.DejaInscriteAsync(lue.Identification.Siret, lue.Identification.Rna, id) is { } existante)
        {
            return (existante, [DejaInscrite]);
        }

        await session.AjouterOrganisationAsync(id, lue, le);
        await session.ChangerMembreAsync(id, new ChangementDeMembre(acteur.CompteId, QualiteDeMembre.Signataire), le);
        if (preuve is { } reponse)
        {
            await session.RattacherPreuveAsync(reponse, acteur.CompteId, id);
        }

        await session.JournaliserAsync(acteur, le, "creer", "Organisation", id, details: lue.Identification.Nom);
        await session.ValiderAsync();
        return (id, []);
    }
}
