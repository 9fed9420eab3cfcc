using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Deposits a draft, or the answer to a request for complements: one version, one receipt, one mail per key, whatever the clicks.</summary>
public sealed class DeposerDossier(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    private static readonly Refus Introuvable = new(EnregistrerReponses.Introuvable, "Ce dossier n’existe pas.");

    private static readonly Refus Conflit = new("conflit",
        "Le dossier a changé pendant que vous le déposiez : rien n’a été déposé. Relisez-le, puis recommencez.");

    /// <summary>The receipt, or the first reason of the refusal; a refused draft is kept as it is.</summary>
    /// <param name="id">The dossier.</param>
    /// <param name="cle">Key of the form: the same key always gives the same receipt.</param>
    /// <param name="recuLe">When the complete request reached the server, UTC: judged against the window.</param>
    /// <param name="acteur">Who deposits.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Resultat<Recepisse>> ExecuterAsync(Guid id, string? cle, DateTimeOffset recuLe, Acteur acteur, CancellationToken annulation = default)
    {
        if (cle is not { Length: >= 16 and <= 64 })
        {
            return new Refus("depot.cle", "Rechargez la page de vérification, puis déposez de nouveau.");
        }

        if (await TenterAsync(id, cle, recuLe, acteur, annulation) is { } resultat)
        {
            return resultat;
        }

        // Another request was faster: with this key, and its receipt is ours; or with another one.
        await using var session = await database.LireAsync(annulation);
        return await DejaDeposeAsync(session, id, cle, acteur) ?? Conflit;
    }

    private async Task<Resultat<Recepisse>?> TenterAsync(Guid id, string cle, DateTimeOffset recuLe, Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.EcrireAsync(annulation);
        if (await DejaDeposeAsync(session, id, cle, acteur) is { } deja)
        {
            return deja;
        }

        if (await DossierPorteurQuery.LireAsync(session, id, acteur) is not { } lu)
        {
            return Introuvable;
        }

        if (await session.GelAsync(lu.Entete.OrganisationId, "déposer un dossier") is { } gel)
        {
            return gel;
        }

        var dossier = AvecSonSeuil(lu);
        var decision = Decider(dossier, recuLe);
        if (decision.EstRefuse)
        {
            return decision.Refus;
        }

        var le = horloge.GetUtcNow();
        var numero = dossier.Entete.Numero ?? await session.NumeroSuivantAsync(dossier.Appel);
        var version = new VersionADeposer(numero, cle, recuLe, le, await EcheanceAsync(session, dossier, recuLe));
        if (!await session.FigerAsync(dossier, version, acteur)
            || !await session.AlignerLesLignesAsync(id, dossier.Contenu.Financement.Demandes, acteur, le)
            || !await session.ReponduAsync(dossier, recuLe))
        {
            return null;
        }

        var recepisse = (await RecepisseQuery.DeLaCleAsync(session, cle))!;
        await session.JournaliserAsync(acteur, le, recepisse.VersionDeposee == 1 ? "deposer" : "repondre-complements", "Dossier", id, details: $"{numero} v{recepisse.VersionDeposee} {recepisse.Empreinte}");
        await AnnoncerAsync(session, recepisse, acteur, le);
        await session.ValiderAsync();
        return recepisse;
    }

    private static async Task<Resultat<Recepisse>?> DejaDeposeAsync(SqlSession session, Guid id, string cle, Acteur acteur) =>
        await RecepisseQuery.DeLaCleAsync(session, cle) is not { } recepisse ? null
        : recepisse.DossierId == id && acteur.EstMembre(recepisse.OrganisationId) ? recepisse
        : Introuvable;

    private static Resultat<EtatDossier> Decider(DossierPorteur dossier, DateTimeOffset recuLe) => dossier.Entete.Etat == EtatDossier.ACompleter
        ? DepotDeDossier.DeciderReponse(dossier.Entete.Etat, dossier.Qualite, dossier.ADeposer, dossier.Regles, dossier.SectionsOuvertes)
        : DepotDeDossier.Decider(dossier.Entete.Etat, dossier.Qualite, dossier.ADeposer, dossier.Regles, recuLe);

    // The threshold is frozen with the version even when the porteur left the default.
    private static DossierPorteur AvecSonSeuil(DossierPorteur dossier) => dossier with
    {
        Contenu = dossier.Contenu with { Financement = dossier.Contenu.Financement with { SeuilDeViabilite = dossier.SeuilDeViabilite } },
    };

    private static async Task<DateOnly> EcheanceAsync(SqlSession session, DossierPorteur dossier, DateTimeOffset recuLe) =>
        DelaiDeSilence.Echeance(dossier.Entete.DeposeLe ?? recuLe, await session.DemandesDePiecesAsync(dossier.Entete.Id, recuLe));

    private async Task AnnoncerAsync(SqlSession session, Recepisse recepisse, Acteur acteur, DateTimeOffset le)
    {
        var corps = TexteDuRecepisse.Corps(recepisse, liens.Value.Vers(LiensDossiers.Recepisse(recepisse.DossierId)));
        foreach (var destinataire in await session.DestinatairesAsync(recepisse.DossierId, SorteDeMessage.Recepisse, le, acteur.CompteId))
        {
            await session.AjouterCourrielAsync(destinataire.Courriel, TexteDuRecepisse.Objet(recepisse), corps, le);
        }
    }
}
