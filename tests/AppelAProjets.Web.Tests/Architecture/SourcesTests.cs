using System.Globalization;
using System.Text.RegularExpressions;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>Rules on the text of the sources. Each has a twin: the same function on a faulty sample.</summary>
public sealed partial class SourcesTests
{
    private static readonly IReadOnlyList<SourceDuDepot> Code = SourceDuDepot.De(".cs");
    private static readonly IReadOnlyList<SourceDuDepot> Vues = SourceDuDepot.De(".cshtml");
    private static readonly IReadOnlyList<SourceDuDepot> Scripts = SourceDuDepot.De(".js");

    [Test]
    public void The_sources_are_found() => Assert.That(Code.Count > 300 && Vues.Count > 20);

    [Test]
    public void No_file_is_longer_than_300_lines() => Tient(ReglesDesSources.TropLongs([.. Code, .. Vues]));

    [Test]
    public void A_long_file_is_told() =>
        Assert.That(ReglesDesSources.TropLongs([Fichier(string.Concat(Enumerable.Repeat("x\n", 301))), Fichier(string.Concat(Enumerable.Repeat("x\n", 300)))]), Has.One.Contains("301 lines"));

    [Test]
    public void Only_the_injected_clock_is_read() => Tient(ReglesDesSources.HorlogesDirectes([.. Code, .. Vues]));

    [TestCase("var le = DateTime.Now;")]
    [TestCase("DateTimeOffset.UtcNow.AddDays(1)")]
    [TestCase("@System.DateTime.Today")]
    public void A_clock_read_directly_is_told(string faute) => Rompt(ReglesDesSources.HorlogesDirectes([Fichier(faute)]));

    [Test]
    public void Dapper_and_raw_commands_stay_in_Sql() => Tient(ReglesDesSources.SqlHorsDeSql(Code));

    [TestCase("using Dapper;\n")]
    [TestCase("using DynamicParameters = Dapper.DynamicParameters;\n")]
    [TestCase("var parametres = new Dapper.DynamicParameters();")]
    [TestCase("commande.CommandText = \"SELECT 1\";")]
    [TestCase("using var connexion = new SqliteConnection(chaine);")]
    public void Sql_sent_from_elsewhere_is_told(string faute)
    {
        Rompt(ReglesDesSources.SqlHorsDeSql([Fichier(faute)]));
        Tient(ReglesDesSources.SqlHorsDeSql([new("src/AppelAProjets.Application/Sql/Essai.cs", faute)]));
    }

    [Test]
    public void Sql_names_roles_by_their_constants() => Tient(ReglesDesSources.RolesEnToutesLettres(Code.Where(s => s.Chemin.StartsWith("src/", StringComparison.Ordinal))));

    [TestCase("WHERE h.Role = 'Secretariat' AND h.Fin IS NULL")]
    [TestCase("AND h.Role IN ({RolesSql.Instructeur}, 'DeleguePrefet')")]
    [TestCase("CASE h.Role WHEN 'Presidence' THEN 1 END")]
    public void A_role_written_in_sql_is_told(string faute)
    {
        Rompt(ReglesDesSources.RolesEnToutesLettres([Fichier(faute)]));
        Tient(ReglesDesSources.RolesEnToutesLettres([Fichier("WHERE h.Role = {RolesSql.Secretariat} AND m.Qualite = 'Signataire'")]));
    }

    [Test]
    public void A_right_is_written_in_its_room() => Tient(ReglesDesSources.DroitsHorsDAcces(Code));

    [TestCase("WHERE d.Id NOT IN @DeportDossiers")]
    [TestCase("m.Debut <= @Maintenant AND (m.Fin IS NULL OR m.Fin > @Maintenant)")]
    [TestCase("m.Qualite = 'Signataire' AND m.Debut <= @Le AND (m.Fin IS NULL OR m.Fin > @Le)")]
    [TestCase("acteur.Habilitations.Any(h => h is { Role: Role.Lecteur, FinanceurId: null })")]
    public void A_right_written_elsewhere_is_told(string faute)
    {
        Rompt(ReglesDesSources.DroitsHorsDAcces([Fichier(faute)]));
        Tient(ReglesDesSources.DroitsHorsDAcces([new("src/AppelAProjets.Application/Acces/Essai.cs", faute)]));
    }

    [Test]
    public void The_largest_file_is_the_same_everywhere()
    {
        var mio = new Application.Pieces.FichiersOptions().TailleMaximale / 1024 / 1024;
        var (lisezMoi, nginx) = (Deploiement("README.md"), Deploiement("nginx.conf"));
        Assert.Multiple(() =>
        {
            Assert.That(Tailles().Matches(lisezMoi).Select(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)), Is.EqualTo(new[] { mio, mio * 10 }));
            Assert.That(nginx, Does.Contain(Application.Pieces.ControleDeFichier.TropGrand(mio * 1024 * 1024)));
            Assert.That(long.Parse(CorpsAccepte().Match(nginx).Groups[1].Value, CultureInfo.InvariantCulture), Is.GreaterThan(mio * 10));
        });
    }

    private static string Deploiement(string nom) => File.ReadAllText(Path.Combine(SourceDuDepot.Racine, "deploy", nom));

    [GeneratedRegex(@"\b(\d+) (?:MiB|MB|Mo)\b")]
    private static partial Regex Tailles();

    [GeneratedRegex(@"client_max_body_size (\d+)m;")]
    private static partial Regex CorpsAccepte();

    [Test]
    public void Texts_are_normalised_in_one_place() => Tient(ReglesDesSources.NormalisationsDirectes(Code.Where(s => s.Chemin.StartsWith("src/", StringComparison.Ordinal))));

    [TestCase("saisie.Normalize()")]
    [TestCase("texte.Normalize(NormalizationForm.FormD)")]
    public void A_text_normalised_elsewhere_is_told(string faute) => Rompt(ReglesDesSources.NormalisationsDirectes([Fichier(faute)]));

    [Test]
    public void The_texts_of_a_request_pass_the_gate() => Tient(ReglesDesSources.EntreesSansGarde([.. Code, .. Vues]));

    [TestCase("using var lecteur = new StreamReader(corps);")]
    [TestCase("var agent = Request.Headers[nom];")]
    [TestCase("await context.Request.ReadFormAsync(annulation);")]
    [TestCase("context.Request.Body.CopyToAsync(flux);")]
    public void A_text_that_goes_round_the_gate_is_told(string faute)
    {
        Rompt(ReglesDesSources.EntreesSansGarde([new("src/AppelAProjets.Web/Fonctions/Essai.cs", faute)]));
        Tient(ReglesDesSources.EntreesSansGarde([new("src/AppelAProjets.Web/Securite/Admission.cs", faute)]));
    }

    [Test]
    public void A_name_that_comes_in_is_read_in_one_place() => Tient(ReglesDesSources.MotsLusDirectement([.. Code, .. Vues]));

    [Test]
    public void A_name_read_directly_is_told() => Rompt(ReglesDesSources.MotsLusDirectement([new("src/AppelAProjets.Web/Fonctions/Essai.cs", "Enum.TryParse<Role>(saisie, out var role)")]));

    [Test]
    public void Nothing_is_swallowed() => Tient(ReglesDesSources.ExceptionsAvalees(Code));

    [TestCase("try { } catch { }")]
    [TestCase("catch (IOException) {\n}")]
    [TestCase("catch (Exception e) when (e is IOException) { }")]
    public void An_empty_catch_is_told(string faute) => Rompt(ReglesDesSources.ExceptionsAvalees([Fichier(faute)]));

    [Test]
    public void No_region() => Tient(ReglesDesSources.Regions(Code));

    [Test]
    public void A_region_is_told() => Rompt(ReglesDesSources.Regions([Fichier("  #region Champs\n")]));

    [Test]
    public void A_namespace_is_a_folder() => Tient(ReglesDesSources.EspacesEgares(Code));

    [Test]
    public void A_namespace_elsewhere_is_told()
    {
        Rompt(ReglesDesSources.EspacesEgares([new("src/AppelAProjets.Domain/Appels/Essai.cs", "namespace AppelAProjets.Domain.Dossiers;\n")]));
        Tient(ReglesDesSources.EspacesEgares([new("src/AppelAProjets.Domain/Partage/Essai.cs", "namespace AppelAProjets.Domain;\n")]));
    }

    [Test]
    public void Screens_have_the_folders_of_their_subject() => Tient(ReglesDesSources.DossiersSansSujet(Code));

    [Test]
    public void A_folder_of_its_own_is_told() =>
        Rompt(ReglesDesSources.DossiersSansSujet([new("src/AppelAProjets.Application/Appels/A.cs", ""), new("src/AppelAProjets.Web/Fonctions/Divers/B.cs", "")]));

    [Test]
    public void Addresses_are_written_once() => Tient(ReglesDesSources.AdressesLitterales([.. Code, .. Vues]));

    [TestCase("""return Redirect($"/espace/dossiers/{id}");""")]
    [TestCase("""<a href="/secretariat/appels/@appel.Code">""")]
    [TestCase("""var retour = "/espace";""")]
    public void An_address_written_again_is_told(string faute)
    {
        Rompt(ReglesDesSources.AdressesLitterales([Fichier(faute)]));
        Tient(ReglesDesSources.AdressesLitterales([Fichier("""[HttpGet("/espace")]"""), new("src/AppelAProjets.Application/Liens/Essai.cs", faute)]));
    }

    [Test]
    public void French_spaces_do_not_break() => Tient(ReglesDesSources.EspacesCassables(Code.Where(s => s.Chemin.StartsWith("src/", StringComparison.Ordinal))));

    [TestCase("""var t = "Laquelle ?";""")]
    [TestCase("""var t = "« Nom » manque.";""")]
    [TestCase("""var t = "Par exemple : oui.";""")]
    [TestCase("""var t = $"{nom} » : {suite}";""")]
    [TestCase("""var t = "des quartiers voisins ; un autre";""")]
    [TestCase("""var t = "Le motif\u00A0: absent.";""")]
    public void A_space_that_breaks_is_told(string faute) => Rompt(ReglesDesSources.EspacesCassables([Fichier(faute)]));

    [Test]
    public void French_spaces_in_the_texts_of_views_and_scripts_do_not_break()
    {
        Tient(ReglesDesSources.EspacesCassables(Vues));
        Tient(ReglesDesSources.EspacesCassablesDesScripts(Scripts));
        Assert.That(Scripts.Sum(s => TextesDesScripts.Lire(s.Texte).Count), Is.GreaterThan(500), "texts of scripts");
    }

    [TestCase("dire('La connexion est coupée : attendez.');")]
    [TestCase("dire(`${nom} : enregistré.`);")]
    [TestCase("const reponses = noms.length > 1 ? `Voulez-vous ?` : '';")]
    [TestCase("dire(`${faux ? 'Refusé : ' : ''}${titre}`);")]
    [TestCase("dire(/['\"]/.test(nom) ? '« Nom » manque.' : '');")]
    public void A_space_that_breaks_in_a_script_is_told(string faute)
    {
        Rompt(ReglesDesSources.EspacesCassablesDesScripts([Fichier(faute)]));
        Tient(ReglesDesSources.EspacesCassablesDesScripts([Fichier("// Pourquoi ?\nconst a = b ? 'un' : `${c ? 'deux' : \"x\"}`; trouver('form :is(a)');")]));
    }

    [Test]
    public void A_plural_asks_whether_there_are_several() => Tient(ReglesDesSources.PlurielsFiges([.. Code.Where(s => s.Chemin.StartsWith("src/", StringComparison.Ordinal)), .. Vues]));

    [TestCase("""var t = $"{bilan.Refus.Count} refusés.";""")]
    [TestCase("""<p>@Model.Dossiers.Count dossiers</p>""")]
    [TestCase("""<p>@(Model.Nombre) lignes</p>""")]
    public void A_plural_that_asks_nothing_is_told(string faute)
    {
        Rompt(ReglesDesSources.PlurielsFiges([Fichier(faute)]));
        Tient(ReglesDesSources.PlurielsFiges([Fichier("if (liste.Count > 1)\n" + faute), Fichier("""var t = $"Voir les {liste.Count} dossiers"; var u = $"{liste.Count} sur 3";""")]));
    }

    [Test]
    public void French_spaces_of_the_views_do_not_break() => Tient(ReglesDesSources.EspacesCassablesDesVues(Vues));

    [TestCase("""<champ-texte for="A" aide="Par exemple : présidente." />""")]
    [TestCase("<p>Pièces : aucune</p>")]
    public void A_space_that_breaks_in_a_view_is_told(string faute) => Rompt(ReglesDesSources.EspacesCassablesDesVues([Fichier(faute)]));

    [Test]
    public void No_view_holds_what_the_policy_blocks() => Tient(ReglesDesSources.BalisesInterdites(Vues));

    [TestCase("<p style=\"color: red\">")]
    [TestCase("<button type=\"button\" onclick=\"f()\">")]
    [TestCase("<script>f()</script>")]
    [TestCase("<a href=\"javascript:f()\">")]
    [TestCase("<style>")]
    public void Inline_code_in_a_view_is_told(string faute) => Rompt(ReglesDesSources.BalisesInterdites([Fichier(faute)]));

    private static SourceDuDepot Fichier(string texte) => new("src/Essai.cs", texte);

    private static void Tient(IReadOnlyList<string> fautes) => Assert.That(string.Join('\n', fautes), Is.Empty);

    private static void Rompt(IReadOnlyList<string> fautes) => Assert.That(fautes, Has.Count.EqualTo(1));
}
