using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Envois;

/// <summary>The outbox: a message is a row written in the transaction of what it tells; a job sends it later. What someone triggers too often is set aside there, in sight.</summary>
internal static class CourrielStore
{
    private const string TropSouvent = "Écarté : la même personne en a déjà reçu plusieurs pour le même motif en une heure.";
    private const int Lot = 500;
    private const int LongueurDeCause = 120;

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO Courriel (Id, Destinataire, Objet, Corps, IdentifiantMessage, Etat, Tentatives, ProchainEssaiLe, CreeLe, EnvoyeLe, DerniereErreur, DossierId, OrganisationId, RecepisseDuDepot, RecepisseEnCopie, Calendrier, Cause, Genre, Priorite, AppelId, Lot, Version)
        VALUES (@Id, @Destinataire, @Objet, @Corps, @IdentifiantMessage, @Etat, 0, @Du, @Le, NULL, @Raison, @DossierId, @OrganisationId, @RecepisseDuDepot, @RecepisseEnCopie, @Calendrier, @Cause, @Genre, @Priorite, @AppelId, @Lot, 1)
        """);

    private static readonly SqlStatement Recents = new("""
        SELECT Destinataire, Cause, SUM(CASE WHEN Etat = 'Ecarte' THEN 0 ELSE 1 END) AS Partis, SUM(CASE WHEN Etat = 'Ecarte' THEN 1 ELSE 0 END) AS Ecartes FROM Courriel
        WHERE Destinataire IN @Destinataires AND CreeLe > @Depuis AND Cause IS NOT NULL GROUP BY Destinataire, Cause
        """);

    private static readonly SqlStatement Purge = new("DELETE FROM Courriel WHERE Etat = 'Ecarte' AND CreeLe < @Avant");

    /// <summary>Queues messages that tell of these acts: of the dossier, else of the organisation, that they name alone.</summary>
    /// <param name="acteur">Who triggers them; a job is never too frequent.</param>
    /// <returns>False when there were some and the cap set every one aside.</returns>
    public static async Task<bool> AjouterCourrielsAsync(this SqlSession session, Acteur acteur, Ecrit ecrit, DateTimeOffset le)
    {
        if (ecrit.Courriels.Count == 0)
        {
            return true;
        }

        var sujet = (Dossier: Seul(ecrit.Actes, ObjetDuJournal.Dossier), Organisation: Seul(ecrit.Actes, ObjetDuJournal.Organisation), Appel: Seul(ecrit.Actes, ObjetDuJournal.Appel));
        var courriels = ecrit.Courriels
            .Select(c => c with { DossierId = c.DossierId ?? sujet.Dossier, AppelId = c.AppelId ?? sujet.Appel })
            .Select(c => c with { Cause = c.Cause ?? Cause(c, ecrit.Actes) })
            // Told once to whoever has several reasons to be told.
            .DistinctBy(c => (c.Destinataire.ToUpperInvariant(), c.Objet, c.DossierId, c.Cause))
            .ToList();
        var comptes = acteur.EstSysteme ? [] : await ComptesAsync(session, courriels.Select(c => c.Destinataire), le);
        var rythmes = await ReglageDeCourrielStore.DesAdressesAsync(session, courriels.Where(c => c.Genre.Regle().EstAuChoix).Select(c => c.Destinataire));
        List<object> rows = [];
        var tousPlafonnes = true;
        foreach (var courriel in courriels)
        {
            var cle = (courriel.Destinataire.ToUpperInvariant(), courriel.Cause!);
            var (partis, ecartes) = comptes.GetValueOrDefault(cle);
            var plafonne = !acteur.EstSysteme && !courriel.SansPlafond && PlafondDEnvoi.EstAtteint(courriel.Cause!, partis);
            tousPlafonnes &= plafonne;
            var ecarte = plafonne || courriel.EcarteParce is not null;
            if (ecarte && PlafondDEnvoi.SeTait(courriel.Cause!, partis, ecartes))
            {
                continue;
            }

            comptes[cle] = ecarte ? (partis, ecartes + 1) : (partis + 1, ecartes);
            var sort = ecarte ? new Sort("Ecarte", le, courriel.EcarteParce ?? TropSouvent) : Sort.De(courriel, rythmes.Rythme(courriel.Destinataire, courriel.Genre), le);
            rows.Add(Row(Guid.CreateVersion7(), courriel, sujet.Organisation, sort, le));
        }

        if (rows.Count > 0)
        {
            await session.ExecuterAsync(Ajout, rows);
        }

        return !tousPlafonnes;
    }

    /// <summary>Queues what tells several others, whatever the rhythm of its kind.</summary>
    public static async Task<Guid> AjouterUnGroupeAsync(this SqlSession session, NouveauCourriel courriel, DateTimeOffset le)
    {
        var id = Guid.CreateVersion7();
        await session.ExecuterAsync(Ajout, Row(id, courriel, null, new Sort("AEnvoyer", le, null), le));
        return id;
    }

    /// <summary>Cause of the mails that tell of an act on one object, when nothing else is said.</summary>
    public static string CauseDe(ActeDuJournal acte, object objet) => $"{acte.Code()} {objet}";

    /// <summary>Those of the addresses to which one more would leave for that cause.</summary>
    public static async Task<IReadOnlyList<string>> SousLePlafondAsync(this SqlSession session, IEnumerable<string> adresses, string cause, DateTimeOffset le)
    {
        var toutes = adresses.ToList();
        var comptes = await ComptesAsync(session, toutes, le);
        return [.. toutes.Where(a => !PlafondDEnvoi.EstAtteint(cause, comptes.GetValueOrDefault((a.ToUpperInvariant(), cause)).Partis))];
    }

    /// <summary>Removes what was set aside before that instant: its addresses may have nothing to do with the portal.</summary>
    public static Task<int> PurgerEcartesAsync(this SqlSession session, DateTimeOffset avant) => session.ExecuterAsync(Purge, new { Avant = avant });

    private static async Task<Dictionary<(string Destinataire, string Cause), (int Partis, int Ecartes)>> ComptesAsync(SqlSession session, IEnumerable<string> adresses, DateTimeOffset le)
    {
        var comptes = new Dictionary<(string, string), (int, int)>();
        foreach (var lot in adresses.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(Lot))
        {
            foreach (var recent in await session.ListeAsync<RecentRow>(Recents, new { Destinataires = lot, Depuis = le - PlafondDEnvoi.Periode }))
            {
                comptes[(recent.Destinataire.ToUpperInvariant(), recent.Cause)] = (recent.Partis, recent.Ecartes);
            }
        }

        return comptes;
    }

    // The Message-ID is fixed here, so that a message sent twice is recognised as one.
    private static object Row(Guid id, NouveauCourriel courriel, Guid? organisation, Sort sort, DateTimeOffset le) => new
    {
        Id = id, courriel.Destinataire, courriel.Objet, courriel.Corps, IdentifiantMessage = $"{id:N}@appel-a-projets", courriel.DossierId, courriel.RecepisseDuDepot, courriel.RecepisseEnCopie, courriel.Calendrier,
        OrganisationId = courriel.DossierId is null ? organisation : null, Le = le, courriel.Cause, sort.Etat, sort.Du, sort.Raison, courriel.AppelId,
        Genre = courriel.Genre.ToString(), courriel.Genre.Regle().Priorite, sort.Lot,
    };

    private static string Cause(NouveauCourriel courriel, IReadOnlyList<Acte> actes)
    {
        var cause = actes is [var premier, ..] ? CauseDe(premier.Quoi, (object?)courriel.DossierId ?? premier.ObjetId) : $"{courriel.DossierId} {courriel.Objet}";
        return cause.Length <= LongueurDeCause ? cause : cause[..LongueurDeCause];
    }

    private static Guid? Seul(IReadOnlyList<Acte> actes, ObjetDuJournal objet) =>
        actes.Where(a => a.Objet == objet).Select(a => a.ObjetId).Distinct().ToList() is [Guid id] ? id : null;

    /// <param name="Du">When it is looked at next.</param>
    private sealed record Sort(string Etat, DateTimeOffset Du, string? Raison)
    {
        public string? Lot { get; private init; }

        public static Sort De(NouveauCourriel courriel, RythmeDeCourriel rythme, DateTimeOffset le) => (rythme, courriel.Lot) switch
        {
            (RythmeDeCourriel.Jamais, _) => new("Tu", le, null),
            (RythmeDeCourriel.Resume, _) => new("AGrouper", RegroupementDeCourriels.ProchainResume(le), null),
            (_, { } lot) => new("AGrouper", le + RegroupementDeCourriels.AttenteDUnLot, null) { Lot = lot },
            _ => new("AEnvoyer", le, null),
        };
    }

    private sealed record RecentRow
    {
        public required string Destinataire { get; init; }
        public required string Cause { get; init; }
        public required int Partis { get; init; }
        public required int Ecartes { get; init; }
    }
}
