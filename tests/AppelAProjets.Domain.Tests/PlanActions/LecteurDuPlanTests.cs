using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain.Tests.PlanActions;

public sealed class LecteurDuPlanTests
{
    private const string EnTete = "PILIER|VOLETS|OBJECTIFS OPERATIONNELS|ACTIONS|EXEMPLES DE SOUS-ACTIONS|En cours/ A réaliser|TYPE D'ACTIONS|QUARTIER";
    private static readonly NomsDeQuartiers Quartiers = new([new("Malakoff", "QN04413M", null)]);

    [Test]
    public void Headings_are_found_below_a_title_and_in_any_order() => Assert.Multiple(() =>
    {
        var lue = Correspondance.Deviner(Tableau("DOCUMENT DE TRAVAIL", "", "Quartiers concernés|Type|État d’avancement|Action|Pilier"));
        Assert.That(lue.LigneDEnTete, Is.EqualTo(3));
        Assert.That(lue.Rangs, Is.EquivalentTo(new Dictionary<ColonneDuPlan, int>
        {
            [ColonneDuPlan.Quartiers] = 0, [ColonneDuPlan.Type] = 1, [ColonneDuPlan.Etat] = 2, [ColonneDuPlan.Action] = 3, [ColonneDuPlan.Pilier] = 4,
        }));
    });

    [Test]
    public void Without_headings_the_usual_order_is_proposed() => Assert.Multiple(() =>
    {
        var lue = Correspondance.Deviner(Tableau("Cohésion|V|O|A|S|En cours|Mixte|TOUS QUARTIERS"));
        Assert.That((lue.LigneDEnTete, lue.Rangs.Count, lue.Rangs[ColonneDuPlan.Quartiers]), Is.EqualTo((0, 8, 7)));
    });

    [Test]
    public void Columns_missing_or_used_twice_are_told() => Assert.Multiple(() =>
    {
        Assert.That(new Correspondance(0, new Dictionary<ColonneDuPlan, int> { [ColonneDuPlan.Pilier] = 0 }).Verifier().Refus!.Message, Does.Contain("action, état, type d’action"));
        Assert.That(new Correspondance(0, new Dictionary<ColonneDuPlan, int> { [ColonneDuPlan.Pilier] = 0, [ColonneDuPlan.Action] = 0 }).Verifier().Refus!.Message, Does.Contain("pilier et action"));
    });

    [Test]
    public void What_merged_cells_say_once_is_inherited_and_told()
    {
        var lues = Lire(EnTete, "P1|V1|O1|A1|S1|En cours|Mixte|Tous", "||||S2|Réalisé|Institution|Malakoff", "|||A2||A réaliser|Porteur de projet|Malakoff", "P2|||A3||En cours|Mixte|Tous");
        Assert.Multiple(() =>
        {
            Assert.That(lues.Skip(1).Select(l => $"{l.Action!.Pilier} {l.Action.Volet} {l.Action.Objectif} {l.Action.Action} {l.Action.SousAction}"),
                Is.EqualTo(new[] { "P1 V1 O1 A1 S1", "P1 V1 O1 A1 S2", "P1 V1 O1 A2 ", "P2   A3 " }));
            Assert.That(lues[2].Remarques, Has.Count.EqualTo(4).And.All.Contains("repris de la ligne 2"));
            Assert.That(lues[4].Remarques, Is.Empty);
        });
    }

    [TestCase("P|V|O|A|S|Un jour|Mixte|Tous", "« Un jour » non reconnu")]
    [TestCase("P|V|O|A|S||Mixte|Tous", "État vide")]
    [TestCase("P|V|O|A|S|En cours|Club|Tous", "« Club » non reconnu")]
    [TestCase("P|V|O|A|S|En cours|Mixte|Villejean", "« Villejean » non reconnu")]
    [TestCase("P|V|O||S|En cours|Mixte|Tous", "L’action manque")]
    [TestCase("|V|O|A|S|En cours|Mixte|Tous", "Le pilier manque")]
    [TestCase("P|V|O|A|En cours|Institution|Tous|", "décalées vers la gauche")]
    [TestCase("P|V|O|A|S|En cours|Mixte|Malakoff|Château", "« Château » est au-delà de la dernière colonne")]
    [TestCase("P|V|O", "Titre seul")]
    public void A_line_that_cannot_be_read_says_why_and_blocks_only_itself(string faute, string raison)
    {
        var lues = Lire(EnTete, faute, "P2|V|O|A|S|En cours|Mixte|Tous");
        Assert.Multiple(() =>
        {
            Assert.That(lues[1].Action, Is.Null);
            Assert.That(string.Join(' ', [.. lues[1].Fautes, lues[1].HorsTableau]).Replace('\u00A0', ' '), Does.Contain(raison));
            Assert.That(lues[2].Action, Is.Not.Null);
        });
    }

    [Test]
    public void The_same_line_twice_in_a_file_is_kept_once()
    {
        var lues = Lire(EnTete, "P|V|O|Aider|S|En cours|Mixte|Tous", "p|v|o|AIDER !|s|Réalisé|Mixte|Tous");
        Assert.That((lues[1].Action is not null, lues[2].Fautes.Single()), Is.EqualTo((true, "Déjà à la ligne 2\u00A0: même pilier, volet, objectif, action et sous-action.")));
    }

    [Test]
    public void A_repeated_heading_and_what_stands_above_are_told() =>
        Assert.That(Lire("TITRE", EnTete, EnTete).Select(l => l.HorsTableau), Is.EqualTo(new[] { "Avant l’en-tête\u00A0: non lue.", "En-tête.", "En-tête répété." }));

    [Test]
    public void Marks_left_by_documents_are_removed_and_told()
    {
        var lue = Lire(EnTete, "P|V|O|Former les <u>habitants</u>|<p>A</p> <p>B</p>|En cours|Mixte|Tous")[1];
        Assert.That((lue.Action!.Action, lue.Action.SousAction, lue.Remarques.Count), Is.EqualTo(("Former les habitants", "A B", 2)));
    }

    [Test]
    public void A_text_too_long_for_its_column_is_refused() =>
        Assert.That(Lire(EnTete, $"{new string('p', 201)}|V|O|A|S|En cours|Mixte|Tous")[1].Fautes.Single(), Does.Contain("201 caractères, pour 200 au plus"));

    private static IReadOnlyList<LigneLue> Lire(params string[] lignes)
    {
        var tableau = Tableau(lignes);
        return LecteurDuPlan.Lire(tableau, Correspondance.Deviner(tableau), Quartiers);
    }

    private static List<LigneDeTableau> Tableau(params string[] lignes) => [.. lignes.Select((l, i) => new LigneDeTableau(i + 1, l.Split('|')))];
}
