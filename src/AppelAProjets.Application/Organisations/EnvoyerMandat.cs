using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <summary>What is typed of a mandate.</summary>
/// <param name="Nature">Null when nothing was chosen.</param>
/// <param name="Representant">Legal representative.</param>
/// <param name="Fonction">Their function.</param>
/// <param name="Certifie">The box is ticked.</param>
public sealed record SaisieMandat(NatureMandat? Nature, string? Representant, string? Fonction, bool Certifie);

/// <summary>Sends a mandate: a signataire's, or that of the person who takes over an organisation without signataire.</summary>
public sealed class EnvoyerMandat(SqlDatabase database, TimeProvider horloge, RecevoirFichier fichiers, IOptions<LiensOptions> liens)
{
    /// <summary>Every reason of the refusal; empty when it is sent. The file is optional.</summary>
    public async Task<IReadOnlyList<Refus>> ExecuterAsync(Guid organisationId, SaisieMandat saisie, (string Nom, Stream Contenu)? fichier, Acteur acteur, CancellationToken annulation = default)
    {
        var refus = Verifier(saisie);
        if (refus.Count > 0)
        {
            return refus;
        }

        if (await PermettreAsync(organisationId, acteur, annulation) is { } interdit)
        {
            return [interdit];
        }

        var recu = fichier is { } f ? await fichiers.RecevoirAsync(f.Nom, f.Contenu, annulation) : null;
        return recu is { EstRefuse: true }
            ? [recu.Refus]
            : await EcrireAsync(organisationId, new MandatAEnvoyer(saisie.Nature!.Value, saisie.Representant!.Trim(), saisie.Fonction?.Trim(), recu?.Valeur), acteur, annulation) is { } final ? [final] : [];
    }

    private static List<Refus> Verifier(SaisieMandat s)
    {
        var refus = new List<Refus>();
        if (s.Nature is null)
        {
            refus.Add(new Refus("mandat.nature", "Dites à quel titre vous agissez.", nameof(s.Nature)));
        }

        if (string.IsNullOrWhiteSpace(s.Representant) || s.Representant.Trim().Length > 200)
        {
            refus.Add(new Refus("mandat.representant", "Écrivez le nom du représentant légal (200 caractères au plus).", nameof(s.Representant)));
        }

        if (s.Fonction?.Trim().Length > 120)
        {
            refus.Add(new Refus("mandat.fonction", "Raccourcissez la fonction : 120 caractères au plus.", nameof(s.Fonction)));
        }

        if (!s.Certifie)
        {
            refus.Add(new Refus("mandat.certifie", "Cochez la case : vous engagez votre responsabilité.", nameof(s.Certifie)));
        }

        return refus;
    }

    private async Task<Refus?> PermettreAsync(Guid organisationId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ChargerMembresAsync(organisationId) is { } lu ? VieDesMembres.EnvoyerUnMandat(lu.Situation, acteur.CompteId).Refus : RefusDeDonnees.Introuvable;
    }

    private async Task<Refus?> EcrireAsync(Guid organisationId, MandatAEnvoyer mandat, Acteur acteur, CancellationToken annulation)
    {
        var le = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        if (await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return RefusDeDonnees.Introuvable;
        }

        if (VieDesMembres.EnvoyerUnMandat(lu.Situation, acteur.CompteId).Refus is { } refus)
        {
            return refus;
        }

        var reprise = lu.Situation.EstAbandonnee;
        if (mandat.Fichier is { } fichier)
        {
            await session.EnregistrerFichierAsync(fichier, le);
        }

        if (!await session.ChangerEtatAsync(organisationId, lu.Organisation.Version, EtatMandat.AVerifier, null))
        {
            return RefusDeDonnees.Conflit;
        }

        if (!await session.AjouterMandatAsync(organisationId, acteur.CompteId, mandat, reprise, le))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, le, reprise ? "reprendre" : "envoyer-mandat", "Organisation", organisationId, details: LibellesDOrganisation.Pour(mandat.Nature));
        if (reprise)
        {
            var lien = liens.Value.Vers(LiensOrganisations.DuSecretariat(organisationId));
            await GererLesMembres.EcrireAAsync(session, await session.CourrielsDuSecretariatAsync(le), TextesDOrganisation.Reprise(lu.Organisation.Nom, acteur, lien), le);
        }

        await session.ValiderAsync();
        return null;
    }
}
