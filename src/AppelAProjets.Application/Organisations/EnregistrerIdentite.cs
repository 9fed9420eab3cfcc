using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Application.Organisations;

/// <summary>Saves one page of an organisation's identity. A verified mandate is to be verified again when what it rests on changes.</summary>
public sealed class EnregistrerIdentite(SqlDatabase database, TimeProvider horloge)
{
    private static readonly Refus DejaInscrite = new("organisation.numero-pris",
        "Une autre organisation est déjà inscrite avec ce numéro. Vérifiez-le, ou écrivez au service de l’appel à projets.", nameof(Identification.Siret));

    private static readonly Refus Conflit = new("conflit",
        "Une autre personne a modifié ces informations pendant que vous les remplissiez. Rien n’a été écrasé : ouvrez la page de nouveau pour voir sa version, puis refaites vos changements.");

    /// <summary>Every reason of the refusal; empty when it is saved.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="section">The page.</param>
    /// <param name="saisir">Puts what was typed in the identity, in that section only.</param>
    /// <param name="version">Version that was on screen.</param>
    /// <param name="acteur">Who writes.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(
        Guid id, SectionDIdentite section, Func<IdentiteComplete, IdentiteComplete> saisir, int version, Acteur acteur, CancellationToken annulation = default)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        await session.VerrouillerLesNumerosAsync();
        if (!acteur.EstMembre(id) || await session.OrganisationAsync(id) is not { } organisation)
        {
            return [RefusDeDonnees.Introuvable];
        }

        var qualite = acteur.EstSignataire(id) ? QualiteDeMembre.Signataire : QualiteDeMembre.Redacteur;
        if (CompletudeDIdentite.Permettre(section, qualite, organisation.Mandat).Refus is { } interdit)
        {
            return [interdit];
        }

        var (lue, refus) = LectureDIdentite.Lire(section, saisir(organisation.Identite));
        if (refus.Count > 0)
        {
            return refus;
        }

        if (section == SectionDIdentite.Identification && await session.DejaInscriteAsync(lue.Identification.Siret, lue.Identification.Rna, id) is not null)
        {
            return [DejaInscrite];
        }

        var mandat = CycleMandat.ApresModification(organisation.Mandat, organisation.Identite, lue);
        if (!await session.EcrireIdentiteAsync(organisation with { Identite = lue, Version = version }, mandat))
        {
            return [Conflit];
        }

        await session.JournaliserAsync(acteur, le, "modifier", "Organisation", id, details: LibellesDOrganisation.Pour(section));
        await session.ValiderAsync();
        return [];
    }
}
