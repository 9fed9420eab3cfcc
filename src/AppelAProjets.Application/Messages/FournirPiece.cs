using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Messages;

/// <summary>The organisation sends a piece that was asked for: a message of the thread with its files. Accepted after the term too.</summary>
public sealed class FournirPiece(SqlDatabase database, TimeProvider horloge, RecevoirFichier recevoir, AnalyserFichiers analyser, IOptions<LiensOptions> liens)
{
    private static readonly Refus Close = new("piece.recue", "Cette pièce a déjà été envoyée. Pour la corriger, joignez le nouveau fichier à un message.");

    private static readonly SqlStatement Lecture = new("SELECT Libelle, Indispensable, ReponseLe FROM DemandeDePiece WHERE MessageId = @DemandeId AND DossierId = @DossierId");

    private static readonly SqlStatement Reponse = new("""
        UPDATE DemandeDePiece SET ReponseLe = @Le, ReponseMessageId = @Cle WHERE MessageId = @DemandeId AND ReponseLe IS NULL
        """);

    /// <summary>Null when the request does not exist for this person.</summary>
    /// <param name="dossierId">The dossier.</param>
    /// <param name="demandeId">The request.</param>
    /// <param name="saisie">One file at least; the text is optional.</param>
    /// <param name="acteur">Any member of the organisation that carries the dossier.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Resultat?> ExecuterAsync(Guid dossierId, Guid demandeId, SaisieDeMessage saisie, Acteur acteur, CancellationToken annulation = default)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            var (vu, refus) = await ChargerAsync(lecture, dossierId, demandeId, saisie.Cle, acteur);
            if (vu is null || refus is not null)
            {
                return refus;
            }
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

        var envoye = await EnvoyerAsync(dossierId, demandeId, saisie.Cle, texte.Valeur, fichiers.Valeur, acteur, annulation);
        await analyser.TousAsync(envoye is { EstRefuse: false } ? fichiers.Valeur : [], annulation);
        return envoye;
    }

    private async Task<Resultat?> EnvoyerAsync(Guid dossierId, Guid demandeId, Guid cle, string texte, FichierAccepte[] fichiers, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        var (vu, refus) = await ChargerAsync(session, dossierId, demandeId, cle, acteur);
        if (vu is not ({ } sujet, { } demande) || refus is not null)
        {
            return refus;
        }

        var le = horloge.GetUtcNow();
        await session.VerrouillerLeFilAsync(sujet);
        await session.AjouterMessageAsync(sujet, CoteDeMessage.Organisation, new Signature(null, sujet.Organisation), cle, texte, acteur, le);
        if (!await session.ModifierAsync(Reponse, new { DemandeId = demandeId, Le = le, Cle = cle }))
        {
            return Close;
        }

        await session.JoindreAsync(cle, fichiers, le);
        if (demande.Indispensable)
        {
            await session.RecalculerLeSilenceAsync(sujet.Id, sujet.DeposeLe, le);
        }

        await session.AnnoncerAsync(sujet, CoteDeMessage.Organisation, liens.Value, acteur, le);
        await session.JournaliserAsync(acteur, le, "fournir-piece", "Dossier", sujet.Id, details: demande.Libelle);
        await session.ValiderAsync();
        return Resultat.Ok;
    }

    private static async Task<((FilSujet Sujet, DemandeRow Demande)? Vu, Resultat? Fini)> ChargerAsync(SqlSession session, Guid dossierId, Guid demandeId, Guid cle, Acteur acteur)
    {
        if (await session.SujetDuPorteurAsync(dossierId, acteur) is not { NomDuPartenaire: null } sujet
            || await session.UnAsync<DemandeRow>(Lecture, new { DemandeId = demandeId, DossierId = dossierId }) is not { } demande)
        {
            return (null, null);
        }

        var fini = await session.DejaEcritAsync(cle, dossierId, acteur);
        return ((sujet, demande), fini is null && demande.ReponseLe is not null ? Close : fini);
    }

    private sealed record DemandeRow
    {
        public required string Libelle { get; init; }
        public required bool Indispensable { get; init; }
        public DateTimeOffset? ReponseLe { get; init; }
    }
}
