using AppelAProjets.Application.Sql;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Saves one section of a draft, or of a dossier to complete.</summary>
public sealed class EnregistrerSection(SqlDatabase database, TimeProvider horloge)
{
    /// <summary>Code of the refusal for a dossier that this person cannot see: answered by a 404.</summary>
    public const string Introuvable = "introuvable";

    internal static readonly Refus Conflit = new("conflit",
        "Une autre personne a modifié cette rubrique pendant que vous la remplissiez. Rien n’a été écrasé et ce que vous avez écrit est encore dans cette page. Ouvrez la rubrique dans un autre onglet pour comparer, puis reprenez vos changements.");

    /// <summary>Everything that is refused; empty when the section is saved. Saving twice the same answers is one saving.</summary>
    /// <param name="id">The dossier.</param>
    /// <param name="version">Fingerprint that the form showed (<see cref="DossierPorteur.Version"/>).</param>
    /// <param name="saisie">The answers.</param>
    /// <param name="acteur">Who saves.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Guid id, string? version, SaisieDeSection saisie, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await DossierPorteurQuery.LireAsync(session, id, acteur) is not { } dossier)
        {
            return [new Refus(Introuvable, "Ce dossier n’existe pas.")];
        }

        if (Fermee(dossier, saisie.Section) is { } fermee)
        {
            return [fermee];
        }

        var refus = saisie.Refus(dossier.Appel).ToList();
        if (refus.Count > 0)
        {
            return refus;
        }

        var nouveau = saisie.Appliquer(dossier.Contenu, dossier.Appel);
        if (EmpreinteDeSection.De(nouveau, saisie.Section) == dossier.Version(saisie.Section))
        {
            return [];
        }

        if (version != dossier.Version(saisie.Section) || !await session.PasserAsync(dossier.Entete, horloge.GetUtcNow()))
        {
            return [Conflit];
        }

        await session.EcrireAsync(id, saisie, nouveau);
        await session.ValiderAsync();
        return [];
    }

    /// <summary>Why a section cannot be edited now, or null.</summary>
    internal static Refus? Fermee(DossierPorteur dossier, SectionDossier section)
    {
        if (!dossier.SectionsOuvertes.Contains(section))
        {
            return new Refus("section.fermee", $"«\u00A0{Libelles.Pour(section)}\u00A0» ne peut plus être modifié\u00A0: le dossier est «\u00A0{Libelles.LibellePorteur(dossier.Entete.Etat)}\u00A0».");
        }

        return section == SectionDossier.Attestations && !dossier.EstSignataire
            ? new Refus("attestations.signataire", "Seul un signataire de l’organisation peut signer les attestations.")
            : null;
    }
}
