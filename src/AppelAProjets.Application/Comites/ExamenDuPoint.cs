using System.Text.Json;
using System.Text.Json.Serialization;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Comites;

/// <param name="Point">As the relevé says it.</param>
/// <param name="Lignes">Of an item adjourned or taken off, without what was arbitrated, which it no longer holds; empty otherwise: the live ones are those of the item.</param>
internal sealed record PointGarde(PointDuReleve Point, IReadOnlyList<LigneDePointRow> Lignes)
{
    private static readonly JsonSerializerOptions Ecriture = new(Releve.Ecriture) { IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string Ecrire() => JsonSerializer.Serialize(this, Ecriture);

    public static PointGarde Lire(string contenu) => JsonSerializer.Deserialize<PointGarde>(contenu, Ecriture) ?? throw new JsonException("An empty examination.");
}

internal sealed record ExamenRow
{
    public required Guid PointId { get; init; }
    public required string Contenu { get; init; }

    public PointGarde Lire() => PointGarde.Lire(Contenu);
}

/// <summary>How an item was examined: kept when it is closed, adjourned or taken off, since people come and go and an adjourned dossier goes on.</summary>
internal static class ExamenDuPoint
{
    private static readonly SqlStatement Ecriture = new("UPDATE PointExamine SET Contenu = @Contenu WHERE PointId = @PointId");

    private static readonly SqlStatement Ajout = new("INSERT INTO PointExamine (PointId, Contenu) VALUES (@PointId, @Contenu)");

    private static readonly SqlStatement DeLaSeance = new("""
        SELECT e.PointId, e.Contenu FROM PointExamine e INNER JOIN Point p ON p.Id = e.PointId WHERE p.SeanceId = @SeanceId
        """);

    /// <summary>Keeps the item as it is decided now.</summary>
    public static async Task GarderAsync(SqlSession session, PointEnSeance examen, EtatPoint etat, SortDuPoint sort)
    {
        if (etat == EtatPoint.Inscrit)
        {
            // Reopened: it will be kept as it is closed again.
            return;
        }

        LigneDePointRow[] rendues = etat == EtatPoint.Clos ? [] : [.. examen.Complet.Lignes.Select(Rendue)];
        var releve = Relever(examen, await ComiteQuery.SiegesAsync(session, examen.Seance.AppelId)) with { Etat = etat, Avis = sort.Avis, Motif = sort.Motif };
        var ecrit = new { PointId = examen.Point.Id, Contenu = new PointGarde(releve, rendues).Ecrire() };
        if (!await session.ModifierAsync(Ecriture, ecrit))
        {
            await session.ExecuterAsync(Ajout, ecrit);
        }
    }

    /// <summary>Those kept of a session, by item.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PointDuReleve>> GardesAsync(SqlSession session, Guid seanceId) =>
        (await session.ListeAsync<ExamenRow>(DeLaSeance, new { SeanceId = seanceId })).ToDictionary(e => e.PointId, e => e.Lire().Point);

    /// <summary>What the relevé says of an item: what was kept of its examination, with its lines as they are.</summary>
    public static PointDuReleve AuReleve(PointEnSeance point, IReadOnlyList<SiegeRow> sieges, PointDuReleve? garde)
    {
        var actuel = Relever(point, sieges);
        return garde is null || garde.Etat != point.Point.Etat ? actuel
            : garde with { Ordre = actuel.Ordre, Avis = actuel.Avis, Lignes = [.. actuel.Lignes.Select(l => l with { NonRepresente = EtaitSansSiege(garde, l) })] };
    }

    // Who has come or gone since changes nothing of what was decided then.
    private static bool EtaitSansSiege(PointDuReleve garde, LigneDuReleve ligne) => garde.Lignes.FirstOrDefault(l => l.Financeur.Id == ligne.Financeur.Id) is { NonRepresente: true };

    public static IReadOnlyList<LigneDuReleve> Lignes(PointEnSeance point) => [.. point.Complet.Lignes.Select(l => Ligne(point, l))];

    private static PointDuReleve Relever(PointEnSeance point, IReadOnlyList<SiegeRow> sieges)
    {
        var (row, vote) = (point.Point, point.Vote);
        var deports = Deports(point, sieges);
        return new PointDuReleve
        {
            Ordre = row.Ordre,
            Numero = row.Numero,
            Titre = row.Titre,
            Organisation = row.Organisation,
            Etat = row.Etat,
            Avis = point.Avis,
            Pour = vote.Pour,
            Contre = vote.Contre,
            Abstentions = vote.Abstentions,
            Deports = deports.Select(d => d.Siege).Distinct().Count(),
            SiegesEnDeport = deports,
            SiegesPresents = point.SiegesPresents,
            Quorum = point.Seance.Quorum,
            Votes = [.. Comptes(point).Join(sieges, v => v.SiegeId, s => s.Id, (v, s) => new VoteDuReleve(s.Nom, s.Voix, Nom(s, v.CompteId), v.Sens) { SaisiPar = v.SaisiPar })],
            Lignes = Lignes(point),
            Charges = row.TotalCharges,
            HorsPortail = point.Montants.AcquisHorsPortail,
        };
    }

    // Of the seats that sit on the item, as long as it is open: the others are not counted.
    private static IEnumerable<VoteRow> Comptes(PointEnSeance point)
    {
        var representes = point.Representes.Select(r => r.Siege.Id).ToHashSet();
        return point.Point.Etat == EtatPoint.Inscrit ? point.Complet.Votes.Where(v => representes.Contains(v.SiegeId)) : point.Complet.Votes;
    }

    // By seat: a member of the organisation who holds none stands down from nothing here.
    private static List<DeportDuReleve> Deports(PointEnSeance point, IReadOnlyList<SiegeRow> sieges) =>
    [
        .. from siege in point.Sieges
           let row = sieges.First(s => s.Id == siege.Id)
           from compte in new[] { row.TitulaireId, row.SuppleantId }.OfType<Guid>()
           where point.Complet.Deports.Contains(compte)
           select new DeportDuReleve(row.Nom, Nom(row, compte), point.Occupant(siege) is { } occupant ? Nom(row, occupant) : null),
    ];

    private static LigneDuReleve Ligne(PointEnSeance point, LigneDePointRow l) =>
        new(new(l.FinanceurId, l.Financeur, l.Sigle), l.Etat, l.Demande, l.ArbitreSpecifique ?? Montant.Zero, l.ArbitreDroitCommun ?? Montant.Zero, l.Fermete)
        {
            ProposeSpecifique = l.ProposeSpecifique,
            ProposeDroitCommun = l.ProposeDroitCommun,
            AccordeSpecifique = l.AccordeSpecifique,
            AccordeDroitCommun = l.AccordeDroitCommun,
            Motif = l.MotifEtat,
            ReserveAttendu = l.ReserveAttendu,
            ReserveAvantLe = l.ReserveAvantLe,
            SaisiPar = l.SaisiPar,
            NonRepresente = point.NonRepresentes.Contains(l.FinanceurId),
            OuverteEnComite = l.Origine == OrigineLigne.OuverteEnComite,
        };

    private static LigneDePointRow Rendue(LigneDePointRow l) => l.Etat is EtatLigne.Arbitree or EtatLigne.RefuseeComite
        ? l with { Etat = l.Propose is null ? EtatLigne.Recevable : EtatLigne.Proposee, ArbitreSpecifique = null, ArbitreDroitCommun = null, Fermete = null, MotifEtat = null, Auteur = null, SaisiPar = null }
        : l;

    private static string Nom(SiegeRow siege, Guid compte) => (compte == siege.SuppleantId ? siege.Suppleant : siege.Titulaire) ?? siege.Nom;
}
