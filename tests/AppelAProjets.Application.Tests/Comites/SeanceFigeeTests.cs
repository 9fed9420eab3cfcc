using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Comites;

/// <summary>A dossier arbitrated again has other lines: the pages of the session that was frozen before say what its relevé says.</summary>
[SurChaqueMoteur]
public sealed class SeanceFigeeTests
{
    private static readonly SqlStatement Figee = new("SELECT Id FROM Seance WHERE Etat = 'Arretee'");
    private static readonly SqlStatement Revenues = new("""
        UPDATE Ligne SET Etat = 'Proposee', ArbitreSpecifique = NULL, ArbitreDroitCommun = NULL, Fermete = NULL WHERE DossierId = @DossierId
        """);

    private SeanceDEssai essai = null!;
    private Acteur secretariat = null!;
    private PointRow point = null!;

    [SetUp]
    public async Task OuvrirAsync()
    {
        essai = await SeanceDEssai.OuvrirAsync();
        secretariat = await essai.ActeurAsync("secretariat");
        essai.Passer((await essai.LireAsync<Guid>(Figee))[0]);
        point = (await essai.TableauAsync(secretariat)).Points.First(p => p.Etat == EtatPoint.Clos && p.Arbitre.EstPositif);
    }

    [TearDown]
    public void Liberer() => essai.Dispose();

    [Test]
    public async Task The_session_and_the_item_still_say_what_was_frozen()
    {
        var avant = await LignesAsync();
        await essai.EcrireAsync(Revenues, new { point.DossierId });

        Assert.That((await essai.TableauAsync(secretariat)).Points.Single(p => p.Id == point.Id), Is.EqualTo(point));
        Assert.That(await LignesAsync(), Is.EqualTo(avant).And.Some.Matches<(string, EtatLigne Etat, Repartition?, Repartition?)>(l => l.Etat == EtatLigne.Arbitree));
    }

    private async Task<IReadOnlyList<(string Sigle, EtatLigne Etat, Repartition? Propose, Repartition? Arbitre)>> LignesAsync() =>
        [.. (await new ExamenQuery(essai.Base, essai.Horloge).ChargerAsync(essai.SeanceId, point.Id, secretariat, default))!.Examen.Complet.Lignes.Select(l => (l.Sigle, l.Etat, l.Propose, l.Arbitre))];
}
