using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Comptes;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Calendriers;

/// <summary>What someone's own calendar tells: only what that person may know at this instant.</summary>
public sealed class AgendaQuery(SqlDatabase database, ActeurQuery acteurs, AppelsPublicsQuery appels, IOptions<LiensOptions> liens, TimeProvider horloge)
{
    private static readonly TimeSpan Passe = TimeSpan.FromDays(60);

    private static readonly SqlStatement Compte = new("SELECT CompteId FROM Agenda WHERE Empreinte = @Empreinte");
    private static readonly SqlStatement DepuisQuand = new("SELECT CreeLe FROM Agenda WHERE CompteId = @CompteId");

    // Whoever sits knows of a session when it is convened.
    private static readonly SqlStatement Seances = new("""
        SELECT s.Id, s.Titre, s.PrevueLe, s.FinPrevueLe, s.Lieu, x.Du, x.Au FROM Seance s LEFT JOIN Siege x ON x.AppelId = s.AppelId AND (x.TitulaireId = @CompteId OR x.SuppleantId = @CompteId)
        WHERE s.Etat <> 'Annulee' AND s.PrevueLe >= @Depuis AND (@Secretariat = 1 OR (@Presidence = 1 AND s.PresidenceId = @CompteId) OR (@Siege = 1 AND x.Id IS NOT NULL AND s.Etat <> 'Preparee'))
        """);

    private static readonly SqlStatement Rencontres = new($"""
        SELECT d.Id, d.Titre, r.RendezVousLe, r.Lieu, CASE WHEN d.OrganisationId IN @Organisations THEN 1 ELSE 0 END AS DuPorteur
        FROM Rencontre r JOIN Dossier d ON d.Id = r.DossierId JOIN Appel a ON a.Id = d.AppelId
        WHERE r.Etat = 'RendezVous' AND r.RendezVousLe >= @Depuis AND (d.OrganisationId IN @Organisations OR (@Secretariat = 0 AND {VisibiliteSql.Rencontre}))
        """);

    private static readonly SqlStatement Reunions = new($"""
        SELECT DISTINCT r.Id, r.Le, r.Lieu, t.Nom AS Territoire, a.Code FROM Reunion r JOIN Territoire t ON t.Id = r.TerritoireId JOIN Appel a ON a.Id = r.AppelId
        JOIN Habilitation h ON h.CompteId = @CompteId AND {AgentsQuery.DroitTenu}
        WHERE r.AnnulationMotif IS NULL AND r.Le >= @Depuis AND (h.Role = {RolesSql.Secretariat} OR h.TerritoireId = r.TerritoireId
            OR (h.Role IN ({RolesSql.Instructeur}, {RolesSql.Valideur}) AND EXISTS (SELECT 1 FROM AppelFinanceur af WHERE af.AppelId = r.AppelId AND af.FinanceurId = h.FinanceurId)))
        """);

    private static readonly SqlStatement Termes = new("""
        SELECT c.Id, d.Id AS DossierId, d.Numero, d.Titre, c.TermeLe, 'Complements' AS Nature FROM DemandeDeComplements c JOIN Dossier d ON d.Id = c.DossierId
        WHERE d.OrganisationId IN @Organisations AND d.Etat = 'ACompleter' AND c.ReponseLe IS NULL
        UNION ALL
        SELECT p.MessageId AS Id, d.Id AS DossierId, d.Numero, d.Titre, p.TermeLe, 'Piece' AS Nature FROM DemandeDePiece p JOIN Dossier d ON d.Id = p.DossierId
        WHERE d.OrganisationId IN @Organisations AND d.Etat IN ('EnInstruction', 'Instruit', 'EnComite', 'Arbitre', 'AvisTransmis') AND p.ReponseLe IS NULL
        """);

    private static readonly SqlStatement Prolongations = new("""
        SELECT p.AppelId, p.OrganisationId, a.Titre, a.Code, o.Nom AS Organisation, p.ClotureLe FROM ProlongationDeDepot p JOIN Appel a ON a.Id = p.AppelId JOIN Organisation o ON o.Id = p.OrganisationId
        WHERE p.OrganisationId IN @Organisations AND p.ClotureLe > a.ClotureLe AND p.ClotureLe >= @Depuis
        """);

    private static readonly SqlStatement Avis = new($"""
        SELECT v.Id, d.Id AS DossierId, d.Numero, d.Titre, v.TermeLe, v.Role, v.QuartierCode, a.Code FROM AvisConsultatif v JOIN Dossier d ON d.Id = v.DossierId JOIN Appel a ON a.Id = d.AppelId
        WHERE v.RenduLe IS NULL AND v.RevoqueLe IS NULL AND v.DeporteLe IS NULL AND v.DemandeLe IS NOT NULL AND v.TermeLe IS NOT NULL AND d.Etat = 'EnInstruction'
            AND v.QuartierCode IN @TousMesQuartiers AND {VisibiliteSql.SansDeport}
        """);

    /// <summary>Since when the address exists, UTC; null without one.</summary>
    public async Task<DateTimeOffset?> DepuisQuandAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.UnAsync<DateTimeOffset?>(DepuisQuand, new { acteur.CompteId });
    }

    /// <summary>The calendar as iCalendar; null when the address opens nothing: unknown, replaced, or of a closed account.</summary>
    public async Task<string?> LireAsync(string secret, CancellationToken annulation = default)
    {
        Guid? compte;
        await using (var session = await database.LireAsync(annulation))
        {
            compte = await session.UnAsync<Guid?>(Compte, new { Empreinte = GererSonAgenda.Hacher(secret) });
        }

        if (compte is not { } id || await acteurs.ChargerAsync(id, annulation) is not { } acteur)
        {
            return null;
        }

        var services = acteur.A(Role.Secretariat) || acteur.AMission(Mission.Instruction) || acteur.A(Role.MembreComite);
        var dates = (await appels.ListerAsync(annulation)).SelectMany(a => RendezVous.De(a, liens.Value, services));
        return FluxDeCalendrier.Composer("Appels à projets – mes échéances", dates.Concat(await LesSiensAsync(acteur, annulation)), horloge.GetUtcNow());
    }

    private async Task<IReadOnlyList<RendezVous>> LesSiensAsync(Acteur acteur, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        var maintenant = horloge.GetUtcNow();
        var parametres = acteur.Parametres(new
        {
            Depuis = maintenant - Passe,
            Maintenant = maintenant,
            Organisations = acteur.Appartenances.Select(a => a.OrganisationId).ToList(),
            Secretariat = acteur.A(Role.Secretariat),
            Presidence = acteur.A(Role.Presidence),
            Siege = acteur.A(Role.MembreComite),
            MesQuartiers = acteur.QuartiersComme(Role.ReferentQuartier),
            TousMesQuartiers = acteur.Quartiers.Select(q => q.Code).Distinct().ToList(),
        });
        var seances = await session.ListeAsync<SeanceRow>(Seances, parametres);
        var rencontres = await session.ListeAsync<RencontreRow>(Rencontres, parametres);
        var reunions = await session.ListeAsync<ReunionRow>(Reunions, parametres);
        var termes = await session.ListeAsync<TermeRow>(Termes, parametres);
        var prolongations = await session.ListeAsync<ProlongationRow>(Prolongations, parametres);
        var avis = (await session.ListeAsync<AvisRow>(Avis, parametres)).Where(a => acteur.Quartiers.Contains(new QuartierTenu(a.Role, a.QuartierCode)));
        return
        [
            .. seances.Where(s => acteur.A(Role.Secretariat) || Siege.EstEnFonction(s.Du, s.Au, HeureDeParis.Jour(s.PrevueLe))).DistinctBy(s => s.Id)
                .Select(s => RendezVous.A($"seance-{s.Id:N}", s.Titre, s.PrevueLe, liens.Value.Vers(LiensComites.Seance(s.Id))) with { Fin = s.FinPrevueLe, Lieu = s.Lieu }),
            .. rencontres.Select(r => RendezVous.A($"rencontre-{r.Id:N}", $"Rencontre : {r.Titre}", r.RendezVousLe, liens.Value.Vers(r.DuPorteur ? LiensRencontres.DuPorteur(r.Id) : LiensRencontres.Rencontre(r.Id))) with { Lieu = r.Lieu }),
            .. reunions.Select(r => RendezVous.A($"reunion-{r.Id:N}", $"Co-instruction : {r.Territoire}", r.Le, liens.Value.Vers(LiensCoinstruction.Reunion(r.Code, r.Id))) with { Lieu = r.Lieu }),
            .. termes.Select(t => RendezVous.Terme($"terme-{t.Id:N}", $"{t.Numero} : {(t.Nature == "Piece" ? "pièce à envoyer" : "compléments à envoyer")}, dernier jour", t.TermeLe, liens.Value.Vers(LiensDossiers.Dossier(t.DossierId)))),
            .. prolongations.Select(p => RendezVous.A($"prolongation-{p.AppelId:N}-{p.OrganisationId:N}", $"{p.Titre} : clôture du dépôt pour « {p.Organisation} »", p.ClotureLe, liens.Value.Vers(LiensAppels.Public(p.Code)))),
            .. avis.Select(a => RendezVous.Terme($"avis-{a.Id:N}", $"{a.Numero} : avis demandé, dernier jour", a.TermeLe,
                liens.Value.Vers(a.Role == Role.ConseilCitoyen ? LiensAvis.DossierDuQuartier(a.DossierId) : LiensInstructions.Fiche(a.Code, a.DossierId)))),
        ];
    }

    private sealed record SeanceRow
    {
        public required Guid Id { get; init; }
        public required string Titre { get; init; }
        public required DateTimeOffset PrevueLe { get; init; }
        public DateTimeOffset? FinPrevueLe { get; init; }
        public string? Lieu { get; init; }
        public DateOnly? Du { get; init; }
        public DateOnly? Au { get; init; }
    }

    private sealed record RencontreRow
    {
        public required Guid Id { get; init; }
        public required string Titre { get; init; }
        public required DateTimeOffset RendezVousLe { get; init; }
        public string? Lieu { get; init; }
        public required bool DuPorteur { get; init; }
    }

    private sealed record ReunionRow
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset Le { get; init; }
        public required string Lieu { get; init; }
        public required string Territoire { get; init; }
        public required string Code { get; init; }
    }

    private sealed record TermeRow
    {
        public required Guid Id { get; init; }
        public required Guid DossierId { get; init; }
        public string? Numero { get; init; }
        public required string Titre { get; init; }
        public required DateOnly TermeLe { get; init; }
        public required string Nature { get; init; }
    }

    private sealed record ProlongationRow
    {
        public required Guid AppelId { get; init; }
        public required Guid OrganisationId { get; init; }
        public required string Titre { get; init; }
        public required string Code { get; init; }
        public required string Organisation { get; init; }
        public required DateTimeOffset ClotureLe { get; init; }
    }

    private sealed record AvisRow
    {
        public required Guid Id { get; init; }
        public required Guid DossierId { get; init; }
        public string? Numero { get; init; }
        public required string Titre { get; init; }
        public required DateOnly TermeLe { get; init; }
        public required Role Role { get; init; }
        public required string QuartierCode { get; init; }
        public required string Code { get; init; }
    }
}
