using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Journal;

namespace AppelAProjets.Application.Tests.Journal;

/// <summary>The journal as an administrator reads it.</summary>
[SurChaqueMoteur]
public sealed class JournalQueryTests
{
    private static readonly SqlStatement Numero = new("SELECT d.Numero FROM Dossier d WHERE d.Id = @Id");
    private static readonly SqlStatement UneLigne = new("SELECT MIN(l.Id) AS Id FROM Ligne l WHERE l.DossierId = @Id");
    private static readonly SqlStatement Organisation = new("SELECT d.OrganisationId FROM Dossier d WHERE d.Id = @Id");

    private InstructionDEssai essai = null!;
    private Acteur administrateur = null!;
    private Guid ligne;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        administrateur = await essai.ActeurAsync("administrateur");
        ligne = (await essai.LireAsync<Guid>(UneLigne, new { Id = essai.DossierId })).Single();
        essai.Horloge.Advance(TimeSpan.FromDays(400));
        await essai.Ecrivain.JournaliserAsync(await essai.ActeurAsync("secretariat"), new Acte(ActeDuJournal.DeclarerRecevable, ObjetDuJournal.Dossier, essai.DossierId, "Tout y est"));
        await essai.Ecrivain.JournaliserAsync(await essai.ActeurAsync("instructeur.pref44"), new Acte(ActeDuJournal.Proposer, ObjetDuJournal.Ligne, ligne));
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task The_latest_comes_first_with_its_label_and_the_name_of_its_object()
    {
        var page = (await LireAsync(new FiltreDuJournal()))!;
        var numero = await NumeroAsync();
        Assert.That(page.Lignes.Take(2).Select(l => (l.Entree.Libelle, l.Entree.Objet)), Is.EqualTo(new[] { ("Montant proposé", "Ligne"), ("Déclaré recevable", "Dossier") }));
        Assert.That(page.Lignes[0].Nom, Does.StartWith(numero));
        Assert.That(page.Lignes[1].Nom, Is.EqualTo(numero));
    }

    [Test]
    public async Task It_is_filtered_by_object_number_act_person_and_days()
    {
        var jour = Domain.Appels.HeureDeParis.Jour(essai.Horloge.GetUtcNow());
        Assert.Multiple(async () =>
        {
            Assert.That((await LireAsync(new(Objet: ObjetDuJournal.Ligne)))!.Lignes.Select(l => l.Entree.Objet), Is.Not.Empty.And.All.EqualTo("Ligne"));
            Assert.That((await LireAsync(new(Numero: (await NumeroAsync()).ToLowerInvariant())))!.Lignes.Select(l => l.Entree.ObjetId), Is.Not.Empty.And.All.EqualTo(essai.DossierId.ToString()));
            Assert.That((await LireAsync(new(Numero: "AAP99-999")))!.Lignes, Is.Empty);
            Assert.That((await LireAsync(new(Acte: ActeDuJournal.DeclarerRecevable, Du: jour)))!.Lignes.Single().Entree.Motif, Is.EqualTo("Tout y est"));
            Assert.That((await LireAsync(new(Personne: "instructeur pref44", Du: jour)))!.Lignes.Single().Entree.Action, Is.EqualTo("proposer"));
            Assert.That((await LireAsync(new(Au: jour.AddDays(-1))))!.Lignes.Select(l => l.Entree.Le), Is.All.LessThan(essai.Horloge.GetUtcNow().AddHours(-1)));
            Assert.That((await LireAsync(new(Du: jour.AddDays(1))))!.Lignes, Is.Empty);
        });
    }

    [TestCase("DeTous", "SCAN j")]
    [TestCase("DeLObjet", "IX_Journal_Objet (Objet=? AND ObjetId=?")]
    [TestCase("DeLActe", "IX_Journal_Action (Action=?")]
    [TestCase("DeLaPersonne", "IX_Journal_Compte (CompteId=?")]
    public void What_is_looked_for_has_its_index(string requete, string index)
    {
        Assume.That(essai.Base.Dialecte, Is.SameAs(SqlDialect.Sqlite), "the words of its plans");
        var sql = (SqlStatement)typeof(JournalQuery).GetField(requete, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.GetValue(null)!;
        using var connexion = new Microsoft.Data.Sqlite.SqliteConnection(essai.Base.Chaine);
        connexion.Open();
        using var plan = connexion.CreateCommand();
        plan.CommandText = "EXPLAIN QUERY PLAN " + System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(sql.Pour(SqlDialect.Sqlite), @"IN @\w+", "IN ('a', 'b')"), @"@\w+", "'a'");
        using var lignes = plan.ExecuteReader();
        var etapes = new List<string>();
        while (lignes.Read())
        {
            etapes.Add(lignes.GetString(3));
        }

        Assert.That(etapes, Has.Some.Contains(index), string.Join('\n', etapes));
    }

    [Test]
    public async Task Its_pages_follow_by_key_without_a_row_lost_or_twice()
    {
        var (numeros, avant) = (new List<long>(), (long?)null);
        do
        {
            var page = (await LireAsync(new FiltreDuJournal(), avant))!;
            numeros.AddRange(page.Lignes.Select(l => l.Entree.Numero));
            avant = page.Suite;
        }
        while (avant is not null);

        Assert.That(numeros, Is.EqualTo(Enumerable.Range(1, numeros.Count).Select(n => (long)(numeros.Count + 1 - n))));
        Assert.That(numeros, Has.Count.GreaterThan(JournalQuery.Taille));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Nothing_is_told_of_what_one_stands_down_from(bool deLOrganisation)
    {
        var organisation = (await essai.LireAsync<Guid>(Organisation, new { Id = essai.DossierId })).Single();
        await essai.Ecrivain.JournaliserAsync(await essai.ActeurAsync("secretariat"), new Acte(ActeDuJournal.Modifier, ObjetDuJournal.Organisation, organisation));
        administrateur = administrateur with { Deports = deLOrganisation ? new([], [organisation]) : new([essai.DossierId], []) };
        var jour = Domain.Appels.HeureDeParis.Jour(essai.Horloge.GetUtcNow());
        Assert.That((await LireAsync(new(Du: jour)))!.Lignes, Is.Empty);
        Assert.That((await LireAsync(new(Numero: await NumeroAsync())))!.Lignes, Is.Empty);
    }

    [TestCase("secretariat")]
    [TestCase("administrateur.nm")]
    [TestCase("porteur")]
    public async Task Nobody_else_reads_it(string compte) =>
        Assert.That(await new JournalQuery(essai.Base).LireAsync(new FiltreDuJournal(), null, await essai.ActeurAsync(compte)), Is.Null);

    private Task<PageDuJournal?> LireAsync(FiltreDuJournal filtre, long? avant = null) => new JournalQuery(essai.Base).LireAsync(filtre, avant, administrateur);

    private async Task<string> NumeroAsync() => (await essai.LireAsync<string>(Numero, new { Id = essai.DossierId })).Single();
}
