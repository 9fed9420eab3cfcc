using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Calendriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Appels;

/// <summary>A funder with all that publishing asks of one: on every neighbourhood and theme of the call.</summary>
public sealed record FinanceurEnPlus(Guid? FinanceurId, string? ContactNom, string? ContactCourriel, string? ContactTelephone, IReadOnlyList<EnveloppeSaisie> Enveloppes);

/// <param name="Financeurs">Those that fund it.</param>
public sealed record ThemeEnPlus(string? Libelle, IReadOnlyCollection<Guid> Financeurs);

public sealed record DatesAnnoncees(DatesDeLaSuite Suite, IReadOnlyList<SaisieDeReunion> Reunions);

/// <summary>Adds to a published call a funder, a theme or a date, with a reason: kept, shown on its public page, and told to those who have a dossier and to the agents of the call.</summary>
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
            // Who signs is said on its page: no letter leaves before.
            Refus[] manques = [.. complet.Manques(le).Where(m => m.FinanceurId == financeurId && m.Refus.Code != "financeur.signataire").Select(m => m.Refus with { Champ = "ContactNom" })];
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

    /// <summary>Any date after the closing, and the meetings, as long as the call is not over. The meeting of the services is told to them alone.</summary>
    public async Task<Resultat> AnnoncerDatesAsync(Cible cible, DatesAnnoncees saisie, string? motif, Acteur acteur, CancellationToken annulation = default)
    {
        var reunions = SaisieDeReunion.Lire(saisie.Reunions);
        return reunions.EstRefuse ? reunions.TousLesRefus : await ChangerAsync(cible, SectionAppel.Calendrier, motif, acteur, async (session, appel, _) =>
        {
            var avant = (await session.AppelAsync(appel.Code))!.Reunions;
            (Jalon Jalon, string Phrase)[] changements = [.. Calendrier.Changements(avant, reunions.Valeur), .. Calendrier.Changements(appel.Suite, saisie.Suite)];
            Refus[] refus = [.. Calendrier.VerifierLaSuite(appel.ClotureLe, saisie.Suite), .. Effacees(appel.Suite, saisie.Suite)];
            if (refus.Length > 0)
            {
                return refus;
            }

            if (changements.Length == 0)
            {
                return new Refus("calendrier.inchange", "Aucune date ne change.", nameof(saisie.Suite.ComitePrevuLe));
            }

            await session.FixerLaSuiteAsync(appel.Id, saisie.Suite, reunions.Valeur);
            return new Changement(Joindre(changements.Where(c => c.Jalon != Jalon.Coinstruction)), Joindre(changements));
        }, annulation);
    }

    private static IEnumerable<Refus> Effacees(DatesDeLaSuite avant, DatesDeLaSuite apres) =>
    [
        .. Effacee(avant.ComplementsAvantLe, apres.ComplementsAvantLe, nameof(apres.ComplementsAvantLe)),
        .. Effacee(avant.CoinstructionLe, apres.CoinstructionLe, nameof(apres.CoinstructionLe)),
        .. Effacee(avant.ComitePrevuLe, apres.ComitePrevuLe, nameof(apres.ComitePrevuLe)),
        .. Effacee(avant.CopilLe, apres.CopilLe, nameof(apres.CopilLe)),
        .. Effacee(avant.ReponseAvantLe, apres.ReponseAvantLe, nameof(apres.ReponseAvantLe)),
        .. Effacee(avant.BilanAvantLe, apres.BilanAvantLe, nameof(apres.BilanAvantLe)),
    ];

    private static IEnumerable<Refus> Effacee(DateOnly? avant, DateOnly? apres, string champ) =>
        avant is not null && apres is null ? [new Refus("calendrier.effacee", "Une date annoncée se change, elle ne s’efface pas.", champ)] : [];

    private static string? Joindre(IEnumerable<(Jalon Jalon, string Phrase)> changements) => string.Join(' ', changements.Select(c => c.Phrase)) is { Length: > 0 } phrases ? phrases : null;

    /// <param name="Public">For the porteurs and the public page; null when it is the services' alone.</param>
    /// <param name="Services">For the agents of the call; null when only the porteurs are concerned.</param>
    private sealed record Changement(string? Public, string? Services);

    /// <param name="faire">Writes, and says in a sentence what changed.</param>
    private Task<Resultat> CompleterAsync(
        Cible cible, SectionAppel section, string? motif, Acteur acteur, Func<SqlSession, AppelRow, DateTimeOffset, Task<Resultat<string>>> faire, CancellationToken annulation) =>
        ChangerAsync(cible, section, motif, acteur, async (session, appel, le) =>
        {
            var fait = await faire(session, appel, le);
            return fait.EstRefuse ? fait.TousLesRefus : new Changement(fait.Valeur, fait.Valeur);
        }, annulation);

    private Task<Resultat> ChangerAsync(
        Cible cible, SectionAppel section, string? motif, Acteur acteur, Func<SqlSession, AppelRow, DateTimeOffset, Task<Resultat<Changement>>> faire, CancellationToken annulation) =>
        ecrivain.EcrireAsync(acteur, async (session, le) =>
        {
            var appel = await session.VerrouillerAppelAsync(cible.Code, acteur);
            var permis = appel.EstRefuse ? appel : ModificationAppel.Completer(appel.Valeur.Etat, section, motif);
            if (permis.EstRefuse)
            {
                return permis.TousLesRefus;
            }

            if (!await session.RetenirAsync(appel.Valeur, cible.Version, section))
            {
                return AppelStore.Conflit;
            }

            var fait = await faire(session, appel.Valeur, le);
            if (fait.EstRefuse)
            {
                return fait.TousLesRefus;
            }

            var raison = motif!.Trim();
            IReadOnlyList<NouveauCourriel> porteurs = fait.Valeur.Public is { } dit ? await session.ChangerAsync(appel.Valeur, (dit, raison), acteur, liens.Value, le) : [];
            IReadOnlyList<NouveauCourriel> agents = fait.Valeur.Services is { } services ? await session.PrevenirLesAgentsAsync(appel.Valeur, (section, services, raison), acteur, liens.Value, le) : [];
            return Ecrit.Avec(new Acte(EnActe(section), ObjetDuJournal.Appel, appel.Valeur.Id, raison, fait.Valeur.Services ?? fait.Valeur.Public))
                .Et([.. porteurs.Concat(agents).DistinctBy(c => c.Destinataire, StringComparer.OrdinalIgnoreCase)]);
        }, annulation);

    private static ActeDuJournal EnActe(SectionAppel section) => section switch
    {
        SectionAppel.Financeurs => ActeDuJournal.AjouterFinanceur,
        SectionAppel.Themes => ActeDuJournal.ModifierThemes,
        _ => ActeDuJournal.ModifierCalendrier,
    };
}
