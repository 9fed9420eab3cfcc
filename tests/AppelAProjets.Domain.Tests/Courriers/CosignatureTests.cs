using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Tests.Courriers;

/// <summary>Who signs, and when the letter may no longer say what was frozen.</summary>
public sealed class CosignatureTests
{
    private static readonly Guid Prefecture = Guid.NewGuid();
    private static readonly Guid Ville = Guid.NewGuid();
    private static readonly Guid Caf = Guid.NewGuid();

    [TestCase(TypeAvis.Favorable)]
    [TestCase(TypeAvis.FavorableSousReserve)]
    public void A_favourable_letter_is_signed_by_those_who_bring_money(TypeAvis avis)
    {
        LigneDeFinanceur[] lignes =
        [
            Ligne(Prefecture, "PREF", EtatLigne.Arbitree, 500),
            Ligne(Prefecture, "PREF", EtatLigne.Accordee, 200),
            Ligne(Ville, "VILLE", EtatLigne.RefuseeComite, 0),
            Ligne(Caf, "CAF", EtatLigne.RetireeParFinanceur, 300),
        ];
        Assert.That(Cosignature.Financeurs(avis, lignes), Is.EqualTo(new[] { Prefecture }));
    }

    [TestCase(TypeAvis.Defavorable)]
    [TestCase(TypeAvis.Ajourne)]
    public void Another_letter_speaks_for_all_that_were_asked(TypeAvis avis)
    {
        LigneDeFinanceur[] lignes =
        [
            Ligne(Prefecture, "PREF", EtatLigne.Proposee, null), Ligne(Ville, "VILLE", EtatLigne.RefuseeComite, 0), Ligne(Caf, "CAF", EtatLigne.RetireeParPorteur, null),
        ];
        Assert.That(Cosignature.Financeurs(avis, lignes), Is.EqualTo(new[] { Prefecture, Ville }));
    }

    [Test]
    public void A_granted_line_still_holds_and_a_withdrawn_or_changed_one_does_not()
    {
        LigneDeFinanceur[] releve = [Ligne(Prefecture, "PREF", EtatLigne.Arbitree, 500), Ligne(Ville, "VILLE", EtatLigne.Arbitree, 300), Ligne(Caf, "CAF", EtatLigne.RefuseeComite, 0)];
        Assert.Multiple(() =>
        {
            Assert.That(Cosignature.Ecarts(releve, [releve[0] with { Etat = EtatLigne.Accordee }, releve[1], releve[2]]), Is.Empty);
            Assert.That(Cosignature.Ecarts(releve, [releve[0], releve[1] with { Etat = EtatLigne.RetireeParFinanceur }]), Is.EqualTo(new[] { "VILLE" }));
            Assert.That(Cosignature.Ecarts(releve, [Ligne(Prefecture, "PREF", EtatLigne.Arbitree, 499), releve[1]]), Is.EqualTo(new[] { "PREF" }));
            Assert.That(Cosignature.Ecarts(releve, [.. releve, Ligne(Caf, "CAF", EtatLigne.Arbitree, 10)]), Is.EqualTo(new[] { "CAF" }));
            Assert.That(Cosignature.Ecarts(releve, [releve[0] with { Financeur = "DDETS" }, releve[1], releve[2]]), Is.Empty, "renamed, and the same funder");
            Assert.That(Cosignature.Ecarts(releve, [releve[0] with { Financeur = "DDETS", Etat = EtatLigne.RetireeParFinanceur }, releve[1]]), Is.EqualTo(new[] { "DDETS" }));
        });
    }

    private static LigneDeFinanceur Ligne(Guid id, string sigle, EtatLigne etat, long? euros) =>
        new(id, sigle, etat, euros is { } montant ? new Repartition(Montant.DeEuros(montant), Montant.Zero) : null);
}
