using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

/// <summary>A value as people type it, read by its reader of the Domain, whose refusal is shown. An empty field is null, or <paramref name="vide"/> for a type that is not nullable.</summary>
/// <param name="absence">What is said of an empty field when there is nothing to put in its place.</param>
public sealed class ValeurModelBinder<T>(Func<string?, Resultat<T>> lire, string absence, T? vide = null) : IModelBinder
    where T : struct
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var saisie = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (saisie == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, saisie);
        if (TexteSaisi.Normaliser(saisie.FirstValue).Length == 0)
            LaisserVide(bindingContext);
        else if (lire(saisie.FirstValue) is { EstRefuse: false } lu)
            bindingContext.Result = ModelBindingResult.Success(lu.Valeur);
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, lire(saisie.FirstValue).Refus!.Message);
        return Task.CompletedTask;
    }

    private void LaisserVide(ModelBindingContext contexte)
    {
        if (contexte.ModelMetadata.IsReferenceOrNullableType)
            contexte.Result = ModelBindingResult.Success(null);
        else if (vide is { } valeur)
            contexte.Result = ModelBindingResult.Success(valeur);
        else
            contexte.ModelState.TryAddModelError(contexte.ModelName, absence);
    }
}
