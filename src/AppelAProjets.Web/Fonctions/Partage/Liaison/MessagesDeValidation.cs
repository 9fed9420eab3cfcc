using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace AppelAProjets.Web.Fonctions.Partage.Liaison;

/// <summary>French messages for the validation attributes that carry none. <c>{0}</c> is the <see cref="DisplayAttribute"/> name.</summary>
public sealed class MessagesDeValidation : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var regle in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (SansMessage(regle) && regle.ErrorMessageResourceName is null && Message(regle) is { } message)
                regle.ErrorMessage = message;
    }

    // The attributes of data types carry an English message from their construction.
    private static bool SansMessage(ValidationAttribute regle) => regle.ErrorMessage is null || regle.ErrorMessage == (regle switch
    {
        EmailAddressAttribute => new EmailAddressAttribute().ErrorMessage,
        UrlAttribute => new UrlAttribute().ErrorMessage,
        PhoneAttribute => new PhoneAttribute().ErrorMessage,
        _ => null,
    });

    private static string? Message(ValidationAttribute regle) => regle switch
    {
        RequiredAttribute => "Remplissez « {0} ».",
        StringLengthAttribute { MinimumLength: > 0 } => "« {0} » doit compter de {2} à {1} caractères.",
        StringLengthAttribute or MaxLengthAttribute => "« {0} » est trop long : {1} caractères au plus.",
        MinLengthAttribute => "« {0} » est trop court : au moins {1}.",
        RangeAttribute => "« {0} » doit être compris entre {1} et {2}.",
        EmailAddressAttribute => "Écrivez une adresse électronique, par exemple nom@exemple.fr.",
        CompareAttribute => "« {0} » et « {1} » doivent être identiques.",
        RegularExpressionAttribute => "« {0} » n’a pas la forme attendue.",
        UrlAttribute => "Écrivez une adresse de site complète, par exemple https://exemple.fr.",
        PhoneAttribute => "Écrivez un numéro de téléphone, par exemple 02 40 00 00 00.",
        _ => null,
    };
}
