using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;
using AppelAProjets.Domain.Organisations;

namespace AppelAProjets.Domain.Tests.Formulaires;

/// <summary>Every field of the Cerfa 12156*06 is typed somewhere, or the list says why not; and nothing claims to be of the Cerfa without being in the list.</summary>
public sealed class ChampsDuCerfaTests
{
    private static readonly (string Numero, string Libelle, string Lieu)[] Liste =
    [
        .. File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Formulaires", "ChampsDuCerfa.txt")).Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Select(l => (l[0], l[1], l[2])),
    ];

    private static readonly IReadOnlyList<ChampDeFormulaire> Champs = ChampsDuDossier.Pour(new OptionsDuFormulaire { Annee = 2028, Quartiers = [new("QN04405M", "Bellevue")], Financeurs = [new("financeur", "Ville")] });

    private static readonly string[] Identite =
        [.. typeof(IdentiteComplete).GetProperties().Where(p => p.PropertyType.Namespace == typeof(IdentiteComplete).Namespace)
            .SelectMany(page => page.PropertyType.GetProperties().Where(p => p.CanWrite).Select(p => $"{page.Name}.{p.Name}"))];

    private static IEnumerable<string> Lieux(string nature) => Liste.Where(l => l.Lieu.StartsWith(nature + " ", StringComparison.Ordinal)).Select(l => l.Lieu[(nature.Length + 1)..].Trim());

    private static bool Couvre(string motif, string cle) => motif.EndsWith('*') ? cle.StartsWith(motif[..^1], StringComparison.Ordinal) : cle == motif;

    [Test]
    public void Each_place_named_exists() => Assert.Multiple(() =>
    {
        Assert.That(Lieux("champ").Where(motif => !Champs.Any(c => Couvre(motif, c.Cle))), Is.Empty);
        Assert.That(Lieux("identite").Except(Identite), Is.Empty);
        Assert.That(Lieux("absent"), Has.All.Length.GreaterThan(20), "a reason");
        Assert.That(Liste.Select(l => l.Lieu.Split(' ')[0]).Distinct(), Is.EquivalentTo(new[] { "champ", "identite", "piece", "absent" }));
    });

    [Test]
    public void Each_field_of_the_Cerfa_is_in_the_list() => Assert.Multiple(() =>
    {
        Assert.That(Champs.Where(c => c.Cerfa is not null && !Lieux("champ").Any(motif => Couvre(motif, c.Cle))).Select(c => c.Cle), Is.Empty);
        Assert.That(Identite.Except(Lieux("identite")), Is.Empty);
        Assert.That(Liste.Select(l => l.Numero).Distinct(), Is.SupersetOf(new[] { "1.1", "1.2", "1.3", "1.4", "1.5", "1.5.1", "1.6", "1.7", "2", "3", "4", "5", "6", "6bis", "7" }));
        Assert.That(Champs.Where(c => c.Section == SectionDossier.Budget), Has.All.Property(nameof(ChampDeFormulaire.Cerfa)).EqualTo("6bis"));
    });
}
