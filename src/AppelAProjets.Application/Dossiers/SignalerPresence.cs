using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Dossiers;

/// <summary>Who else is there, and what was just written, by anyone: another tab of one's own counts.</summary>
public sealed record PresencesDuDossier(IReadOnlyList<PresenceRow> Presents, IReadOnlyList<ReponseRow> Champs);

public sealed record PresenceRow
{
    public required string Nom { get; init; }
    public required SectionDossier Section { get; init; }
}

/// <summary>Says that a person has a page of the dossier open, and tells them who else has.</summary>
public sealed class SignalerPresence(Ecrivain ecrivain)
{
    private static readonly TimeSpan Duree = TimeSpan.FromMinutes(1);

    private static readonly SqlStatement Organisation = new("SELECT OrganisationId FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement Retour = new("UPDATE Presence SET Section = @Section, Le = @Le WHERE DossierId = @Id AND CompteId = @CompteId");
    private static readonly SqlStatement Arrivee = new("INSERT INTO Presence (DossierId, CompteId, Section, Le) VALUES (@Id, @CompteId, @Section, @Le)");

    private static readonly SqlStatement Autres = new("""
        SELECT CONCAT(c.Prenom, ' ', c.Nom) AS Nom, p.Section
        FROM Presence p JOIN Compte c ON c.Id = p.CompteId
        WHERE p.DossierId = @Id AND p.CompteId <> @CompteId AND p.Le > @Depuis
        ORDER BY Nom
        """);

    private static readonly SqlStatement Recentes = new($"{ReponseStore.Colonnes} AND r.ModifieLe > @Depuis");

    /// <summary>Absent when there is no such dossier for this person.</summary>
    public Task<Resultat<PresencesDuDossier>> ExecuterAsync(Guid id, SectionDossier section, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<PresencesDuDossier>(acteur, async (session, le) =>
            await session.UnAsync<Guid?>(Organisation, new { Id = id }) is { } organisationId && acteur.EstMembre(organisationId) ? await DireAsync(session, le, id, section, acteur) : Refus.Absent, annulation);

    /// <summary>The same on the part of a partner, for its people.</summary>
    public Task<Resultat<PresencesDuDossier>> DansUnePartAsync(Guid partenaireId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.EcrireAsync<PresencesDuDossier>(acteur, async (session, le) =>
            await session.PartenaireDeAsync(partenaireId, acteur) is { Partenaire: { Participe: true, DossierId: var id } } ? await DireAsync(session, le, id, SectionDossier.Partenaires, acteur) : Refus.Absent, annulation);

    // Without a lock: a row of one's own, which no rule reads.
    private static async Task<Ecrit<PresencesDuDossier>> DireAsync(SqlSession session, DateTimeOffset le, Guid id, SectionDossier section, Acteur acteur)
    {
        var ici = new { Id = id, acteur.CompteId, Section = section.ToString(), Le = le };
        if (!await session.ModifierAsync(Retour, ici))
        {
            await session.InsererSiAbsentAsync(Arrivee, ici);
        }

        var autour = new { Id = id, acteur.CompteId, Depuis = le - Duree };
        var presents = await session.ListeAsync<PresenceRow>(Autres, autour);
        var champs = await session.ListeAsync<ReponseRow>(Recentes, autour);
        return Ecrit.SansJournal("having a page open is no act").Donnant(new PresencesDuDossier(presents, champs));
    }
}
