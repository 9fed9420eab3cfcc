using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Courriers;

public static class Cosignature
{
    /// <summary>
    /// The funders whose bon à signer the letter needs: those that bring an amount when the avis is favourable (under reserve or not); otherwise all
    /// those to which something was asked and not taken back, since the avis then speaks for each of them.
    /// </summary>
    public static IReadOnlyList<Guid> Financeurs(TypeAvis avis, IReadOnlyList<LigneDeFinanceur> lignes)
    {
        Func<LigneDeFinanceur, bool> cosigne = avis switch
        {
            TypeAvis.Favorable or TypeAvis.FavorableSousReserve => ligne => EstRetenue(ligne.Etat) && ligne.Arbitre is { Total.EstPositif: true },
            TypeAvis.Defavorable or TypeAvis.Ajourne => ligne => ligne.Etat != EtatLigne.RetireeParPorteur,
        };
        return [.. lignes.Where(cosigne).Select(ligne => ligne.FinanceurId).Distinct()];
    }

    /// <summary>
    /// The funders whose arbitrated amount is no longer the one of the relevé (retirement, lower decision, new arbitration): the letter may not say it;
    /// a rectifying relevé is needed first. Sigles, empty when all hold.
    /// </summary>
    /// <param name="auReleve">Lines as frozen.</param>
    /// <param name="actuelles">Lines now.</param>
    public static IReadOnlyList<string> Ecarts(IReadOnlyList<LigneDeFinanceur> auReleve, IReadOnlyList<LigneDeFinanceur> actuelles)
    {
        var (avant, apres) = (Retenus(auReleve), Retenus(actuelles));
        return [.. avant.Keys.Union(apres.Keys).Where(sigle => avant.GetValueOrDefault(sigle) != apres.GetValueOrDefault(sigle)).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, Repartition> Retenus(IReadOnlyList<LigneDeFinanceur> lignes) => lignes
        .Where(ligne => EstRetenue(ligne.Etat))
        .GroupBy(ligne => ligne.Financeur)
        .ToDictionary(g => g.Key, g => g.Aggregate(Repartition.Zero, (somme, ligne) => somme + (ligne.Arbitre ?? Repartition.Zero)));

    private static bool EstRetenue(EtatLigne etat) => etat is EtatLigne.Arbitree or EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee;
}
