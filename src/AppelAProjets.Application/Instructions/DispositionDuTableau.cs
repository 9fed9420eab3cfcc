namespace AppelAProjets.Application.Instructions;

/// <summary>Which columns are shown, in which order: keys of <see cref="ColonnesDuTableau"/>, those of the funders once for all of them.</summary>
public sealed record DispositionDuTableau
{
    /// <summary>Always there, first: what a row is.</summary>
    private static readonly string[] Fixes = ["numero", "titre"];

    private static readonly string[] ParType = ["specifique", "droitCommun"];

    public static DispositionDuTableau ParFinanceur { get; } = new()
    {
        Colonnes = ["porteur", "quartiers", "etat", "note", "etendue", "demande"], Parts = ["dem", "avis", "prop"],
    };

    public static DispositionDuTableau ParQuartier { get; } = new()
    {
        Colonnes = ["quartiers", "porteur", "theme", "actions", "etat", "nature", "besoin", "demande", "taux", "note", "etendue"], Parts = ["dem", "avis", "prop"],
    };

    /// <summary>Of the dossier, after number and title.</summary>
    public required IReadOnlyList<string> Colonnes { get; init; }
    /// <summary>Of each funder.</summary>
    public required IReadOnlyList<string> Parts { get; init; }
    /// <summary>Funders shown; all of them when empty, one's own first.</summary>
    public IReadOnlyList<Guid> Financeurs { get; init; } = [];

    /// <summary>Unknown keys dropped, none twice.</summary>
    public DispositionDuTableau Normaliser() => this with
    {
        Colonnes = [.. Colonnes.Where(c => ColonnesDuTableau.Trouver(c) is { EstParFinanceur: false } && !Fixes.Contains(c)).Distinct()],
        Parts = [.. Parts.Where(c => ColonnesDuTableau.Trouver(c) is { EstParFinanceur: true }).Distinct()],
        Financeurs = [.. Financeurs.Distinct()],
    };

    /// <summary>The columns of a page. For one's own funders, what is proposed is shown by type of credits: that is what is typed.</summary>
    public IReadOnlyList<ColonneMontree> Montrer(ContexteInstruction contexte)
    {
        var miens = contexte.Portee.MesFinanceurs;
        var financeurs = Financeurs.Count == 0
            ? contexte.Appel.Financeurs.OrderBy(f => miens.Contains(f.Id) ? 0 : 1)
            : Financeurs.Select(id => contexte.Appel.Financeurs.FirstOrDefault(f => f.Id == id)).OfType<Appels.FinanceurDAppel>();
        return
        [
            .. Fixes.Concat(Colonnes).Select(c => new ColonneMontree(ColonnesDuTableau.Trouver(c)!, null)),
            .. financeurs.SelectMany(f => (miens.Contains(f.Id) ? Detailler(Parts) : Parts).Select(c => new ColonneMontree(ColonnesDuTableau.Trouver(c)!, f))),
        ];
    }

    private static IEnumerable<string> Detailler(IReadOnlyList<string> parts) =>
        parts.Contains("specifique") || parts.Contains("droitCommun") ? parts : parts.SelectMany(c => c == "prop" ? ParType : [c]);
}

/// <summary>A view that needs no row.</summary>
public sealed record VueParDefaut(string Cle, string Nom, DispositionDuTableau Disposition, GroupementDuTableau Groupement);

public static class VuesParDefaut
{
    /// <summary>The first one is that of a bare address.</summary>
    public static IReadOnlyList<VueParDefaut> Toutes { get; } =
    [
        new("financeurs", "Par financeur", DispositionDuTableau.ParFinanceur, GroupementDuTableau.Aucun),
        new("quartiers", "Par quartier", DispositionDuTableau.ParQuartier, GroupementDuTableau.Quartier),
    ];

    public static VueParDefaut De(string? cle) => Toutes.FirstOrDefault(v => v.Cle == cle) ?? Toutes[0];
}
