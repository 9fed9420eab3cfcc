using AppelAProjets.Application.Coinstruction;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Remplacements;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Coinstruction;

/// <summary>Who is assigned hears of it, once for all the dossiers of a sitting.</summary>
[SurChaqueMoteur]
public sealed class AnnoncerLesAffectationsTests
{
    private static readonly SqlStatement Envois = new("SELECT Corps FROM Courriel WHERE Objet LIKE '%confié%' AND Destinataire = 'instructeur.pref44@demo.example' ORDER BY Id");
    private static readonly SqlStatement Tous = new("SELECT Destinataire, Corps FROM Courriel WHERE Objet LIKE '%confié%' AND Corps LIKE '%à instruire%' ORDER BY Destinataire");
    private static readonly SqlStatement Connues = new("UPDATE Affectation SET AnnonceeLe = Le");
    private static readonly SqlStatement AutreDossier = new("""
        SELECT d.Id FROM Dossier d JOIN Appel a ON a.Id = d.AppelId JOIN Ligne l ON l.DossierId = d.Id
        WHERE a.Code = 'EMPL28' AND d.Etat = 'EnInstruction' AND d.Id <> @Id AND l.FinanceurId = @FinanceurId AND l.Etat IN ('Demandee', 'Recevable')
        """);

    private InstructionDEssai essai = null!;

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        await essai.EcrireAsync(Connues, new { });
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task Two_dossiers_assigned_are_one_mail_once_nothing_came_for_ten_minutes_and_never_again()
    {
        var (secretariat, agent) = (await essai.ActeurAsync("secretariat"), await essai.ActeurAsync("instructeur.pref44"));
        var financeur = agent.FinanceursComme(Role.Instructeur)[0];
        var autre = (await essai.LireAsync<Guid>(AutreDossier, new { Id = essai.DossierId, FinanceurId = financeur }))[0];
        foreach (var dossier in new[] { essai.DossierId, autre })
        {
            Assert.That((await Affecter(dossier, financeur, null, secretariat)).EstRefuse, Is.False);
            await Affecter(dossier, financeur, agent.CompteId, secretariat);
        }

        Assert.That(await Annoncer.ExecuterAsync(), Is.Zero, "the person who shares out is not done");
        essai.Horloge.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await Annoncer.ExecuterAsync(), Is.EqualTo(1));
        var corps = (await essai.LireAsync<string>(Envois)).Single();
        Assert.That(corps, Does.Contain("2 dossiers à instruire vous sont confiés").And.Contain("/instruction/EMPL28").And.Not.Contain("EMPL28-"));
        Assert.That(await Annoncer.ExecuterAsync(), Is.Zero);
        Assert.That(await essai.LireAsync<string>(Envois), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_assigns_a_dossier_to_oneself_is_not_told()
    {
        var agent = await essai.ActeurAsync("instructeur.pref44");
        var financeur = agent.FinanceursComme(Role.Instructeur)[0];
        await Affecter(essai.DossierId, financeur, null, agent);
        await Affecter(essai.DossierId, financeur, agent.CompteId, agent);
        essai.Horloge.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await Annoncer.ExecuterAsync(), Is.Zero);
        Assert.That(await essai.LireAsync<string>(Envois), Is.Empty);
    }

    [Test]
    public async Task During_a_leave_who_does_the_work_hears_of_it_and_finds_it_under_me()
    {
        var (secretariat, agent, referent) = (await essai.ActeurAsync("secretariat"), await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("referent"));
        var debut = DateOnly.FromDateTime(essai.Horloge.GetUtcNow().Date).AddDays(1);
        Assert.That((await new NommerRemplacant(essai.Ecrivain, InstructionDEssai.Liens).ExecuterAsync(new(agent.CompteId, referent.CompteId, debut, debut.AddDays(9)), secretariat)).Refus, Is.Null);
        essai.Horloge.Advance(TimeSpan.FromDays(2));
        await Affecter(essai.DossierId, agent.FinanceursComme(Role.Instructeur)[0], null, secretariat);
        await Affecter(essai.DossierId, agent.FinanceursComme(Role.Instructeur)[0], agent.CompteId, secretariat);
        Assert.That(await AMoiAsync("referent"), Does.Contain(essai.DossierId));
        Assert.That(await AMoiAsync("instructeur.pref44"), Does.Contain(essai.DossierId));
        Assert.That(await AMoiAsync("instructeur.nm"), Does.Not.Contain(essai.DossierId));

        essai.Horloge.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await Annoncer.ExecuterAsync(), Is.EqualTo(1));
        var recus = await essai.LireAsync<EnvoiRow>(Tous);
        Assert.That(recus.Select(r => (r.Destinataire, r.Corps.Contains("à la place de la personne que vous remplacez", StringComparison.Ordinal))),
            Is.EqualTo(new[] { ("instructeur.pref44@demo.example", false), ("referent@demo.example", true) }));

        async Task<IEnumerable<Guid>> AMoiAsync(string compte) => (await essai.Tableau.ChargerAsync(
            InstructionDEssai.Appel, new() { Taille = 200, Conditions = ConditionsDuTableau.Aucune.Avec("affectation", ConditionDeColonne.Moi) }, await essai.ActeurAsync(compte)))!.Lignes.Select(l => l.Id);
    }

    private AnnoncerLesAffectations Annoncer => new(essai.Base, essai.Ecrivain, InstructionDEssai.Liens);

    private Task<Resultat> Affecter(Guid dossier, Guid financeur, Guid? compte, Acteur acteur) =>
        new AffecterDossier(essai.Ecrivain).ExecuterAsync((InstructionDEssai.Appel, dossier), [new SaisieDAffectation(financeur, compte, null)], acteur);

    private sealed record EnvoiRow
    {
        public required string Destinataire { get; init; }
        public required string Corps { get; init; }
    }
}
