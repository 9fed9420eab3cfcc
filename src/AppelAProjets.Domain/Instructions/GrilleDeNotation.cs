using System.Globalization;

namespace AppelAProjets.Domain.Instructions;

/// <param name="Code">Stable within the grid.</param>
/// <param name="Poids">1 to 100; all weights sum to 100.</param>
/// <param name="SeuilEliminatoire">1 to 5: see <see cref="GrilleDeNotation.SousLeSeuil"/>.</param>
public sealed record Critere(string Code, string Libelle, int Poids, int? SeuilEliminatoire = null);

/// <summary>An evaluator's note, 0 to 5, on one criterion, with its justification.</summary>
public sealed record Note(string Critere, int Valeur, string Justification);

/// <summary>A score out of 100, in exact hundredths of a point.</summary>
/// <param name="Centiemes">0 to 10,000.</param>
public sealed record Score(int Centiemes)
{
    /// <summary>Of a complete grid: the sum of each note times its weight, over the sum of the weights.</summary>
    public static Score De(long points, long poids) => new((int)(points * (10_000 / GrilleDeNotation.NoteMaximale) / poids));

    public override string ToString() => Ecrire(Centiemes);

    internal static string Ecrire(int centiemes) => string.Create(CultureInfo.InvariantCulture, $"{centiemes / 100},{centiemes % 100:00}");
}

/// <summary>One evaluator's complete grid on a dossier; kept but left out of the means once in déport.</summary>
public sealed record Evaluation(Guid EvaluateurId, Score Score, bool EnDeport = false)
{
    /// <summary>Notes by code of criterion; those of the criteria without threshold may be absent.</summary>
    public IReadOnlyDictionary<string, int> Valeurs { get; init; } = new Dictionary<string, int>();
}

/// <summary>A criterion whose mean is under its threshold: an unfavourable avis is proposed, people decide.</summary>
/// <param name="MoyenneEnCentiemes">0 to 499, rounded down: a mean under the threshold never reads as the threshold.</param>
public sealed record CritereSousLeSeuil(string Libelle, int MoyenneEnCentiemes, int Seuil)
{
    /// <summary>French: <c>« Besoin et public » 1,5/5, seuil 2</c>.</summary>
    public override string ToString() => $"« {Libelle} » {Moyenne}/{GrilleDeNotation.NoteMaximale}, seuil {Seuil}";

    public static string Annoncer(IReadOnlyList<CritereSousLeSeuil> criteres) =>
        $"{(criteres.Count > 1 ? "Notes éliminatoires" : "Note éliminatoire")} : {string.Join(" ; ", criteres)} : un avis défavorable est proposé.";

    private string Moyenne => Score.Ecrire(MoyenneEnCentiemes).TrimEnd('0').TrimEnd(',');
}

/// <summary>Mean and spread over the evaluators who are not in déport, in hundredths of a point.</summary>
public sealed record Synthese(int Evaluateurs, int MoyenneEnCentiemes, int EtendueEnCentiemes)
{
    public string Moyenne => Score.Ecrire(MoyenneEnCentiemes);

    public string Etendue => Score.Ecrire(EtendueEnCentiemes);

    /// <summary>Two evaluators are further apart than the call tolerates.</summary>
    /// <param name="seuil">In points out of 100; null = disagreements are not flagged.</param>
    public bool EstEnDesaccord(int? seuil) => seuil is { } points && EtendueEnCentiemes > points * 100;

    /// <summary>Null when nobody counts; the mean is rounded half up.</summary>
    public static Synthese? De(IEnumerable<Evaluation> evaluations) => De([.. evaluations.Where(e => !e.EnDeport).Select(e => e.Score)]);

    /// <summary>Same, of the scores that count.</summary>
    public static Synthese? De(IReadOnlyList<Score> retenus)
    {
        var scores = retenus.Select(s => s.Centiemes).ToList();
        return scores.Count == 0
            ? null
            : new Synthese(scores.Count, ((scores.Sum() * 2) + scores.Count) / (scores.Count * 2), scores.Max() - scores.Min());
    }
}

public sealed record GrilleDeNotation(IReadOnlyList<Critere> Criteres)
{
    public const int NoteMaximale = 5;

    private const int PoidsTotal = 100;

    /// <summary>What is left to do so that the weights sum to 100, or null.</summary>
    public static string? EcartDesPoids(int total) => total switch
    {
        < PoidsTotal => $"Répartissez {PoidsTotal - total} de plus : les poids totalisent {total} au lieu de {PoidsTotal}.",
        > PoidsTotal => $"Retirez {total - PoidsTotal} : les poids totalisent {total} au lieu de {PoidsTotal}.",
        _ => null,
    };

    public IReadOnlyList<Refus> Manques()
    {
        var total = Criteres.Sum(c => c.Poids);
        List<Refus> manques = [];
        if (Criteres.Any(c => string.IsNullOrWhiteSpace(c.Code) || string.IsNullOrWhiteSpace(c.Libelle)) || Criteres.DistinctBy(c => c.Code).Count() != Criteres.Count)
        {
            manques.Add(new Refus("grille.criteres", "Donnez à chaque critère un libellé qui n’est qu’à lui.", "Grille"));
        }

        if (Criteres.Any(c => c.Poids <= 0))
        {
            manques.Add(new Refus("grille.poids", "Donnez à chaque critère un poids supérieur à zéro.", "Grille"));
        }

        if (total != PoidsTotal)
        {
            manques.Add(new Refus("grille.total", EcartDesPoids(total)!, "Grille"));
        }

        if (Criteres.Any(c => c.SeuilEliminatoire is < 1 or > NoteMaximale))
        {
            manques.Add(new Refus("grille.seuil", $"Choisissez un seuil éliminatoire de 1 à {NoteMaximale}.", "Grille"));
        }

        return manques;
    }

    /// <summary>What is wrong with an evaluator's notes: each criterion once, 0 to 5, justified.</summary>
    public IReadOnlyList<Refus> Manques(IReadOnlyList<Note> notes) =>
    [
        .. Criteres.SelectMany(c => RefuserNotes(c, [.. notes.Where(n => n.Critere == c.Code)])),
        .. notes.Where(n => Criteres.All(c => c.Code != n.Critere))
            .Select(n => new Refus("note.critere", $"Le critère « {n.Critere} » n’est pas dans la grille.", n.Critere)),
    ];

    public Resultat<Score> Noter(IReadOnlyList<Note> notes)
    {
        if (Resultat.Premier(Manques(notes)).Refus is { } refus)
        {
            return refus;
        }

        var valeurs = notes.ToDictionary(n => n.Critere, n => n.Valeur);
        return Score.De(Criteres.Sum(c => c.Poids * valeurs[c.Code]), Criteres.Sum(c => c.Poids));
    }

    /// <summary>An evaluator's grid, or null while it is not complete.</summary>
    public Evaluation? Evaluer(Guid evaluateurId, IReadOnlyList<Note> notes, bool enDeport)
    {
        var score = Noter(notes);
        return score.EstRefuse ? null : new Evaluation(evaluateurId, score.Valeur, enDeport) { Valeurs = notes.ToDictionary(n => n.Critere, n => n.Valeur) };
    }

    /// <summary>The criteria whose mean over the evaluators who are not in déport is strictly under the threshold: one severe evaluator alone does not eliminate.</summary>
    public IReadOnlyList<CritereSousLeSeuil> SousLeSeuil(IEnumerable<Evaluation> evaluations)
    {
        var retenues = evaluations.Where(e => !e.EnDeport).ToList();
        return [.. Criteres.Select(c => Juger(c, [.. retenues.Where(e => e.Valeurs.ContainsKey(c.Code)).Select(e => e.Valeurs[c.Code])])).OfType<CritereSousLeSeuil>()];
    }

    private static CritereSousLeSeuil? Juger(Critere critere, IReadOnlyList<int> valeurs) =>
        critere.SeuilEliminatoire is { } seuil && valeurs.Sum() < seuil * valeurs.Count
            ? new CritereSousLeSeuil(critere.Libelle, valeurs.Sum() * 100 / valeurs.Count, seuil)
            : null;

    private static IEnumerable<Refus> RefuserNotes(Critere critere, IReadOnlyList<Note> notes)
    {
        if (notes.Count != 1)
        {
            yield return new Refus("note.absente", $"« {critere.Libelle} » : donnez une note, et une seule.", critere.Code);
            yield break;
        }

        if (notes[0].Valeur is < 0 or > NoteMaximale)
        {
            yield return new Refus("note.bornes", $"« {critere.Libelle} » : la note va de 0 à {NoteMaximale}.", critere.Code);
        }

        if (string.IsNullOrWhiteSpace(notes[0].Justification))
        {
            yield return new Refus("note.justification", $"« {critere.Libelle} » : justifiez la note.", critere.Code);
        }
    }
}
