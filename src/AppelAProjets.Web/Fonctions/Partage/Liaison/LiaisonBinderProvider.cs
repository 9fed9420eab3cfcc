using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

public sealed class LiaisonBinderProvider : IModelBinderProvider
{
    private static readonly DateModelBinder Dates = new();
    private static readonly MontantModelBinder Montants = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        return type == typeof(DateOnly) ? Dates : type == typeof(Montant) ? Montants : null;
    }
}
