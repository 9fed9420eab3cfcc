namespace AppelAProjets.Domain.PlanActions;

/// <summary>A name by which the plan may call a neighbourhood: an official one (with its code) or a territory (with its identifier).</summary>
public sealed record NomDeQuartier(string Nom, string? Code, Guid? TerritoireId);

/// <summary>Reads the neighbourhoods as the plan writes them: « Tous quartiers », « Sillon », « Château, Nantes Nord », codes.</summary>
public sealed class NomsDeQuartiers
{
    private static readonly HashSet<string> Tous =
        ["tous", "tous quartiers", "tous les quartiers", "tout quartier", "ensemble des quartiers", "tous qpv", "tous les qpv"];

    private static readonly HashSet<string> Articles = ["le", "la", "les", "l", "quartier", "quartiers", "du", "de", "des", "d"];

    private readonly List<(string[] Mots, NomDeQuartier Nom)> noms;

    public NomsDeQuartiers(IEnumerable<NomDeQuartier> connus) =>
        // An official neighbourhood comes before a territory of the same name.
        noms = [.. connus.OrderBy(n => n.Code is null).Select(n => (Mots(n.Nom), n))];

    public Resultat<QuartiersVises> Lire(string texte)
    {
        if (Tous.Contains(TexteDeRecherche.Plier(100, texte)))
        {
            return QuartiersVises.Partout;
        }

        // The whole first: a name may hold a comma or « et ».
        IReadOnlyList<string> parts = Trouver(texte).EstRefuse ? Couper(texte) : [texte];
        var trouves = parts.Select(Trouver).ToList();
        return trouves.Find(t => t.EstRefuse) is { } inconnu
            ? inconnu.Refus!
            : QuartiersVises.De(trouves.Select(t => t.Valeur.Code).OfType<string>(), trouves.Select(t => t.Valeur.TerritoireId).OfType<Guid>());
    }

    private static List<string> Couper(string texte) =>
        [.. texte.Split([";", ",", "/", "|", "\n", "+", " et "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private Resultat<NomDeQuartier> Trouver(string texte)
    {
        var mots = Mots(texte);
        if (mots.Length == 0)
        {
            return Inconnu(texte);
        }

        if (noms.Find(n => texte.Trim().Equals(n.Nom.Code, StringComparison.OrdinalIgnoreCase) || n.Mots.SequenceEqual(mots)) is { Nom: { } exact })
        {
            return exact;
        }

        // « Sillon » for « Le Sillon de Bretagne »: all its words, when one name alone has them; neighbourhoods before territories.
        var proches = noms.Where(n => mots.All(n.Mots.Contains)).Select(n => n.Nom).ToList();
        var quartiers = proches.Where(n => n.Code is not null).ToList();
        var retenus = quartiers.Count > 0 ? quartiers : proches;
        return retenus switch
        {
            [var seul] => seul,
            [] => Inconnu(texte),
            _ => new Refus("plan.quartier-ambigu", $"Quartier « {texte.Trim()} » : plusieurs sont possibles ({string.Join(", ", retenus.Select(r => r.Nom))}). Écrivez le nom entier.", "Quartiers"),
        };
    }

    private static Refus Inconnu(string texte) =>
        new("plan.quartier-inconnu", $"Quartier « {texte.Trim()} » non reconnu : ni quartier prioritaire, ni code, ni territoire.", "Quartiers");

    private static string[] Mots(string texte)
    {
        var mots = TexteDeRecherche.Plier(200, texte).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var utiles = mots.Where(m => !Articles.Contains(m)).ToArray();
        return utiles.Length > 0 ? utiles : mots;
    }
}
