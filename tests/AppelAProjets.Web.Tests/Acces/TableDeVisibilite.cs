namespace AppelAProjets.Web.Tests.Acces;

/// <summary>Someone of the table: an account, its role or quality, where and when.</summary>
/// <param name="Code">Its name in the table.</param>
/// <param name="Titre">A role, or the quality of a member.</param>
/// <param name="Mots">Perimeter and dates, in the words of the file.</param>
internal sealed record Personne(string Code, string Titre, IReadOnlyList<string> Mots)
{
    public bool EstDUneOrganisation => Titre is "Signataire" or "Redacteur";

    public Role Role => EstDUneOrganisation ? Role.Porteur : Enum.Parse<Role>(Titre);

    public string Courriel => $"{Code}@visibilite.example";

    /// <summary>A, B, S or X.</summary>
    public string? Financeur => Mots.FirstOrDefault(m => m.Length == 1);

    public bool Est(string mot) => Mots.Contains(mot);
}

/// <summary>Whoever is not named sees nothing ("-").</summary>
internal sealed record LigneDeVisibilite(string Objet, IReadOnlyList<string> Phases, IReadOnlyDictionary<string, string> Vus)
{
    public string Attendu(Personne personne) => Vus.GetValueOrDefault(personne.Code, "-");
}

/// <summary>A cell known to be wrong: what the product shows there instead.</summary>
internal sealed record Faute(string Objet, string Quand, string Qui);

/// <summary>The hand-written table object × person × phase.</summary>
internal sealed class TableDeVisibilite
{
    private readonly Dictionary<string, string[]> groupes = [];

    private TableDeVisibilite(IEnumerable<string> lignes)
    {
        foreach (var ligne in lignes)
        {
            Comprendre(ligne);
        }
    }

    public List<Personne> Personnes { get; } = [];

    public List<LigneDeVisibilite> Objets { get; } = [];

    /// <summary>Who receives which mail.</summary>
    public List<LigneDeVisibilite> Courriels { get; } = [];

    /// <summary>Kinds of déport; true when nothing may be seen.</summary>
    public Dictionary<string, bool> Deports { get; } = [];

    public HashSet<Faute> Fautes { get; } = [];

    public static TableDeVisibilite DuFichier() => Lire(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Acces", "visibilite.txt")));

    public static TableDeVisibilite Lire(string texte) => new(texte.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'));

    public IReadOnlyList<string> PhasesDe(string objet) => [.. Objets.Where(l => l.Objet == objet).SelectMany(l => l.Phases)];

    private void Comprendre(string ligne)
    {
        var (genre, reste) = ligne.Split(' ', 2) is [var g, var r] ? (g, r) : throw new FormatException(ligne);
        var parties = reste.Split('|', StringSplitOptions.TrimEntries);
        switch (genre)
        {
            case "qui":
                var mots = Mots(parties[0]);
                Personnes.Add(new Personne(mots[0], mots[1], mots[2..]));
                break;
            case "groupe":
                groupes[Mots(parties[0])[0]] = [.. Mots(parties[1]).SelectMany(Deplier)];
                break;
            case "voit":
                Objets.Add(new LigneDeVisibilite(parties[0], [.. Mots(parties[1]).SelectMany(Deplier)], Vus(parties[2..])));
                break;
            case "courriel":
                Courriels.Add(new LigneDeVisibilite(parties[0], [], Vus([.. parties[1..].Select(p => "v " + p)])));
                break;
            case "deport":
                Mots(parties[1]).ToList().ForEach(d => Deports.Add(d, parties[0] == "rien"));
                break;
            case "faute":
                Fautes.UnionWith(from o in Mots(parties[0]) from q in Mots(parties[1]).SelectMany(Deplier) from p in Mots(parties[2]).SelectMany(Deplier) select new Faute(o, q, p));
                break;
            default:
                throw new FormatException(ligne);
        }
    }

    private Dictionary<string, string> Vus(IEnumerable<string> parties) =>
        parties.Where(p => p.Length > 0).Select(Mots).SelectMany(m => m[1..].SelectMany(Deplier).Select(qui => (qui, m[0]))).ToDictionary(v => v.qui, v => v.Item2);

    private string[] Deplier(string mot) => groupes.GetValueOrDefault(mot) ?? [mot];

    private static string[] Mots(string texte) => texte.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
