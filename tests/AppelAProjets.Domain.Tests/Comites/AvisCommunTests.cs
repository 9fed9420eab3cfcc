using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Domain.Tests.Comites;

/// <summary>Invariants of the avis commun.</summary>
public sealed class AvisCommunTests
{
    private static readonly DateOnly Jour = new(2026, 6, 30);
    private static readonly ConditionDAvis Condition = new("Fournir le bilan", Jour, "CAF");

    private static Cofinancement Montants(long arbitre, long acquis = 0) => new(
        [new(Guid.Empty, "CAF", arbitre == 0 ? EtatLigne.RefuseeComite : EtatLigne.Arbitree, new Repartition(Montant.DeEuros(arbitre), Montant.Zero))],
        Montant.DeEuros(acquis));

    private static string[] Codes(AvisCommun avis, Cofinancement montants, long seuil = 100) => [.. avis.Manques(montants, Montant.DeEuros(seuil)).Select(r => r.Code)];

    [Test]
    public void FavorableDemandeUnMontantEtLeSeuil() => Assert.Multiple(() =>
    {
        var avis = new AvisCommun(TypeAvis.Favorable);
        Assert.That(Codes(avis, Montants(100)), Is.Empty);
        Assert.That(Codes(avis, Montants(60, acquis: 40)), Is.Empty);
        Assert.That(Codes(avis, Montants(99)), Is.EqualTo(new[] { "avis.seuil" }));
        Assert.That(Codes(avis, Montants(0, acquis: 200)), Is.EqualTo(new[] { "avis.sans-montant" }));
        Assert.That(avis.Manques(Montants(99), Montant.DeEuros(100))[0].Message, Does.Contain("inférieur de 1,00\u00A0€ au seuil de viabilité, 100,00\u00A0€"));
    });

    [Test]
    public void SousReserveDemandeUnMontantEtUneConditionEntiere() => Assert.Multiple(() =>
    {
        var avis = new AvisCommun(TypeAvis.FavorableSousReserve, Conditions: [Condition]);
        Assert.That(Codes(avis, Montants(1)), Is.Empty, "the threshold is not asked for");
        Assert.That(Codes(avis, Montants(0)), Is.EqualTo(new[] { "avis.sans-montant" }));
        Assert.That(Codes(avis with { Conditions = [] }, Montants(1)), Is.EqualTo(new[] { "avis.conditions" }));
        Assert.That(Codes(avis with { Conditions = null }, Montants(1)), Is.EqualTo(new[] { "avis.conditions" }));
        Assert.That(Codes(avis with { Conditions = [Condition with { Terme = null }] }, Montants(1)), Is.EqualTo(new[] { "avis.condition-incomplete" }));
        Assert.That(Codes(avis with { Conditions = [Condition with { LeveePar = "" }] }, Montants(1)), Is.EqualTo(new[] { "avis.condition-incomplete" }));
        Assert.That(Codes(avis with { Conditions = [Condition with { Texte = "" }] }, Montants(1)), Is.EqualTo(new[] { "avis.condition-incomplete" }));
    });

    [Test]
    public void A_term_that_is_over_when_it_is_said_is_refused() => Assert.Multiple(() =>
    {
        var avis = new AvisCommun(TypeAvis.FavorableSousReserve, Conditions: [Condition]);
        Assert.That(avis.TermesPasses(Jour), Is.Empty, "the last day is not over");
        Assert.That(avis.TermesPasses(Jour.AddDays(1)).Select(r => r.Code), Is.EqualTo(new[] { "avis.condition-passee" }));
        Assert.That(new AvisCommun(TypeAvis.Ajourne, Attendu: "Le bilan", AttenduLe: Jour).TermesPasses(Jour.AddDays(1)).Select(r => r.Code), Is.EqualTo(new[] { "avis.attendu-passe" }));
    });

    [Test]
    public void The_same_avis_says_the_same_conditions() => Assert.Multiple(() =>
    {
        var avis = new AvisCommun(TypeAvis.FavorableSousReserve, Conditions: [Condition]);
        Assert.That(avis.DitComme(avis with { Conditions = [Condition with { }] }), Is.True);
        Assert.That(avis.DitComme(avis with { Conditions = [Condition with { Terme = Jour.AddDays(1) }] }), Is.False);
        Assert.That(avis.DitComme(avis with { Motif = "Précisé" }), Is.False);
        Assert.That(avis.DitComme(null), Is.False);
    });

    [Test]
    public void DefavorableDemandeUnMotifEtAucunMontant() => Assert.Multiple(() =>
    {
        var avis = new AvisCommun(TypeAvis.Defavorable, "Hors du territoire");
        Assert.That(Codes(avis, Montants(0, acquis: 500)), Is.Empty);
        Assert.That(Codes(avis, Montants(1)), Is.EqualTo(new[] { "avis.avec-montant" }));
        Assert.That(Codes(avis with { Motif = " " }, Montants(0)), Is.EqualTo(new[] { "avis.motif" }));
    });

    [Test]
    public void AjourneDitCeQuiEstAttenduEtJusquaQuand() => Assert.Multiple(() =>
    {
        var avis = new AvisCommun(TypeAvis.Ajourne, Attendu: "Le budget révisé", AttenduLe: Jour);
        Assert.That(Codes(avis, Montants(0)), Is.Empty);
        Assert.That(Codes(avis, Montants(1)), Is.EqualTo(new[] { "avis.avec-montant" }));
        Assert.That(Codes(avis with { Attendu = null }, Montants(0)), Is.EqualTo(new[] { "avis.attendu" }));
        Assert.That(Codes(avis with { AttenduLe = null }, Montants(0)), Is.EqualTo(new[] { "avis.attendu" }));
    });

    [Test]
    public void UneReorientationNommeSonDestinataire()
    {
        var avis = new AvisCommun(TypeAvis.Defavorable, "Hors critères", ReorienteVers: " ");
        Assert.That(Codes(avis, Montants(0)), Is.EqualTo(new[] { "avis.reorientation" }));
        Assert.That(Codes(avis with { ReorienteVers = "Direction de la culture" }, Montants(0)), Is.Empty);
    }

    [Test]
    public void UneConditionSeLeveUneFoisAvecUnePreuve() => Assert.Multiple(() =>
    {
        var levee = Condition.Lever(Jour, "Bilan reçu").Valeur;
        Assert.That(levee.LeveeLe, Is.EqualTo(Jour));
        Assert.That(levee.Preuve, Is.EqualTo("Bilan reçu"));
        Assert.That(levee.Lever(Jour, "Encore").Refus?.Code, Is.EqualTo("condition.deja-levee"));
        Assert.That(Condition.Lever(Jour, " ").Refus?.Code, Is.EqualTo("condition.preuve"));
    });
}
