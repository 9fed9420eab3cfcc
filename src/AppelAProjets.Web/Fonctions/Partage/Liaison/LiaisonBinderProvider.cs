using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

public sealed class LiaisonBinderProvider : IModelBinderProvider
{
    private static readonly Dictionary<Type, IModelBinder> Lecteurs = new()
    {
        [typeof(DateOnly)] = new ValeurModelBinder<DateOnly>(LectureDeJour.Lire, "Écrivez une date."),
        [typeof(TimeOnly)] = new ValeurModelBinder<TimeOnly>(LectureDHeure.Lire, "Écrivez une heure."),
        [typeof(int)] = new ValeurModelBinder<int>(LectureDEntier.Lire, "Écrivez un nombre."),
        [typeof(Montant)] = new ValeurModelBinder<Montant>(Montant.Lire, "", Montant.Zero),
    };

    private static readonly ValeurModelBinder<int> Pourcentages = new(LectureDEntier.LirePourcentage, "Écrivez un nombre.");

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata is DefaultModelMetadata { Attributes.PropertyAttributes: { } attributs } && attributs.OfType<PourcentageAttribute>().Any() ? Pourcentages : Lecteurs.GetValueOrDefault(context.Metadata.UnderlyingOrModelType)
        ?? (context.Metadata.ElementType == typeof(string) && context.Metadata.ModelType.IsAssignableFrom(context.Metadata.ModelType.IsArray ? typeof(string[]) : typeof(List<string>)) ? new ListeDeTextesBinder() : null);
}
