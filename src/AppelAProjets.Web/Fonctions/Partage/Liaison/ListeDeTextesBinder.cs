using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

/// <summary>The choices of a list, each sent under the same name; an empty one is none.</summary>
public sealed class ListeDeTextesBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var saisie = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (saisie == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, saisie);
        List<string> choix = [.. saisie.Where(choix => !string.IsNullOrWhiteSpace(choix))];
        bindingContext.Result = ModelBindingResult.Success(bindingContext.ModelType.IsArray ? choix.ToArray() : choix);
        return Task.CompletedTask;
    }
}
