using AppelAProjets.Application.Messages;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Messages;

namespace AppelAProjets.Application.Courriers;

/// <summary>A condition of a published avis, and where it stands.</summary>
public sealed record ConditionSuivie
{
    public required Guid DemandeId { get; init; }
    public required string Texte { get; init; }
    public DateOnly? AvantLe { get; init; }
    /// <summary>Who lifts it, in the words of the committee.</summary>
    public string? LeveePar { get; init; }
    /// <summary>The porteur sent its proof, UTC.</summary>
    public DateTimeOffset? ReponseLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? LeveeLe { get; init; }
    public string? Preuve { get; init; }

    public ConditionDAvis EnCondition(DateOnly? leveeLe) => new(Texte, AvantLe, LeveePar ?? "", leveeLe, Preuve);
}

internal static class ConditionStore
{
    private const int LibelleMaximum = 200;
    private const int JoursSansDate = 30;

    private static readonly SqlStatement DuDossier = new("""
        SELECT c.DemandeId, c.Texte, c.AvantLe, c.LeveePar, p.ReponseLe, c.LeveeLe, c.Preuve
        FROM ConditionDuCourrier c INNER JOIN DemandeDePiece p ON p.MessageId = c.DemandeId
        WHERE c.DossierId = @DossierId
        ORDER BY p.EnvoyeeLe, c.DemandeId
        """);

    private static readonly SqlStatement Demande = new("""
        INSERT INTO DemandeDePiece (MessageId, DossierId, Libelle, Indispensable, TermeLe, EnvoyeeLe, ReponseLe, ReponseMessageId)
        VALUES (@MessageId, @DossierId, @Libelle, @Indispensable, @TermeLe, @Le, NULL, NULL)
        """);

    private static readonly SqlStatement Nouvelle = new("INSERT INTO ConditionDuCourrier (DemandeId, DossierId, Texte, AvantLe, LeveePar) VALUES (@DemandeId, @DossierId, @Texte, @AvantLe, @LeveePar)");

    private static readonly SqlStatement Levee = new("""
        UPDATE ConditionDuCourrier SET LeveeLe = @Le, LeveeParCompte = @CompteId, Preuve = @Preuve WHERE DemandeId = @DemandeId AND LeveeLe IS NULL
        """);

    private static readonly SqlStatement Redite = new("UPDATE ConditionDuCourrier SET AvantLe = @AvantLe, LeveePar = @LeveePar WHERE DemandeId = @DemandeId");
    private static readonly SqlStatement TermeRedit = new("UPDATE DemandeDePiece SET TermeLe = @TermeLe WHERE MessageId = @DemandeId");
    private static readonly SqlStatement Abandonnee = new("DELETE FROM ConditionDuCourrier WHERE DemandeId = @DemandeId");
    private static readonly SqlStatement Soldee = new("UPDATE DemandeDePiece SET ReponseLe = @Le WHERE MessageId = @DemandeId AND ReponseLe IS NULL");

    public static Task<IReadOnlyList<ConditionSuivie>> ConditionsAsync(this SqlSession session, Guid dossierId) => session.ListeAsync<ConditionSuivie>(DuDossier, new { DossierId = dossierId });

    /// <summary>Lifted, it is nothing to send any more. False when it was lifted before.</summary>
    public static async Task<bool> LeverLaConditionAsync(this SqlSession session, Guid demandeId, string preuve, Guid compteId, DateTimeOffset le)
    {
        if (!await session.ModifierAsync(Levee, new { DemandeId = demandeId, Preuve = preuve, CompteId = compteId, Le = le }))
        {
            return false;
        }

        await session.ExecuterAsync(Soldee, new { DemandeId = demandeId, Le = le });
        return true;
    }

    /// <summary>The avis is published: each of its conditions becomes a thing to send, with its date. Of those asked before, by a letter that this one replaces, the ones it repeats take its dates, and the ones it drops are asked no more.</summary>
    public static async Task<IReadOnlyList<Acte>> DemanderLesPreuvesAsync(this SqlSession session, (string Code, Guid DossierId) ou, IReadOnlyList<ConditionDAvis> conditions, Acteur acteur, DateTimeOffset le)
    {
        var deja = await session.ConditionsAsync(ou.DossierId);
        var actes = new List<Acte>();
        foreach (var ancienne in deja.Where(c => c.LeveeLe is null))
        {
            if (conditions.FirstOrDefault(c => c.Texte == ancienne.Texte) is { } redite)
            {
                var repris = new { ancienne.DemandeId, AvantLe = redite.Terme, LeveePar = string.IsNullOrWhiteSpace(redite.LeveePar) ? null : redite.LeveePar, TermeLe = TermeDe(redite, le) };
                await session.ExecuterAsync(Redite, repris);
                await session.ExecuterAsync(TermeRedit, repris);
                continue;
            }

            await session.ExecuterAsync(Soldee, new { ancienne.DemandeId, Le = le });
            await session.ExecuterAsync(Abandonnee, new { ancienne.DemandeId });
            actes.Add(new Acte(ActeDuJournal.LeverCondition, ObjetDuJournal.Dossier, ou.DossierId, ancienne.Texte, "le courrier qui remplace le précédent ne la pose plus"));
        }

        foreach (var condition in conditions.Where(c => deja.All(d => d.Texte != c.Texte)))
        {
            if (await session.SujetDesServicesAsync(ou.Code, ou.DossierId, acteur) is not { } sujet
                || (await session.SignaturesAsync(sujet, acteur)).Demander.FirstOrDefault(s => s.FinanceurId is null) is not { } signature)
            {
                throw new InvalidOperationException($"The conditions of dossier {ou.DossierId} cannot be asked by who publishes its letter.");
            }

            var (id, terme) = (Guid.CreateVersion7(), TermeDe(condition, le));
            var libelle = condition.Texte.Length > LibelleMaximum ? condition.Texte[..(LibelleMaximum - 1)] + "…" : condition.Texte;
            await session.AjouterMessageAsync(sujet, new MessageAAjouter(id, CoteDeMessage.Services, signature, $"Condition de l’avis commun : {condition.Texte}"), acteur, le);
            await session.ExecuterAsync(Demande, new { MessageId = id, ou.DossierId, Libelle = libelle, Indispensable = false, TermeLe = terme, Le = le });
            await session.ExecuterAsync(Nouvelle, new { DemandeId = id, ou.DossierId, condition.Texte, AvantLe = condition.Terme, LeveePar = string.IsNullOrWhiteSpace(condition.LeveePar) ? null : condition.LeveePar });
            actes.Add(new Acte(ActeDuJournal.DemanderPiece, ObjetDuJournal.Dossier, ou.DossierId, libelle, $"condition de l’avis, avant le {HeureDeParis.EcrireJour(terme)}"));
        }

        return actes;
    }

    private static DateOnly TermeDe(ConditionDAvis condition, DateTimeOffset le) => condition.Terme ?? HeureDeParis.Jour(le).AddDays(JoursSansDate);
}
