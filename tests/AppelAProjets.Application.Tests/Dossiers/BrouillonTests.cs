using AppelAProjets.Application.Dossiers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;
using CsCheck;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>A draft in several hands: nothing is overwritten, nobody else sees it.</summary>
[SurChaqueMoteur]
public sealed class BrouillonTests
{
    [Test]
    public async Task The_second_of_two_people_on_one_field_sees_a_conflict_and_nothing_is_overwritten()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();

        var premier = await essai.Enregistrer.ExecuterAsync(id, [new("projet.resume", "Première", 0)], essai.Signataire);
        var second = await essai.Enregistrer.ExecuterAsync(id, [new("projet.resume", "Seconde", 0), new("projet.objectifs", "Gardés", 0)], essai.Brouillonneur);

        Assert.Multiple(async () =>
        {
            Assert.That(premier.EnEntier().Refus, Is.Null);
            Assert.That(second.EnEntier().TousLesRefus.Single().Issue, Is.EqualTo(Issue.Conflit));
            Assert.That(second.Valeur.Champs[0].Courante, Has.Property("Valeur").EqualTo("Première").And.Property("Auteur").EqualTo("Aïcha Essai"));
            var contenu = (await essai.LireAsync(id))!.Contenu;
            Assert.That(contenu.Projet.Resume, Is.EqualTo("Première"));
            Assert.That(contenu.Projet.Objectifs, Is.EqualTo("Gardés"), "The other field of the page is kept.");
        });
    }

    [Test]
    public async Task Twenty_people_on_twenty_fields_do_not_hinder_each_other()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var sorts = await Task.WhenAll(essai.Reponses().Select(r => Task.Run(() => essai.Enregistrer.ExecuterAsync(id, [new(r.Cle, r.Saisi, 0)], essai.Signataire))));
        Assert.Multiple(async () =>
        {
            Assert.That(sorts.SelectMany(s => s.EnEntier().TousLesRefus), Is.Empty);
            Assert.That((await essai.LireAsync(id))!.Sections.Where(s => !s.EstComplete).Select(s => s.Section), Is.EqualTo(new[] { SectionDossier.Referent, SectionDossier.Pieces }));
        });
    }

    [Test]
    public void Whatever_two_pages_write_at_once_no_word_is_lost()
    {
        // Each page keeps its text over the version that it showed, and starts again from what stands when told of a conflict.
        Gen.Int[1, 8].List[2, 4].Sample(pages => Task.Run(async () =>
        {
            using var essai = await DossierDEssai.OuvrirAsync();
            var id = await essai.BrouillonAsync();
            await Task.WhenAll(pages.Select((lignes, page) => Task.Run(() => EcrireAsync(essai, id, page, lignes))));
            var texte = (await essai.LireAsync(id))!.Contenu.Projet.Objectifs!.Split('\n');
            return texte.Order().SequenceEqual(pages.SelectMany((lignes, page) => Enumerable.Range(0, lignes).Select(n => $"page {page} ligne {n}")).Order());
        }).GetAwaiter().GetResult(), iter: 12, threads: 1);
    }

    [Test]
    public void Two_pages_that_send_all_their_fields_never_undo_what_the_other_touched()
    {
        string[] champs = ["projet.resume", "projet.objectifs", "projet.debut", "projet.fin", "projet.theme", "budget.604"];
        // Each field belongs to one of the two pages; each step says which page writes in one of its fields (or in none), sends the whole, and perhaps is loaded again.
        Gen.Select(Gen.Bool.Array[champs.Length], Gen.Select(Gen.Bool, Gen.Int[-1, champs.Length - 1], Gen.Bool).List[2, 10]).Sample((aLaPremiere, pas) => Task.Run(async () =>
        {
            using var essai = await DossierDEssai.OuvrirAsync();
            var id = await essai.BrouillonAsync();
            var (premiere, seconde, attendu) = (new PageOuverte(essai, id, champs), new PageOuverte(essai, id, champs), new Dictionary<string, string>());
            await premiere.LireAsync();
            await seconde.LireAsync();
            foreach (var ((laPremiere, champ, relue), rang) in pas.Select((p, rang) => (p, rang)))
            {
                var page = laPremiere ? premiere : seconde;
                if (champ >= 0 && aLaPremiere[champ] == laPremiere)
                {
                    page.Ecrire(champs[champ], attendu[champs[champ]] = Saisir(essai, champs[champ], rang));
                }

                if (await page.EnvoyerAsync() > 0)
                {
                    return false;
                }

                await (relue ? page.LireAsync() : Task.CompletedTask);
            }

            var garde = (await essai.LireAsync(id))!;
            return attendu.All(a => garde.Reponses[a.Key].Valeur == garde.Champs.Single(c => c.Cle == a.Key).Lire(a.Value).Valeur);
        }).GetAwaiter().GetResult(), iter: 40, threads: 1);
    }

    private static string Saisir(DossierDEssai essai, string cle, int rang) => cle switch
    {
        "projet.debut" or "projet.fin" => $"2028-01-{rang + 1:00}",
        "projet.theme" => $"{essai.Themes[rang % essai.Themes.Length]}",
        "budget.604" => $"{rang + 1}00",
        _ => $"texte {rang}\nsuite",
    };

    /// <summary>A page without a script: it sends every field, as it shows them, with what it was drawn with.</summary>
    private sealed class PageOuverte(DossierDEssai essai, Guid id, string[] champs)
    {
        private readonly Dictionary<string, (string Texte, string Montree)> montres = [];

        public async Task LireAsync()
        {
            var dossier = (await essai.LireAsync(id))!;
            foreach (var champ in champs)
            {
                montres[champ] = dossier.Reponses.GetValueOrDefault(champ) is { } garde ? (dossier.Champs.Single(c => c.Cle == champ).Ecrire(garde.Valeur), garde.Montree) : ("", VersionMontree.Ecrire(0, null));
            }
        }

        public void Ecrire(string champ, string texte) => montres[champ] = (texte, montres[champ].Montree);

        /// <summary>How many fields were refused.</summary>
        public async Task<int> EnvoyerAsync()
        {
            var saisies = montres.Select(m => VersionMontree.Lire(m.Value.Montree) is var lue ? new ReponseSaisie(m.Key, m.Value.Texte.Replace("\n", "\r\n", StringComparison.Ordinal), lue.Version, lue.Origine) : null!).ToList();
            var sort = (await essai.Enregistrer.ExecuterAsync(id, saisies, essai.Signataire)).Valeur;
            foreach (var champ in sort.Champs)
            {
                montres[champ.Cle] = (montres[champ.Cle].Texte, champ.Montree);
            }

            return sort.Champs.Count(c => c.Refus is not null);
        }
    }

    [Test]
    public async Task A_field_that_could_not_be_read_does_not_take_the_version_of_another_page()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var vide = VersionMontree.Lire(VersionMontree.Ecrire(0, null));
        await essai.Enregistrer.ExecuterAsync(id, [new("publics.total", "80", 0)], essai.Signataire);
        var illisible = (await essai.Enregistrer.ExecuterAsync(id, [new("publics.total", "beaucoup", vide.Version, vide.Origine)], essai.Signataire)).Valeur.Champs.Single();
        var (version, origine) = VersionMontree.Lire(illisible.Montree);
        var ensuite = (await essai.Enregistrer.ExecuterAsync(id, [new("publics.total", "90", version, origine)], essai.Signataire)).Valeur.Champs.Single();
        Assert.Multiple(() =>
        {
            Assert.That(illisible.Refus!.Issue, Is.Not.EqualTo(Issue.Conflit));
            Assert.That(ensuite.Courante?.Valeur, Is.EqualTo("80"), "What the other page wrote is shown before it is overwritten.");
            Assert.That(ensuite.Refus!.Message, Does.Contain("dans une autre page").And.Not.Contain("par "));
        });
    }

    private static async Task EcrireAsync(DossierDEssai essai, Guid id, int page, int lignes)
    {
        var (texte, version) = ("", 0);
        for (var n = 0; n < lignes; n++)
        {
            for (SortDeReponse? sort = null; sort is null or { Refus: not null };)
            {
                sort = (await essai.Enregistrer.ExecuterAsync(id, [new("projet.objectifs", $"{texte}\npage {page} ligne {n}", version)], essai.Signataire)).Valeur.Champs.Single();
                (texte, version) = sort.Courante is { } autre ? (autre.Valeur, autre.Version) : ($"{texte}\npage {page} ligne {n}".Trim(), sort.Version);
            }
        }
    }

    [Test]
    public async Task Saving_the_same_answers_twice_is_no_conflict()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        List<ReponseSaisie> saisies = [.. essai.Reponses().Select(r => new ReponseSaisie(r.Cle, r.Saisi, 0))];
        Assert.That((await essai.Enregistrer.ExecuterAsync(id, saisies, essai.Signataire)).EnEntier().TousLesRefus, Is.Empty);
        Assert.That((await essai.Enregistrer.ExecuterAsync(id, saisies, essai.Signataire)).EnEntier().TousLesRefus, Is.Empty);
    }

    [Test]
    public async Task A_dossier_does_not_exist_for_another_organisation()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await new DossierPorteurQuery(essai.Base, essai.Horloge).ChargerAsync(id, essai.Etranger), Is.Null);
            Assert.That((await essai.Enregistrer.ExecuterAsync(id, [new("projet.resume", "x", 0)], essai.Etranger)).Issue, Is.EqualTo(Issue.Absent));
            Assert.That((await new SignalerPresence(essai.Ecrivain).ExecuterAsync(id, SectionDossier.Projet, essai.Etranger)).Issue, Is.EqualTo(Issue.Absent));
        });
    }

    [Test]
    public async Task A_redacteur_writes_but_does_not_attest()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var sort = await essai.Enregistrer.ExecuterAsync(id, [new("attestations.charte", "oui", 0)], essai.Brouillonneur);
        Assert.That(sort.Refus!.Code, Is.EqualTo("attestations.signataire"));
    }

    [Test]
    public async Task The_contract_remembers_its_text_its_signatory_and_its_time()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        await essai.SaisirAsync(id, ("attestations.contrat-republicain", "oui"));
        var attestations = (await essai.LireAsync(id))!.Contenu.Attestations;
        Assert.That((attestations.ContratVersion, attestations.ContratSignePar, attestations.ContratSigneLe), Is.EqualTo((ContenuStore.VersionDuContrat, "Aïcha Essai", essai.Horloge.GetUtcNow())));
    }

    [Test]
    public async Task People_on_the_same_dossier_see_each_other_for_a_minute_and_receive_what_the_other_wrote()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.BrouillonAsync();
        var signaler = new SignalerPresence(essai.Ecrivain);
        await signaler.ExecuterAsync(id, SectionDossier.Territoires, essai.Brouillonneur);
        await essai.Enregistrer.ExecuterAsync(id, [new("publics.total", "80", 0)], essai.Brouillonneur);
        var autour = (await signaler.ExecuterAsync(id, SectionDossier.Projet, essai.Signataire)).Valeur;
        essai.Horloge.Advance(TimeSpan.FromSeconds(61));
        var seul = (await signaler.ExecuterAsync(id, SectionDossier.Projet, essai.Signataire)).Valeur;
        Assert.Multiple(() =>
        {
            Assert.That(autour.Presents.Single(), Has.Property("Nom").EqualTo("Maya Essai").And.Property("Section").EqualTo(SectionDossier.Territoires));
            Assert.That(autour.Champs.Single(c => c.Cle != "projet.titre"), Has.Property("Cle").EqualTo("publics.total").And.Property("Valeur").EqualTo("80"));
            Assert.That(seul.Presents, Is.Empty);
        });
    }

    [Test]
    public async Task The_same_form_sent_twice_makes_one_dossier()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var (creer, id) = (new CreerDossier(essai.Ecrivain), Guid.CreateVersion7());
        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => creer.ExecuterAsync(new DossierACreer(id, "AAP28", essai.OrganisationId, "Deux fois"), essai.Signataire))));
        Assert.Multiple(async () =>
        {
            Assert.That(ids.Select(i => i.Valeur), Has.All.EqualTo(CreerDossier.Identifiant(id, essai.Signataire)).And.None.EqualTo(id));
            Assert.That((await new EspaceQuery(essai.Base, essai.Horloge).ChargerAsync(essai.Signataire)).Dossiers, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Drafts_of_one_organisation_in_a_call_are_bounded_and_a_form_without_its_key_makes_none()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var creer = new CreerDossier(essai.Ecrivain);
        var codes = new List<string?>();
        for (var i = 0; i <= Domain.Dossiers.LimiteDeBrouillons.ParOrganisation; i++)
        {
            var cree = await creer.ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP28", essai.OrganisationId, $"Projet {i}"), essai.Signataire);
            codes.Add(cree.EstRefuse ? cree.Refus.Code : null);
        }

        var meme = await creer.ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP28", essai.OrganisationId, "Projet 3"), essai.Signataire);
        var sansCle = await creer.ExecuterAsync(new DossierACreer(Guid.Empty, "AAP28", essai.OrganisationId, "Sans clé"), essai.Signataire);
        Assert.Multiple(() =>
        {
            Assert.That(codes[..^1], Has.All.Null);
            Assert.That(codes[^1], Is.EqualTo("brouillons.organisation"));
            Assert.That(meme.EstRefuse, Is.False, "one that is there is found");
            Assert.That(sansCle.Refus!.Code, Is.EqualTo("saisie.cle"));
        });
    }

    [Test]
    public async Task No_draft_in_a_closed_call()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        essai.Horloge.SetUtcNow(DossierDEssai.Cloture.AddSeconds(2));
        var refus = await new CreerDossier(essai.Ecrivain).ExecuterAsync(new DossierACreer(Guid.CreateVersion7(), "AAP28", essai.OrganisationId, "Trop tard"), essai.Signataire);
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
