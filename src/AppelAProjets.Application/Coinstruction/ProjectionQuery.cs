using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Coinstruction;

/// <summary>A dossier on the wall of the meeting.</summary>
/// <param name="ASortir">Those present who stand down from it and have not left the room: until then <paramref name="Fiche"/> is not loaded.</param>
public sealed record Projection(ReunionLue Lue, DossierDeReunion Dossier, IReadOnlyList<SortieRow> ASortir, FicheDeReunion? Fiche)
{
    private int Rang => Lue.Dossiers.Select((d, rang) => (d.Id, rang)).First(x => x.Id == Dossier.Id).rang;

    public DossierDeReunion? Precedent => Rang > 0 ? Lue.Dossiers[Rang - 1] : null;

    public DossierDeReunion? Suivant => Rang + 1 < Lue.Dossiers.Count ? Lue.Dossiers[Rang + 1] : null;

    /// <summary>From 1.</summary>
    public int Numero => Rang + 1;
}

/// <summary>What everyone in the room may read of a dossier: as a reader of no funder would.</summary>
/// <param name="Synthese">Of the scores that such a reader sees; null when none.</param>
public sealed record FicheDeReunion(DossierContenu Contenu, Montant? TotalCharges, IReadOnlyList<LigneDeReunion> Lignes, Synthese? Synthese)
{
    public Montant TotalDemande => Montant.Somme(Lignes.Select(l => l.Demande));

    /// <summary>Something of the funders' work is shared.</summary>
    public bool MontreDesTravaux => Lignes.Any(l => l.EstVisible);
}

public sealed record LigneDeReunion
{
    public required Guid DossierId { get; init; }
    public required string Sigle { get; init; }
    public required string Nom { get; init; }
    public required Montant Demande { get; init; }
    public required bool EstVisible { get; init; }
    public AvisInstructeur? Avis { get; init; }
    public Montant? ProposeSpecifique { get; init; }
    public Montant? ProposeDroitCommun { get; init; }

    public Montant? Propose => Repartition.Totaliser(ProposeSpecifique, ProposeDroitCommun);
}

/// <summary>Loads what is projected in meeting: nothing that one of the agents of the room could not read. Reading it is journaled.</summary>
public sealed class ProjectionQuery(SqlDatabase database, Ecrivain ecrivain)
{
    private static readonly SqlStatement Travaux = new($"""
        SELECT l.DossierId, f.Sigle, f.Nom, l.Demande, v.Avis, v.ProposeSpecifique, v.ProposeDroitCommun, CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Financeur f ON f.Id = l.FinanceurId
        {VisibiliteSql.PartVisible}
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        WHERE d.Id IN @Ids AND {VisibiliteSql.Dossier} AND l.Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur')
        ORDER BY af.Ordre, f.Sigle;
        SELECT n.DossierId, n.CritereId, n.CompteId, n.Valeur, CASE WHEN {VisibiliteSql.NoteDeportee} THEN 1 ELSE 0 END AS EnDeport
        FROM Note n JOIN Dossier d ON d.Id = n.DossierId
        WHERE d.Id IN @Ids AND {VisibiliteSql.Dossier} AND {VisibiliteSql.Note};
        SELECT d.Id, d.TotalCharges, dd.Contenu FROM Dossier d JOIN DossierDepot dd ON dd.DossierId = d.Id
        WHERE d.Id IN @Ids AND {VisibiliteSql.Dossier} AND dd.Numero = (SELECT MAX(x.Numero) FROM DossierDepot x WHERE x.DossierId = d.Id);
        """);

    /// <summary>Null when the meeting or the dossier does not exist for this person.</summary>
    public async Task<Projection?> ChargerAsync(string code, Guid reunionId, Guid dossierId, Acteur acteur, CancellationToken annulation = default) =>
        await ProjeterAsync((code, reunionId), d => d.Id == dossierId, acteur, annulation) is [var projection] ? projection : null;

    /// <summary>All those of the meeting that may be opened, to print them; null when it does not exist for this person.</summary>
    public Task<IReadOnlyList<Projection>?> ToutesAsync(string code, Guid reunionId, Acteur acteur, CancellationToken annulation = default) => ProjeterAsync((code, reunionId), _ => true, acteur, annulation);

    private async Task<IReadOnlyList<Projection>?> ProjeterAsync((string Code, Guid Id) reunion, Func<DossierDeReunion, bool> lesquels, Acteur acteur, CancellationToken annulation)
    {
        List<Projection> projections;
        await using (var session = await database.LireAsync(annulation))
        {
            if (await ReunionsQuery.LireAsync(session, reunion.Code, reunion.Id, acteur, ecrivain.Maintenant) is not { } lue)
            {
                return null;
            }

            var choisis = lue.Dossiers.Where(lesquels).Select(d => (Dossier: d, ASortir: lue.DoiventSortir(d.Id))).ToList();
            var fiches = await FichesAsync(session, lue.Contexte, [.. choisis.Where(c => c.ASortir.Count == 0).Select(c => c.Dossier.Id)], acteur);
            projections = [.. choisis.Select(c => new Projection(lue, c.Dossier, c.ASortir, fiches.GetValueOrDefault(c.Dossier.Id)))];
        }

        await ecrivain.JournaliserAsync(acteur, [.. projections.Where(p => p.Fiche is not null).Select(p => new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, p.Dossier.Id))], annulation);
        return projections;
    }

    private async Task<Dictionary<Guid, FicheDeReunion>> FichesAsync(SqlSession session, ContexteInstruction contexte, IReadOnlyList<Guid> ids, Acteur acteur)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        // The room: of no funder, with no work of its own; what the person who projects stands down from stays out.
        var salle = new Acteur(Guid.Empty, acteur.Nom, [], []) { Deports = acteur.Deports, Quartiers = acteur.Quartiers };
        var partage = contexte with { Portee = contexte.Portee with { ToutesLesParts = false, MesFinanceurs = [] } };
        using var jeux = await session.PlusieursAsync(Travaux, partage.Parametres(salle, ecrivain.Maintenant).Et(new { Ids = ids }));
        var lignes = (await jeux.ReadAsync<LigneDeReunion>()).ToLookup(l => l.DossierId);
        var notes = (await jeux.ReadAsync<NoteRow>()).ToLookup(n => n.DossierId);
        return (await jeux.ReadAsync<DepotRow>()).ToDictionary(d => d.Id, d => new FicheDeReunion(Instantane.Lire(d.Contenu), d.TotalCharges, [.. lignes[d.Id]], Noter(contexte, notes[d.Id])));
    }

    private static Synthese? Noter(ContexteInstruction contexte, IEnumerable<NoteRow> notes) => Synthese.De(notes.GroupBy(n => n.CompteId)
        .Select(g => contexte.Appel.Grille.Evaluer(g.Key, [.. g.Select(n => new Note(n.CritereId.ToString(), n.Valeur, ""))], g.Any(n => n.EnDeport))).OfType<Evaluation>());

    private sealed record DepotRow
    {
        public required Guid Id { get; init; }
        public Montant? TotalCharges { get; init; }
        public required string Contenu { get; init; }
    }

    private sealed record NoteRow
    {
        public required Guid DossierId { get; init; }
        public required Guid CritereId { get; init; }
        public required Guid CompteId { get; init; }
        public required int Valeur { get; init; }
        public required bool EnDeport { get; init; }
    }
}
