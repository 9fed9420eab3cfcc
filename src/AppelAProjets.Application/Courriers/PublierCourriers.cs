using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>Publishes letters that have every bon à signer: the PDF is kept outside any transaction, then all is written in one. Clicked twice, or by two people at once, it writes once.</summary>
public sealed class PublierCourriers(SqlDatabase database, Ecrivain ecrivain, IMoteurPdf moteur, IDepotDeFichiers depot, IOptions<LiensOptions> liens)
{
    private const long TailleMaximale = 50L * 1024 * 1024;

    /// <summary>Publishes the letters of these items, one by one; those already published need nothing. Absent when the call is unknown, or it is not the Secrétariat.</summary>
    public async Task<Resultat<BilanDeCourriers>> ExecuterAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default)
    {
        await using (var lecture = await database.LireAsync(annulation))
        {
            if (!acteur.A(Role.Secretariat) || !await CourrierStore.AppelExisteAsync(lecture, code))
            {
                return Refus.Absent;
            }
        }

        var bilan = BilanDeCourriers.Vide;
        foreach (var pointId in points.Distinct())
        {
            var (numero, fait) = await PublierAsync(code, pointId, acteur, annulation);
            bilan = bilan.Avec(numero, fait);
        }

        return bilan;
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

    private Task<Resultat<bool>> EcrireAsync(string code, CourrierRow lu, FichierRecu fichier, Acteur acteur, CancellationToken annulation) =>
        ecrivain.EcrireAsync<bool>(acteur, async (session, le) =>
        {
            await CourrierStore.VerrouillerAsync(session, [lu.PointId]);
            // Decided again on what is there now: rendering took time.
            var examen = await ExaminerAsync(session, code, lu.PointId, acteur);
            if (examen.DejaPublie)
            {
                return examen.Courrier!.PubliePar == acteur.CompteId ? Ecrit.SansJournal("published already").Donnant(false) : Refus.Conflit;
            }

            if (examen.Refus is { } refus)
            {
                return refus;
            }

            var courrier = examen.Courrier!;
            if (courrier.Version != lu.Version
                || !await CourrierStore.PublierAsync(session, courrier, fichier.Empreinte, fichier.Taille, acteur.CompteId, le)
                || (examen.Vers is { } etat && !await ComiteStore.AvancerDossierAsync(session, courrier.DossierId, courrier.DossierVersion, etat, null)))
            {
                return Refus.Conflit;
            }

            // Its dossier comes from a rectified relevé, or from a second examination: the letter published before says so no more.
            var remplaces = await RevisionDesCourriers.RemplacerAsync(session, courrier.DossierId, acteur.Intervenants(new Perimetre()));
            if (remplaces.EstRefuse)
            {
                return remplaces.TousLesRefus;
            }

            var destinataires = await session.DestinatairesAsync(courrier.DossierId, SorteDeMessage.Lettre, le);
            return Ecrit.Avec(
                    new Acte(ActeDuJournal.Publier, ObjetDuJournal.Courrier, courrier.Id, Details: $"{courrier.Numero}, empreinte {fichier.Empreinte}"),
                    [new Acte(ActeDuJournal.PublierAvis, ObjetDuJournal.Dossier, courrier.DossierId, Details: courrier.Numero), .. remplaces.Valeur])
                .Et([.. destinataires.Select(d => new NouveauCourriel(d.Courriel, $"Votre courrier d’avis commun est disponible – dossier {courrier.NumeroDossier}", Corps(courrier)) { SansPlafond = true })])
                .Donnant(true);
        }, annulation);

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
        if ((matiere is null ? Refus.Absent : matiere.Obstacle()) is { } obstacle)
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

        Le courrier d’avis commun des financeurs sur le dossier {courrier.NumeroDossier} est disponible dans votre espace (connexion nécessaire) :
        {liens.Value.Vers(LiensCourriers.DuPorteur(courrier.DossierId))}

        Vous pouvez y lire le courrier n° {courrier.Numero} et le télécharger en PDF.
        """.ReplaceLineEndings("\n");

    private sealed record Examen(CourrierRow? Courrier, Refus? Refus, EtatDossier? Vers, bool DejaPublie = false);
}
