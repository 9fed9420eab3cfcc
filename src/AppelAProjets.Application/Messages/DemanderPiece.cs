using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Messages;

/// <param name="Cle">Made when the form was shown: sent twice, it is one request.</param>
/// <param name="Libelle">The piece, 200 characters at most.</param>
/// <param name="TermeLe">Last day to answer, after today.</param>
/// <param name="Indispensable">Suspends the silence delay.</param>
/// <param name="FinanceurId">In whose name; null = the first that the person may use.</param>
public sealed record SaisieDeDemandeDePiece(Guid Cle, string? Libelle, string? Message, DateOnly TermeLe, bool Indispensable, Guid? FinanceurId);

/// <summary>Asks for a piece while the dossier goes on: a message of the thread with a term; the state does not change (CYCLE).</summary>
public sealed class DemanderPiece(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private const int LibelleMaximum = 200;

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO DemandeDePiece (MessageId, DossierId, Libelle, Indispensable, TermeLe, EnvoyeeLe, ReponseLe, ReponseMessageId)
        VALUES (@MessageId, @DossierId, @Libelle, @Indispensable, @TermeLe, @Le, NULL, NULL)
        """);

    /// <summary>Absent when the thread does not exist for this person or he may not write in it.</summary>
    public Task<Resultat> ExecuterAsync(string code, Guid dossierId, SaisieDeDemandeDePiece saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            await session.VerrouillerAsync(Verrou.Dossier(dossierId));
            if (await session.SujetDesServicesAsync(code, dossierId, acteur) is not { } sujet
                || EcrireMessage.Choisir((await session.SignaturesAsync(sujet, acteur)).Demander, saisie.FinanceurId) is not { } signature)
            {
                return Refus.Absent;
            }

            if (await session.DejaEcritAsync(saisie.Cle, sujet.Id, acteur) is { } deja)
            {
                return deja;
            }

            if (Refuser(sujet, saisie, signature, le) is { Length: > 0 } refus)
            {
                return refus;
            }

            var acte = await EnregistrerAsync(session, sujet, saisie, signature, (acteur, le));
            return Ecrit.Avec(acte).Et(await session.AnnonceDeLaDemandeAsync(sujet, saisie.TermeLe, liens.Value, acteur, le));
        }, annulation);

    private static Refus[] Refuser(FilSujet sujet, SaisieDeDemandeDePiece saisie, Signature signature, DateTimeOffset le)
    {
        var nom = saisie.Libelle?.Trim() ?? "";
        var qui = signature.FinanceurId is null ? Role.Secretariat : Role.Instructeur;
        var decision = CycleDossier.Decider(sujet.Etat, ActionDossier.DemanderPiece, qui, new ContexteDossier { ElementsDemandes = nom.Length == 0 ? 0 : 1 });
        var texte = Dialogue.Lire(saisie.Message);
        return
        [
            .. CleDeSaisie.Refuser(saisie.Cle) is { } sansCle ? [sansCle] : Array.Empty<Refus>(),
            .. decision.EstRefuse ? [decision.Refus with { Champ = "Libelle" }] : Array.Empty<Refus>(),
            .. nom.Length > LibelleMaximum ? [new Refus("piece.libelle", $"Nommez la pièce en {LibelleMaximum} caractères au plus.", "Libelle")] : Array.Empty<Refus>(),
            .. texte.EstRefuse ? [texte.Refus with { Champ = "Message" }] : Array.Empty<Refus>(),
            .. saisie.TermeLe <= HeureDeParis.Jour(le) ? [new Refus("piece.terme", "La date limite de réponse doit être postérieure à aujourd’hui.", "TermeLe")] : Array.Empty<Refus>(),
        ];
    }

    private static async Task<Acte> EnregistrerAsync(SqlSession session, FilSujet sujet, SaisieDeDemandeDePiece saisie, Signature signature, (Acteur Acteur, DateTimeOffset Le) par)
    {
        var libelle = saisie.Libelle!.Trim();
        await session.AjouterMessageAsync(sujet, new MessageAAjouter(saisie.Cle, CoteDeMessage.Services, signature, Dialogue.Lire(saisie.Message).Valeur), par.Acteur, par.Le);
        await session.ExecuterAsync(Ajout, new { MessageId = saisie.Cle, DossierId = sujet.Id, Libelle = libelle, saisie.Indispensable, saisie.TermeLe, par.Le });
        if (saisie.Indispensable)
        {
            await session.RecalculerLeSilenceAsync(sujet.Id, sujet.DeposeLe, par.Le);
        }

        var details = $"{signature.Institution}, avant le {HeureDeParis.EcrireJour(saisie.TermeLe)}{(saisie.Indispensable ? ", indispensable" : "")}";
        return new Acte(ActeDuJournal.DemanderPiece, ObjetDuJournal.Dossier, sujet.Id, libelle, details);
    }
}
