using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Courriers;

/// <summary>
/// Composes the letters of frozen items from the call's template, or composes again those still in draft when the template or the data have changed.
/// A new text drops the bons à signer of the former one; an unchanged text keeps them.
/// </summary>
public sealed class PreparerCourriers(SqlDatabase database, IOptions<CourrierOptions> options, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    /// <summary>Prepares the letters of these items.</summary>
    /// <param name="code">The call.</param>
    /// <param name="points">Items; those of another call, or not frozen, are refused as unknown.</param>
    /// <param name="acteur">The Secrétariat.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<BilanDeCourriers> ExecuterAsync(string code, IReadOnlyCollection<Guid> points, Acteur acteur, CancellationToken annulation = default)
    {
        var refus = new List<RefusDeCourrier>();
        var (faits, deja) = (0, 0);
        await using var session = await database.EcrireAsync(annulation);
        var lecteur = new MatiereLecteur(session, acteur);
        foreach (var pointId in acteur.A(Role.Secretariat) ? points.Distinct() : [])
        {
            var matiere = await lecteur.LireAsync(code, pointId);
            var resultat = matiere is null ? RefusDeDonnees.Introuvable : await PreparerAsync(session, code, matiere, acteur);
            if (resultat.EstRefuse)
            {
                refus.Add(new RefusDeCourrier(matiere?.Point.Numero ?? "–", resultat.Refus));
            }
            else
            {
                _ = resultat.Valeur ? faits++ : deja++;
            }
        }

        await session.ValiderAsync();
        return new BilanDeCourriers(faits, deja, refus);
    }

    private async Task<Resultat<bool>> PreparerAsync(SqlSession session, string code, MatiereDuCourrier matiere, Acteur acteur)
    {
        if (matiere.Obstacle() is { } obstacle)
        {
            return obstacle;
        }

        if (DonneesDepuisLeReleve.Cosignataires(matiere).Count == 0)
        {
            return new Refus("courrier.sans-cosignataire", "Aucun financeur ne cosigne ce courrier.");
        }

        return await CourrierStore.DuPointAsync(session, code, matiere.Point.PointId, acteur) is { } ancien
            ? await RecomposerAsync(session, matiere, ancien, acteur)
            : await ComposerAsync(session, matiere, acteur);
    }

    private async Task<Resultat<bool>> ComposerAsync(SqlSession session, MatiereDuCourrier matiere, Acteur acteur)
    {
        if (matiere.Point is { EtatPoint: EtatPoint.Clos, EtatDossier: not EtatDossier.Arbitre })
        {
            return new Refus("courrier.dossier", $"Le dossier est à l’état « {Libelles.Pour(matiere.Point.EtatDossier)} » : aucun avis ne peut lui être adressé.");
        }

        var numero = FormattableString.Invariant($"{matiere.Point.Numero}-C{matiere.Point.Courriers + 1}");
        var document = Document(matiere, numero, HeureDeParis.Jour(horloge.GetUtcNow()));
        if (document.EstRefuse)
        {
            return document.Refus;
        }

        var courrier = AEcrire(matiere, Guid.CreateVersion7(), numero, document.Valeur);
        if (!await CourrierStore.AjouterAsync(session, courrier))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, courrier.Le, "preparer", "Courrier", courrier.Id, details: numero);
        return true;
    }

    private async Task<Resultat<bool>> RecomposerAsync(SqlSession session, MatiereDuCourrier matiere, CourrierRow ancien, Acteur acteur)
    {
        if (ancien.Etat != EtatCourrier.Projet)
        {
            return new Refus("courrier.fige", $"Le courrier est à l’état « {Libelles.Pour(ancien.Etat)} » : son texte ne change plus.");
        }

        // Composed first for its own day: a letter that would read the same is left alone.
        var identique = Document(matiere, ancien.Numero, TexteConserve.Lire(ancien.Document).Date);
        if (!identique.EstRefuse && identique.Valeur == ancien.Document)
        {
            return false;
        }

        var document = Document(matiere, ancien.Numero, HeureDeParis.Jour(horloge.GetUtcNow()));
        if (document.EstRefuse)
        {
            return document.Refus;
        }

        var courrier = AEcrire(matiere, ancien.Id, ancien.Numero, document.Valeur);
        if (!await CourrierStore.RecomposerAsync(session, courrier, ancien.Version))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, courrier.Le, "recomposer", "Courrier", courrier.Id, details: ancien.Numero);
        return true;
    }

    private Resultat<string> Document(MatiereDuCourrier matiere, string numero, DateOnly date)
    {
        var modele = string.IsNullOrWhiteSpace(matiere.Point.Modele) ? ModeleParDefaut.Texte : matiere.Point.Modele;
        var document = CompositeurDeCourrier.Composer(modele, DonneesDepuisLeReleve.Reunir(matiere, numero, date, options.Value.Lieu, liens.Value));
        return document.EstRefuse ? document.Refus : TexteConserve.Ecrire(document.Valeur);
    }

    private CourrierAEcrire AEcrire(MatiereDuCourrier matiere, Guid id, string numero, string document) =>
        new(id, matiere.Point.DossierId, matiere.Point.PointId, numero, document, DonneesDepuisLeReleve.Cosignataires(matiere), horloge.GetUtcNow());
}
