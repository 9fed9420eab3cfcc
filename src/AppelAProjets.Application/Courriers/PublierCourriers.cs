using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <param name="Numero">Of the letter, or of the dossier that has none.</param>
/// <param name="Fait">False when it needed nothing: published before, or twice asked for.</param>
public sealed record SortDUnCourrier(Guid PointId, string Numero, Resultat<bool> Fait);

/// <summary>Publishes letters that have every bon à signer: their PDFs are made outside any transaction, then all is written in one. Clicked twice, or by two people at once, it writes once.</summary>
public sealed class PublierCourriers(SqlDatabase database, Ecrivain ecrivain, RendreCourriers rendre, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Appel = new("SELECT a.Id FROM Appel a WHERE a.Code = @Code");

    // Those who gave their bon à signer learn that their letters left.
    private static readonly SqlStatement Signataires = new($"""
        SELECT DISTINCT c.Courriel
        FROM Compte c
        INNER JOIN CourrierVisa v ON v.CompteId = c.Id
        INNER JOIN Courrier k ON k.Id = v.CourrierId
        INNER JOIN Dossier d ON d.Id = k.DossierId
        WHERE k.Id IN @Courriers AND c.DesactiveLe IS NULL AND {DeportSql.CompteSansDeport}
        ORDER BY c.Courriel
        """);

    /// <summary>Publishes the letters of these items; one that is refused does not hold the others back. Absent when the call is unknown, or it is not the Secrétariat.</summary>
    public async Task<Resultat<BilanDeCourriers>> ExecuterAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default)
    {
        foreach (var pointId in points.Distinct())
        {
            await RendreAsync(code, pointId, acteur, annulation);
        }

        var sorts = await PublierAsync(code, points, acteur, (_, _, _) => Task.FromResult(true), annulation);
        return sorts.EstRefuse ? sorts.TousLesRefus : sorts.Valeur.Aggregate(BilanDeCourriers.Vide, (bilan, sort) => bilan.Avec(sort.Numero, sort.Fait));
    }

    /// <summary>Makes the PDF of a letter that may be published. Why it may not, or null.</summary>
    internal async Task<string?> RendreAsync(string code, Guid pointId, Acteur acteur, CancellationToken annulation)
    {
        Examen examen;
        await using (var lecture = await database.LireAsync(annulation))
        {
            examen = await ExaminerAsync(lecture, code, pointId, acteur, new MatiereLecteur(lecture, acteur));
        }

        if (examen is { Refus: null, DejaPublie: false })
        {
            await rendre.ExecuterAsync(examen.Courrier!, annulation);
        }

        return examen.Refus?.Message;
    }

    /// <summary>Publishes those whose PDF is made, all in one transaction and one act.</summary>
    /// <param name="conclure">Writes in the same transaction what became of whoever asked for it; false when it was given up meanwhile: nothing is published.</param>
    internal Task<Resultat<IReadOnlyList<SortDUnCourrier>>> PublierAsync(
        string code, IReadOnlyCollection<Guid> points, Acteur acteur, Func<SqlSession, IReadOnlyList<SortDUnCourrier>, DateTimeOffset, Task<bool>> conclure, CancellationToken annulation) =>
        ecrivain.EcrireAsync<IReadOnlyList<SortDUnCourrier>>(acteur, async (session, le) =>
        {
            await CourrierStore.VerrouillerAsync(session, points);
            var appelId = await session.UnAsync<Guid>(Appel, new { Code = code });
            if (!acteur.A(Role.Secretariat) || appelId == default)
            {
                return Refus.Absent;
            }

            var (sorts, publies, actes, courriels) = (new List<SortDUnCourrier>(), new List<Guid>(), new List<Acte>(), new List<NouveauCourriel>());
            // One gesture: whoever receives several letters is told once.
            var lot = points.Count > 1 ? $"courriers {Guid.CreateVersion7():N}" : null;
            var (lecteur, numeros) = (new MatiereLecteur(session, acteur), await CourrierStore.NumerosAsync(session, code, points, acteur));
            foreach (var pointId in points.Distinct())
            {
                // Decided on what is there now: rendering took time.
                var examen = await ExaminerAsync(session, code, pointId, acteur, lecteur);
                if (await EcrireAsync(session, examen, acteur, le) is not { } ecriture)
                {
                    return Refus.Conflit;
                }

                sorts.Add(new SortDUnCourrier(pointId, examen.Courrier?.Numero ?? (numeros.TryGetValue(pointId, out var numero) ? $"Dossier {numero}" : "–"), ecriture.Fait));
                if (ecriture.Fait is { EstRefuse: false, Valeur: true })
                {
                    publies.Add(examen.Courrier!.Id);
                    actes.AddRange(ecriture.Actes);
                    courriels.AddRange(ecriture.Courriels.Select(c => c with { Lot = lot }));
                }
            }

            if (publies.Count > 0)
            {
                actes.Add(new Acte(ActeDuJournal.PublierCourriers, ObjetDuJournal.Appel, appelId, Details: publies.Count == 1 ? "1 courrier" : $"{publies.Count} courriers"));
                courriels.AddRange(NouveauCourriel.A(GenreDeCourriel.Courrier, (await session.ParTranchesAsync<string>(Signataires, publies, tranche => new { Courriers = tranche, Maintenant = le })).Distinct(), ($"Courriers d’avis commun publiés – {code}", AuxSignataires)));
            }

            if (!await conclure(session, sorts, le))
            {
                return Refus.Conflit;
            }

            return (actes.Count > 0 ? Ecrit.Avec(actes) : Ecrit.SansJournal("nothing was left to publish")).Et(courriels).Donnant<IReadOnlyList<SortDUnCourrier>>(sorts);
        }, annulation);

    /// <summary>One letter; null when the whole is to be done again. Nothing is written before its last refusal.</summary>
    private async Task<Ecriture?> EcrireAsync(SqlSession session, Examen examen, Acteur acteur, DateTimeOffset le)
    {
        if (examen.DejaPublie)
        {
            return new Ecriture(examen.Courrier!.PubliePar == acteur.CompteId ? false : Refus.Conflit, [], []);
        }

        if (examen.Refus is { } refus)
        {
            return new Ecriture(refus, [], []);
        }

        var courrier = examen.Courrier!;
        if (await RendreCourriers.EmpreinteAsync(session, courrier) is not { } empreinte)
        {
            return new Ecriture(new Refus("courrier.rendu", "Son texte vient de changer : relisez-le, puis publiez de nouveau."), [], []);
        }

        if (!await CourrierStore.PublierAsync(session, courrier, empreinte, acteur.CompteId, le)
            || (examen.Vers is { } etat && !await ComiteStore.AvancerDossierAsync(session, courrier.DossierId, courrier.DossierVersion, etat, null)))
        {
            return null;
        }

        // Its dossier comes from a rectified relevé, or from a second examination: the letter published before says so no more.
        var remplaces = await RevisionDesCourriers.RemplacerAsync(session, courrier, acteur.Intervenants(new Perimetre()));
        if (remplaces.EstRefuse)
        {
            return null;
        }

        var demandes = await session.DemanderLesPreuvesAsync((examen.Code, courrier.DossierId), examen.Conditions, acteur, le);
        var destinataires = await session.DestinatairesAsync(courrier.DossierId, SorteDeMessage.Lettre, le);
        return new Ecriture(
            true,
            [
                new Acte(ActeDuJournal.Publier, ObjetDuJournal.Courrier, courrier.Id, Details: $"{courrier.Numero}, empreinte {empreinte}"),
                .. examen.Vers is null ? Array.Empty<Acte>() : [new Acte(ActeDuJournal.PublierAvis, ObjetDuJournal.Dossier, courrier.DossierId, Details: courrier.Numero)],
                .. remplaces.Valeur,
                .. demandes,
            ],
            [.. destinataires.Select(d => new NouveauCourriel(GenreDeCourriel.Courrier, d.Courriel, $"Dossier {courrier.NumeroDossier} : votre courrier d’avis commun est disponible", Corps(courrier, remplaces.Valeur.Count > 0)) { DossierId = courrier.DossierId, SansPlafond = true })]);
    }

    private async Task<Examen> ExaminerAsync(SqlSession session, string code, Guid pointId, Acteur acteur, MatiereLecteur lecteur)
    {
        if (await CourrierStore.DuPointAsync(session, code, pointId, acteur) is not { } courrier)
        {
            return new Examen(null, new Refus("courrier.absent", "Le courrier n’est pas préparé."), null);
        }

        if (courrier.Etat is EtatCourrier.Publie or EtatCourrier.EnRevision)
        {
            return new Examen(courrier, null, null, DejaPublie: true);
        }

        var matiere = await lecteur.LireAsync(code, pointId);
        if ((matiere is null ? Refus.Absent : matiere.Obstacle() ?? matiere.SignaturesDepassees(TexteConserve.Lire(courrier.Document), HeureDeParis.Jour(ecrivain.Maintenant))) is { } obstacle)
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
        // An adjourned dossier is back in instruction, and the avis of a letter replaced for a word was told already: its state does not move.
        var conditions = matiere!.AuReleve?.Avis?.Conditions ?? [];
        if (decision.EstRefuse || matiere.Point.EtatPoint == EtatPoint.Ajourne || matiere.Point is { EtatDossier: EtatDossier.AvisTransmis, Remplace: not null })
        {
            return new Examen(courrier, decision.Refus, null) { Code = code, Conditions = conditions };
        }

        var dossier = CycleDossier.Table.Decider(courrier.EtatDossier, ActionDossier.PublierAvis, qui, ContexteDossier.Vide with { BonsManquants = manquants });
        return new Examen(courrier, dossier.Refus, dossier.EstRefuse ? null : dossier.Valeur) { Code = code, Conditions = conditions };
    }

    // Neither amount nor opinion: a mail is read by others than its addressee.
    private string Corps(CourrierRow courrier, bool remplace) => $"""
        Bonjour,

        Le courrier d’avis commun des financeurs sur le dossier {courrier.NumeroDossier} est disponible dans votre espace (connexion nécessaire) :
        {liens.Value.Vers(LiensCourriers.DuPorteur(courrier.DossierId))}

        Vous pouvez y lire le courrier n° {courrier.Numero} et le télécharger en PDF.{(remplace ? " Il remplace celui que vous aviez reçu : s’il demande une réponse, répondez de nouveau, même si vous l’aviez déjà fait." : "")}
        """.ReplaceLineEndings("\n");

    private static readonly string AuxSignataires = """
        Bonjour,

        Des courriers d’avis commun auxquels vous avez donné votre bon à signer sont publiés : chaque organisation lit le sien dans son espace.
        """.ReplaceLineEndings("\n");

    private sealed record Ecriture(Resultat<bool> Fait, IReadOnlyList<Acte> Actes, IReadOnlyList<NouveauCourriel> Courriels);

    private sealed record Examen(CourrierRow? Courrier, Refus? Refus, EtatDossier? Vers, bool DejaPublie = false)
    {
        public string Code { get; init; } = "";

        /// <summary>Of the avis, to be asked of the porteur.</summary>
        public IReadOnlyList<ConditionDAvis> Conditions { get; init; } = [];
    }
}
