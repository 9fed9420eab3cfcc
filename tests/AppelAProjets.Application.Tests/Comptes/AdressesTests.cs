using AppelAProjets.Application.Comptes;

namespace AppelAProjets.Application.Tests.Comptes;

public sealed class AdressesTests
{
    [TestCase("nina@association.fr")]
    [TestCase(" Nina@Association.FR\u00A0")]
    [TestCase("\u202Anina@association.fr\u202C")]
    [TestCase("nina@asso\u00ADciation.fr\u200B")]
    [TestCase("Nina Essai <nina@association.fr>")]
    [TestCase("mailto:nina@association.fr")]
    public void Whoever_signs_in_is_found_however_the_address_was_copied(string saisie) => Assert.That(Compte.Normaliser(saisie), Is.EqualTo("NINA@ASSOCIATION.FR"));
}
