using System.Security.Cryptography;
using System.Text;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Tests.Courriers;
using AppelAProjets.Domain.Dossiers;
using CsCheck;

namespace AppelAProjets.Application.Tests.Dossiers;

/// <summary>The deposit: idempotent, in time, complete, frozen, numbered once.</summary>
[SurChaqueMoteur]
public sealed class DeposerDossierTests
{
    private static readonly SqlStatement Fige = new("SELECT Contenu, Empreinte FROM DossierDepot WHERE DossierId = @Id ORDER BY Numero");
    private static readonly SqlStatement Lignes = new("SELECT FinanceurId, Demande FROM Ligne WHERE DossierId = @Id");
    private static readonly SqlStatement Mails = new("SELECT Destinataire, Corps FROM Courriel ORDER BY Destinataire");
    private static readonly SqlStatement Demander = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message)
        VALUES (@DemandeId, @Id, @Le, @CompteId, @TermeLe, 1, @Sections, 'Précisez le budget.')
        """);

    private static readonly SqlStatement Mandat = new("UPDATE Organisation SET EtatMandat = @Etat WHERE Id = @Id");

    private static readonly SqlStatement OrganismePublic = new("UPDATE OrganisationFiche SET Statut = 'OrganismePublic' WHERE OrganisationId = @OrganisationId");
    private static readonly SqlStatement ACompleter = new("UPDATE Dossier SET Etat = 'ACompleter', Version = Version + 1 WHERE Id = @Id");

    [Test]
    public async Task A_public_body_deposits_without_the_contrat_d_engagement_republicain()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await essai.SaisirAsync(id, ("attestations.charte", ""), ("attestations.contrat-republicain", ""));
        var association = await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);

        await using (var session = await essai.Base.EcrireAsync())
        {
            await session.ExecuterAsync(OrganismePublic, new { essai.OrganisationId });
            await session.ValiderAsync();
        }

        var demandees = (await essai.LireAsync(id))!.Regles.Attestations.Select(a => a.Code);
        var depose = await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        await using var lecture = await essai.Base.LireAsync();
        var contenu = (await DossierLectureQuery.LireAsync(lecture, id))!.Contenu;
        var papier = TexteDUnPdf.SansBlancs(string.Concat(TexteDUnPdf.Pages(TexteDUnPdf.Rendre(ImprimeDuDossier.NonDepose(contenu, null, essai.Horloge.GetUtcNow(), LecteurDeDossier.DeTout)))));
        Assert.Multiple(() =>
        {
            Assert.That(association.Refus?.Code, Is.EqualTo("attestation.absente"));
            Assert.That(demandees, Is.EqualTo(new[] { "exactitude", "obligations" }));
            Assert.That(depose.Refus, Is.Null);
            Assert.That(papier, Does.Contain(TexteDUnPdf.SansBlancs("Non demandé à un organisme public")));
        });
    }

    [Test]
    public async Task A_deposit_gives_a_number_a_snapshot_lines_and_one_receipt_per_address()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();

        var recepisse = (await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).Valeur;

        await using var session = await essai.Base.LireAsync();
        var fige = (await session.UnAsync<FigeRow>(Fige, new { Id = id }))!;
        var mails = await session.ListeAsync<MailRow>(Mails);
        Assert.Multiple(() =>
        {
            Assert.That(recepisse.Numero, Is.EqualTo("AAP28-0041"));
            Assert.That(recepisse.RejetImpliciteLe, Is.EqualTo(new DateOnly(2027, 12, 2)));
            Assert.That(fige.Empreinte, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fige.Contenu)))));
            Assert.That(recepisse.Empreinte, Is.EqualTo(fige.Empreinte));
            Assert.That(Instantane.Figer(Instantane.Lire(fige.Contenu)), Is.EqualTo(new Instantane(fige.Contenu, fige.Empreinte)));
            Assert.That(mails.Select(m => m.Destinataire), Is.EqualTo(new[] { "aicha@exemple.fr", "contact@breil.exemple" }));
            Assert.That(mails[0].Corps, Does.Contain("AAP28-0041").And.Contain("2\u00A0octobre 2027 à 8\u00A0h\u00A000, heure de Paris").And.Contain("2\u00A0décembre 2027")
                .And.Contain("2 cours du Champ-de-Mars").And.Contain(AppelAProjets.Domain.Identifiants.Telephone.Ecrire("0240000000")).And.Contain("tribunal administratif"));
        });
    }

    [Test]
    public async Task A_contested_organisation_deposits_and_withdraws_nothing_until_it_is_lifted()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await PoserAsync("Conteste");
        var refus = (await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).Refus;
        Assert.That((refus?.Code, (await essai.LireAsync(id))!.Entete.Etat), Is.EqualTo(("organisation.contestee", EtatDossier.Brouillon)));
        await PoserAsync("AVerifier");
        Assert.That((await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).EstRefuse, Is.False, "To be verified does not block.");
        await PoserAsync("Conteste");
        var retrait = await new RetirerDossier(essai.Ecrivain).ExecuterAsync(id, (await essai.LireAsync(id))!.Entete.Version, null, essai.Signataire);
        Assert.That((retrait.Refus?.Code, (await essai.LireAsync(id))!.Entete.Etat), Is.EqualTo(("organisation.contestee", EtatDossier.Depose)), "nor withdraws");

        async Task PoserAsync(string etat)
        {
            await using var session = await essai.Base.EcrireAsync();
            await session.ExecuterAsync(Mandat, new { Id = essai.OrganisationId, Etat = etat });
            await session.ValiderAsync();
        }
    }

    [Test]
    public async Task Twenty_deposits_at_once_with_one_key_are_one_deposit()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        var recu = essai.Horloge.GetUtcNow();

        var recepisses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => essai.Deposer.ExecuterAsync(id, essai.Cle, recu, essai.Signataire))));

        Assert.Multiple(async () =>
        {
            Assert.That(recepisses.Select(r => r.Valeur).Distinct().Count(), Is.EqualTo(1));
            Assert.That(await essai.CompteAsync(), Is.EqualTo((1, 2, 2, 1)));
        });
    }

    [Test]
    public async Task A_failure_at_any_command_leaves_no_half_of_a_deposit()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        var (avant, observateur, coupures, depose) = (await essai.CompteAsync(), essai.Base.Observateur, 0, false);
        while (!depose)
        {
            var reste = coupures;
            essai.Base.Observateur = (sql, parametres) =>
            {
                observateur?.Invoke(sql, parametres);
                if (reste-- == 0)
                {
                    throw new IOException("cut");
                }
            };
            try
            {
                depose = !(await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire)).EstRefuse;
            }
            catch (IOException)
            {
                coupures++;
                essai.Base.Observateur = observateur;
                Assert.That((await essai.CompteAsync(), (await essai.LireAsync(id))!.Entete.Etat), Is.EqualTo((avant, EtatDossier.Brouillon)), $"cut at command {coupures}");
            }
        }

        essai.Base.Observateur = observateur;
        Assert.That(coupures, Is.GreaterThan(15));
        Assert.That(await essai.CompteAsync(), Is.EqualTo((1, 2, 2, 1)));
    }

    [Test]
    public async Task Twenty_dossiers_deposited_at_once_have_twenty_numbers()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await essai.CompletAsync());
        }

        var numeros = await Task.WhenAll(ids.Select(id => Task.Run(async () =>
            (await essai.Deposer.ExecuterAsync(id, id.ToString("N"), essai.Horloge.GetUtcNow(), essai.Signataire)).Valeur.Numero)));

        Assert.That(numeros.Order(), Is.EqualTo(Enumerable.Range(41, 20).Select(n => $"AAP28-{n:0000}")));
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public async Task The_window_is_judged_on_the_arrival_of_the_complete_request(int secondesApres, bool accepte)
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        essai.Horloge.SetUtcNow(DossierDEssai.Cloture.AddMinutes(3));

        var depot = await essai.Deposer.ExecuterAsync(id, essai.Cle, DossierDEssai.Cloture.AddSeconds(secondesApres), essai.Signataire);

        Assert.That(depot.EstRefuse, Is.Not.EqualTo(accepte));
        if (!accepte)
        {
            Assert.Multiple(async () =>
            {
                Assert.That(depot.Refus!.Message, Does.Contain("15\u00A0novembre 2027 à 23\u00A0h\u00A059").And.Contain("16\u00A0novembre 2027 à 0\u00A0h\u00A000"));
                Assert.That((await essai.LireAsync(id))!.Entete.Etat, Is.EqualTo(EtatDossier.Brouillon));
                Assert.That(await essai.CompteAsync(), Is.EqualTo((0, 0, 0, 1)));
            });
        }
    }

    [Test]
    public async Task An_incomplete_draft_a_redacteur_a_stranger_are_refused()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var (complet, vide, recu) = (await essai.CompletAsync(), await essai.BrouillonAsync(), essai.Horloge.GetUtcNow());
        Assert.Multiple(async () =>
        {
            Assert.That((await essai.Deposer.ExecuterAsync(vide, essai.Cle, recu, essai.Signataire)).Refus!.Code, Is.EqualTo("champ.requis"));
            Assert.That((await essai.Deposer.ExecuterAsync(complet, essai.Cle, recu, essai.Brouillonneur)).Refus!.Code, Is.EqualTo("cycle.role"));
            Assert.That((await essai.Deposer.ExecuterAsync(complet, essai.Cle, recu, essai.Etranger)).Issue, Is.EqualTo(Issue.Absent));
            Assert.That(await essai.CompteAsync(), Is.EqualTo((0, 0, 0, 1)));
        });
    }

    [Test]
    public async Task The_receipt_of_another_is_not_given_for_its_key()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        Assert.That((await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Etranger)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task Lines_sum_to_what_is_asked()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        // Each funder accepts from 500 to 10,000 €; the charges follow what is asked.
        foreach (var (premier, second) in Gen.Select(Gen.Long[500, 10_000], Gen.Long[500, 10_000]).Array[5].Single())
        {
            var id = await essai.CompletAsync();
            await essai.SaisirAsync(id, essai.Demandes(premier, second));
            await essai.SaisirAsync(id, ("budget.604", $"{premier + second}"), ("budget.65", ""), ("budget.756", ""));
            var recepisse = (await essai.Deposer.ExecuterAsync(id, id.ToString("N"), essai.Horloge.GetUtcNow(), essai.Signataire)).Valeur;
            await using var session = await essai.Base.LireAsync();
            var lignes = await session.ListeAsync<LigneRow>(Lignes, new { Id = id });
            Assert.That(Montant.Somme(lignes.Select(l => l.Demande)), Is.EqualTo(recepisse.TotalDemande).And.EqualTo(Montant.DeEuros(premier + second)));
        }
    }

    [Test]
    public async Task An_answer_makes_a_second_version_changes_only_opened_amounts_and_resumes_the_delay()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        essai.Horloge.Advance(TimeSpan.FromDays(10));
        await using (var session = await essai.Base.EcrireAsync())
        {
            await session.ExecuterAsync(Demander, new
            {
                DemandeId = Guid.NewGuid(), Id = id, Le = essai.Horloge.GetUtcNow(), essai.Signataire.CompteId, TermeLe = new DateOnly(2027, 11, 1), Sections = "Budget,Demandes",
            });
            await session.ExecuterAsync(ACompleter, new { Id = id });
            await session.ValiderAsync();
        }

        var fermee = await essai.Enregistrer.ExecuterAsync(id, [new("projet.objectifs", "Autre", 1)], essai.Signataire);
        await essai.SaisirAsync(id, essai.Demandes(1_500));
        essai.Horloge.Advance(TimeSpan.FromDays(3));
        var reponse = (await essai.Deposer.ExecuterAsync(id, "une-autre-cle-de-depot", essai.Horloge.GetUtcNow(), essai.Signataire)).Valeur;

        await using var lecture = await essai.Base.LireAsync();
        var lignes = (await lecture.ListeAsync<LigneRow>(Lignes, new { Id = id })).ToDictionary(l => l.FinanceurId, l => l.Demande);
        Assert.Multiple(() =>
        {
            Assert.That(fermee.Refus!.Code, Is.EqualTo("section.fermee"));
            Assert.That((reponse.VersionDeposee, reponse.Numero), Is.EqualTo((2, "AAP28-0041")));
            Assert.That(reponse.RejetImpliciteLe, Is.EqualTo(new DateOnly(2027, 12, 5)), "three days of suspension");
            Assert.That(lignes[essai.Financeurs[0]], Is.EqualTo(new Montant(150_000)));
            Assert.That(lignes[essai.Financeurs[1]], Is.EqualTo(Montant.Zero), "a line is never deleted");
        });
    }

    [Test]
    public async Task An_answer_that_changes_nothing_is_refused_until_its_reason_is_said()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        await essai.ACompleterAsync(id);
        var objectifs = (await essai.LireAsync(id))!.Reponses["projet.objectifs"].Valeur;
        var vide = await RepondreAsync();
        await essai.SaisirAsync(id, ("projet.objectifs", "Autrement"));
        var change = (await essai.LireAsync(id))!.Sections.Single(s => s.Section == SectionDossier.Projet);
        await essai.SaisirAsync(id, ("projet.objectifs", objectifs));
        var revenu = await RepondreAsync();
        var declarer = new DeclarerSansChangement(essai.Ecrivain);
        var sansMotif = await declarer.ExecuterAsync(id, SectionDossier.Projet, "  ", essai.Brouillonneur);
        var ailleurs = await declarer.ExecuterAsync(id, SectionDossier.Budget, "Rien.", essai.Brouillonneur);
        var etranger = await declarer.ExecuterAsync(id, SectionDossier.Projet, "Rien.", essai.Etranger);
        var dit = await declarer.ExecuterAsync(id, SectionDossier.Projet, "Les objectifs sont déjà chiffrés, à la fin du texte.", essai.Brouillonneur);
        var repondu = await RepondreAsync();
        await essai.ACompleterAsync(id);
        var seconde = await RepondreAsync();

        await using var lecture = await essai.Base.LireAsync();
        var lu = (await DossierLectureQuery.LireAsync(lecture, id))!;
        Assert.Multiple(() =>
        {
            Assert.That((vide.Refus?.Code, revenu.Refus?.Code, seconde.Refus?.Code), Is.EqualTo((SectionDemandee.CodeAReprendre, SectionDemandee.CodeAReprendre, SectionDemandee.CodeAReprendre)), "the reason of one request is not that of the next");
            Assert.That(change.EstComplete, Is.True);
            Assert.That((sansMotif.Refus?.Code, ailleurs.Refus?.Code, etranger.Issue, dit.Refus), Is.EqualTo(("complements.motif", "complements.clos", Issue.Absent, (Refus?)null)));
            Assert.That(repondu.Valeur.VersionDeposee, Is.EqualTo(2));
            Assert.That(DossierLu.De(lu.Contenu, LecteurDeDossier.DeTout).EnElements().Single(e => e.Cle == "sans-changement.Projet").Texte, Is.EqualTo("Les objectifs sont déjà chiffrés, à la fin du texte."));
        });

        Task<Resultat<Recepisse>> RepondreAsync() => essai.Deposer.ExecuterAsync(id, Guid.NewGuid().ToString("N"), essai.Horloge.GetUtcNow(), essai.Signataire);
    }

    [Test]
    public async Task A_withdrawn_dossier_stops_its_lines_and_tells_it()
    {
        using var essai = await DossierDEssai.OuvrirAsync();
        var id = await essai.CompletAsync();
        await essai.Deposer.ExecuterAsync(id, essai.Cle, essai.Horloge.GetUtcNow(), essai.Signataire);
        var (retirer, version) = (new RetirerDossier(essai.Ecrivain), (await essai.LireAsync(id))!.Entete.Version);
        Assert.Multiple(async () =>
        {
            Assert.That((await retirer.ExecuterAsync(id, version, null, essai.Brouillonneur)).Refus!.Code, Is.EqualTo("cycle.role"));
            Assert.That((await retirer.ExecuterAsync(id, version - 1, null, essai.Signataire)).Issue, Is.EqualTo(Issue.Conflit));
            Assert.That((await retirer.ExecuterAsync(id, version, "Autre financement", essai.Signataire)).EstRefuse, Is.False);
            Assert.That((await essai.LireAsync(id))!.Entete.Etat, Is.EqualTo(EtatDossier.Retire));
        });
    }

    private sealed record FigeRow
    {
        public required string Contenu { get; init; }
        public required string Empreinte { get; init; }
    }

    private sealed record LigneRow
    {
        public required Guid FinanceurId { get; init; }
        public required Montant Demande { get; init; }
    }

    private sealed record MailRow
    {
        public required string Destinataire { get; init; }
        public required string Corps { get; init; }
    }
}
