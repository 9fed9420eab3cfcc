using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Tests.Sql;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A draft in several hands: nothing is overwritten, nobody else sees it.</summary>
[SurChaqueMoteur]
public sealed class BrouillonTests
{
    [Test]
    public async Task The_second_of_two_people_on_one_section_sees_a_conflict_and_nothing_is_overwritten()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var version = (await essai.LireAsync(id))!.Version(SectionDossier.Referent);

        var premier = await essai.Enregistrer.ExecuterAsync(id, version, new SaisieReferent(null, "Première"), essai.Signataire);
        var second = await essai.Enregistrer.ExecuterAsync(id, version, new SaisieReferent(null, "Seconde"), essai.Brouillonneur);

        Assert.Multiple(async () =>
        {
            Assert.That(premier, Is.Empty);
            Assert.That(second.Single().Code, Is.EqualTo("conflit"));
            Assert.That((await essai.LireAsync(id))!.Contenu.Rencontre.Avec, Is.EqualTo("Première"));
        });
    }

    [Test]
    public async Task Two_people_on_two_sections_do_not_hinder_each_other()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var avant = (await essai.LireAsync(id))!;

        var refus = await Task.WhenAll(essai.Reponses().Select(s => Task.Run(() => essai.Enregistrer.ExecuterAsync(id, avant.Version(s.Section), s, essai.Signataire))));

        Assert.Multiple(async () =>
        {
            Assert.That(refus, Has.All.Empty);
            Assert.That((await essai.LireAsync(id))!.Sections.Where(s => !s.EstComplete).Select(s => s.Section), Is.EqualTo(new[] { SectionDossier.Pieces }));
        });
    }

    [Test]
    public async Task Saving_the_same_answers_twice_is_no_conflict()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        foreach (var saisie in essai.Reponses())
        {
            var version = (await essai.LireAsync(id))!.Version(saisie.Section);
            Assert.That(await essai.Enregistrer.ExecuterAsync(id, version, saisie, essai.Signataire), Is.Empty);
            Assert.That(await essai.Enregistrer.ExecuterAsync(id, version, saisie, essai.Signataire), Is.Empty, saisie.Section.ToString());
        }
    }

    [Test]
    public async Task A_dossier_does_not_exist_for_another_organisation()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await new DossierPorteurQuery(essai.Base).ChargerAsync(id, essai.Etranger), Is.Null);
            Assert.That((await essai.Enregistrer.ExecuterAsync(id, "", new SaisieReferent(null, "x"), essai.Etranger)).Single().Code, Is.EqualTo("introuvable"));
        });
    }

    [Test]
    public async Task A_redacteur_writes_but_does_not_attest()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var dossier = (await essai.LireAsync(id))!;
        var refus = await essai.Enregistrer.ExecuterAsync(id, dossier.Version(SectionDossier.Attestations), new SaisieAttestations(new AttestationsContenu(true, true, true)), essai.Brouillonneur);
        Assert.That(refus.Single().Code, Is.EqualTo("attestations.signataire"));
    }

    [Test]
    public async Task The_same_form_sent_twice_makes_one_dossier()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var (creer, id) = (new CreerDossier(essai.Base, essai.Horloge), Guid.CreateVersion7());
        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => creer.ExecuterAsync(id, "AAP28", essai.OrganisationId, "Deux fois", essai.Signataire))));
        Assert.Multiple(async () =>
        {
            Assert.That(ids.Select(i => i.Valeur), Has.All.EqualTo(id));
            Assert.That((await new EspaceQuery(essai.Base, essai.Horloge).ChargerAsync(essai.Signataire)).Dossiers, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task No_draft_in_a_closed_call()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        essai.Horloge.SetUtcNow(DossierDEssai.Cloture.AddSeconds(2));
        var refus = await new CreerDossier(essai.Base, essai.Horloge).ExecuterAsync(Guid.CreateVersion7(), "AAP28", essai.OrganisationId, "Trop tard", essai.Signataire);
        Assert.That(refus.Refus!.Code, Is.EqualTo("appel.ferme"));
    }

    [Test]
    public async Task A_funder_that_theme_and_neighbourhood_exclude_says_why()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        var dossier = (await essai.LireAsync(id))!;
        var caf = dossier.Regles.Financeurs.Single(f => f.Id == essai.Financeurs[2]);
        Assert.That(Sollicitation.Refuser(caf, dossier.ADeposer.Public!.Quartiers, essai.Themes[0])!.Message, Does.Contain("thème"));
    }
}
