using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Application.Organisations;

/// <summary>Creates an organisation, or corrects it. Its creator becomes its first signataire; the mandate stays to be verified.</summary>
public sealed class EnregistrerOrganisation(SqlDatabase database, TimeProvider horloge)
{
    private static readonly Refus DejaInscrite = new("organisation.siret-pris",
        "Une organisation est déjà inscrite avec ce SIRET. Demandez à l’un de ses signataires de vous ajouter, ou écrivez au service de l’appel à projets.", nameof(SaisieOrganisation.Siret));

    /// <summary>Creates; the identifier when nothing is refused.</summary>
    public async Task<(Guid Id, IReadOnlyList<Refus> Refus)> CreerAsync(SaisieOrganisation saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var (lue, refus) = saisie.Lire();
        if (refus.Count > 0)
        {
            return (Guid.Empty, refus);
        }

        var (id, le) = (Guid.CreateVersion7(), horloge.GetUtcNow());
        await using var session = await database.EcrireAsync(annulation);
        if (await session.SiretDejaPrisAsync(lue.Siret, id))
        {
            return (Guid.Empty, [DejaInscrite]);
        }

        await session.AjouterOrganisationAsync(id, lue, le);
        await session.InscrireMembreAsync(id, acteur.CompteId, QualiteDeMembre.Signataire, le);
        await session.JournaliserAsync(acteur, le, "creer", "Organisation", id, details: lue.Nom);
        await session.ValiderAsync();
        return (id, []);
    }

    /// <summary>Corrects; the list of what is refused, empty when it is done. Only a signataire may: the bank details are there.</summary>
    public async Task<IReadOnlyList<Refus>> ModifierAsync(Guid id, SaisieOrganisation saisie, int version, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.EstSignataire(id))
        {
            return [new Refus("organisation.signataire", "Seul un signataire de l’organisation peut modifier ces informations.")];
        }

        var (lue, refus) = saisie.Lire();
        if (refus.Count > 0)
        {
            return refus;
        }

        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await session.SiretDejaPrisAsync(lue.Siret, id))
        {
            return [DejaInscrite];
        }

        if (!await session.ModifierOrganisationAsync(id, lue, version, le))
        {
            return [new Refus("conflit", "Une autre personne a modifié ces informations pendant que vous les remplissiez. Rien n’a été écrasé\u00A0: ouvrez la page de nouveau pour voir sa version, puis refaites vos changements.")];
        }

        await session.JournaliserAsync(acteur, le, "modifier", "Organisation", id);
        await session.ValiderAsync();
        return [];
    }
}
