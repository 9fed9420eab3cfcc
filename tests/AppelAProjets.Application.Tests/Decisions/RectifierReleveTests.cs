using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Decisions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Decisions;

/// <summary>A frozen relevé is corrected by another that cites it; the former stays.</summary>
[SurChaqueMoteur]
public sealed class RectifierReleveTests
{
    private static readonly SqlStatement Prevenus = new("SELECT Destinataire FROM Courriel WHERE Objet LIKE '%en révision%' AND Corps LIKE '%un autre courrier doit le remplacer%'");

    private DossierArbitre essai = null!;

    private RectifierReleve Rectifier => new(essai.Seance.Ecrivain, Microsoft.Extensions.Options.Options.Create(new Application.Envois.LiensOptions()));

    private RectificationQuery ARectifier => new(essai.Seance.Base, essai.Seance.Horloge);

    [SetUp]
    public async Task OuvrirAsync() => essai = await DossierArbitre.FigerAsync();

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task The_new_relevé_cites_the_former_which_stays_and_the_published_letter_is_replaced()
    {
        await essai.PublierAsync(essai.PointId);
        var avant = (await ReleveAsync(null))!;
        var montant = DossierArbitre.Apport + Montant.DeEuros(50);

        var rectifie = await RectifierAsync(montant);

        Assert.That(rectifie.TousLesRefus.Select(r => r.Message), Is.Empty);
        var (ancien, nouveau) = ((await ReleveAsync(null))!, (await ReleveAsync(rectifie.Valeur))!);
        Assert.Multiple(async () =>
        {
            Assert.That(rectifie.Valeur, Is.EqualTo(avant.Numero + 1));
            Assert.That((ancien.Empreinte, ancien.EstIntact), Is.EqualTo((avant.Empreinte, true)), "nothing of the former changes");
            Assert.That(ancien.Rectifiant(essai.Numero)!.Numero, Is.EqualTo(rectifie.Valeur));
            Assert.That(nouveau.Releve.Rectifie!.Releve, Is.EqualTo(new ReleveCite(avant.Numero, avant.Releve.ArreteLe)));
            Assert.That(nouveau.Releve.Points.Select(p => p.Numero), Is.EqualTo(new[] { essai.Numero }), "only what changes");
            Assert.That(nouveau.Releve.Points[0].Arbitre, Is.EqualTo(montant));
            Assert.That(nouveau.EstIntact, Is.True);
            Assert.That(await essai.EtatAsync(), Is.EqualTo("Arbitre"));
            Assert.That((await essai.CourriersAsync()).Select(c => c.Etat), Is.EqualTo(new[] { "EnRevision" }));
        });

        Assert.That(await essai.Seance.LireAsync<string>(Prevenus), Is.Not.Empty, "the organisation learns that its letter no longer holds");

        await essai.PublierAsync(essai.PointId);
        Assert.That((await essai.CourriersAsync()).Select(c => c.Etat), Is.EqualTo(new[] { "Remplace", "Publie" }));
        Assert.That(await essai.EtatAsync(), Is.EqualTo("AvisTransmis"));
    }

    [Test]
    public async Task It_asks_for_a_reason_respects_charges_and_envelope_and_belongs_to_who_presides()
    {
        var consomme = await essai.ConsommeAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((await RectifierAsync(DossierArbitre.Apport + new Montant(1), motif: " ")).Refus?.Code, Is.EqualTo("motif.absent"));
            Assert.That((await RectifierAsync(Montant.DeEuros(9_000_000))).EstRefuse, Is.True);
            Assert.That((await RectifierAsync(Montant.Zero)).TousLesRefus.Select(r => r.Code), Does.Contain("avis.sans-montant"), "an avis follows its money");
            Assert.That((await RectifierAsync(DossierArbitre.Apport + new Montant(1), par: await essai.Seance.ActeurAsync("secretariat"))).EstRefuse, Is.True);
            Assert.That(await ARectifier.ChargerAsync(essai.Seance.SeanceId, essai.PointId, await essai.Seance.ActeurAsync("secretariat")), Is.Null);
            Assert.That(await essai.ConsommeAsync(), Is.EqualTo(consomme), "a refusal changes nothing");
        });
    }

    [Test]
    public async Task A_line_that_a_decision_closed_is_not_rectified()
    {
        Assert.That((await essai.DeciderAsync(NatureDeDecision.Accord, DossierArbitre.Apport)).Refus, Is.Null);
        var (_, releve) = (await ARectifier.ChargerAsync(essai.Seance.SeanceId, essai.PointId, essai.Presidence))!.Value;
        Assert.That((await RectifierAsync(DossierArbitre.Apport + Montant.DeEuros(50))).Refus?.Code, Is.EqualTo("rectification.rien"), "nothing else changes");
        var rectifie = await RectifierAsync(DossierArbitre.Apport + Montant.DeEuros(50), motifDeLAvis: "Dans les priorités.");
        Assert.That(rectifie.EstRefuse, Is.False, "the rest of the relevé may be");
        Assert.That((await ReleveAsync(rectifie.Valeur))!.Releve.Points[0].Arbitre, Is.EqualTo(DossierArbitre.Apport));
        Assert.That(rectifie.Valeur, Is.EqualTo(releve + 1));
    }

    private Task<ReleveLu?> ReleveAsync(int? numero) => new ReleveQuery(essai.Seance.Base).ChargerAsync(essai.Seance.SeanceId, essai.Presidence, numero);

    private async Task<Resultat<int>> RectifierAsync(Montant montant, string motif = "Montant mal reporté.", Acteur? par = null, string? motifDeLAvis = null)
    {
        var point = (await essai.Seance.PointAsync(essai.PointId, essai.Presidence))!;
        var ligne = point.Complet.Lignes.Single(l => l.Id == essai.Payeuse.Id);
        var saisie = new Rectification(
            new AvisCommun(TypeAvis.Favorable, motifDeLAvis),
            [new LigneARectifier(ligne.FinanceurId, ligne.Version, essai.Repartir(montant)) { Fermete = Fermete.SousReserveDeDecision, Motif = motif }],
            motif, point.Point.Version);
        return await Rectifier.ExecuterAsync(essai.Seance.SeanceId, essai.PointId, saisie, par ?? essai.Presidence);
    }
}
