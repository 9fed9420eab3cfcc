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
        SELECT f.Sigle, f.Nom, l.Demande, v.Avis, v.ProposeSpecifique, v.ProposeDroitCommun, CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible
        FROM Ligne l JOIN Dossier d ON d.Id = l.DossierId JOIN Financeur f ON f.Id = l.FinanceurId
        {VisibiliteSql.PartVisible}
        LEFT JOIN AppelFinanceur af ON af.AppelId = d.AppelId AND af.FinanceurId = l.FinanceurId
        WHERE d.Id = @Id AND {VisibiliteSql.Dossier} AND l.Etat NOT IN ('RetireeParFinanceur', 'RetireeParPorteur')
        ORDER BY af.Ordre, f.Sigle;
        SELECT n.CritereId, n.CompteId, n.Valeur, CASE WHEN {VisibiliteSql.NoteDeportee} THEN 1 ELSE 0 END AS EnDeport
        FROM Note n JOIN Dossier d ON d.Id = n.DossierId
        WHERE d.Id = @Id AND {VisibiliteSql.Dossier} AND {VisibiliteSql.Note};
        SELECT d.TotalCharges FROM Dossier d WHERE d.Id = @Id AND {VisibiliteSql.Dossier};
        """);

    /// <summary>Null when the meeting or the dossier does not exist for this person.</summary>
    public async Task<Projection?> ChargerAsync(string code, Guid reunionId, Guid dossierId, Acteur acteur, CancellationToken annulation = default)
    {
        Projection? projection;
        await using (var session = await database.LireAsync(annulation))
        {
            projection = await LireAsync(session, code, reunionId, dossierId, acteur);
        }

        await TracerAsync(projection is null ? [] : [projection], acteur, annulation);
        return projection;
    }

    /// <summary>All those of the meeting that may be opened, to print them; null when it does not exist for this person.</summary>
    public async Task<IReadOnlyList<Projection>?> ToutesAsync(string code, Guid reunionId, Acteur acteur, CancellationToken annulation = default)
    {
        List<Projection> projections = [];
        await using (var session = await database.LireAsync(annulation))
        {
            if (await ReunionsQuery.LireAsync(session, code, reunionId, acteur, ecrivain.Maintenant) is not { } lue)
            {
                return null;
            }

            foreach (var dossier in lue.Dossiers)
            {
                projections.Add(await ProjeterAsync(session, lue, dossier, acteur, ecrivain.Maintenant));
            }
        }

        await TracerAsync(projections, acteur, annulation);
        return projections;
    }

    private async Task<Projection?> LireAsync(SqlSession session, string code, Guid reunionId, Guid dossierId, Acteur acteur) =>
        await ReunionsQuery.LireAsync(session, code, reunionId, acteur, ecrivain.Maintenant) is { } lue && lue.Dossiers.FirstOrDefault(d => d.Id == dossierId) is { } dossier
            ? await ProjeterAsync(session, lue, dossier, acteur, ecrivain.Maintenant)
            : null;

    private static async Task<Projection> ProjeterAsync(SqlSession session, ReunionLue lue, DossierDeReunion dossier, Acteur acteur, DateTimeOffset le)
    {
        var aSortir = lue.DoiventSortir(dossier.Id);
        return new Projection(lue, dossier, aSortir, aSortir.Count > 0 ? null : await FicheAsync(session, lue.Contexte, dossier.Id, acteur, le));
    }

    private static async Task<FicheDeReunion?> FicheAsync(SqlSession session, ContexteInstruction contexte, Guid dossierId, Acteur acteur, DateTimeOffset le)
    {
        // The room: of no funder, with no work of its own; what the person who projects stands down from stays out.
        var salle = new Acteur(Guid.Empty, acteur.Nom, [], []) { Deports = acteur.Deports, Quartiers = acteur.Quartiers };
        var partage = contexte with { Portee = contexte.Portee with { ToutesLesParts = false, MesFinanceurs = [] } };
        LigneDeReunion[] lignes;
        NoteRow[] notes;
        Montant? charges;
        using (var jeux = await session.PlusieursAsync(Travaux, partage.Parametres(salle, le).Et(new { Id = dossierId })))
        {
            lignes = [.. await jeux.ReadAsync<LigneDeReunion>()];
            notes = [.. await jeux.ReadAsync<NoteRow>()];
            charges = await jeux.ReadSingleOrDefaultAsync<Montant?>();
        }

        var evaluations = notes.GroupBy(n => n.CompteId)
            .Select(g => contexte.Appel.Grille.Evaluer(g.Key, [.. g.Select(n => new Note(n.CritereId.ToString(), n.Valeur, ""))], g.Any(n => n.EnDeport))).OfType<Evaluation>();
        return await DossierLectureQuery.LireAsync(session, dossierId) is { } lecture ? new FicheDeReunion(lecture.Contenu, charges, lignes, Synthese.De(evaluations)) : null;
    }

    private async Task TracerAsync(IReadOnlyList<Projection> lues, Acteur acteur, CancellationToken annulation)
    {
        foreach (var projection in lues.Where(p => p.Fiche is not null))
        {
            await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Consulter, ObjetDuJournal.Dossier, projection.Dossier.Id), annulation);
        }
    }

    private sealed record NoteRow
    {
        public required Guid CritereId { get; init; }
        public required Guid CompteId { get; init; }
        public required int Valeur { get; init; }
        public required bool EnDeport { get; init; }
    }
}
