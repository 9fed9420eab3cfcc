using System.Text.RegularExpressions;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>A view that is drawn from another folder names its parts by their whole path: a bare name is looked for in the folder of the request, and the page breaks only in the state that draws it.</summary>
public sealed partial class PartiesDeVuesTests
{
    [Test]
    public void A_part_drawn_from_another_folder_is_found_there() => Assert.That(Introuvables(SourceDuDepot.De(".cshtml"), SourceDuDepot.De(".cs")), Is.Empty);

    [TestCase("""<partial name="/Fonctions/A/_Une.cshtml" />""", "")]
    [TestCase("", """View("/Fonctions/A/_Une.cshtml", modele)""")]
    public void A_bare_name_in_such_a_part_is_told(string vue, string code)
    {
        SourceDuDepot[] vues = [new("src/AppelAProjets.Web/Fonctions/B/Page.cshtml", vue), new("src/AppelAProjets.Web/Fonctions/A/_Une.cshtml", """<partial name="_Deux" />"""), new("src/AppelAProjets.Web/Fonctions/A/_Deux.cshtml", "")];
        Assert.That(Introuvables(vues, [new("src/AppelAProjets.Web/Fonctions/B/Controller.cs", code)]), Has.One.Contains("A/_Une.cshtml: _Deux"));
        Assert.That(Introuvables([.. vues, new("src/AppelAProjets.Web/Fonctions/Partage/_Deux.cshtml", "")], [new("src/AppelAProjets.Web/Fonctions/B/Controller.cs", code)]), Is.Empty);
    }

    private static List<string> Introuvables(IReadOnlyList<SourceDuDepot> vues, IReadOnlyList<SourceDuDepot> code)
    {
        const string Racine = "src/AppelAProjets.Web";
        var parChemin = vues.ToDictionary(v => v.Chemin, v => v.Texte);
        var ailleurs = new Queue<string>(vues.Concat(code).SelectMany(s => Noms(s.Texte).Where(n => n.StartsWith('/') && Path.GetDirectoryName(Racine + n) != Path.GetDirectoryName(s.Chemin)).Select(n => Racine + n)));
        var (vus, fautes) = (new HashSet<string>(), new List<string>());
        while (ailleurs.TryDequeue(out var chemin))
        {
            if (!vus.Add(chemin) || !parChemin.TryGetValue(chemin, out var texte))
            {
                continue;
            }

            foreach (var nom in Noms(texte))
            {
                if (nom.StartsWith('/'))
                {
                    ailleurs.Enqueue(Racine + nom);
                }
                else if (!parChemin.ContainsKey($"{Racine}/Fonctions/Partage/{nom}.cshtml"))
                {
                    fautes.Add($"{chemin}: {nom}");
                }
            }
        }

        return fautes;
    }

    private static IEnumerable<string> Noms(string texte) => Partie().Matches(texte).Select(m => m.Groups[1].Value);

    [GeneratedRegex("""(?:<partial name="|(?:Partial|PartialAsync|View|PartialView)\(")([/_][\w/.]+)["]""")]
    private static partial Regex Partie();
}
