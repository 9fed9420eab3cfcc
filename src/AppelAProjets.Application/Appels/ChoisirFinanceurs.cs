using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

public sealed class ChoisirFinanceurs(Ecrivain ecrivain)
{
    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AppelFinanceur (AppelId, FinanceurId, Ordre, ContactCourriel, ContactTelephone)
        SELECT @AppelId, f.Id, COALESCE((SELECT MAX(af.Ordre) FROM AppelFinanceur af WHERE af.AppelId = @AppelId), 0) + 1, f.Courriel, f.Telephone
        FROM Financeur f WHERE f.Id = @FinanceurId AND f.Actif = 1
        """);

    private static readonly SqlStatement TousLesQuartiers = new("""
        INSERT INTO AppelFinanceurQuartier (AppelId, FinanceurId, QuartierCode) SELECT AppelId, @FinanceurId, QuartierCode FROM AppelQuartier WHERE AppelId = @AppelId
        """);

    private static readonly SqlStatement TousLesThemes = new("""
        INSERT INTO AppelFinanceurTheme (AppelId, FinanceurId, ThemeId) SELECT AppelId, @FinanceurId, Id FROM AppelTheme WHERE AppelId = @AppelId
        """);

    private static readonly SqlStatement[] Retraits =
    [
        new("DELETE FROM RegleDAffectation WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId"),
        new("DELETE FROM EnveloppeMouvement WHERE EnveloppeId IN (SELECT Id FROM Enveloppe WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId)"),
        new("DELETE FROM Enveloppe WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId"),
        new("DELETE FROM AppelFinanceurQuartier WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId"),
        new("DELETE FROM AppelFinanceurTheme WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId"),
        new("DELETE FROM AppelFinanceur WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId"),
    ];

    /// <summary>Adds an active funder, on all the neighbourhoods and themes of the call.</summary>
    public async Task<Resultat> AjouterAsync(Cible cible, Guid? financeurId, Acteur acteur, CancellationToken annulation = default)
    {
        if (financeurId is null)
        {
            return new Refus("financeur.absent", "Choisissez un financeur dans la liste.", "FinanceurId");
        }

        return await ecrivain.ModifierAppelAsync(cible, SectionAppel.Financeurs, acteur, async (session, appel, _) =>
        {
            var inscrit = await InscrireAsync(session, appel.Id, financeurId.Value);
            return inscrit.EstRefuse ? inscrit.TousLesRefus : Ecrit.Avec(new Acte(ActeDuJournal.AjouterFinanceur, ObjetDuJournal.Appel, appel.Id, Details: await session.SigleAsync(financeurId.Value)));
        }, annulation);
    }

    internal static async Task<Resultat> InscrireAsync(SqlSession session, Guid appelId, Guid financeurId)
    {
        var cles = new { AppelId = appelId, FinanceurId = financeurId };
        if (await session.ExecuterAsync(Ajout, cles) == 0)
        {
            return new Refus("financeur.inconnu", "Ce financeur n’existe pas ou n’est plus actif.", "FinanceurId");
        }

        await session.ExecuterAsync(TousLesQuartiers, cles);
        await session.ExecuterAsync(TousLesThemes, cles);
        return Resultat.Ok;
    }

    /// <summary>With its seats; refused when a session could then no longer reach its quorum.</summary>
    public Task<Resultat> RetirerAsync(Cible cible, Guid financeurId, Acteur acteur, CancellationToken annulation = default) =>
        ecrivain.ModifierAppelAsync(cible, SectionAppel.Financeurs, acteur, async (session, appel, le) =>
        {
            var sieges = (await ComiteQuery.SiegesAsync(session, appel.Id)).Where(s => s.FinanceurId == financeurId && !(s.Au < HeureDeParis.Jour(le))).ToList();
            foreach (var siege in sieges)
            {
                if (!await SiegeStore.RetirerAsync(session, appel.Id, (siege.Id, siege.Version), HeureDeParis.Jour(le)))
                {
                    return AppelStore.Conflit;
                }
            }

            if (await SiegeStore.RefuserLesQuorumsAsync(session, appel.Id) is { } quorum)
            {
                return quorum;
            }

            foreach (var retrait in Retraits)
            {
                await session.ExecuterAsync(retrait, new { AppelId = appel.Id, FinanceurId = financeurId });
            }

            return Ecrit.Avec(
                new Acte(ActeDuJournal.RetirerFinanceur, ObjetDuJournal.Appel, appel.Id, Details: await session.SigleAsync(financeurId)),
                [.. sieges.Select(s => new Acte(ActeDuJournal.Retirer, ObjetDuJournal.Siege, s.Id, Details: s.Nom))]);
        }, annulation);
}
