namespace AppelAProjets.Domain.Coinstruction;

public enum VerdictDExamen
{
    Oui,
    Non,
}

/// <summary>What an action must be to enter the call, whatever its call; the eligibility questions of the call are looked at beside them.</summary>
public enum CritereDEligibilite
{
    Quartier,
    Dates,
    Porteur,
    Theme,
}

/// <summary>Something to look at.</summary>
/// <param name="Cle">Stable: see <see cref="ExamenDuDossier"/>.</param>
/// <param name="Compte">Without it the dossier is not complet, or not éligible.</param>
/// <param name="Constat">What the dossier itself says, in words; null when it says nothing.</param>
/// <param name="Present">The file was given, or the dossier says yes; null when it cannot tell.</param>
public sealed record PointAExaminer(string Cle, string Libelle, bool Compte, string? Constat, bool? Present)
{
    public bool EstPiece => Cle.StartsWith(ExamenDuDossier.DePiece, StringComparison.Ordinal);
}

public sealed record PointExamine(string Cle, VerdictDExamen? Verdict, string? Note);

/// <param name="Complet">Null as long as not everything was looked at.</param>
public sealed record Examen(IReadOnlyList<PointExamine> Points, VerdictDExamen? Complet, VerdictDExamen? Eligible);

/// <summary>Complet (pieces there) and éligible (criteria of the call), kept apart from recevable, which is the state that the Secrétariat decides.</summary>
public static class ExamenDuDossier
{
    public const int LongueurDeNote = 1_000;

    internal const string DePiece = "piece.";

    public static string Piece(Guid id) => $"{DePiece}{id}";

    public static string Critere(CritereDEligibilite critere) => $"critere.{critere}";

    public static string Question(Guid id) => $"question.{id}";

    public static string Libelle(CritereDEligibilite critere) => critere switch
    {
        CritereDEligibilite.Quartier => "L’action bénéficie à un quartier prioritaire de l’appel",
        CritereDEligibilite.Dates => "L’action se déroule pendant l’année de l’appel",
        CritereDEligibilite.Porteur => "L’organisation peut porter cette demande",
        CritereDEligibilite.Theme => "L’action répond à un thème de l’appel",
    };

    /// <summary>In the words of what is looked at.</summary>
    public static string Libelle(VerdictDExamen verdict, bool piece) => (verdict, piece) switch
    {
        (VerdictDExamen.Oui, true) => "Vue, conforme",
        (VerdictDExamen.Non, true) => "Vue, non conforme",
        (VerdictDExamen.Oui, false) => "Rempli",
        (VerdictDExamen.Non, false) => "Non rempli",
    };

    /// <summary>What was typed, point by point; a « non », or a piece said to be there that the dossier does not hold, is explained.</summary>
    /// <param name="points">All that there is to look at; a key that is none of them is ignored.</param>
    public static Resultat<Examen> Decider(IReadOnlyList<PointAExaminer> points, IReadOnlyList<PointExamine> saisis)
    {
        var parCle = saisis.GroupBy(s => s.Cle).ToDictionary(g => g.Key, g => Net(g.Last()));
        Refus[] refus = [.. points.Select((p, rang) => Refuser(p, parCle.GetValueOrDefault(p.Cle), rang)).OfType<Refus>()];
        return refus.Length > 0 ? refus : Conclure(points, parCle);
    }

    /// <summary>The pieces given, or the criteria that the dossier does not contradict, said « oui » at once; why it cannot be.</summary>
    public static Resultat<Examen> ToutDire(IReadOnlyList<PointAExaminer> points, IReadOnlyList<PointExamine> connus, bool pieces)
    {
        var parCle = connus.ToDictionary(c => c.Cle);
        var vises = points.Where(p => p.EstPiece == pieces).ToList();
        var contraires = vises.Where(p => p.Compte && (p.Present == false || parCle.GetValueOrDefault(p.Cle)?.Verdict == VerdictDExamen.Non)
            && parCle.GetValueOrDefault(p.Cle)?.Verdict != VerdictDExamen.Oui).Select(p => p.Libelle).ToList();
        if (contraires.Count > 0)
        {
            return new Refus("examen.contraire", $"{(pieces ? "À voir pièce par pièce" : "À voir critère par critère")} : {string.Join(", ", contraires)}.");
        }

        foreach (var point in vises.Where(p => p.Present != false && parCle.GetValueOrDefault(p.Cle)?.Verdict is null))
        {
            parCle[point.Cle] = new PointExamine(point.Cle, VerdictDExamen.Oui, parCle.GetValueOrDefault(point.Cle)?.Note);
        }

        return Conclure(points, parCle);
    }

    /// <summary>What a dossier that is declared recevable now would leave behind, in French: what it does not hold, what was said « non », how many points nobody has looked at; empty when the control is done.</summary>
    public static IReadOnlyList<string> Reserves(IReadOnlyList<PointAExaminer> points, IReadOnlyList<PointExamine> examines)
    {
        var verdicts = examines.ToDictionary(e => e.Cle, e => e.Verdict);
        var comptes = points.Where(p => p.Compte).ToLookup(p => verdicts.GetValueOrDefault(p.Cle) switch
        {
            VerdictDExamen.Oui => "vu",
            VerdictDExamen.Non => "non",
            null => p is { EstPiece: true, Present: false } ? "absente" : "a-voir",
        });
        return
        [
            .. Citer(comptes["absente"], "Pièce non fournie", "Pièces non fournies"),
            .. Citer(comptes["non"], "Non conforme ou non rempli", "Non conformes ou non remplis"),
            .. comptes["a-voir"].Count() switch { 0 => Array.Empty<string>(), 1 => ["1 point du contrôle n’a pas été vu."], var n => [$"{n} points du contrôle n’ont pas été vus."] },
        ];
    }

    private static IEnumerable<string> Citer(IEnumerable<PointAExaminer> points, string seul, string plusieurs) => points.Select(p => $"« {p.Libelle} »").ToList() switch
    {
        [] => [],
        [var un] => [$"{seul} : {un}."],
        var tous => [$"{plusieurs} : {string.Join(", ", tous)}."],
    };

    private static Examen Conclure(IReadOnlyList<PointAExaminer> points, IReadOnlyDictionary<string, PointExamine> parCle) => new(
        [.. points.Select(p => parCle.GetValueOrDefault(p.Cle)).OfType<PointExamine>().Where(p => p.Verdict is not null || p.Note is not null)],
        Conclure(points.Where(p => p.EstPiece && p.Compte), parCle), Conclure(points.Where(p => !p.EstPiece && p.Compte), parCle));

    private static VerdictDExamen? Conclure(IEnumerable<PointAExaminer> points, IReadOnlyDictionary<string, PointExamine> parCle)
    {
        var verdicts = points.Select(p => parCle.GetValueOrDefault(p.Cle)?.Verdict).ToList();
        return verdicts.Contains(VerdictDExamen.Non) ? VerdictDExamen.Non : verdicts.Contains(null) ? null : VerdictDExamen.Oui;
    }

    private static Refus? Refuser(PointAExaminer point, PointExamine? saisi, int rang) => (saisi?.Verdict, saisi?.Note) switch
    {
        (_, { Length: > LongueurDeNote }) => new Refus("examen.note", $"« {point.Libelle} » : 1 000 caractères au plus.", Champ(rang)),
        (VerdictDExamen.Non, null) => new Refus("examen.note", $"« {point.Libelle} » : dites pourquoi.", Champ(rang)),
        (VerdictDExamen.Oui, null) when point.EstPiece && point.Present == false =>
            new Refus("examen.absente", $"« {point.Libelle} » n’est pas dans le dossier : dites où vous l’avez vue.", Champ(rang)),
        _ => null,
    };

    private static string Champ(int rang) => $"Points[{rang}].Note";

    private static PointExamine Net(PointExamine saisi) => saisi with { Note = string.IsNullOrWhiteSpace(saisi.Note) ? null : saisi.Note.ReplaceLineEndings("\n").Trim() };
}
