using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>
/// Publishes letters that have every bon à signer: the PDF is rendered and kept outside any transaction, then the letter, the dossier, the journal and
/// the mails are written in one. Clicked twice, or by two people at once, it publishes once and writes once.
/// </summary>
public sealed class PublierCourriers(SqlDatabase database, IMoteurPdf moteur, IDepotDeFichiers depot, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    private const long TailleMaximale = 50L * 1024 * 1024;

    /// <summary>Publishes the letters of these items; those already published need nothing.</summary>
    public async Task<BilanDeCourriers> ExecuterAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default)
    {
        var (refus, faits, deja) = (new List<RefusDeCourrier>(), 0, 0);
        foreach (var pointId in acteur.A(Role.Secretariat) ? points.Distinct() : [])
        {
            var (numero, resultat) = await PublierAsync(code, pointId, acteur, annulation);
            if (resultat.EstRefuse)
            {
                refus.Add(new RefusDeCourrier(numero, resultat.Refus));
            }
            else
            {
                _ = resultat.Valeur ? faits++ : deja++;
            }
        }

        return new BilanDeCourriers(faits, deja, refus);
    }

    private async Task<(string Numero, Resultat<bool> Resultat)> PublierAsync(string code, Guid pointId, Acteur acteur, CancellationToken annulation)
    {
        CourrierRow courrier;
        await using (var lecture = await database.LireAsync(annulation))
        {
            var examen = await ExaminerAsync(lecture, code, pointId, acteur);
            if (examen.Refus is { } refus)
            {
                return (examen.Courrier?.Numero ?? "–", refus);
            }

            courrier = examen.Courrier!;
            if (examen.DejaPublie)
            {
                return (courrier.Numero, false);
            }
        }

        using var fichier = await RendreAsync(courrier, annulation);
        return (courrier.Numero, await EcrireAsync(code, courrier, fichier, acteur, annulation));
    }

    private async Task<FichierRecu> RendreAsync(CourrierRow courrier, CancellationToken annulation)
    {
        using var pdf = new MemoryStream();
        moteur.Rendre(TexteConserve.Lire(courrier.Document), pdf);
        pdf.Position = 0;
        var fichier = await depot.RecevoirAsync(pdf, TailleMaximale, annulation);
        await depot.GarderAsync(fichier, annulation);
        return fichier;
    }

    private async Task<Resultat<bool>> EcrireAsync(string code, CourrierRow lu, FichierRecu fichier, Acteur acteur, CancellationToken annulation)
    {
        var maintenant = horloge.GetUtcNow();
        await using var session = await database.EcrireAsync(annulation);
        // Decided again on what is there now: rendering took time.
        var examen = await ExaminerAsync(session, code, lu.PointId, acteur);
        if (examen.DejaPublie)
        {
            return examen.Courrier!.PubliePar == acteur.CompteId ? false : RefusDeDonnees.Conflit;
        }

        if (examen.Refus is { } refus)
        {
            return refus;
        }

        var courrier = examen.Courrier!;
        if (courrier.Version != lu.Version
            || !await CourrierStore.PublierAsync(session, courrier, fichier.Empreinte, fichier.Taille, acteur.CompteId, maintenant)
            || (examen.Vers is { } etat && !await ComiteStore.AvancerDossierAsync(session, courrier.DossierId, courrier.DossierVersion, etat, null)))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, maintenant, "publier", "Courrier", courrier.Id, details: $"{courrier.Numero} {fichier.Empreinte}");
        await session.JournaliserAsync(acteur, maintenant, "publier-avis", "Dossier", courrier.DossierId, details: courrier.Numero);
        foreach (var destinataire in await session.DestinatairesAsync(courrier.DossierId, SorteDeMessage.Lettre, maintenant))
        {
            await session.AjouterCourrielAsync(destinataire.Courriel, $"Votre courrier d’avis commun est disponible – dossier {courrier.NumeroDossier}", Corps(courrier), maintenant);
        }

        await session.ValiderAsync();
        return true;
    }

    private static async Task<Examen> ExaminerAsync(SqlSession session, string code, Guid pointId, Acteur acteur)
    {
        if (await CourrierStore.DuPointAsync(session, code, pointId, acteur) is not { } courrier)
        {
            return new Examen(null, new Refus("courrier.absent", "Le courrier n’est pas préparé."), null);
        }

        if (courrier.Etat is EtatCourrier.Publie or EtatCourrier.EnRevision)
        {
            return new Examen(courrier, null, null, DejaPublie: true);
        }

        var matiere = await new MatiereLecteur(session, acteur).LireAsync(code, pointId);
        if ((matiere is null ? RefusDeDonnees.Introuvable : matiere.Obstacle()) is { } obstacle)
        {
            return new Examen(courrier, obstacle, null);
        }

        var manquants = (await CourrierStore.VisasAsync(session, courrier.Id)).Where(v => v.Le is null).Select(v => v.Sigle).ToList();
        if (manquants.Count > 0 && courrier.Etat == EtatCourrier.Projet)
        {
            return new Examen(courrier, new Refus("courrier.bons-manquants", $"Il manque le bon à signer de : {string.Join(", ", manquants)}."), null);
        }

        var qui = acteur.Intervenants(new Perimetre());
        var decision = CycleCourrier.Table.Decider(courrier.Etat, ActionCourrier.Publier, qui, ContexteCourrier.Vide with { BonsManquants = manquants });
        // An adjourned dossier is back in instruction: its letter is published and its state does not move.
        if (decision.EstRefuse || matiere!.Point.EtatPoint == EtatPoint.Ajourne)
        {
            return new Examen(courrier, decision.Refus, null);
        }

        var dossier = CycleDossier.Table.Decider(courrier.EtatDossier, ActionDossier.PublierAvis, qui, ContexteDossier.Vide with { BonsManquants = manquants });
        return new Examen(courrier, dossier.Refus, dossier.EstRefuse ? null : dossier.Valeur);
    }

    // Neither amount nor opinion: a mail is read by others than its addressee.
    private string Corps(CourrierRow courrier) => $"""
        Bonjour,

        Le courrier d’avis commun des financeurs sur votre dossier {courrier.NumeroDossier} est disponible dans votre espace (connexion nécessaire) :
        {liens.Value.Vers(LiensCourriers.DuPorteur(courrier.DossierId))}

        Vous pouvez y lire le courrier n° {courrier.Numero} et le télécharger en PDF.
        """.ReplaceLineEndings("\n");

    private sealed record Examen(CourrierRow? Courrier, Refus? Refus, EtatDossier? Vers, bool DejaPublie = false);
}
