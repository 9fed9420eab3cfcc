using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

/// <summary>A day from <c>&lt;input type="date"&gt;</c> (ISO) or typed in the French order, where the browser has no date picker.</summary>
public sealed class DateModelBinder : IModelBinder
{
    private static readonly string[] Formes = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d MMMM yyyy"];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var saisie = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (saisie == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, saisie);
        var texte = saisie.FirstValue?.Trim();
        if (string.IsNullOrEmpty(texte))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
                bindingContext.Result = ModelBindingResult.Success(null);
            else
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, "Écrivez une date.");
        }
        else if (DateOnly.TryParseExact(texte, Formes, CultureInfo.GetCultureInfo(InterfaceExtensions.Culture), DateTimeStyles.AllowWhiteSpaces, out var jour))
        {
            bindingContext.Result = ModelBindingResult.Success(jour);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"« {texte} » n’est pas une date. Écrivez par exemple 27/03/2027.");
        }
        return Task.CompletedTask;
    }
}
