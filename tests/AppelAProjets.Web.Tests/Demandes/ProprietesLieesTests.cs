using System.Text.RegularExpressions;
using AppelAProjets.Web.Tests.Architecture;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Demandes;

/// <summary>What a form can bind is what one of our pages sends: a property that no page names could be posted by hand only (EPREUVES 31).</summary>
public sealed partial class ProprietesLieesTests
{
    private HotePortail hote = null!;

    [OneTimeSetUp]
    public async Task Demarrer() => hote = await HotePortail.CreerAsync();

    [OneTimeTearDown]
    public async Task Arreter() => await hote.DisposeAsync();

    [Test]
    public void Each_bound_property_is_named_by_a_page_of_its_folder()
    {
        using var client = hote.Visiteur();
        var actions = hote.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();
        var metadonnees = hote.Services.GetRequiredService<IModelMetadataProvider>();
        var liees = actions.SelectMany(a => a.Parameters, (a, p) => (Action: a, Parametre: p)).Where(x => x.Parametre.BindingInfo?.BindingSource?.IsFromRequest != false).Where(x => EstUnModele(x.Parametre.ParameterType) || Element(x.Parametre.ParameterType) is not null)
            .SelectMany(x => Liees(metadonnees.GetMetadataForType(Element(x.Parametre.ParameterType) ?? x.Parametre.ParameterType), new Liee(Dossier(x.Action), null!, Prefixe(x.Parametre)), []))
            .Distinct().ToList();
        var noms = liees.Select(l => l.Dossier).Distinct().ToDictionary(d => d, d => NomsDuDossier(d).ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
        var tues = liees.GroupBy(l => (l.Modele, l.Propriete)).Where(g => !g.Any(l => l.Noms.Any(noms[l.Dossier].Contains)));
        TestContext.Progress.WriteLine($"{liees.Count} bound properties of {liees.Select(l => l.Modele).Distinct().Count()} models, {tues.Count()} that no page names");
        Assert.That(string.Join('\n', tues.Select(g => $"{g.Key.Modele.Name}.{g.Key.Propriete} ({g.First().Noms.First()})").Order()), Is.Empty);
        // What a page shows of the base is no field; a filter is what anybody may write in an address.
        Assert.That(liees.Where(l => l.Modele.Namespace!.StartsWith("AppelAProjets.Application", StringComparison.Ordinal) && !l.Modele.Name.StartsWith("Filtre", StringComparison.Ordinal)).Select(l => l.Modele.Name).Distinct(), Is.Empty);
        Assert.That(liees, Has.Count.GreaterThan(100));
    }

    [TestCase("""<input name="Note.Texte" />""", "Note.Texte")]
    [TestCase("""<input name="lignes[@rang].FinanceurId" value="@l.FinanceurId" />""", "lignes.FinanceurId")]
    [TestCase("""<champ-choix for="Note.Portee" options="Model.Portees" />""", "Note.Portee")]
    [TestCase("""var nom = $"Champs[{champ.Nom}]";""", "Champs")]
    [TestCase("""@foreach (var f in Model.Ou(l.FinanceurId)) { <p>@f.FinanceurId</p> }""", "")]
    public void A_name_that_is_posted_is_told_from_a_word(string vue, string noms) => Assert.That(string.Join(' ', Noms(vue).Where(n => n.Length > 0)), Is.EqualTo(noms));

    private static IEnumerable<Liee> Liees(ModelMetadata modele, Liee parent, HashSet<Type> vus)
    {
        if (!vus.Add(modele.ModelType))
        {
            yield break;
        }

        foreach (var propriete in modele.Properties.Where(p => p.IsBindingAllowed && !p.IsReadOnly && p.BindingSource != BindingSource.Path && p.BindingSource != BindingSource.Query))
        {
            var liee = new Liee(parent.Dossier, modele.ModelType, [.. parent.Chemin, propriete.BinderModelName ?? propriete.PropertyName!]);
            var element = propriete.ElementMetadata ?? propriete;
            foreach (var lue in EstUnModele(element.ModelType) ? Liees(element, liee, vus) : [liee])
            {
                yield return lue;
            }
        }
    }

    // Without a name of its own, a model takes the name of its parameter or none.
    private static string[] Prefixe(Microsoft.AspNetCore.Mvc.Abstractions.ParameterDescriptor parametre) => parametre.BindingInfo?.BinderModelName is { Length: > 0 } nom ? [nom] : Element(parametre.ParameterType) is null ? [] : [parametre.Name];

    private static Type? Element(Type type) => type.IsArray ? type.GetElementType() is { } e && EstUnModele(e) ? e : null : type.IsGenericType && type.GetGenericArguments() is [var seul] && EstUnModele(seul) ? seul : null;

    private static string Dossier(ControllerActionDescriptor action) => action.ControllerTypeInfo.Namespace!.Split('.')[^1];

    private static bool EstUnModele(Type type) => type.Namespace?.StartsWith("AppelAProjets", StringComparison.Ordinal) == true && type is { IsClass: true, IsAbstract: false };

    // What the views of a folder and those that all share post, what the folder writes itself in a page or an address, and what the scripts send.
    private static IEnumerable<string> NomsDuDossier(string dossier) =>
        Fichiers("Fonctions").Where(f => (Est(f, dossier) || Est(f, "Partage")) && f.EndsWith(".cshtml", StringComparison.Ordinal)).SelectMany(f => Noms(File.ReadAllText(f)))
            .Concat(Fichiers("Fonctions").Where(f => Est(f, dossier) && f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => File.ReadLines(f).Where(l => !l.TrimStart().StartsWith('[')).SelectMany(Litteraux)))
            .Concat(Fichiers("Assets").Where(f => f.EndsWith(".js", StringComparison.Ordinal)).SelectMany(f => TextesDesScripts.Lire(File.ReadAllText(f)).Select(t => t.Texte)));

    private static bool Est(string fichier, string dossier) => fichier.Contains($"/Fonctions/{dossier}/", StringComparison.Ordinal);

    private static IEnumerable<string> Fichiers(string racine) =>
        Directory.EnumerateFiles(Path.Combine(SourceDuDepot.Racine, "src/AppelAProjets.Web", racine), "*", SearchOption.AllDirectories).Select(f => f.Replace('\\', '/'));

    private static IEnumerable<string> Noms(string vue) => NomDeChamp().Matches(vue).Select(m => SansTrous(m.Groups[1].Value)).Concat(Litteraux(vue)).Concat(vue.Contains("<cle ", StringComparison.Ordinal) ? ["Cle"] : []);

    private static IEnumerable<string> Litteraux(string code) => Litteral().Matches(code).Select(m => SansTrous(m.Groups[1].Value));

    private static string SansTrous(string nom) => Trou().Replace(nom, "").Trim('.');

    [GeneratedRegex("""\b(?:name|for|nom)="([^"]+)["]""")]
    private static partial Regex NomDeChamp();

    [GeneratedRegex("""(?<!=)\$?"([\w.\[\]{}-]+)["]""")]
    private static partial Regex Litteral();

    // Places of a list, and what is computed.
    [GeneratedRegex(@"\[[^\]]*\]|\{[^}]*\}|@[\w.()]+")]
    private static partial Regex Trou();

    private sealed record Liee(string Dossier, Type Modele, string[] Chemin)
    {
        public string Propriete => Chemin[^1];

        public IEnumerable<string> Noms => [string.Join('.', Chemin), .. Chemin.Length > 2 ? new[] { string.Join('.', Chemin[^2..]) } : []];

        public bool Equals(Liee? autre) => autre is not null && (Dossier, Modele) == (autre.Dossier, autre.Modele) && Chemin.SequenceEqual(autre.Chemin);

        public override int GetHashCode() => HashCode.Combine(Dossier, Modele, Chemin[^1]);
    }
}
