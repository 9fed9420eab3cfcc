using AppelAProjets.Domain.Avis;
using AppelAProjets.Domain.Coinstruction;

namespace AppelAProjets.Application.Comites;

/// <summary>What the cahier says of a dossier beside the agenda.</summary>
public sealed record FicheDeCahier
{
    public required Guid Id { get; init; }
    public string? Resume { get; init; }
    public Montant? TotalCharges { get; init; }
    public Montant? AidesPubliques { get; init; }
    public Montant? AssietteEligible { get; init; }
    public bool? EstRenouvellement { get; init; }
    public IReadOnlyList<AvisDeCahier> Avis { get; init; } = [];
}

/// <param name="Qui">In words.</param>
public sealed record AvisDeCahier(string Qui, string Sens, string? Texte);

/// <param name="Pages">Those of the agenda that the person may read, in its order.</param>
public sealed record CahierDeSeance(OrdreDuJourLu Agenda, IReadOnlyDictionary<Guid, FicheDeCahier> Pages, DateTimeOffset Le);

/// <summary>The cahier de séance of a person: the same agenda, a page per dossier, without those from which the person stands down.</summary>
public sealed class CahierQuery(SqlDatabase database, OrdreDuJourQuery agendas, Ecrivain ecrivain)
{
    private static readonly SqlStatement Lecture = new($"""
        SELECT d.Id, d.Resume, d.TotalCharges, d.AidesPubliques, d.AssietteEligible, d.EstRenouvellement
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId
        WHERE p.SeanceId = @SeanceId AND p.Etat <> 'Retire' AND {VisibiliteSql.SansDeport};
        SELECT a.DossierId, a.Role, q.Nom AS Quartier, a.Nom, a.Sens, a.Commentaire
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId JOIN AvisConsultatif a ON a.DossierId = d.Id LEFT JOIN Quartier q ON q.Code = a.QuartierCode
        WHERE p.SeanceId = @SeanceId AND p.Etat <> 'Retire' AND {VisibiliteSql.SansDeport} AND a.RenduLe IS NOT NULL AND {Instructions.TableauSql.AvisRendu}
        ORDER BY a.RenduLe;
        SELECT aq.DossierId, t.Nom AS Territoire, aq.Sens, aq.Texte
        FROM Point p JOIN Dossier d ON d.Id = p.DossierId JOIN AvisDeQuartier aq ON aq.DossierId = d.Id JOIN Reunion r ON r.Id = aq.ReunionId JOIN Territoire t ON t.Id = r.TerritoireId
        WHERE p.SeanceId = @SeanceId AND p.Etat <> 'Retire' AND {VisibiliteSql.SansDeport} AND aq.Sens IS NOT NULL
        ORDER BY r.Le;
        """);

    /// <summary>Null when the session does not exist for this person. Reading it is journaled, on the session.</summary>
    public async Task<CahierDeSeance?> ChargerAsync(Guid seanceId, Acteur acteur, CancellationToken annulation = default)
    {
        if (await agendas.ChargerAsync(seanceId, acteur, annulation) is not { } agenda)
        {
            return null;
        }

        Dictionary<Guid, FicheDeCahier> pages;
        await using (var session = await database.LireAsync(annulation))
        {
            using var jeux = await session.PlusieursAsync(Lecture, acteur.Parametres(new { SeanceId = seanceId }));
            pages = (await jeux.ReadAsync<FicheDeCahier>()).ToDictionary(f => f.Id);
            var consultatifs = (await jeux.ReadAsync<AvisRow>()).Select(a => (a.DossierId, Avis: new AvisDeCahier(
                a.Role == Role.Expert ? $"{a.Nom}, expert" : $"{Libelles.Pour(a.Role)}{(a.Quartier is { } q ? $", {q}" : "")}", LibellesDAvis.Pour(a.Sens), a.Commentaire)));
            var deQuartier = (await jeux.ReadAsync<AvisDeQuartierRow>()).Select(a => (a.DossierId, Avis: new AvisDeCahier($"Réunion de quartier, {a.Territoire}", Reunions.Libelle(a.Sens), a.Texte)));
            foreach (var avis in deQuartier.Concat(consultatifs).ToLookup(a => a.DossierId, a => a.Avis))
            {
                pages[avis.Key] = pages[avis.Key] with { Avis = [.. avis] };
            }
        }

        await ecrivain.JournaliserAsync(acteur, new Acte(ActeDuJournal.Telecharger, ObjetDuJournal.Seance, seanceId, Details: "Cahier de séance"), annulation);
        return new CahierDeSeance(agenda, pages, ecrivain.Maintenant);
    }

    private sealed record AvisRow
    {
        public required Guid DossierId { get; init; }
        public required Role Role { get; init; }
        public string? Quartier { get; init; }
        public string? Nom { get; init; }
        public required SensDAvis Sens { get; init; }
        public string? Commentaire { get; init; }
    }

    private sealed record AvisDeQuartierRow
    {
        public required Guid DossierId { get; init; }
        public required string Territoire { get; init; }
        public required SensDeQuartier Sens { get; init; }
        public string? Texte { get; init; }
    }
}
