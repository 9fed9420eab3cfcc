using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Comites;

/// <param name="Avis">Null before one is entered.</param>
/// <param name="NonRepresentes">Funders for which nobody can sit on this item: their lines keep their validated proposal (CYCLE, Déport), which covers nothing yet.</param>
public sealed record PointExamine(
    string Dossier, EtatPoint Etat, Cofinancement Montants, Montant Seuil, AvisCommun? Avis, IReadOnlySet<Guid>? NonRepresentes = null)
{
    /// <summary>Of the action, without 86.</summary>
    public Montant? Charges { get; init; }
}

/// <summary>Closing an item: the quorum reached, every deliberative seat present has voted, each line has a position, and an avis that votes and money allow.</summary>
public static class FermetureDePoint
{
    /// <param name="siegesPresents">Deliberative seats held on this item.</param>
    public static IReadOnlyList<Refus> Manques(PointExamine point, Quorum quorum, int siegesPresents, ResultatDuVote vote) =>
    [
        .. quorum.Refuser(siegesPresents) is { } refus ? [refus] : Array.Empty<Refus>(),
        .. point.Avis is { } avis ? vote.Contredire(avis.Type) : [],
        .. Contenu(point),
    ];

    /// <summary>What is missing before any avis is chosen: said beside the button.</summary>
    public static IReadOnlyList<Refus> AvantLAvis(PointExamine point, Quorum quorum, int siegesPresents, ResultatDuVote vote) =>
    [
        .. quorum.Refuser(siegesPresents) is { } refus ? [refus] : Array.Empty<Refus>(),
        .. vote.SansVote.Count > 0 ? vote.Contredire(TypeAvis.Ajourne) : [],
        .. SansPosition(point),
        .. Depassement(point.Montants, point.Charges),
    ];

    internal static IEnumerable<Refus> Contenu(PointExamine point) => point.Avis is null
        ? [new Refus("point.avis", "Aucun avis n’est saisi.", nameof(AvisCommun))]
        : [.. SansPosition(point), .. Depassement(point.Montants, point.Charges), .. point.Avis.Manques(point.Montants, point.Seuil)];

    private static IEnumerable<Refus> SansPosition(PointExamine point)
    {
        var muettes = point.Montants.Lignes.Where(l => !l.APosition).ToLookup(l => point.NonRepresentes?.Contains(l.FinanceurId) == true);
        string[] presents = [.. muettes[false].Select(l => l.Financeur)];
        // Nobody sits: a proposal is kept.
        string[] absents = [.. muettes[true].Where(l => l.Etat != EtatLigne.Proposee).Select(l => l.Financeur)];
        return
        [
            .. presents.Length == 0 ? [] : new[] { new Refus("point.ligne", $"{(presents.Length == 1 ? $"La ligne de {presents[0]} n’a" : $"Les lignes de {string.Join(", ", presents)} n’ont")} pas de position : un montant, 0 avec son motif, ou « réservé » avec ce qui est attendu.") },
            .. absents.Length == 0 ? [] : new[] { new Refus("point.ligne", $"Personne ne siège pour {string.Join(", ", absents)}, sans proposition : réservez {(absents.Length == 1 ? "sa ligne" : "leurs lignes")}, ou ajournez le point.") },
        ];
    }

    private static IEnumerable<Refus> Depassement(Cofinancement montants, Montant? charges) => montants.Couvert > charges
        ? [new Refus("point.charges", $"Le total, {montants.Couvert}, dépasse les charges de l’action, {charges}, de {montants.Couvert - charges.Value}.")]
        : [];
}
