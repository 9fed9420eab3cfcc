using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Cellules;

/// <summary>Where an agent has a dossier open.</summary>
public enum LieuDAgent
{
    Tableau,
    Fiche,
}

/// <summary>Another agent and the dossier that he has open.</summary>
public sealed record AgentPresent
{
    public required Guid DossierId { get; init; }
    public required string Nom { get; init; }
    /// <summary>His funder; null for others.</summary>
    public string? Sigle { get; init; }
    public required LieuDAgent Lieu { get; init; }
}

/// <param name="Ou">The dossier that this page has open; null for a table without a row in hand.</param>
/// <param name="Lignes">The lines that the page shows, with their versions.</param>
public sealed record SignalDAgent(Guid? Ou, LieuDAgent Lieu, IReadOnlyDictionary<Guid, int> Lignes);

/// <param name="Lignes">Those that have moved on since the page was made.</param>
public sealed record PresencesDAgents(IReadOnlyList<AgentPresent> Presents, IReadOnlyList<LigneEnCellules> Lignes);

/// <summary>Says which dossier an agent has open, tells him who else is on those of the call, and which of his lines have changed. Never said to porteurs.</summary>
public sealed class SignalerAgent(Ecrivain ecrivain)
{
    private static readonly TimeSpan Duree = TimeSpan.FromMinutes(1);

    private static readonly SqlStatement Visible = new($"SELECT COUNT(*) FROM Dossier d WHERE d.Id = @Ou AND d.AppelId = @AppelId AND {VisibiliteSql.Dossier}");
    private static readonly SqlStatement Retour = new("UPDATE PresenceDAgent SET Lieu = @Lieu, Le = @Le WHERE DossierId = @Ou AND CompteId = @CompteId");
    private static readonly SqlStatement Arrivee = new("INSERT INTO PresenceDAgent (DossierId, CompteId, Lieu, Le) VALUES (@Ou, @CompteId, @Lieu, @Le)");
    // In the table one row is in hand at a time.
    private static readonly SqlStatement Depart = new("DELETE FROM PresenceDAgent WHERE CompteId = @CompteId AND Lieu = 'Tableau' AND DossierId <> @Ou");

    private static readonly SqlStatement Autres = new($"""
        SELECT p.DossierId, CONCAT(c.Prenom, ' ', c.Nom) AS Nom, p.Lieu,
            (SELECT MAX(f.Sigle) FROM Habilitation h JOIN Financeur f ON f.Id = h.FinanceurId WHERE h.CompteId = c.Id AND {AgentsQuery.DroitTenu}) AS Sigle
        FROM PresenceDAgent p JOIN Compte c ON c.Id = p.CompteId JOIN Dossier d ON d.Id = p.DossierId
        WHERE p.Le > @Depuis AND p.CompteId <> @CompteId AND d.AppelId = @AppelId AND (@Sur IS NULL OR d.Id = @Sur) AND {VisibiliteSql.Dossier} AND {DeportSql.CompteSansDeport}
        ORDER BY Nom
        """);

    /// <summary>Absent when the call does not exist for this person, or no longer the dossier.</summary>
    public Task<Resultat<PresencesDAgents>> ExecuterAsync(string code, SignalDAgent signal, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<PresencesDAgents>(acteur, async (session, le) =>
        {
            if (await ContexteInstruction.ChargerAsync(session, code, acteur) is not { } contexte)
            {
                return Refus.Absent;
            }

            var parametres = contexte.Parametres(acteur, le);
            parametres.Add("Ou", signal.Ou);
            if (signal.Ou is not null && await session.UnAsync<long>(Visible, parametres) == 0)
            {
                return Refus.Absent;
            }

            await NoterAsync(session, signal, acteur, le);
            parametres.Add("Depuis", le - Duree);
            parametres.Add("Sur", signal.Lieu == LieuDAgent.Fiche ? signal.Ou : null);
            var presents = await session.ListeAsync<AgentPresent>(Autres, parametres);
            var lignes = signal.Lignes.Count == 0 ? [] : await LignesEnCellulesQuery.LireAsync(session, parametres, [.. signal.Lignes.Keys]);
            return Ecrit.SansJournal("having a page open is no act").Donnant(new PresencesDAgents(presents, [.. lignes.Where(l => l.Version != signal.Lignes[l.Id])]));
        }, annulation);

    // Without a lock: rows of one's own, which no rule reads.
    private static async Task NoterAsync(SqlSession session, SignalDAgent signal, Acteur acteur, DateTimeOffset le)
    {
        if (signal.Ou is not { } ou)
        {
            return;
        }

        var ici = new { Ou = ou, acteur.CompteId, Lieu = signal.Lieu.ToString(), Le = le };
        if (!await session.ModifierAsync(Retour, ici))
        {
            await session.InsererSiAbsentAsync(Arrivee, ici);
        }

        if (signal.Lieu == LieuDAgent.Tableau)
        {
            await session.ExecuterAsync(Depart, ici);
        }
    }
}
