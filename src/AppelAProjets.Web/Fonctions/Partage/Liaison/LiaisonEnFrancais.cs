namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

public static class LiaisonEnFrancais
{
    public static void Configurer(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new LiaisonBinderProvider());
        options.ModelMetadataDetailsProviders.Add(new MessagesDeValidation());
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((valeur, champ) => $"« {champ} » : « {valeur} » n’est pas une des réponses proposées. Choisissez l’une d’elles.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(valeur => $"« {valeur} » n’est pas une des réponses proposées. Choisissez l’une d’elles.");
        messages.SetValueIsInvalidAccessor(valeur => $"« {valeur} » n’est pas une des réponses proposées. Choisissez l’une d’elles.");
        messages.SetUnknownValueIsInvalidAccessor(champ => $"« {champ} » : choisissez une des réponses proposées.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Choisissez une des réponses proposées.");
        messages.SetValueMustBeANumberAccessor(champ => $"« {champ} » doit être un nombre.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre.");
        messages.SetValueMustNotBeNullAccessor(_ => "Remplissez ce champ.");
        messages.SetMissingBindRequiredValueAccessor(champ => $"« {champ} » manque.");
        messages.SetMissingKeyOrValueAccessor(() => "Une valeur manque.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
    }
}
