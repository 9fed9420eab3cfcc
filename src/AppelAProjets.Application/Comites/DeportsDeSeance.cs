using AppelAProjets.Application.Deports;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>Someone who holds a seat stands down from an item, as the chair is told before it opens.</summary>
public sealed record DeportDeSiegeRow
{
    public required Guid PointId { get; init; }
    public required int Ordre { get; init; }
    public required string Numero { get; init; }
    public required string Titre { get; init; }
    public required Guid CompteId { get; init; }
    public required string Personne { get; init; }
}

/// <summary>A déport known for an item, with the seat that it empties and who sits instead.</summary>
/// <param name="Suppleance">Who sits instead; null when nobody can.</param>
public sealed record DeportDeSiege(DeportDeSiegeRow Deport, string Siege, string? Suppleance);

public sealed class DeportsDeSeanceQuery(SqlDatabase database, TimeProvider horloge)
{
    private const string DesSieges = """
        c.Id IN (SELECT s.TitulaireId FROM Siege s WHERE s.AppelId = @AppelId AND s.TitulaireId IS NOT NULL UNION SELECT s.SuppleantId FROM Siege s WHERE s.AppelId = @AppelId AND s.SuppleantId IS NOT NULL)
        """;

    private static readonly SqlStatement Connus = new($"""
        SELECT p.Id AS PointId, p.Ordre, d.Numero, d.Titre, c.Id AS CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Personne
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId JOIN Deport x ON {DeportSql.Concerne} JOIN Compte c ON c.Id = x.CompteId
        WHERE p.SeanceId = @SeanceId AND p.Etat <> 'Retire' AND {DesSieges} AND {VisibiliteSql.SansDeport}
        UNION
        SELECT p.Id AS PointId, p.Ordre, d.Numero, d.Titre, c.Id AS CompteId, CONCAT(c.Prenom, ' ', c.Nom) AS Personne
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId JOIN OrganisationMembre m ON {DeportSql.MembreConcerne} JOIN Compte c ON c.Id = m.CompteId
        WHERE p.SeanceId = @SeanceId AND p.Etat <> 'Retire' AND {DesSieges} AND {VisibiliteSql.SansDeport}
        """);

    /// <summary>The déports of those who sit that day, by item; for the Secrétariat and whoever presides, empty for anyone else.</summary>
    public async Task<IReadOnlyList<DeportDeSiege>> ConnusAsync(SeanceDetailRow seance, Acteur acteur, CancellationToken annulation = default)
    {
        if (!RangerOrdreDuJour.PeutRanger(seance, acteur))
        {
            return [];
        }

        await using var session = await database.LireAsync(annulation);
        var sieges = await ComiteQuery.SiegesDeLaSeanceAsync(session, seance);
        var deports = await session.ListeAsync<DeportDeSiegeRow>(Connus, acteur.Parametres(new { seance.AppelId, SeanceId = seance.Id, Maintenant = horloge.GetUtcNow() }));
        var parPoint = deports.ToLookup(d => d.PointId, d => d.CompteId);
        return
        [
            .. from deport in deports.OrderBy(d => d.Ordre).ThenBy(d => d.Personne, StringComparer.CurrentCulture)
               from siege in sieges
               where siege.EstTenuPar(deport.CompteId)
               let reste = siege.EnSiege().Occupant([.. new[] { siege.TitulaireId, siege.SuppleantId }.OfType<Guid>()], [.. parPoint[deport.PointId]])
               select new DeportDeSiege(deport, siege.Nom, reste is null ? null : reste == siege.TitulaireId ? siege.Titulaire : siege.Suppleant),
        ];
    }
}

/// <summary>A member of the committee stands down from items of the agenda: from then on nothing of them is loaded for that person.</summary>
public sealed class DeclarerDeportsEnSeance(Ecrivain ecrivain)
{
    private static readonly SqlStatement Vises = new($"""
        SELECT p.Id AS PointId, d.Id AS DossierId, d.OrganisationId
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId
        WHERE p.SeanceId = @SeanceId AND p.Id IN @Points AND p.Etat = 'Inscrit' AND {VisibiliteSql.SansDeport}
        """);

    private static readonly SqlStatement DesOrganisations = new("SELECT d.Id FROM Dossier d WHERE d.OrganisationId IN @Organisations");

    /// <summary>How many items are concerned. Absent when the session does not exist for this person. Only the Présidence lifts a déport.</summary>
    public Task<Resultat<int>> ExecuterAsync(Guid seanceId, SaisieDeDeports saisie, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<int>(acteur, async (session, le) =>
        {
            if (await SeanceQuery.SeanceAsync(session, seanceId, acteur) is null)
            {
                return Refus.Absent;
            }

            if (Verifier(saisie) is { Count: > 0 } refus)
            {
                return refus.ToArray();
            }

            var vises = await session.ListeAsync<ViseRow>(Vises, acteur.Parametres(new { SeanceId = seanceId, saisie.Points }));
            if (vises.Count != saisie.Points.Distinct().Count())
            {
                return Refus.ConflitSur("un point est déjà examiné ou retiré ; relisez la liste");
            }

            var motif = saisie.Motif!.Trim();
            Guid[] organisations = saisie.TouteLOrganisation ? [.. vises.Select(v => v.OrganisationId).Distinct()] : [];
            var dossiers = organisations.Length > 0 ? await session.ListeAsync<Guid>(DesOrganisations, new { Organisations = organisations }) : [.. vises.Select(v => v.DossierId)];
            await session.VerrouillerAsync([.. dossiers.Distinct().Select(Verrou.Dossier), Verrou.Compte(acteur.CompteId)]);
            IEnumerable<(Guid? Dossier, Guid? Organisation)> sujets = organisations.Length > 0 ? organisations.Select(o => ((Guid?)null, (Guid?)o)) : vises.Select(v => ((Guid?)v.DossierId, (Guid?)null));
            List<Acte> actes = [];
            foreach (var (dossier, organisation) in sujets)
            {
                if (await DeportStore.AjouterAsync(session, new Deport(acteur.CompteId, OrigineDeport.Declare, dossier, organisation, le), motif, null))
                {
                    actes.Add(new Acte(ActeDuJournal.DeclarerDeport, organisation is null ? ObjetDuJournal.Dossier : ObjetDuJournal.Organisation, organisation ?? dossier!.Value, motif));
                }
            }

            return Ecrit.Avec(actes).Donnant(vises.Count);
        }, annulation);

    private static IReadOnlyList<Refus> Verifier(SaisieDeDeports saisie) =>
    [
        .. saisie.Points.Count == 0 ? [new Refus("deport.points", "Cochez au moins un point.", nameof(saisie.Points))] : Array.Empty<Refus>(),
        .. string.IsNullOrWhiteSpace(saisie.Motif) ? [new Refus("motif.absent", "Indiquez le motif de votre déport, en quelques mots.", nameof(saisie.Motif))] : Array.Empty<Refus>(),
    ];

    private sealed record ViseRow
    {
        public required Guid PointId { get; init; }
        public required Guid DossierId { get; init; }
        public required Guid OrganisationId { get; init; }
    }
}

public sealed record SaisieDeDeports(IReadOnlyList<Guid> Points, bool TouteLOrganisation, string? Motif);
