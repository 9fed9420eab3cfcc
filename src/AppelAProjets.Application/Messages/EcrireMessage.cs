using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Messages;

/// <param name="Cle">Made when the form was shown: sent twice, it is one message.</param>
/// <param name="FinanceurId">In whose name, for a member of the staff with several; null = the first that he may use.</param>
public sealed record SaisieDeMessage(Guid Cle, string? Texte, Guid? FinanceurId, IReadOnlyList<FichierJoint> Fichiers);

/// <summary>Adds a message to the thread of a dossier and tells the other side.</summary>
public sealed class EcrireMessage(SqlDatabase database, Ecrivain ecrivain, RecevoirFichier recevoir, AnalyserFichiers analyser, IOptions<LiensOptions> liens)
{
    /// <summary>By a member of the organisation, or of a partner that agreed; absent when the dossier does not exist for this person.</summary>
    public Task<Resultat> PourLePorteurAsync(Guid dossierId, SaisieDeMessage saisie, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync(new Envoi(dossierId, saisie, CoteDeMessage.Organisation, async session =>
            await session.SujetDuPorteurAsync(dossierId, acteur) is { } sujet ? (sujet, new Signature(null, sujet.Signe)) : null), acteur, annulation);

    /// <summary>By the Secrétariat or an instructor; absent when the thread does not exist for this person, or he only reads it.</summary>
    public Task<Resultat> PourLesServicesAsync(string code, Guid dossierId, SaisieDeMessage saisie, Acteur acteur, CancellationToken annulation = default) =>
        EcrireAsync(new Envoi(dossierId, saisie, CoteDeMessage.Services, async session =>
            await session.SujetDesServicesAsync(code, dossierId, acteur) is { } sujet
            && Choisir((await session.SignaturesAsync(sujet, acteur)).Ecrire, saisie.FinanceurId) is { } signature ? (sujet, signature) : null), acteur, annulation);

    /// <summary>The signature asked for, or the first one.</summary>
    internal static Signature? Choisir(IReadOnlyList<Signature> signatures, Guid? financeurId) =>
        signatures.FirstOrDefault(s => s.FinanceurId == financeurId) ?? (financeurId is null && signatures.Count > 0 ? signatures[0] : null);

    private async Task<Resultat> EcrireAsync(Envoi envoi, Acteur acteur, CancellationToken annulation)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            if (await envoi.Autoriser(lecture) is null)
            {
                return Refus.Absent;
            }

            if (CleDeSaisie.Refuser(envoi.Saisie.Cle) is { } sansCle)
            {
                return sansCle;
            }

            if (await lecture.DejaEcritAsync(envoi.Saisie.Cle, envoi.DossierId, acteur) is { } deja)
            {
                return deja;
            }
        }

        var texte = Dialogue.Lire(envoi.Saisie.Texte);
        var fichiers = texte.EstRefuse ? texte.Refus : await recevoir.TousAsync(envoi.Saisie.Fichiers, annulation);
        if (fichiers.EstRefuse)
        {
            return fichiers.Refus;
        }

        var publie = await ecrivain.EcrireAsync(acteur, (session, le) => PublierAsync(session, le, envoi, (texte.Valeur, fichiers.Valeur), acteur), annulation);
        await analyser.TousAsync(publie.EstRefuse ? [] : fichiers.Valeur, annulation);
        return publie;
    }

    private async Task<Resultat<Ecrit>> PublierAsync(SqlSession session, DateTimeOffset le, Envoi envoi, (string Texte, FichierAccepte[] Fichiers) contenu, Acteur acteur)
    {
        // Two clicks at once: the second one waits here, then finds the message of the first.
        await session.VerrouillerAsync(Verrou.Dossier(envoi.DossierId));
        if (await envoi.Autoriser(session) is not ({ } sujet, { } signature))
        {
            return Refus.Absent;
        }

        if (await session.DejaEcritAsync(envoi.Saisie.Cle, sujet.Id, acteur) is { } deja)
        {
            return deja;
        }

        var message = new MessageAAjouter(envoi.Saisie.Cle, envoi.Cote, signature, contenu.Texte);
        if (await session.SeRepeteAsync(sujet.Id, message, contenu.Fichiers.Select(f => f.Empreinte), acteur.CompteId, le))
        {
            return Ecrit.SansJournal("Sent again after a step back: the first time told everything.");
        }

        await session.AjouterMessageAsync(sujet, message, acteur, le);
        await session.JoindreAsync(envoi.Saisie.Cle, contenu.Fichiers, le);
        return Ecrit.Avec(new Acte(ActeDuJournal.EcrireMessage, ObjetDuJournal.Dossier, sujet.Id, Details: signature.Institution))
            .Et(await session.AnnonceAsync(sujet, envoi.Cote, liens.Value, acteur, le));
    }

    private sealed record Envoi(Guid DossierId, SaisieDeMessage Saisie, CoteDeMessage Cote, Func<SqlSession, Task<(FilSujet Sujet, Signature Signature)?>> Autoriser);
}
