using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Comites;

/// <summary>An envelope with what it already holds outside the relevé being frozen.</summary>
public sealed record EnveloppeAuReleve(Enveloppe Enveloppe, Montant DejaConsomme);

/// <summary>Freezing a relevé d’arbitrage: every item examined, every avis valid, no envelope gone over.</summary>
public static class ArretDuReleve
{
    public static IReadOnlyList<Refus> Manques(IReadOnlyList<PointExamine> points, IReadOnlyList<EnveloppeAuReleve> enveloppes)
    {
        var clos = points.Where(p => p.Etat == EtatPoint.Clos).ToList();
        var lignes = clos.SelectMany(p => p.Montants.Lignes).ToList();
        return
        [
            .. points.Where(p => p.Etat == EtatPoint.Inscrit)
                .Select(p => new Refus("releve.point", $"Dossier {p.Dossier} : le point n’est ni clos, ni ajourné, ni retiré.")),
            .. clos.SelectMany(p => FermetureDePoint.Contenu(p).Select(r => r with { Message = $"Dossier {p.Dossier} : {r.Message}" })),
            .. enveloppes.Select(e => e.Enveloppe.RefuserDeGeler(e.DejaConsomme, e.Enveloppe.Consomme(lignes, []))).OfType<Refus>(),
            .. SansEnveloppe(lignes, enveloppes),
        ];
    }

    public static Refus SansEnveloppe(string financeur, TypeDeCredits type) =>
        new("enveloppe.absente", $"{financeur} n’a pas d’enveloppe de type « {Libelles.Pour(type)} » dans cet appel.");

    // Money without an envelope would escape every ceiling.
    private static IEnumerable<Refus> SansEnveloppe(List<LigneDeFinanceur> lignes, IReadOnlyList<EnveloppeAuReleve> enveloppes) =>
        from ligne in lignes
        from type in Enum.GetValues<TypeDeCredits>()
        where ligne.Retenu.De(type).EstPositif
            && !enveloppes.Any(e => e.Enveloppe.FinanceurId == ligne.FinanceurId && e.Enveloppe.Type == type)
        group ligne by (ligne.FinanceurId, ligne.Financeur, type) into groupe
        select SansEnveloppe(groupe.Key.Financeur, groupe.Key.type);
}
