using AppelAProjets.Application.Liens;
using AppelAProjets.Web.Tests.Architecture;
using AppelAProjets.Web.Tests.Routes;

namespace AppelAProjets.Web.Tests.Partage;

/// <summary>Every form that posts has its line in <c>formulaires.txt</c>, which says what becomes of the text typed in it.</summary>
public sealed class FormulairesGardesTests
{
    private static readonly IReadOnlyList<SourceDuDepot> Vues = SourceDuDepot.De(".cshtml");

    [Test]
    public void Every_form_has_its_line_and_the_line_says_what_the_view_does() => Assert.That(string.Join('\n', Ecarts(FormulaireDeVue.De(Vues), Lire())), Is.Empty);

    [Test]
    public void A_new_form_a_line_without_form_and_a_line_that_lies_are_told()
    {
        var formulaires = FormulaireDeVue.De(
        [
            new("src/AppelAProjets.Web/Fonctions/A/Neuf.cshtml", """<form method="post"><partial name="_Suite" /></form> <form method="get"><input name="q" /></form>"""),
            new("src/AppelAProjets.Web/Fonctions/A/_Suite.cshtml", """<champ-zone for="Motif" />"""),
            new("src/AppelAProjets.Web/Fonctions/A/Deux.cshtml", """<form method="post" action="@x" data-sans-garde="essai"><textarea></textarea></form><form method="post" action="@x"><input type="hidden" /></form>"""),
        ]);
        Assert.That(Ecarts(formulaires, new Dictionary<string, string> { ["A/Deux.cshtml @x"] = "kept", ["A/Deux.cshtml @x #2"] = "nothing typed", ["A/Parti.cshtml (its page)"] = "kept" }), Is.EqualTo(new[]
        {
            "Add to formulaires.txt: A/Neuf.cshtml (its page) -> kept",
            "A/Deux.cshtml @x -> kept, but the view says: not kept: essai",
            "Remove from formulaires.txt (no such form): A/Parti.cshtml (its page)",
        }));
    }

    [Test]
    public void No_secret_is_kept_in_the_browser() => Assert.That(string.Join('\n', FormulaireDeVue.SecretsGardes(Vues)), Is.Empty);

    [TestCase("""<champ-texte for="Saisie.Iban" autocomplete="off" />""")]
    [TestCase("""<champ-texte for="Nouveau" type="text" />""")]
    public void A_secret_that_would_be_kept_is_told(string champ) => Assert.That(FormulaireDeVue.SecretsGardes([new("src/Essai.cshtml", champ)]), Has.Count.EqualTo(1));

    private static IEnumerable<string> Ecarts(IReadOnlyList<FormulaireDeVue> formulaires, IReadOnlyDictionary<string, string> lignes) =>
    [
        .. formulaires.Where(f => !lignes.ContainsKey(f.Cle)).Select(f => $"Add to formulaires.txt: {f.Cle} -> {f.Sort}"),
        .. formulaires.Where(f => lignes.TryGetValue(f.Cle, out var sort) && sort != f.Sort && !(sort == "visitor" && EstDesVisiteurs(f)))
            .Select(f => $"{f.Cle} -> {lignes[f.Cle]}, but the view says: {f.Sort}"),
        .. lignes.Keys.Except(formulaires.Select(f => f.Cle)).Select(cle => $"Remove from formulaires.txt (no such form): {cle}"),
    ];

    // Nobody to keep it for: the form is sent to an address that needs no account.
    private static bool EstDesVisiteurs(FormulaireDeVue formulaire) =>
        (typeof(LiensComptes).GetField(formulaire.Adresse.Split('.')[^1]) ?? typeof(LiensAvis).GetField(formulaire.Adresse.Split('.')[^1]))?.GetRawConstantValue() is string adresse && LigneDeRoute.DuFichier().Any(l => l.Cle == $"POST {adresse}" && l.EstPublique);

    private static Dictionary<string, string> Lire() =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Partage", "formulaires.txt"))
            .Where(ligne => ligne.Length > 0 && !ligne.StartsWith('#'))
            .Select(ligne => ligne.Split(" -> "))
            .ToDictionary(parties => parties[0], parties => parties[1]);
}
