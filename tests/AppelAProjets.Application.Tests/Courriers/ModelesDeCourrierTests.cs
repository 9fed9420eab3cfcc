using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Courriers;
using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Envois;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Courriers;
using Microsoft.Extensions.Options;

namespace AppelAProjets.Application.Tests.Courriers;

/// <summary>Each kind of letter has its template or takes the common one; a letter says which version it was made of.</summary>
[SurChaqueMoteur]
public sealed class ModelesDeCourrierTests
{
    private static readonly SqlStatement AppelEnComite = new("UPDATE Appel SET Etat = 'Comite', Version = Version + 1 WHERE Code = @Code");
    private static readonly SqlStatement SansSignataire = new("UPDATE AppelFinanceur SET SignataireNom = @Nom, SignataireAu = @Au");

    private CourriersDEssai essai = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await CourriersDEssai.OuvrirAsync();
        await essai.EcrireAsync(AppelEnComite, new { essai.Code });
    }

    [TearDown]
    public void Fermer() => essai.Dispose();

    [Test]
    public async Task Letters_of_a_kind_take_its_template_and_quote_its_version()
    {
        await ModifierAsync(GenreDeModele.Favorable, "Premier texte.\n\n{{signataires}}");
        await ModifierAsync(GenreDeModele.Favorable, "Bonne nouvelle pour {{organisation.nom}}.\n\n{{signataires}}");

        var favorable = await PreparerAsync(TypeAvis.Favorable);
        var autre = await PreparerAsync(TypeAvis.Defavorable);

        Assert.Multiple(() =>
        {
            Assert.That(favorable.Modele, Is.EqualTo("Avis favorable, version 2"));
            Assert.That(string.Join('\n', TexteDuDocument.Lire(favorable)), Does.Contain("Bonne nouvelle pour").And.Contain("n’est pas une décision"));
            Assert.That(autre.Modele, Is.EqualTo("Modèle commun, version 1"));
            Assert.That(string.Join('\n', TexteDuDocument.Lire(autre)), Does.Not.Contain("Bonne nouvelle"));
        });
    }

    [Test]
    public async Task A_kind_goes_back_to_the_common_template()
    {
        await ModifierAsync(GenreDeModele.Favorable, "Le sien.");
        Assert.That((await PreparerAsync(TypeAvis.Favorable)).Modele, Is.EqualTo("Avis favorable, version 1"));

        await ModifierAsync(GenreDeModele.Favorable, null);

        Assert.That((await PreparerAsync(TypeAvis.Favorable)).Modele, Is.EqualTo("Modèle commun, version 1"));
    }

    [Test]
    public async Task A_new_version_that_changes_nothing_to_read_keeps_the_letter_and_its_signatures()
    {
        await ModifierAsync(GenreDeModele.Favorable, "Le texte.");
        var avant = await PreparerAsync(TypeAvis.Favorable);
        await ModifierAsync(GenreDeModele.Favorable, "Le texte.{% if si.ajourne %} Ajourné.{% endif %}");

        Assert.That((await PreparerAsync(TypeAvis.Favorable)).Modele, Is.EqualTo(avant.Modele));
    }

    [TestCase("Bonjour {{organisation.iban}}", "modele.champ-inconnu")]
    [TestCase("{% for i in (1..9) %}x{% endfor %}", "modele.boucle")]
    [TestCase("{% include 'x' %}", "modele.balise")]
    // Read of what the call has no funder to say yet.
    [TestCase("{% for c in liste.contacts %}\n> {{c.nom}}\n{% endfor %}", "modele.mise-en-forme")]
    [TestCase("Signé : {{signataires}}.", "modele.champ-de-bloc")]
    public async Task What_no_letter_could_say_is_refused_when_saved(string texte, string code)
    {
        var resultat = await new ModifierModeleDeCourrier(essai.Ecrivain).ExecuterAsync(await CibleAsync(), GenreDeModele.Favorable, texte, essai.Secretariat);

        Assert.That(resultat.Refus?.Code, Is.EqualTo(code));
        Assert.That((await Apercu.ModelesAsync((await AppelAsync()).Id)).Select(m => m.Genre), Has.None.EqualTo(GenreDeModele.Favorable));
    }

    [Test]
    public async Task Someone_else_writes_no_template() =>
        Assert.That((await new ModifierModeleDeCourrier(essai.Ecrivain).ExecuterAsync(await CibleAsync(), GenreDeModele.Commun, "Texte.", essai.Signataires[0])).EstRefuse);

    [TestCase(null, null)]
    [TestCase("à indiquer", null)]
    [TestCase("Fatou Diallo", "2020-12-31")]
    public async Task No_letter_is_made_while_nobody_signs_it(string? nom, string? au)
    {
        await essai.EcrireAsync(SansSignataire, new { Nom = nom, Au = au is null ? (DateOnly?)null : DateOnly.ParseExact(au, "yyyy-MM-dd") });
        var point = await PointAsync(TypeAvis.Favorable);

        var bilan = (await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur;

        Assert.That(bilan.Faits, Is.Zero);
        Assert.That(bilan.Refus.Single().Refus.Message, Does.Contain("Qui signe"));
    }

    [Test]
    public async Task A_trial_on_a_dossier_reads_that_dossier_and_says_what_is_wrong()
    {
        var (appel, point) = (await AppelAsync(), await PointAsync(TypeAvis.Favorable));

        var sur = await Apercu.EssayerAsync(appel, ("Pour {{dossier.numero}}.", GenreDeModele.Favorable, point.PointId), essai.Secretariat);
        var invente = await Apercu.EssayerAsync(appel, (ModeleParDefaut.Texte, GenreDeModele.Favorable, null), essai.Secretariat);

        Assert.That(string.Join('\n', TexteDuDocument.Lire(sur.Document.Valeur)), Does.Contain($"Pour {point.NumeroDossier}."));
        Assert.That(sur.Defauts, Has.Some.Contains("{{signataires}}").And.Some.Contains("{{tableau-des-montants}}"));
        Assert.That(invente.Defauts, Is.Empty);
    }

    [TestCase(GenreDeModele.Defavorable, "{{motifs}}")]
    [TestCase(GenreDeModele.Ajourne, "{{conditions}}")]
    [TestCase(GenreDeModele.Reorientation, "{{reorientation}}")]
    public async Task What_a_kind_must_say_is_missed(GenreDeModele genre, string champ)
    {
        var essaye = await Apercu.EssayerAsync(await AppelAsync(), ("{{tableau-des-montants}}\n\n{{signataires}}", genre, null), essai.Secretariat);

        Assert.That(essaye.Defauts, Has.Some.Contains(champ));
    }

    private ApercuDeModele Apercu => new(essai.Base, Options.Create(new CourrierOptions()), Options.Create(new LiensOptions { AdressePublique = "https://aap.exemple.fr" }), essai.Horloge);

    private async Task<AppelComplet> AppelAsync() => (await new AppelsQuery(essai.Base, essai.Horloge).ChargerAsync(essai.Code, essai.Secretariat))!;

    private async Task<Cible> CibleAsync() => new(essai.Code, (await AppelAsync()).Version);

    private async Task ModifierAsync(GenreDeModele genre, string? texte) =>
        Assert.That((await new ModifierModeleDeCourrier(essai.Ecrivain).ExecuterAsync(await CibleAsync(), genre, texte, essai.Secretariat)).Refus, Is.Null);

    private async Task<CourrierEnListe> PointAsync(TypeAvis avis) => (await essai.ListerAsync()).First(c => c.Avis == avis);

    private async Task<DocumentImprime> PreparerAsync(TypeAvis avis)
    {
        var point = await PointAsync(avis);
        Assert.That((await essai.Preparer.ExecuterAsync(essai.Code, [point.PointId], essai.Secretariat)).Valeur.Refus, Is.Empty);
        var courrier = (await essai.ListerAsync()).Single(c => c.PointId == point.PointId);
        return (await new CourriersQuery(essai.Base).LireAsync(essai.Code, courrier.CourrierId!.Value, essai.Secretariat))!.Document;
    }
}
