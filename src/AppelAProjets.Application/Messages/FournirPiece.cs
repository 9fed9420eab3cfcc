using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Messages;

/// <summary>The organisation sends a piece that was asked for: a message of the thread with its files. Accepted after the term too.</summary>
public sealed class FournirPiece(SqlDatabase database, Ecrivain ecrivain, RecevoirFichier recevoir, AnalyserFichiers analyser, IOptions<LiensOptions> liens)
{
    private static readonly Refus Close = new("piece.recue", "Cette pièce a déjà été envoyée. Pour la corriger, joignez le nouveau fichier à un message.");

    private static readonly SqlStatement Lecture = new("SELECT Libelle, Indispensable, ReponseLe FROM DemandeDePiece WHERE MessageId = @DemandeId AND DossierId = @DossierId");

    private static readonly SqlStatement Reponse = new("""
        UPDATE DemandeDePiece SET ReponseLe = @Le, ReponseMessageId = @Cle WHERE MessageId = @DemandeId AND ReponseLe IS NULL
        """);

    /// <summary>Absent when the request does not exist for this person.</summary>
    /// <param name="saisie">One file at least; the text is optional.</param>
    /// <param name="acteur">Any member of the organisation that carries the dossier.</param>
    public async Task<Resultat> ExecuterAsync(Guid dossierId, Guid demandeId, SaisieDeMessage saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var visee = new DemandeVisee(dossierId, demandeId, saisie.Cle);
        await using (var lecture = await database.LireAsync(annulation))
        {
            if ((await ChargerAsync(lecture, visee, acteur)).Fini is { } fini)
            {
                return fini;
            }
        }

        if (CleDeSaisie.Refuser(saisie.Cle) is { } sansCle)
        {
            return sansCle;
        }

        if (saisie.Fichiers.Count == 0)
        {
            return new Refus("piece.fichier", "Choisissez au moins un fichier sur votre appareil.", "Fichiers");
        }

        var texte = string.IsNullOrWhiteSpace(saisie.Texte) ? "Voici la pièce demandée." : Dialogue.Lire(saisie.Texte);
        var fichiers = texte.EstRefuse ? texte.Refus : await recevoir.TousAsync(saisie.Fichiers, annulation);
        if (fichiers.EstRefuse)
        {
            return fichiers.Refus;
        }

        var envoye = await ecrivain.EcrireAsync(acteur, (session, le) => EnvoyerAsync(session, le, visee, (texte.Valeur, fichiers.Valeur), acteur), annulation);
        await analyser.TousAsync(envoye.EstRefuse ? [] : fichiers.Valeur, annulation);
        return envoye;
    }

    private async Task<Resultat<Ecrit>> EnvoyerAsync(SqlSession session, DateTimeOffset le, DemandeVisee visee, (string Texte, FichierAccepte[] Fichiers) contenu, Acteur acteur)
    {
        await session.VerrouillerAsync(Verrou.Dossier(visee.DossierId));
        var (vu, fini) = await ChargerAsync(session, visee, acteur);
        if (vu is not ({ } sujet, { } demande) || fini is not null)
        {
            return fini!;
        }

        await session.AjouterMessageAsync(sujet, new MessageAAjouter(visee.Cle, CoteDeMessage.Organisation, new Signature(null, sujet.Organisation), contenu.Texte), acteur, le);
        if (!await session.ModifierAsync(Reponse, new { visee.DemandeId, Le = le, visee.Cle }))
        {
            return Close;
        }

        await session.JoindreAsync(visee.Cle, contenu.Fichiers, le);
        if (demande.Indispensable)
        {
            await session.RecalculerLeSilenceAsync(sujet.Id, sujet.DeposeLe, le);
        }

        return Ecrit.Avec(new Acte(ActeDuJournal.FournirPiece, ObjetDuJournal.Dossier, sujet.Id, Details: demande.Libelle))
            .Et(await session.AnnonceAsync(sujet, CoteDeMessage.Organisation, liens.Value, acteur, le));
    }

    // Either what it is about, or the end.
    private static async Task<((FilSujet Sujet, DemandeRow Demande)? Vu, Resultat<Ecrit>? Fini)> ChargerAsync(SqlSession session, DemandeVisee visee, Acteur acteur)
    {
        if (await session.SujetDuPorteurAsync(visee.DossierId, acteur) is not { NomDuPartenaire: null } sujet
            || await session.UnAsync<DemandeRow>(Lecture, visee) is not { } demande)
        {
            return (null, Refus.Absent);
        }

        var fini = await session.DejaEcritAsync(visee.Cle, visee.DossierId, acteur);
        return ((sujet, demande), fini is null && demande.ReponseLe is not null ? Close : fini);
    }

    private sealed record DemandeVisee(Guid DossierId, Guid DemandeId, Guid Cle);

    private sealed record DemandeRow
    {
        public required string Libelle { get; init; }
        public required bool Indispensable { get; init; }
        public DateTimeOffset? ReponseLe { get; init; }
    }
}
