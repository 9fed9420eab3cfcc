using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A rédacteur says that the dossier waits for a signature: once all that he can do is done, and not every minute.</summary>
[SurChaqueMoteur]
public sealed class PrevenirLesSignatairesTests
{
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Corps FROM Courriel WHERE DossierId = @Id");

    [Test]
    public async Task The_signataires_receive_the_page_to_sign_on_and_only_once_an_hour()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await essai.SaisirAsync(id, ("attestations.exactitude", ""), ("projet.objectifs", ""));
        Assert.That((await PrevenirAsync(essai, id)).Refus!.Code, Is.EqualTo("pret.incomplet"));
        await essai.SaisirAsync(id, ("projet.objectifs", "Lien social"));

        Assert.That((await PrevenirAsync(essai, id)).Valeur, Is.EqualTo(1), "what a signataire alone can do is not awaited");

        await using var session = await essai.Base.LireAsync();
        var courriel = (await session.ListeAsync<CourrielRow>(Courriels, new { Id = id })).Single();
        Assert.That((courriel.Destinataire, courriel.Corps.Contains($"https://aap.exemple.fr/espace/dossiers/{id}/verifier", StringComparison.Ordinal)), Is.EqualTo(("aicha@exemple.fr", true)));
        Assert.That((await PrevenirAsync(essai, id)).Refus!.Code, Is.EqualTo("pret.deja"));
        Assert.That(await PrevenusAsync(essai, id), Is.EqualTo(new[] { ("Aïcha Essai", essai.Horloge.GetUtcNow()) }), "the page says who was told, and when");
        await essai.SaisirAsync(id, ("projet.titre", "Un autre titre"));
        Assert.That((await PrevenirAsync(essai, id)).Refus!.Code, Is.EqualTo("pret.deja"), "whatever its title has become");
        essai.Horloge.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await PrevenirAsync(essai, id)).Refus, Is.Null);
        Assert.That(await PrevenusAsync(essai, id), Is.EqualTo(new[] { ("Aïcha Essai", essai.Horloge.GetUtcNow()) }), "each once, by the last mail");
        Assert.That((await new PrevenirLesSignataires(essai.Ecrivain, essai.Liens).ExecuterAsync(id, essai.Etranger)).Issue, Is.EqualTo(Issue.Absent));
    }

    private static Task<Resultat<int>> PrevenirAsync(DossierDEssai essai, Guid id) => new PrevenirLesSignataires(essai.Ecrivain, essai.Liens).ExecuterAsync(id, essai.Brouillonneur);

    private static async Task<IEnumerable<(string Nom, DateTimeOffset Le)>> PrevenusAsync(DossierDEssai essai, Guid id)
    {
        var dossier = await new DossierPorteurQuery(essai.Base, essai.Horloge).ChargerAsync(id, essai.Brouillonneur);
        return (await new PrevenusQuery(essai.Base, essai.Horloge).DeSignerAsync(dossier!, essai.Brouillonneur)).Select(p => (p.Nom, p.Le));
    }

    private sealed record CourrielRow
    {
        public required string Destinataire { get; init; }
        public required string Corps { get; init; }
    }
}
