using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Messages;
using AppelAProjets.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Organisations;

/// <param name="Nature">Null when nothing was chosen.</param>
public sealed record SaisieMandat(NatureMandat? Nature, string? Representant, string? Fonction, bool Certifie);

/// <summary>Sends a mandate: a signataire's, or that of the person who takes over an organisation without signataire.</summary>
public sealed class EnvoyerMandat(SqlDatabase database, Ecrivain ecrivain, RecevoirFichier fichiers, IOptions<LiensOptions> liens)
{
    /// <summary>The file is optional.</summary>
    public async Task<Resultat> ExecuterAsync(Guid organisationId, SaisieMandat saisie, (string Nom, Stream Contenu)? fichier, Acteur acteur, CancellationToken annulation = default)
    {
        var refus = Verifier(saisie);
        if (refus.Count > 0)
        {
            return refus.ToArray();
        }

        if (await PermettreAsync(organisationId, acteur, annulation) is { EstRefuse: true } interdit)
        {
            return interdit;
        }

        var recu = fichier is { } f ? await fichiers.RecevoirAsync(f.Nom, f.Contenu, annulation) : null;
        if (recu is { EstRefuse: true })
        {
            return recu.TousLesRefus;
        }

        var mandat = new MandatAEnvoyer(saisie.Nature!.Value, saisie.Representant!.Trim(), saisie.Fonction?.Trim(), recu?.Valeur);
        return await ecrivain.EcrireAsync(acteur, (session, le) => EnvoyerAsync(session, le, organisationId, mandat, acteur), annulation);
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

    // Before the file is received.
    private async Task<Resultat> PermettreAsync(Guid organisationId, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ChargerMembresAsync(organisationId) is { } lu ? VieDesMembres.EnvoyerUnMandat(lu.Situation, acteur.CompteId) : Refus.Absent;
    }

    private async Task<Resultat<Ecrit>> EnvoyerAsync(SqlSession session, DateTimeOffset le, Guid organisationId, MandatAEnvoyer mandat, Acteur acteur)
    {
        await session.VerrouillerAsync(Verrou.Organisation(organisationId));
        if (await session.ChargerMembresAsync(organisationId) is not { } lu)
        {
            return Refus.Absent;
        }

        if (VieDesMembres.EnvoyerUnMandat(lu.Situation, acteur.CompteId) is { EstRefuse: true } refus)
        {
            return refus.TousLesRefus;
        }

        var reprise = lu.Situation.EstAbandonnee;
        if (mandat.Fichier is { } fichier)
        {
            await session.EnregistrerFichierAsync(fichier, le);
        }

        if (!await session.ChangerEtatAsync(organisationId, lu.Organisation.Version, EtatMandat.AVerifier, null)
            || !await session.AjouterMandatAsync(organisationId, acteur.CompteId, mandat, reprise, le))
        {
            return Refus.Conflit;
        }

        var ecrit = Ecrit.Avec(new Acte(reprise ? ActeDuJournal.Reprendre : ActeDuJournal.EnvoyerMandat, ObjetDuJournal.Organisation, organisationId, Details: LibellesDOrganisation.Pour(mandat.Nature)));
        if (!reprise)
        {
            return ecrit;
        }

        var texte = TextesDOrganisation.Reprise(lu.Organisation.Nom, acteur, liens.Value.Vers(LiensOrganisations.DuSecretariat(organisationId)));
        return ecrit.Et(NouveauCourriel.A(GenreDeCourriel.Acces, await session.SecretariatAsync(organisationId, le), texte));
    }
}
