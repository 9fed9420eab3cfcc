using AppelAProjets.Application.Courriers;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>A signatory does not agree with a letter: it goes back, is corrected or answered, and is asked for again; nothing is published meanwhile.</summary>
[SurChaqueMoteur]
public sealed class RefuserBonASignerTests
{
    private static readonly SqlStatement AutreModele = new("UPDATE Appel SET ModeleDeCourrier = @Modele WHERE Code = @Code");
    private static readonly SqlStatement Motifs = new("SELECT j.Motif FROM Journal j WHERE j.Action = 'refuser-bon-a-signer'");
    private static readonly SqlStatement SansSignataire = new("UPDATE Habilitation SET Fin = Debut WHERE Role = 'SignataireCourrier' AND FinanceurId = @FinanceurId");

    private CourriersDEssai essai = null!;
    private CourrierEnListe point = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await CourriersDEssai.OuvrirAsync();
        point = (await essai.ListerAsync()).First(c => c.Avis == TypeAvis.Favorable);
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task Refused_it_goes_back_to_the_Secretariat_which_reads_why_and_cannot_publish()
    {
        var (premier, second) = await CosignatairesAsync();
        await ViserAsync(second);
        Assert.That((await RefuserAsync(premier, "Le montant de la Ville manque.")).Issue, Is.EqualTo(Issue.Fait));

        var apres = await LireAsync();
        var publie = (await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;
        var lu = (await new CourriersQuery(essai.Base).LireAsync(essai.Code, apres.CourrierId!.Value, essai.Secretariat))!;
        Assert.Multiple(() =>
        {
            Assert.That((apres.Etat, apres.SoumisLe), Is.EqualTo((EtatCourrier.Projet, (DateTimeOffset?)null)));
            Assert.That(apres.Refuses, Is.EqualTo(lu.Bons.Single(b => b.RefuseLe is not null).Sigle));
            Assert.That(lu.Remarques.Single(), Has.Property("Texte").EqualTo("Le montant de la Ville manque.").And.Property("EstRefus").True);
            Assert.That(lu.Bons.Count(b => b.Le is not null), Is.EqualTo(1), "The other one approved this text, which has not changed.");
            Assert.That(publie.Refus.Single().Numero, Is.EqualTo(apres.Numero));
            Assert.That(publie.Refus.Single().Refus.Message, Does.Contain(apres.Refuses));
        });
        Assert.That(await ListeAsync<string>(Motifs), Is.EqualTo(new[] { "Le montant de la Ville manque." }));
        Assert.That((await essai.CourrielsAsync()).Where(c => c.Objet.Contains("refusé", StringComparison.Ordinal)).Select(c => c.Corps), Is.Not.Empty.And.None.Contains("montant de la Ville"));
        Assert.That((await essai.ASigner.ListerAsync(premier)).Single(c => c.Id == apres.CourrierId), Has.Property("EstRendu").True.And.Property("MiensAttendus").Zero);
    }

    [Test]
    public async Task It_is_asked_for_again_only_once_the_refusal_is_answered()
    {
        var (premier, _) = await CosignatairesAsync();
        await RefuserAsync(premier, "Pourquoi cette date ?");

        var sansReponse = (await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;
        await new RemarquerCourrier(essai.Ecrivain).ExecuterAsync((await LireAsync()).CourrierId!.Value, "C’est celle du comité.", essai.Secretariat);
        var repondu = (await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        Assert.That((sansReponse.Refus.Single().Refus.Code, sansReponse.Refus.Single().Numero), Is.EqualTo(("courrier.refuse", (await LireAsync()).Numero)));
        Assert.That((repondu.Faits, repondu.Refus.Count), Is.EqualTo((1, 0)));
        Assert.That((await LireAsync()).Refuses, Is.Null);
        await ViserAsync(premier);
        Assert.That((await essai.ASigner.ListerAsync(premier)).Single(c => c.Id == point.CourrierId || c.Numero == point.NumeroDossier + "-C1").MiensAttendus, Is.Zero);
    }

    [Test]
    public async Task Corrected_its_other_bons_a_signer_are_asked_again_and_all_is_published()
    {
        var (premier, second) = await CosignatairesAsync();
        await ViserAsync(second);
        await RefuserAsync(premier, "Une faute dans l’objet.");
        await essai.EcrireAsync(AutreModele, new { essai.Code, Modele = "Un autre texte.\n\n{{tableau-des-montants}}" });
        essai.Horloge.Advance(TimeSpan.FromMinutes(5));
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);

        Assert.That((await LireAsync()).Manquants!.Split(", "), Has.Length.EqualTo(2));
        await essai.ViserAsync();
        Assert.That((await essai.Publier().ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.Faits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_text_that_changed_meanwhile_is_not_refused_and_a_refusal_says_why()
    {
        var (premier, _) = await CosignatairesAsync();
        var lu = (await essai.ASigner.ListerAsync(premier)).Single();
        var refuser = Refuser;
        Assert.That((await refuser.ExecuterAsync(new TexteLu(lu.Id, lu.Compose - 1), "Non.", premier)).Refus!.Code, Is.EqualTo("courrier.recompose"));
        Assert.That((await refuser.ExecuterAsync(new TexteLu(lu.Id, lu.Compose), " ", premier)).Refus!.Code, Is.EqualTo("motif.absent"));
        Assert.That((await refuser.ExecuterAsync(new TexteLu(lu.Id, lu.Compose), "Non.", essai.Secretariat)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await LireAsync()).SoumisLe, Is.Not.Null);
    }

    [Test]
    public async Task A_letter_fully_approved_is_taken_back_and_approved_again_whether_its_text_changes_or_not()
    {
        await essai.ViserAsync();
        var id = (await LireAsync()).CourrierId!.Value;
        var reprendre = new ReprendreLeProjet(essai.Ecrivain);

        Assert.That((await reprendre.ExecuterAsync(essai.Code, id, null, essai.Secretariat)).Refus!.Code, Is.EqualTo("motif.absent"));
        Assert.That((await reprendre.ExecuterAsync("AUTRE", id, "Une coquille", essai.Secretariat)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await reprendre.ExecuterAsync(essai.Code, id, "Une coquille", essai.Secretariat)).Issue, Is.EqualTo(Issue.Fait));
        Assert.That((await LireAsync()).Etat, Is.EqualTo(EtatCourrier.Projet));
        await essai.Demander.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        await essai.ViserAsync();
        Assert.That((await LireAsync()).Etat, Is.EqualTo(EtatCourrier.BonASigner), "nothing had to be corrected");
        Assert.That((await reprendre.ExecuterAsync(essai.Code, id, "Une coquille", essai.Secretariat)).Issue, Is.EqualTo(Issue.Fait));

        await essai.EcrireAsync(AutreModele, new { essai.Code, Modele = "Sans coquille.\n\n{{tableau-des-montants}}" });
        essai.Horloge.Advance(TimeSpan.FromMinutes(5));
        await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat);
        Assert.That((await LireAsync()).Manquants, Is.Not.Null);
    }

    [Test]
    public async Task A_funder_that_nobody_signs_for_is_named_before_anything_is_asked()
    {
        var autre = (await essai.ListerAsync()).First(c => c.Avis == TypeAvis.Favorable && c.CourrierId is null);
        await essai.Preparer.ExecuterAsync(essai.Code, [autre.PointId], essai.Secretariat);
        var id = (await essai.ListerAsync()).Single(c => c.PointId == autre.PointId).CourrierId!.Value;
        var bon = (await new CourriersQuery(essai.Base).LireAsync(essai.Code, id, essai.Secretariat))!.Bons[0];
        await essai.EcrireAsync(SansSignataire, new { bon.FinanceurId });

        var refus = (await essai.Demander.ExecuterAsync(essai.Code, [autre.PointId], essai.Secretariat)).Valeur.Refus.Single();

        Assert.That(refus.Refus.Code, Is.EqualTo("courrier.sans-signataire"));
        Assert.That(refus.Refus.Message, Does.Contain(bon.Sigle));
    }

    [Test]
    public async Task A_letter_not_prepared_is_named_by_its_dossier()
    {
        var autre = (await essai.ListerAsync()).First(c => c.CourrierId is null);
        var refus = (await essai.Demander.ExecuterAsync(essai.Code, [autre.PointId], essai.Secretariat)).Valeur.Refus.Single();
        Assert.That((refus.Refus.Code, refus.Numero), Is.EqualTo(("courrier.absent", $"Dossier {autre.NumeroDossier}")));
    }

    [Test]
    public async Task Each_institution_reads_its_own_amounts()
    {
        var (premier, second) = await CosignatairesAsync();
        var (lu, autre) = ((await essai.ASigner.ListerAsync(premier)).Single(), (await essai.ASigner.ListerAsync(second)).Single());
        Assert.That(lu.Lignes, Has.Count.EqualTo(1));
        Assert.That(lu.Lignes[0].Demande.EstPositif && ((lu.Lignes[0].Specifique ?? default) + (lu.Lignes[0].DroitCommun ?? default)).EstPositif, Is.True);
        Assert.That(autre.Lignes.Single().FinanceurId, Is.Not.EqualTo(lu.Lignes[0].FinanceurId));
    }

    private RefuserBonASigner Refuser => new(essai.Ecrivain, essai.Liens);

    private async Task<Resultat> RefuserAsync(Acteur signataire, string motif)
    {
        var lu = (await essai.ASigner.ListerAsync(signataire)).Single(c => c.MiensAttendus > 0);
        return await Refuser.ExecuterAsync(new TexteLu(lu.Id, lu.Compose), motif, signataire);
    }

    private async Task ViserAsync(Acteur signataire)
    {
        var lu = (await essai.ASigner.ListerAsync(signataire)).Single(c => c.MiensAttendus > 0);
        Assert.That((await essai.Donner.ExecuterAsync([new TexteLu(lu.Id, lu.Compose)], signataire)).Valeur.Faits, Is.EqualTo(1));
    }

    private async Task<(Acteur Premier, Acteur Second)> CosignatairesAsync()
    {
        var attendus = new List<Acteur>();
        foreach (var signataire in essai.Signataires)
        {
            if ((await essai.ASigner.ListerAsync(signataire)).Count > 0)
            {
                attendus.Add(signataire);
            }
        }

        Assert.That(attendus, Has.Count.EqualTo(2));
        return (attendus[0], attendus[1]);
    }

    private async Task<CourrierEnListe> LireAsync() => (await essai.ListerAsync()).Single(c => c.PointId == point.PointId);

    private async Task<IReadOnlyList<T>> ListeAsync<T>(SqlStatement sql)
    {
        await using var session = await essai.Base.LireAsync();
        return await session.ListeAsync<T>(sql);
    }
}
