namespace AppelAProjets.Web.Fonctions.Partage;

/// <summary>Identity of this instance, from the <c>Instance</c> section of the configuration.</summary>
public sealed class InstanceOptions
{
    /// <summary>Name in the header and in page titles.</summary>
    public string Nom { get; set; } = "Contrat de ville";

    public string SousTitre { get; set; } = "Appel à projets commun";

    /// <summary>The body that publishes the site (legal notice).</summary>
    public string Editeur { get; set; } = "";

    public string Adresse { get; set; } = "";

    public string DirecteurDePublication { get; set; } = "";

    public string Hebergeur { get; set; } = "";

    /// <summary>Contact address shown in the footer and on help pages.</summary>
    public string Courriel { get; set; } = "";

    public string Telephone { get; set; } = "";

    /// <summary>Where weaknesses are told; without it, <see cref="Courriel"/>.</summary>
    public string CourrielSecurite { get; set; } = "";

    public string CourrielDpo { get; set; } = "";
}
