using System.Reflection;
using System.Text.RegularExpressions;
using AppelAProjets.Application.Liens;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Routes;

/// <summary>Every address that links are made of is one that the host answers.</summary>
public sealed class LiensTests
{
    [Test]
    public async Task Every_link_leads_to_a_route()
    {
        await using var app = new PortailFactory();
        var routes = app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .Select(a => new Regex("^/" + Regex.Replace(Regex.Replace(a.AttributeRouteInfo!.Template!, @"/\{[^/]*\?\}", "(/[^/]+)?"), @"\{[^/]*\}", "[^/]+") + "$")).ToList();
        Assert.That(Adresses().Where(adresse => !routes.Exists(r => r.IsMatch(adresse.Split('?')[0]))), Is.Empty);
    }

    [Test]
    public void A_code_is_escaped() => Assert.That(LiensInstructions.Tableau("A B/C"), Is.EqualTo("/instruction/A%20B%2FC"));

    private static IEnumerable<string> Adresses() => typeof(LiensDossiers).Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(LiensDossiers).Namespace)
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(m => (string)m.Invoke(null, [.. m.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : "XX")])!)
            .Concat(t.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)));
}
