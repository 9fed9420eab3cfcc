using System.Globalization;
using Fluid.Ast;

namespace AppelAProjets.Application.Courriers;

/// <summary>Looks at every field, condition and loop of a template, whichever branch it stands in: an unknown field is named before any letter is made.</summary>
internal sealed class ExamenDuModele(string texte) : AstVisitor
{
    private readonly string[] _lignes = texte.Split('\n');
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
        if (outputStatement.Expression is MemberExpression membre && Chercher(membre) is { SImprime: false })
        {
            _inconnus.Add((Nom(membre), Ligne(Nom(membre))));
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

    private int Ligne(string nom) => Math.Max(0, Array.FindIndex(_lignes, ligne => ligne.Contains(nom, StringComparison.Ordinal))) + 1;
}
