using AppelAProjets.Application.Deports;
using AppelAProjets.Application.Instructions;
using AppelAProjets.Application.Tests.Instructions;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Tests.Deports;

/// <summary>A déport imposed, asked to be lifted, lifted: what it hides meanwhile, and who is told what.</summary>
[SurChaqueMoteur]
public sealed class DeportsTests
{
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Objet, Corps FROM Courriel ORDER BY Destinataire");
    private static readonly SqlStatement SansCourriel = new("DELETE FROM Courriel");
    private static readonly SqlStatement Nommes = new("SELECT d.Numero, d.Titre, o.Nom FROM Dossier d JOIN Organisation o ON o.Id = d.OrganisationId WHERE d.Id = @DossierId");
    private static readonly SqlStatement Actes = new("SELECT Action FROM Journal WHERE Action LIKE '%deport%' OR Action LIKE '%levee%' ORDER BY Numero");
    private static readonly SqlStatement SeanceDUnAutre = new("UPDATE Seance SET PresidenceId = @CompteId");
    private static readonly SqlStatement AjoutSeance = new("""
        INSERT INTO Seance (Id, AppelId, Titre, PrevueLe, Etat, Quorum, PresidenceId, Version) SELECT @Id, a.Id, 'Comité', @Le, 'Preparee', 1, @CompteId, 1 FROM Appel a WHERE a.Code = 'EMPL28'
        """);

    private static readonly SqlStatement AjoutOrganisation = new("INSERT INTO Organisation (Id, Nom, EtatMandat, Recherche, CreeLe, MembresVersion, Version) VALUES (@Id, 'Le Sillon', 'Accepte', 'le sillon', @Le, 1, 1)");

    private static readonly SqlStatement AjoutPartenaire = new("""
        INSERT INTO Partenaire (Id, DossierId, OrganisationId, Nom, Courriel, Etat, InviteLe, InvitePar, Version)
        VALUES (@Id, @DossierId, @OrganisationId, 'Le Sillon', 'sillon@exemple.example', 'Accorde', @Le, @CompteId, 1)
        """);

    private static readonly SqlStatement AjoutDeport = new("""
        INSERT INTO Deport (Id, CompteId, DossierId, OrganisationId, Origine, Motif, DeclareLe, LeveLe) VALUES (@Id, @CompteId, NULL, @OrganisationId, 'Declare', 'Salarié', @Le, NULL)
        """);

    private InstructionDEssai essai = null!;
    private Acteur instructeur = null!;
    private Acteur presidence = null!;
    private NommeRow dossier = null!;

    private DeportsQuery Deports => new(essai.Base, essai.Horloge);

    private ImposerDeport Imposer => new(essai.Ecrivain, InstructionDEssai.Liens);

    private LeverDeport Lever => new(essai.Ecrivain, InstructionDEssai.Liens);

    [SetUp]
    public async Task Preparer()
    {
        essai = await InstructionDEssai.CreerAsync();
        (instructeur, presidence) = (await essai.ActeurAsync("instructeur.pref44"), await essai.ActeurAsync("presidence"));
        dossier = (await essai.LireAsync<NommeRow>(Nommes, new { essai.DossierId })).Single();
        await essai.EcrireAsync(SansCourriel, new { });
    }

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task Imposed_it_is_confirmed_on_the_name_of_the_dossier_and_hides_it_until_it_is_lifted()
    {
        await essai.PlacerLesLignesAsync(EtatLigne.Recevable);
        await new NoterDossier(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, await essai.GrilleAsync(instructeur, 4), instructeur);
        var saisie = new SaisieDeDeport(instructeur.CompteId, $" {dossier.Numero.ToLowerInvariant()} ", false, "Ancien président.", Confirme: null);
        Assert.That((await Imposer.ExecuterAsync(InstructionDEssai.Appel, saisie with { Numero = dossier.Numero[..^1] }, presidence)).Refus!.Code, Is.EqualTo("deport.dossier"), "a number is whole");
        var aConfirmer = await Imposer.ExecuterAsync(InstructionDEssai.Appel, saisie, presidence);
        Assert.That(aConfirmer.Refus!.Message, Does.Contain(dossier.Titre).And.Contain(dossier.Nom).And.Contain(instructeur.Nom));
        Assert.That(await VoitAsync(), Is.True, "nothing yet");

        Assert.That((await Imposer.ExecuterAsync(InstructionDEssai.Appel, saisie with { Confirme = saisie.Cle }, presidence)).Refus, Is.Null);
        Assert.That((await Imposer.ExecuterAsync(InstructionDEssai.Appel, saisie with { Confirme = saisie.Cle }, presidence)).Refus!.Code, Is.EqualTo("deport.deja"));
        Assert.That(await VoitAsync(), Is.False);
        var notes = (await essai.FicheAsync(await essai.ActeurAsync("secretariat")))!.Notes;
        Assert.That(notes.Where(n => n.CompteId == instructeur.CompteId).Select(n => n.EnDeport).Distinct(), Is.EqualTo(new[] { true }), "kept, marked");
        var courriel = (await essai.LireAsync<CourrielRow>(Courriels)).Single();
        Assert.That(courriel.Destinataire, Is.EqualTo("instructeur.pref44@demo.example"));
        Assert.That($"{courriel.Objet} {courriel.Corps}", Does.Not.Contain(dossier.Numero).And.Not.Contain(dossier.Titre).And.Not.Contain(dossier.Nom).And.Not.Contain("président."));

        var mien = (await Deports.MiensAsync(instructeur)).Single();
        Assert.That(mien.Motif, Is.Null, "the words of the Présidence are not shown");
        Assert.That((await Lever.DemanderAsync(mien.Id, "Je ne suis plus au bureau.", instructeur)).Refus, Is.Null);
        Assert.That((await Lever.DemanderAsync(mien.Id, "Encore.", instructeur)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await Lever.ExecuterAsync(InstructionDEssai.Appel, mien.Id, " ", presidence)).Refus!.Code, Is.EqualTo("motif.absent"));
        Assert.That((await Lever.ExecuterAsync(InstructionDEssai.Appel, mien.Id, "Mandat terminé en 2020.", presidence)).Refus, Is.Null);
        Assert.That((await Lever.ExecuterAsync(InstructionDEssai.Appel, mien.Id, "Encore.", presidence)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That(await VoitAsync(), Is.True);
        Assert.That((await essai.LireAsync<CourrielRow>(Courriels)).Select(c => c.Destinataire.Split('@')[0]), Is.EquivalentTo(new[] { "instructeur.pref44", "instructeur.pref44", "presidence" }));
        Assert.That(await essai.LireAsync<string>(Actes), Is.SupersetOf(new[] { "imposer-deport", "demander-la-levee", "lever-deport" }));
    }

    [Test]
    public async Task Only_the_presidence_of_the_call_imposes_and_lifts_and_the_secretariat_sees()
    {
        var secretariat = await essai.ActeurAsync("secretariat");
        await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, true, "Bénévole.", instructeur);
        var vus = (await Deports.DeLAppelAsync(InstructionDEssai.Appel, secretariat))!.Value.Deports;
        Assert.That(vus.Single(d => d.Id is not null && d.Motif == "Bénévole.").Sur, Is.EqualTo(dossier.Nom));
        Assert.That(await Deports.DuDossierAsync(InstructionDEssai.Appel, essai.DossierId, secretariat), Has.Some.Property(nameof(DeportRow.Motif)).EqualTo("Bénévole."));
        Assert.That(await Deports.DeLAppelAsync(InstructionDEssai.Appel, instructeur), Is.Null);

        var id = vus.Single(d => d.Motif == "Bénévole.").Id!.Value;
        var saisie = new SaisieDeDeport(instructeur.CompteId, dossier.Numero, false, "Motif.", null);
        Assert.That((await Lever.ExecuterAsync(InstructionDEssai.Appel, id, "Motif.", secretariat)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Imposer.ExecuterAsync(InstructionDEssai.Appel, saisie, secretariat)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await Lever.DemanderAsync(id, "Motif.", presidence)).Issue, Is.EqualTo(Issue.Absent), "not one's own");

        // Another person presides over this call.
        await essai.EcrireAsync(AjoutSeance, new { Id = Guid.CreateVersion7(), Le = essai.Horloge.GetUtcNow(), secretariat.CompteId });
        await essai.EcrireAsync(SeanceDUnAutre, new { secretariat.CompteId });
        Assert.That((await Lever.ExecuterAsync(InstructionDEssai.Appel, id, "Motif.", presidence)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That(await Deports.DeLAppelAsync(InstructionDEssai.Appel, presidence), Is.Null);
    }

    // The organisation carries no dossier here: it is a partner of one.
    [Test]
    public async Task The_lifting_of_a_deport_from_a_partner_is_asked_of_the_presidence()
    {
        var (organisation, deport, le) = (Guid.CreateVersion7(), Guid.CreateVersion7(), essai.Horloge.GetUtcNow());
        await essai.EcrireAsync(AjoutOrganisation, new { Id = organisation, Le = le });
        await essai.EcrireAsync(AjoutPartenaire, new { Id = Guid.CreateVersion7(), essai.DossierId, OrganisationId = organisation, instructeur.CompteId, Le = le });
        await essai.EcrireAsync(AjoutDeport, new { Id = deport, instructeur.CompteId, OrganisationId = organisation, Le = le });
        Assert.That((await Lever.DemanderAsync(deport, "Je n’y travaille plus.", await essai.RelireAsync(instructeur))).Refus, Is.Null);
        Assert.That((await essai.LireAsync<CourrielRow>(Courriels)).Select(c => c.Destinataire), Is.EqualTo(new[] { "presidence@demo.example" }));
    }

    [Test]
    public async Task Who_stands_down_is_told_of_no_other_deport_on_it()
    {
        await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Bénévole.", instructeur);
        var secretariat = await essai.ActeurAsync("secretariat");
        await new DeclarerDeport(essai.Ecrivain).ExecuterAsync(InstructionDEssai.Appel, essai.DossierId, false, "Voisin.", secretariat);
        var vus = (await Deports.DeLAppelAsync(InstructionDEssai.Appel, await essai.RelireAsync(secretariat)))!.Value.Deports;
        Assert.That(vus.Select(d => d.Motif), Has.None.EqualTo("Bénévole.").And.None.EqualTo("Voisin."));
    }

    private async Task<bool> VoitAsync()
    {
        var acteur = await essai.RelireAsync(instructeur);
        var fiche = await essai.FicheAsync(acteur);
        var trouves = await essai.Tableau.ChargerAsync(InstructionDEssai.Appel, new FiltreDuTableau { Texte = dossier.Numero }, acteur);
        Assert.That(trouves!.Lignes.Any(l => l.Id == essai.DossierId), Is.EqualTo(fiche is not null), "the sheet and the search agree");
        return fiche is not null;
    }

    private sealed record NommeRow
    {
        public required string Numero { get; init; }
        public required string Titre { get; init; }
        public required string Nom { get; init; }
    }

    private sealed record CourrielRow
    {
        public required string Destinataire { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
    }
}
