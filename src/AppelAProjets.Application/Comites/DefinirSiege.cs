using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Application.Comites;

/// <summary>A seat to add, or to change when it has an identifier.</summary>
public sealed record SiegeADefinir
{
    /// <summary>Null for a new seat.</summary>
    public Guid? Id { get; init; }
    public int Version { get; init; }
    public required string Nom { get; init; }
    /// <summary>The funder it speaks for; null for a college.</summary>
    public Guid? FinanceurId { get; init; }
    public required Voix Voix { get; init; }
    public required Guid TitulaireId { get; init; }
    public Guid? SuppleantId { get; init; }
}

/// <summary>Someone, or a funder, that may be chosen in a list.</summary>
public sealed record ChoixRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
}

/// <summary>The Secrétariat defines the seats of a call's committee.</summary>
public sealed class DefinirSiege(SqlDatabase database, ComiteQuery comites, TimeProvider horloge)
{
    private static readonly SqlStatement AvecLeRole = new("""
        SELECT c.Id, CONCAT(c.Prenom, ' ', c.Nom, ' – ', c.Courriel) AS Nom
        FROM Compte c
        WHERE c.DesactiveLe IS NULL
          AND EXISTS (SELECT 1 FROM Habilitation h WHERE h.CompteId = c.Id AND h.Role = @Role AND h.Debut <= @Maintenant AND (h.Fin IS NULL OR h.Fin > @Maintenant))
        ORDER BY c.Nom, c.Prenom
        """);

    private static readonly SqlStatement FinanceursDeLAppel = new("""
        SELECT f.Id, f.Nom FROM AppelFinanceur af INNER JOIN Financeur f ON f.Id = af.FinanceurId WHERE af.AppelId = @AppelId ORDER BY af.Ordre
        """);

    private static readonly SqlStatement Nouveau = new("""
        INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, Voix, TitulaireId, SuppleantId, Ordre, Version)
        VALUES (@Id, @AppelId, @Nom, @FinanceurId, @Voix, @TitulaireId, @SuppleantId, @Ordre, 1)
        """);

    private static readonly SqlStatement Change = new("""
        UPDATE Siege SET Nom = @Nom, FinanceurId = @FinanceurId, Voix = @Voix, TitulaireId = @TitulaireId, SuppleantId = @SuppleantId, Version = Version + 1
        WHERE Id = @Id AND AppelId = @AppelId AND Version = @Version
        """);

    /// <summary>The people who have that role now.</summary>
    public async Task<IReadOnlyList<ChoixRow>> PersonnesAsync(Role role, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<ChoixRow>(AvecLeRole, new { Role = role.ToString(), Maintenant = horloge.GetUtcNow() });
    }

    public async Task<IReadOnlyList<ChoixRow>> FinanceursAsync(Guid appelId, CancellationToken annulation)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<ChoixRow>(FinanceursDeLAppel, new { AppelId = appelId });
    }

    public async Task<Resultat> ExecuterAsync(string code, SiegeADefinir siege, Acteur acteur, CancellationToken annulation)
    {
        if (!acteur.A(Role.Secretariat) || await comites.AppelAsync(code, acteur, annulation) is not var (appel, _, sieges))
        {
            return RefusDeDonnees.Introuvable;
        }

        if (siege.SuppleantId == siege.TitulaireId)
        {
            return new Refus("siege.suppleant", "Le suppléant est une autre personne que le titulaire.", nameof(siege.SuppleantId));
        }

        if (sieges.Any(s => s.Nom == siege.Nom && s.Id != siege.Id))
        {
            return new Refus("siege.nom", "Un siège porte déjà ce nom.", nameof(siege.Nom));
        }

        if (siege.FinanceurId is { } financeur && (await FinanceursAsync(appel.Id, annulation)).All(f => f.Id != financeur))
        {
            return new Refus("siege.financeur", "Ce financeur ne participe pas à l’appel.", nameof(siege.FinanceurId));
        }

        var membres = (await PersonnesAsync(Role.MembreComite, annulation)).Select(p => p.Id).ToHashSet();
        if (!membres.Contains(siege.TitulaireId) || (siege.SuppleantId is { } suppleant && !membres.Contains(suppleant)))
        {
            return new Refus("siege.membre", "Choisissez des personnes habilitées comme membres du comité.", nameof(siege.TitulaireId));
        }

        var ecrit = new
        {
            Id = siege.Id ?? Guid.CreateVersion7(),
            AppelId = appel.Id,
            siege.Nom,
            siege.FinanceurId,
            Voix = siege.Voix.ToString(),
            siege.TitulaireId,
            siege.SuppleantId,
            Ordre = sieges.Count + 1,
            siege.Version,
        };
        await using var session = await database.EcrireAsync(annulation);
        if (!(siege.Id is null ? await session.InsererSiAbsentAsync(Nouveau, ecrit) : await session.ModifierAsync(Change, ecrit)))
        {
            return RefusDeDonnees.Conflit;
        }

        await session.JournaliserAsync(acteur, horloge.GetUtcNow(), siege.Id is null ? "ajouter" : "modifier", "Siege", ecrit.Id, details: siege.Nom);
        await session.ValiderAsync();
        return Resultat.Ok;
    }
}
