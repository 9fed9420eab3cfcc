using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <summary>A frozen session as its relevés say it: a dossier arbitrated again has other lines since, which are not those of this session.</summary>
internal static class SeanceFigee
{
    private static readonly SqlStatement Releves = new("""
        SELECT r.Id, r.Numero, r.Contenu, r.Empreinte, r.ArreteLe, r.RectifieId FROM Releve r WHERE r.SeanceId = @SeanceId ORDER BY r.Numero
        """);

    /// <summary>What the last of its relevés says of each dossier, by number; none of one whose text no longer has its hash.</summary>
    public static async Task<IReadOnlyDictionary<string, PointDuReleve>> PointsFigesAsync(this SqlSession session, Guid seanceId) =>
        (await session.ListeAsync<ReleveGarde>(Releves, new { SeanceId = seanceId })).Where(r => r.EstIntact).SelectMany(r => Releve.Lire(r.Contenu).Points)
            .GroupBy(p => p.Numero, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    public static PointRow Figer(this PointRow point, PointDuReleve? fige) => fige is null ? point : point with
    {
        Avis = fige.Avis?.Type,
        Demande = Montant.Somme(fige.Lignes.Select(l => l.Demande)),
        Propose = fige.Lignes.All(l => l.Propose is null) ? point.Propose : Montant.Somme(fige.Lignes.Where(l => l.EstRetenue || l.Etat == EtatLigne.Proposee).Select(l => l.Propose ?? Montant.Zero)),
        Arbitre = fige.Arbitre,
    };

    public static PointComplet Figer(this PointComplet point, PointDuReleve? fige) => fige is null ? point : point with { Lignes = Lignes(point.Lignes, fige.Lignes) };

    // The relevé names a line by its funder, in the order of the item: a funder may have several, and lines opened since are not of this session.
    private static List<LigneDePointRow> Lignes(IReadOnlyList<LigneDePointRow> actuelles, IReadOnlyList<LigneDuReleve> figees)
    {
        var restantes = actuelles.GroupBy(l => l.FinanceurId).ToDictionary(g => g.Key, g => new Queue<LigneDePointRow>(g));
        return [.. figees.Where(f => restantes.TryGetValue(f.Financeur.Id, out var siennes) && siennes.Count > 0).Select(f => Ligne(restantes[f.Financeur.Id].Dequeue(), f))];
    }

    private static LigneDePointRow Ligne(LigneDePointRow actuelle, LigneDuReleve figee)
    {
        var dit = figee.EstRetenue || figee.Etat == EtatLigne.RefuseeComite;
        var tient = actuelle.Etat == figee.Etat && actuelle.Arbitre?.Total == figee.Specifique + figee.DroitCommun;
        return actuelle with
        {
            Etat = figee.Etat,
            Demande = figee.Demande,
            // Not said by the first relevés.
            ProposeSpecifique = figee.Propose is null ? actuelle.ProposeSpecifique : figee.ProposeSpecifique,
            ProposeDroitCommun = figee.Propose is null ? actuelle.ProposeDroitCommun : figee.ProposeDroitCommun,
            ArbitreSpecifique = dit ? figee.Specifique : null,
            ArbitreDroitCommun = dit ? figee.DroitCommun : null,
            AccordeSpecifique = figee.AccordeSpecifique,
            AccordeDroitCommun = figee.AccordeDroitCommun,
            Fermete = figee.Fermete,
            MotifEtat = figee.Motif,
            ReserveAttendu = figee.ReserveAttendu,
            ReserveAvantLe = figee.ReserveAvantLe,
            Auteur = tient ? actuelle.Auteur : null,
            SaisiPar = figee.SaisiPar,
        };
    }
}
