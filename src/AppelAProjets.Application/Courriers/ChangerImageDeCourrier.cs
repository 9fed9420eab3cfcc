using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Courriers;
using SkiaSharp;

namespace AppelAProjets.Application.Courriers;

/// <summary>The Secrétariat gives the logo of a funder, or the signature of who signs for it, checked as any file received here; or takes it off. Letters made before keep theirs.</summary>
public sealed class ChangerImageDeCourrier(Ecrivain ecrivain, RecevoirFichier recevoir, AnalyserFichiers analyser, IDepotDeFichiers depot)
{
    /// <summary>Absent when the funder is not one of the call, or it is not the Secrétariat. Nothing of a refused file is printed.</summary>
    public async Task<Resultat> ExecuterAsync(Cible cible, (Guid FinanceurId, NatureDImage Nature) quoi, (string Nom, Stream Contenu) fichier, Acteur acteur, CancellationToken annulation = default)
    {
        if (!acteur.A(Role.Secretariat))
        {
            return Refus.Absent;
        }

        var recu = await recevoir.RecevoirAsync(fichier.Nom, fichier.Contenu, annulation);
        if ((recu.EstRefuse ? recu.Refus with { Champ = "Fichier" } : Verifier(recu.Valeur)) is { } refus)
        {
            return refus;
        }

        var change = await EcrireAsync(cible, quoi, recu.Valeur, acteur, annulation);
        if (!change.EstRefuse)
        {
            await analyser.EssayerAsync(recu.Valeur, annulation);
        }

        return change;
    }

    public Task<Resultat> RetirerAsync(Cible cible, (Guid FinanceurId, NatureDImage Nature) quoi, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync(cible, quoi, null, acteur, annulation);

    private Task<Resultat> EcrireAsync(Cible cible, (Guid FinanceurId, NatureDImage Nature) quoi, FichierAccepte? fichier, Acteur acteur, CancellationToken annulation) =>
        ecrivain.ModifierAppelAsync(cible, SectionAppel.Contacts, acteur, async (session, appel, le) =>
        {
            if (fichier is not null)
            {
                await session.EnregistrerFichierAsync(fichier, le);
            }

            return await ImageDeCourrierStore.AjouterAsync(session, (appel.Id, quoi.FinanceurId, quoi.Nature), fichier?.Empreinte, le)
                ? Ecrit.Avec(new Acte(ActeDuJournal.ChangerImageDeCourrier, ObjetDuJournal.Appel, appel.Id, Details: $"{ImageDeCourrier.Libelle(quoi.Nature)}, {(fichier is null ? "retirée" : fichier.Nom)}"))
                : Refus.Absent;
        }, annulation);

    private Refus? Verifier(FichierAccepte fichier)
    {
        var estUneImage = TypesDeFichier.EstUneImage(fichier.TypeMime);
        using var contenu = estUneImage ? depot.Ouvrir(fichier.Empreinte) : null;
        using var codec = contenu is null ? null : SKCodec.Create(contenu);
        return ImageDeCourrier.Refuser(codec is not null, fichier.Taille, codec?.Info.Width ?? 0, codec?.Info.Height ?? 0);
    }
}
