namespace AppelAProjets.Domain.Phrases;

/// <summary>Where a phrase goes.</summary>
public enum UsageDePhrase
{
    Motif,
    Condition,
    Attendu,
}

/// <summary>A phrase that the committee of a call writes again and again, kept by its Secrétariat and put in a field by one press.</summary>
public static class PhraseType
{
    public const int LongueurMaximale = 500;

    public static string Libelle(UsageDePhrase usage) => usage switch
    {
        UsageDePhrase.Motif => "Motif d’un avis, d’un refus ou d’un ajournement",
        UsageDePhrase.Condition => "Condition d’un avis sous réserve",
        UsageDePhrase.Attendu => "Ce qui est attendu après un ajournement",
    };

    /// <summary>The text as it is kept.</summary>
    public static Resultat<string> Lire(UsageDePhrase? usage, string? texte)
    {
        var net = TexteSaisi.Normaliser(texte).Trim();
        return (usage, net) switch
        {
            (null, _) => new Refus("phrase.usage", "Dites où la phrase s’emploie.", "Usage"),
            (_, { Length: 0 }) => new Refus("phrase.vide", "Écrivez la phrase.", "Texte"),
            (_, { Length: > LongueurMaximale }) => new Refus("phrase.longue", $"La phrase fait plus de {LongueurMaximale} caractères.", "Texte"),
            _ => net,
        };
    }
}
