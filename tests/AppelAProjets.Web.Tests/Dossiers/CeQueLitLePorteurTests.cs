using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AppelAProjets.Demonstration;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Dossiers;
using Microsoft.Extensions.DependencyInjection;

namespace AppelAProjets.Web.Tests.Dossiers;

/// <summary>The hand-written table of what a porteur reads, against the rule and against every page of every dossier of the demonstration.</summary>
public sealed class CeQueLitLePorteurTests
{
    private const long Propose = 7_654_321;
    private const long Arbitre = 8_765_432;
    private const string Secret = "SECRET-DES-SERVICES";

    private static readonly SqlStatement MembreDeTout = new("""
        INSERT INTO OrganisationMembre (OrganisationId, CompteId, Qualite, Debut, Fin)
        SELECT o.Id, c.Id, 'Signataire', o.CreeLe, NULL FROM Organisation o, Compte c
        WHERE c.Courriel = 'porteur@demo.example' AND NOT EXISTS (SELECT 1 FROM OrganisationMembre m WHERE m.OrganisationId = o.Id AND m.CompteId = c.Id)
        """);

    // What only the services know is given values that nothing else has.
    private static readonly SqlStatement Montants = new($"""
        UPDATE Ligne SET ProposeSpecifique = 7654321, ProposeDroitCommun = 0, ArbitreSpecifique = 8765432, ArbitreDroitCommun = 0, AvisMotif = '{Secret}', ProposeMotif = '{Secret}', MotifEtat = '{Secret}'
        """);

    private static readonly SqlStatement Notes = new($"UPDATE Note SET Justification = '{Secret}'");
    private static readonly SqlStatement Points = new($"UPDATE Point SET Motif = '{Secret}'");
    private static readonly SqlStatement Motifs = new($"UPDATE Dossier SET MotifEtat = '{Secret}' WHERE Etat IN ('Depose', 'ACompleter', 'EnInstruction', 'Instruit', 'EnComite', 'Arbitre')");

    private static readonly SqlStatement Dossiers = new("""
        SELECT d.Id, d.Etat, CASE WHEN EXISTS (SELECT 1 FROM Courrier c WHERE c.DossierId = d.Id AND c.Etat IN ('Publie', 'EnRevision')) THEN 1 ELSE 0 END AS EstPublie, a.ClotureLe
        FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        """);

    private static readonly SqlStatement Comite = new("""
        SELECT DISTINCT CONCAT(c.Prenom, ' ', c.Nom) AS Nom FROM Compte c JOIN Habilitation h ON h.CompteId = c.Id WHERE h.Role IN ('MembreComite', 'Presidence', 'Valideur')
        """);

    // The other association is a partner, that agreed, of each state of dossier.
    private static readonly SqlStatement PartenaireDeTout = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Etat, InviteLe, InvitePar, Version)
        SELECT d.Id, d.Id, o.Id, 'Partenaire', 'Accorde', @Le, d.CreePar, 1
        FROM Dossier d, Organisation o JOIN OrganisationMembre m ON m.OrganisationId = o.Id JOIN Compte c ON c.Id = m.CompteId
        WHERE c.Courriel = 'porteur.autre@demo.example' AND d.OrganisationId <> o.Id AND (d.Etat = 'Brouillon' OR d.Numero LIKE '%1' OR d.Numero LIKE '%5')
          AND NOT EXISTS (SELECT 1 FROM Courrier k WHERE k.DossierId = d.Id AND k.Etat IN ('Publie', 'EnRevision'))
        """);

    private static readonly SqlStatement Partenariats = new("""
        SELECT p.Id, p.DossierId, COALESCE(o.Iban, '-') AS Iban FROM Partenaire p JOIN Dossier d ON d.Id = p.DossierId JOIN Organisation o ON o.Id = d.OrganisationId WHERE p.Nom = 'Partenaire'
        """);

    private static Ligne[] Table => [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Dossiers", "porteur-lit.txt"))
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Select(c => new Ligne(c[0], c[1] == "publie", c[2], c[3], Mots(c[4]), Mots(c[5])))];

    [Test]
    public void The_rule_says_what_the_table_says()
    {
        var ecarts = Table.Where(l => Lire(CeQueLitLePorteur.De(l.Valeur, l.EstPublie, l.Etat == "Brouillon-clos")) != Lire(l)).Select(l => $"{l.Etat} {l.EstPublie}");
        Assert.That(ecarts, Is.Empty);
        Assert.That(Table.Select(l => l.Valeur).Distinct(), Is.EquivalentTo(Enum.GetValues<EtatDossier>()), "every state has a line");
    }

    [Test]
    public async Task Every_page_of_the_porteur_says_its_line_and_nothing_of_the_services_before_the_letter()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync("porteur@demo.example");
        var (dossiers, comite) = await PreparerAsync(hote);
        var (ecarts, etats) = (new List<string>(), new HashSet<Ligne>());
        var espace = await client.PageAsync("/espace");
        Fuites("/espace", espace, comite, ecarts);
        foreach (var dossier in dossiers)
        {
            var nom = dossier.Etat == EtatDossier.Brouillon && dossier.ClotureLe < BaseModele.Depart ? "Brouillon-clos" : dossier.Etat.ToString();
            var ligne = Table.SingleOrDefault(l => l.EstPublie == dossier.EstPublie && l.Etat == nom) ?? throw new AssertionException($"The table has no line for {nom}, letter: {dossier.EstPublie}.");
            etats.Add(ligne);
            var page = await client.PageAsync($"/espace/dossiers/{dossier.Id}");
            Comparer(dossier, ligne, page, espace, ecarts);
            if (!dossier.EstPublie)
            {
                Fuites($"{ligne.Etat} {dossier.Id}", page, comite, ecarts);
                foreach (var suite in dossier.Etat == EtatDossier.Brouillon ? ["/messages"] : new[] { "/messages", "/recepisse", "/versions", "/versions/1" })
                {
                    var autre = await client.PageAsync($"/espace/dossiers/{dossier.Id}{suite}");
                    Assert.That(autre.QuerySelector("h1")!.TextContent, Does.Not.Contain("introuvable"), suite);
                    Fuites($"{ligne.Etat} {dossier.Id}{suite}", autre, comite, ecarts);
                }
            }
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
        Assert.That(etats.Select(l => l.Valeur).Distinct(), Is.EquivalentTo(Enum.GetValues<EtatDossier>()), "the demonstration shows every state");
        Assert.That(comite, Has.Count.GreaterThan(10));
    }

    [Test]
    public async Task A_partner_reads_no_bank_account_and_nothing_of_the_services()
    {
        await using var hote = await HotePortail.CreerAsync();
        using var client = await hote.ConnecterAsync("porteur.autre@demo.example");
        var (dossiers, comite) = await PreparerAsync(hote);
        await using (var session = await hote.Base.EcrireAsync())
        {
            Assert.That(await session.ExecuterAsync(PartenaireDeTout, new { Le = BaseModele.Depart }), Is.GreaterThan(10));
            await session.ValiderAsync();
        }

        await using var lecture = await hote.Base.LireAsync();
        var partenariats = await lecture.ListeAsync<PartenariatRow>(Partenariats);
        var (ecarts, lus) = (new List<string>(), 0);
        Fuites("/espace", await client.PageAsync("/espace"), comite, ecarts);
        foreach (var p in partenariats)
        {
            var deposees = dossiers.Single(d => d.Id == p.DossierId).Etat == EtatDossier.Brouillon ? [] : new[] { "/recepisse", "/versions", "/versions/1" };
            foreach (var adresse in (string[])[$"/espace/partenariats/{p.Id}", $"/espace/partenariats/{p.Id}/projet", .. deposees.Append("/messages").Select(s => $"/espace/dossiers/{p.DossierId}{s}")])
            {
                var page = await client.PageAsync(adresse);
                Assert.That(page.QuerySelector("h1")!.TextContent, Does.Not.Contain("introuvable"), adresse);
                Fuites(adresse, page, comite, ecarts);
                ecarts.AddRange(Texte(page.Body!).Contains(Normaliser(string.Join(' ', p.Iban.Chunk(4).Select(b => new string(b)))), StringComparison.Ordinal) ? [$"{adresse}: {p.Iban}"] : []);
                lus++;
            }

            using var ferme = await client.GetAsync($"/espace/dossiers/{p.DossierId}/projet");
            Assert.That((int)ferme.StatusCode, Is.EqualTo(404), "the sections of the chef de file");
        }

        Assert.That(string.Join('\n', ecarts), Is.Empty);
        Assert.That(lus, Is.GreaterThan(50));
    }

    private static async Task<(IReadOnlyList<DossierRow> Dossiers, IReadOnlyList<string> Comite)> PreparerAsync(HotePortail hote)
    {
        await using (var portee = hote.Services.CreateAsyncScope())
        {
            Assert.That(await portee.ServiceProvider.GetRequiredService<CourriersDeDemonstration>().PublierAsync(), Is.GreaterThan(5));
        }

        await using (var session = await hote.Base.EcrireAsync())
        {
            foreach (var sql in new[] { MembreDeTout, Montants, Notes, Points, Motifs })
            {
                Assert.That(await session.ExecuterAsync(sql), Is.GreaterThan(0), sql.Nom);
            }

            await session.ValiderAsync();
        }

        await using var lecture = await hote.Base.LireAsync();
        return (await lecture.ListeAsync<DossierRow>(Dossiers), await lecture.ListeAsync<string>(Comite));
    }

    private static void Comparer(DossierRow dossier, Ligne ligne, IHtmlDocument page, IHtmlDocument espace, List<string> ecarts)
    {
        var (titre, suite) = (Texte(page.QuerySelector(".etat-du-dossier strong")!), Texte(page.QuerySelector(".et-maintenant")!));
        var carte = espace.GetElementById($"d-{dossier.Id}")!.Closest("article")!;
        var dates = Dates.Where(d => d.Value(page, carte)).Select(d => d.Key).Order();
        var gestes = Gestes.Where(g => page.QuerySelectorAll("main a").Any(a => g.Value(a.GetAttribute("href")!, Texte(a)))).Select(g => g.Key).Order();
        Ecart("title", titre.StartsWith(ligne.Titre, StringComparison.Ordinal) && titre.Length - ligne.Titre.Length is 0 or > 3, titre);
        Ecart("sentence", suite == $"Et maintenant ? {ligne.EtMaintenant}" && Texte(carte).Contains(ligne.EtMaintenant, StringComparison.Ordinal), suite);
        Ecart("dates", dates.SequenceEqual(ligne.Dates.Order()), string.Join(' ', dates));
        Ecart("actions", gestes.SequenceEqual(ligne.Gestes.Order()), string.Join(' ', gestes));

        void Ecart(string quoi, bool juste, string vu)
        {
            if (!juste)
            {
                ecarts.Add($"{ligne.Etat} {ligne.EstPublie}: {quoi}: {vu}");
            }
        }
    }

    private static void Fuites(string ou, IHtmlDocument page, IReadOnlyList<string> comite, List<string> ecarts)
    {
        var texte = Texte(page.Body!);
        string[] interdits =
        [
            Secret, .. comite, .. new[] { Propose, Arbitre }.Select(m => Normaliser(new Montant(m).ToString())), "7654321", "8765432",
        ];
        ecarts.AddRange(interdits.Where(i => texte.Contains(i, StringComparison.Ordinal)).Select(i => $"{ou}: {i}"));
        string[] issues = [.. Enum.GetValues<TypeAvis>().Select(Libelles.Pour), "Arbitré", "Instruit", "En comité"];
        ecarts.AddRange(page.QuerySelectorAll(".etiquette, .etat-du-dossier strong").Select(Texte).Where(issues.Contains).Select(i => $"{ou}: {i}"));
    }

    private static readonly Dictionary<string, Func<IHtmlDocument, IElement, bool>> Dates = new()
    {
        ["cloture"] = (page, _) => Texte(page.QuerySelector(".rappel")!) is var t && (t.Contains("Dépôt possible", StringComparison.Ordinal) || t.Contains("Le dépôt est clos", StringComparison.Ordinal)),
        ["depot"] = (_, carte) => Texte(carte).Contains("Déposé le ", StringComparison.Ordinal),
        ["terme"] = (page, _) => Texte(page.QuerySelector(".rappel")!).Contains("Répondez avant le ", StringComparison.Ordinal),
        ["comite"] = (page, _) => Texte(page.QuerySelector(".etat-du-dossier strong")!).Contains("comité le ", StringComparison.Ordinal),
        ["courrier"] = (page, _) => Texte(page.QuerySelector("main")!).Contains("Publié le ", StringComparison.Ordinal),
    };

    private static readonly Dictionary<string, Func<string, string, bool>> Gestes = new()
    {
        ["completer"] = (lien, texte) => lien.EndsWith("/verifier", StringComparison.Ordinal) && texte.Contains("déposer", StringComparison.Ordinal),
        ["repondre"] = (lien, texte) => lien.EndsWith("/verifier", StringComparison.Ordinal) && texte.Contains("réponse", StringComparison.Ordinal),
        ["retirer"] = (lien, _) => lien.EndsWith("/retirer", StringComparison.Ordinal),
        ["recepisse"] = (lien, _) => lien.EndsWith("/recepisse", StringComparison.Ordinal),
        ["ecrire"] = (lien, _) => lien.EndsWith("/messages", StringComparison.Ordinal),
        ["courrier"] = (lien, _) => lien.EndsWith("/courrier", StringComparison.Ordinal),
    };

    private static string Lire(LectureDuPorteur lecture) =>
        $"{lecture.Titre} | {Normaliser(lecture.EtMaintenant)} | {string.Join(' ', lecture.Dates.Select(d => d.ToString().ToLowerInvariant()).Order())} | {string.Join(' ', lecture.Gestes.Select(Nom).Order())}";

    private static string Lire(Ligne ligne) => $"{ligne.Titre} | {ligne.EtMaintenant} | {string.Join(' ', ligne.Dates.Order())} | {string.Join(' ', ligne.Gestes.Order())}";

    private static string Nom(GesteDuPorteur geste) => geste switch
    {
        GesteDuPorteur.LireLeRecepisse => "recepisse",
        GesteDuPorteur.LireLeCourrier => "courrier",
        _ => geste.ToString().ToLowerInvariant(),
    };

    private static string[] Mots(string texte) => texte.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Texte(INode noeud) => Normaliser(noeud.TextContent);

    private static string Normaliser(string texte) => string.Join(' ', texte.Split([' ', '\n', '\r', '\t', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries));

    private sealed record Ligne(string Etat, bool EstPublie, string Titre, string EtMaintenant, string[] Dates, string[] Gestes)
    {
        public EtatDossier Valeur => Enum.Parse<EtatDossier>(Etat.Split('-')[0]);
    }

    private sealed record PartenariatRow
    {
        public required Guid Id { get; init; }
        public required Guid DossierId { get; init; }
        public required string Iban { get; init; }
    }

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required EtatDossier Etat { get; init; }
        public required bool EstPublie { get; init; }
        public required DateTimeOffset ClotureLe { get; init; }
    }
}
