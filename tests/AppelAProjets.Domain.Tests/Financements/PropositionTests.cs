using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Financements;

/// <summary>The amount that a funder proposes, weighed against the action.</summary>
public sealed class PropositionTests
{
    private static readonly Gen<Montant> Somme = Gen.Long[0, 5_000_000].Select(c => new Montant(c));

    // Centimes close to each other, so that "just over" happens.
    private static readonly Gen<BaseDeProposition> Bases = Gen.Select(Somme, Gen.Long[1, 5_000_000], Gen.Long[0, 100]).Select((demande, charges, retire) =>
        new BaseDeProposition(demande, new Montant(charges), retire == 0 ? null : new Montant(charges * (100 - retire) / 100)));

    private static Repartition Parts(long specifique, long droitCommun = 0) => new(Montant.DeEuros(specifique), Montant.DeEuros(droitCommun));

    [TestCase(2_000_000, 0, "proposition.charges")]
    [TestCase(47_800, 1, "proposition.charges")]
    [TestCase(40_000, 0, null)]
    [TestCase(30_001, 10_000, "proposition.assiette")]
    [TestCase(30_000, 10_000, null)]
    [TestCase(0, 0, null)]
    public void Neither_over_the_charges_nor_over_the_assiette(long specifique, long droitCommun, string? code) =>
        Assert.That(Proposition.Refuser(Parts(specifique, droitCommun), new(Montant.DeEuros(5_000), Montant.DeEuros(47_800), Montant.DeEuros(40_000)), "Action phare.")?.Code, Is.EqualTo(code));

    [TestCase(AvisInstructeur.Defavorable, 500L, false, "défavorable")]
    [TestCase(AvisInstructeur.Defavorable, 0L, false, null)]
    [TestCase(AvisInstructeur.Defavorable, null, true, null)]
    [TestCase(AvisInstructeur.Favorable, 500L, false, null)]
    [TestCase(AvisInstructeur.Favorable, 0L, false, "0")]
    [TestCase(AvisInstructeur.FavorableSousReserve, null, true, "sous réserve, mais sans proposition")]
    [TestCase(AvisInstructeur.Favorable, null, false, null)]
    [TestCase(null, 500L, false, null)]
    public void An_opinion_against_its_amount_is_said(AvisInstructeur? avis, long? euros, bool sans, string? dit) =>
        Assert.That(Proposition.Contredire(avis, euros is { } e ? Montant.DeEuros(e) : null, sans), dit is null ? Is.Null : Does.Contain(dit).And.EndsWith("vérifiez que c’est voulu."));

    [TestCase(5_000, null, null)]
    [TestCase(5_001, " ", "proposition.motif")]
    [TestCase(5_001, "Action phare.", null)]
    public void Over_what_was_asked_needs_a_reason(long euros, string? motif, string? code) =>
        Assert.That(Proposition.Refuser(Parts(euros), new(Montant.DeEuros(5_000), Montant.DeEuros(47_800), null), motif)?.Code, Is.EqualTo(code));

    [Test]
    public void What_is_accepted_holds_in_its_bounds_and_what_is_refused_does_not() =>
        Gen.Select(Somme, Somme, Bases, Gen.Int[0, 2].Select(n => (string?)(n == 0 ? null : n == 1 ? " " : "Parce que."))).Sample((specifique, droitCommun, surQuoi, motif) =>
        {
            var (propose, refus) = (new Repartition(specifique, droitCommun), Proposition.Refuser(new(specifique, droitCommun), surQuoi, motif));
            var tient = propose.Total <= surQuoi.Charges && (surQuoi.Assiette is null || propose.Total <= surQuoi.Assiette);
            var dit = propose.Total <= surQuoi.Demande || !string.IsNullOrWhiteSpace(motif);
            return refus is null == (tient && dit) && (refus is null || refus.Code == "proposition.motif" == tient);
        });

    [Test]
    public void The_split_between_types_of_credits_changes_nothing() =>
        Gen.Select(Somme, Somme, Bases).Sample((a, b, surQuoi) =>
            Proposition.Refuser(new(a, b), surQuoi, null)?.Code == Proposition.Refuser(new(a + b, Montant.Zero), surQuoi, null)?.Code);

    [Test]
    public void The_excess_of_known_proposals_is_exact_and_hiding_one_never_adds_to_it() =>
        Gen.Select(Somme.Array[0, 6], Somme).Sample((connues, charges) =>
        {
            var (trop, moins) = (Proposition.Depassement(connues, charges), Proposition.Depassement(connues.Skip(1), charges));
            return (trop is null ? Montant.Somme(connues) <= charges : trop.Value.EstPositif && charges + trop.Value == Montant.Somme(connues)) && (moins ?? Montant.Zero) <= (trop ?? Montant.Zero);
        });

    [Test]
    public void An_assiette_under_a_visible_proposal_names_it_and_nothing_else()
    {
        (string, Montant)[] visibles = [("CAF44", Montant.DeEuros(3_000)), ("PREF44", Montant.DeEuros(9_000))];
        var refus = Proposition.RefuserLAssiette(Montant.DeEuros(5_000), visibles);
        Assert.That(refus!.Message, Does.Contain("PREF44").And.Not.Contain("CAF44"));
        Assert.That(Proposition.RefuserLAssiette(Montant.DeEuros(9_000), visibles), Is.Null);
        Assert.That(Proposition.RefuserLAssiette(null, visibles), Is.Null, "back to the charges");
    }

    [TestCase(EtatLigne.Recevable, false, false, false, EtapeDeProposition.Attendue)]
    [TestCase(EtatLigne.Recevable, true, false, false, EtapeDeProposition.AValider)]
    [TestCase(EtatLigne.Recevable, true, true, false, EtapeDeProposition.Renvoyee)]
    [TestCase(EtatLigne.Recevable, false, false, true, EtapeDeProposition.SansProposition)]
    [TestCase(EtatLigne.Proposee, true, false, false, EtapeDeProposition.Faite)]
    [TestCase(EtatLigne.NonRecevable, true, false, false, EtapeDeProposition.HorsDePropos)]
    public void Where_the_amount_stands(EtatLigne etat, bool montant, bool renvoyee, bool sans, EtapeDeProposition attendue) =>
        Assert.That(Proposition.Etape(etat, montant, renvoyee, sans), Is.EqualTo(attendue));
}
