using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Partage;

/// <summary>Renders one tag helper over a form, as a view would.</summary>
public sealed class Rendu
{
    private static readonly IServiceProvider Services = new ServiceCollection().AddLogging().AddControllersWithViews().Services.BuildServiceProvider();
    private readonly ViewDataDictionary<Saisie> _donnees;

    public Rendu(Saisie saisie)
    {
        _donnees = new ViewDataDictionary<Saisie>(Services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = saisie };
        Vue = new ViewContext { ViewData = _donnees, HttpContext = new DefaultHttpContext() };
    }

    /// <summary>Context for the helper.</summary>
    public ViewContext Vue { get; }

    /// <summary>State of the form.</summary>
    public ModelStateDictionary Etat => _donnees.ModelState;

    /// <summary>The bound property.</summary>
    public ModelExpression Pour<T>(System.Linq.Expressions.Expression<Func<Saisie, T>> propriete) =>
        Services.GetRequiredService<ModelExpressionProvider>().CreateModelExpression(_donnees, propriete);

    /// <summary>The rendered element.</summary>
    public static async Task<IHtmlDocument> Html(TagHelper helper, params TagHelperAttribute[] attributs)
    {
        var sortie = new TagHelperOutput("x", new TagHelperAttributeList(attributs), (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "x"), sortie);
        await using var texte = new StringWriter();
        sortie.WriteTo(texte, HtmlEncoder.Create(UnicodeRanges.All));
        return new HtmlParser().ParseDocument(texte.ToString());
    }
}
