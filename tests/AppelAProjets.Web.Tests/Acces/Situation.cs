using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Pieces;
using AppelAProjets.Demonstration;
using AppelAProjets.Domain.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Acces;

/// <summary>One dossier that has been through everything, brought to each phase in turn, and the people of the table, signed in.</summary>
internal sealed class Situation : IAsyncDisposable
{
    private readonly HotePortail hote;
    private SituationRow faits = null!;

    private Situation(HotePortail hote) => this.hote = hote;

    /// <summary>What each funder proposes, and what it gave: found as they stand in a page without its spaces.</summary>
    public static IReadOnlyDictionary<string, string> Proposes { get; } = new Dictionary<string, string> { ["A"] = "13579", ["B"] = "24681" };

    public static IReadOnlyDictionary<string, string> Arbitres { get; } = new Dictionary<string, string> { ["A"] = "35797", ["B"] = "46813" };

    public Dictionary<string, HttpClient> Clients { get; } = [];

    public Dictionary<string, Guid> Comptes { get; } = [];

    public HotePortail Hote => hote;

    public Guid DossierId => faits.DossierId;

    public SituationRow Faits => faits;

    public DateTimeOffset Maintenant => hote.Horloge.GetUtcNow();

    public static async Task<Situation> CreerAsync(IReadOnlyList<Personne> personnes)
    {
        var situation = new Situation(await HotePortail.CreerAsync());
        await situation.SemerAsync(personnes);
        foreach (var personne in personnes)
        {
            situation.Clients[personne.Code] = await situation.hote.ConnecterAsync(personne.Courriel);
        }

        return situation;
    }

    /// <summary>An address of the file with what it names.</summary>
    public string Ecrire(string adresse, Personne? personne = null) => adresse
        .Replace("{fiche}", $"/instruction/{faits.Code}/dossiers/{faits.DossierId}", StringComparison.Ordinal)
        .Replace("{espace}", $"/espace/dossiers/{faits.DossierId}", StringComparison.Ordinal)
        .Replace("{dossier}", $"{faits.DossierId}", StringComparison.Ordinal).Replace("{code}", faits.Code, StringComparison.Ordinal)
        .Replace("{mots}", string.Join('+', faits.Numero.Split('-').Reverse()), StringComparison.Ordinal)
        .Replace("{numero}", faits.Numero, StringComparison.Ordinal).Replace("{seance}", $"{faits.SeanceId}", StringComparison.Ordinal)
        .Replace("{point}", $"{faits.PointId}", StringComparison.Ordinal).Replace("{courrier}", $"{faits.CourrierId}", StringComparison.Ordinal)
        .Replace("{empreinte}", faits.Empreinte, StringComparison.Ordinal).Replace("{rib}", faits.EmpreinteDuRib, StringComparison.Ordinal).Replace("{message}", $"{SituationSql.MessageAvecFichier}", StringComparison.Ordinal)
        .Replace("{avis}", $"{SituationSql.AvisDuReferent}", StringComparison.Ordinal).Replace("{quartier}", faits.Quartier, StringComparison.Ordinal)
        .Replace("{organisation}", $"{faits.OrganisationId}", StringComparison.Ordinal).Replace("{ordre}", "1", StringComparison.Ordinal)
        .Replace("{scenario}", $"{SituationSql.ScenarioId}", StringComparison.Ordinal).Replace("{scenario-partage}", $"{SituationSql.ScenarioPartageId}", StringComparison.Ordinal)
        .Replace("{reunion}", $"{SituationSql.ReunionId}", StringComparison.Ordinal)
        .Replace("{partenaire}", $"{SituationSql.Partenaire(personne?.Mots.FirstOrDefault(SituationSql.Organisations.Contains) ?? "accord")}", StringComparison.Ordinal);

    /// <summary>Brings the dossier, its meeting, its item and its letter to a phase: a state of the dossier, or ASigner (Arbitre, letter submitted).</summary>
    public Task PlacerAsync(string phase) => EcrireAsync(async session =>
    {
        var etat = phase switch { "ASigner" => "Arbitre", "Partage" or "Aveugle" => "EnInstruction", _ => phase };
        var courrier = phase switch { "Arbitre" or "ASigner" => "Projet", "AvisTransmis" or "Clos" => "Publie", _ => "Retire" };
        await session.ExecuterAsync(SituationSql.EtatDuDossier, new { Etat = etat, faits.DossierId });
        await session.ExecuterAsync(SituationSql.SansComplements, new { Id = SituationSql.ComplementsId });
        if (etat == "ACompleter")
        {
            await session.ExecuterAsync(SituationSql.ComplementsDemandes, new { Id = SituationSql.ComplementsId, faits.DossierId, Le = Maintenant.AddDays(-2), TermeLe = DateOnly.FromDateTime(Maintenant.AddDays(20).Date) });
        }

        await session.ExecuterAsync(SituationSql.EtatDeLAppel, new { Etat = etat == "Brouillon" ? "DepotOuvert" : "AvisPublies", ClotureLe = Maintenant.AddDays(etat == "Brouillon" ? 30 : -30), faits.AppelId });
        await session.ExecuterAsync(SituationSql.ReglesDeLAppel, new { Partage = phase is "Partage" or "Aveugle" ? "AuFurEtAMesure" : "ALaCloture", NotesALAveugle = phase == "Aveugle", faits.AppelId });
        await session.ExecuterAsync(phase == "Aveugle" ? SituationSql.LignesAValider : SituationSql.LignesArbitrees, new { faits.DossierId });
        await session.ExecuterAsync(SituationSql.EtatDeLaSeance, new { Etat = etat == "EnComite" ? "Ouverte" : "Arretee", faits.SeanceId });
        await session.ExecuterAsync(SituationSql.EtatDuPoint, new { Etat = etat == "EnComite" ? "Inscrit" : "Clos", faits.PointId });
        await session.ExecuterAsync(SituationSql.EtatDuCourrier, new { Etat = courrier, SoumisLe = phase == "Arbitre" ? (DateTimeOffset?)null : Maintenant, faits.CourrierId });
        await session.ExecuterAsync(SituationSql.CourrielNonRemis, new { Id = SituationSql.CourrielId, faits.DossierId, Le = Maintenant });
        await session.ExecuterAsync(SituationSql.EtatDeLaRencontre, new { Etat = etat == "Brouillon" ? "Demandee" : "Tenue", faits.DossierId });
    });

    public async Task EcrireAsync(Func<SqlSession, Task> ecrire)
    {
        var fait = await new Ecrivain(hote.Base, hote.Horloge).EcrireAsync(Acteur.Systeme, async (session, _) =>
        {
            await ecrire(session);
            // The table of a call and the search are kept in memory and follow the journal: whoever writes, journals.
            return Ecrit.Avec(new Acte(ActeDuJournal.Modifier, ObjetDuJournal.Appel, faits.AppelId), new Acte(ActeDuJournal.Modifier, ObjetDuJournal.Dossier, faits.DossierId));
        });
        Assert.That(fait.Refus, Is.Null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in Clients.Values)
        {
            client.Dispose();
        }

        await hote.DisposeAsync();
    }

    private async Task SemerAsync(IReadOnlyList<Personne> personnes)
    {
        await using (var portee = hote.Services.CreateAsyncScope())
        {
            await DemonstrationSeed.GarderLesPiecesAsync(portee.ServiceProvider.GetRequiredService<IDepotDeFichiers>());
            await portee.ServiceProvider.GetRequiredService<CourriersDeDemonstration>().PublierAsync();
        }

        await using (var lecture = await hote.Base.LireAsync())
        {
            faits = await lecture.UnAsync<SituationRow>(SituationSql.Faits) ?? throw new AssertionException("no dossier of the demonstration will do");
        }

        await EcrireAsync(async session =>
        {
            await session.ExecuterAsync(SituationSql.AutresHabilitations, new { Le = Maintenant.AddDays(-1) });
            await session.ExecuterAsync(SituationSql.AutresMembres, new { Le = Maintenant.AddDays(-1) });
            await SituationSql.PoserLeDecorAsync(session, faits, Maintenant);
        });
        foreach (var personne in personnes)
        {
            Comptes[personne.Code] = (await BaseModele.AjouterCompteAsync(hote.Base, personne.Courriel)).Id;
        }

        await EcrireAsync(session => SituationSql.PoserLesPersonnesAsync(session, faits, personnes, Comptes, Maintenant));
    }
}

/// <summary>The dossier and what stands around it.</summary>
internal sealed record SituationRow
{
    public required Guid DossierId { get; init; }
    public required Guid AppelId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Code { get; init; }
    public required string Numero { get; init; }
    /// <summary>Its code: the one of the territory « ici ».</summary>
    public required string Quartier { get; init; }
    public required Guid SeanceId { get; init; }
    public required Guid PointId { get; init; }
    public required Guid CourrierId { get; init; }
    public required string Empreinte { get; init; }
    /// <summary>Of a piece that the call keeps for those who pay.</summary>
    public required string EmpreinteDuRib { get; init; }
    public required Guid A { get; init; }
    public required Guid B { get; init; }
    /// <summary>A funder of the call that this dossier asks nothing of.</summary>
    public required Guid S { get; init; }

    public Guid? Financeur(string? lettre) => lettre switch { "A" => A, "B" => B, "S" => S, "X" => BaseModele.FinanceurId, _ => null };
}
