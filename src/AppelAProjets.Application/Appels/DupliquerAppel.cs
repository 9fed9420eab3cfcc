using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Appels;

namespace AppelAProjets.Application.Appels;

/// <summary>Prepares a call from another one: everything is copied, dates move by the difference of years and stay to be confirmed.</summary>
public sealed class DupliquerAppel(Ecrivain ecrivain)
{
    private static readonly SqlStatement Appel = new($"""
        INSERT INTO Appel (Id, Code, Annee, Titre, Etat, OuvertureLe, ClotureLe, DatesAConfirmer, {AppelRow.ColonnesDeLaSuite}, PartageLe, DernierNumero, AppelPrecedentId, CreeLe, Version, {AppelRow.Reconduites})
        SELECT @Id, @Code, @Annee, @Titre, 'Preparation', @OuvertureLe, @ClotureLe, 1, @ComplementsAvantLe, @CoinstructionLe, @ComitePrevuLe, @CopilLe, @ReponseAvantLe, @BilanAvantLe, @PartageLe, 0, Id, @CreeLe, 1, {AppelRow.Reconduites}
        FROM Appel WHERE Id = @SourceId
        """);

    private static readonly SqlStatement Quartiers = new("INSERT INTO AppelQuartier (AppelId, QuartierCode) SELECT @Id, QuartierCode FROM AppelQuartier WHERE AppelId = @SourceId");
    private static readonly SqlStatement Priorites = new("""
        INSERT INTO AppelAction (AppelId, ActionId)
        SELECT @Id, aa.ActionId FROM AppelAction aa JOIN ActionDuPlan a ON a.Id = aa.ActionId WHERE aa.AppelId = @SourceId AND a.RetireeLe IS NULL
        """);

    private static readonly SqlStatement Theme = new("INSERT INTO AppelTheme (Id, AppelId, Ordre, Libelle) SELECT @NouveauId, @Id, Ordre, Libelle FROM AppelTheme WHERE Id = @AncienId");
    private static readonly SqlStatement Critere = new("INSERT INTO AppelCritere (Id, AppelId, Ordre, Libelle, Aide, Poids, NoteEliminatoire) SELECT @NouveauId, @Id, Ordre, Libelle, Aide, Poids, NoteEliminatoire FROM AppelCritere WHERE Id = @AncienId");
    private static readonly SqlStatement Piece = new("INSERT INTO AppelPiece (Id, AppelId, Ordre, Libelle, Aide, Indispensable, Confidentielle) SELECT @NouveauId, @Id, Ordre, Libelle, Aide, Indispensable, Confidentielle FROM AppelPiece WHERE Id = @AncienId");

    private static readonly SqlStatement Financeurs = new($"""
        INSERT INTO AppelFinanceur (AppelId, FinanceurId, Ordre, {FinanceurDAppel.Colonnes})
        SELECT @Id, FinanceurId, Ordre, {FinanceurDAppel.Colonnes} FROM AppelFinanceur WHERE AppelId = @SourceId
        """);

    private static readonly SqlStatement QuartiersDesFinanceurs = new("""
        INSERT INTO AppelFinanceurQuartier (AppelId, FinanceurId, QuartierCode) SELECT @Id, FinanceurId, QuartierCode FROM AppelFinanceurQuartier WHERE AppelId = @SourceId
        """);

    private static readonly SqlStatement ThemeDesFinanceurs = new("""
        INSERT INTO AppelFinanceurTheme (AppelId, FinanceurId, ThemeId) SELECT @Id, FinanceurId, @NouveauId FROM AppelFinanceurTheme WHERE ThemeId = @AncienId
        """);

    // Who sits at the committee sits at the next one, unless the account is closed.
    private static readonly SqlStatement Sieges = new("SELECT Id FROM Siege WHERE AppelId = @SourceId");

    private static readonly SqlStatement Siege = new("""
        INSERT INTO Siege (Id, AppelId, Nom, FinanceurId, College, Voix, TitulaireId, SuppleantId, Du, Au, PermanentId, PermanentVersion, Ordre, Version)
        SELECT @NouveauId, @Id, s.Nom, s.FinanceurId, s.College, s.Voix,
            (SELECT t.Id FROM Compte t WHERE t.Id = s.TitulaireId AND t.DesactiveLe IS NULL), (SELECT c.Id FROM Compte c WHERE c.Id = s.SuppleantId AND c.DesactiveLe IS NULL),
            s.Du, s.Au, s.PermanentId, s.PermanentVersion, s.Ordre, 1
        FROM Siege s WHERE s.Id = @AncienId
        """);

    /// <summary>What the form proposes: the year after, in the code and in the title.</summary>
    public static SaisieDAppel Proposer(AppelRow source)
    {
        var suivante = source.Annee + 1;
        string Suivre(string texte) => texte
            .Replace($"{source.Annee}", $"{suivante}", StringComparison.Ordinal)
            .Replace($"{source.Annee % 100:00}", $"{suivante % 100:00}", StringComparison.Ordinal);
        var titre = source.Titre.Replace($"{source.Annee}", $"{suivante}", StringComparison.Ordinal);
        return new SaisieDAppel(Suivre(source.Code) is var code && code == source.Code ? $"{source.Code}-{suivante % 100:00}" : code, suivante, titre);
    }

    /// <summary>The code of the new call.</summary>
    public async Task<Resultat<string>> ExecuterAsync(string codeSource, SaisieDAppel saisie, Acteur acteur, CancellationToken annulation = default)
    {
        var code = TexteSaisi.Normaliser(saisie.Code).ToUpperInvariant();
        Refus[] refus = [.. CreerAppel.Verifier(saisie, code)];
        return refus.Length > 0 ? refus : await ecrivain.EcrireAsync<string>(acteur, async (session, le) =>
        {
            if ((await session.VerrouillerAppelAsync(codeSource, acteur)).EstRefuse || await session.AppelPrepareAsync(codeSource) is not { } source)
            {
                return Refus.Absent;
            }

            var id = Guid.CreateVersion7();
            if (!await session.InsererSiAbsentAsync(Appel, LigneDAppel(source, saisie with { Code = code, Titre = saisie.Titre!.Trim() }, id, le)))
            {
                return CreerAppel.CodePris(code);
            }

            await CopierLesListesAsync(session, source, id);
            await CopierLesEnveloppesAsync(session, source, id, le, acteur);
            await ModeleStore.ReconduireAsync(session, source.Id, id, le);
            await ImageDeCourrierStore.ReconduireAsync(session, source.Id, id, le);
            return Ecrit.Avec(new Acte(ActeDuJournal.Dupliquer, ObjetDuJournal.Appel, id, Details: $"{code}, d’après {source.Code}")).Donnant(code);
        }, annulation);
    }

    private static object LigneDAppel(AppelRow source, SaisieDAppel saisie, Guid id, DateTimeOffset maintenant)
    {
        var annees = saisie.Annee!.Value - source.Annee;
        return new
        {
            Id = id,
            saisie.Code,
            saisie.Annee,
            saisie.Titre,
            OuvertureLe = Decaler(source.OuvertureLe, annees),
            ClotureLe = Decaler(source.ClotureLe, annees),
            ComplementsAvantLe = source.ComplementsAvantLe?.AddYears(annees),
            CoinstructionLe = source.CoinstructionLe?.AddYears(annees),
            ComitePrevuLe = source.ComitePrevuLe?.AddYears(annees),
            CopilLe = source.CopilLe?.AddYears(annees),
            ReponseAvantLe = source.ReponseAvantLe?.AddYears(annees),
            BilanAvantLe = source.BilanAvantLe?.AddYears(annees),
            PartageLe = source.PartageLe?.AddYears(annees),
            CreeLe = maintenant,
            SourceId = source.Id,
        };
    }

    // The same wall-clock time in Paris; a person confirms the dates anyway, so an hour that does not exist is simply pushed.
    private static DateTimeOffset? Decaler(DateTimeOffset? instant, int annees)
    {
        if (instant is not { } le)
        {
            return null;
        }

        var (jour, heure) = (HeureDeParis.Jour(le).AddYears(annees), HeureDeParis.Heure(le));
        var decale = HeureDeParis.Convertir(jour, heure, HeureAmbigue.HeureDEte);
        return decale.EstRefuse ? HeureDeParis.Convertir(jour, heure.AddHours(1)).Valeur : decale.Valeur;
    }

    private static async Task CopierLesListesAsync(SqlSession session, AppelComplet source, Guid id)
    {
        var cles = new { Id = id, SourceId = source.Id };
        await session.ExecuterAsync(Quartiers, cles);
        await session.ExecuterAsync(Priorites, cles);
        await session.ExecuterAsync(Financeurs, cles);
        await session.ExecuterAsync(QuartiersDesFinanceurs, cles);
        var themes = Copies(source.Themes.Select(t => t.Id), id);
        await session.ExecuterAsync(Theme, themes);
        await session.ExecuterAsync(ThemeDesFinanceurs, themes);
        await session.ExecuterAsync(Critere, Copies(source.Criteres.Select(c => c.Id), id));
        await session.ExecuterAsync(Piece, Copies(source.Pieces.Select(p => p.Id), id));
        await session.ExecuterAsync(Siege, Copies(await session.ListeAsync<Guid>(Sieges, cles), id));
        await session.CopierLesQuestionsAsync(source.Id, id, themes.ToDictionary(t => $"{t.AncienId}", t => $"{t.NouveauId}"));
    }

    private static Copie[] Copies(IEnumerable<Guid> anciens, Guid id) => [.. anciens.Select(ancien => new Copie(id, ancien, Guid.CreateVersion7()))];

    private sealed record Copie(Guid Id, Guid AncienId, Guid NouveauId);

    private static async Task CopierLesEnveloppesAsync(SqlSession session, AppelComplet source, Guid id, DateTimeOffset maintenant, Acteur acteur)
    {
        foreach (var enveloppe in source.Financeurs.SelectMany(f => f.Enveloppes))
        {
            var copie = await session.CreerEnveloppeAsync(id, enveloppe.FinanceurId, enveloppe.TypeDeCredits, enveloppe.SansPlafond);
            if (!enveloppe.SansPlafond)
            {
                await session.AjouterMouvementAsync(copie, enveloppe.Montant, $"{FixerEnveloppes.Reprise} {source.Code}, à confirmer", maintenant, acteur);
            }
        }
    }
}
