using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Envois;
using AppelAProjets.Application.Lectures;
using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Papier;
using AppelAProjets.Application.Partenaires;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Partenaires;

namespace AppelAProjets.Application.Tests.Partenaires;

/// <summary>Two organisations on a project, from the invitation to the deposit; what each may read and write.</summary>
[SurChaqueMoteur]
public sealed class PartenairesTests
{
    private const string AutreSiret = "552 100 554 00021";
    private static readonly SqlStatement ChefDeFile = new("SELECT OrganisationId FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement Demander = new("""
        INSERT INTO DemandeDeComplements (Id, DossierId, EnvoyeeLe, EnvoyeePar, TermeLe, Indispensable, Sections, Message)
        VALUES (@DemandeId, @Id, @Le, @CompteId, @TermeLe, 1, @Sections, 'Précisez.')
        """);

    private static readonly SqlStatement ACompleter = new("UPDATE Dossier SET Etat = 'ACompleter', Version = Version + 1 WHERE Id = @Id");
    private static readonly SqlStatement Mails = new("SELECT Destinataire FROM Courriel ORDER BY CreeLe, Destinataire");

    [Test]
    public async Task Whoever_wrote_a_part_tells_its_signataires_and_both_sides_read_who_was_told()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var (id, dossiers) = (await essai.Dossiers.CompletAsync(), essai.Dossiers);
        var partenaire = await essai.InviterAsync(id, "lea@sillon.exemple");
        var prevenus = new PrevenusQuery(dossiers.Base, dossiers.Horloge);
        var vu = (await new DossierPorteurQuery(dossiers.Base, dossiers.Horloge).ChargerAsync(id, dossiers.Signataire))!;
        Assert.That((await prevenus.DesPartenairesAsync(vu))[partenaire].Select(p => (p.Nom, p.Le)), Is.EqualTo(new[] { ("lea@sillon.exemple", dossiers.Horloge.GetUtcNow()) }), "an invitation does not tell whose address it is");

        await essai.Engager.AccepterAsync(partenaire, essai.OrganisationId, 1, essai.Lea);
        vu = (await new DossierPorteurQuery(dossiers.Base, dossiers.Horloge).ChargerAsync(id, dossiers.Signataire))!;
        Assert.That((await prevenus.DesPartenairesAsync(vu))[partenaire].Select(p => p.Nom), Is.EqualTo(new[] { "Léa Essai" }), "once it has accepted");
        Assert.That(await PrevenirAsync(essai.Paul), Is.EqualTo("part.role"), "nothing to agree to yet");
        await dossiers.SaisirAsync(id, ("partenaires.versement", $"{ModeDeVersement.UnePartChacun}"));
        await essai.EcrireLaPartAsync(partenaire, ("role", "Repas"), ("budget.641", "1200"), ("budget.756", "200"), ("subventions", "1000"));
        Assert.That(await PrevenirAsync(essai.Lea), Is.EqualTo("accord.personne"), "oneself is not told");
        Assert.That(await PrevenirAsync(dossiers.Signataire), Is.EqualTo(Refus.Absent.Code), "nobody else");
        Assert.That(await PrevenirAsync(essai.Paul), Is.Null);
        Assert.That(await PrevenirAsync(essai.Paul), Is.EqualTo("accord.prevenus"), "once an hour");
        Assert.That((await prevenus.DeLAccordAsync((await essai.LireAsync(partenaire))!.Part.Partenaire, essai.Paul)).Single().Nom, Is.EqualTo("Léa Essai"));
        Assert.That(await essai.AccordAsync(partenaire), Is.Null);
        Assert.That(await PrevenirAsync(essai.Paul), Is.EqualTo("accord.deja"));

        async Task<string?> PrevenirAsync(Acteur acteur) => (await new PrevenirPourLAccord(dossiers.Ecrivain, dossiers.Liens).ExecuterAsync(partenaire, acteur)).Refus?.Code;
    }

    [Test]
    public async Task A_partner_accepts_fills_its_part_agrees_and_only_then_the_dossier_is_deposited()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var id = await essai.Dossiers.CompletAsync();
        var partenaire = await essai.InviterAsync(id, "lea@sillon.exemple");

        Assert.That(await essai.DeposerAsync(id), Is.EqualTo("partenaire.attendu"), "invited");
        Assert.That((await essai.Engager.AccepterAsync(partenaire, essai.OrganisationId, 1, essai.Lea)).Refus, Is.Null);
        Assert.That(await essai.DeposerAsync(id), Is.EqualTo("partenaire.attendu"), "accepted, no agreement");
        Assert.That(await essai.AccordAsync(partenaire), Is.EqualTo("part.role"), "an empty part");

        await essai.EcrireLaPartAsync(partenaire, ("role", "Les repas du jeudi"), ("budget.641", "1 200,50"), ("budget.756", "200,50"), ("subventions", "1 000"));
        Assert.That(await essai.AccordAsync(partenaire), Is.EqualTo("accord.versement"), "who is paid");
        await essai.Dossiers.SaisirAsync(id, ("partenaires.versement", $"{ModeDeVersement.UnePartChacun}"));
        Assert.That(await essai.AccordAsync(partenaire), Is.Null);

        await essai.Dossiers.SaisirAsync(id, ("partenaires.versement", $"{ModeDeVersement.ChefDeFile}"));
        Assert.That(await essai.DeposerAsync(id), Is.EqualTo("partenaire.attendu"), "what was agreed has changed");
        Assert.That(await essai.AccordAsync(partenaire), Is.Null);
        Assert.That(await essai.DeposerAsync(id), Is.EqualTo("budget.desequilibre"), "the whole is checked, not the parts");

        // The chef de file leaves to its partner the 1 000 € that come back to it.
        await essai.Dossiers.SaisirAsync(id, ("budget.604", "200"));
        Assert.That(await essai.DeposerAsync(id), Is.Null);
        var contenu = (await new VersionsQuery(essai.Dossiers.Base, essai.Dossiers.Ecrivain).PourLePorteurAsync(id, essai.Dossiers.Signataire))!.Versions.Single().Contenu;
        Assert.Multiple(() =>
        {
            Assert.That(contenu.Financement.Comptes.Single(c => c.Compte == "756").Montant, Is.EqualTo(new Montant(70_050)), "both parts");
            Assert.That(contenu.FinancementDuChefDeFile.Comptes.Single(c => c.Compte == "756").Montant, Is.EqualTo(new Montant(50_000)));
            Assert.That(contenu.Partenaires!.Single(), Has.Property("Role").EqualTo("Les repas du jeudi").And.Property("Subventions").EqualTo(new Montant(100_000)).And.Property("AccordPar").EqualTo("Léa Essai"));
            var part = PartiePartenaires.Comptes(contenu.Partenaires!.Single()).Budget;
            Assert.That((part.Produits.Total.Montant, part.Charges.Total.Montant), Is.EqualTo((Montant.DeEuros(1_200) + new Montant(50), Montant.DeEuros(1_200) + new Montant(50))), "its share of the subsidies pays its charges");
            Assert.That(PartDuBudget.De(contenu).Select(p => p.Subventions), Is.EqualTo(new[] { 500, 1_000, 1_500 }.Select(e => Montant.DeEuros(e))));
        });
        await using var session = await essai.Dossiers.Base.LireAsync();
        Assert.That(await session.ListeAsync<string>(Mails), Has.Some.EqualTo("lea@sillon.exemple"), "the receipt too");
    }

    [Test]
    public async Task A_change_of_the_part_takes_the_agreement_away_and_what_was_shown_is_what_is_agreed()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var (id, partenaire) = await essai.PretAsync();
        var avant = (await essai.LireAsync(partenaire))!;
        Assert.That(avant.Part.AccordTient, Is.True);

        await essai.EcrireLaPartAsync(partenaire, ("budget.641", "1 300"), ("budget.756", "300"));
        Assert.That((await essai.LireAsync(partenaire))!.Part.AccordTient, Is.False);
        Assert.That((await essai.Engager.DonnerAccordAsync(partenaire, avant.Part.Empreinte, avant.Part.Partenaire.Version, essai.Lea)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That(await essai.AccordAsync(partenaire, essai.Paul), Is.EqualTo("cycle.role"), "a rédacteur of the partner");

        await essai.GelerAsync("Conteste");
        Assert.That(await essai.AccordAsync(partenaire), Is.EqualTo("organisation.contestee"));
        await essai.GelerAsync("Accepte");
        Assert.That(await essai.AccordAsync(partenaire), Is.Null);
        await essai.GelerAsync("Conteste");
        var engage = (await essai.LireAsync(partenaire))!.Part.Partenaire.Version;
        Assert.That((await essai.Engager.ReprendreAccordAsync(partenaire, engage, essai.Lea)).Refus?.Code, Is.EqualTo("organisation.contestee"), "nothing is taken back either");
        Assert.That((await essai.Engager.DeclinerAsync(partenaire, engage, "Plus le temps.", essai.Lea)).Refus?.Code, Is.EqualTo("organisation.contestee"));
        await essai.GelerAsync("Accepte");
        Assert.That((await essai.Engager.ReprendreAccordAsync(partenaire, (await essai.LireAsync(partenaire))!.Part.Partenaire.Version, essai.Lea)).Refus, Is.Null);
        Assert.That(await essai.DeposerAsync(id), Is.EqualTo("partenaire.attendu"));
    }

    [Test]
    public async Task A_silent_partner_is_reminded_not_too_often_then_taken_off_with_exactly_its_part()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var (id, partenaire) = await essai.PretAsync();
        var chef = essai.Dossiers.Signataire;
        var invite = await essai.InviterAsync(id, "muet@exemple.fr");
        Assert.That((await essai.Gerer.RelancerAsync(id, invite, 1, chef)).Refus?.Code, Is.EqualTo("partenaire.relance"));
        essai.Dossiers.Horloge.Advance(TimeSpan.FromHours(24));
        Assert.That((await essai.Gerer.RelancerAsync(id, invite, 1, chef)).Refus, Is.Null);
        Assert.That((await essai.Gerer.AnnulerAsync(id, invite, 1, chef)).Issue, Is.EqualTo(Issue.Conflit), "a page opened before the reminder");
        Assert.That((await essai.Gerer.AnnulerAsync(id, invite, 2, chef)).Refus, Is.Null);

        var avec = (await essai.Dossiers.LireAsync(id))!;
        var version = avec.Parts[0].Partenaire.Version;
        Assert.That((await essai.Gerer.RetirerAsync(id, partenaire, version, "Sans nouvelles", essai.Dossiers.Brouillonneur)).Refus?.Code, Is.EqualTo("cycle.role"));
        Assert.That((await essai.Gerer.RetirerAsync(id, partenaire, version, " ", chef)).Refus?.Code, Is.EqualTo("motif.absent"));
        Assert.That((await essai.Gerer.RetirerAsync(id, partenaire, version, "Sans nouvelles", chef)).Refus, Is.Null);

        var sans = (await essai.Dossiers.LireAsync(id))!;
        Assert.Multiple(() =>
        {
            Assert.That(avec.Plan.Charges - sans.Plan.Charges, Is.EqualTo(Montant.DeEuros(1_200)));
            Assert.That(sans.Parts[0].Plan.Charges, Is.EqualTo(Montant.DeEuros(1_200)), "still read by the chef de file");
            Assert.That(sans.Contenu.Partenaires, Is.Null);
            Assert.That(sans.Sections.Single(s => s.Section == SectionDossier.Budget).Manques.Single().Code, Is.EqualTo("budget.desequilibre"));
        });
        Assert.That(await essai.LireAsync(partenaire), Is.Null, "the partner no longer reads it");
    }

    [Test]
    public async Task Each_reads_and_writes_only_what_is_theirs()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var (id, partenaire) = await essai.PretAsync();
        var (chef, lea, etranger) = (essai.Dossiers.Signataire, essai.Lea, essai.Dossiers.Etranger);
        ReponseSaisie[] dansLaPart = [new($"partenaire.{partenaire}.budget.641", "9", 1)];
        ReponseSaisie[] chezLeChef = [new("projet.objectifs", "Autre chose", 1)];

        Assert.That((await essai.Dossiers.Enregistrer.ExecuterAsync(id, dansLaPart, chef)).Refus?.Code, Is.EqualTo("champ.inconnu"), "the chef de file in the part");
        Assert.That((await essai.Dossiers.Enregistrer.DansUnePartAsync(partenaire, dansLaPart, chef)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await essai.Dossiers.Enregistrer.DansUnePartAsync(partenaire, chezLeChef, lea)).Refus?.Code, Is.EqualTo("champ.inconnu"), "the partner elsewhere");
        Assert.That((await essai.Dossiers.Enregistrer.ExecuterAsync(id, chezLeChef, lea)).Issue, Is.EqualTo(Issue.Absent));
        var deuxOnglets = (await essai.Dossiers.Enregistrer.DansUnePartAsync(partenaire, [new($"partenaire.{partenaire}.role", "Par-dessus", 0)], lea)).Valeur.Champs.Single();
        Assert.That(deuxOnglets.Refus?.Issue, Is.EqualTo(Issue.Conflit), "an older page");

        var versions = new VersionsQuery(essai.Dossiers.Base, essai.Dossiers.Ecrivain);
        Assert.That((await essai.LireAsync(partenaire))!.Dossier.Contenu.Organisation.Iban, Is.Null);
        Assert.That((await versions.PourLePorteurAsync(id, lea))!.EnCours!.Organisation.Iban, Is.Null);
        Assert.That((await versions.PourLePorteurAsync(id, chef))!.EnCours!.Organisation.Iban, Is.Not.Null);
        Assert.That(await versions.PourLePorteurAsync(id, etranger), Is.Null);
        Assert.That(await new PartenariatQuery(essai.Dossiers.Base, essai.Dossiers.Horloge).ChargerAsync(partenaire, etranger), Is.Null);
        Assert.That((await new FilQuery(essai.Dossiers.Base, essai.Dossiers.Ecrivain).PourLePorteurAsync(id, lea))!.Signatures.Single().Institution, Is.EqualTo("Le Sillon"));
        Assert.That(await new FilQuery(essai.Dossiers.Base, essai.Dossiers.Ecrivain).PourLePorteurAsync(id, etranger), Is.Null);
    }

    [Test]
    public async Task A_message_of_a_partner_is_told_to_the_services_and_to_the_chef_de_file()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var (id, _) = await essai.PretAsync();
        var avant = (await MailsAsync(essai)).Count;
        essai.Dossiers.Horloge.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await essai.Dossiers.Ecrire.PourLePorteurAsync(id, new SaisieDeMessage(Guid.CreateVersion7(), "Bonjour, une question.", null, []), essai.Lea))!.EstRefuse, Is.False);

        Assert.That((await MailsAsync(essai)).Skip(avant), Is.EquivalentTo(new[] { "ville@exemple.fr", "aicha@exemple.fr" }));
    }

    [Test]
    public async Task An_invitation_is_for_its_address_and_an_organisation_takes_part_once()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var id = await essai.Dossiers.BrouillonAsync();
        var chef = essai.Dossiers.Signataire;
        var partenaire = await essai.InviterAsync(id, "Lea@Sillon.exemple");
        var lecture = new PartenariatQuery(essai.Dossiers.Base, essai.Dossiers.Horloge);
        Assert.That(await lecture.InvitationAsync(partenaire, essai.Dossiers.Etranger), Is.Null);
        Assert.That((await lecture.InvitationAsync(partenaire, essai.Lea))!.Organisations.Single().Id, Is.EqualTo(essai.OrganisationId));
        Assert.That((await essai.Gerer.InviterAsync(id, new(Guid.CreateVersion7(), "Bis", "lea@sillon.exemple", null), chef)).Refus?.Code, Is.EqualTo("partenaire.deja"));
        Assert.That((await essai.Gerer.InviterAsync(id, new(Guid.CreateVersion7(), "Nous", null, "732 829 320 00074"), chef)).Refus?.Code, Is.EqualTo("partenaire.soi"));
        Assert.That((await essai.Gerer.InviterAsync(id, new(Guid.CreateVersion7(), "Eux", null, "356 000 000 00048"), chef)).Refus?.Code, Is.EqualTo("partenaire.siret"));

        // Invited again by its SIRET: its people see both, and accept one only.
        var parSiret = Guid.CreateVersion7();
        Assert.That((await essai.Gerer.InviterAsync(id, new(parSiret, "Le Sillon", null, AutreSiret), chef)).Refus, Is.Null);
        var pourPaul = (await lecture.InvitationAsync(parSiret, essai.Paul))!;
        Assert.That((pourPaul.SeDecline, pourPaul.SansSignature.Single().Nom, pourPaul.SansSignature.Single().Signataires.Single()), Is.EqualTo((false, "Le Sillon", "Léa Essai")), "a rédacteur is told who answers");
        Assert.That((await essai.Engager.DeclinerAsync(parSiret, 1, "Sans elle", essai.Paul)).Refus?.Code, Is.EqualTo("cycle.role"));
        Assert.That((await essai.Engager.AccepterAsync(partenaire, essai.OrganisationId, 1, essai.Lea)).Refus?.Code, Is.EqualTo("partenaire.deja"));
        Assert.That((await essai.Engager.AccepterAsync(parSiret, essai.OrganisationId, 1, essai.Lea)).Refus, Is.Null);
        Assert.That((await essai.Engager.DeclinerAsync(partenaire, 1, "Déjà partenaire", essai.Lea)).Refus, Is.Null);
        Assert.That((await essai.Dossiers.LireAsync(id))!.Parts.Select(p => p.Partenaire.Etat), Is.EqualTo(new[] { EtatPartenaire.Decline, EtatPartenaire.Accepte }));
    }

    [Test]
    public async Task Invited_by_two_people_at_once_a_partner_is_invited_once_and_they_are_fifteen_at_most()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var id = await essai.Dossiers.CompletAsync();
        for (var i = 2; i <= GererLesPartenaires.Maximum - 1; i++)
        {
            await essai.InviterAsync(id, $"partenaire{i}@exemple.fr");
        }

        Assert.That(await CroiserAsync("nouveau@exemple.fr", "nouveau@exemple.fr"), Is.EqualTo(new[] { null, "partenaire.deja" }));
        Assert.That(await CroiserAsync("avant-dernier@exemple.fr", "dernier@exemple.fr"), Is.EqualTo(new[] { null, "partenaire.maximum" }));

        async Task<string?[]> CroiserAsync(string premier, string second)
        {
            var (fait, aussi) = await essai.Dossiers.Base.CroiserAsync(() => InviterAsync(premier), () => InviterAsync(second));
            return [fait.Refus?.Code, aussi.Refus?.Code];
        }

        Task<Resultat> InviterAsync(string courriel) => essai.Gerer.InviterAsync(id, new PartenaireAInviter(Guid.CreateVersion7(), "Eux", courriel, null), essai.Dossiers.Signataire);
    }

    [Test]
    public async Task Once_deposited_a_part_is_closed_and_opens_only_with_its_own_section()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var (id, partenaire) = await essai.PretAsync();
        Assert.That(await essai.DeposerAsync(id), Is.Null);
        Assert.That(await EcrireAsync(), Is.EqualTo("section.fermee"), "deposited");
        Assert.That((await essai.Engager.ReprendreAccordAsync(partenaire, (await essai.LireAsync(partenaire))!.Part.Partenaire.Version, essai.Lea)).Refus?.Code, Is.EqualTo("partenaire.ferme"));

        await DemanderAsync("Budget");
        Assert.That(await EcrireAsync(), Is.EqualTo("section.fermee"), "the budget of the chef de file");
        await DemanderAsync("Partenaires");
        Assert.That(await EcrireAsync(), Is.Null);
        Assert.That(await essai.DeposerAsync(id), Is.EqualTo("partenaire.attendu"), "the answer waits for the agreement again");

        async Task<string?> EcrireAsync()
        {
            var cle = $"partenaire.{partenaire}.role";
            var version = (await essai.LireAsync(partenaire))!.Dossier.Reponses[cle].Version;
            return (await essai.Dossiers.Enregistrer.DansUnePartAsync(partenaire, [new ReponseSaisie(cle, "Autre rôle", version)], essai.Paul)).EnEntier().Refus?.Code;
        }

        async Task DemanderAsync(string sections)
        {
            await using var session = await essai.Dossiers.Base.EcrireAsync();
            await session.ExecuterAsync(Demander, new { DemandeId = Guid.CreateVersion7(), Id = id, Le = essai.Dossiers.Horloge.GetUtcNow(), essai.Dossiers.Signataire.CompteId, TermeLe = new DateOnly(2027, 12, 1), Sections = sections });
            await session.ExecuterAsync(ACompleter, new { Id = id });
            await session.ValiderAsync();
        }
    }

    [Test]
    public async Task The_people_of_a_partner_stand_down_from_its_project()
    {
        using var essai = await EssaiDePartenariat.OuvrirAsync();
        var (id, partenaire) = await essai.PretAsync();
        Assert.That(await SeDeporteAsync(essai.Lea), Is.True);
        Assert.That(await SeDeporteAsync(essai.Paul), Is.True, "a rédacteur of the partner");
        Assert.That(await SeDeporteAsync(essai.Dossiers.Etranger), Is.False);
        Assert.That((await essai.Engager.DeclinerAsync(partenaire, (await essai.LireAsync(partenaire))!.Part.Partenaire.Version, "Faute de temps", essai.Lea)).Refus, Is.Null);
        Assert.That(await SeDeporteAsync(essai.Lea), Is.False, "once it has left");

        async Task<bool> SeDeporteAsync(Acteur qui)
        {
            await using var session = await essai.Dossiers.Base.LireAsync();
            var chefDeFile = await session.UnAsync<Guid>(ChefDeFile, new { Id = id });
            var deports = (await qui.RelireAsync(essai.Dossiers.Base, essai.Dossiers.Horloge)).Deports;
            return deports.Dossiers.Contains(id) || deports.Organisations.Contains(chefDeFile);
        }
    }

    private static async Task<IReadOnlyList<string>> MailsAsync(EssaiDePartenariat essai)
    {
        await using var session = await essai.Dossiers.Base.LireAsync();
        return await session.ListeAsync<string>(Mails);
    }
}
