using AppelAProjets.Application.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Suivi;

namespace AppelAProjets.Application.Suivi;

/// <summary>The progress of a call, over the dossiers that the person may see and the work that is shared with them.</summary>
public sealed record SuiviDAppel
{
    public required ContexteInstruction Contexte { get; init; }
    /// <summary>Day in Paris.</summary>
    public required DateOnly Le { get; init; }
    public required int Dossiers { get; init; }
    public required IReadOnlyList<PhaseDuSuivi> Phases { get; init; }
    /// <summary>Every score of these dossiers is shown to the reader: otherwise nothing is said of how many are scored.</summary>
    public required bool NotesConnues { get; init; }
    /// <summary>From the deposit to each step; null when no dossier reached it.</summary>
    public required IReadOnlyDictionary<EtapeDuSuivi, DelaiMesure?> Etapes { get; init; }
    public required IReadOnlyList<FinanceurDuSuivi> Financeurs { get; init; }
    public required IReadOnlyList<QuartierDuSuivi> Quartiers { get; init; }
    /// <summary>The same phases and steps, neighbourhood by neighbourhood then funder by funder.</summary>
    public required IReadOnlyList<GroupeDuSuivi> Groupes { get; init; }
    /// <summary>Most serious first, then the nearest day.</summary>
    public required IReadOnlyList<RetardDuSuivi> Retards { get; init; }
}

/// <param name="Etats">How many of its dossiers are in each state; those of none are absent.</param>
/// <param name="Etapes">From the deposit to each step; null when no dossier of it reached it.</param>
public sealed record GroupeDuSuivi(string Nom, bool EstFinanceur, int Dossiers, IReadOnlyDictionary<EtatDossier, int> Etats, IReadOnlyDictionary<EtapeDuSuivi, DelaiMesure?> Etapes);

/// <param name="Age">Since the deposit, of those that are in this state today.</param>
public sealed record PhaseDuSuivi(EtatDossier Etat, int Nombre, DelaiMesure? Age, DateOnly? ProchainRejet);

/// <param name="Caches">Lines whose work is not shared with the reader yet.</param>
public sealed record FinanceurDuSuivi(string Sigle, string Nom, int Lignes, int AProposer, int AValider, int Proposees, int Ecartees, int Caches, DelaiMesure? Proposition);

/// <param name="EnCours">Not ended: neither withdrawn nor refused nor closed.</param>
/// <param name="Notes">Somebody has begun to score them; null when some scores are not shown to the reader.</param>
public sealed record QuartierDuSuivi(string Code, string Nom, int Dossiers, int EnCours, int? Notes, DelaiMesure? Recevabilite, DelaiMesure? Cloture);

public sealed record RetardDuSuivi(Guid DossierId, string Numero, string Titre, NatureDeRetard Nature, DateOnly Le);

/// <summary>Reads the instants of each step where they are kept: scores, amounts, relevés, letters, and the journal for what is only an act. Two commands.</summary>
public sealed class SuiviQuery(SqlDatabase database, TimeProvider horloge)
{
    private const string DeLAppel = $"d.AppelId = @AppelId AND {VisibiliteSql.Dossier}";

    private static readonly SqlStatement Lecture = new($"""
        SELECT d.Id, d.Numero, d.Titre, d.Etat, d.DeposeLe, d.RejetImpliciteLe, CASE WHEN {VisibiliteSql.ToutesLesNotes} THEN 1 ELSE 0 END AS NotesConnues FROM Dossier d WHERE {DeLAppel};
        SELECT q.DossierId, q.QuartierCode FROM Dossier d JOIN DossierQuartier q ON q.DossierId = d.Id WHERE {DeLAppel};
        SELECT l.DossierId, l.FinanceurId, {VisibiliteSql.EtatDeLigne}, v.ProposeSpecifique, v.ProposeDroitCommun, v.SansPropositionLe, v.RenvoyeLe, CASE WHEN v.Id IS NULL THEN 0 ELSE 1 END AS EstVisible
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id {VisibiliteSql.PartVisible} WHERE {DeLAppel};
        SELECT 'PremiereNote' AS Etape, n.DossierId, MIN(n.Le) AS Le FROM Dossier d JOIN Note n ON n.DossierId = d.Id WHERE {DeLAppel} AND {VisibiliteSql.Note} GROUP BY n.DossierId
        UNION ALL SELECT 'Arbitrage' AS Etape, p.DossierId, MIN(r.ArreteLe) AS Le
            FROM Seance s JOIN Releve r ON r.SeanceId = s.Id JOIN Point p ON p.SeanceId = s.Id JOIN Dossier d ON d.Id = p.DossierId
            WHERE s.AppelId = @AppelId AND p.Etat = 'Clos' AND {DeLAppel} GROUP BY p.DossierId
        UNION ALL SELECT 'AvisTransmis' AS Etape, c.DossierId, MIN(c.PublieLe) AS Le FROM Dossier d JOIN Courrier c ON c.DossierId = d.Id
            WHERE {DeLAppel} AND c.PublieLe IS NOT NULL GROUP BY c.DossierId;
        SELECT l.DossierId, l.FinanceurId, MIN(m.Le) AS Le
        FROM Dossier d JOIN Ligne l ON l.DossierId = d.Id JOIN LigneMontant m ON m.LigneId = l.Id
        WHERE {DeLAppel} AND m.Nature = 'Propose' AND {VisibiliteSql.Ligne} GROUP BY l.DossierId, l.FinanceurId;
        SELECT j.ObjetId, j.Action, MIN(j.Le) AS Le FROM Journal j
        WHERE j.Action IN ('declarer-recevable', 'instruire-en-l-etat', 'clore-instruction') AND j.Objet = 'Dossier'
            AND j.Numero >= COALESCE((SELECT MIN(a.Numero) FROM Journal a WHERE a.Objet = 'Appel' AND a.ObjetId = @AppelIdTexte AND a.Action = 'creer'), 0)
        GROUP BY j.ObjetId, j.Action;
        SELECT c.DossierId, MIN(c.TermeLe) AS TermeLe FROM Dossier d JOIN DemandeDeComplements c ON c.DossierId = d.Id
        WHERE {DeLAppel} AND d.Etat = 'ACompleter' AND c.ReponseLe IS NULL GROUP BY c.DossierId;
        """);

    /// <summary>Null when the call does not exist for this person.</summary>
    public async Task<SuiviDAppel?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
        {
            return null;
        }

        var maintenant = horloge.GetUtcNow();
        using var jeux = await session.PlusieursAsync(Lecture, contexte.Parametres(acteur, maintenant).Et(new { AppelIdTexte = contexte.Appel.Id.ToString() }));
        DossierRow[] dossiers = [.. await jeux.ReadAsync<DossierRow>()];
        var quartiers = (await jeux.ReadAsync<QuartierRow>()).ToLookup(q => q.QuartierCode, q => q.DossierId);
        LigneRow[] lignes = [.. await jeux.ReadAsync<LigneRow>()];
        var etapes = (await jeux.ReadAsync<EtapeRow>()).ToLookup(e => e.Etape, e => (e.DossierId, e.Le));
        PropositionRow[] propositions = [.. await jeux.ReadAsync<PropositionRow>()];
        ActeRow[] actes = [.. await jeux.ReadAsync<ActeRow>()];
        var termes = (await jeux.ReadAsync<TermeRow>()).ToDictionary(t => t.DossierId, t => t.TermeLe);
        var aNoter = lignes.Where(l => l.EstVivante && contexte.Portee.MesFinanceurs.Contains(l.FinanceurId)).Select(l => l.DossierId).ToHashSet();
        var mesures = new Mesures(dossiers, Instants(etapes, propositions, actes), aNoter);
        return new SuiviDAppel
        {
            Contexte = contexte,
            Le = HeureDeParis.Jour(maintenant),
            Dossiers = dossiers.Length,
            NotesConnues = dossiers.All(d => d.NotesConnues),
            Phases = Phases(dossiers, maintenant),
            Etapes = Enum.GetValues<EtapeDuSuivi>().ToDictionary(e => e, e => mesures.Delai(e)),
            Financeurs = Financeurs(contexte, lignes, propositions, mesures),
            Quartiers = [.. contexte.Appel.Quartiers.Select(q => Quartier(q.Code, q.Nom, [.. quartiers[q.Code]], mesures)).Where(q => q.Dossiers > 0)],
            Groupes =
            [
                .. contexte.Appel.Quartiers.Select(q => mesures.Groupe(q.Nom, false, [.. quartiers[q.Code]])).Where(g => g.Dossiers > 0),
                .. contexte.Appel.Financeurs.Select(f => mesures.Groupe(f.Sigle, true, [.. lignes.Where(l => l.FinanceurId == f.Id).Select(l => l.DossierId)]) is var groupe
                    ? groupe with { Etapes = DeSesPropositions(groupe, propositions.Where(p => p.FinanceurId == f.Id), mesures) } : groupe).Where(g => g.Dossiers > 0),
            ],
            Retards = Retards(dossiers, termes, mesures, (HeureDeParis.Jour(maintenant), contexte.Appel.ComitePrevuLe)),
        };
    }

    // The other steps are the dossier's; this one is each funder's own.
    private static Dictionary<EtapeDuSuivi, DelaiMesure?> DeSesPropositions(GroupeDuSuivi groupe, IEnumerable<PropositionRow> siennes, Mesures mesures) => new(groupe.Etapes)
    {
        [EtapeDuSuivi.PremiereProposition] = DelaiMesure.De(siennes.Select(p => mesures.Depuis(p.DossierId, p.Le)).OfType<TimeSpan>()),
    };

    private static Dictionary<EtapeDuSuivi, IReadOnlyDictionary<Guid, DateTimeOffset>> Instants(ILookup<EtapeDuSuivi, (Guid Id, DateTimeOffset Le)> etapes, PropositionRow[] propositions, ActeRow[] actes)
    {
        var parActe = actes.ToLookup(a => a.Action == "clore-instruction" ? EtapeDuSuivi.InstructionClose : EtapeDuSuivi.Recevable, a => (Id: Guid.TryParse(a.ObjetId, out var id) ? id : default, a.Le));
        var parLigne = propositions.Select(p => (Id: p.DossierId, p.Le)).ToList();
        return Enum.GetValues<EtapeDuSuivi>().ToDictionary(e => e, e => (IReadOnlyDictionary<Guid, DateTimeOffset>)(e == EtapeDuSuivi.PremiereProposition ? parLigne : etapes[e].Concat(parActe[e]))
            .GroupBy(i => i.Id).ToDictionary(g => g.Key, g => g.Min(i => i.Le)));
    }

    private static List<PhaseDuSuivi> Phases(DossierRow[] dossiers, DateTimeOffset maintenant)
    {
        var parEtat = dossiers.ToLookup(d => d.Etat);
        return [.. Enum.GetValues<EtatDossier>().Where(parEtat.Contains).Select(etat => new PhaseDuSuivi(
            etat, parEtat[etat].Count(), DelaiMesure.De(parEtat[etat].Where(d => d.DeposeLe is not null).Select(d => maintenant - d.DeposeLe!.Value)),
            DelaiDeSilence.Court(etat) ? parEtat[etat].Min(d => d.RejetImpliciteLe) : null))];
    }

    private static List<FinanceurDuSuivi> Financeurs(ContexteInstruction contexte, LigneRow[] lignes, PropositionRow[] propositions, Mesures mesures)
    {
        var (parFinanceur, delais) = (lignes.ToLookup(l => l.FinanceurId), propositions.ToLookup(p => p.FinanceurId));
        return [.. contexte.Appel.Financeurs.Select(f =>
        {
            var siennes = parFinanceur[f.Id].ToList();
            var vues = siennes.Where(l => l.EstVisible).ToList();
            return new FinanceurDuSuivi(
                f.Sigle, f.Nom, siennes.Count, vues.Count(l => l.EstAProposer), vues.Count(l => l.EstAValider),
                vues.Count(l => l.Etat is not (EtatLigne.Demandee or EtatLigne.Recevable) && !l.EstEcartee), vues.Count(l => l.EstEcartee), siennes.Count - vues.Count,
                DelaiMesure.De(delais[f.Id].Select(p => mesures.Depuis(p.DossierId, p.Le)).OfType<TimeSpan>()));
        })];
    }

    private static QuartierDuSuivi Quartier(string code, string nom, HashSet<Guid> siens, Mesures mesures) => new(
        code, nom, siens.Count, siens.Count(id => mesures.Etat(id) is { } etat && DelaiDeSilence.Court(etat)), mesures.Notes(siens),
        mesures.Delai(EtapeDuSuivi.Recevable, siens), mesures.Delai(EtapeDuSuivi.InstructionClose, siens));

    private static List<RetardDuSuivi> Retards(DossierRow[] dossiers, Dictionary<Guid, DateOnly> termes, Mesures mesures, (DateOnly Aujourdhui, DateOnly? Comite) jours) =>
        [.. dossiers.Select(d => (Dossier: d, Retard: Domain.Suivi.Retards.De(
                new AvancementDuDossier(d.Etat, d.RejetImpliciteLe, termes.TryGetValue(d.Id, out var terme) ? terme : null, mesures.Notes(d)), jours.Aujourdhui, jours.Comite)))
            .Where(r => r.Retard is not null)
            .Select(r => new RetardDuSuivi(r.Dossier.Id, r.Dossier.Numero ?? "", r.Dossier.Titre, r.Retard!.Value.Nature, r.Retard.Value.Le))
            .OrderBy(r => r.Nature).ThenBy(r => r.Le).ThenBy(r => r.Numero, StringComparer.Ordinal)];

    /// <summary>The dossiers, when each reached each step, and those that the reader's funders have to score.</summary>
    private sealed class Mesures(DossierRow[] dossiers, Dictionary<EtapeDuSuivi, IReadOnlyDictionary<Guid, DateTimeOffset>> instants, HashSet<Guid> aNoter)
    {
        private readonly Dictionary<Guid, DossierRow> parId = dossiers.ToDictionary(d => d.Id);

        public EtatDossier? Etat(Guid id) => parId.GetValueOrDefault(id)?.Etat;

        public GroupeDuSuivi Groupe(string nom, bool estFinanceur, HashSet<Guid> siens) => new(
            nom, estFinanceur, siens.Count, siens.Select(Etat).OfType<EtatDossier>().CountBy(e => e).ToDictionary(), Enum.GetValues<EtapeDuSuivi>().ToDictionary(e => e, e => Delai(e, siens)));

        public NotesDuDossier Notes(DossierRow dossier) =>
            instants[EtapeDuSuivi.PremiereNote].ContainsKey(dossier.Id) ? NotesDuDossier.Commencees
            : dossier.NotesConnues ? NotesDuDossier.Aucune
            : aNoter.Contains(dossier.Id) ? NotesDuDossier.AucuneDeSonCote : NotesDuDossier.Inconnues;

        public int? Notes(HashSet<Guid> lesquels) => lesquels.All(id => parId.GetValueOrDefault(id)?.NotesConnues ?? true) ? lesquels.Count(instants[EtapeDuSuivi.PremiereNote].ContainsKey) : null;

        public TimeSpan? Depuis(Guid id, DateTimeOffset le) => parId.GetValueOrDefault(id)?.DeposeLe is { } depot ? le - depot : null;

        public DelaiMesure? Delai(EtapeDuSuivi etape, HashSet<Guid>? lesquels = null) =>
            DelaiMesure.De(instants[etape].Where(i => lesquels?.Contains(i.Key) ?? true).Select(i => Depuis(i.Key, i.Value)).OfType<TimeSpan>());
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public string? Numero { get; init; }
        public required string Titre { get; init; }
        public required EtatDossier Etat { get; init; }
        public DateTimeOffset? DeposeLe { get; init; }
        public DateOnly? RejetImpliciteLe { get; init; }
        public required bool NotesConnues { get; init; }
    }

    private sealed record QuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string QuartierCode { get; init; }
    }

    private sealed record LigneRow
    {
        public required Guid DossierId { get; init; }
        public required Guid FinanceurId { get; init; }
        public required EtatLigne Etat { get; init; }
        public Montant? ProposeSpecifique { get; init; }
        public Montant? ProposeDroitCommun { get; init; }
        public DateTimeOffset? SansPropositionLe { get; init; }
        public DateTimeOffset? RenvoyeLe { get; init; }
        public required bool EstVisible { get; init; }

        public EtapeDeProposition Etape => Proposition.Etape(Etat, ProposeSpecifique is not null || ProposeDroitCommun is not null, RenvoyeLe is not null, SansPropositionLe is not null);
        public bool EstVivante => Etat is EtatLigne.Demandee or EtatLigne.Recevable or EtatLigne.Proposee;
        public bool EstEcartee => SansPropositionLe is not null || Etat is EtatLigne.NonRecevable or EtatLigne.RetireeParFinanceur or EtatLigne.RetireeParPorteur;
        /// <summary>It waits for the instructor: no amount yet, or one that the Valideur sent back.</summary>
        public bool EstAProposer => Etape is EtapeDeProposition.Attendue or EtapeDeProposition.Renvoyee;
        public bool EstAValider => Etape is EtapeDeProposition.AValider;
    }

    private sealed record EtapeRow
    {
        public required EtapeDuSuivi Etape { get; init; }
        public required Guid DossierId { get; init; }
        public required DateTimeOffset Le { get; init; }
    }

    private sealed record PropositionRow
    {
        public required Guid DossierId { get; init; }
        public required Guid FinanceurId { get; init; }
        public required DateTimeOffset Le { get; init; }
    }

    private sealed record ActeRow
    {
        public required string ObjetId { get; init; }
        public required string Action { get; init; }
        public required DateTimeOffset Le { get; init; }
    }

    private sealed record TermeRow
    {
        public required Guid DossierId { get; init; }
        public required DateOnly TermeLe { get; init; }
    }
}
