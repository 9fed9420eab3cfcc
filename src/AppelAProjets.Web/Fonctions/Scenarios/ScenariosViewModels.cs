using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AppelAProjets.Application.Scenarios;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Scenarios;
using AppelAProjets.Web.Fonctions.Partage.Liaison;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AppelAProjets.Web.Fonctions.Scenarios;

public sealed class NouveauScenario
{
    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    [Display(Name = "Au départ")]
    public ModeDeRemplissage? Mode { get; set; } = ModeDeRemplissage.ParRang;

    public Guid Cle { get; set; }

    public static IReadOnlyList<SelectListItem> Modes { get; } =
        [.. Enum.GetValues<ModeDeRemplissage>().Select(m => new SelectListItem(Remplissage.Libelle(m), m.ToString()) { Group = new SelectListGroup { Name = Remplissage.Aide(m) } })];
}

public sealed record ScenariosViewModel(ListeDeScenarios Liste)
{
    public NouveauScenario Nouveau { get; init; } = new();
}

public sealed class NomSaisi
{
    [Display(Name = "Nom")]
    public string? Nom { get; set; }

    [Display(Name = "Montrer ce scénario aux membres du comité")]
    public bool EstPartage { get; set; }

    public int Version { get; set; }
}

public sealed class CopieSaisie
{
    [Display(Name = "Nom de la copie")]
    public string? Nom { get; set; }

    public Guid Cle { get; set; }
}

public sealed class ReglagesSaisis
{
    [Required(ErrorMessage = "Indiquez une part, de 0 à 100."), Pourcentage, Display(Name = "Part minimale d’un dossier retenu, en % de ce qui lui est proposé")]
    public int? PartMinimale { get; set; } = 60;

    [Required(ErrorMessage = "Indiquez une part, de 0 à 100."), Pourcentage, Display(Name = "Part minimale des points de chaque quartier, en %")]
    public int? Equite { get; set; } = 0;

    public ReglagesDeCalcul EnReglages() => new(PartMinimale!.Value, Equite!.Value);
}

/// <summary>A cell as the page sends it.</summary>
public sealed class CelluleSaisie
{
    /// <summary>Its line, with the version and the amounts that the page showed: see <see cref="RepereDeCellule"/>.</summary>
    public string? L { get; set; }

    public string? S { get; set; }

    public string? D { get; set; }
}

/// <summary>What a cell was when the page was made: only what differs from it is written.</summary>
public sealed record RepereDeCellule(Guid DossierId, Guid FinanceurId, int Version, Montant Specifique, Montant DroitCommun)
{
    public string Champ(char type) => $"m-{DossierId:N}-{FinanceurId:N}-{type}";

    public string Ecrire() => string.Create(CultureInfo.InvariantCulture, $"{DossierId:N}.{FinanceurId:N}.{Version}.{Specifique.Centimes}.{DroitCommun.Centimes}");

    public static RepereDeCellule? Lire(string? texte) => texte?.Split('.') is [var d, var f, var v, var s, var c]
        && Guid.TryParseExact(d, "N", out var dossier) && Guid.TryParseExact(f, "N", out var financeur)
        && int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var specifique) && long.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var droitCommun)
            ? new RepereDeCellule(dossier, financeur, version, new Montant(specifique), new Montant(droitCommun)) : null;
}

public enum VueDeScenario
{
    Tous,
    Finances,
    SousLeSeuil,
    Ecartes,
}

public sealed record RangeeDeScenario(DossierDeScenario Dossier, FicheDeScenario Fiche, Montant Recu, Montant Couvert, bool EstFinance)
{
    public bool EstSousLeSeuil => Recu.EstPositif && !EstFinance;
}

public sealed record ScenarioViewModel(PageDeScenario Page, VueDeScenario Vue, int Numero)
{
    public const int ParPage = 30;

    public NomSaisi Identite { get; init; } = new() { Nom = Page.Complet.Scenario.Nom, EstPartage = Page.Complet.Scenario.EstPartage, Version = Page.Complet.Scenario.Version };

    public CopieSaisie Copie { get; init; } = new() { Nom = $"{Page.Complet.Scenario.Nom} (copie)" };

    public ReglagesSaisis Calcul { get; init; } = Page.Calcul is { } c ? new() { PartMinimale = c.PartMinimale, Equite = c.Equite } : new();

    public string Code => Page.Appel.Code;

    public ScenarioRow Scenario => Page.Complet.Scenario;

    public BilanDeScenario Bilan { get; } = Page.Bilan;

    public IReadOnlyList<RangeeDeScenario> Rangees { get; } = [.. Page.Donnees.Appel.ParRang.Where(d => Page.Donnees.Fiches.ContainsKey(d.Id)).Select(d => Rangee(Page, d))];

    public IReadOnlyList<RangeeDeScenario> Choisies => [.. Rangees.Where(r => Vue switch
    {
        VueDeScenario.Finances => r.EstFinance,
        VueDeScenario.SousLeSeuil => r.EstSousLeSeuil,
        VueDeScenario.Ecartes => !r.EstFinance,
        _ => true,
    })];

    public int Pages => Math.Max(1, (Choisies.Count + ParPage - 1) / ParPage);

    public IReadOnlyList<RangeeDeScenario> Montrees => [.. Choisies.Skip((Math.Clamp(Numero, 1, Pages) - 1) * ParPage).Take(ParPage)];

    /// <summary>The funders, each with the types of credits that it has an envelope of or proposes on.</summary>
    public IReadOnlyList<(Guid Id, string Sigle, IReadOnlyList<TypeDeCredits> Types)> Colonnes { get; } = LesColonnes(Page.Donnees.Appel);

    public string Adresse(VueDeScenario vue, int numero) => LiensScenarios.Rangees(Code, Scenario.Id, vue.ToString(), numero);

    public static string Libelle(VueDeScenario vue) => vue switch
    {
        VueDeScenario.Tous => "Tous",
        VueDeScenario.Finances => "Financés",
        VueDeScenario.SousLeSeuil => "Sous leur seuil",
        VueDeScenario.Ecartes => "Non financés",
    };

    public RepereDeCellule Repere(Guid dossierId, Guid financeurId)
    {
        var montant = Page.Complet.Montants[dossierId, financeurId];
        return new RepereDeCellule(dossierId, financeurId, Page.Complet.Versions.GetValueOrDefault((dossierId, financeurId)), montant.Specifique, montant.DroitCommun);
    }

    private static RangeeDeScenario Rangee(PageDeScenario page, DossierDeScenario d) =>
        new(d, page.Donnees.Fiches[d.Id], page.Complet.Montants.De(d).Total, page.Complet.Montants.Couvert(d), page.Complet.Montants.EstFinance(d));

    private static List<(Guid Id, string Sigle, IReadOnlyList<TypeDeCredits> Types)> LesColonnes(ScenarioDAppel appel)
    {
        var lignes = appel.Dossiers.SelectMany(d => d.Lignes).ToList();
        var financeurs = appel.Enveloppes.Select(e => (e.FinanceurId, e.Sigle)).Concat(lignes.Select(l => (l.FinanceurId, l.Sigle))).Distinct();
        return [.. financeurs.Select(f => (f.FinanceurId, f.Sigle, (IReadOnlyList<TypeDeCredits>)[.. Enum.GetValues<TypeDeCredits>().Where(t =>
            appel.Enveloppes.Any(e => e.FinanceurId == f.FinanceurId && e.Type == t) || lignes.Any(l => l.FinanceurId == f.FinanceurId && l.Propose.De(t).EstPositif))]))];
    }
}

/// <summary>What two scenarios or more give, side by side.</summary>
public sealed record ComparaisonViewModel(ScenariosCompares Compares)
{
    public IReadOnlyList<BilanDeScenario> Bilans { get; } = [.. Compares.Scenarios.Select(s => BilanDeScenario.De(Compares.Donnees.Appel, s.Montants))];

    /// <summary>The dossiers that do not receive the same everywhere, those whose lot changes first.</summary>
    public IReadOnlyList<(FicheDeScenario Fiche, IReadOnlyList<(Montant Recu, bool EstFinance)> Lots)> Changements { get; } =
    [.. Compares.Donnees.Appel.ParRang.Where(d => Compares.Donnees.Fiches.ContainsKey(d.Id))
        .Select(d => (Compares.Donnees.Fiches[d.Id], Lots: (IReadOnlyList<(Montant Recu, bool EstFinance)>)[.. Compares.Scenarios.Select(s => (s.Montants.De(d).Total, s.Montants.EstFinance(d)))]))
        .Where(d => d.Lots.Distinct().Count() > 1)
        .OrderBy(d => d.Lots.Select(l => l.EstFinance).Distinct().Count() > 1 ? 0 : 1)];

    /// <summary>What each neighbourhood receives, by the part of each action that is there.</summary>
    public IReadOnlyList<(string Nom, IReadOnlyList<Montant> Montants)> Quartiers { get; } = Repartition(Compares, d => [.. d.Quartiers.Select(q => (q.Nom, q.Part))]);

    public IReadOnlyList<(string Nom, IReadOnlyList<Montant> Montants)> Piliers { get; } =
        Repartition(Compares, d => [(Compares.Donnees.Fiches.GetValueOrDefault(d.Id)?.Pilier ?? "Sans pilier", 100)]);

    private static List<(string Nom, IReadOnlyList<Montant> Montants)> Repartition(ScenariosCompares compares, Func<DossierDeScenario, IReadOnlyList<(string Nom, int Part)>> places)
    {
        var sommes = new SortedDictionary<string, Montant[]>(StringComparer.CurrentCulture);
        // Only the dossiers that the reader sees: a neighbourhood with one action would tell its amount.
        foreach (var dossier in compares.Donnees.Appel.Dossiers.Where(d => compares.Donnees.Fiches.ContainsKey(d.Id) && places(d).Count > 0))
        {
            var ou = places(dossier);
            for (var i = 0; i < compares.Scenarios.Count; i++)
            {
                var parts = compares.Scenarios[i].Montants.De(dossier).Total.Repartir([.. ou.Select(o => (long)Math.Max(o.Part, 1))]);
                for (var j = 0; j < ou.Count; j++)
                {
                    sommes.TryAdd(ou[j].Nom, new Montant[compares.Scenarios.Count]);
                    sommes[ou[j].Nom][i] += parts[j];
                }
            }
        }

        return [.. sommes.Select(s => (s.Key, (IReadOnlyList<Montant>)s.Value))];
    }
}

public static class EcritureDesPoints
{
    /// <summary><c>12 345 points</c>, rounded down.</summary>
    public static string Ecrire(long centiemes) => $"{(centiemes / 100).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F')} {(centiemes < 200 ? "point" : "points")}";

    /// <summary><c>0,12 %</c> of hundredths of a percent.</summary>
    public static string Ecart(int pointsDeBase) => new Taux(pointsDeBase).ToString();
}
