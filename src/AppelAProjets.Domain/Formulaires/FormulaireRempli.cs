namespace AppelAProjets.Domain.Formulaires;

/// <summary>What a form asks given the answers already typed.</summary>
public static class FormulaireRempli
{
    /// <summary>Whether the field is asked: its condition holds, and so does that of the field it depends on.</summary>
    public static bool EstDemande(this ChampDeFormulaire champ, IReadOnlyDictionary<string, ChampDeFormulaire> champs, Reponses reponses) =>
        champ.Condition is not { } condition
        || (condition.EstRemplie(reponses) && champs.TryGetValue(condition.Cle, out var source) && source.EstDemande(champs, reponses));

    /// <summary>The required fields that are asked and have no answer, in order.</summary>
    /// <param name="champs">The form.</param>
    /// <param name="reponses">The answers.</param>
    /// <param name="fichiers">Keys of the fields of files that have one.</param>
    public static IEnumerable<(ChampDeFormulaire Champ, Refus Refus)> Manques(IReadOnlyList<ChampDeFormulaire> champs, Reponses reponses, IReadOnlyCollection<string> fichiers)
    {
        var parCle = champs.ToDictionary(c => c.Cle);
        return from champ in champs
               where champ is { Requis: true, RegleAPart: false } && reponses.Texte(champ.Cle) is null && !fichiers.Contains(champ.Cle) && champ.EstDemande(parCle, reponses)
               select (champ, new Refus("champ.requis", $"Répondez à «\u00A0{champ.Libelle}\u00A0».", champ.Cle));
    }
}
