using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

public sealed record AppelDeListeRow
{
    public required string Code { get; init; }
    public required int Annee { get; init; }
    public required string Titre { get; init; }
    public required EtatAppel Etat { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? OuvertureLe { get; init; }
    /// <summary>UTC.</summary>
    public DateTimeOffset? ClotureLe { get; init; }
    public DateOnly? ComitePrevuLe { get; init; }
    public required int Deposes { get; init; }
    /// <summary>Dossiers of which the form is still to be checked.</summary>
    public required int AVerifier { get; init; }
}

public sealed record DossiersDeLAppelRow
{
    /// <summary>Deposited, without a published letter that they should have.</summary>
    public required int SansAvis { get; init; }
    /// <summary>Deposited, not in a final state.</summary>
    public required int Ouverts { get; init; }
}

public sealed class AppelsQuery(SqlDatabase database, TimeProvider horloge)
{
    private static readonly SqlStatement Liste = new($"""
        SELECT a.Code, a.Annee, a.Titre, a.Etat, a.OuvertureLe, a.ClotureLe, a.ComitePrevuLe,
            (SELECT COUNT(*) FROM Dossier d WHERE d.AppelId = a.Id AND {VisibilitePartoutSql.Dossier}) AS Deposes,
            (SELECT COUNT(*) FROM Dossier d WHERE d.AppelId = a.Id AND d.Etat = 'Depose' AND {VisibilitePartoutSql.Dossier}) AS AVerifier
        FROM Appel a ORDER BY a.Annee DESC, a.Code
        """);

    private static readonly SqlStatement Dossiers = new("""
        SELECT COALESCE(SUM(CASE WHEN d.Etat IN ('Depose', 'ACompleter', 'EnInstruction', 'Instruit', 'EnComite', 'Arbitre') THEN 1 ELSE 0 END), 0) AS SansAvis,
            COALESCE(SUM(CASE WHEN d.Etat IN ('Brouillon', 'Retire', 'Irrecevable', 'SansSuite', 'Clos') THEN 0 ELSE 1 END), 0) AS Ouverts
        FROM Dossier d WHERE d.AppelId = @AppelId
        """);

    private static readonly SqlStatement TousLesQuartiers = new("SELECT Code, Nom, Communes FROM Quartier WHERE ValideAu IS NULL OR ValideAu >= @Jour ORDER BY Nom");

    private static readonly SqlStatement FinanceursAAjouter = new("""
        SELECT f.Id, f.Nom, f.Sigle FROM Financeur f
        WHERE f.Actif = 1 AND NOT EXISTS (SELECT 1 FROM AppelFinanceur af WHERE af.FinanceurId = f.Id AND af.AppelId = @AppelId) ORDER BY f.Nom
        """);

    private static readonly SqlStatement Mouvements = new("""
        SELECT m.EnveloppeId, m.Montant, m.Le, m.Motif, CONCAT(c.Prenom, ' ', c.Nom) AS Par
        FROM EnveloppeMouvement m JOIN Enveloppe e ON e.Id = m.EnveloppeId LEFT JOIN Compte c ON c.Id = m.CompteId
        WHERE e.AppelId = @AppelId AND e.FinanceurId = @FinanceurId ORDER BY m.Le, m.Id
        """);

    /// <summary>All calls, latest year first; empty for who is not of the Secrétariat.</summary>
    public async Task<IReadOnlyList<AppelDeListeRow>> ListerAsync(Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) ? await session.ListeAsync<AppelDeListeRow>(Liste, VisibilitePartoutSql.Parametres(acteur, horloge.GetUtcNow())) : [];
    }

    public async Task<AppelComplet?> ChargerAsync(string code, Acteur acteur, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return acteur.A(Role.Secretariat) ? await session.AppelPrepareAsync(code) : null;
    }

    /// <summary>Whether the call, published, may still be corrected in all its parts.</summary>
    public async Task<bool> EstCorrigibleAsync(AppelRow appel, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.EstCorrigibleAsync(appel, horloge.GetUtcNow());
    }

    public async Task<DossiersDeLAppelRow> DossiersAsync(Guid appelId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await DossiersAsync(session, appelId);
    }

    /// <summary>Whether questions were prepared that porteurs do not see yet.</summary>
    public async Task<bool> QuestionsAPublierAsync(AppelComplet complet, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return complet.Etat is EtatAppel.Publie or EtatAppel.DepotOuvert
            && !DifferenceDeFormulaires.Entre(complet.Formulaire, (await session.QuestionsAsync(complet.Id)).Formulaire).EstVide;
    }

    public async Task<IReadOnlyList<QuartierRow>> QuartiersAsync(CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<QuartierRow>(TousLesQuartiers, new { Jour = HeureDeParis.Jour(horloge.GetUtcNow()) });
    }

    /// <summary>The organisations to which a later closing may be granted, with what they have.</summary>
    public async Task<IReadOnlyList<ProlongationRow>> ProlongationsAsync(Guid appelId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ProlongationsAsync(appelId);
    }

    public async Task<IReadOnlyList<FinanceurAAjouterRow>> FinanceursAAjouterAsync(Guid appelId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<FinanceurAAjouterRow>(FinanceursAAjouter, new { AppelId = appelId });
    }

    /// <summary>Dated entries of a funder's envelopes, oldest first.</summary>
    public async Task<IReadOnlyList<MouvementRow>> MouvementsAsync(Guid appelId, Guid financeurId, CancellationToken annulation = default)
    {
        await using var session = await database.LireAsync(annulation);
        return await session.ListeAsync<MouvementRow>(Mouvements, new { AppelId = appelId, FinanceurId = financeurId });
    }

    internal static async Task<DossiersDeLAppelRow> DossiersAsync(SqlSession session, Guid appelId) =>
        (await session.UnAsync<DossiersDeLAppelRow>(Dossiers, new { AppelId = appelId }))!;
}

public sealed record FinanceurAAjouterRow
{
    public required Guid Id { get; init; }
    public required string Nom { get; init; }
    public required string Sigle { get; init; }
}
