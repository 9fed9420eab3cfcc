using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Messages;

/// <summary>What is written.</summary>
/// <param name="Cle">Made when the form was shown: sent twice, it is one message.</param>
/// <param name="Texte">Plain text.</param>
/// <param name="FinanceurId">In whose name, for a member of the staff with several; null = the first that he may use.</param>
/// <param name="Fichiers">Files to attach.</param>
public sealed record SaisieDeMessage(Guid Cle, string? Texte, Guid? FinanceurId, IReadOnlyList<FichierJoint> Fichiers);

/// <summary>Adds a message to the thread of a dossier and tells the other side.</summary>
public sealed class EcrireMessage(SqlDatabase database, TimeProvider horloge, RecevoirFichier recevoir, AnalyserFichiers analyser, IOptions<LiensOptions> liens)
{
    /// <summary>By a member of the organisation, or of a partner that agreed; null when the dossier does not exist for this person.</summary>
    public Task<Resultat?> PourLePorteurAsync(Guid dossierId, SaisieDeMessage saisie, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync(saisie, CoteDeMessage.Organisation, async session => await session.SujetDuPorteurAsync(dossierId, acteur) is { } sujet
            ? (sujet, new Signature(null, sujet.Signe)) : null, acteur, annulation);

    /// <summary>By the Secrétariat or an instructor; null when the thread does not exist for this person, or he only reads it.</summary>
    public Task<Resultat?> PourLesServicesAsync(string code, Guid dossierId, SaisieDeMessage saisie, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync(saisie, CoteDeMessage.Services, async session =>
            await session.SujetDesServicesAsync(code, dossierId, acteur) is { } sujet
            && Choisir((await session.SignaturesAsync(sujet, acteur)).Ecrire, saisie.FinanceurId) is { } signature ? (sujet, signature) : null, acteur, annulation);

    /// <summary>The signature asked for, or the first one.</summary>
    internal static Signature? Choisir(IReadOnlyList<Signature> signatures, Guid? financeurId) =>
        signatures.FirstOrDefault(s => s.FinanceurId == financeurId) ?? (financeurId is null && signatures.Count > 0 ? signatures[0] : null);

    private async Task<Resultat?> EcrireAsync(
        SaisieDeMessage saisie, CoteDeMessage cote, Func<SqlSession, Task<(FilSujet Sujet, Signature Signature)?>> autoriser, Acteur acteur, CancellationToken annulation)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            if (await autoriser(lecture) is not { } vu)
            {
                return null;
            }

            if (await lecture.DejaEcritAsync(saisie.Cle, vu.Sujet.Id, acteur) is { } deja)
            {
                return deja;
            }
        }

        var texte = Dialogue.Lire(saisie.Texte);
        var fichiers = texte.EstRefuse ? texte.Refus : await recevoir.TousAsync(saisie.Fichiers, annulation);
        if (fichiers.EstRefuse)
        {
            return fichiers.Refus;
        }

        var publie = await PublierAsync(saisie.Cle, texte.Valeur, fichiers.Valeur, cote, autoriser, acteur, annulation);
        await analyser.TousAsync(publie is { EstRefuse: false } ? fichiers.Valeur : [], annulation);
        return publie;
    }

    private async Task<Resultat?> PublierAsync(
        Guid cle, string texte, FichierAccepte[] fichiers, CoteDeMessage cote, Func<SqlSession, Task<(FilSujet Sujet, Signature Signature)?>> autoriser, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await autoriser(session) is not ({ } sujet, { } signature))
        {
            return null;
        }

        // Two clicks at once: the second one waits here, then finds the message of the first.
        await session.VerrouillerLeFilAsync(sujet);
        if (await session.DejaEcritAsync(cle, sujet.Id, acteur) is { } deja)
        {
            return deja;
        }

        var le = horloge.GetUtcNow();
        await session.AjouterMessageAsync(sujet, cote, signature, cle, texte, acteur, le);
        await session.JoindreAsync(cle, fichiers, le);
        await session.AnnoncerAsync(sujet, cote, liens.Value, acteur, le);
        await session.JournaliserAsync(acteur, le, "ecrire-message", "Dossier", sujet.Id, details: signature.Institution);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
