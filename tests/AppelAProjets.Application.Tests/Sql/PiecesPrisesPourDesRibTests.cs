using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Tests.Appels;

namespace AppelAProjets.Application.Tests.Sql;

/// <summary>The script that mends what 0021 reserved by the three letters of a RIB.</summary>
[SurChaqueMoteur]
public sealed class PiecesPrisesPourDesRibTests
{
    private static readonly SqlStatement Script = new(DatabaseMigrator.Scripts(SqlDialect.Sqlite).Single(s => s.Nom == "0023_pieces_prises_pour_des_rib.sql").Sql);
    private static readonly SqlStatement ToutReserver = new("UPDATE AppelPiece SET Confidentielle = 1");
    private static readonly SqlStatement Reservees = new("SELECT p.Libelle FROM AppelPiece p WHERE p.Confidentielle = 1");

    [Test]
    public async Task Only_words_are_a_rib()
    {
        string[] gardees = ["RIB", "Attestation (RIB)", "Un rib récent", "IBAN/RIB", "« RIB »", "Relevé d’identité bancaire", "Attribution et compte bancaire", "Pièce d’identité"];
        string[] rendues = ["Décision d’attribution", "Plan de distribution", "Contributions", "Jugement du tribunal"];
        using var essai = await AppelDEssai.CreerAsync(new DateTimeOffset(2027, 9, 1, 8, 0, 0, TimeSpan.Zero));
        await new CreerAppel(essai.Ecrivain).ExecuterAsync(new SaisieDAppel("AAP28", 2028, "Quartiers"), essai.Secretaire);
        var pieces = gardees.Concat(rendues).Select((libelle, rang) => new PieceSaisie(null, rang + 1, false, libelle, null, false)).ToList();
        Assert.That((await new ModifierPieces(essai.Ecrivain).ExecuterAsync(await essai.CibleAsync(), pieces, essai.Secretaire)).TousLesRefus, Is.Empty);

        await using var session = await essai.Base.EcrireAsync();
        await session.ExecuterAsync(ToutReserver, new { });
        await session.ExecuterAsync(Script, new { });
        Assert.That(await session.ListeAsync<string>(Reservees), Is.EquivalentTo(gardees));
    }
}
