using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Remplacements;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Application.Validations;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;

namespace AppelAProjets.Application.Tests.Validations;

/// <summary>The queue of a Valideur: what awaits, in bulk, returned, told by mail.</summary>
[SurChaqueMoteur]
public sealed class ValidationsTests
{
    private static readonly SqlStatement SansMontants = new("UPDATE Ligne SET ProposeSpecifique = NULL, ProposeDroitCommun = NULL, Etat = 'Demandee' WHERE Etat = 'Recevable'");
    private static readonly SqlStatement Autre = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Ligne l ON l.DossierId = d.Id JOIN Financeur f ON f.Id = l.FinanceurId
        WHERE a.Code = 'EMPL28' AND f.Sigle = 'PREF44' AND d.Etat = 'EnInstruction' AND d.Id <> @DossierId AND d.TotalCharges > 100000 ORDER BY d.Numero
        """);

    private static readonly SqlStatement Recevable = new("UPDATE Ligne SET Etat = 'Recevable', ProposeSpecifique = NULL, ProposeDroitCommun = NULL, SansPropositionLe = NULL WHERE DossierId = @DossierId");
    private static readonly SqlStatement LigneDe = new("SELECT l.Id, l.Version FROM Ligne l JOIN Financeur f ON f.Id = l.FinanceurId WHERE l.DossierId = @DossierId AND f.Sigle = 'PREF44'");
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Objet, Corps FROM Courriel ORDER BY Destinataire");
    private static readonly SqlStatement SansCourriel = new("DELETE FROM Courriel");
    private static readonly SqlStatement Collegue = new("INSERT INTO Habilitation (Id, CompteId, Role, FinanceurId, Debut, Version) VALUES (@Id, @CompteId, 'Instructeur', @FinanceurId, @Debut, 1)");
    private static readonly SqlStatement Deporter = new("INSERT INTO Deport (Id, CompteId, DossierId, Origine, Motif, DeclareLe) VALUES (@Id, @CompteId, @DossierId, 'Declare', 'Essai', @Le)");

    private InstructionDEssai essai = null!;
    private Acteur instructeur = null!;
    private Acteur valideur = null!;
    private Guid autre;

    private TraiterPropositions Traiter => new(essai.Base, essai.Ecrivain, InstructionDEssai.Liens);

    private ValidationsQuery File => new(essai.Base);

    private AnnoncerLesValidations Annoncer => new(essai.Base, essai.Ecrivain, InstructionDEssai.Liens);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        (instructeur, valideur) = (await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("valideur"));
        await essai.EcrireAsync(SansMontants, new { essai.DossierId });
        autre = (await essai.LireAsync<Guid>(Autre, new { essai.DossierId }))[0];
        foreach (var dossier in new[] { essai.DossierId, autre })
        {
            await essai.EcrireAsync(Recevable, new { DossierId = dossier });
        }

        await essai.EcrireAsync(SansCourriel, new { });
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task What_is_prepared_awaits_and_a_batch_tells_the_one_that_changed_meanwhile()
    {
        await ProposerAsync(essai.DossierId, 700);
        await ProposerAsync(autre, 800);
        var vues = await File.AValiderAsync(valideur);
        Assert.That(vues.Select(v => v.Propose.Total), Is.EquivalentTo(new[] { Montant.DeEuros(700), Montant.DeEuros(800) }));
        Assert.That(vues.Select(v => v.PreparePar).Distinct(), Is.EqualTo(new[] { instructeur.Nom }));
        Assert.That(await File.CompterAsync(valideur), Is.EqualTo(2));
        Assert.That(await File.CompterAsync(await essai.ActeurAsync("instructeur.nm")), Is.Zero);

        await ProposerAsync(autre, 900);
        var bilan = (await Traiter.ValiderAsync([.. vues.Select(v => new PropositionVisee(v.LigneId, v.Version))], valideur)).Valeur;
        Assert.That((bilan.Faits, bilan.Refus.Count), Is.EqualTo((1, 1)));
        Assert.That(bilan.Refus[0].Message, Does.StartWith(vues.Single(v => v.DossierId == autre).Numero));
        Assert.That((await essai.LigneAsync("PREF44")).Etat, Is.EqualTo(EtatLigne.Proposee));
        Assert.That((await File.AValiderAsync(valideur)).Single().Propose.Total, Is.EqualTo(Montant.DeEuros(900)), "the other amount waits for eyes");
    }

    [Test]
    public async Task Returned_with_a_reason_it_is_the_instructors_again_and_one_mail_says_so()
    {
        await ProposerAsync(essai.DossierId, 700);
        await ProposerAsync(autre, 800);
        var visees = (await File.AValiderAsync(valideur)).Select(v => new PropositionVisee(v.LigneId, v.Version)).ToList();
        Assert.That((await Traiter.RenvoyerAsync(visees, " ", valideur)).Refus!.Code, Is.EqualTo("motif.absent"));
        Assert.That((await Traiter.RenvoyerAsync(visees, "À reprendre.", instructeur)).Valeur.Faits, Is.Zero, "an instructor returns nothing");
        Assert.That((await Traiter.RenvoyerAsync(visees, "À reprendre au prorata.", valideur)).Valeur.Faits, Is.EqualTo(2));

        Assert.That(await File.CompterAsync(valideur), Is.Zero);
        var renvoyees = await File.RenvoyeesAsync(instructeur);
        Assert.That(renvoyees.Select(r => r.RenvoyeMotif).Distinct(), Is.EqualTo(new[] { "À reprendre au prorata." }));
        var courriel = (await essai.LireAsync<CourrielRow>(Courriels)).Single();
        Assert.That(courriel.Destinataire, Is.EqualTo("instructeur.pref44@demo.example"));
        Assert.That($"{courriel.Objet} {courriel.Corps}", Does.Contain("2 propositions").And.Not.Contain(renvoyees[0].Numero).And.Not.Contain("prorata"), "neither dossier nor reason in a mail");

        var tel = renvoyees.Single(r => r.DossierId == autre);
        Assert.That((await new SoumettreANouveau(essai.Ecrivain).ExecuterAsync(new LigneVisee(InstructionDEssai.Appel, autre, tel.LigneId, tel.Version), instructeur)).Refus, Is.Null);
        Assert.That((await InstruireAsync(essai.DossierId, new(AvisInstructeur.Defavorable, "Hors cible.", Montant.DeEuros(700), null, "Au prorata."))).Refus, Is.Null);
        Assert.That(await File.CompterAsync(valideur), Is.EqualTo(1), "an opinion changed sends nothing back");
        await ProposerAsync(essai.DossierId, 650);
        Assert.That(await File.CompterAsync(valideur), Is.EqualTo(2), "a changed amount goes back by itself");
    }

    [Test]
    public async Task During_a_leave_who_does_the_work_is_told_too_and_nobody_else_of_the_funder()
    {
        var (referent, debut) = (await essai.ActeurAsync("referent"), DateOnly.FromDateTime(essai.Horloge.GetUtcNow().Date).AddDays(1));
        Assert.That((await new NommerRemplacant(essai.Ecrivain, InstructionDEssai.Liens).ExecuterAsync(new(instructeur.CompteId, referent.CompteId, debut, debut.AddDays(9)), await essai.ActeurAsync("secretariat"))).Refus, Is.Null);
        await essai.EcrireAsync(Collegue, new { Id = Guid.CreateVersion7(), (await essai.ActeurAsync("instructeur.nm")).CompteId, FinanceurId = instructeur.FinanceursComme(Role.Instructeur)[0], Debut = essai.Horloge.GetUtcNow() });
        await ProposerAsync(essai.DossierId, 700);
        essai.Horloge.Advance(TimeSpan.FromDays(2));
        await essai.EcrireAsync(SansCourriel, new { });
        var visees = (await File.AValiderAsync(valideur)).Select(v => new PropositionVisee(v.LigneId, v.Version)).ToList();
        Assert.That((await Traiter.RenvoyerAsync(visees, "À reprendre.", valideur)).Valeur.Faits, Is.EqualTo(1));
        var courriels = await essai.LireAsync<CourrielRow>(Courriels);
        Assert.That(courriels.Select(c => c.Destinataire), Is.EqualTo(new[] { "instructeur.pref44@demo.example", "referent@demo.example" }));
        Assert.That(courriels[0].Corps, Does.Contain("que vous avez préparée vous est renvoyée"));
        Assert.That(courriels[1].Corps, Does.Contain("préparée par la personne que vous remplacez"));
    }

    [Test]
    public async Task Amounts_that_await_are_told_once_a_day_and_only_when_something_came()
    {
        Assert.That(await Annoncer.ExecuterAsync(), Is.Zero);
        await ProposerAsync(essai.DossierId, 700);
        await ProposerAsync(autre, 800);
        Assert.That((await Annoncer.ExecuterAsync(), await Annoncer.ExecuterAsync()), Is.EqualTo((1, 0)));
        var courriel = (await essai.LireAsync<CourrielRow>(Courriels)).Single();
        Assert.That(courriel.Destinataire, Is.EqualTo("valideur@demo.example"));
        Assert.That(courriel.Corps, Does.Contain("2 propositions"));

        essai.Horloge.Advance(TimeSpan.FromHours(2));
        await ProposerAsync(autre, 810);
        Assert.That(await Annoncer.ExecuterAsync(), Is.Zero, "not twice the same day");
        essai.Horloge.Advance(TimeSpan.FromHours(23));
        Assert.That(await Annoncer.ExecuterAsync(), Is.EqualTo(1));
        essai.Horloge.Advance(TimeSpan.FromHours(25));
        Assert.That(await Annoncer.ExecuterAsync(), Is.Zero, "nothing new since");
    }

    [Test]
    public async Task In_deport_a_valideur_has_it_neither_in_its_queue_nor_in_its_mail()
    {
        await ProposerAsync(essai.DossierId, 700);
        await ProposerAsync(autre, 800);
        await essai.EcrireAsync(Deporter, new { Id = Guid.CreateVersion7(), valideur.CompteId, DossierId = autre, Le = essai.Horloge.GetUtcNow() });
        var vue = await File.AValiderAsync(await essai.RelireAsync(valideur));
        Assert.That(vue.Select(v => v.DossierId), Is.EqualTo(new[] { essai.DossierId }));
        await Annoncer.ExecuterAsync();
        Assert.That((await essai.LireAsync<CourrielRow>(Courriels)).Single().Corps, Does.Contain("Une proposition"));
        var ligne = (await essai.LireAsync<VersionRow>(LigneDe, new { DossierId = autre })).Single();
        var bilan = (await Traiter.ValiderAsync([new(ligne.Id, ligne.Version)], await essai.RelireAsync(valideur))).Valeur;
        Assert.That((bilan.Faits, bilan.Refus[0].Message.Contains("EMPL", StringComparison.Ordinal)), Is.EqualTo((0, false)));
    }

    [TestCase("valider", "renvoyer", "ligne.pas-a-valider", EtatLigne.Proposee, 700)]
    [TestCase("renvoyer", "valider", "conflit", EtatLigne.Recevable, 700)]
    [TestCase("valider", "proposer", "ligne.valideur", EtatLigne.Proposee, 700)]
    [TestCase("proposer", "valider", "conflit", EtatLigne.Recevable, 650)]
    [TestCase("proposer", "renvoyer", "conflit", EtatLigne.Recevable, 650)]
    [TestCase("renvoyer", "renvoyer", "ligne.pas-a-valider", EtatLigne.Recevable, 700)]
    public async Task Two_acts_on_one_amount_at_once(string premier, string second, string refus, EtatLigne etat, long euros)
    {
        await ProposerAsync(essai.DossierId, 700);
        var visee = await essai.ViserAsync("PREF44");
        var (un, deux) = await essai.Base.CroiserAsync("LigneStore.Ecriture", () => AgirAsync(premier), () => AgirAsync(second));
        Assert.That((un.Refus?.Code, deux.Refus?.Code), Is.EqualTo(((string?)null, refus)));
        var ligne = await essai.LigneAsync("PREF44");
        Assert.That((ligne.Etat, ligne.Propose!.Value.Total), Is.EqualTo((etat, Montant.DeEuros(euros))));

        async Task<Resultat> AgirAsync(string geste) => geste switch
        {
            "valider" => Resultat.Premier((await Traiter.ValiderAsync([new(visee.LigneId, visee.Version!.Value)], valideur)).Valeur.Refus),
            "renvoyer" => Resultat.Premier((await Traiter.RenvoyerAsync([new(visee.LigneId, visee.Version!.Value)], "À revoir.", valideur)).Valeur.Refus),
            _ => await new InstruireLigne(essai.Ecrivain).ExecuterAsync(visee, new(AvisInstructeur.Favorable, null, Montant.DeEuros(650), null, "Au prorata."), instructeur),
        };
    }

    private async Task ProposerAsync(Guid dossierId, long euros)
    {
        essai.Horloge.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await InstruireAsync(dossierId, new(AvisInstructeur.Favorable, null, Montant.DeEuros(euros), null, "Au prorata."))).Refus, Is.Null);
    }

    private async Task<Resultat> InstruireAsync(Guid dossierId, SaisieDeLigne saisie)
    {
        var ligne = (await essai.LireAsync<VersionRow>(LigneDe, new { DossierId = dossierId })).Single();
        return await new InstruireLigne(essai.Ecrivain).ExecuterAsync(new LigneVisee(InstructionDEssai.Appel, dossierId, ligne.Id, ligne.Version), saisie, instructeur);
    }

    private sealed record VersionRow
    {
        public required Guid Id { get; init; }
        public required int Version { get; init; }
    }

    private sealed record CourrielRow
    {
        public required string Destinataire { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
    }
}
