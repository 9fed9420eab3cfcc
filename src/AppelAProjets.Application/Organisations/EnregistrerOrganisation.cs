using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <summary>Registers an organisation. Its creator becomes its first signataire; the mandate stays to be verified.</summary>
public sealed class EnregistrerOrganisation(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Code of the refusal when its numbers are those of an organisation already registered: one joins it.</summary>
    public const string CodeDejaInscrite = "organisation.deja-inscrite";

    private static readonly Refus DejaInscrite = new(CodeDejaInscrite,
        "Une organisation est déjà inscrite avec ce numéro\u00A0: demandez à la rejoindre, plutôt que d’en créer une autre.", nameof(SaisieOrganisation.Siret));

    /// <summary>The identifier when nothing is refused; that of the organisation already registered when that is the refusal.</summary>
    public async Task<(Guid Id, IReadOnlyList<Refus> Refus)> CreerAsync(SaisieOrganisation saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var (lue, refus) = saisie.Lire();
        if (refus.Count > 0)
        {
            return (Guid.Empty, refus);
        }

        var (id, le) = (Guid.CreateVersion7(), horloge.GetUtcNow());
        await using var session = await database.EcrireAsync(annulation);
        await session.VerrouillerLesNumerosAsync();
        if (await session.DejaInscriteAsync(lue.Siret, lue.Rna, id) is { } existante)
        {
            return (existante, [DejaInscrite]);
        }

        await session.AjouterOrganisationAsync(id, lue, le);
        await session.ChangerMembreAsync(id, new ChangementDeMembre(acteur.CompteId, QualiteDeMembre.Signataire), le);
        if (saisie.PreuveId is { } preuve)
        {
            await session.RattacherPreuveAsync(preuve, acteur.CompteId, id);
        }

        await session.JournaliserAsync(acteur, le, "creer", "Organisation", id, details: lue.Nom);
        await session.ValiderAsync();
        return (id, []);
    }
}
