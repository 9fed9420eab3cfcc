using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>Who writes, and how to reach them: the instance, then the service of the call.</summary>
internal static class SignatureDuCourriel
{
    public static string Ecrire(CourrielAEnvoyer courriel, LiensOptions liens)
    {
        string?[] lignes =
        [
            liens.Nom,
            courriel.ServiceNom,
            courriel.ServiceAdresse,
            courriel.ServiceTelephone is { } telephone ? $"Téléphone : {Telephone.Ecrire(telephone)}" : null,
            courriel.ServiceCourriel is { } adresse ? $"Courriel : {adresse}" : null,
        ];
        var signature = string.Join('\n', lignes.Where(l => !string.IsNullOrWhiteSpace(l)));
        return courriel.Genre.Regle().EstAuChoix || courriel.Genre == GenreDeCourriel.Resume
            ? $"{signature}\n\nChoisir les courriels que vous recevez : {liens.Vers(LiensComptes.Notifications)}"
            : signature;
    }
}
