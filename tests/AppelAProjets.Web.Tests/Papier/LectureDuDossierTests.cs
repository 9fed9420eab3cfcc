using System.Text.RegularExpressions;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Journal;
using AppelAProjets.Application.Tests.Courriers;
using AppelAProjets.Domain;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Rencontres;

namespace AppelAProjets.Web.Tests.Papier;

/// <summary>A dossier in which everything is answered: every page, its paper and its comparison say the same, in the same order, and no key.</summary>
public sealed partial class LectureDuDossierTests
{
    private const string Porteur = "porteur@demo.example";

    private static readonly SqlStatement DuPorteur = new("""
        SELECT d.Id, d.OrganisationId, c.Id AS CompteId, a.Code, d.Etat FROM Dossier d JOIN Appel a ON a.Id = d.AppelId
        JOIN OrganisationMembre m ON m.OrganisationId = d.OrganisationId JOIN Compte c ON c.Id = m.CompteId
        WHERE c.Courriel = @Courriel AND d.Etat = @Etat AND (d.Etat <> 'Brouillon' OR a.Etat = 'DepotOuvert') ORDER BY d.Id
        """);

    private static readonly SqlStatement Remplacer = new("UPDATE DossierDepot SET Contenu = @Contenu, Empreinte = @Empreinte WHERE DossierId = @Id AND Numero = @Numero");

    private static readonly SqlStatement Avancer = new("UPDATE Dossier SET Etat = 'EnInstruction', DeposeLe = ModifieLe, RecuLe = ModifieLe WHERE Id = @Id");

    // The sheet begins with the project and its budget, whatever the form asks first; the organisation comes last.
    private static readonly string[] OrdreDeLaFiche =
    [
        "6. Projet", "Plan d’actions du contrat de ville", "Politique de la ville", "Questions", "6 bis. Budget du projet", "1. Identification", "7. Attestations",
    ];

    private HotePortail hote = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task Demarrer()
    {
        hote = await HotePortail.CreerAsync();
        client = await hote.ConnecterAsync(Porteur);
    }

    [TearDown]
    public async Task Arreter()
    {
        client.Dispose();
        await hote.DisposeAsync();
    }

    [Test]
    public async Task Everything_answered_is_read_everywhere_with_its_label_in_one_order_and_without_a_key()
    {
        var brouillon = await TrouverAsync("Brouillon");
        var contenu = Completer(await RemplirAsync(brouillon));
        var depose = await TrouverAsync("EnInstruction");
        await GarderAsync(depose.Id, 1, Vider(contenu));
        await GarderAsync(depose.Id, 2, contenu);
        var (espace, instruction) = ($"/espace/dossiers/{depose.Id}", $"/instruction/{depose.Code}/dossiers/{depose.Id}");
        using var secretariat = await hote.ConnecterAsync("secretariat@demo.example");

        var lectures = new Dictionary<string, string>
        {
            ["version"] = await TexteAsync(client, $"{espace}/versions/2"),
            ["changements"] = await TexteAsync(client, $"{espace}/versions/2/comparer"),
            ["fiche"] = await TexteAsync(secretariat, instruction),
            ["papier"] = string.Join(' ', TexteDUnPdf.Pages(await client.GetByteArrayAsync($"{espace}/dossier.pdf"))),
        };
        var verifier = await TexteAsync(client, $"/espace/dossiers/{brouillon.Id}/verifier");
        await DeposerAsync(brouillon.Id);
        var porteur = await TexteAsync(client, $"/espace/dossiers/{brouillon.Id}");

        Assert.Multiple(() =>
        {
            var ordre = Marques(lectures["version"]);
            Assert.That(ordre, Has.Count.GreaterThan(20));
            foreach (var (lecture, texte) in lectures)
            {
                Assert.That(Tus(contenu, texte, lecture), Is.Empty, $"{lecture}: said by the porteur and not read");
                Assert.That(CleBrute().Matches(texte).Select(m => m.Value), Is.Empty, $"{lecture}: keys");
                Assert.That(lecture == "fiche" ? MarquesDeLaFiche(texte) : Marques(texte), Is.EqualTo(lecture == "fiche" ? DansLOrdreDeLaFiche(lectures["version"]) : ordre), $"{lecture}: order");
            }

            foreach (var vivant in new[] { verifier, porteur })
            {
                Assert.That(CleBrute().Matches(vivant).Select(m => m.Value), Is.Empty, "live answers: keys");
                Assert.That(Marques(vivant), Is.EqualTo(ordre), "live answers: order");
            }
        });
    }

    // A value and its label; each is looked for without spaces, since lines are broken where the page wants.
    private static IEnumerable<string> Tus(DossierContenu contenu, string texte, string lecture)
    {
        var lu = TexteDUnPdf.SansBlancs(texte);
        // On paper the lines of a label alternate with those of its answer.
        bool EstImprime(string libelle) => Regex.IsMatch(texte, string.Join(".{0,150}?", libelle.Split([' ', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)));
        bool EstTu(string dit) => !lu.Contains(TexteDUnPdf.SansBlancs(dit), StringComparison.Ordinal);
        return
        [
            .. from r in contenu.Reponses
               from dit in r.Cle.StartsWith("attestations.", StringComparison.Ordinal) ? ["Attesté"] : r.Texte.Split('\n')
               // Word by word against what it was.
               where EstTu(dit) && (lecture, r.Cle) != ("changements", "projet.renouvellement")
               select $"{r.Cle}: {dit}",
            .. from r in contenu.Reponses from libelle in Libelles(r) where lecture == "papier" ? !EstImprime(libelle) : EstTu(libelle) select $"{r.Cle}: {libelle}",
            .. new[] { "Le Sillon", "Animer les ateliers", "Donné par Léa Essai", "Mairie annexe", "annexe.pdf (2 ko)", "123,45 €" }.Where(EstTu),
            // The sheet lists the files that are kept, with what the antivirus says of them.
            .. new[] { "reunion.pdf (1 ko)" }.Where(f => lecture != "fiche" && EstTu(f)),
        ];
    }

    // Answers read in a table have the names of its row and column for a label.
    private static IEnumerable<string> Libelles(ReponseContenu r) => r.Cle.Split('.') switch
    {
        ["publics", "femmes", var tranche] => ["Femmes et filles", ChampsDesPublics.Tranches.Single(t => t.Code == tranche).Libelle],
        ["publics", "hommes", var tranche] => ["Hommes et garçons", ChampsDesPublics.Tranches.Single(t => t.Code == tranche).Libelle],
        ["moyens", var categorie, "nombre" or "etpt"] when ChampsDuProjet.Categories.Any(c => c.Code == categorie) => [ChampsDuProjet.Categories.Single(c => c.Code == categorie).Libelle],
        ["indicateurs", ..] or ["horsportail", ..] => [],
        _ => [r.Libelle],
    };

    // From where the sheet reads the dossier: what is above is of the instruction.
    private static List<string> MarquesDeLaFiche(string texte) => [.. Marque().Matches(texte[texte.IndexOf(OrdreDeLaFiche[0], texte.IndexOf("Contact", StringComparison.Ordinal), StringComparison.Ordinal)..]).Select(m => m.Value).Distinct()];

    // The parts of the page, one after the other, taken in the order of the sheet.
    private static List<string> DansLOrdreDeLaFiche(string page)
    {
        var debuts = OrdreDeLaFiche.Select(t => (Titre: t, Debut: page.IndexOf(t, StringComparison.Ordinal))).OrderBy(d => d.Debut).ToList();
        Assert.That(debuts.Select(d => d.Debut), Has.All.Not.Negative, "each part of the sheet is a part of the page");
        var parts = debuts.Index().ToDictionary(d => d.Item.Titre, d => page[d.Item.Debut..(d.Index + 1 < debuts.Count ? debuts[d.Index + 1].Debut : page.Length)]);
        return [.. OrdreDeLaFiche.SelectMany(t => Marque().Matches(parts[t]).Select(m => m.Value)).Distinct()];
    }

    private static List<string> Marques(string texte) => [.. Marque().Matches(texte[texte.IndexOf("1. Identification", StringComparison.Ordinal)..]).Select(m => m.Value).Distinct()];

    private static async Task<string> TexteAsync(HttpClient qui, string adresse) => TexteDUnPdf.Normaliser((await qui.PageAsync(adresse)).QuerySelector("main")!.TextContent);

    private async Task<DossierContenu> RemplirAsync(DossierRow brouillon)
    {
        var acteur = new Acteur(brouillon.CompteId, "Signataire", [], [new Appartenance(brouillon.OrganisationId, QualiteDeMembre.Signataire)]);
        var requete = new DossierPorteurQuery(hote.Base, hote.Horloge);
        var dossier = (await requete.ChargerAsync(brouillon.Id, acteur))!;
        var saisies = dossier.Champs.Index().Where(c => c.Item.Type != TypeDeChamp.Fichier)
            .Select(c => new ReponseSaisie(c.Item.Cle, Valeur(c.Item, c.Index, dossier.Champs), dossier.Reponses.GetValueOrDefault(c.Item.Cle)?.Version ?? 0));
        var sort = await new EnregistrerReponses(new Ecrivain(hote.Base, hote.Horloge)).ExecuterAsync(brouillon.Id, [.. saisies], acteur);
        Assert.That(sort.EnEntier().TousLesRefus.Select(r => $"{r.Champ}: {r.Message}"), Is.Empty);
        return (await requete.ChargerAsync(brouillon.Id, acteur))!.Contenu;
    }

    private static string Valeur(ChampDeFormulaire champ, int rang, IReadOnlyList<ChampDeFormulaire> champs) => champ.Type switch
    {
        TypeDeChamp.Texte when champ.Cle.StartsWith("horsportail.", StringComparison.Ordinal) => $"Fondation {rang}",
        TypeDeChamp.Texte => $"Marque{rang:0000}",
        TypeDeChamp.TexteLong => $"Marque{rang:0000}\nseconde ligne",
        TypeDeChamp.Choix => champs.Select(c => c.Condition).FirstOrDefault(c => c?.Cle == champ.Cle && c.Operateur == OperateurDeCondition.Egal)?.Valeur ?? champ.Options[rang % champ.Options.Count].Valeur,
        TypeDeChamp.ChoixMultiple => string.Join('\n', champ.Options.Select(o => o.Valeur)),
        TypeDeChamp.OuiNon or TypeDeChamp.Case => "oui",
        TypeDeChamp.Pourcent => "10",
        TypeDeChamp.Date => "2027-03-02",
        TypeDeChamp.Courriel => $"marque{rang}@exemple.fr",
        TypeDeChamp.Telephone => "0240112233",
        // The account holds its detail: alone, it is read as it was typed.
        _ => champ.Cle == "budget.789" ? "" : $"{1000 + rang}",
    };

    private static DossierContenu Completer(DossierContenu c) => c with
    {
        Rencontre = new RencontreContenu(EtatRencontre.Tenue, new DateOnly(2026, 9, 17), "Awa Sidibé", Lieu: "Mairie annexe", CompteRendu: "À relier au centre social, Mairie annexe.", Par: "Awa Sidibé"),
        Pieces = [.. c.Pieces.Select((p, rang) => rang == 0 ? p with { Fichiers = [new FichierContenu("reunion.pdf", new string('a', 64), 1_000)] } : p)],
        Reponses = [.. c.Reponses, new ReponseContenu("question.fichier", SectionDossier.Questions, "Une annexe", "annexe.pdf", null, [new FichierContenu("annexe.pdf", new string('b', 64), 2_048)])],
        Partenaires =
        [
            new PartenaireContenu(Guid.NewGuid(), null, "Le Sillon", "55210055400021", "Animer les ateliers", [new("604", new Montant(12_345)), new("CHARGINDIRECTfixes", new Montant(100)), new("RESSPROPRES", new Montant(12_445))], Montant.Zero, "Léa Essai",
                new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero)),
        ],
    };

    private static DossierContenu Vider(DossierContenu c) => c with
    {
        Responsable = new ResponsableContenu(null, null, null),
        Projet = new ProjetContenu("Sans rien", !c.Projet.Renouvellement, null, null, null, null, null, null, null),
        Territoires = new TerritoiresContenu(null, null, [], null, null, null),
        Rencontre = new RencontreContenu(EtatRencontre.AFaire),
        Financement = new FinancementContenu([], [], [], null),
        Pieces = [], Attestations = new AttestationsContenu(false, false, false), Reponses = [], Identite = null, Partenaires = null,
    };

    private async Task GarderAsync(Guid id, int numero, DossierContenu contenu)
    {
        var fige = Instantane.Figer(contenu);
        await using var session = await hote.Base.EcrireAsync();
        Assert.That(await session.ExecuterAsync(Remplacer, new { Id = id, Numero = numero, fige.Contenu, fige.Empreinte }), Is.EqualTo(1));
        await session.ValiderAsync();
    }

    private async Task DeposerAsync(Guid id)
    {
        await using var session = await hote.Base.EcrireAsync();
        await session.ExecuterAsync(Avancer, new { Id = id });
        await session.ValiderAsync();
    }

    private async Task<DossierRow> TrouverAsync(string etat)
    {
        await using var session = await hote.Base.LireAsync();
        return (await session.ListeAsync<DossierRow>(DuPorteur, new { Courriel = Porteur, Etat = etat }))[0];
    }

    [GeneratedRegex("Marque[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Marque();

    // Keys of fields, names of boxes of the Cerfa that are no account number, names of enumerations.
    [GeneratedRegex(@"\b(responsable|projet|territoires|publics|moyens|indicateurs|budget|demandes|horsportail|attestations|question|partenaires?|rencontre|organisation|piece)\.[a-z0-9]|\b74[a-z]|\b6[02]x\b|CHARGINDIRECT|RESSPROPRES|\bQN[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex CleBrute();

    private sealed record DossierRow
    {
        public required Guid Id { get; init; }
        public required Guid OrganisationId { get; init; }
        public required Guid CompteId { get; init; }
        public required string Code { get; init; }
        public required string Etat { get; init; }
    }
}
