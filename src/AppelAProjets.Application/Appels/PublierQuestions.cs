using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Messages;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Appels;

/// <summary>Makes what is prepared the form that porteurs fill, in a published call: a new version, told to those who have an open draft. Answers stay as they are.</summary>
public sealed class PublierQuestions(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly Refus Changees = Refus.Conflit with
    {
        Message = "Les questions ont changé pendant que vous regardiez cette page : rien n’a été publié. Relisez l’effet, puis recommencez.",
    };

    /// <summary>How many persons are told; refused when what is prepared is no longer what was shown.</summary>
    /// <param name="empreinte"><see cref="QuestionsDeLAppel.Empreinte"/> of what was shown.</param>
    public Task<Resultat<int>> ExecuterAsync(string code, string? empreinte, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, le) =>
        {
            var prise = await PreparationDesQuestions.PrendreAsync(session, code, acteur);
            if (prise.EstRefuse)
            {
                return prise.TousLesRefus;
            }

            if (await QuestionsQuery.LireAsync(session, code, acteur) is not { } questions)
            {
                return Refus.Absent;
            }

            if (questions.APublier.EstVide)
            {
                return new Refus("questions.rien", "Il n’y a rien à publier : les porteurs voient déjà ces questions.");
            }

            var (appelId, phrases) = (questions.Appel.Id, questions.APublier.Phrases);
            if (questions.Empreinte != empreinte || await session.PublierAsync(appelId, questions.Formulaire, string.Join('\n', phrases), acteur, le) is not { } numero)
            {
                return Changees;
            }

            var annonces = await AnnoncesAsync(session, appelId, phrases, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.PublierQuestions, ObjetDuJournal.Appel, appelId, Details: $"version {numero} : {string.Join(' ', phrases)}"))
                .Et(annonces)
                .Donnant(annonces.Count);
        }, annulation);

    private async Task<IReadOnlyList<NouveauCourriel>> AnnoncesAsync(SqlSession session, Guid appelId, IReadOnlyList<string> phrases, DateTimeOffset le) =>
        [.. (await session.PorteursDeLAppelAsync(appelId, deposes: false, le)).Select(p => Annonce(p.Key, [.. p], phrases))];

    private NouveauCourriel Annonce(string destinataire, IReadOnlyList<PorteurDeLAppel> dossiers, IReadOnlyList<string> phrases) => new(
        GenreDeCourriel.Appel,
        destinataire,
        $"{dossiers[0].Appel} : les questions ont changé",
        $"""
        Bonjour,

        Le secrétariat a modifié les questions de l’appel « {dossiers[0].Appel} », pour lequel vous avez un brouillon.

        {string.Join('\n', phrases.Select(p => $"- {p}"))}

        Vos réponses déjà écrites sont gardées. Rien n’est déposé : relisez les questions avant de déposer.

        {string.Join('\n', dossiers.Select(d => $"{d.Titre} : {liens.Value.Vers(LiensDossiers.Dossier(d.DossierId))}"))}
        """);
}
