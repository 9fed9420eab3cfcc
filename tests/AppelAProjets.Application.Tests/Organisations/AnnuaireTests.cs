using System.Net;
using System.Net.Http.Headers;
using AppelAProjets.Application.Organisations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AppelAProjets.Application.Tests.Organisations;

/// <summary>The company directory, on recorded answers: never an exception, never a wait beyond what it asks.</summary>
public sealed class AnnuaireTests
{
    private const string Reponse = """
        {"results":[
          {"siren":"732829320","nom_complet":"LES JARDINS D'ESSAI (LJE)","nom_raison_sociale":"LES JARDINS D'ESSAI","sigle":"LJE","etat_administratif":"A","statut_diffusion":"O",
           "siege":{"siret":"73282932000074","adresse":"3 RUE DU TEST 44000 NANTES","code_postal":"44000","libelle_commune":"NANTES"},
           "complements":{"est_association":true,"identifiant_association":"W442001234"},"dirigeants":[{"nom":"DUPONT","prenoms":"JEANNE"}]},
          {"siren":"418166096","nom_complet":"CERCLE DISCRET","etat_administratif":"C","statut_diffusion":"P",
           "siege":{"siret":"41816609600069","adresse":"[ND] 44100 NANTES","code_postal":"44100","libelle_commune":"NANTES"},"complements":{}}],
         "total_results":2,"page":1,"per_page":10,"total_pages":1}
        """;

    private readonly FakeTimeProvider horloge = new(new DateTimeOffset(2027, 10, 1, 8, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task Off_there_is_no_network()
    {
        using var reseau = new Reseau(_ => throw new InvalidOperationException("asked"));
        Assert.That((await Annuaire(reseau, actif: false).ChercherAsync("jardins")).Etat, Is.EqualTo(EtatDeLAnnuaire.Desactive));
    }

    [Test]
    public async Task An_answer_fills_the_form_without_the_names_of_persons()
    {
        using var reseau = new Reseau(_ => new HttpResponseMessage { Content = new StringContent(Reponse) });
        var reponse = await Annuaire(reseau).ChercherAsync("jardins d’essai & co");
        var (jardins, discret) = (reponse.Entreprises[0], reponse.Entreprises[1]);
        Assert.Multiple(() =>
        {
            Assert.That(reseau.Demandees.Single().AbsoluteUri, Does.Contain("/search?q=jardins%20d%E2%80%99essai%20%26%20co&").And.Not.Contain("nature_juridique"));
            Assert.That((jardins.Nom, jardins.Siret, jardins.Rna, jardins.Adresse, jardins.CodePostal), Is.EqualTo(("LES JARDINS D'ESSAI", "73282932000074", "W442001234", "3 RUE DU TEST", "44000")));
            Assert.That(jardins.Brut, Does.Not.Contain("DUPONT"));
            Assert.That((discret.EstPartielle, discret.EstActive, discret.Adresse), Is.EqualTo((true, false, (string?)null)));
            Assert.That(RechercheDEntreprises.Relire(jardins.Brut), Is.EqualTo(jardins));
            Assert.That(reponse.InterrogeLe, Is.EqualTo(horloge.GetUtcNow()));
        });
    }

    [Test]
    public async Task Asked_to_wait_it_waits()
    {
        using var reseau = new Reseau(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(30)) } });
        var annuaire = Annuaire(reseau);
        Assert.That((await annuaire.ChercherAsync("a b c")).Etat, Is.EqualTo(EtatDeLAnnuaire.Indisponible));
        horloge.Advance(TimeSpan.FromSeconds(29));
        await annuaire.ChercherAsync("a b c");
        Assert.That(reseau.Demandees, Has.Count.EqualTo(1));
        horloge.Advance(TimeSpan.FromSeconds(2));
        await annuaire.ChercherAsync("a b c");
        Assert.That(reseau.Demandees, Has.Count.EqualTo(2));
    }

    [TestCase("<html>")]
    [TestCase("[]")]
    [TestCase("""{"results":[{"siege":{"siret":5}}, 3, null]}""")]
    public async Task A_strange_answer_is_nothing(string corps)
    {
        using var reseau = new Reseau(_ => new HttpResponseMessage { Content = new StringContent(corps) });
        Assert.That((await Annuaire(reseau).ChercherAsync("jardins")).Entreprises, Is.Empty);
    }

    [Test]
    public async Task A_failure_or_silence_is_unavailable()
    {
        using var panne = new Reseau(_ => throw new HttpRequestException("no route"));
        Assert.That((await Annuaire(panne).ChercherAsync("jardins")).Etat, Is.EqualTo(EtatDeLAnnuaire.Indisponible));

        using var muet = new Reseau(null);
        var attente = Annuaire(muet).ChercherAsync("jardins");
        Assert.That(attente.IsCompleted, Is.False);
        horloge.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await attente).Etat, Is.EqualTo(EtatDeLAnnuaire.Indisponible));
    }

    private RechercheDEntreprises Annuaire(Reseau reseau, bool actif = true) => new(new HttpClient(reseau, disposeHandler: false), horloge, Options.Create(new AnnuaireOptions { Actif = actif }));

    private sealed class Reseau(Func<HttpRequestMessage, HttpResponseMessage>? repondre) : HttpMessageHandler
    {
        public List<Uri> Demandees { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Demandees.Add(request.RequestUri!);
            if (repondre is null)
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }

            return repondre!(request);
        }
    }
}
