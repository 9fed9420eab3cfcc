using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Web.Fonctions.Instructions;

public sealed class ClotureSaisie
{
    public Guid[]? Ids { get; set; }
    public bool Tous { get; set; }
    public bool SansProposition { get; set; }
}

public sealed class TableauViewModel
{
    private readonly string _ficheBase;
    private readonly string _ficheSuite;

    public TableauViewModel(TableauInstruction tableau, Acteur acteur)
    {
        Tableau = tableau;
        EstSecretariat = acteur.A(Role.Secretariat);
        EstInstructeur = acteur.A(Role.Instructeur);
        var miens = tableau.Contexte.Portee.MesFinanceurs;
        // One's own columns first: an agent's daily work stands beside the frozen ones.
        Financeurs = [.. tableau.Contexte.Appel.Financeurs.OrderBy(f => miens.Contains(f.Id) ? 0 : 1)];
        var requete = FiltreQuery.Ecrire(tableau.Filtre);
        _ficheBase = LiensInstructions.Tableau(tableau.Contexte.Appel.Code) + "/dossiers/";
        _ficheSuite = requete.Length == 0 ? "?rang=" : $"?{requete}&rang=";
    }

    public TableauInstruction Tableau { get; }

    public FiltreDuTableau Filtre => Tableau.Filtre;

    public ContexteInstruction Contexte => Tableau.Contexte;

    public IReadOnlyList<FinanceurDAppel> Financeurs { get; }

    public bool EstSecretariat { get; }

    public bool EstInstructeur { get; }

    public string Base => LiensInstructions.Tableau(Contexte.Appel.Code);

    /// <summary>Last page, at least 1.</summary>
    public int DernierePage => Math.Max(1, (Tableau.Totaux.Dossiers + Filtre.Taille - 1) / Filtre.Taille);

    /// <summary>The states that can be filtered: those of deposited dossiers.</summary>
    public static IEnumerable<EtatDossier> Etats => Enum.GetValues<EtatDossier>().Where(e => e != EtatDossier.Brouillon);

    /// <summary>Address of a sheet that knows its place in this list.</summary>
    public string Fiche(Guid id, int rang) => $"{_ficheBase}{id}{_ficheSuite}{rang.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public string Adresse(FiltreDuTableau filtre) => FiltreQuery.Adresse(Contexte.Appel.Code, filtre);

    /// <summary>Address that sorts by a column: ascending, then descending.</summary>
    public string Trier(TriDuTableau tri) => Adresse(Filtre with { Tri = tri, Descendant = Filtre.Tri == tri ? !Filtre.Descendant : tri is TriDuTableau.Note or TriDuTableau.Demande, Page = 1 });

    /// <summary>Value of aria-sort for a column, or null.</summary>
    public string? AriaSort(TriDuTableau tri) => Filtre.Tri != tri ? null : Filtre.Descendant ? "descending" : "ascending";

    /// <summary>The active filters in words, each with the address that removes it.</summary>
    public IEnumerable<(string Texte, string Sans)> Actifs()
    {
        var f = Filtre with { Page = 1 };
        if (f.Quartier is { } quartier)
            yield return ($"quartier : {Contexte.Appel.Quartiers.FirstOrDefault(q => q.Code == quartier)?.Nom ?? quartier}", Adresse(f with { Quartier = null }));
        if (f.Theme is { } theme)
            yield return ($"thème : {Contexte.Appel.Themes.FirstOrDefault(t => t.Id == theme)?.Libelle ?? "inconnu"}", Adresse(f with { Theme = null }));
        if (f.Etat is { } etat)
            yield return ($"état : {Libelles.Pour(etat)}", Adresse(f with { Etat = null }));
        if (f.Financeur is { } financeur)
            yield return ($"financeur : {Contexte.Appel.Financeurs.FirstOrDefault(x => x.Id == financeur)?.Sigle ?? "inconnu"}", Adresse(f with { Financeur = null }));
        if (f.ANoter)
            yield return ("à noter par moi", Adresse(f with { ANoter = false }));
        if (f.Texte is { } texte)
            yield return ($"recherche : {texte}", Adresse(f with { Texte = null }));
    }
}
