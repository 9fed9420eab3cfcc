using AppelAProjets.Application.Messages;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Tests.Messages;

/// <summary>A piece asked for while the dossier goes on.</summary>
[SurChaqueMoteur]
public sealed class DemandesDePieceTests
{
    private static readonly SqlStatement Reception = new("UPDATE Dossier SET DeposeLe = @Le, RecuLe = @Le, RejetImpliciteLe = @Rejet WHERE Id = @Id");
    private static readonly SqlStatement Lecture = new("SELECT Etat, RejetImpliciteLe FROM Dossier WHERE Id = @Id");
    private static readonly SqlStatement SansComplements = new("DELETE FROM DemandeDeComplements WHERE DossierId = @Id");

    private FilDEssai fil = null!;

    private DateOnly Aujourdhui => HeureDeParis.Jour(fil.Essai.Horloge.GetUtcNow());

    [SetUp]
    public async Task Preparer()
    {
        fil = await FilDEssai.CreerAsync();
        await fil.Essai.EcrireAsync(SansComplements, new { Id = fil.DossierId });
        await fil.Essai.EcrireAsync(Reception, new { Le = fil.Essai.Horloge.GetUtcNow(), Rejet = Aujourdhui.AddMonths(2), Id = fil.DossierId });
    }

    [TearDown]
    public void Ranger() => fil.Dispose();

    [TestCase(true, 6)]
    [TestCase(false, 0)]
    public async Task Only_an_indispensable_piece_suspends_the_silence_until_it_arrives_and_the_state_never_changes(bool indispensable, int jours)
    {
        var rejet = Aujourdhui.AddMonths(2);
        var demande = Saisie() with { Indispensable = indispensable };
        Assert.That((await DemanderAsync(demande, fil.Instructeur)).TousLesRefus, Is.Empty);
        Assert.That((await LireAsync()).RejetImpliciteLe, Is.EqualTo(indispensable ? rejet.AddDays(20) : rejet));
        Assert.That(await fil.PrevenusAsync(), Is.EqualTo(new[] { "porteur" }));
        fil.Essai.Horloge.Advance(TimeSpan.FromDays(6));
        Assert.That((await fil.Fournir.ExecuterAsync(fil.DossierId, demande.Cle, FilDEssai.Saisie(null, null, FilDEssai.Pdf()), fil.Porteur)).EstRefuse, Is.False);
        var dossier = await LireAsync();
        Assert.That((dossier.Etat, dossier.RejetImpliciteLe), Is.EqualTo((EtatDossier.EnInstruction, rejet.AddDays(jours))));
        var vu = (await fil.VuParAsync(fil.Secretariat))!;
        Assert.That((vu.Demandes.Single().ReponseLe, vu.Fichiers[vu.Messages[^1].Id].Single().NomDeFichier), Is.EqualTo((fil.Essai.Horloge.GetUtcNow(), "convention.pdf")));
        Assert.That(await fil.PrevenusAsync(), Is.EqualTo(new[] { "instructeur.pref44" }));
    }

    [Test]
    public async Task Asked_by_the_secretariat_or_an_instructor_with_a_line_in_the_states_of_the_cycle()
    {
        foreach (var etat in Enum.GetValues<EtatDossier>())
        {
            await fil.PlacerAsync(etat);
            var permis = etat is EtatDossier.EnInstruction or EtatDossier.Instruit or EtatDossier.AvisTransmis;
            Assert.That((await DemanderAsync(Saisie(), fil.Secretariat)).Issue == Issue.Fait, Is.EqualTo(permis), $"{etat}");
            Assert.That((await fil.VuParAsync(fil.Secretariat))?.PeutDemander.Count > 0, Is.EqualTo(permis), $"button, {etat}");
        }

        await fil.PlacerAsync(EtatDossier.EnInstruction);
        Assert.That((await DemanderAsync(Saisie(), await SansLigneAsync())).Issue, Is.EqualTo(Issue.Absent), "no line, no request");
        Assert.That((await DemanderAsync(Saisie(), await fil.Essai.ActeurAsync("referent"))).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await DemanderAsync(Saisie(), fil.Porteur)).Issue, Is.EqualTo(Issue.Absent));
    }

    [Test]
    public async Task What_is_missing_is_said_field_by_field_and_a_request_sent_twice_is_one()
    {
        var vide = new SaisieDeDemandeDePiece(Guid.CreateVersion7(), " ", "", Aujourdhui, false, null);
        Assert.That((await DemanderAsync(vide, fil.Secretariat)).TousLesRefus.Select(r => r.Champ), Is.EqualTo(new[] { "Libelle", "Message", "TermeLe" }));
        var saisie = Saisie();
        Assert.That((await DemanderAsync(saisie, fil.Secretariat)).TousLesRefus, Is.Empty);
        Assert.That((await DemanderAsync(saisie, fil.Secretariat)).TousLesRefus, Is.Empty);
        Assert.That((await fil.VuParAsync(fil.Porteur))!.Demandes, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_porteur_answers_once_with_a_file_even_after_the_term_and_nobody_else_does()
    {
        var demande = Saisie();
        await DemanderAsync(demande, fil.Secretariat);
        Task<Resultat> Repondre(Acteur qui, params FichierJoint[] fichiers) => fil.Fournir.ExecuterAsync(fil.DossierId, demande.Cle, FilDEssai.Saisie("Voici.", null, fichiers), qui);
        Assert.That((await Repondre(fil.Porteur)).Refus!.Code, Is.EqualTo("piece.fichier"));
        Assert.That((await Repondre(await fil.Essai.ActeurAsync("porteur.autre"), FilDEssai.Pdf())).Issue, Is.EqualTo(Issue.Absent));
        fil.Essai.Horloge.Advance(TimeSpan.FromDays(40));
        Assert.That((await Repondre(await fil.Essai.ActeurAsync("porteur.redacteur"), FilDEssai.Pdf())).EstRefuse, Is.False);
        Assert.That((await Repondre(fil.Porteur, FilDEssai.Pdf())).Refus!.Code, Is.EqualTo("piece.recue"));
        Assert.That((await fil.VuParAsync(fil.Porteur))!.Messages, Has.Count.EqualTo(2));
    }

    private SaisieDeDemandeDePiece Saisie() => new(Guid.CreateVersion7(), "Convention d’occupation", "Signée par le bailleur.", Aujourdhui.AddDays(20), false, null);

    private Task<Resultat> DemanderAsync(SaisieDeDemandeDePiece saisie, Acteur qui) => fil.Demander.ExecuterAsync(InstructionDEssai.Appel, fil.DossierId, saisie, qui);

    private async Task<DossierRow> LireAsync() => (await fil.Essai.LireAsync<DossierRow>(Lecture, new { Id = fil.DossierId })).Single();

    // An instructor of a funder of the call from which nothing was asked.
    private async Task<Acteur> SansLigneAsync()
    {
        var demandeurs = (await fil.Essai.LignesAsync()).Select(l => l.FinanceurId).ToHashSet();
        foreach (var sigle in new[] { "nm", "nantes", "stherblain", "cd44", "caf44", "ahd", "ars" })
        {
            var acteur = await fil.Essai.ActeurAsync($"instructeur.{sigle}");
            if (!demandeurs.Overlaps(acteur.FinanceursComme(Role.Instructeur)) && await fil.VuParAsync(acteur) is not null)
            {
                return acteur;
            }
        }

        throw new AssertionException("every funder of the call has a line");
    }

    private sealed record DossierRow
    {
        public required EtatDossier Etat { get; init; }
        public required DateOnly RejetImpliciteLe { get; init; }
    }
}
