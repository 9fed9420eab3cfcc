using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Scenarios;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Scenarios;

/// <summary>What-if allocations over all the envelopes of a call: to the centime, never over, whatever the dossiers are.</summary>
public sealed class ScenariosTests
{
    private static readonly Guid[] Financeurs = [.. Enumerable.Range(1, 3).Select(n => new Guid(n, 0, 0, new byte[8]))];

    private static readonly Gen<Montant> Petit = Gen.Frequency((1, Gen.Const(Montant.Zero)), (4, Gen.Long[1, 900].Select(c => new Montant(c))));

    private static readonly Gen<LigneDeScenario> Lignes = Gen.Select(Petit, Petit, Petit, Gen.Frequency((3, Gen.Const((Montant?)null)), (1, Gen.Long[1, 300].Select(c => (Montant?)new Montant(c)))))
        .Select((specifique, droitCommun, demande, minimum) => new LigneDeScenario(Guid.Empty, "", new(specifique, droitCommun), demande) { Minimum = minimum });

    private static readonly Gen<DossierDeScenario> Dossiers = Gen.Select(Lignes.Array[0, 3], Gen.Int[0, 10_000], Petit, Petit, Gen.Long[0, 3_000], Gen.Int[0, 1]).Select((lignes, note, acquis, seuil, charges, quartier) =>
        new DossierDeScenario
        {
            Id = Guid.Empty,
            Numero = "",
            Lignes = [.. lignes.Select((l, i) => l with { FinanceurId = Financeurs[i], Sigle = $"F{i}" })],
            Note = note < 500 ? null : note,
            Acquis = acquis,
            Seuil = seuil,
            Charges = charges < 200 ? null : new Montant(charges),
            Quartiers = [new PartDeQuartier($"Q{quartier}", $"Quartier {quartier}", 100)],
        });

    private static readonly Gen<ScenarioDAppel> Appels = Gen.Select(Dossiers.Array[0, 12], Gen.Long[-100, 3_000].Array[6], Gen.Int[0, 6]).Select((dossiers, montants, sansPlafond) => new ScenarioDAppel(
        [.. dossiers.Select((d, i) => d with { Id = new Guid(100 + i, 0, 0, new byte[8]), Numero = $"AAP-{i:000}" })],
        [.. montants.Select((m, i) => new EnveloppeDeScenario(Financeurs[i / 2], $"F{i / 2}", $"Financeur {i / 2}", (TypeDeCredits)(i % 2), i == sansPlafond ? null : new Montant(m)))]));

    private static readonly Gen<ReglagesDeCalcul> Reglages = Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100]).Select((part, equite) => new ReglagesDeCalcul(part, equite));

    private static bool TientDansLesEnveloppes(ScenarioDAppel appel, Allocation allocation) =>
        BilanDeScenario.De(appel, allocation).Enveloppes.All(e => !(e.Reste is { EstNegatif: true } && e.Tenu.EstPositif));

    private static bool TientDansSesLignes(DossierDeScenario dossier, Allocation allocation) =>
        dossier.Lignes.All(l => allocation[dossier.Id, l.FinanceurId] is var m && m.Specifique <= l.Propose.Specifique && m.DroitCommun <= l.Propose.DroitCommun && !m.Specifique.EstNegatif && !m.DroitCommun.EstNegatif);

    private static bool EstJuste(DossierDeScenario dossier, Allocation allocation) =>
        TientDansSesLignes(dossier, allocation)
        && (allocation.EstFinance(dossier) || allocation.De(dossier).Total.EstNul)
        && !(dossier.Charges is { } charges && allocation.De(dossier).Total.EstPositif && allocation.Couvert(dossier) > charges)
        && dossier.Lignes.All(l => allocation[dossier.Id, l.FinanceurId].Total is var t && (t.EstNul || !(t < l.Minimum)));

    [Test]
    public void By_rank_holds_in_every_envelope_and_leaves_nobody_under_its_threshold() =>
        Appels.Sample(appel =>
        {
            var allocation = Remplissage.Remplir(appel, ModeDeRemplissage.ParRang);
            return TientDansLesEnveloppes(appel, allocation) && appel.Dossiers.All(d => EstJuste(d, allocation));
        });

    [Test]
    public void A_computed_amount_never_goes_over_the_share_of_the_assiette_that_the_call_allows_to_one_funder()
    {
        var ligne = new LigneDeScenario(Financeurs[0], "F0", new(new Montant(600), new Montant(300)), new Montant(900));
        var dossier = new DossierDeScenario { Id = Guid.Empty, Numero = "", Lignes = [ligne], Charges = new Montant(2_000), Assiette = new Montant(1_000), PartMaximale = Taux.DePourcentage(60) };
        Assert.That(dossier.Plafond(ligne), Is.EqualTo(new Repartition(new Montant(400), new Montant(200))));
        Assert.That((dossier with { Assiette = null }).Plafond(ligne), Is.EqualTo(ligne.Propose), "60 % of 2,000 is more than what is proposed");
        Assert.That((dossier with { PartMaximale = null }).Plafond(ligne), Is.EqualTo(ligne.Propose));
    }

    [Test]
    public void In_proportion_gives_all_of_a_short_envelope_to_the_centime_and_no_line_more_than_its_proposal() =>
        Appels.Sample(appel =>
        {
            var allocation = Remplissage.Remplir(appel, ModeDeRemplissage.AuProrata);
            return appel.Dossiers.All(d => TientDansSesLignes(d, allocation)) && BilanDeScenario.De(appel, allocation).Enveloppes.All(e =>
            {
                var voulu = Montant.Somme(appel.Dossiers.SelectMany(d => d.Lignes).Where(l => l.FinanceurId == e.Enveloppe.FinanceurId).Select(l => l.Propose.De(e.Enveloppe.Type)));
                var disponible = e.Enveloppe.Disponible is { } d ? d.EstNegatif ? Montant.Zero : d : voulu;
                return e.Tenu == (voulu < disponible ? voulu : disponible);
            });
        });

    [Test]
    public void The_proposals_as_they_are_sum_to_themselves() =>
        Appels.Sample(appel => BilanDeScenario.De(appel, Remplissage.Remplir(appel, ModeDeRemplissage.Propositions)).Total == Montant.Somme(appel.Dossiers.SelectMany(d => d.Lignes).Select(l => l.Propose.Total)));

    [Test]
    public void Whatever_a_solver_answers_what_is_computed_holds() =>
        Gen.Select(Appels, Reglages, Gen.Long[-50, 1_200].Array[72]).Sample((appel, reglages, reponse) =>
        {
            var (probleme, montants, n) = (ProblemeDeCalcul.De(appel, reglages), new Allocation(), 0);
            foreach (var (dossier, ligne) in appel.Dossiers.SelectMany(d => d.Lignes.Select(l => (d, l))))
            {
                montants[dossier.Id, ligne.FinanceurId] = new(new Montant(reponse[n++ % 72]), new Montant(reponse[n++ % 72]));
            }

            var calculee = PropositionCalculee.De(probleme, new SolutionDuSolveur(montants, 0));
            return TientDansLesEnveloppes(appel, calculee.Montants)
                && appel.Dossiers.All(d => EstJuste(d, calculee.Montants))
                && appel.Dossiers.All(d => calculee.Montants.De(d).Total is var recu && (recu.EstNul || recu >= ProblemeDeCalcul.Plancher(d, reglages)))
                && calculee.Borne >= calculee.Notes && calculee.Ecart >= 0;
        });

    [Test]
    public void Each_dossier_left_out_is_told_why_and_no_other() =>
        Gen.Select(Appels, Gen.Enum<ModeDeRemplissage>()).Sample((appel, mode) =>
        {
            var allocation = Remplissage.Remplir(appel, mode);
            return appel.Dossiers.All(d => Blocage.Expliquer(appel, allocation, d).Count > 0 != allocation.EstFinance(d));
        });

    [Test]
    public void What_blocks_is_said_with_the_amount()
    {
        var ligne = new LigneDeScenario(Financeurs[0], "VILLE", new(Montant.DeEuros(5_000), Montant.Zero), Montant.DeEuros(5_000));
        var dossier = new DossierDeScenario { Id = Guid.Empty, Numero = "AAP-1", Lignes = [ligne], Note = 8_000, Seuil = Montant.DeEuros(4_000), Charges = Montant.DeEuros(20_000) };
        var allocation = new Allocation();
        Assert.Multiple(() =>
        {
            Assert.That(Dire(2_800), Is.EqualTo("L’enveloppe de Ville (crédits spécifiques) n’a plus que 2 800,00 € : il manque 2 200,00 €. En tout, il manque 1 200,00 € pour qu’il atteigne 4 000,00 €."));
            Assert.That(Dire(0), Does.StartWith("L’enveloppe de Ville (crédits spécifiques) est épuisée : il manque 5 000,00 €."));
            Assert.That(Dire(0, dossier with { Seuil = Montant.DeEuros(6_200) }), Is.EqualTo("Sous son seuil même si chacun donne tout ce qu’il propose : il manque 1 200,00 €."));
            Assert.That(Dire(0, dossier with { Note = null }), Does.StartWith("Personne ne l’a noté"));
            Assert.That(Dire(9_000), Does.StartWith("Les enveloppes permettent encore"));
            Assert.That(Dire(0, dossier with { Lignes = [] }), Is.EqualTo("Aucun financeur ne propose de montant."));
        });

        string Dire(long enveloppe, DossierDeScenario? autre = null) => string.Join(' ', Blocage.Expliquer(
            new ScenarioDAppel([autre ?? dossier], [new(Financeurs[0], "VILLE", "Ville", TypeDeCredits.Specifique, Montant.DeEuros(enveloppe))]), allocation, autre ?? dossier));
    }

    [Test]
    public void The_committee_s_order_comes_before_the_score()
    {
        var ligne = new LigneDeScenario(Financeurs[0], "VILLE", new(Montant.DeEuros(5_000), Montant.Zero), Montant.DeEuros(5_000));
        DossierDeScenario[] dossiers =
        [
            new() { Id = new Guid(1, 0, 0, new byte[8]), Numero = "A", Lignes = [ligne], Note = 9_000 },
            new() { Id = new Guid(2, 0, 0, new byte[8]), Numero = "B", Lignes = [ligne], Note = 5_000, Rang = 1 },
        ];
        var allocation = Remplissage.Remplir(new ScenarioDAppel(dossiers, [new(Financeurs[0], "VILLE", "Ville", TypeDeCredits.Specifique, Montant.DeEuros(5_000))]), ModeDeRemplissage.ParRang);
        Assert.That((allocation.De(dossiers[0]).Total, allocation.De(dossiers[1]).Total), Is.EqualTo((Montant.Zero, Montant.DeEuros(5_000))));
    }

    [Test]
    public void The_ceiling_of_a_line_is_the_least_of_what_bounds_it()
    {
        var ligne = new LigneDeScenario(Financeurs[0], "VILLE", new(Montant.DeEuros(3_000), Montant.DeEuros(1_000)), Montant.DeEuros(2_000));
        var dossier = new DossierDeScenario { Id = Guid.Empty, Numero = "A", Lignes = [ligne] };
        Assert.Multiple(() =>
        {
            Assert.That(dossier.Plafond(ligne), Is.EqualTo(new Repartition(Montant.DeEuros(1_500), Montant.DeEuros(500))), "what was asked");
            Assert.That(dossier.Plafond(ligne with { Demande = Montant.Zero }), Is.EqualTo(ligne.Propose), "nobody asked this funder");
            Assert.That(dossier.Plafond(ligne with { Maximum = Montant.DeEuros(400) }).Total, Is.EqualTo(Montant.DeEuros(400)), "the funder's maximum");
            Assert.That((dossier with { Assiette = Montant.DeEuros(1_000) }).Plafond(ligne).Total, Is.EqualTo(Montant.DeEuros(1_000)), "the assiette");
        });
    }

    [Test]
    public void What_goes_over_is_said_in_words()
    {
        var tenue = new EnveloppeTenue(new(Financeurs[0], "VILLE", "Ville", TypeDeCredits.DroitCommun, Montant.DeEuros(100)), Montant.DeEuros(130));
        Assert.That(tenue.Depassement, Is.EqualTo("VILLE, droit commun : le scénario dépasse de 30,00 € ce qui reste à attribuer."));
        Assert.That((tenue with { Tenu = Montant.DeEuros(100) }).Depassement, Is.Null);
    }

    [TestCase(-1, 0, "calcul.part")]
    [TestCase(101, 0, "calcul.part")]
    [TestCase(0, 101, "calcul.equite")]
    [TestCase(100, 100, null)]
    public void Settings_are_percents(int part, int equite, string? code) => Assert.That(new ReglagesDeCalcul(part, equite).Manques().Select(m => m.Code), Is.EqualTo(code is null ? [] : new[] { code }));
}
