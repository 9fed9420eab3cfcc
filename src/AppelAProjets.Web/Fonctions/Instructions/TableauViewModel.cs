using System.Globalization;
using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

public sealed class TableauViewModel
{
    private readonly Acteur _acteur;
    private readonly string _ficheBase;
    private readonly string _ficheSuite;

    public TableauViewModel(TableauInstruction tableau, Acteur acteur)
    {
        (Tableau, _acteur) = (tableau, acteur);
        Colonnes = tableau.Colonnes;
        EstSecretariat = acteur.A(Role.Secretariat);
        EstInstructeur = acteur.A(Role.Instructeur);
        MontreLesDecisions = tableau.Contexte.Appel.Etat >= EtatAppel.Comite && (EstInstructeur || acteur.A(Role.Valideur));
        // Each in the order of the columns, so that a header spans them.
        Financeurs = [.. Colonnes.Select(c => c.Financeur).OfType<FinanceurDAppel>().DistinctBy(f => f.Id)];
        var requete = FiltreQuery.Ecrire(tableau.Filtre);
        _ficheBase = LiensInstructions.Tableau(tableau.Contexte.Appel.Code) + "/dossiers/";
        _ficheSuite = requete.Length == 0 ? "?rang=" : $"?{requete}&rang=";
    }

    public TableauInstruction Tableau { get; }

    public FiltreDuTableau Filtre => Tableau.Filtre;

    /// <summary>As <see cref="FiltreQuery.NonLues"/>.</summary>
    public IReadOnlyDictionary<string, string> NonLues { get; init; } = new Dictionary<string, string>();

    public bool EstNonLue(string cle) => NonLues.Keys.Any(n => n[..^4] == cle);

    public ContexteInstruction Contexte => Tableau.Contexte;

    public IReadOnlyList<ColonneMontree> Colonnes { get; }

    public IReadOnlyList<FinanceurDAppel> Financeurs { get; }

    public bool EstSecretariat { get; }

    public bool EstInstructeur { get; }

    /// <summary>The committee meets or has met, and this person enters the decisions of a funder.</summary>
    public bool MontreLesDecisions { get; }

    /// <summary>Has something to do on rows: they can be selected.</summary>
    public bool PeutChoisir => EstSecretariat || Contexte.Portee.MesFinanceurs.Count > 0;

    public string Base => LiensInstructions.Tableau(Contexte.Appel.Code);

    /// <summary>Last page, at least 1.</summary>
    public int DernierePage => Math.Max(1, (Tableau.Totaux.Lignes + Filtre.Taille - 1) / Filtre.Taille);

    public int PremierRang => ((Filtre.Page - 1) * Filtre.Taille) + 1;

    /// <summary>Address of a sheet that knows its place in this list.</summary>
    public string Fiche(Guid id, int rang) => $"{_ficheBase}{id}{_ficheSuite}{rang.ToString(CultureInfo.InvariantCulture)}";

    public string Adresse(FiltreDuTableau filtre) => FiltreQuery.Adresse(Contexte.Appel.Code, filtre);

    /// <summary>Address that sorts by a column: numbers largest first, then the other way.</summary>
    public string Trier(ColonneMontree colonne) => Adresse(Filtre with { Tri = colonne.Cle, Descendant = Filtre.Tri == colonne.Cle ? !Filtre.Descendant : colonne.Colonne.EstNombre, Page = 1 });

    /// <summary>Value of aria-sort for a column, or null.</summary>
    public string? AriaSort(ColonneMontree colonne) => Filtre.Tri != colonne.Cle ? null : Filtre.Descendant ? "descending" : "ascending";

    /// <summary>Whether this person may now change that field of the line.</summary>
    public bool PeutModifier(DossierDuTableau dossier, LigneDuTableau ligne, ColonneMontree colonne)
    {
        if (dossier.Etat != EtatDossier.EnInstruction || ligne.Etat is not (EtatLigne.Recevable or EtatLigne.Proposee) || colonne is not { Colonne.Champ: not null, Financeur: { } financeur })
        {
            return false;
        }

        return _acteur.APour(Role.Valideur, financeur.Id) || (_acteur.APour(Role.Instructeur, financeur.Id) && (ligne.Etat == EtatLigne.Recevable || !financeur.ValidationRequise));
    }

    /// <summary>Why no cell of the column is written by this person: a code of <see cref="LectureSeule"/>; null when some are.</summary>
    public string? Fermee(ColonneMontree colonne) => LectureSeule.DeLaColonne(colonne, colonne.Financeur is { } f && (_acteur.APour(Role.Instructeur, f.Id) || _acteur.APour(Role.Valideur, f.Id)));

    /// <summary>The columns of the dossier that are not shown: they filter too.</summary>
    public IReadOnlyList<ColonneMontree> AutresFiltres =>
        [.. ColonnesDuTableau.Toutes.Where(c => c is { EstParFinanceur: false, EstFiltrable: true } && Colonnes.All(m => m.Colonne != c)).Select(c => new ColonneMontree(c, null))];

    /// <summary>The fields that keep the rest of the state in a form of the table, but those that begin so.</summary>
    public IEnumerable<(string Nom, string? Valeur)> Champs(params string[] sauf) =>
        FiltreQuery.EnChamps(Filtre, sauf).Concat(Filtre.Vue is { } vue ? [("vue", vue)] : Array.Empty<(string, string?)>());

    /// <summary>The saved view that the address names, among those that this person may open.</summary>
    public VueEnregistree? VueActuelle => Guid.TryParse(Filtre.Vue, out var id) ? Tableau.Vues.FirstOrDefault(v => v.Id == id) : null;

    /// <summary>Same, when it may be changed.</summary>
    public VueEnregistree? MaVue => VueActuelle is { } vue && vue.EstModifiablePar(_acteur) ? vue : null;

    public bool EstVueModifiee => VueActuelle is { } vue && FiltreQuery.Ecrire(Filtre with { Page = 1 }) != vue.Contenu;

    public string NomDeLaVue => VueActuelle?.Nom ?? VuesParDefaut.De(Filtre.Vue).Nom;

    public IReadOnlyList<PartageDeVue> Partages =>
    [
        PartageDeVue.Personnelle,
        .. Contexte.Portee.MesFinanceurs.Count > 0 ? [PartageDeVue.Financeur] : Array.Empty<PartageDeVue>(),
        .. EstSecretariat ? [PartageDeVue.Tous] : Array.Empty<PartageDeVue>(),
    ];

    /// <summary>Whose agents a view may be shared with: asked only when there are several.</summary>
    public IReadOnlyList<FinanceurDAppel> FinanceursDePartage => Contexte.Portee.MesFinanceurs.Count > 1 ? [.. Contexte.Appel.Financeurs.Where(f => Contexte.Portee.MesFinanceurs.Contains(f.Id))] : [];

    public bool EstLaVue(string cle) => VuesParDefaut.De(Filtre.Vue).Cle == cle;

    /// <summary>The headline: what is alive, what waits, then what is not alive any more.</summary>
    public string Resume
    {
        get
        {
            var t = Tableau.Totaux;
            string[] morts = [.. new[] { Dire(t.Irrecevables, "irrecevable"), Dire(t.Retires, "retiré"), t.SansSuite > 0 ? $"{t.SansSuite} sans suite" : null }.OfType<string>()];
            return morts.Length == 0 ? "" : string.Join(", ", morts);
        }
    }

    /// <summary>The active filters in words, each with the address that removes it.</summary>
    public IEnumerable<(string Texte, string Sans)> Actifs()
    {
        var f = Filtre with { Page = 1 };
        foreach (var (cle, condition) in f.Conditions.Toutes)
        {
            yield return (Dire(cle, condition), Adresse(f with { Conditions = f.Conditions.Sans(cle) }));
        }

        if (f.ANoter)
            yield return ("à noter par moi", Adresse(f with { ANoter = false }));
        if (f.AProposer)
            yield return ("à proposer par mon financeur", Adresse(f with { AProposer = false }));
        if (f.Texte is { } texte)
            yield return ($"recherche : {texte}", Adresse(f with { Texte = null }));
    }

    /// <summary>The column of a key, with the label of its funder.</summary>
    public ColonneMontree? Colonne(string cle) => ColonnesDuTableau.Lire(cle) is { } lue
        ? new ColonneMontree(lue.Colonne, lue.Financeur is { } id ? Contexte.Appel.Financeurs.FirstOrDefault(f => f.Id == id) : null)
        : null;

    private string Dire(string cle, ConditionDeColonne condition)
    {
        var colonne = Colonne(cle)!;
        var options = colonne.Colonne.Options?.Invoke(Contexte) ?? [];
        string[] parties =
        [
            .. condition.Vide switch { true => ["vide"], false => ["non vide"], null => Array.Empty<string>() },
            .. condition.Valeurs.Count > 0 ? [string.Join(" ou ", condition.Valeurs.Select(v => options.Where(o => o.Valeur == v).Select(o => o.Libelle).FirstOrDefault() ?? v))] : Array.Empty<string>(),
            .. condition.Minimum is { } minimum ? [$"au moins {Ecriture.Nombre(colonne.Colonne.Genre, minimum)}"] : Array.Empty<string>(),
            .. condition.Maximum is { } maximum ? [$"au plus {Ecriture.Nombre(colonne.Colonne.Genre, maximum)}"] : Array.Empty<string>(),
        ];
        return $"{colonne.Libelle} : {string.Join(", ", parties)}";
    }

    private static string? Dire(int nombre, string mot) => nombre == 0 ? null : $"{nombre} {mot}{(nombre > 1 ? "s" : "")}";
}
