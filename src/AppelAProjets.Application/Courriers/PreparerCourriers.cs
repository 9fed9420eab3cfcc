using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>Composes the letters of frozen items, again for drafts whose template or data changed. A new text drops the bons à signer of the former one; an unchanged text keeps them.</summary>
public sealed class PreparerCourriers(Ecrivain ecrivain, IOptions<CourrierOptions> options, IOptions<LiensOptions> liens)
{
    /// <param name="points">Items; those of another call, or not frozen, are refused as unknown.</param>
    public Task<Resultat<BilanDeCourriers>> ExecuterAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<BilanDeCourriers>(acteur, async (session, le) =>
        {
            await CourrierStore.VerrouillerAsync(session, points);
            if (!acteur.A(Role.Secretariat) || !await CourrierStore.AppelExisteAsync(session, code))
            {
                return Refus.Absent;
            }

            var (bilan, actes, lecteur) = (BilanDeCourriers.Vide, new List<Acte>(), new MatiereLecteur(session, acteur));
            foreach (var pointId in points.Distinct())
            {
                var matiere = await lecteur.LireAsync(code, pointId);
                var acte = matiere is null ? Refus.Absent : await PreparerAsync(session, matiere, await CourrierStore.DuPointAsync(session, code, pointId, acteur), le);
                bilan = bilan.Avec(matiere?.Point.Numero ?? "–", acte.EstRefuse ? acte.TousLesRefus : acte.Valeur.Length > 0);
                actes.AddRange(acte.EstRefuse ? [] : acte.Valeur);
            }

            return Ecrit.Avec(actes).Donnant(bilan);
        }, annulation);

    /// <summary>What it wrote; nothing when the text reads the same.</summary>
    private async Task<Resultat<Acte[]>> PreparerAsync(SqlSession session, MatiereDuCourrier matiere, CourrierRow? ancien, DateTimeOffset le)
    {
        if (matiere.Obstacle() is { } obstacle)
        {
            return obstacle;
        }

        if (DonneesDepuisLeReleve.Cosignataires(matiere).Count == 0)
        {
            return new Refus("courrier.sans-cosignataire", "Aucun financeur ne cosigne ce courrier.");
        }

        return ancien is null ? await ComposerAsync(session, matiere, le) : await RecomposerAsync(session, matiere, ancien, le);
    }

    private async Task<Resultat<Acte[]>> ComposerAsync(SqlSession session, MatiereDuCourrier matiere, DateTimeOffset le)
    {
        // A published letter is being replaced, for a word or a name: its avis stands.
        if (matiere.Point is { EtatPoint: EtatPoint.Clos, EtatDossier: not EtatDossier.Arbitre } and not { EtatDossier: EtatDossier.AvisTransmis, Remplace: not null })
        {
            return new Refus("courrier.dossier", $"Le dossier est à l’état « {Libelles.Pour(matiere.Point.EtatDossier)} » : aucun avis ne peut lui être adressé.");
        }

        var nom = NomDuCourrier.Nouveau(FormattableString.Invariant($"{matiere.Point.Numero}-C{matiere.Point.Courriers + 1}"));
        var document = Document(matiere, nom, HeureDeParis.Jour(le));
        if (document.EstRefuse)
        {
            return document.TousLesRefus;
        }

        var courrier = AEcrire(matiere, Guid.CreateVersion7(), nom, document.Valeur, le);
        return await CourrierStore.AjouterAsync(session, courrier) ? Dire(ActeDuJournal.Preparer, courrier) : Refus.Conflit;
    }

    private async Task<Resultat<Acte[]>> RecomposerAsync(SqlSession session, MatiereDuCourrier matiere, CourrierRow ancien, DateTimeOffset le)
    {
        if (ancien.Etat != EtatCourrier.Projet)
        {
            return new Refus("courrier.fige", $"Le courrier est à l’état « {Libelles.Pour(ancien.Etat)} » : son texte ne change plus.");
        }

        // Composed first for its own day: a letter that would read the same is left alone.
        var nom = new NomDuCourrier(ancien.Numero, ancien.CodeDuPapier);
        var lu = TexteConserve.Lire(ancien.Document);
        var identique = Document(matiere, nom, lu.Date);
        if (!identique.EstRefuse && TexteConserve.Ecrire(TexteConserve.Lire(identique.Valeur) with { Modele = lu.Modele }) == ancien.Document)
        {
            return Array.Empty<Acte>();
        }

        var document = Document(matiere, nom, HeureDeParis.Jour(le));
        if (document.EstRefuse)
        {
            return document.TousLesRefus;
        }

        var courrier = AEcrire(matiere, ancien.Id, nom, document.Valeur, le);
        return await CourrierStore.RecomposerAsync(session, courrier, ancien.Version) ? Dire(ActeDuJournal.Recomposer, courrier) : Refus.Conflit;
    }

    private static Acte[] Dire(ActeDuJournal acte, CourrierAEcrire courrier) => [new Acte(acte, ObjetDuJournal.Courrier, courrier.Id, Details: courrier.Numero)];

    private Resultat<string> Document(MatiereDuCourrier matiere, NomDuCourrier nom, DateOnly date)
    {
        var cosignataires = DonneesDepuisLeReleve.Cosignataires(matiere);
        if ((matiere.SignatairesManquants(cosignataires, date) ?? matiere.ImagesRetenues(cosignataires)) is { } refus)
        {
            return refus;
        }

        var donnees = DonneesDepuisLeReleve.Reunir(matiere, nom, date, options.Value.Lieu, liens.Value);
        var modele = ModeleStore.Choisir(matiere.Modeles, matiere.Point.Modele, GenresDeModele.Pour(donnees.Avis.Type, donnees.Remplace is not null, donnees.DestinataireDroitCommun is not null));
        var document = CompositeurDeCourrier.Composer(modele.Texte, donnees);
        return document.EstRefuse ? document.TousLesRefus : TexteConserve.Ecrire(document.Valeur with { Modele = modele.Nom });
    }

    private static CourrierAEcrire AEcrire(MatiereDuCourrier matiere, Guid id, NomDuCourrier nom, string document, DateTimeOffset le) =>
        new(id, matiere.Point.DossierId, matiere.Point.PointId, nom.Numero, document, DonneesDepuisLeReleve.Cosignataires(matiere), le) { CodeDuPapier = nom.CodeDuPapier };
}
