namespace AppelAProjets.Mesures;

/// <summary>The views of the table that are measured: every sort, every filter, words, pages.</summary>
internal static class Vues
{
    public static IReadOnlyList<(string Nom, Func<Taille, string> Adresse)> Toutes { get; } =
    [
        ("by number", _ => ""),
        ("by number, last first", _ => "ordre=desc"),
        ("by title", _ => "tri=titre"),
        ("by organisation", _ => "tri=porteur"),
        ("by amount, largest first", _ => "tri=demande&ordre=desc"),
        ("by score, best first", _ => "tri=note&ordre=desc"),
        ("by score", _ => "tri=note"),
        ("a page in the middle", t => $"page={t.Pages / 2}"),
        ("the last page", t => $"page={t.Pages}"),
        ("by score, a page in the middle", t => $"tri=note&ordre=desc&page={t.Pages / 2}"),
        ("a neighbourhood", t => $"quartier={t.Quartier}"),
        ("a theme", t => $"theme={t.Theme}"),
        ("a state", _ => "etat=EnInstruction"),
        ("a funder", t => $"financeur={t.Financeur}"),
        ("to score by me", _ => "anoter=1"),
        ("one word", _ => "q=atelier"),
        ("two words", _ => "q=saint%20herblain"),
        ("two words, by title", _ => "q=saint%20herblain&tri=titre"),
        ("two words, by amount", _ => "q=saint%20herblain&tri=demande&ordre=desc"),
        ("two words, by score", _ => "q=saint%20herblain&tri=note&ordre=desc"),
        ("two beginnings of many words", _ => "q=d%20n"),
        ("a number", t => $"q={t.Code}-0500"),
        ("a word that nothing holds", _ => "q=xylophone"),
        ("a neighbourhood, by score", t => $"quartier={t.Quartier}&tri=note&ordre=desc"),
        ("funder, state, word, by title", t => $"financeur={t.Financeur}&etat=EnInstruction&q=herblain&tri=titre"),
    ];
}
