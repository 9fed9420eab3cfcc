using AppelAProjets.Application.Envois;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Appels;

/// <summary>Makes what is prepared the form that porteurs fill, in a published call: a new version, told to those who have an open draft. Answers stay as they are.</summary>
public sealed class PublierQuestions(SqlDatabase database, TimeProvider horloge, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Redacteurs = new("""
        SELECT c.Courriel, d.Id AS DossierId, d.Titre, a.Titre AS Appel
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId JOIN Compte c ON c.Id = m.CompteId
        WHERE d.AppelId = @AppelId AND d.Etat = 'Brouillon' AND m.Debut <= @Le AND (m.Fin IS NULL OR m.Fin > @Le) AND c.DesactiveLe IS NULL
        ORDER BY c.Courriel, d.Titre
        """);

    /// <summary>How many persons are told; refused when what is prepared is no longer what was shown.</summary>
    /// <param name="code">The call.</param>
    /// <param name="empreinte"><see cref="QuestionsDeLAppel.Empreinte"/> of what was shown.</param>
    /// <param name="acteur">Who.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Resultat<int>> ExecuterAsync(string code, string? empreinte, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.EcrireAsync(annulation);
        var prise = await PreparationDesQuestions.PrendreAsync(session, code, acteur);
        if (prise.EstRefuse || await QuestionsQuery.LireAsync(session, code, acteur) is not { } questions)
        {
            return prise.Refus ?? AppelStore.Introuvable;
        }

        if (questions.APublier.EstVide)
        {
            return new Refus("questions.rien", "Il n’y a rien à publier\u00A0: les porteurs voient déjà ces questions.");
        }

        var le = horloge.GetUtcNow();
        var phrases = questions.APublier.Phrases;
        if (questions.Empreinte != empreinte || await session.PublierAsync(questions.Appel.Id, questions.Formulaire, string.Join('\n', phrases), acteur, le) is not { } numero)
        {
            return new Refus("conflit", "Les questions ont changé pendant que vous regardiez cette page\u00A0: rien n’a été publié. Relisez l’effet, puis recommencez.");
        }

        await session.JournaliserAsync(acteur, le, "publier-questions", "Appel", questions.Appel.Id, details: $"version {numero}\u00A0: {string.Join(' ', phrases)}");
        var avertis = await AnnoncerAsync(session, questions.Appel.Id, phrases, le);
        await session.ValiderAsync();
        return avertis;
    }

    private async Task<int> AnnoncerAsync(SqlSession session, Guid appelId, IReadOnlyList<string> phrases, DateTimeOffset le)
    {
        var personnes = (await session.ListeAsync<RedacteurRow>(Redacteurs, new { AppelId = appelId, Le = le })).GroupBy(r => r.Courriel, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var personne in personnes)
        {
            var dossiers = personne.ToList();
            await session.AjouterCourrielAsync(personne.Key, $"{dossiers[0].Appel}\u00A0: les questions ont changé", $"""
                Bonjour,

                Le secrétariat a modifié les questions de l’appel «{'\u00A0'}{dossiers[0].Appel}{'\u00A0'}», pour lequel vous avez un brouillon.

                {string.Join('\n', phrases.Select(p => $"- {p}"))}

                Vos réponses déjà écrites sont gardées. Rien n’est déposé{'\u00A0'}: relisez les questions avant de déposer.

                {string.Join('\n', dossiers.Select(d => $"{d.Titre}{'\u00A0'}: {liens.Value.Vers($"/espace/dossiers/{d.DossierId}")}"))}
                """, le);
        }

        return personnes.Count;
    }

    private sealed record RedacteurRow
    {
        public required string Courriel { get; init; }
        public required Guid DossierId { get; init; }
        public required string Titre { get; init; }
        public required string Appel { get; init; }
    }
}
