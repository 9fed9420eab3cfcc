namespace AppelAProjets.Domain.Antecedents;

/// <param name="Id">Null: the portal does not know it, it is only named.</param>
public sealed record FinanceurNomme(Guid? Id, string Nom)
{
    public string Plie => TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, Nom);
}

/// <summary>What one funder gave to one project of one year. A null amount is not said; 0 is an amount.</summary>
public sealed record ResultatImporte(string Siret, string Titre, FinanceurNomme Financeur)
{
    public const int LongueurMaximale = 200;

    public Montant? Demande { get; init; }

    public Montant? Accorde { get; init; }

    public Montant? Verse { get; init; }

    public bool? BilanRecu { get; init; }

    public DateOnly? BilanRecuLe { get; init; }

    public string TitrePlie => TexteDeRecherche.Plier(LongueurMaximale, Titre);

    /// <summary>What makes two rows of a year the same: an import finds its row again by it.</summary>
    public CleDeResultat Cle => new(Siret, TitrePlie, Financeur.Plie);
}

public readonly record struct CleDeResultat(string Siret, string TitrePlie, string FinanceurPlie);

/// <summary>The funders of the portal by the names under which a file may call them.</summary>
public sealed class FinanceursConnus
{
    private readonly Dictionary<string, FinanceurNomme> parNom = [];

    public FinanceursConnus(IEnumerable<(Guid Id, string Nom, string Sigle)> financeurs)
    {
        foreach (var (id, nom, sigle) in financeurs)
        {
            parNom.TryAdd(Plier(nom), new(id, nom));
            parNom.TryAdd(Plier(sigle), new(id, nom));
        }
    }

    /// <summary>Under its name in the portal when it is known there.</summary>
    public FinanceurNomme Lire(string texte) => parNom.GetValueOrDefault(Plier(texte)) ?? new(null, texte);

    private static string Plier(string texte) => TexteDeRecherche.Plier(ResultatImporte.LongueurMaximale, texte);
}
