namespace AppelAProjets.Application.Organisations;

/// <summary>The public company directory. It never blocks: off or failing, people type.</summary>
public interface IAnnuaireDesEntreprises
{
    bool EstActif { get; }

    /// <summary>What it knows of that name, SIREN, SIRET or RNA; never an exception for a network failure.</summary>
    Task<ReponseDeLAnnuaire> ChercherAsync(string recherche, CancellationToken annulation = default);
}

public enum EtatDeLAnnuaire
{
    Repond,
    /// <summary>Not used by this instance.</summary>
    Desactive,
    /// <summary>It failed, was too slow, or asked to wait.</summary>
    Indisponible,
}

/// <param name="InterrogeLe">UTC.</param>
public sealed record ReponseDeLAnnuaire(EtatDeLAnnuaire Etat, IReadOnlyList<EntrepriseTrouvee> Entreprises, DateTimeOffset InterrogeLe);

/// <summary>What the directory says of an organisation: its seat. A field that is not public is null.</summary>
/// <param name="Siret">Of the seat.</param>
/// <param name="Rna">For an association that gave it.</param>
/// <param name="EstActive">False when it has ceased.</param>
/// <param name="EstPartielle">Its owner asked not to publish everything: what lacks is typed.</param>
/// <param name="Brut">The answer on it, as received, without the names of persons.</param>
public sealed record EntrepriseTrouvee(
    string Nom, string? Sigle, string Siret, string? Rna, string? Adresse, string? CodePostal, string? Commune, bool EstActive, bool EstPartielle, string Brut);

public sealed class AnnuaireOptions
{
    public bool Actif { get; set; }

    public Uri Adresse { get; set; } = new("https://recherche-entreprises.api.gouv.fr");

    public TimeSpan Delai { get; set; } = TimeSpan.FromSeconds(3);
}
