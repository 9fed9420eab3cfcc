using AppelAProjets.Domain.Identifiants;
using AppelAProjets.Domain.Territoires;
using CsCheck;

namespace AppelAProjets.Domain.Tests.Identifiants;

/// <summary>Public vectors, and what people type around them.</summary>
public sealed class IdentifiantsTests
{
    [TestCase("41816609600051", ExpectedResult = "41816609600051")]
    [TestCase("418 166 096 00051", ExpectedResult = "41816609600051")]
    [TestCase("418\u00A0166\u202F096.000-51 ", ExpectedResult = "41816609600051")]
    [TestCase("35600000000048", ExpectedResult = "35600000000048", Description = "La Poste, Luhn")]
    [TestCase("35600000018723", ExpectedResult = "35600000018723", Description = "La Poste, sum multiple of five")]
    [TestCase("73282932000074", ExpectedResult = "73282932000074")]
    [TestCase("24440040400129", ExpectedResult = "24440040400129")]
    [TestCase("41816609600052", ExpectedResult = "siret.cle")]
    [TestCase("35600000018724", ExpectedResult = "siret.cle")]
    [TestCase("4181660960005", ExpectedResult = "siret.forme")]
    [TestCase("418166096000511", ExpectedResult = "siret.forme")]
    [TestCase("4181660960005A", ExpectedResult = "siret.forme")]
    [TestCase("٤1816609600051", ExpectedResult = "siret.forme")]
    [TestCase("", ExpectedResult = "siret.forme")]
    [TestCase(null, ExpectedResult = "siret.forme")]
    public string UnSiret(string? saisie) => ValeurOuCode(Siret.Lire(saisie));

    [TestCase("244400404", ExpectedResult = "244400404")]
    [TestCase("244 400 404", ExpectedResult = "244400404")]
    [TestCase("356000000", ExpectedResult = "356000000")]
    [TestCase("244400405", ExpectedResult = "siren.cle")]
    [TestCase("24440040", ExpectedResult = "siren.forme")]
    [TestCase("24440040X", ExpectedResult = "siren.forme")]
    public string UnSiren(string? saisie) => ValeurOuCode(Siren.Lire(saisie));

    [TestCase("W442001234", ExpectedResult = "W442001234")]
    [TestCase(" w 442\u202F001 234", ExpectedResult = "W442001234")]
    [TestCase("W9R1001234", ExpectedResult = "W9R1001234")]
    [TestCase("W2A1001234", ExpectedResult = "W2A1001234")]
    [TestCase("W44200123", ExpectedResult = "rna.forme")]
    [TestCase("442001234", ExpectedResult = "rna.forme")]
    public string UnRna(string? saisie) => ValeurOuCode(Rna.Lire(saisie));

    [TestCase("FR1420041010050500013M02606", ExpectedResult = "FR1420041010050500013M02606")]
    [TestCase("fr14 2004 1010 0505 0001 3m02 606", ExpectedResult = "FR1420041010050500013M02606")]
    [TestCase("FR76\u00A03000\u202F6000 0112 3456 7890 189", ExpectedResult = "FR7630006000011234567890189")]
    [TestCase("DE89370400440532013000", ExpectedResult = "DE89370400440532013000")]
    [TestCase("FR7630006000011234567890188", ExpectedResult = "iban.cle")]
    [TestCase("FR0730006000011234567890188", ExpectedResult = "iban.cle", Description = "right ISO key, wrong clé RIB")]
    [TestCase("FR07A0006000011234567890188", ExpectedResult = "iban.cle")]
    [TestCase("DE89370400440532013001", ExpectedResult = "iban.cle")]
    [TestCase("FR763000600001123456789018", ExpectedResult = "iban.longueur")]
    [TestCase("1420041010050500013M02606", ExpectedResult = "iban.forme")]
    [TestCase(null, ExpectedResult = "iban.forme")]
    public string UnIban(string? saisie) => ValeurOuCode(Iban.Lire(saisie));

    [Test]
    public void UneCleJusteMaisUnRibFauxEstRefuse()
    {
        // Every check key of ISO for a wrong clé RIB: none may pass.
        var lus = Enumerable.Range(2, 97).Select(cle => Iban.Lire($"FR{cle:00}30006000011234567890188"));
        Assert.That(lus.All(l => l.EstRefuse), Is.True);
        var lettres = Enumerable.Range(2, 97).Select(cle => Iban.Lire($"FR{cle:00}3000600001AZ345678901XX"));
        Assert.That(lettres.All(l => l.EstRefuse), Is.True);
    }

    [TestCase('A', 1)]
    [TestCase('I', 9)]
    [TestCase('J', 1)]
    [TestCase('R', 9)]
    [TestCase('S', 2)]
    [TestCase('Z', 9)]
    public void UneLettreDeCompteValaitSonChiffre(char lettre, int chiffre)
    {
        // The clé RIB depends only on the digit that the letter stands for.
        var compte = 1234567890 * 10L;
        var cle = 97 - (((89 * 30006L) + (15 * 1L) + (3 * (compte + chiffre))) % 97);
        var acceptes = Enumerable.Range(2, 97).Count(iso => !Iban.Lire($"FR{iso:00}30006000011234567890{lettre}{cle:00}").EstRefuse);
        Assert.That(acceptes, Is.EqualTo(1));
    }

    [TestCase("PSSTFRPPNTE", ExpectedResult = "PSSTFRPPNTE")]
    [TestCase("psst fr pp", ExpectedResult = "PSSTFRPP")]
    [TestCase("PSSTFRPPN", ExpectedResult = "bic.forme")]
    [TestCase("1SSTFRPP", ExpectedResult = "bic.forme")]
    public string UnBic(string? saisie) => ValeurOuCode(Bic.Lire(saisie));

    [TestCase("02 40 41 90 00", ExpectedResult = "0240419000")]
    [TestCase("02.40.41.90.00", ExpectedResult = "0240419000")]
    [TestCase("+33 2 40 41 90 00", ExpectedResult = "0240419000")]
    [TestCase("+33 (0)2 40 41 90 00", ExpectedResult = "0240419000")]
    [TestCase("0033\u00A0240\u202F419000", ExpectedResult = "0240419000")]
    [TestCase("00 40 41 90 00", ExpectedResult = "telephone.debut")]
    [TestCase("02 40 41 90", ExpectedResult = "telephone.forme")]
    [TestCase("+44 20 7946 0000", ExpectedResult = "telephone.etranger")]
    [TestCase(null, ExpectedResult = "telephone.forme")]
    public string UnTelephone(string? saisie) => ValeurOuCode(Telephone.Lire(saisie));

    [Test]
    public void UnTelephoneSEcritParPaires() => Assert.That(Telephone.Ecrire("0240419000"), Is.EqualTo("02\u00A040\u00A041\u00A090\u00A000"));

    [TestCase("44 000", ExpectedResult = "44000")]
    [TestCase("4400", ExpectedResult = "code-postal.forme")]
    [TestCase("2A004", ExpectedResult = "code-postal.corse")]
    public string UnCodePostal(string? saisie) => ValeurOuCode(CodePostal.Lire(saisie));

    [TestCase("2A004", ExpectedResult = "2A004")]
    [TestCase("44109", ExpectedResult = "44109")]
    [TestCase("2C004", ExpectedResult = "commune.code")]
    public string UneCommune(string? saisie) => ValeurOuCode(CodeInsee.Lire(saisie));

    [TestCase("qn04405m", ExpectedResult = "QN04405M")]
    [TestCase("QN02A01I", ExpectedResult = "QN02A01I")]
    [TestCase("QN97101N", ExpectedResult = "QN97101N")]
    [TestCase("QP044005", ExpectedResult = "quartier.code")]
    [TestCase("QN04405", ExpectedResult = "quartier.code")]
    public string UnQuartier(string? saisie) => ValeurOuCode(CodeQuartier.Lire(saisie));

    [TestCase(" Nina@Association.FR\u00A0", ExpectedResult = "nina@association.fr")]
    [TestCase("n.o'brien+aap@sous.domaine.org", ExpectedResult = "n.o'brien+aap@sous.domaine.org")]
    [TestCase("nina@association", ExpectedResult = "courriel.forme")]
    [TestCase("nina @association.fr", ExpectedResult = "courriel.forme")]
    [TestCase("nina..b@association.fr", ExpectedResult = "courriel.forme")]
    [TestCase("a@b.fr\r\nBcc: x@y.fr", ExpectedResult = "courriel.plusieurs")]
    [TestCase(null, ExpectedResult = "courriel.forme")]
    public string UnCourriel(string? saisie) => ValeurOuCode(Courriel.Lire(saisie));

    [Test]
    public void UnCourrielTropLongEstRefuse() => Assert.That(Courriel.Lire(new string('a', 250) + "@b.fr").EstRefuse, Is.True);

    [Test]
    public void UnChiffreFauxNePasseJamaisLuhn() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[1, 9]).Sample((rang, ecart) =>
        {
            var chiffres = "244400404".ToCharArray();
            chiffres[rang] = (char)('0' + ((chiffres[rang] - '0' + ecart) % 10));
            return Siren.Lire(new string(chiffres)).EstRefuse;
        });

    [Test]
    public void CeQuiEstLuSeRelit() =>
        Gen.String[Gen.Char["0123456789 FRW.\u00A0@a"], 0, 30].Sample(s => new Func<string?, Resultat<string>>[]
        {
            Siret.Lire, Siren.Lire, Rna.Lire, Iban.Lire, Bic.Lire, Telephone.Lire, CodePostal.Lire, Courriel.Lire,
        }.All(lire => lire(s) is { EstRefuse: true } || lire(lire(s).Valeur) == lire(s)));

    private static string ValeurOuCode(Resultat<string> resultat) => resultat.EstRefuse ? resultat.Refus.Code : resultat.Valeur;
}
