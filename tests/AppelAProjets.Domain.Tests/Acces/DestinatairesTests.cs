using AppelAProjets.Domain.Acces;
using AppelAProjets.Domain.Comptes;

namespace AppelAProjets.Domain.Tests.Acces;

/// <summary>Who receives what: S the signataires, E whoever wrote in the thread, I the person concerned, - nobody; of the chef de file, then of a partner that agreed.</summary>
public sealed class DestinatairesTests
{
    [TestCase(SorteDeMessage.Recepisse, "I", "S")]
    [TestCase(SorteDeMessage.Retrait, "I", "S")]
    [TestCase(SorteDeMessage.Fil, "SE", "SE")]
    [TestCase(SorteDeMessage.Complements, "S", "S")]
    [TestCase(SorteDeMessage.Decision, "S", "S")]
    [TestCase(SorteDeMessage.Lettre, "S", "S")]
    [TestCase(SorteDeMessage.Rencontre, "SI", "S")]
    [TestCase(SorteDeMessage.Rappel, "SI", "-")]
    [TestCase(SorteDeMessage.FichierRefuse, "S", "-")]
    [TestCase(SorteDeMessage.Partenariat, "S", "-")]
    [TestCase(SorteDeMessage.Suppression, "SI", "-")]
    [TestCase(SorteDeMessage.PretASigner, "S", "-")]
    public void EachKindGoesToItsPeople(SorteDeMessage sorte, string chefDeFile, string partenaire)
    {
        Assert.That(Lire(sorte, estPartenaire: false), Is.EqualTo(chefDeFile));
        Assert.That(Lire(sorte, estPartenaire: true), Is.EqualTo(partenaire));
    }

    [Test]
    public void TheAuthorOfAMessageIsNotToldOfIt() =>
        Assert.That(Destinataires.Recoit(SorteDeMessage.Fil, new(QualiteDeMembre.Signataire, EstPartenaire: false, AEcrit: true, EstLInteresse: true)), Is.False);

    [Test]
    public void TheAddressOfTheOrganisationIsToldWhatIsOfficial() =>
        Assert.That(
            Enum.GetValues<SorteDeMessage>().Where(s => Destinataires.Regle(s).Adresse),
            Is.EquivalentTo(new[] { SorteDeMessage.Recepisse, SorteDeMessage.Retrait, SorteDeMessage.Lettre }));

    private static string Lire(SorteDeMessage sorte, bool estPartenaire)
    {
        var membre = new MembreDuDossier(QualiteDeMembre.Redacteur, estPartenaire);
        var qui = string.Concat(
            Destinataires.Recoit(sorte, membre with { Qualite = QualiteDeMembre.Signataire }) ? "S" : "",
            Destinataires.Recoit(sorte, membre with { AEcrit = true }) ? "E" : "",
            Destinataires.Recoit(sorte, membre with { EstLInteresse = true }) ? "I" : "");
        return qui.Length == 0 ? "-" : qui;
    }
}
