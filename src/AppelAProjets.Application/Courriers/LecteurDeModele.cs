using AppelAProjets.Application.Documents;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AppelAProjets.Application.Courriers;

/// <summary>Where a block field had nothing to say; a heading that heads nothing else is dropped with it.</summary>
internal sealed record BlocVide : Bloc;

/// <summary>Turns a template into blocks. What it does not know is refused by name and line, never skipped.</summary>
internal sealed class LecteurDeModele(DonneesDuCourrier donnees)
{
    private const int LongueurMaximale = 50_000;

    private static readonly MarkdownPipeline Analyse = Preparer();

    private readonly List<string> _champsInconnus = [];
    private readonly List<Refus> _refus = [];

    public Resultat<IReadOnlyList<Bloc>> Lire(string modele)
    {
        if (modele.Length > LongueurMaximale)
        {
            return Refuser("trop-long", $"Le modèle dépasse {LongueurMaximale} caractères.");
        }

        MarkdownDocument arbre;
        try
        {
            arbre = Markdown.Parse(modele, Analyse);
        }
        catch (ArgumentException)
        {
            // The parser's own limit on nesting.
            return Refuser("illisible", "Le modèle imbrique trop d’éléments les uns dans les autres : simplifiez-le.");
        }

        Bloc[] blocs = [.. arbre.SelectMany(Lire)];
        if (_champsInconnus.Count > 0)
        {
            return Refuser("champ-inconnu", $"Le modèle utilise des champs qui n’existent pas : {string.Join(", ", _champsInconnus)}.");
        }

        return _refus.Count > 0 ? _refus[0] : blocs;
    }

    private static MarkdownPipeline Preparer()
    {
        var constructeur = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation();
        constructeur.InlineParsers.Insert(0, new AnalyseurDeChamp());
        return constructeur.Build();
    }

    private static Refus Refuser(string code, string message) => new("modele." + code, message, "Modele");

    private IEnumerable<Bloc> Lire(Block bloc) => bloc switch
    {
        HeadingBlock titre => [new Titre(titre.Level <= 1 ? 1 : 2, Fragments(titre.Inline))],
        ParagraphBlock paragraphe => Paragraphes(paragraphe),
        ListBlock liste => [new Liste(liste.IsOrdered, [.. liste.Cast<ListItemBlock>().Select(Element)])],
        _ => Inattendu(bloc.Line, "une mise en forme qui ne s’imprime pas (sont permis : titres, paragraphes, listes, gras, italique et champs)"),
    };

    // A block field alone on its line cuts the paragraph in two, so that no blank line is required around it.
    private IEnumerable<Bloc> Paragraphes(ParagraphBlock paragraphe)
    {
        foreach (var ligne in GrouperLesLignes(paragraphe.Inline!))
        {
            if (ligne is [ChampDeModele { Nom: var nom }] && ChampsDuCourrier.EstUnBloc(nom))
            {
                var blocs = ChampsDuCourrier.LireBlocs(nom, donnees);
                foreach (var bloc in blocs.Count > 0 ? blocs : [new BlocVide()])
                {
                    yield return bloc;
                }
            }
            else
            {
                yield return new Paragraphe([.. ligne.SelectMany(inline => Fragments(inline, gras: false, italique: false))]);
            }
        }
    }

    private static IEnumerable<List<Inline>> GrouperLesLignes(ContainerInline contenu)
    {
        var groupe = new List<Inline>();
        foreach (var ligne in CouperAuxFinsDeLigne(contenu))
        {
            var utile = ligne.Where(inline => inline is not LineBreakInline && !EstBlanc(inline)).ToList();
            if (utile is [ChampDeModele { Nom: var nom }] && ChampsDuCourrier.EstUnBloc(nom))
            {
                if (groupe.Exists(inline => inline is not LineBreakInline))
                {
                    yield return groupe;
                }

                yield return utile;
                groupe = [];
            }
            else
            {
                groupe.AddRange(ligne);
            }
        }

        if (groupe.Count > 0)
        {
            yield return groupe;
        }
    }

    private static IEnumerable<List<Inline>> CouperAuxFinsDeLigne(ContainerInline contenu)
    {
        var ligne = new List<Inline>();
        foreach (var inline in contenu)
        {
            ligne.Add(inline);
            if (inline is LineBreakInline)
            {
                yield return ligne;
                ligne = [];
            }
        }

        if (ligne.Count > 0)
        {
            yield return ligne;
        }
    }

    private static bool EstBlanc(Inline inline) => inline is LiteralInline { Content.IsEmpty: true } || (inline is LiteralInline texte && texte.Content.ToString().Trim().Length == 0);

    private IReadOnlyList<Fragment> Element(ListItemBlock element)
    {
        var fragments = new List<Fragment>();
        foreach (var bloc in element)
        {
            if (bloc is ParagraphBlock paragraphe)
            {
                fragments.AddRange([.. fragments.Count > 0 ? [new Fragment("\n")] : Array.Empty<Fragment>(), .. Fragments(paragraphe.Inline)]);
            }
            else
            {
                Inattendu(bloc.Line, "une liste dont un élément contient autre chose que du texte");
            }
        }

        return fragments;
    }

    private IReadOnlyList<Fragment> Fragments(ContainerInline? contenu) => [.. (contenu ?? []).SelectMany(inline => Fragments(inline, gras: false, italique: false))];

    private IEnumerable<Fragment> Fragments(Inline inline, bool gras, bool italique) => inline switch
    {
        LiteralInline texte => Litteral(texte, gras, italique),
        HtmlEntityInline entite => [new Fragment(TexteImprime.Valeur(entite.Transcoded.ToString()), gras, italique)],
        LineBreakInline fin => [new Fragment(fin.IsHard ? "\n" : " ", gras, italique)],
        ChampDeModele champ => Champ(champ, gras, italique),
        EmphasisInline emphase => emphase.SelectMany(enfant => Fragments(enfant, gras || emphase.DelimiterCount >= 2, italique || emphase.DelimiterCount == 1)),
        AutolinkInline lien => [new Fragment(lien.Url, gras, italique)],
        _ => Inattendu(inline.Line, "un lien, une image ou du code, qui ne s’impriment pas").Select(_ => new Fragment("")),
    };

    private IEnumerable<Fragment> Litteral(LiteralInline texte, bool gras, bool italique)
    {
        var contenu = texte.Content.ToString();
        if (contenu.Contains("{{", StringComparison.Ordinal) || contenu.Contains("}}", StringComparison.Ordinal))
        {
            _refus.Add(Refuser("champ-mal-ecrit", $"Ligne {texte.Line + 1} : un champ s’écrit {{{{nom}}}}, avec deux accolades de chaque côté."));
        }

        return [new Fragment(TexteImprime.Typographie(contenu), gras, italique)];
    }

    private IEnumerable<Fragment> Champ(ChampDeModele champ, bool gras, bool italique)
    {
        if (!ChampsDuCourrier.EstConnu(champ.Nom))
        {
            _champsInconnus.Add($"{{{{{champ.Nom}}}}} (ligne {champ.Line + 1})");
            return [];
        }

        if (ChampsDuCourrier.EstUnBloc(champ.Nom))
        {
            _refus.Add(Refuser("champ-de-bloc", $"Ligne {champ.Line + 1} : le champ {{{{{champ.Nom}}}}} doit être seul sur sa ligne."));
            return [];
        }

        return [new Fragment(ChampsDuCourrier.LireValeur(champ.Nom, donnees), gras, italique)];
    }

    private IEnumerable<Bloc> Inattendu(int ligne, string quoi)
    {
        _refus.Add(Refuser("mise-en-forme", $"Ligne {ligne + 1} : le modèle contient {quoi}."));
        return [];
    }
}
