using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

/// <param name="Versions">Last first.</param>
public sealed record QuestionsDeLAppel(
    AppelRow Appel, QuestionsPreparees Preparees, FormulaireDAppel Publie, IReadOnlyList<ChampDeFormulaire> Fixes, IReadOnlyList<VersionDeFormulaireRow> Versions)
{
    public FormulaireDAppel Formulaire => Preparees.Formulaire;

    public bool EstModifiable => !ModificationAppel.Permettre(Appel.Etat, SectionAppel.Questions).EstRefuse;

    /// <summary>What porteurs do not see yet; nothing while the call itself is not published.</summary>
    public DifferenceDeFormulaires APublier => Appel.Etat == EtatAppel.Preparation ? new([], false) : DifferenceDeFormulaires.Entre(Publie, Formulaire);

    /// <summary>Of what is prepared: what is published must be what was shown.</summary>
    public string Empreinte => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(VersionDeFormulaireStore.Ecrire(Formulaire))));
}

public sealed class QuestionsQuery(SqlDatabase database)
{
    private static readonly SqlStatement Brouillons = new("""
        SELECT d.Id FROM Dossier d WHERE d.AppelId = @AppelId AND d.Etat = 'Brouillon';
        SELECT r.DossierId, r.Cle, r.Valeur FROM Reponse r JOIN Dossier d ON d.Id = r.DossierId WHERE d.AppelId = @AppelId AND d.Etat = 'Brouillon' AND r.Cle IN @Cles;
        SELECT f.DossierId, f.Cle, f.NomDeFichier AS Valeur FROM DossierFichier f JOIN Dossier d ON d.Id = f.DossierId WHERE d.AppelId = @AppelId AND d.Etat = 'Brouillon' AND f.Cle IS NOT NULL;
        """);

    /// <summary>Null for who is not of the Secrétariat, or when there is no such call.</summary>
    public async Task<QuestionsDeLAppel?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await LireAsync(session, code, acteur);
    }

    public async Task<EffetSurLesBrouillons> EffetAsync(QuestionsDeLAppel questions, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return EffetSurLesBrouillons.Compter(questions.Publie, questions.Formulaire, questions.Fixes, await BrouillonsAsync(session, questions));
    }

    internal static async Task<QuestionsDeLAppel?> LireAsync(SqlSession session, string code, Acteur acteur)
    {
        var appel = await session.LireAppelAsync(code, acteur);
        if (appel.EstRefuse)
        {
            return null;
        }

        var preparation = await PreparationDesQuestions.LireAsync(session, appel.Valeur);
        return new QuestionsDeLAppel(
            appel.Valeur, preparation.Preparees, await session.FormulairePublieAsync(appel.Valeur.Id), preparation.Fixes, await session.VersionsAsync(appel.Valeur.Id));
    }

    private static async Task<IReadOnlyList<BrouillonOuvert>> BrouillonsAsync(SqlSession session, QuestionsDeLAppel questions)
    {
        var cles = questions.Publie.Champs.Concat(questions.Formulaire.Champs).SelectMany(c => new[] { c.Cle, c.Condition?.Cle }).OfType<string>().Distinct().DefaultIfEmpty("").ToList();
        using var jeux = await session.PlusieursAsync(Brouillons, new { AppelId = questions.Appel.Id, Cles = cles });
        var ids = (await jeux.ReadAsync<Guid>()).ToList();
        var reponses = (await jeux.ReadAsync<ReponseDeBrouillonRow>()).ToLookup(r => r.DossierId);
        var fichiers = (await jeux.ReadAsync<ReponseDeBrouillonRow>()).ToLookup(r => r.DossierId, r => r.Cle);
        return [.. ids.Select(id => new BrouillonOuvert(id, new Reponses(reponses[id].ToDictionary(r => r.Cle, r => r.Valeur)), [.. fichiers[id].Distinct()]))];
    }

    private sealed record ReponseDeBrouillonRow
    {
        public required Guid DossierId { get; init; }
        public required string Cle { get; init; }
        public required string Valeur { get; init; }
    }
}
