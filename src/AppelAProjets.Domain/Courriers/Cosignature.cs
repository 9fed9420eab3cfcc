using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Courriers;

public static class Cosignature
{
    /// <summary>Whose bon à signer the letter needs: those that bring an amount when the avis is favourable; otherwise all those asked and not taken back, since the avis speaks for each.</summary>
    public static IReadOnlyList<Guid> Financeurs(TypeAvis avis, IReadOnlyList<LigneDeFinanceur> lignes)
    {
        Func<LigneDeFinanceur, bool> cosigne = avis switch
        {
            TypeAvis.Favorable or TypeAvis.FavorableSousReserve => ligne => EstRetenue(ligne.Etat) && ligne.Arbitre is { Total.EstPositif: true },
            TypeAvis.Defavorable or TypeAvis.Ajourne => ligne => ligne.Etat != EtatLigne.RetireeParPorteur,
        };
        return [.. lignes.Where(cosigne).Select(ligne => ligne.FinanceurId).Distinct()];
    }

    /// <summary>Sigles of the funders whose arbitrated amount is no longer the one of the relevé: the letter may not say it, a rectifying relevé is needed first. Empty when all hold.</summary>
    public static IReadOnlyList<string> Ecarts(IReadOnlyList<LigneDeFinanceur> auReleve, IReadOnlyList<LigneDeFinanceur> actuelles)
    {
        var (avant, apres) = (Retenus(auReleve), Retenus(actuelles));
        var sigles = auReleve.Concat(actuelles).GroupBy(l => l.FinanceurId).ToDictionary(g => g.Key, g => g.Last().Financeur);
        return [.. avant.Keys.Union(apres.Keys).Where(id => avant.GetValueOrDefault(id) != apres.GetValueOrDefault(id)).Select(id => sigles[id]).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<Guid, Repartition> Retenus(IReadOnlyList<LigneDeFinanceur> lignes) => lignes
        .Where(ligne => EstRetenue(ligne.Etat))
        .GroupBy(ligne => ligne.FinanceurId)
        .ToDictionary(g => g.Key, g => g.Aggregate(Repartition.Zero, (somme, ligne) => somme + (ligne.Arbitre ?? Repartition.Zero)));

    private static bool EstRetenue(EtatLigne etat) => etat is EtatLigne.Arbitree or EtatLigne.Accordee or EtatLigne.ActeSigne or EtatLigne.Soldee;
}
