using AppelAProjets.Application.Journal;

namespace AppelAProjets.Web.Tests.Acces;

/// <summary>Three hundred acts of the services, readings of personal data included: the journal holds each, of its author and about its dossier, and its chain holds (EPREUVES 38).</summary>
[Category("Long")]
public sealed class ToutEstAuJournalTests
{
    private const int Actes = 300;
    private const string Fil = "/messages";

    private static readonly string[] Comptes = ["secretariat", "instructeur.pref44", "instructeur.nm", "valideur", "lecteur"];
    // The thread twice: what was read already is read again.
    private static readonly string[] Lectures = ["", "/dossier.pdf", "/versions", "/versions/1", "/versions/1/dossier.pdf", "/pieces.zip", Fil, Fil];

    private static readonly SqlStatement Dossiers = new("SELECT a.Code, d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId WHERE d.Etat = 'EnInstruction' ORDER BY d.Numero");
    private static readonly SqlStatement Dernier = new("SELECT MAX(j.Numero) AS Numero FROM Journal j");
    private static readonly SqlStatement Trouves = new("""
        SELECT COUNT(*) AS Nombre FROM Journal j JOIN Compte c ON c.Id = j.CompteId
        WHERE j.Numero > @Apres AND c.Courriel = @Courriel AND j.Objet = 'Dossier' AND LOWER(j.ObjetId) = @Id
        """);

    [Test]
    public async Task Each_act_is_found_and_the_chain_holds()
    {
        await using var hote = await HotePortail.CreerAsync();
        var clients = new Dictionary<string, HttpClient>();
        foreach (var compte in Comptes)
        {
            clients[compte] = await hote.ConnecterAsync($"{compte}@demo.example");
        }

        var (faits, ecritures, fils, manques) = (0, 0, 0, new List<string>());
        foreach (var (compte, dossier, quoi) in await ScenarioAsync(hote))
        {
            var apres = await UnAsync(hote, Dernier, new { });
            if (!await AgirAsync(clients[compte], $"/instruction/{dossier.Code}/dossiers/{dossier.Id}", quoi))
            {
                continue;
            }

            (faits, ecritures, fils) = (faits + 1, ecritures + (quoi == "note" ? 1 : 0), fils + (quoi == Fil ? 1 : 0));
            if (await UnAsync(hote, Trouves, new { Apres = apres, Courriel = $"{compte}@demo.example", Id = dossier.Id.ToString() }) < (quoi == "note" ? 2 : 1))
            {
                manques.Add($"{compte}: {quoi}");
            }

            if (faits == Actes)
            {
                break;
            }
        }

        await using var session = await hote.Base.LireAsync();
        var chaine = await JournalStore.VerifierAsync(session);
        TestContext.Progress.WriteLine($"{faits} acts, {ecritures} of them written, {fils} of them threads read, {manques.Count} not in the journal");
        Assert.That(string.Join('\n', manques.Distinct()), Is.Empty);
        Assert.That((faits, chaine.EstIntact), Is.EqualTo((Actes, true)));
        Assert.That(ecritures, Is.GreaterThan(20));
        Assert.That(fils, Is.GreaterThan(5));
    }

    private static async Task<IEnumerable<(string Compte, DossierRow Dossier, string Quoi)>> ScenarioAsync(HotePortail hote)
    {
        await using var session = await hote.Base.LireAsync();
        var dossiers = await session.ListeAsync<DossierRow>(Dossiers);
        return dossiers.SelectMany(d => Comptes, (d, compte) => (d, compte)).SelectMany(x => Lectures.Append("note"), (x, quoi) => (x.compte, x.d, quoi));
    }

    private static async Task<bool> AgirAsync(HttpClient client, string fiche, string quoi)
    {
        if (quoi != "note")
        {
            using var lue = await client.GetAsync(fiche + quoi);
            return (int)lue.StatusCode == 200 && (quoi != Fil || (await lue.PageAsync()).QuerySelector(".fil__message") is not null);
        }

        var page = await client.PageAsync(fiche);
        if (page.QuerySelector("#suivi form[action$='/suivi/notes']") is not AngleSharp.Html.Dom.IHtmlFormElement formulaire)
        {
            return false;
        }

        using var ecrite = await client.EnvoyerAsync(formulaire, fiche, ("NoteInterne.Texte", "Rappeler la présidente."));
        return (int)ecrite.StatusCode == 302;
    }

    private static async Task<long> UnAsync(HotePortail hote, SqlStatement sql, object parametres)
    {
        await using var session = await hote.Base.LireAsync();
        return await session.UnAsync<long>(sql, parametres);
    }

    private sealed record DossierRow
    {
        public required string Code { get; init; }
        public required Guid Id { get; init; }
    }
}
