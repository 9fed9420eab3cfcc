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
    public void Each_bound_property_is_named_by_a_page()
    {
        using var client = hote.Visiteur();
        var actions = hote.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();
        var metadonnees = hote.Services.GetRequiredService<IModelMetadataProvider>();
        var modeles = actions.SelectMany(a => a.Parameters).Select(p => p.ParameterType).Distinct().Where(EstUnModele);
        var liees = modeles.SelectMany(m => Liees(metadonnees.GetMetadataForType(m), [])).Distinct().ToList();
        var mots = Mots();
        Assert.That(string.Join('\n', liees.Where(l => !mots.Contains(l.Propriete)).Select(l => $"{l.Modele.Name}.{l.Propriete}").Order()), Is.Empty);
        // What a page shows of the base is no field.
        Assert.That(liees.Where(l => l.Modele.Namespace!.StartsWith("AppelAProjets.Application", StringComparison.Ordinal)).Select(l => l.Modele.Name).Distinct(), Is.Empty);
        Assert.That(liees, Has.Count.GreaterThan(100));
    }

    private static IEnumerable<(Type Modele, string Propriete)> Liees(ModelMetadata modele, HashSet<Type> vus)
    {
        if (!vus.Add(modele.ModelType))
        {
            yield break;
        }

        foreach (var propriete in modele.Properties.Where(p => p.IsBindingAllowed && !p.IsReadOnly && p.BindingSource != BindingSource.Path))
        {
            yield return (modele.ModelType, propriete.BinderModelName ?? propriete.PropertyName!);
            var element = propriete.ElementMetadata ?? propriete;
            foreach (var liee in EstUnModele(element.ModelType) ? Liees(element, vus) : [])
            {
                yield return liee;
            }
        }
    }

    private static bool EstUnModele(Type type) => type.Namespace?.StartsWith("AppelAProjets", StringComparison.Ordinal) == true && type is { IsClass: true, IsAbstract: false };

    // The words of our views and scripts, whatever their case.
    private static HashSet<string> Mots() => Directory.EnumerateFiles(Path.Combine(SourceDuDepot.Racine, "src/AppelAProjets.Web"), "*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal) || (f.EndsWith(".js", StringComparison.Ordinal) && f.Contains("/Assets/", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal)))
        .SelectMany(f => Mot().Matches(File.ReadAllText(f)).Select(m => m.Value))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Mot();
}
