using AppelAProjets.Application.Pieces;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Deletes a call created by mistake: in preparation, with nothing in it but what its preparation wrote. The journal keeps its code.</summary>
public sealed class SupprimerAppel(Ecrivain ecrivain)
{
    // What has a life of its own: it keeps the call.
    private static readonly SqlStatement Occupe = new("""
        SELECT (SELECT COUNT(*) FROM Dossier d WHERE d.AppelId = @AppelId) + (SELECT COUNT(*) FROM Seance s WHERE s.AppelId = @AppelId) + (SELECT COUNT(*) FROM Scenario c WHERE c.AppelId = @AppelId)
            + (SELECT COUNT(*) FROM ImportDeResultats i WHERE i.AppelId = @AppelId) + (SELECT COUNT(*) FROM Reunion r WHERE r.AppelId = @AppelId) + (SELECT COUNT(*) FROM Export e WHERE e.AppelId = @AppelId)
            + (SELECT COUNT(*) FROM LotDeCourriers l WHERE l.AppelId = @AppelId) + (SELECT COUNT(*) FROM ProlongationDeDepot p WHERE p.AppelId = @AppelId) AS Nombre
        """);

    private static readonly SqlStatement Images = new("SELECT DISTINCT i.Empreinte FROM ImageDeCourrier i WHERE i.AppelId = @AppelId AND i.Empreinte IS NOT NULL");

    // What refers to another comes before it.
    private static readonly SqlStatement[] Suppressions =
    [
        new("DELETE FROM EnveloppeMouvement WHERE EnveloppeId IN (SELECT e.Id FROM Enveloppe e WHERE e.AppelId = @AppelId)"),
        new("DELETE FROM Enveloppe WHERE AppelId = @AppelId"),
        new("DELETE FROM RegleDAffectation WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelFinanceurQuartier WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelFinanceurTheme WHERE AppelId = @AppelId"),
        new("DELETE FROM ImageDeCourrier WHERE AppelId = @AppelId"),
        new("DELETE FROM Siege WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelFinanceur WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelTheme WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelAction WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelQuartier WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelCritere WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelPiece WHERE AppelId = @AppelId"),
        new("UPDATE AppelQuestion SET ConditionQuestionId = NULL WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelQuestion WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelSectionDeQuestions WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelVersionDeFormulaire WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelChangement WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelPhrase WHERE AppelId = @AppelId"),
        new("DELETE FROM ReunionDInformation WHERE AppelId = @AppelId"),
        new("DELETE FROM ModeleDeCourrier WHERE AppelId = @AppelId"),
        new("DELETE FROM ReglagesDesCourriers WHERE AppelId = @AppelId"),
        new("DELETE FROM Etiquette WHERE AppelId = @AppelId"),
        new("DELETE FROM VueDuTableau WHERE AppelId = @AppelId"),
        new("DELETE FROM AppelSection WHERE AppelId = @AppelId"),
        new("DELETE FROM Appel WHERE Id = @AppelId"),
    ];

    public Task<Resultat> ExecuterAsync(Cible cible, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await session.VerrouillerAppelAsync(cible.Code, acteur);
            if (appel.EstRefuse)
            {
                return appel.TousLesRefus;
            }

            if (!await session.RetenirAsync(appel.Valeur, cible.Version))
            {
                return AppelStore.Conflit;
            }

            var (id, cle) = (appel.Valeur.Id, new { AppelId = appel.Valeur.Id });
            var decision = ModificationAppel.Supprimer(appel.Valeur.Etat, await session.UnAsync<int>(Occupe, cle));
            if (decision.EstRefuse)
            {
                return decision.TousLesRefus;
            }

            foreach (var empreinte in await session.ListeAsync<string>(Images, cle))
            {
                await session.DetacherLeFichierAsync(empreinte, le);
            }

            foreach (var suppression in Suppressions)
            {
                await session.ExecuterAsync(suppression, cle);
            }

            return Ecrit.Avec(new Acte(ActeDuJournal.SupprimerAppel, ObjetDuJournal.Appel, id, Details: $"{appel.Valeur.Code}, {appel.Valeur.Titre}"));
        }, annulation);
}
