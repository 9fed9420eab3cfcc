using AppelAProjets.Application.Appels;
using AppelAProjets.Application.Dossiers;
using AppelAProjets.Application.Tests.Dossiers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Tests.Appels;

/// <summary>Questions added to a call that receives dossiers, and what becomes of the drafts.</summary>
[SurChaqueMoteur]
public sealed class QuestionsTests
{
    private static readonly SqlStatement Courriels = new("SELECT Destinataire, Objet, Corps FROM Courriel ORDER BY Destinataire");
    private static readonly SqlStatement Actions = new("SELECT Action FROM Journal WHERE Objet = 'Appel' AND Action LIKE '%question%' ORDER BY Numero");

    private readonly Acteur secretaire = new(Guid.CreateVersion7(), "Léa Secrétaire", [new Habilitation(Role.Secretariat, null, null, null, DateTimeOffset.MinValue, null)], []);
    private DossierDEssai essai = null!;

    [SetUp]
    public async Task Preparer() => essai = await DossierDEssai.OuvrirAsync();

    [TearDown]
    public void Ranger() => essai.Dispose();

    [Test]
    public async Task What_is_prepared_is_asked_once_published_and_the_writers_are_told_once()
    {
        var dossier = await essai.BrouillonAsync();
        await essai.BrouillonAsync();
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Texte) { SectionId = await RubriqueAsync(), Libelle = "Votre devise", Requise = true });

        Assert.That((await essai.LireAsync(dossier))!.Sections.Select(s => s.Section), Does.Not.Contain(SectionDossier.Questions));
        Assert.That((await PublierAsync()).Valeur, Is.EqualTo(2));

        Assert.That((await essai.LireAsync(dossier))!.Sections.Single(s => s.Section == SectionDossier.Questions).Manques.Single().Message, Does.Contain("Votre devise"));
        await using var session = await essai.Base.LireAsync();
        var courriels = (await session.ListeAsync<CourrielRow>(Courriels)).Where(c => c.Objet.Contains("questions", StringComparison.Ordinal)).ToList();
        Assert.That(courriels.Select(c => c.Destinataire), Is.EqualTo(new[] { "aicha@exemple.fr", "maya@exemple.fr" }));
        Assert.That(courriels[0].Corps, Does.Contain("Question ajoutée\u00A0: «\u00A0Votre devise\u00A0».").And.Contain($"https://aap.exemple.fr/espace/dossiers/{dossier}").And.Contain("Cuisines partagées 2"));
        Assert.That(await session.ListeAsync<string>(Actions), Is.EqualTo(new[] { "ajouter-question", "publier-questions" }));
    }

    [Test]
    public async Task The_deposit_is_refused_with_the_words_of_the_call_and_the_rest_of_the_draft_stays_possible()
    {
        var dossier = await essai.CompletAsync();
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Eligibilite, TypeDeChamp.OuiNon) { Libelle = "Dans un quartier\u202F?", ReponsesAttendues = "oui", MessageSinon = "Écrivez à la commune." });
        await PublierAsync();
        var cle = (await LireAsync()).Formulaire.Questions.Single().Cle;

        await essai.SaisirAsync(dossier, (cle, "non"), ("projet.resume", "Encore une phrase"));
        var refuse = await essai.Deposer.ExecuterAsync(dossier, Guid.NewGuid().ToString("N"), essai.Horloge.GetUtcNow(), essai.Signataire);
        await essai.SaisirAsync(dossier, (cle, "oui"));
        var depose = await essai.Deposer.ExecuterAsync(dossier, Guid.NewGuid().ToString("N"), essai.Horloge.GetUtcNow(), essai.Signataire);

        Assert.That((refuse.Refus?.Message, depose.Refus), Is.EqualTo(("Écrivez à la commune.", (Refus?)null)));
    }

    [Test]
    public async Task A_file_answers_a_question_is_frozen_with_the_deposit_and_keeps_it_from_being_removed()
    {
        var dossier = await essai.CompletAsync();
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Fichier) { SectionId = await RubriqueAsync(), Libelle = "Lettre", Requise = true });
        await PublierAsync();
        var question = (await LireAsync()).Formulaire.Questions.Single();
        Assert.That((await essai.LireAsync(dossier))!.Sections.Single(s => s.Section == SectionDossier.Questions).EstComplete, Is.False);

        using var pdf = new MemoryStream(DossierDEssai.UnPdf());
        var joint = await essai.Joindre.ExecuterAsync(dossier, question.Id, "lettre.pdf", pdf, essai.Signataire);
        Assert.That((await essai.Deposer.ExecuterAsync(dossier, Guid.NewGuid().ToString("N"), essai.Horloge.GetUtcNow(), essai.Signataire)).Refus, Is.Null);

        Assert.That((await RangerAsync(r => r.RetirerAsync("AAP28", question.Id, secretaire))).EstRefuse, Is.False);
        await PublierAsync();
        var lu = (await new DossierLectureQuery(essai.Base).ChargerAsync(dossier))!.Contenu.Reponses.Single(r => r.Cle == question.Cle);
        Assert.That((lu.Libelle, lu.Texte, lu.Fichiers!.Single().Empreinte), Is.EqualTo(("Lettre", "lettre.pdf", joint.Valeur.Empreinte)), "the deposited version does not change");
        Assert.That((await LireAsync()).Preparees.Questions.Single().RetireeLe, Is.Not.Null, "it is no longer asked, and still known");
        Assert.That((await essai.LireAsync(dossier))!.Champs.Select(c => c.Cle), Does.Not.Contain(question.Cle));
    }

    [Test]
    public async Task An_option_removed_after_it_was_chosen_is_kept_and_asked_again()
    {
        var dossier = await essai.BrouillonAsync();
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Choix) { SectionId = await RubriqueAsync(), Libelle = "Accès", Options = "Gratuit\nPayant" });
        await PublierAsync();
        var question = (await LireAsync()).Preparees.Questions.Single();
        var cle = QuestionDAppel.CleDe(question.Id);
        await essai.SaisirAsync(dossier, (cle, "Payant"));
        Assert.That((await Enregistrer.ExecuterAsync("AAP28", Saisie(question) with { Options = "Gratuit\nSur adhésion" }, secretaire)).TousLesRefus, Is.Empty);
        Assert.That((await EffetAsync()).Changements.Single().Repondus, Is.EqualTo(1));
        await PublierAsync();

        await essai.SaisirAsync(dossier, (cle, "Payant"), ("projet.resume", "Le reste de la page"));
        var lu = (await essai.LireAsync(dossier))!;
        Assert.That(lu.Reponses[cle].Valeur, Is.EqualTo("Payant"));
        Assert.That(lu.Sections.Single(s => s.Section == SectionDossier.Questions).Manques.Single().Code, Is.EqualTo("champ.perime"));
    }

    [Test]
    public async Task What_is_published_is_what_was_shown()
    {
        var rubrique = await RubriqueAsync();
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Date) { SectionId = rubrique, Libelle = "Une date" });
        var vu = (await LireAsync()).Empreinte;
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Nombre) { SectionId = rubrique, Libelle = "Un nombre" });
        Assert.That((await new PublierQuestions(essai.Ecrivain, essai.Liens).ExecuterAsync("AAP28", vu, secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await PublierAsync()).EstRefuse, Is.False);
        Assert.That((await PublierAsync()).Refus!.Code, Is.EqualTo("questions.rien"));
    }

    [Test]
    public async Task Two_persons_on_a_question_never_overwrite_each_other_and_a_porteur_changes_nothing()
    {
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Texte) { SectionId = await RubriqueAsync(), Libelle = "Question" });
        var lue = (await LireAsync()).Preparees.Questions.Single();
        Assert.That((await Enregistrer.ExecuterAsync("AAP28", Saisie(lue) with { Libelle = "Première" }, secretaire)).TousLesRefus, Is.Empty);
        Assert.That((await Enregistrer.ExecuterAsync("AAP28", Saisie(lue) with { Libelle = "Seconde" }, secretaire)).Issue, Is.EqualTo(Issue.Conflit));
        Assert.That((await Enregistrer.ExecuterAsync("AAP28", Saisie(lue) with { Libelle = "Porteur" }, essai.Signataire)).Issue, Is.EqualTo(Issue.Absent));
        Assert.That((await LireAsync()).Formulaire.Questions.Single().Libelle, Is.EqualTo("Première"));
    }

    [Test]
    public async Task A_copied_call_has_the_same_questions_under_its_own_identifiers()
    {
        var rubrique = await RubriqueAsync();
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.OuiNon) { SectionId = rubrique, Libelle = "Participation" });
        var source = (await LireAsync()).Formulaire.Questions.Single();
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Texte) { SectionId = rubrique, Libelle = "Façon", Condition = new(source.Cle, OperateurDeCondition.Egal, "oui") });
        await PoserAsync(new SaisieDeQuestion(null, UsageDeQuestion.Complementaire, TypeDeChamp.Texte)
        {
            SectionId = rubrique, Libelle = "Selon le thème", Condition = new("projet.theme", OperateurDeCondition.Egal, $"{essai.Themes[0]}"),
        });

        var copiee = await new DupliquerAppel(essai.Ecrivain).ExecuterAsync("AAP28", new SaisieDAppel("AAP29", 2029, "Appel 2029"), secretaire);
        Assert.That(copiee.Valeur, Is.EqualTo("AAP29"));
        var copie = (await new QuestionsQuery(essai.Base).ChargerAsync("AAP29", secretaire))!;
        Assert.That(copie.Formulaire.DansLOrdre.Select(q => q.Libelle), Is.EqualTo(new[] { "Participation", "Façon", "Selon le thème" }));
        Assert.That(copie.Formulaire.Questions.Select(q => q.Id), Does.Not.Contain(source.Id));
        Assert.That(copie.Formulaire.Incoherences(copie.Fixes), Is.Empty, "conditions name the copies, questions and themes alike");
    }

    private EnregistrerQuestion Enregistrer => new(essai.Ecrivain);

    private async Task<QuestionsDeLAppel> LireAsync() => (await new QuestionsQuery(essai.Base).ChargerAsync("AAP28", secretaire))!;

    private async Task<EffetSurLesBrouillons> EffetAsync() => await new QuestionsQuery(essai.Base).EffetAsync(await LireAsync());

    private async Task<Resultat<int>> PublierAsync() => await new PublierQuestions(essai.Ecrivain, essai.Liens).ExecuterAsync("AAP28", (await LireAsync()).Empreinte, secretaire);

    private async Task PoserAsync(SaisieDeQuestion saisie) => Assert.That((await Enregistrer.ExecuterAsync("AAP28", saisie, secretaire)).TousLesRefus, Is.Empty);

    private Task<Resultat> RangerAsync(Func<RangerQuestions, Task<Resultat>> ranger) => ranger(new RangerQuestions(essai.Ecrivain));

    private async Task<Guid> RubriqueAsync()
    {
        Assert.That((await new EnregistrerRubrique(essai.Ecrivain).ExecuterAsync("AAP28", new SaisieDeRubrique(null, "Vie du projet", null, 0), secretaire)).TousLesRefus, Is.Empty);
        return (await LireAsync()).Formulaire.Sections[^1].Id;
    }

    private static SaisieDeQuestion Saisie(QuestionRow row) => new(row.Id, row.Usage, row.Type)
    {
        SectionId = row.SectionId, Libelle = row.Libelle, Options = row.Options, LongueurMaximale = row.LongueurMaximale, Requise = row.Requise, Version = row.Version,
    };

    private sealed record CourrielRow
    {
        public required string Destinataire { get; init; }
        public required string Objet { get; init; }
        public required string Corps { get; init; }
    }
}
