using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Comites;

/// <param name="Avis">Null before one is entered.</param>
/// <param name="NonRepresentes">Funders for which nobody can sit on this item: their lines keep their validated proposal (CYCLE, Déport), which covers nothing yet.</param>
public sealed record PointExamine(
    string Dossier, EtatPoint Etat, Cofinancement Montants, Montant Seuil, AvisCommun? Avis, IReadOnlySet<Guid>? NonRepresentes = null);

/// <summary>Closing an item: a valid avis, each proposed line arbitrated or refused, the quorum reached.</summary>
public static class FermetureDePoint
{
    /// <param name="siegesPresents">Deliberative seats held on this item.</param>
    public static IReadOnlyList<Refus> Manques(PointExamine point, Quorum quorum, int siegesPresents) =>
        [.. quorum.Refuser(siegesPresents) is { } refus ? [refus] : Array.Empty<Refus>(), .. Contenu(point)];

    internal static IEnumerable<Refus> Contenu(PointExamine point)
    {
        if (point.Avis is null)
        {
            return [new Refus("point.avis", $"Dossier {point.Dossier} : aucun avis n’est saisi.")];
        }

        var enSuspens = point.Montants.Lignes.Where(l => l.Etat == EtatLigne.Proposee && point.NonRepresentes?.Contains(l.FinanceurId) != true)
            .Select(l => new Refus("point.ligne", $"Dossier {point.Dossier} : la ligne de {l.Financeur} n’est ni arbitrée ni refusée."));
        return [.. enSuspens, .. point.Avis.Manques(point.Montants, point.Seuil).Select(r => r with { Message = $"Dossier {point.Dossier} : {r.Message}" })];
    }
}
