using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Lectures;

namespace AppelAProjets.Application.Papier;

internal static class BlocsDuDossier
{
    private static readonly ColonneDeTableau[] ColonnesDuBudget =
        [new("Charges", Alignement.Gauche, 29), new("Montant", Alignement.Droite, 15), new("Produits", Alignement.Gauche, 29), new("Montant", Alignement.Droite, 15)];

    public static IReadOnlyList<Bloc> EnBlocs(this DossierLu lu) => [.. lu.Parties.SelectMany(Partie)];

    /// <summary>Accents composed, control characters removed, line ends kept.</summary>
    public static string Net(string texte) => string.Join('\n', texte.ReplaceLineEndings("\n").Split('\n').Select(TexteImprime.Valeur)).Trim('\n');

    private static IEnumerable<Bloc> Partie(PartieLue partie) =>
    [
        // A table of the whole Cerfa takes a page.
        .. partie.Elements.OfType<BudgetLu>().Any(b => !b.Budget.Abrege) ? [new SautDePage()] : Array.Empty<Bloc>(),
        new Titre(1, [new Fragment(Net(partie.Titre))]),
        .. partie.EstVide ? [new Paragraphe([new Fragment(DossierLu.Vide, Italique: true)])] : partie.Sections.SelectMany(Section),
    ];

    private static IEnumerable<Bloc> Section(SectionLue section)
    {
        if (section.Titre is { } titre)
        {
            yield return new Titre(2, [new Fragment(Net(titre))]);
        }

        List<Rubrique> rubriques = [];
        foreach (var element in section.Elements)
        {
            if (EnRubrique(element) is { } rubrique)
            {
                rubriques.Add(rubrique);
                continue;
            }

            if (rubriques.Count > 0)
            {
                yield return new Rubriques([.. rubriques]);
                rubriques.Clear();
            }

            yield return EnBloc(element);
        }

        if (rubriques.Count > 0)
        {
            yield return new Rubriques([.. rubriques]);
        }
    }

    private static Rubrique? EnRubrique(ElementLu element) => element switch
    {
        ValeurLue v => Dire(v.Libelle, v.Texte, DossierLu.Vide),
        ListeLue l => Dire(l.Libelle, l.Texte, DossierLu.Vide),
        FichiersLus f => Dire(f.Libelle, string.Join('\n', f.Fichiers.Select(FichiersLus.Ecrire)), FichiersLus.Aucun),
        _ => null,
    };

    private static Rubrique Dire(string libelle, string texte, string vide) => new(Net(libelle), Net(texte) is { Length: > 0 } net ? net : vide);

    private static Bloc EnBloc(ElementLu element) => element switch
    {
        TableauLu t => new Tableau(Net(t.Legende), [.. t.Colonnes.Select((c, i) => Colonne(t, c, i))], [.. t.Rangees.Select(r => new LigneDeTableau([.. r.Cellules.Select(Net)], r.EstTotal))], Dense: true),
        BudgetLu b => new Tableau(Net(b.Legende), ColonnesDuBudget, [.. b.Budget.Rangees.Select(Rangee)], Dense: true),
        PhraseLue p => new Paragraphe([new Fragment(Net(p.Texte), Italique: true)]),
        _ => throw new InvalidOperationException($"Unknown element {element.GetType().Name}."),
    };

    private static ColonneDeTableau Colonne(TableauLu t, string libelle, int rang) =>
        new(libelle, rang == 0 || t.EnMots.Contains(rang) ? Alignement.Gauche : Alignement.Droite, t.Poids?[rang] ?? (rang == 0 ? 2 : 1));

    private static LigneDeTableau Rangee(RangeeDuCerfa rangee)
    {
        int[] grasses = [.. rangee.Charge?.Genre == GenreDeLigne.Compte ? [0, 1] : Array.Empty<int>(), .. rangee.Produit?.Genre == GenreDeLigne.Compte ? [2, 3] : Array.Empty<int>()];
        return new LigneDeTableau([Libelle(rangee.Charge), Montant(rangee.Charge), Libelle(rangee.Produit), Montant(rangee.Produit)], rangee.EstTotal, grasses);
    }

    private static string Libelle(LigneDuCerfa? ligne) => ligne is null ? "" : Net(ligne.Intitule);

    private static string Montant(LigneDuCerfa? ligne) => ligne?.Montant?.ToString() ?? "";
}
