using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Domain.Tests.Formulaires;

public sealed class FormulaireDAppelTests
{
    private static readonly SectionDeQuestions Vie = new(Guid.CreateVersion7(), "Vie du projet");
    private static readonly SectionDeQuestions Suite = new(Guid.CreateVersion7(), "Suite");
    private static readonly ChampDeFormulaire Experimental = new("projet.experimental", AppelAProjets.Domain.Dossiers.SectionDossier.Projet, TypeDeChamp.OuiNon, "Projet expérimental");
    private static readonly ChampDeFormulaire[] Fixes = [Experimental];

    private static readonly QuestionDAppel Participation = Question(TypeDeChamp.OuiNon, "Participation");
    private static readonly QuestionDAppel Facon = Question(TypeDeChamp.TexteLong, "De quelle façon") with { Condition = Si(Participation, "oui"), Requise = true };
    private static readonly FormulaireDAppel Deux = new([Vie, Suite], [Participation, Facon]);

    [Test]
    public void A_condition_bears_on_an_earlier_question_or_on_a_field_of_every_call()
    {
        var surUneFixe = Question(TypeDeChamp.Texte, "Essai") with { Condition = new ConditionDAffichage(Experimental.Cle, OperateurDeCondition.Egal, "oui") };
        Assert.That(Deux.Poser(surUneFixe, Fixes).EstRefuse, Is.False);
        Assert.That(Deux.Poser(Participation with { Condition = Si(Facon, "", OperateurDeCondition.Rempli) }, Fixes).Refus!.Code, Is.EqualTo("condition.ordre"), "a cycle");
        Assert.That(Deux.Poser(Facon with { Condition = Si(Facon, "", OperateurDeCondition.Rempli) }, Fixes).Refus!.Code, Is.EqualTo("condition.ordre"), "itself");
        Assert.That(Deux.SourcesPour(Participation, Fixes).Select(s => s.Cle), Is.EqualTo(new[] { Experimental.Cle }));
    }

    [Test]
    public void An_eligibility_question_depends_on_eligibility_only()
    {
        var eligibilite = new QuestionDAppel(Guid.CreateVersion7(), UsageDeQuestion.Eligibilite, null, TypeDeChamp.OuiNon, "Concerné") { Condition = new ConditionDAffichage(Experimental.Cle, OperateurDeCondition.Egal, "oui") };
        Assert.That(Deux.Poser(eligibilite, Fixes).EstRefuse, Is.True);
        Assert.That(Deux.Poser(eligibilite with { Condition = null }, Fixes).EstRefuse, Is.False);
    }

    [Test]
    public void A_source_is_neither_removed_nor_moved_after_those_that_depend_on_it()
    {
        Assert.That(Deux.Retirer(Participation.Id, Fixes).Refus!.Message, Does.Contain("De quelle façon"));
        Assert.That(Deux.Deplacer(Participation.Id, 1, Fixes).Refus!.Message, Does.Contain("doit venir après elle"));
        Assert.That(Deux.Poser(Participation with { SectionId = Suite.Id }, Fixes).Refus!.Code, Is.EqualTo("condition.ordre"), "to a later heading");
        Assert.That(Deux.Poser(Facon with { SectionId = Suite.Id }, Fixes).Valeur.DeplacerSection(Suite.Id, -1, Fixes).Refus!.Code, Is.EqualTo("condition.ordre"), "with its heading");
        Assert.That(Deux.Poser(Facon with { Condition = null }, Fixes).Valeur.Retirer(Participation.Id, Fixes).EstRefuse, Is.False);
    }

    [Test]
    public void An_option_on_which_a_condition_bears_stays_in_the_list()
    {
        var acces = Question(TypeDeChamp.Choix, "Accès") with { Options = ["Gratuit", "Payant"] };
        var prix = Question(TypeDeChamp.Montant, "Prix") with { Condition = Si(acces, "Payant") };
        var formulaire = new FormulaireDAppel([Vie], [acces, prix]);
        Assert.That(formulaire.Poser(acces with { Options = ["Gratuit", "Sur adhésion"] }, Fixes).Refus!.Code, Is.EqualTo("condition.valeur"));
        Assert.That(formulaire.Poser(acces with { Options = ["Payant", "Sur adhésion"] }, Fixes).EstRefuse, Is.False);
    }

    [Test]
    public void Moving_up_and_down_stays_within_the_heading()
    {
        var trois = Deux.Poser(Question(TypeDeChamp.Date, "Date"), Fixes).Valeur;
        var date = trois.Questions[^1];
        Assert.That(trois.Deplacer(date.Id, -1, Fixes).Valeur.De(Vie.Id).Select(q => q.Libelle), Is.EqualTo(new[] { "Participation", "Date", "De quelle façon" }));
        Assert.That(trois.Deplacer(date.Id, 1, Fixes).Valeur, Is.SameAs(trois), "already the last one");
        Assert.That(trois.RetirerSection(Vie.Id).Refus!.Code, Is.EqualTo("rubrique.pleine"));
        Assert.That(trois.RetirerSection(Suite.Id).Valeur.Sections, Is.EqualTo(new[] { Vie }));
    }

    [Test]
    public void What_is_missing_follows_the_answers()
    {
        string[] Manques(params (string, string)[] reponses) =>
            [.. FormulaireRempli.Manques([.. Fixes, .. Deux.Champs], Reponses(reponses), []).Select(m => m.Champ.Libelle)];
        Assert.Multiple(() =>
        {
            Assert.That(Manques(), Is.Empty);
            Assert.That(Manques((Participation.Cle, "oui")), Is.EqualTo(new[] { "De quelle façon" }));
            Assert.That(Manques((Participation.Cle, "non"), (Facon.Cle, "")), Is.Empty);
        });
    }

    [Test]
    public void A_choice_removed_from_the_list_is_asked_again_and_a_file_counts_as_an_answer()
    {
        var choix = Question(TypeDeChamp.ChoixMultiple, "Accès") with { Options = ["Gratuit", "Le soir"] };
        var lettre = Question(TypeDeChamp.Fichier, "Lettre") with { Requise = true };
        var champs = new FormulaireDAppel([Vie], [choix, lettre]).Champs;
        var reponses = Reponses((choix.Cle, "Gratuit\nLe matin"));
        Assert.That(FormulaireRempli.Manques(champs, reponses, []).Select(m => m.Refus.Message), Is.EqualTo(new[]
        {
            "«\u00A0Accès\u00A0»\u00A0: la réponse «\u00A0Le matin\u00A0» n’est plus proposée, choisissez-en une autre.", "Joignez un fichier pour «\u00A0Lettre\u00A0».",
        }));
        Assert.That(FormulaireRempli.Manques(champs, Reponses((choix.Cle, "Gratuit")), [lettre.Cle]), Is.Empty);
        Assert.That(champs[0].Montrer("Gratuit\nLe matin"), Is.EqualTo("Gratuit\nLe matin"), "its words are still read");
    }

    [Test]
    public void An_answer_that_is_not_the_expected_one_stops_with_the_words_of_the_call()
    {
        var premiere = Arretante("Dans un quartier", ["oui"], TypeDeChamp.OuiNon);
        var seconde = Arretante("Porteur", ["Association", "Commune"], TypeDeChamp.Choix) with { Options = ["Association", "Commune", "Entreprise"], Condition = Si(premiere, "oui") };
        var champs = new FormulaireDAppel([], [premiere, seconde]).Champs;
        string[] Arrets(params (string, string)[] reponses) => [.. Eligibilite.Arrets(champs, Reponses(reponses)).Select(r => r.Message)];
        Assert.Multiple(() =>
        {
            Assert.That(Arrets(), Is.Empty, "nothing is said before an answer");
            Assert.That(Arrets((premiere.Cle, "oui"), (seconde.Cle, "Commune")), Is.Empty);
            Assert.That(Arrets((premiere.Cle, "oui"), (seconde.Cle, "Entreprise")), Is.EqualTo(new[] { "Porteur\u00A0: non." }));
            Assert.That(Arrets((premiere.Cle, "non"), (seconde.Cle, "Entreprise")), Is.EqualTo(new[] { "Dans un quartier\u00A0: non." }), "the second one is then not asked");
        });
    }

    [Test]
    public void The_effect_counts_answers_and_drafts_that_must_be_opened_again()
    {
        var apres = Deux.Poser(Question(TypeDeChamp.Nombre, "Ateliers") with { Requise = true }, Fixes).Valeur.Poser(Participation with { Libelle = "Les habitants ont participé" }, Fixes).Valeur;
        BrouillonOuvert[] brouillons =
        [
            new(Guid.CreateVersion7(), Reponses((Participation.Cle, "non")), []), new(Guid.CreateVersion7(), Reponses((Participation.Cle, "oui")), []), new(Guid.CreateVersion7(), Reponses(), []),
        ];
        var effet = EffetSurLesBrouillons.Compter(Deux, apres, Fixes, brouillons);
        Assert.That((effet.Brouillons, effet.DeviennentIncomplets), Is.EqualTo((3, 2)), "the second was not complete before");
        Assert.That(effet.Changements.Select(c => (c.Changement.Nature, c.Repondus)), Is.EqualTo(new[] { (NatureDeChangement.Modifiee, 2), (NatureDeChangement.Ajoutee, 0) }));
        Assert.That(DifferenceDeFormulaires.Entre(apres, apres with { Questions = [.. apres.Questions.Select(q => q with { Options = [.. q.Options] })] }).EstVide, Is.True);
    }

    [TestCase(TypeDeChamp.Choix, "", "Options")]
    [TestCase(TypeDeChamp.Choix, "Un\nun", "Options")]
    [TestCase(TypeDeChamp.Centieme, "", "Type")]
    public void A_question_that_cannot_be_asked_says_why(TypeDeChamp type, string options, string champ) =>
        Assert.That(VerificationDeQuestion.Refuser(Question(type, "Q") with { Options = options.Split('\n', StringSplitOptions.RemoveEmptyEntries) }).Select(r => r.Champ), Does.Contain(champ));

    private static QuestionDAppel Question(TypeDeChamp type, string libelle) => new(Guid.CreateVersion7(), UsageDeQuestion.Complementaire, Vie.Id, type, libelle);

    private static QuestionDAppel Arretante(string libelle, string[] attendues, TypeDeChamp type) =>
        new(Guid.CreateVersion7(), UsageDeQuestion.Eligibilite, null, type, libelle) { Requise = true, ReponsesAttendues = attendues, MessageSinon = $"{libelle}\u00A0: non." };

    private static ConditionDAffichage Si(QuestionDAppel source, string valeur, OperateurDeCondition operateur = OperateurDeCondition.Egal) => new(source.Cle, operateur, valeur);

    private static Reponses Reponses(params (string Cle, string Valeur)[] valeurs) => new(valeurs.ToDictionary(v => v.Cle, v => v.Valeur));
}
