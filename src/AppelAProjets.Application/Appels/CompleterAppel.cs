using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Appels;

/// <summary>A funder with all that publishing asks of one: on every neighbourhood and theme of the call.</summary>
public sealed record FinanceurEnPlus(Guid? FinanceurId, string? ContactNom, string? ContactCourriel, string? ContactTelephone, IReadOnlyList<EnveloppeSaisie> Enveloppes);

/// <param name="Financeurs">Those that fund it.</param>
public sealed record ThemeEnPlus(string? Libelle, IReadOnlyCollection<Guid> Financeurs);

public sealed record DatesAnnoncees(DateOnly? ComitePrevuLe, DateOnly? ReponseAvantLe);

/// <summary>Adds to a published call a funder, a theme or a date, with a reason: kept, shown on its public page, and told to those who have a dossier.</summary>
public sealed class CompleterAppel(Ecrivain ecrivain, IOptions<LiensOptions> liens)
{
    private static readonly SqlStatement Contact = new("""
        UPDATE AppelFinanceur SET ContactNom = @ContactNom, ContactCourriel = COALESCE(@ContactCourriel, ContactCourriel), ContactTelephone = COALESCE(@ContactTelephone, ContactTelephone)
        WHERE AppelId = @AppelId AND FinanceurId = @FinanceurId
        """);

    private static readonly SqlStatement Theme = new("""
        INSERT INTO AppelTheme (Id, AppelId, Ordre, Libelle)
        SELECT @Id, a.Id, COALESCE((SELECT MAX(t.Ordre) FROM AppelTheme t WHERE t.AppelId = a.Id), 0) + 1, @Libelle FROM Appel a WHERE a.Id = @AppelId
        """);

    private static readonly SqlStatement ThemeFinance = new("""
        INSERT INTO AppelFinanceurTheme (AppelId, FinanceurId, ThemeId) SELECT af.AppelId, af.FinanceurId, @Id FROM AppelFinanceur af WHERE af.AppelId = @AppelId AND af.FinanceurId IN @Financeurs
        """);

    private static readonly SqlStatement Dates = new("UPDATE Appel SET ComitePrevuLe = @ComitePrevuLe, ReponseAvantLe = @ReponseAvantLe WHERE Id = @Id");

    public async Task<Resultat> AjouterFinanceurAsync(Cible cible, FinanceurEnPlus saisie, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        List<Refus> refus = [.. FixerEnveloppes.Verifier(saisie.Enveloppes), .. Saisies.Verifier(saisie.ContactNom, nameof(saisie.ContactNom), "Nom du contact", 200)];
        var contact = new
        {
            ContactNom = Saisies.Texte(saisie.ContactNom),
            ContactCourriel = Saisies.Courriel(saisie.ContactCourriel, nameof(saisie.ContactCourriel), refus),
            ContactTelephone = Saisies.Telephone(saisie.ContactTelephone, nameof(saisie.ContactTelephone), refus),
        };
        if (saisie.FinanceurId is not { } financeurId)
        {
            refus.Insert(0, new Refus("financeur.absent", "Choisissez un financeur dans la liste.", "FinanceurId"));
            return refus.ToArray();
        }

        return refus.Count > 0 ? refus.ToArray() : await CompleterAsync(cible, SectionAppel.Financeurs, motif, acteur, async (session, appel, le) =>
        {
            var inscrit = await ChoisirFinanceurs.InscrireAsync(session, appel.Id, financeurId);
            if (inscrit.EstRefuse)
            {
                return inscrit.TousLesRefus;
            }

            await session.ExecuterAsync(Contact, new { AppelId = appel.Id, FinanceurId = financeurId, contact.ContactNom, contact.ContactCourriel, contact.ContactTelephone });
            await FixerEnveloppes.FixerAsync(session, (appel.Id, financeurId), saisie.Enveloppes, acteur, le);
            var complet = (await session.AppelPrepareAsync(appel.Code))!;
            Refus[] manques = [.. complet.Manques(le).Where(m => m.FinanceurId == financeurId).Select(m => m.Refus with { Champ = "ContactNom" })];
            return manques.Length > 0 ? manques : $"Nouveau financeur : {complet.Financeurs.First(f => f.Id == financeurId).Nom}.";
        }, annulation);
    }

    public async Task<Resultat> AjouterThemeAsync(Cible cible, ThemeEnPlus saisie, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        Refus[] refus =
        [
            .. Saisies.Verifier(saisie.Libelle, nameof(saisie.Libelle), "Nouveau thème", 200, requis: true),
            .. saisie.Financeurs.Count == 0 ? [new Refus("theme.financeurs", "Choisissez au moins un financeur qui intervient sur ce thème.", nameof(saisie.Financeurs))] : Array.Empty<Refus>(),
        ];
        return refus.Length > 0 ? refus : await CompleterAsync(cible, SectionAppel.Themes, motif, acteur, async (session, appel, _) =>
        {
            var (id, libelle) = (Guid.CreateVersion7(), Saisies.Texte(saisie.Libelle)!);
            if ((await session.AppelPrepareAsync(appel.Code))!.Themes.Any(t => string.Equals(t.Libelle, libelle, StringComparison.OrdinalIgnoreCase)))
            {
                return new Refus("element.double", $"« {libelle} » est déjà dans la liste.", nameof(saisie.Libelle));
            }

            await session.ExecuterAsync(Theme, new { Id = id, AppelId = appel.Id, Libelle = libelle });
            await session.ExecuterAsync(ThemeFinance, new { Id = id, AppelId = appel.Id, saisie.Financeurs });
            return $"Nouveau thème : {libelle}.";
        }, annulation);
    }

    public Task<Resultat> AnnoncerDatesAsync(Cible cible, DatesAnnoncees saisie, string? motif, Acteur acteur, CancellationToken annulation = default) =>
        CompleterAsync(cible, SectionAppel.Calendrier, motif, acteur, async (session, appel, _) =>
        {
            Refus[] refus = [.. Verifier(appel, saisie)];
            if (refus.Length > 0)
            {
                return refus;
            }

            await session.ExecuterAsync(Dates, new { appel.Id, saisie.ComitePrevuLe, saisie.ReponseAvantLe });
            return string.Join(' ', Phrases(appel, saisie));
        }, annulation);

    private static IEnumerable<Refus> Verifier(AppelRow appel, DatesAnnoncees saisie) =>
    [
        .. ModifierCalendrier.VerifierLaSuite(appel.ClotureLe, saisie.ComitePrevuLe, saisie.ReponseAvantLe),
        .. appel.ComitePrevuLe is not null && saisie.ComitePrevuLe is null ? [Effacee(nameof(saisie.ComitePrevuLe))] : Array.Empty<Refus>(),
        .. appel.ReponseAvantLe is not null && saisie.ReponseAvantLe is null ? [Effacee(nameof(saisie.ReponseAvantLe))] : Array.Empty<Refus>(),
        .. (saisie.ComitePrevuLe, saisie.ReponseAvantLe) == (appel.ComitePrevuLe, appel.ReponseAvantLe)
            ? [new Refus("calendrier.inchange", "Aucune date ne change.", nameof(saisie.ComitePrevuLe))] : Array.Empty<Refus>(),
    ];

    private static Refus Effacee(string champ) => new("calendrier.effacee", "Une date annoncée se change, elle ne s’efface pas.", champ);

    private static IEnumerable<string> Phrases(AppelRow appel, DatesAnnoncees saisie) =>
    [
        .. saisie.ComitePrevuLe is { } comite && comite != appel.ComitePrevuLe ? [$"Le comité des financeurs est prévu le {HeureDeParis.EcrireJour(comite)}{Auparavant(appel.ComitePrevuLe)}."] : Array.Empty<string>(),
        .. saisie.ReponseAvantLe is { } reponse && reponse != appel.ReponseAvantLe ? [$"La réponse aux porteurs est attendue avant le {HeureDeParis.EcrireJour(reponse)}{Auparavant(appel.ReponseAvantLe)}."] : Array.Empty<string>(),
    ];

    private static string Auparavant(DateOnly? jour) => jour is { } j ? $" (auparavant : {HeureDeParis.EcrireJour(j)})" : "";

    /// <param name="faire">Writes, and says in a sentence what changed.</param>
    private Task<Resultat> CompleterAsync(
        Cible cible, SectionAppel section, string? motif, Acteur acteur, Func<SqlSession, AppelRow, DateTimeOffset, Task<Resultat<string>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await session.VerrouillerAppelAsync(cible.Code, acteur);
            var permis = appel.EstRefuse ? appel : ModificationAppel.Completer(appel.Valeur.Etat, section, motif);
            if (permis.EstRefuse)
            {
                return permis.TousLesRefus;
            }

            if (!await session.RetenirAsync(appel.Valeur, cible.Version))
            {
                return AppelStore.Conflit;
            }

            var fait = await faire(session, appel.Valeur, le);
            if (fait.EstRefuse)
            {
                return fait.TousLesRefus;
            }

            var raison = motif!.Trim();
            var courriels = await session.ChangerAsync(appel.Valeur, (fait.Valeur, raison), acteur, liens.Value, le);
            return Ecrit.Avec(new Acte(EnActe(section), ObjetDuJournal.Appel, appel.Valeur.Id, raison, fait.Valeur)).Et(courriels);
        }, annulation);

    private static ActeDuJournal EnActe(SectionAppel section) => section switch
    {
        SectionAppel.Financeurs => ActeDuJournal.AjouterFinanceur,
        SectionAppel.Themes => ActeDuJournal.ModifierThemes,
        _ => ActeDuJournal.ModifierCalendrier,
    };
}
