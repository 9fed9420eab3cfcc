using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

internal sealed record PreparationDesQuestions(AppelRow Appel, QuestionsPreparees Preparees, IReadOnlyList<ChampDeFormulaire> Fixes)
{
    public static readonly Refus Conflit = Refus.Conflit with
    {
        Message = "Une autre personne a modifié cette question pendant votre saisie : rien n’a été enregistré. Votre saisie est conservée ci-dessous ; comparez, puis enregistrez de nouveau.",
    };

    public FormulaireDAppel Formulaire => Preparees.Formulaire;

    /// <summary>For the Secrétariat, while they may change; nobody else changes them until the end of the transaction.</summary>
    public static async Task<Resultat<PreparationDesQuestions>> PrendreAsync(SqlSession session, string code, Acteur acteur)
    {
        var appel = await session.VerrouillerAppelAsync(code, acteur);
        if (appel.EstRefuse)
        {
            return appel.TousLesRefus;
        }

        var permis = ModificationAppel.Permettre(appel.Valeur.Etat, SectionAppel.Questions);
        return permis.EstRefuse ? permis.TousLesRefus : await LireAsync(session, appel.Valeur);
    }

    public static async Task<PreparationDesQuestions> LireAsync(SqlSession session, AppelRow appel) =>
        new(appel, await session.QuestionsAsync(appel.Id), (await session.AppelAsync(appel.Id))!.SourcesDeConditions);
}
