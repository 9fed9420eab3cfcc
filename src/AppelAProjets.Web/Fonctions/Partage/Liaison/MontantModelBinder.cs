using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

/// <summary>An amount as people type it, read by <see cref="Montant.Lire"/>. An empty field is null, or zero for a <see cref="Montant"/> that is not nullable.</summary>
public sealed class MontantModelBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var saisie = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (saisie == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, saisie);
        if (string.IsNullOrWhiteSpace(saisie.FirstValue))
        {
            bindingContext.Result = ModelBindingResult.Success(bindingContext.ModelMetadata.IsReferenceOrNullableType ? null : Montant.Zero);
            return Task.CompletedTask;
        }
        var lecture = Montant.Lire(saisie.FirstValue);
        if (lecture.EstRefuse)
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, lecture.Refus.Message);
        else
            bindingContext.Result = ModelBindingResult.Success(lecture.Valeur);
        return Task.CompletedTask;
    }
}
