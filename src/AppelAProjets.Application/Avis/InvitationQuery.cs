using AppelAProjets.Application.Pieces;

namespace AppelAProjets.Application.Avis;

/// <summary>What an expert's link shows.</summary>
/// <param name="Avis">The question, what was answered, what is being typed.</param>
/// <param name="Dossier">The reduced dossier; null once the invitation is no longer open.</param>
public sealed record InvitationLue(AvisLu Avis, EtatDInvitation Etat, string AppelTitre, string? Numero, string Titre, string Porteur, DossierReduit? Dossier);

public sealed class InvitationQuery(SqlDatabase database, Ecrivain ecrivain, IDepotDeFichiers depot)
{
    /// <summary>Null for a link that is unknown. Opening the dossier is journaled.</summary>
    public async Task<InvitationLue?> ChargerAsync(string? jeton, CancellationToken annulation = default)
    {
        InvitationLue? lue;
        await using (var session = await database.LireAsync(annulation))
        {
            if (await session.InvitationAsync(jeton, ecrivain.Maintenant) is not var (sujet, avis, etat))
            {
                return null;
            }

            lue = new InvitationLue(avis, etat, sujet.AppelTitre, sujet.Numero, sujet.Titre, sujet.Porteur, etat == EtatDInvitation.Ouverte ? await session.DossierReduitAsync(sujet.Id) : null);
        }

        if (lue.Dossier is not null)
        {
            await ecrivain.JournaliserAsync(Invitation.Expert(lue.Avis), new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, lue.Avis.DossierId), annulation);
        }

        return lue;
    }

    /// <summary>A file of the reduced dossier, once it is known to be clean; the reading is journaled.</summary>
    public async Task<FichierServi?> FichierAsync(string? jeton, string empreinte, CancellationToken annulation = default)
    {
        AvisLu avis;
        FichierDuDossier? fichier;
        await using (var session = await database.LireAsync(annulation))
        {
            if (await session.InvitationAsync(jeton, ecrivain.Maintenant) is not { Etat: EtatDInvitation.Ouverte } invitation)
            {
                return null;
            }

            avis = invitation.Avis;
            fichier = (await session.DossierReduitAsync(avis.DossierId)).Fichiers.FirstOrDefault(f => f.Empreinte == empreinte);
        }

        return await ecrivain.ServirAsync(depot, Invitation.Expert(avis), avis.DossierId, fichier, annulation);
    }
}

internal static class FichierReduit
{
    public static async Task<FichierServi?> ServirAsync(this Ecrivain ecrivain, IDepotDeFichiers depot, Acteur acteur, Guid dossierId, FichierDuDossier? fichier, CancellationToken annulation)
    {
        if (fichier is not { EstServi: true } || depot.Ouvrir(fichier.Empreinte) is not { } contenu)
        {
            return null;
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Dossier, dossierId, Details: fichier.Rubrique ?? fichier.Nom), annulation);
        return new FichierServi(contenu, fichier.TypeMime, fichier.Nom);
    }
}
