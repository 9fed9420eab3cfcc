namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

public static class LiaisonEnFrancais
{
    public static void Configurer(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new LiaisonBinderProvider());
        options.ModelMetadataDetailsProviders.Add(new MessagesDeValidation());
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((valeur, champ) => $"« {champ} » : « {valeur} » ne convient pas.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(valeur => $"« {valeur} » ne convient pas.");
        messages.SetValueIsInvalidAccessor(valeur => $"« {valeur} » ne convient pas.");
        messages.SetUnknownValueIsInvalidAccessor(champ => $"« {champ} » : la valeur ne convient pas.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "La valeur ne convient pas.");
        messages.SetValueMustBeANumberAccessor(champ => $"« {champ} » doit être un nombre.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre.");
        messages.SetValueMustNotBeNullAccessor(_ => "Remplissez ce champ.");
        messages.SetMissingBindRequiredValueAccessor(champ => $"« {champ} » manque.");
        messages.SetMissingKeyOrValueAccessor(() => "Une valeur manque.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
    }
}
