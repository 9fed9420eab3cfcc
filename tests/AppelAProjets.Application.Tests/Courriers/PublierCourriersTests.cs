using AppelAProjets.Application.Comites;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents.Skia;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>From the frozen relevé to the letter that the porteur reads.</summary>
[SurChaqueMoteur]
public sealed class PublierCourriersTests
{
    private static readonly SqlStatement Montants = new("SELECT SUM(COALESCE(ArbitreSpecifique, 0) + COALESCE(ArbitreDroitCommun, 0)) AS Total FROM Ligne WHERE DossierId = @DossierId");
    private static readonly SqlStatement AutreModele = new("UPDATE Appel SET ModeleDeCourrier = @Modele WHERE Code = @Code");
    private static readonly SqlStatement Retrait = new("UPDATE Ligne SET Etat = 'RetireeParFinanceur' WHERE DossierId = @DossierId AND Etat IN ('Arbitree', 'Accordee')");
    private static readonly SqlStatement Alteration = new("UPDATE Releve SET Contenu = REPLACE(Contenu, 'Favorable', 'Defavorable')");
    private static readonly SqlStatement LeReleve = new("SELECT r.Contenu FROM Releve r INNER JOIN Point p ON p.SeanceId = r.SeanceId WHERE p.Id = @PointId");
    private static readonly SqlStatement AutreReleve = new("UPDATE Releve SET Contenu = @Contenu, Empreinte = @Empreinte WHERE SeanceId = (SELECT SeanceId FROM Point WHERE Id = @PointId)");
    private static readonly SqlStatement PointAjourne = new("UPDATE Point SET Etat = 'Ajourne', Avis = 'Ajourne' WHERE Id = @PointId");
    private static readonly SqlStatement DossierInstruit = new("UPDATE Dossier SET Etat = 'Instruit' WHERE Id = @DossierId");
    private static readonly SqlStatement Journal = new("SELECT COUNT(*) AS Nombre FROM Journal WHERE Action = 'publier' AND Objet = 'Courrier' AND ObjetId = @CourrierId");
    private static readonly SqlStatement Deport = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, Origine, DeclareLe) VALUES (@Id, @CompteId, @DossierId, 'Declare', @Le)
        """);

    // Without a name, the delegation of the same person ended.
    private static readonly SqlStatement AutreSignataire = new("""
        UPDATE AppelFinanceur SET SignataireNom = COALESCE(@Nom, SignataireNom), SignataireAu = CASE WHEN @Nom IS NULL THEN '2020-12-31' ELSE SignataireAu END
        """);

    private static readonly SqlStatement AutresSigles = new("UPDATE Financeur SET Sigle = CONCAT('N', Sigle), Nom = CONCAT(Nom, ' et alentours')");

    private static readonly SqlStatement MemeOrganisation = new("""
        UPDATE Dossier SET OrganisationId = (SELECT m.OrganisationId FROM Dossier m WHERE m.Id = @Modele), CreePar = (SELECT m.CreePar FROM Dossier m WHERE m.Id = @Modele) WHERE Id IN @Ids
        """);

    private CourriersDEssai essai = null!;

    [SetUp]
    public async Task OuvrirAsync() => essai = await CourriersDEssai.OuvrirAsync();

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task The_published_PDF_says_the_relevé_and_the_page_says_the_same()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        var pret = await essai.PretAsync(point.PointId);
        Assert.That(pret.Etat, Is.EqualTo(EtatCourrier.BonASigner));

        var bilan = (await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        Assert.That((bilan.Faits, bilan.Refus), Is.EqualTo((1, Array.Empty<RefusDeCourrier>())));
        var courrier = (await essai.Publies.PourLePorteurAsync(point.DossierId, null, await essai.PorteurAsync(point.DossierId)))!;
        var texte = string.Join(" ", TexteDUnPdf.Pages(await LirePdfAsync(courrier.Empreinte)));
        var total = new Montant(await CompterAsync(Montants, new { point.DossierId }));
        Assert.Multiple(() =>
        {
            Assert.That(TexteDUnPdf.SansBlancs(texte), Does.Contain(TexteDUnPdf.SansBlancs($"Total arbitré : {total}")));
            Assert.That(texte, Does.Contain(courrier.Numero).And.Contain("Avis favorable").And.Contain("n’est pas une décision d’attribution"));
            Assert.That(TexteDUnPdf.SansBlancs(texte), Does.Contain($"https://aap.exemple.fr/verifier/{courrier.Numero}"));
            Assert.That(courrier.Numero, Is.EqualTo($"{point.NumeroDossier}-C1"));
            foreach (var dit in TexteDuDocument.Lire(courrier.Document))
            {
                Assert.That(TexteDUnPdf.SansBlancs(texte), Does.Contain(TexteDUnPdf.SansBlancs(dit)));
            }
        });
        var apres = (await essai.ListerAsync()).Single(c => c.PointId == point.PointId);
        Assert.Multiple(() =>
        {
            Assert.That((apres.Etat, apres.EtatDossier), Is.EqualTo((EtatCourrier.Publie, EtatDossier.AvisTransmis)));
            Assert.That(apres.PremiereLectureLe, Is.EqualTo(essai.Horloge.GetUtcNow()));
        });
    }

    [Test]
    public async Task A_funder_renamed_after_the_relevé_still_signs_under_its_new_name()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        var avant = await LogosAsync(point.PointId);
        await essai.EcrireAsync(AutresSigles);

        await essai.PretAsync(point.PointId);
        var apres = await LogosAsync(point.PointId);
        var bilan = (await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        Assert.That(avant, Is.Not.Empty);
        Assert.That(apres, Is.EquivalentTo(avant.Select(s => $"N{s}")));
        Assert.That((bilan.Faits, bilan.Refus), Is.EqualTo((1, Array.Empty<RefusDeCourrier>())));
    }

    [TestCase(null, "courrier.signataire")]
    [TestCase("Quelqu’un d’autre", "courrier.signataire-change")]
    public async Task Who_signs_is_looked_at_again_the_day_it_is_published(string? nom, string code)
    {
        var point = await PointAsync(TypeAvis.Favorable);
        await essai.PretAsync(point.PointId);
        await essai.EcrireAsync(AutreSignataire, new { Nom = nom });

        var bilan = (await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        Assert.That((bilan.Faits, bilan.Refus.Single().Refus.Code), Is.EqualTo((0, code)));
    }

    [Test]
    public async Task The_mail_says_neither_amount_nor_opinion()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        await essai.PretAsync(point.PointId);
        await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);

        var corps = (await essai.CourrielsAsync()).Where(c => c.Objet.EndsWith("votre courrier d’avis commun est disponible", StringComparison.Ordinal)).Select(c => c.Corps).ToList();

        Assert.That(corps, Is.Not.Empty);
        Assert.That(corps, Has.All.Not.Contains("€").And.All.Not.Contains("avorable").And.All.Contain($"https://aap.exemple.fr/espace/dossiers/{point.DossierId}/courrier"));
    }

    [Test]
    public async Task Several_letters_of_one_gesture_are_one_mail_to_each_person()
    {
        var points = (await essai.ListerAsync()).Take(2).ToList();
        await essai.EcrireAsync(MemeOrganisation, new { Ids = points.Select(p => p.DossierId).ToArray(), Modele = points[0].DossierId });
        foreach (var point in points)
        {
            await essai.PretAsync(point.PointId);
        }

        Assert.That((await essai.Publier().ExecuterAsync(essai.Code, [.. points.Select(p => p.PointId)], essai.Secretariat)).Valeur.Faits, Is.EqualTo(2));
        essai.Horloge.Advance(TimeSpan.FromMinutes(3));
        await new GrouperCourriels(essai.Base, essai.Ecrivain).ExecuterAsync();
        var partent = (await essai.CourrielsAsync()).Where(c => c.Objet.Contains("votre courrier d’avis commun est disponible", StringComparison.Ordinal)).ToList();
        Assert.That(partent.Where(c => c.Objet.StartsWith("2 dossiers", StringComparison.Ordinal)).Select(c => c.Corps), Is.Not.Empty.And.All.Contain($"{points[0].DossierId}/courrier").And.All.Contain($"{points[1].DossierId}/courrier"));
    }

    [Test]
    public async Task Nothing_is_found_before_publication_nor_by_another_organisation()
    {
        var points = (await essai.ListerAsync()).DistinctBy(c => c.Organisation).Take(2).ToList();
        var (point, porteur, autre) = (points[0], await essai.PorteurAsync(points[0].DossierId), await essai.PorteurAsync(points[1].DossierId));
        await essai.PretAsync(point.PointId);

        Assert.That(await essai.Publies.PourLePorteurAsync(point.DossierId, null, porteur), Is.Null);
        Assert.That(await essai.Publies.PourLesAgentsAsync(essai.Code, point.DossierId, essai.Secretariat), Is.Null);
        Assert.That((await new VerifierCourrierQuery(essai.Base).ChargerAsync($"{point.NumeroDossier}-C1", null)).EstConnu, Is.False);

        await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);

        Assert.That(await essai.Publies.PourLePorteurAsync(point.DossierId, null, autre), Is.Null);
        Assert.That(await essai.Publies.PourLePorteurAsync(point.DossierId, null, porteur), Is.Not.Null);
        Assert.That(await essai.Publies.PourLesAgentsAsync("AUTRE", point.DossierId, essai.Secretariat), Is.Null);
        Assert.That((await new VerifierCourrierQuery(essai.Base).ChargerAsync($"{point.NumeroDossier}-C1", null)).EstConnu, Is.True);
    }

    [Test]
    public async Task A_missing_bon_a_signer_holds_the_letter_and_is_named()
    {
        var point = (await essai.ListerAsync())[0];
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);

        Assert.That(await essai.ASigner.ListerAsync(essai.Signataires[0]), Is.Empty, "A draft is not shown before it is handed over.");
        var manquants = (await essai.ListerAsync())[0].Manquants!;
        var bilan = (await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        Assert.That(bilan.Refus.Single().Refus.Message, Does.EndWith($"{manquants}."));
        Assert.That(manquants.Split(", "), Has.Length.GreaterThan(1).And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That((await essai.ListerAsync())[0].Etat, Is.EqualTo(EtatCourrier.Projet));
    }

    [Test]
    public async Task Clicked_twice_it_is_published_and_told_once()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        var pret = await essai.PretAsync(point.PointId);

        var bilans = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat))));
        var courriels = await essai.CourrielsAsync();

        Assert.That((bilans.Sum(b => b.Valeur.Faits), bilans.Sum(b => b.Valeur.DejaFaits), bilans.Sum(b => b.Valeur.Refus.Count)), Is.EqualTo((1, 3, 0)));
        Assert.That(await CompterAsync(Journal, new { CourrierId = pret.CourrierId.ToString() }), Is.EqualTo(1));
        Assert.That(courriels.Count(c => c.Objet.EndsWith("votre courrier d’avis commun est disponible", StringComparison.Ordinal)), Is.InRange(1, 2), "One per address.");
    }

    [Test]
    public async Task Two_people_at_once_publish_once_and_the_slower_is_told()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        var pret = await essai.PretAsync(point.PointId);
        var collegue = essai.Secretariat with { CompteId = Guid.CreateVersion7(), Nom = "Autre secrétaire" };
        Resultat<BilanDeCourriers>? premier = null;
        // The colleague publishes while the first one's PDF is being rendered.
        var moteur = new MoteurInterrompu(() => premier = Task.Run(() => essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).GetAwaiter().GetResult());

        var second = (await essai.Publier(moteur).ExecuterAsync(essai.Code, [point.PointId], collegue)).Valeur;

        Assert.That(premier!.Valeur.Faits, Is.EqualTo(1));
        Assert.That((second.Faits, second.Refus.Single().Refus.Code), Is.EqualTo((0, "conflit")));
        Assert.That(await CompterAsync(Journal, new { CourrierId = pret.CourrierId.ToString() }), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_template_changes_the_draft_and_drops_the_approvals_given()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        Assert.That((await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.DejaFaits, Is.EqualTo(1), "The same text is left alone.");
        await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        var signataire = essai.Signataires.First(s => essai.ASigner.ListerAsync(s).GetAwaiter().GetResult().Any(c => c.MiensAttendus > 0));
        var lu = (await essai.ASigner.ListerAsync(signataire)).Single();
        await essai.EcrireAsync(AutreModele, new { essai.Code, Modele = "Un autre texte.\n\n{{tableau-des-montants}}" });
        essai.Horloge.Advance(TimeSpan.FromMinutes(5));

        var bilan = (await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;
        await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        var vise = (await essai.Donner.ExecuterAsync([new TexteLu(lu.Id, lu.Compose)], signataire)).Valeur;

        Assert.That(bilan.Faits, Is.EqualTo(1));
        Assert.That(vise.Refus.Single().Refus.Code, Is.EqualTo("courrier.recompose"));
        var document = (await new CourriersQuery(essai.Base).LireAsync(essai.Code, lu.Id, essai.Secretariat))!.Document;
        Assert.That(TexteDuDocument.Lire(document), Has.Some.EqualTo("Un autre texte.").And.Some.Contains("n’est pas une décision"));
    }

    [Test]
    public async Task A_closed_text_does_not_change_any_more()
    {
        var point = (await essai.ListerAsync())[0];
        await essai.PretAsync(point.PointId);
        await essai.EcrireAsync(AutreModele, new { essai.Code, Modele = "Un autre texte." });

        Assert.That((await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.Refus.Single().Refus.Code, Is.EqualTo("courrier.fige"));
    }

    [Test]
    public async Task A_funder_that_withdraws_after_the_relevé_stops_the_letter()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        await essai.PretAsync(point.PointId);
        await essai.EcrireAsync(Retrait, new { point.DossierId });

        Assert.That((await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.Refus.Single().Refus.Code, Is.EqualTo("courrier.releve-depasse"));
    }

    [Test]
    public async Task No_letter_is_drawn_from_an_altered_relevé()
    {
        await essai.EcrireAsync(Alteration);
        var bilan = (await essai.Preparer.ExecuterAsync(essai.Code, [(await essai.ListerAsync())[0].PointId], essai.Secretariat)).Valeur;
        Assert.That(bilan.Refus.Single().Refus.Code, Is.EqualTo("courrier.releve"));
    }

    [Test]
    public async Task A_defavorable_letter_gives_its_reason_and_is_signed_by_all()
    {
        var point = await PointAsync(TypeAvis.Defavorable);
        var courrier = await essai.PretAsync(point.PointId);
        var texte = TexteDuDocument.Lire((await new CourriersQuery(essai.Base).LireAsync(essai.Code, courrier.CourrierId!.Value, essai.Secretariat))!.Document).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(texte, Has.Some.StartsWith("Avis défavorable"));
            Assert.That(texte, Has.Some.EqualTo("L’action relève d’un dispositif déjà financé par ailleurs."));
            Assert.That(texte, Has.Some.Contains("Service jeunesse de la ville"));
            Assert.That(texte, Has.None.Contains("arbitrés par l’ensemble"));
        });
    }

    [Test]
    public async Task An_adjourned_letter_says_what_is_awaited_and_leaves_the_dossier_in_instruction()
    {
        var point = await PointAsync(TypeAvis.Favorable);
        await AjournerAsync(point);

        var pret = await essai.PretAsync(point.PointId);
        var bilan = (await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        var document = (await new CourriersQuery(essai.Base).LireAsync(essai.Code, pret.CourrierId!.Value, essai.Secretariat))!.Document;
        var apres = (await essai.ListerAsync()).Single(c => c.PointId == point.PointId);
        Assert.That((bilan.Faits, apres.Etat, apres.EtatDossier), Is.EqualTo((1, EtatCourrier.Publie, EtatDossier.Instruit)));
        Assert.That(TexteDuDocument.Lire(document), Has.Some.StartsWith("Examen ajourné").And.Some.Contains("Un budget détaillé").And.None.Contains("Arbitré,"));
    }

    [Test]
    public async Task In_deport_neither_list_nor_letter_nor_publication()
    {
        var point = (await essai.ListerAsync())[0];
        var pret = await essai.PretAsync(point.PointId);
        await essai.EcrireAsync(Deport, new { Id = Guid.CreateVersion7(), essai.Secretariat.CompteId, point.DossierId, Le = essai.Horloge.GetUtcNow() });
        await essai.RelireAsync();

        Assert.That((await essai.ListerAsync()).Select(c => c.PointId), Does.Not.Contain(point.PointId));
        Assert.That(await new CourriersQuery(essai.Base).LireAsync(essai.Code, pret.CourrierId!.Value, essai.Secretariat), Is.Null);
        Assert.That((await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.Refus.Single().Refus.Code, Is.EqualTo("courrier.absent"));
    }

    [Test]
    public async Task Only_the_roles_that_may()
    {
        var point = (await essai.ListerAsync())[0];
        var porteur = await essai.PorteurAsync(point.DossierId);
        Assert.That((await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], porteur)).Issue, Is.EqualTo(Issue.Absent));
        var pret = await essai.PretAsync(point.PointId);
        Assert.That((await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Signataires[0])).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await essai.Donner.ExecuterAsync([new TexteLu(pret.CourrierId!.Value, 0)], essai.Secretariat)).Valeur.Refus.Single().Refus, Is.EqualTo(Refus.Absent));
        Assert.That(await new CourriersQuery(essai.Base).ListerAsync(essai.Code, 1, CourriersQuery.Taille, porteur), Is.Null);
    }

    [Test]
    public async Task Pages_cover_every_letter_once_and_the_counts_are_those_of_the_call()
    {
        var tous = await essai.ListerAsync();
        await essai.Preparer.ExecuterAsync(essai.Code, [tous[0].PointId, tous[1].PointId], essai.Secretariat);
        await essai.PretAsync(tous[1].PointId);
        var query = new CourriersQuery(essai.Base);
        var pages = new List<CourriersDeLAppel>();
        for (var page = 1; page <= tous.Count; page++)
        {
            pages.Add((await query.ListerAsync(essai.Code, page, 2, essai.Secretariat))!);
        }

        Assert.That(pages.Select(p => p.Courriers.Count), Is.All.LessThanOrEqualTo(2));
        Assert.That(pages.SelectMany(p => p.Courriers).Select(c => c.PointId), Is.EqualTo(tous.Select(c => c.PointId)));
        Assert.That(pages.Select(p => p.Comptes).Distinct().Single(), Is.EqualTo(new ComptesDeCourriersRow { Tous = tous.Count, APreparer = tous.Count - 2, EnProjet = 1, ASoumettre = 1, Prets = 1, Publies = 0 }));
        Assert.That((await query.ChoisirAsync(essai.Code, [tous[^1].PointId, Guid.CreateVersion7()], essai.Secretariat))!.Single().PointId, Is.EqualTo(tous[^1].PointId));
    }

    private async Task AjournerAsync(CourrierEnListe point)
    {
        string contenu;
        await using (var session = await essai.Base.LireAsync())
        {
            contenu = (await session.UnAsync<string>(LeReleve, new { point.PointId }))!;
        }

        var releve = Releve.Lire(contenu);
        var avis = new AvisCommun(TypeAvis.Ajourne, Motif: "Le budget n’est pas lisible.", Attendu: "Un budget détaillé", AttenduLe: new DateOnly(2027, 4, 1));
        contenu = (releve with
        {
            Points = [.. releve.Points.Select(p => p.Numero == point.NumeroDossier
                ? p with { Etat = EtatPoint.Ajourne, Avis = avis, Lignes = [.. p.Lignes.Select(l => l with { Etat = EtatLigne.Proposee, Specifique = Montant.Zero, DroitCommun = Montant.Zero, Fermete = null })] }
                : p)],
        }).Ecrire();
        await essai.EcrireAsync(AutreReleve, new { point.PointId, Contenu = contenu, Empreinte = Releve.Empreinte(contenu) });
        await essai.EcrireAsync(PointAjourne, new { point.PointId });
        await essai.EcrireAsync(DossierInstruit, new { point.DossierId });
    }

    private async Task<IReadOnlyList<string>> LogosAsync(Guid pointId)
    {
        var courrier = (await essai.ListerAsync()).Single(c => c.PointId == pointId).CourrierId!.Value;
        return (await new CourriersQuery(essai.Base).LireAsync(essai.Code, courrier, essai.Secretariat))!.Document.Logos;
    }

    private async Task<CourrierEnListe> PointAsync(TypeAvis avis) => (await essai.ListerAsync()).First(c => c.Avis == avis);

    private async Task<byte[]> LirePdfAsync(string empreinte)
    {
        await using var contenu = essai.Depot.Ouvrir(empreinte)!;
        using var memoire = new MemoryStream();
        await contenu.CopyToAsync(memoire);
        return memoire.ToArray();
    }

    private async Task<long> CompterAsync(SqlStatement sql, object parametres)
    {
        await using var session = await essai.Base.LireAsync();
        return await session.UnAsync<long>(sql, parametres);
    }

    private sealed class MoteurInterrompu(Action pendant) : IMoteurPdf
    {
        public void Rendre(DocumentImprime document, Stream sortie)
        {
            pendant();
            new MoteurPdfSkia().Rendre(document, sortie);
        }
    }
}
