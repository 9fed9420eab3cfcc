using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fluid;

namespace AppelAProjets.Application.Courriers;

/// <summary>What a template says once its conditions and loops are run: Markdown in which marks stand for values.</summary>
/// <param name="Valeurs">By rank; a block field is one value.</param>
/// <param name="Lignes">For each line of the Markdown, that of the template, from 1.</param>
internal sealed record TexteDuModele(string Markdown, IReadOnlyList<ValeurDuModele> Valeurs, IReadOnlyList<int> Lignes)
{
    public int Ligne(int produite) => produite >= 0 && produite < Lignes.Count ? Lignes[produite] : produite + 1;
}

/// <summary>A template read once: fields, conditions (<c>if</c>, <c>unless</c>, <c>case</c>) and loops (<c>for</c>) of Liquid. Nothing else of Liquid is left: no filter, no variable, no other file.</summary>
internal sealed partial class ModeleDeLettre
{
    private const int LongueurMaximale = 50_000;
    private const int LongueurProduite = 400_000;
    private const int Pas = 20_000;
    private const int Gardes = 64;

    private static readonly char[] Reserves = [ChampDeModele.Debut, ChampDeModele.Fin, LignesDuModele.Debut, LignesDuModele.Fin];

    private static readonly string[] Balises = ["if", "unless", "case", "for", "break", "continue", "comment"];

    private static readonly FluidParser Analyse = Preparer();

    private static readonly TemplateOptions Options = new() { MaxSteps = Pas, MaxRecursion = 10, StrictVariables = true, StrictFilters = true };

    // A batch is composed of a few templates.
    private static readonly ConcurrentDictionary<string, Resultat<ModeleDeLettre>> Lus = new(StringComparer.Ordinal);

    private readonly IFluidTemplate _modele;

    private ModeleDeLettre(IFluidTemplate modele) => _modele = modele;

    /// <summary>Refuses, by name and line, what no letter could say.</summary>
    public static Resultat<ModeleDeLettre> Lire(string texte)
    {
        if (texte.Length > LongueurMaximale)
        {
            return Refuser("trop-long", $"Le modèle dépasse {LongueurMaximale} caractères.");
        }

        if (Lus.TryGetValue(texte, out var lu))
        {
            return lu;
        }

        if (Lus.Count >= Gardes)
        {
            Lus.Clear();
        }

        return Lus[texte] = Analyser(texte);
    }

    public Resultat<TexteDuModele> Remplir(DonneesDuCourrier donnees)
    {
        var contexte = new TemplateContext(Options, StringComparer.Ordinal);
        var valeurs = new ValeursDuModele(donnees);
        foreach (var (nom, valeur) in valeurs.Racines())
        {
            contexte.SetValue(nom, valeur);
        }

        using var sortie = new SortieBornee(LongueurProduite);
        try
        {
            var rendu = _modele.RenderAsync(sortie, NullEncoder.Default, contexte);
            if (!rendu.IsCompleted)
            {
                throw new InvalidOperationException("A template waits for nothing.");
            }

            rendu.GetAwaiter().GetResult();
        }
        catch (InvalidOperationException)
        {
            return Refuser("boucle", "Une boucle du modèle ne s’arrête pas, ou écrit un texte sans fin.");
        }

        var (markdown, lignes) = LignesDuModele.Demarquer(sortie.ToString());
        return new TexteDuModele(markdown, valeurs.Valeurs, lignes);
    }

    public static Refus Refuser(string code, string message) => new("modele." + code, message, "Modele");

    private static FluidParser Preparer()
    {
        var analyse = new FluidParser(new FluidParserOptions { AllowFunctions = false, AllowLiquidTag = false });
        foreach (var balise in analyse.RegisteredTags.Keys.Except(Balises).ToList())
        {
            analyse.RegisteredTags.Remove(balise);
        }

        return analyse;
    }

    private static Resultat<ModeleDeLettre> Analyser(string texte)
    {
        var tape = texte.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var reserve in Reserves)
        {
            tape = tape.Replace(reserve, '\ufffd');
        }

        if (!Analyse.TryParse(BaliseSeule().Replace(LignesDuModele.Marquer(tape), "$1"), out var modele, out var erreur))
        {
            // Read as it was typed, it fails on the line that was typed.
            return Traduire(Analyse.TryParse(tape, out _, out var place) ? erreur : place);
        }

        var examen = new ExamenDuModele(tape);
        examen.VisitTemplate(modele);
        return examen.Refus is { Count: > 0 } refus ? refus[0] : new ModeleDeLettre(modele);
    }

    // "Unknown tag 'assign' at (3:4)".
    private static Refus Traduire(string erreur)
    {
        var ligne = Place().Match(erreur) is { Success: true } place ? $"Ligne {place.Groups[1].Value} : " : "";
        return BaliseInconnue().Match(erreur) is { Success: true } balise
            ? Refuser("balise", $"{ligne}la balise {{% {balise.Groups[1].Value} %}} n’est pas permise ici. Sont permises : if, unless, case, for, et leur fin (endif, endfor…).")
            : Refuser("champ-mal-ecrit", $"{ligne}un champ s’écrit {{{{nom}}}}, avec deux accolades de chaque côté, et une condition {{% if nom %}} … {{% endif %}}.");
    }

    // A tag alone on its line leaves no empty line behind it: rows of a table follow one another.
    [GeneratedRegex(@"^[ \t]*((?>(?:\{%(?:[^\n%]|%(?!\}))*%\}[ \t]*)+))\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BaliseSeule();

    [GeneratedRegex(@"\((\d+):\d+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"[Uu]nknown tag '([\w-]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex BaliseInconnue();

    private sealed class SortieBornee(int maximum) : StringWriter(new StringBuilder(), CultureInfo.InvariantCulture)
    {
        public override void Write(char value) => Borner(1, () => base.Write(value));

        public override void Write(string? value) => Borner(value?.Length ?? 0, () => base.Write(value));

        public override void Write(char[] buffer, int index, int count) => Borner(count, () => base.Write(buffer, index, count));

        public override Task WriteAsync(char value)
        {
            Write(value);
            return Task.CompletedTask;
        }

        public override Task WriteAsync(string? value)
        {
            Write(value);
            return Task.CompletedTask;
        }

        public override Task WriteAsync(char[] buffer, int index, int count)
        {
            Write(buffer, index, count);
            return Task.CompletedTask;
        }

        private void Borner(int longueur, Action ecrire)
        {
            if (GetStringBuilder().Length + longueur > maximum)
            {
                throw new InvalidOperationException("The text of a template is too long.");
            }

            ecrire();
        }
    }
}
