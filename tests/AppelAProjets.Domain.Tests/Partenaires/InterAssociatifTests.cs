using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Partenaires;
using AppelAProjets.Domain.Tests.Partage;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Partenaires;

/// <summary>Partners of a project: who does what, when; one plan made of the parts.</summary>
public sealed class InterAssociatifTests
{
    private static readonly DateTimeOffset Midi = new(2027, 10, 2, 10, 0, 0, TimeSpan.Zero);

    private static ContextePartenaire Permis { get; } = new() { Ouvert = true, Motif = "Sans nouvelles", DernierCourriel = Midi.AddDays(-1), Maintenant = Midi, Manques = [] };

    private static readonly string[] Comptes = [.. PlanComptable.Comptes.Where(c => PlanComptable.EstSaisissable(c.Code) && c.Parent != PlanComptable.Subventions).Select(c => c.Code)];

    private static readonly Gen<LigneDeBudget> Ligne = Gen.Select(Gen.Int[0, Comptes.Length - 1], Gen.Long[0, 99_999_999], (compte, centimes) => new LigneDeBudget(Comptes[compte], new Montant(centimes)));

    private static readonly Gen<PartDePartenaire> Part =
        Gen.Select(Gen.Guid, Gen.Enum<EtatPartenaire>(), Ligne.List[0, 12], (id, etat, lignes) => new PartDePartenaire(id, $"{id}", etat) { Plan = new([.. lignes]) });

    [Test]
    public void ChefDeFile() => Matrice.Verifier(CyclePartenaire.DuChefDeFile, "Partenaires/MatriceDuChefDeFile.txt", (_, _) => Permis);

    [Test]
    public void Partenaire() => Matrice.Verifier(CyclePartenaire.DuPartenaire, "Partenaires/MatriceDuPartenaire.txt", (_, _) => Permis);

    [Test]
    public void ChaqueConditionSeRefuseSeule() => Assert.Multiple(() =>
    {
        Assert.That(Chef(EtatPartenaire.Invite, ActionDuChefDeFile.Relancer, Permis with { DernierCourriel = Midi.AddDays(-1).AddSeconds(1) }), Is.EqualTo("partenaire.relance"));
        Assert.That(Chef(EtatPartenaire.Accepte, ActionDuChefDeFile.Retirer, Permis with { Motif = " " }), Is.EqualTo("motif.absent"));
        Assert.That(Chef(EtatPartenaire.Accepte, ActionDuChefDeFile.Retirer, Permis with { Ouvert = false }), Is.EqualTo("partenaire.ferme"));
        Assert.That(Lui(EtatPartenaire.Invite, ActionDuPartenaire.Accepter, Permis with { Manques = [new Refus("partenaire.soi", "")] }), Is.EqualTo("partenaire.soi"));
        Assert.That(Lui(EtatPartenaire.Invite, ActionDuPartenaire.Decliner, Permis with { Motif = null }), Is.EqualTo("motif.absent"));
        Assert.That(Lui(EtatPartenaire.Accepte, ActionDuPartenaire.DonnerAccord, Permis with { Manques = null }), Is.EqualTo("condition.non-evaluee"));
        Assert.That(Lui(EtatPartenaire.Accorde, ActionDuPartenaire.ReprendreAccord, Permis with { Ouvert = false }), Is.EqualTo("partenaire.ferme"));
    });

    [Test]
    public void LEnsembleEstLaSommeDesParts_EtUnRetraitSoustraitExactement() =>
        Gen.Select(Ligne.List[0, 12], Part.List[0, 5]).Sample((propres, parts) =>
        {
            var chef = new PlanDeFinancement([.. propres]);
            var ensemble = InterAssociatif.Ensemble(propres, parts);
            var presentes = parts.Where(p => p.Etat is EtatPartenaire.Accepte or EtatPartenaire.Accorde).ToList();
            foreach (var partant in presentes)
            {
                var sans = InterAssociatif.Ensemble(propres, parts.Select(p => p == partant ? p with { Etat = EtatPartenaire.Retire } : p));
                if (sans.Charges + partant.Plan.Charges != ensemble.Charges || sans.Produits + partant.Plan.Produits != ensemble.Produits)
                {
                    return false;
                }
            }

            return ensemble.Charges == chef.Charges + Montant.Somme(presentes.Select(p => p.Plan.Charges))
                && ensemble.Produits == chef.Produits + Montant.Somme(presentes.Select(p => p.Plan.Produits))
                && ensemble.EmploisVolontaires == chef.EmploisVolontaires + Montant.Somme(presentes.Select(p => p.Plan.EmploisVolontaires))
                && ensemble.ContributionsVolontaires == chef.ContributionsVolontaires + Montant.Somme(presentes.Select(p => p.Plan.ContributionsVolontaires));
        });

    [Test]
    public void UnePartSEquilibreAvecCeQuiLuiRevient() => Assert.Multiple(() =>
    {
        var part = new PartDePartenaire(Guid.Empty, "Le Sillon", EtatPartenaire.Accepte) { Role = "Repas", Plan = new([new("641", new Montant(100_001)), new("756", new Montant(40_000))]), Subventions = new Montant(60_001) };
        Assert.That(part.Manques, Is.Empty);
        Assert.That((part with { Subventions = new Montant(60_000) }).Manques.Single().Message, Does.Contain("0,01"));
        Assert.That((part with { Role = "" }).Manques.Single().Code, Is.EqualTo("part.role"));
    });

    [Test]
    public void LesPartsNeDepassentPasLesSubventionsDuProjet()
    {
        var part = new PartDePartenaire(Guid.Empty, "Le Sillon", EtatPartenaire.Accorde) { AccordTient = true, Subventions = Montant.DeEuros(11) };
        var plan = new PlanDeFinancement([new("74etat", Montant.DeEuros(10))]);
        Assert.That(InterAssociatif.Manques([part], plan, ModeDeVersement.ChefDeFile).Single().Code, Is.EqualTo("partenaires.subventions"));
        Assert.That(InterAssociatif.Manques([part with { Subventions = Montant.DeEuros(10) }], plan, ModeDeVersement.ChefDeFile), Is.Empty);
        Assert.That(InterAssociatif.Manques([], plan, null), Is.Empty);
    }

    [Test]
    public void CeQuiNeVaPasDansLesMontantsSeDitDesQuIlsSontEcrits()
    {
        var part = new PartDePartenaire(Guid.Empty, "Le Sillon", EtatPartenaire.Accepte);
        Assert.That(part.Ecarts(Montant.DeEuros(10)), Is.Empty, "nothing typed, nothing wrong");
        var depense = part with { Plan = new([new("641", Montant.DeEuros(11))]), Subventions = Montant.DeEuros(11) };
        Assert.That(depense.Ecarts(Montant.DeEuros(10)).Single().Champ, Is.EqualTo($"partenaire.{Guid.Empty}.subventions"));
        Assert.That(depense.Ecarts(Montant.DeEuros(11)), Is.Empty);
        Assert.That(depense.Ecarts(Montant.Zero), Is.Empty, "nothing is asked for yet");
        Assert.That((depense with { Subventions = Montant.Zero }).Ecarts(Montant.DeEuros(20)).Single().Code, Is.EqualTo("budget.desequilibre"));
    }

    private static string? Chef(EtatPartenaire etat, ActionDuChefDeFile action, ContextePartenaire contexte) => CyclePartenaire.DuChefDeFile.Decider(etat, action, QualiteDeMembre.Signataire, contexte).Refus?.Code;

    private static string? Lui(EtatPartenaire etat, ActionDuPartenaire action, ContextePartenaire contexte) => CyclePartenaire.DuPartenaire.Decider(etat, action, QualiteDeMembre.Signataire, contexte).Refus?.Code;
}
