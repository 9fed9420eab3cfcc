using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Echeances;

namespace AppelAProjets.Application.Echeances;

/// <summary>What was due, once each, and whom it owed a message.</summary>
internal static class EcheanceStore
{
    /// <summary>One pass at a time, whatever the node.</summary>
    public static readonly Verrou Passage = Verrou.Referentiel("echeances");

    private static readonly SqlStatement Connues = new("SELECT e.Cle FROM Echeance e WHERE e.Le >= @Depuis");
    private static readonly SqlStatement Ajout = new("INSERT INTO Echeance (Id, Cle, Sort, Le, Lot) VALUES (@Id, @Cle, @Sort, @Le, @Lot)");
    private static readonly SqlStatement Message = new("INSERT INTO EcheanceMessage (Lot, Destinataire, Le) VALUES (@Lot, @Destinataire, @Le)");
    private static readonly SqlStatement DossierDuMessage = new("INSERT INTO EcheanceDossier (Lot, Destinataire, DossierId) VALUES (@Lot, @Destinataire, @DossierId)");
    private static readonly SqlStatement Relances = new("UPDATE Courrier SET RelanceLe = @Le WHERE Id = @Id AND RelanceLe IS NULL");

    /// <summary>The keys that may still be met.</summary>
    public static async Task<HashSet<string>> EcheancesConnuesAsync(this SqlSession session, DateTimeOffset le) =>
        [.. await session.ListeAsync<string>(Connues, new { Depuis = le.AddDays(-Echeancier.Memoire) })];

    public static async Task ConstaterAsync(this SqlSession session, string lot, IReadOnlyList<(EcheanceAtteinte Echeance, FaitLu Fait)> echeances, DateTimeOffset le)
    {
        await session.ExecuterAsync(Ajout, echeances.Select(e => new { Id = Guid.CreateVersion7(), e.Echeance.Cle, Sort = e.Echeance.Sort.ToString(), Le = le, Lot = lot }).ToList());
        var relancees = echeances.Where(e => e.Fait.Sorte == SorteDEcheance.LectureDuCourrier && e.Echeance.Sort == SortDEcheance.Due).Select(e => new { e.Fait.Id, Le = le }).ToList();
        if (relancees.Count > 0)
        {
            await session.ExecuterAsync(Relances, relancees);
        }
    }

    public static async Task DevoirAsync(this SqlSession session, IReadOnlyList<MessageDEcheance> messages, DateTimeOffset le)
    {
        var dus = messages.Select(m => m.Courriel).DistinctBy(c => (c.Cause, c.Destinataire.ToUpperInvariant())).Select(c => new { Lot = c.Cause, c.Destinataire, Le = le });
        await session.ExecuterAsync(Message, dus.ToList());
        await session.ExecuterAsync(DossierDuMessage, messages.Where(m => m.Dossiers.Count > 1).SelectMany(m => m.Dossiers, (m, dossier) => new { Lot = m.Courriel.Cause, m.Courriel.Destinataire, DossierId = dossier }).ToList());
    }
}

/// <param name="Dossiers">That it tells of.</param>
internal sealed record MessageDEcheance(NouveauCourriel Courriel, IReadOnlyList<Guid> Dossiers);
