using AppelAProjets.Application.Administration;
using AppelAProjets.Application.Comptes;
using Microsoft.AspNetCore.Identity;

namespace AppelAProjets.Application.Tests.Comptes;

/// <summary>Two acts that meet on one account, or on one address: the second is told in words, nothing is written twice nor lost.</summary>
[SurChaqueMoteur]
public sealed class ComptesCroisesTests
{
    private CompteDEssai essai = null!;

    [SetUp]
    public async Task Ouvrir() => essai = await CompteDEssai.OuvrirAsync();

    [TearDown]
    public void Fermer() => essai.Dispose();

    [TestCase("changer", "changer", "conflit", "changer-mot-de-passe")]
    [TestCase("changer", "fermer", "conflit", "changer-mot-de-passe")]
    [TestCase("fermer", "changer", "conflit", "fermer-compte")]
    [TestCase("choisir", "choisir", "conflit", "choisir-mot-de-passe")]
    [TestCase("choisir", "changer", "conflit", "choisir-mot-de-passe")]
    [TestCase("preparer", "preparer", "conflit", "preparer-second-facteur")]
    [TestCase("preparer", "changer", "conflit", "preparer-second-facteur")]
    public async Task Two_acts_on_one_account(string premier, string second, string finDuSecond, string acte)
    {
        var (un, deux) = (await PreparerAsync(premier), await PreparerAsync(second));
        var fins = await essai.Base.CroiserAsync("CompteSql.Modification", un, deux);
        Assert.That((fins.Premier.Refus?.Code, fins.Second.Refus?.Code), Is.EqualTo(((string?)null, finDuSecond)));
        Assert.That((await essai.TracesAsync()).Actes, Is.EqualTo(new[] { acte }));
        Assert.That((await essai.LireAsync()).Version, Is.EqualTo(2));
    }

    [Test]
    public async Task A_code_opens_once_even_typed_twice_at_once()
    {
        var acteur = CompteDEssai.EnActeur(await essai.LireAsync());
        await essai.AvecAsync((GererSecondFacteur cas) => cas.PreparerAsync(acteur));
        var code = await essai.CodeAsync(acteur);
        var fins = await essai.Base.CroiserAsync("CompteSql.PasTotp", ActiverAsync, ActiverAsync);
        Assert.That((fins.Premier.Issue, fins.Second.Refus?.Code), Is.EqualTo((Issue.Fait, "second-facteur.code")));
        Assert.That((await essai.TracesAsync()).Actes, Is.EqualTo(new[] { "preparer-second-facteur", "activer-second-facteur" }));

        Task<Resultat<SecondFacteurActive>> ActiverAsync() => essai.AvecAsync((GererSecondFacteur cas) => cas.ActiverAsync(code, CompteDEssai.MotDePasse, acteur));
    }

    [Test]
    public async Task Registered_twice_at_once_under_one_address_there_is_one_account_and_the_screen_says_the_same()
    {
        var saisie = new SaisieInscription("Noé", "Essai", "noe@exemple.fr", CompteDEssai.MotDePasse);
        var fins = await essai.Base.CroiserAsync("CompteSql.Ajout", InscrireAsync, InscrireAsync);
        Assert.That((fins.Premier.Issue, fins.Second.Issue), Is.EqualTo((Issue.Fait, Issue.Fait)));
        var (courriels, actes, comptes) = await essai.TracesAsync();
        Assert.That(comptes, Is.EqualTo(2));
        Assert.That(actes, Is.EqualTo(new[] { "inscrire" }));
        Assert.That(courriels, Is.EqualTo(new[] { "Confirmez votre adresse électronique", "Vous avez déjà un compte" }));

        Task<Resultat> InscrireAsync() => essai.AvecAsync((Inscrire cas) => cas.ExecuterAsync(saisie));
    }

    [Test]
    public async Task Asked_by_many_at_once_an_address_receives_three_links()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => essai.AvecAsync((DemanderMotDePasse cas) => cas.ExecuterAsync(CompteDEssai.Courriel))));
        Assert.That((await essai.TracesAsync()).Courriels, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Wrong_passwords_typed_at_once_are_all_counted()
    {
        CompteDEchecs[] comptees = [new("reseau essai", 20), new("compte essai", 21)];
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => essai.AvecAsync((CompterEchecs cas) => cas.EchouerAsync(comptees))));
        Assert.That(await essai.AvecAsync((CompterEchecs cas) => cas.AttendreJusquaAsync(comptees[..1], TimeSpan.FromHours(1))), Is.Not.Null, "twenty");
        Assert.That(await essai.AvecAsync((CompterEchecs cas) => cas.AttendreJusquaAsync(comptees[1..], TimeSpan.FromHours(1))), Is.Null, "not twenty-one");
    }

    [Test]
    public async Task A_failure_to_sign_in_that_meets_another_one_is_not_lost_in_silence()
    {
        var (un, deux) = (await essai.LireAsync(), await essai.LireAsync());
        var fins = await essai.Base.CroiserAsync("CompteSql.Modification", () => EchouerAsync(un), () => EchouerAsync(deux));
        Assert.That((fins.Premier.Succeeded, fins.Second.Errors.SingleOrDefault()?.Code), Is.EqualTo((true, nameof(IdentityErrorDescriber.ConcurrencyFailure))));
        Assert.That((await EchouerAsync(un)).Succeeded, "the object that was written goes on");
        Assert.That((await essai.LireAsync()).EchecsDeConnexion, Is.EqualTo(2));

        Task<IdentityResult> EchouerAsync(Compte compte) => essai.AvecAsync((ComptesUserManager comptes) => comptes.AccessFailedAsync(compte));
    }

    // With what the person had on screen before either acted.
    private async Task<Func<Task<Resultat>>> PreparerAsync(string acte)
    {
        var compte = await essai.LireAsync();
        var acteur = CompteDEssai.EnActeur(compte);
        var jeton = await essai.AvecAsync((ComptesUserManager comptes) => comptes.GeneratePasswordResetTokenAsync(compte));
        var administrateur = new Acteur(Guid.CreateVersion7(), "Camille", [new Habilitation(Role.Administrateur, null, null, null, essai.Horloge.GetUtcNow(), null)], []);
        return acte switch
        {
            "changer" => async () => await essai.AvecAsync((ChangerMotDePasse cas) => cas.ExecuterAsync(CompteDEssai.MotDePasse, CompteDEssai.Autre, acteur)),
            "choisir" => async () => await essai.AvecAsync((ChoisirMotDePasse cas) => cas.ExecuterAsync(compte.Id, jeton, CompteDEssai.Autre)),
            "preparer" => () => essai.AvecAsync((GererSecondFacteur cas) => cas.PreparerAsync(acteur)),
            "fermer" => () => essai.AvecAsync((RetirerAcces cas) => cas.FermerAsync(compte.Id, compte.Version, "Départ", administrateur)),
            _ => throw new ArgumentOutOfRangeException(nameof(acte), acte, null),
        };
    }
}
