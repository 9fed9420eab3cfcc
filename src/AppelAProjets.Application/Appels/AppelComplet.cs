using System.Runtime.CompilerServices;
using AppelAProjets.Application.PlanActions;
using AppelAProjets.Domain.Calendriers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Appels;

/// <summary>A call with all its lists, each in order: what it imposes on a dossier, what its instructors need, what its set-up shows.</summary>
public sealed record AppelComplet : AppelRow
{
    private static readonly ConditionalWeakTable<AppelComplet, IReadOnlyList<ChampDeFormulaire>> ChampsDesPublics = [];
    private static readonly ConditionalWeakTable<AppelComplet, IReadOnlyList<ChampDeFormulaire>> ChampsDesAutres = [];

    public IReadOnlyList<QuartierDAppel> Quartiers { get; init; } = [];
    public IReadOnlyList<ThemeRow> Themes { get; init; } = [];
    public IReadOnlyList<CritereRow> Criteres { get; init; } = [];
    public IReadOnlyList<PieceRow> Pieces { get; init; } = [];
    public IReadOnlyList<FinanceurDAppel> Financeurs { get; init; } = [];
    public IReadOnlyList<PrioriteRow> Priorites { get; init; } = [];
    /// <summary>The questions that are asked; <see cref="AppelCompletStore.AppelPrepareAsync"/> gives those prepared.</summary>
    public FormulaireDAppel Formulaire { get; init; } = FormulaireDAppel.Vide;

    /// <summary>What was added since the publication, last first.</summary>
    public IReadOnlyList<ChangementDAppelRow> Changements { get; init; } = [];

    /// <summary>Information meetings, in their order.</summary>
    public IReadOnlyList<ReunionPrevue> Reunions { get; init; } = [];

    /// <summary>Last day to answer a letter, as their settings say it.</summary>
    public DateOnly? ReponseDuPorteurAvantLe { get; init; }

    public Calendrier Calendrier => new() { OuvertureLe = OuvertureLe, ClotureLe = ClotureLe, Suite = Suite, ReponseDuPorteurAvantLe = ReponseDuPorteurAvantLe, Reunions = Reunions };

    public GrilleDeNotation Grille => new([.. Criteres.Select(c => new Critere(c.Id.ToString(), c.Libelle, c.Poids, c.NoteEliminatoire))]);

    /// <summary>The whole form of a dossier for this call; made once for these very rules.</summary>
    public IReadOnlyList<ChampDeFormulaire> Champs(bool estOrganismePublic) =>
        (estOrganismePublic ? ChampsDesPublics : ChampsDesAutres).GetValue(this, appel => ChampsDuDossier.Pour(appel.Options(estOrganismePublic)));

    public IReadOnlyList<ChampDeFormulaire> SourcesDeConditions => ChampsDuDossier.SourcesDeConditions(Options(estOrganismePublic: false));

    private OptionsDuFormulaire Options(bool estOrganismePublic) => new()
    {
        Annee = Annee,
        Themes = [.. Themes.Select(t => new OptionDeChamp($"{t.Id}", t.Libelle))],
        Quartiers = [.. Quartiers.Select(q => new OptionDeChamp(q.Code, q.Nom, q.Territoire is null || q.Territoire == q.Nom ? q.Communes : $"{q.Communes} · {q.Territoire}"))],
        Financeurs = [.. Financeurs.Select(f => new OptionDeChamp($"{f.Id}", f.Nom, f.Bornes))],
        Actions = [.. Priorites.Where(a => !a.EstRetiree).Select(a => new OptionDeChamp($"{a.Id}", a.Libelle, $"{a.Pilier} – {a.Objectif}"))],
        Questions = Formulaire.Champs,
        EstOrganismePublic = estOrganismePublic,
        PartenairesPossibles = PartenairesPossibles,
    };
}

public sealed record QuartierDAppel : QuartierRow
{
    /// <summary>Instruction territories that it belongs to, by their common name (DOMAINE 3.2); null when it is in none.</summary>
    public string? Territoire { get; init; }
}

public sealed record FinanceurDAppel
{
    /// <summary>Its rules and its people, for this call; the call of the next year takes them as they stand.</summary>
    internal const string Colonnes = "MontantMinimum, MontantMaximum, ContactNom, ContactCourriel, ContactTelephone, SignataireNom, SignataireFonction, SignataireMention, SignataireDu, SignataireAu";

    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public required string Sigle { get; init; }
    /// <summary>Its account of the Cerfa, such as 74etat.</summary>
    public required string CompteCerfa { get; init; }
    public required bool ValidationRequise { get; init; }
    public Montant? MontantMinimum { get; init; }
    public Montant? MontantMaximum { get; init; }

    /// <summary>What may be asked of it, in words; null when it sets no bound.</summary>
    public string? Bornes => (MontantMinimum, MontantMaximum) switch
    {
        ({ } min, { } max) => $"De {min} à {max}",
        ({ } min, null) => $"Au moins {min}",
        (null, { } max) => $"Au plus {max}",
        _ => null,
    };

    public string? ContactNom { get; init; }
    public string? ContactCourriel { get; init; }
    public string? ContactTelephone { get; init; }
    public string? SignataireNom { get; init; }
    public string? SignataireFonction { get; init; }
    /// <summary>The delegation under which that person signs.</summary>
    public string? SignataireMention { get; init; }
    public DateOnly? SignataireDu { get; init; }
    /// <summary>Last day.</summary>
    public DateOnly? SignataireAu { get; init; }
    public IReadOnlySet<string> Quartiers { get; init; } = new HashSet<string>();
    public IReadOnlySet<Guid> Themes { get; init; } = new HashSet<Guid>();
    /// <summary>At most one per type of credits; who writes them reads them again.</summary>
    public IReadOnlyList<EnveloppeRow> Enveloppes { get; init; } = [];

    public EnveloppeRow? Enveloppe(TypeDeCredits type) => Enveloppes.FirstOrDefault(e => e.TypeDeCredits == type);
}
