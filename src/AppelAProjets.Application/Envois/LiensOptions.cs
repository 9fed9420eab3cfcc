namespace AppelAProjets.Application.Envois;

/// <summary>Section "Instance" of the configuration, for what writes absolute links: mails, letters, QR codes.</summary>
public sealed class LiensOptions
{
    /// <summary>Name of the instance, which signs its mails.</summary>
    public string Nom { get; set; } = "Contrat de ville";

    /// <summary>Public address of the site, without a final slash.</summary>
    public string AdressePublique { get; set; } = "http://localhost:5080";

    public string Vers(string chemin) => AdressePublique.TrimEnd('/') + chemin;
}
