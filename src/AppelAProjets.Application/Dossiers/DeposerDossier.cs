using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Organisations;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Deposits a draft, the answer to a request for complements or a corrected version: one version, one receipt, one mail per key, whatever the clicks.</summary>
public sealed class DeposerDossier(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly Refus Conflit = Refus.Conflit with { Message = "Le dossier a changé pendant que vous le déposiez : rien n’a été déposé. Relisez-le, puis recommencez." };

    /// <summary>The receipt, or the first reason of the refusal; a refused draft is kept as it is. Absent when the dossier does not exist for this person.</summary>
    /// <param name="cle">Key of the form: the same key always gives the same receipt.</param>
    /// <param name="recuLe">When the complete request reached the server, UTC: judged against the window.</param>
    public async Task<Resultat<Recepisse>> ExecuterAsync(Guid id, string? cle, DateTimeOffset recuLe, Acteur acteur, CancellationToken annulation = default) =>
        cle is { Length: >= 16 and <= 64 }
            ? await ecrivain.EcrireAsync<Recepisse>(acteur, (session, le) => DeposerAsync(session, le, (id, cle, recuLe), acteur), annulation)
            : new Refus("depot.cle", "Rechargez la page de vérification, puis déposez de nouveau.");

    private async Task<Resultat<Ecrit<Recepisse>>> DeposerAsync(SqlSession session, DateTimeOffset le, (Guid Id, string Cle, DateTimeOffset RecuLe) depot, Acteur acteur)
    {
        if (await DossierLectureQuery.EnteteAsync(session, depot.Id) is not { } entete || !acteur.EstMembre(entete.OrganisationId))
        {
            return Refus.Absent;
        }

        // The rules of the call and the freezes of all who take part stay as they are read. Its number is one row: deposits of a call would wait for each other anyway.
        HashSet<Guid> tenues = [entete.OrganisationId, .. (await session.PartenairesAsync(depot.Id)).Select(p => p.OrganisationId).OfType<Guid>()];
        await session.VerrouillerAsync([Verrou.Appel(entete.AppelId), .. tenues.Select(Verrou.Organisation), Verrou.Dossier(depot.Id)]);
        if (await RecepisseQuery.DeLaCleAsync(session, depot.Cle) is { } deja)
        {
            return deja.DossierId == depot.Id ? Ecrit.Rien("this key has its receipt").Donnant(deja) : Refus.Absent;
        }

        if (await session.GelAsync(entete.OrganisationId, "déposer un dossier") is { } gel)
        {
            return gel;
        }

        var dossier = AvecSonSeuil((await DossierPorteurQuery.LireAsync(session, depot.Id, acteur, le))!);
        if (dossier.Parts.Any(p => p.Partenaire.OrganisationId is { } partenaire && !tenues.Contains(partenaire)))
        {
            // It came in before the dossier was held.
            return Conflit;
        }

        var decision = Decider(dossier, depot.RecuLe);
        return decision.EstRefuse ? decision.Refus : await EcrireAsync(session, le, dossier, depot, acteur);
    }

    private async Task<Resultat<Ecrit<Recepisse>>> EcrireAsync(SqlSession session, DateTimeOffset le, DossierPorteur dossier, (Guid Id, string Cle, DateTimeOffset RecuLe) depot, Acteur acteur)
    {
        var numero = dossier.Entete.Numero ?? await session.NumeroSuivantAsync(dossier.Appel);
        var version = new VersionADeposer(numero, depot.Cle, depot.RecuLe, le, await session.RejetImpliciteAsync(depot.Id, dossier.Entete.DeposeLe ?? depot.RecuLe, depot.RecuLe));
        if (!await session.FigerAsync(dossier, version, acteur)
            || !await session.AlignerLesLignesAsync(depot.Id, dossier.Contenu.Financement.Demandes, Motif(dossier.Entete), acteur, le)
            || !await session.ReponduAsync(dossier, depot.RecuLe))
        {
            return Conflit;
        }

        var recepisse = (await RecepisseQuery.DeLaCleAsync(session, depot.Cle))!;
        if (dossier.Entete.EstEnCorrection && (await RecepisseQuery.DuDepotAsync(session, depot.Id, recepisse.VersionDeposee - 1))?.Empreinte == recepisse.Empreinte)
        {
            return CorrectionDeDossier.Inchangee;
        }

        await session.ConclureLaCorrectionAsync(depot.Id);
        return Ecrit.Avec(new Acte(EnActe(dossier.Entete), ObjetDuJournal.Dossier, depot.Id, Details: $"{numero}, version {recepisse.VersionDeposee}, empreinte {recepisse.Empreinte}"))
            .Et(await AnnoncerAsync(session, recepisse, acteur, le)).Donnant(recepisse);
    }

    private static ActeDuJournal EnActe(DossierEntete avant) =>
        avant.Etat == EtatDossier.ACompleter ? ActeDuJournal.RepondreComplements : avant.EstEnCorrection ? ActeDuJournal.Corriger : ActeDuJournal.Deposer;

    private static string Motif(DossierEntete avant) => avant.EstEnCorrection ? "Correction avant la clôture du dépôt" : "Réponse à une demande de compléments";

    private static Resultat<EtatDossier> Decider(DossierPorteur dossier, DateTimeOffset recuLe) => dossier.Entete.Etat == EtatDossier.ACompleter
        ? DepotDeDossier.DeciderReponse(dossier.Entete.Etat, dossier.Qualite, dossier.ADeposer, dossier.Regles, dossier.SectionsOuvertes)
        : dossier.Entete.EstEnCorrection ? CorrectionDeDossier.Deposer(dossier.Entete.Etat, dossier.Qualite, dossier.ADeposer, dossier.Regles, recuLe)
        : DepotDeDossier.Decider(dossier.Entete.Etat, dossier.Qualite, dossier.ADeposer, dossier.Regles, recuLe);

    // The threshold is frozen with the version even when the porteur left the default.
    private static DossierPorteur AvecSonSeuil(DossierPorteur dossier) => dossier with
    {
        Contenu = dossier.Contenu with { Financement = dossier.Contenu.Financement with { SeuilDeViabilite = dossier.SeuilDeViabilite } },
    };

    private async Task<IReadOnlyList<NouveauCourriel>> AnnoncerAsync(SqlSession session, Recepisse recepisse, Acteur acteur, DateTimeOffset le)
    {
        var (lien, copie) = (liens.Value.Vers(LiensDossiers.Recepisse(recepisse.DossierId)), recepisse with { EstLuParUnPartenaire = true });
        var destinataires = await session.DestinatairesAsync(recepisse.DossierId, SorteDeMessage.Recepisse, le, acteur.CompteId);
        return [.. destinataires.Select(d => (d, lu: d.EstPartenaire ? copie : recepisse))
            .Select(x => new NouveauCourriel(GenreDeCourriel.Recepisse, x.d.Courriel, TexteDuRecepisse.Objet(x.lu), TexteDuRecepisse.Corps(x.lu, lien)) { RecepisseDuDepot = recepisse.VersionDeposee, RecepisseEnCopie = x.d.EstPartenaire })];
    }
}
