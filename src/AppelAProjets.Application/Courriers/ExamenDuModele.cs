using System.Globalization;
using System.Text.RegularExpressions;
using Fluid.Ast;
using Fluid.Ast.BinaryExpressions;
using Fluid.Values;

namespace AppelAProjets.Application.Courriers;

/// <summary>Looks at every field, condition and loop of a template, whichever branch it stands in: an unknown field, or a condition that no letter would meet, is named with its line before any letter is made.</summary>
internal sealed partial class ExamenDuModele(string texte) : AstVisitor
{
    private readonly IReadOnlyList<(string Contenu, int Ligne)> _balises = Baliser(texte);
    private readonly List<(string Nom, int Ligne)> _inconnus = [];
    private readonly List<Refus> _autres = [];
    private readonly Dictionary<string, FormeDuChamp> _boucles = new(StringComparer.Ordinal) { ["forloop"] = FormeDuChamp.Compteur };

    public IReadOnlyList<Refus> Refus => _inconnus.Count == 0 ? _autres
        : [ModeleDeLettre.Refuser("champ-inconnu", $"Le modèle utilise des champs qui n’existent pas : {string.Join(", ", _inconnus.Distinct().OrderBy(c => c.Ligne).Select(c => string.Create(CultureInfo.InvariantCulture, $"{{{{{c.Nom}}}}} (ligne {c.Ligne})")))}.")];

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        var source = forStatement.Source is MemberExpression membre ? Chercher(membre) : null;
        if (source is not { Element: { } element })
        {
            _autres.Add(ModeleDeLettre.Refuser("boucle", $"Une boucle parcourt une liste de champs ({string.Join(", ", ChampsDuCourrier.Listes.Select(liste => liste.Nom))}), rien d’autre."));
            return forStatement;
        }

        var avant = _boucles.GetValueOrDefault(forStatement.Identifier);
        _boucles[forStatement.Identifier] = element;
        var visite = base.VisitForStatement(forStatement);
        _boucles.Remove(forStatement.Identifier);
        if (avant is not null)
        {
            _boucles[forStatement.Identifier] = avant;
        }

        return visite;
    }

    protected override Statement VisitOutputStatement(OutputStatement outputStatement)
    {
        if (outputStatement.Expression is MemberExpression membre)
        {
            switch (Chercher(membre)?.Nature)
            {
                case NatureDeChamp.Ensemble:
                    _inconnus.Add((Nom(membre), Ligne(Nom(membre))));
                    break;
                case NatureDeChamp.Situation:
                    _autres.Add(ModeleDeLettre.Refuser("situation", $"Ligne {Ligne(Nom(membre))} : {{{{{Nom(membre)}}}}} est vrai ou faux, et ne s’écrit pas. Il se teste : {{% if {Nom(membre)} %}} … {{% endif %}}."));
                    break;
            }
        }

        return base.VisitOutputStatement(outputStatement);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        Chercher(memberExpression);
        return base.VisitMemberExpression(memberExpression);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        _autres.Add(ModeleDeLettre.Refuser("filtre", $"Le modèle utilise un filtre (« | {filterExpression.Name} ») : les champs sont déjà écrits comme ils se lisent."));
        return filterExpression;
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        _autres.Add(ModeleDeLettre.Refuser("boucle", "Une boucle parcourt une liste de champs, pas une suite de nombres."));
        return rangeExpression;
    }

    protected override Expression VisitEqualBinaryExpression(EqualBinaryExpression equalBinaryExpression)
    {
        Egaler(equalBinaryExpression.Left, equalBinaryExpression.Right);
        return base.VisitEqualBinaryExpression(equalBinaryExpression);
    }

    protected override Expression VisitNotEqualBinaryExpression(NotEqualBinaryExpression notEqualBinaryExpression)
    {
        Egaler(notEqualBinaryExpression.Left, notEqualBinaryExpression.Right);
        return base.VisitNotEqualBinaryExpression(notEqualBinaryExpression);
    }

    protected override Statement VisitCaseStatement(CaseStatement caseStatement)
    {
        foreach (var option in caseStatement.Whens.SelectMany(cas => cas.Options))
        {
            Egaler(caseStatement.Expression, option);
        }

        return base.VisitCaseStatement(caseStatement);
    }

    protected override Expression VisitLowerThanBinaryExpression(LowerThanBinaryExpression lowerThanBinaryExpression)
    {
        Ordonner(lowerThanBinaryExpression);
        return base.VisitLowerThanBinaryExpression(lowerThanBinaryExpression);
    }

    protected override Expression VisitGreaterThanBinaryExpression(GreaterThanBinaryExpression greaterThanBinaryExpression)
    {
        Ordonner(greaterThanBinaryExpression);
        return base.VisitGreaterThanBinaryExpression(greaterThanBinaryExpression);
    }

    protected override Expression VisitContainsBinaryExpression(ContainsBinaryExpression containsBinaryExpression) => Chercher(containsBinaryExpression, "contains");

    protected override Expression VisitStartsWithBinaryExpression(StartsWithBinaryExpression startsWithBinaryExpression) => Chercher(startsWithBinaryExpression, "startswith");

    protected override Expression VisitEndsWithBinaryExpression(EndsWithBinaryExpression endsWithBinaryExpression) => Chercher(endsWithBinaryExpression, "endswith");

    private BinaryExpression Chercher(BinaryExpression expression, string mot)
    {
        _autres.Add(ModeleDeLettre.Refuser("comparaison", $"Ligne {Ligne(mot)} : « {mot} » ne s’emploie pas dans un modèle. Une condition compare avec == ou !=, ou teste un champ seul : {{% if motifs %}}."));
        return expression;
    }

    // A text equals a text, a number a number: anything else is never true.
    private void Egaler(Expression gauche, Expression droite)
    {
        var (a, b) = (Nature(gauche), Nature(droite));
        if (a is NatureDeChamp.Bloc or NatureDeChamp.Ensemble || b is NatureDeChamp.Bloc or NatureDeChamp.Ensemble)
        {
            Comparer(gauche, droite, "ne se compare pas");
        }
        else if (a is not null && b is not null && a != b)
        {
            Comparer(gauche, droite, "ne se compare pas ainsi : un texte se compare à un texte entre guillemets, un nombre à un nombre");
        }
    }

    private void Ordonner(BinaryExpression expression)
    {
        if (Nature(expression.Left) != NatureDeChamp.Nombre || Nature(expression.Right) != NatureDeChamp.Nombre)
        {
            Comparer(expression.Left, expression.Right, "ne se compare pas par < ou > : les montants et les dates sont des textes");
        }
    }

    private void Comparer(Expression gauche, Expression droite, string pourquoi)
    {
        if (new[] { gauche, droite }.OfType<MemberExpression>().FirstOrDefault() is { } membre)
        {
            _autres.Add(ModeleDeLettre.Refuser("comparaison", $"Ligne {Ligne(Nom(membre))} : le champ {Nom(membre)} {pourquoi}. Pour savoir s’il y en a un : {{% if {Nom(membre)} %}}."));
        }
    }

    // Null for what is compared with anything: nil, empty, blank, and what was refused already.
    private NatureDeChamp? Nature(Expression expression) => expression switch
    {
        MemberExpression membre => Chercher(membre)?.Nature,
        LiteralExpression { Value: NumberValue } => NatureDeChamp.Nombre,
        LiteralExpression { Value: StringValue } => NatureDeChamp.Texte,
        LiteralExpression { Value: BooleanValue } => NatureDeChamp.Situation,
        _ => null,
    };

    private FormeDuChamp? Chercher(MemberExpression membre)
    {
        FormeDuChamp? forme = null;
        foreach (var (segment, rang) in membre.Segments.Select((segment, rang) => (segment, rang)))
        {
            var nom = (segment as IdentifierSegment)?.Identifier ?? "";
            forme = rang == 0 ? _boucles.GetValueOrDefault(nom) ?? ChampsDuCourrier.Formes.GetValueOrDefault(nom) : forme!.Membre(nom);
            if (forme is null)
            {
                _inconnus.Add((Nom(membre), Ligne(Nom(membre))));
                return null;
            }
        }

        return forme;
    }

    private static string Nom(MemberExpression membre) => string.Join('.', membre.Segments.Select(segment => (segment as IdentifierSegment)?.Identifier ?? "[…]"));

    // The first tag that names it.
    private int Ligne(string nom)
    {
        var mot = new Regex($@"(?<![\w.-]){Regex.Escape(nom)}(?![\w-])", RegexOptions.CultureInvariant);
        return _balises.Where(b => mot.IsMatch(b.Contenu)).Select(b => b.Ligne).DefaultIfEmpty(1).First();
    }

    private static List<(string Contenu, int Ligne)> Baliser(string texte)
    {
        var (balises, ligne, lu) = (new List<(string, int)>(), 1, 0);
        foreach (Match balise in Balise().Matches(texte))
        {
            ligne += texte.AsSpan(lu, balise.Index - lu).Count('\n');
            lu = balise.Index;
            balises.Add((balise.Value, ligne));
        }

        return balises;
    }

    [GeneratedRegex(@"\{[{%](?>[^}%]+|%(?!\})|\}(?!\}))*", RegexOptions.CultureInvariant)]
    private static partial Regex Balise();
}
