using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AppelAProjets.Application.Envois;

/// <summary>The mail server of a house often shows a certificate of the house's own authority, which the machine does not know: that authority is trusted there, and nothing else is let through.</summary>
internal static class AutoriteDuServeur
{
    /// <param name="fichier">PEM or DER.</param>
    public static RemoteCertificateValidationCallback Valider(string fichier) => (_, certificat, recue, erreurs) =>
    {
        if (certificat is not X509Certificate2 presente || (erreurs & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var autorite = X509CertificateLoader.LoadCertificateFromFile(fichier);
        // A house's authority rarely publishes a list of what it revoked.
        using var chaine = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chaine.ChainPolicy.CustomTrustStore.Add(autorite);
        // The server shows its intermediates with its own certificate.
        if (recue is not null)
        {
            chaine.ChainPolicy.ExtraStore.AddRange(recue.ChainPolicy.ExtraStore);
        }

        return chaine.Build(presente);
    };
}
