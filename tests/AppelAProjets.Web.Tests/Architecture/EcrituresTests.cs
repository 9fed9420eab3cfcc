using System.Reflection;
using AppelAProjets.Domain;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>Whoever writes goes through Ecrivain and says how it ended with a Resultat.</summary>
public sealed class EcrituresTests
{
    private static readonly Assembly Application = typeof(SqlStatement).Assembly;

    [Test]
    public void Only_Ecrivain_opens_a_writing_session_and_a_use_case_returns_a_Resultat()
    {
        var hors = ReglesDesEcritures.SessionsOuvertes(SourceDuDepot.De(".cs")).Concat(ReglesDesEcritures.SansResultat(ReglesDesTypes.Ecrits(Application))).Distinct();
        Assert.That(string.Join('\n', hors), Is.Empty, "to write with Ecrivain");
    }

    [TestCase("await using var session = await database.EcrireAsync(annulation);", true)]
    [TestCase("await using var session = await database.EcrireAsync();", true)]
    [TestCase("ecrivain.EcrireAsync(acteur, async (session, le) => Refus.Absent, annulation)", false)]
    public void A_writing_session_opened_elsewhere_is_told(string texte, bool faute) =>
        Assert.That(ReglesDesEcritures.SessionsOuvertes([new("src/AppelAProjets.Application/Dossiers/Essai.cs", texte)]), Has.Count.EqualTo(faute ? 1 : 0));

    [Test]
    public void A_use_case_that_returns_something_else_is_told() =>
        Assert.That(
            ReglesDesEcritures.SansResultat([typeof(DeposerBien), typeof(DeposerUneValeur), typeof(DeposerDesRefus), typeof(DeposerPeutEtre), typeof(DepotQuery)]),
            Is.EqualTo(new[] { nameof(DeposerDesRefus), nameof(DeposerPeutEtre) }));

#pragma warning disable CA1822
    public sealed class DeposerBien
    {
        public Task<Resultat> ExecuterAsync(Acteur acteur) => Task.FromResult(Resultat.Ok);
    }

    public sealed class DeposerUneValeur
    {
        public Task<Resultat<int>> ExecuterAsync(Acteur acteur) => Task.FromResult<Resultat<int>>(1);
    }

    public sealed class DeposerDesRefus
    {
        public Task<IReadOnlyList<Refus>> ExecuterAsync(Acteur acteur) => Task.FromResult<IReadOnlyList<Refus>>([]);
    }

    public sealed class DeposerPeutEtre
    {
        public Task<Resultat?> ExecuterAsync(Acteur acteur) => Task.FromResult<Resultat?>(null);
    }

    public sealed class DepotQuery
    {
        public Task<int> LireAsync(Acteur acteur) => Task.FromResult(1);
    }
#pragma warning restore
}
