using AngleSharp.Html.Dom;

namespace AppelAProjets.Web.Tests.Acces;

/// <summary>Does, through the pages, what sends each mail of the table, and reads who it goes to.</summary>
internal static class CourrielsDuDossier
{
    private static readonly SqlStatement Vider = new("DELETE FROM Courriel");
    private static readonly SqlStatement ViderLesAvis = new("DELETE FROM MessageAvis");
    private static readonly SqlStatement Adresses = new("SELECT DISTINCT Destinataire FROM Courriel");
    private static readonly SqlStatement Visas = new("UPDATE CourrierVisa SET Le = @Le");
    private static readonly SqlStatement Rencontre = new("UPDATE Rencontre SET Etat = @Etat, Version = Version + 1 WHERE DossierId = @DossierId");
    private static readonly SqlStatement Boites = new("UPDATE Appel SET ServiceCourriel = 'service@visibilite.example', Version = Version + 1");
    private static readonly SqlStatement BoiteDeLOrganisation = new("UPDATE Organisation SET Courriel = 'organisation@visibilite.example' WHERE Id = @OrganisationId");

    /// <summary>The gesture of each mail: the phase to be in, then what someone sends.</summary>
    private static readonly Dictionary<string, (string Phase, Func<Situation, Task> Faire)> Gestes = new()
    {
        ["message-du-porteur"] = ("EnInstruction", s => s.EnvoyerAsync("red", "{espace}/messages", "{espace}/messages", ("Saisie.Texte", $"Bonjour. {Guid.NewGuid()}"))),
        ["message-des-services"] = ("EnInstruction", s => s.EnvoyerAsync("secretariat", "{fiche}/messages", "{fiche}/messages", ("Saisie.Texte", $"Bonjour. {Guid.NewGuid()}"))),
        ["piece-demandee"] = ("EnInstruction", s => s.EnvoyerAsync("instructeur", "{fiche}/messages", "{fiche}/messages/pieces",
            ("Demande.Libelle", "Une pièce"), ("Demande.Message", "Merci."), ("Demande.TermeLe", "2026-10-10"))),
        ["avis-demande"] = ("EnInstruction", s => s.EnvoyerAsync("secretariat", "{fiche}/avis/demander", "{fiche}/avis/demander",
            ("Saisie.Voix", s.Ecrire("ConseilCitoyen:{quartier}")), ("Saisie.Question", "Est-ce utile ?"), ("Saisie.TermeLe", "2026-10-10"))),
        ["avis-rendu"] = ("EnInstruction", s => s.EnvoyerAsync("referent", "{fiche}", "{fiche}/avis/quartiers/{quartier}/ReferentQuartier", ("Avis.Sens", "SansAvis"))),
        ["complements"] = ("Depose", s => s.EnvoyerAsync("secretariat", Recevabilite, Recevabilite + "/complements",
            ("Complements.Sections", "Projet"), ("Complements.TermeLe", "2026-10-10"), ("Complements.Message", "Merci de préciser."))),
        ["recevable"] = ("Depose", s => s.EnvoyerAsync("secretariat", Recevabilite, Recevabilite + "/statuer", ("decision", "DeclarerRecevable"), ("confirme", "true"))),
        ["retrait"] = ("Depose", s => s.EnvoyerAsync("sig", "{espace}/retirer", "{espace}/retirer", ("Motif", "Essai"))),
        ["rencontre-du-porteur"] = ("Brouillon", async s =>
        {
            await s.EcrireAsync(x => x.ExecuterAsync(Rencontre, new { Etat = "Annulee", s.DossierId }));
            await s.EnvoyerAsync("red", "{espace}/referent/demander", "{espace}/referent/demander", ("Message", "Bonjour."), ("Disponibilites", "Le lundi."));
        }),
        ["rencontre-de-l-agent"] = ("Brouillon", s => s.EnvoyerAsync("referent", "/rencontres/{dossier}/fixer-rendez-vous", "/rencontres/{dossier}/fixer-rendez-vous",
            ("RendezVousJour", "2026-09-17"), ("RendezVousHeure", "10:00"), ("Lieu", "Mairie annexe"))),
        ["lettre"] = ("ASigner", async s =>
        {
            await s.EcrireAsync(async x =>
            {
                await x.ExecuterAsync(Visas, new { Le = s.Maintenant });
                await x.ExecuterAsync(SituationSql.EtatDuCourrier, new { Etat = "BonASigner", SoumisLe = s.Maintenant, s.Faits.CourrierId });
                await SituationSql.RendreLesArbitragesAsync(x);
            });
            await s.EnvoyerAsync("secretariat", "/secretariat/{code}/courriers", "/secretariat/{code}/courriers/publier", ("points", $"{s.Faits.PointId}"));
            await s.EcrireAsync(x => SituationSql.MarquerLesLignesAsync(x, s.Faits));
        }),
    };

    private const string Recevabilite = "/secretariat/{code}/recevabilite/{dossier}";

    public static IEnumerable<string> Tous => Gestes.Keys;

    /// <summary>Codes of those who receive it; « organisation » and « service » are the addresses of the organisation and of the call.</summary>
    public static async Task<IReadOnlyList<string>> DestinatairesAsync(this Situation situation, string courriel, Func<Task>? avant = null)
    {
        var (phase, faire) = Gestes[courriel];
        await situation.PlacerAsync(phase);
        await situation.EcrireAsync(async session =>
        {
            await session.ExecuterAsync(Boites);
            await session.ExecuterAsync(BoiteDeLOrganisation, new { situation.Faits.OrganisationId });
            await session.ExecuterAsync(ViderLesAvis);
            await session.ExecuterAsync(Vider);
        });
        await (avant?.Invoke() ?? Task.CompletedTask);
        await faire(situation);
        await using var lecture = await situation.Hote.Base.LireAsync();
        return [.. (await lecture.ListeAsync<string>(Adresses)).Select(a => a.Replace("@visibilite.example", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static async Task EnvoyerAsync(this Situation situation, string qui, string page, string adresse, params (string Nom, string Valeur)[] champs)
    {
        var client = situation.Clients[qui];
        var lue = await client.PageAsync(situation.Ecrire(page));
        var formulaire = lue.Forms.FirstOrDefault(f => f.GetAttribute("action") == situation.Ecrire(adresse) && champs.All(c => c.Nom != "decision" || f.QuerySelector($"input[name=decision][value={c.Valeur}]") is not null))
            ?? lue.Forms.FirstOrDefault(f => f.Closest("main") is not null && f.QuerySelector("input[name=__RequestVerificationToken]") is not null)
            ?? throw new AssertionException($"{qui} finds no form at {page}: {lue.Title}");
        formulaire.SetAttribute("action", situation.Ecrire(adresse));
        using var reponse = await client.EnvoyerAsync((IHtmlFormElement)formulaire, situation.Ecrire(adresse), champs.Select(c => (c.Nom, (string?)c.Valeur)));
        if ((int)reponse.StatusCode != 302)
        {
            throw new AssertionException($"{qui} {adresse}: {(int)reponse.StatusCode} {string.Join(" / ", (await reponse.PageAsync()).Erreurs())}");
        }
    }
}
