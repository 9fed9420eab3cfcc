using AppelAProjets.Application.Documents;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AppelAProjets.Application.Courriers;

/// <summary>Where a block field had nothing to say; a heading that heads nothing else is dropped with it.</summary>
internal sealed record BlocVide : Bloc;

/// <summary>Turns the text of a filled template into blocks. What it does not know is refused, never skipped.</summary>
internal sealed class LecteurDeModele(TexteDuModele texte)
{
    private static readonly MarkdownPipeline Analyse = Preparer();

    private readonly List<Refus> _refus = [];

    public Resultat<IReadOnlyList<Bloc>> Lire()
    {
        MarkdownDocument arbre;
        try
        {
            arbre = Markdown.Parse(texte.Markdown, Analyse);
        }
        catch (ArgumentException)
        {
            // The parser's own limit on nesting.
            return ModeleDeLettre.Refuser("illisible", "Le modèle imbrique trop d’éléments les uns dans les autres : simplifiez-le.");
        }

        Bloc[] blocs = [.. arbre.SelectMany(Lire)];
        return _refus.Count > 0 ? _refus[0] : blocs;
    }

    private static MarkdownPipeline Preparer()
    {
        var constructeur = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UsePreciseSourceLocation();
        constructeur.InlineParsers.Insert(0, new AnalyseurDeChamp());
        return constructeur.Build();
    }

    private IEnumerable<Bloc> Lire(Block bloc) => bloc switch
    {
        HeadingBlock titre => [new Titre(titre.Level <= 1 ? 1 : 2, Fragments(titre.Inline))],
        ParagraphBlock paragraphe => Paragraphes(paragraphe),
        Table table => Tableau(table),
        ListBlock liste => [new Liste(liste.IsOrdered, [.. liste.Cast<ListItemBlock>().Select(Element)])],
        _ => Inattendu(bloc.Line, "une mise en forme qui ne s’imprime pas (sont permis : titres, paragraphes, listes, gras, italique et champs)"),
    };

    // A block field alone on its line cuts the paragraph in two, so that no blank line is required around it.
    private IEnumerable<Bloc> Paragraphes(ParagraphBlock paragraphe)
    {
        foreach (var ligne in GrouperLesLignes(paragraphe.Inline!))
        {
            if (ligne is [ChampDeModele champ] && texte.Valeurs[champ.Rang].Blocs is { } blocs)
            {
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

    private IEnumerable<List<Inline>> GrouperLesLignes(ContainerInline contenu)
    {
        var groupe = new List<Inline>();
        foreach (var ligne in CouperAuxFinsDeLigne(contenu))
        {
            var utile = ligne.Where(inline => inline is not LineBreakInline && !EstBlanc(inline)).ToList();
            if (utile is [ChampDeModele champ] && texte.Valeurs[champ.Rang].Blocs is not null)
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

    private static bool EstBlanc(Inline inline) => inline is LiteralInline litteral && string.IsNullOrWhiteSpace(litteral.Content.ToString());

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
        LiteralInline litteral => Litteral(litteral, gras, italique),
        HtmlEntityInline entite => [new Fragment(TexteImprime.Valeur(entite.Transcoded.ToString()), gras, italique)],
        LineBreakInline fin => [new Fragment(fin.IsHard ? "\n" : " ", gras, italique)],
        ChampDeModele champ => Champ(champ, gras, italique),
        EmphasisInline emphase => emphase.SelectMany(enfant => Fragments(enfant, gras || emphase.DelimiterCount >= 2, italique || emphase.DelimiterCount == 1)),
        AutolinkInline lien => [new Fragment(lien.Url, gras, italique)],
        _ => Inattendu(inline.Line, "un lien, une image ou du code, qui ne s’impriment pas").Select(_ => new Fragment("")),
    };

    private IEnumerable<Fragment> Litteral(LiteralInline litteral, bool gras, bool italique)
    {
        var contenu = litteral.Content.ToString();
        if (contenu.Contains("{{", StringComparison.Ordinal) || contenu.Contains("}}", StringComparison.Ordinal))
        {
            _refus.Add(ModeleDeLettre.Refuser("champ-mal-ecrit", $"Ligne {texte.Ligne(litteral.Line)} : un champ s’écrit {{{{nom}}}}, avec deux accolades de chaque côté."));
        }

        return [new Fragment(TexteImprime.Typographie(contenu), gras, italique)];
    }

    private IEnumerable<Fragment> Champ(ChampDeModele champ, bool gras, bool italique)
    {
        var valeur = texte.Valeurs[champ.Rang];
        if (valeur.Blocs is null)
        {
            return [new Fragment(valeur.Texte, gras, italique)];
        }

        _refus.Add(ModeleDeLettre.Refuser("champ-de-bloc", $"Ligne {texte.Ligne(champ.Line)} : le champ {{{{{valeur.Nom}}}}} doit être seul sur sa ligne."));
        return [];
    }

    // Typed with bars: the first row is the header, a column aligned to the right holds amounts.
    private IEnumerable<Bloc> Tableau(Table table)
    {
        IReadOnlyList<string[]> rangees = [.. table.Cast<TableRow>().Select(rangee => rangee.Cast<TableCell>().Select(Cellule).ToArray())];
        var nombre = rangees[0].Length;
        int Largeur(int colonne) => Math.Clamp(rangees.Max(rangee => colonne < rangee.Length ? rangee[colonne].Length : 0), 8, 30);
        return
        [
            new Tableau("",
                [.. rangees[0].Select((libelle, i) => new ColonneDeTableau(libelle, table.ColumnDefinitions[i].Alignment == TableColumnAlign.Right ? Alignement.Droite : Alignement.Gauche, Largeur(i)))],
                [.. rangees.Skip(1).Select(rangee => new LigneDeTableau([.. Enumerable.Range(0, nombre).Select(i => i < rangee.Length ? rangee[i] : "")]))]),
        ];
    }

    private string Cellule(TableCell cellule) =>
        string.Join(' ', cellule.Select(bloc => bloc is ParagraphBlock paragraphe ? string.Concat(Fragments(paragraphe.Inline).Select(fragment => fragment.Texte)) : "")).Trim();

    private IEnumerable<Bloc> Inattendu(int ligne, string quoi)
    {
        _refus.Add(ModeleDeLettre.Refuser("mise-en-forme", $"Ligne {texte.Ligne(ligne)} : le modèle contient {quoi}."));
        return [];
    }
}
