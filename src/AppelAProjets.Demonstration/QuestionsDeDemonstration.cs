using AppelAProjets.Application.Appels;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Demonstration;

/// <summary>The questions of the call that is open: eligibility, then a heading with a condition and a file.</summary>
internal static class QuestionsDeDemonstration
{
    /// <summary>What the file is; its bytes are kept with those of the pieces.</summary>
    public const string Fichier = "Lettre de soutien d’un partenaire";

    private static readonly string[] Porteurs = ["Une association", "Une commune ou un établissement public", "Une entreprise", "Une personne seule"];
    private static readonly string[] Accessibilite = ["Gratuité", "Horaires du soir ou du week-end", "Garde d’enfants", "Accueil des personnes handicapées"];

    private static readonly SqlStatement Section = new("INSERT INTO AppelSectionDeQuestions (Id, AppelId, Ordre, Titre, Aide, Version) VALUES (@Id, @AppelId, @Ordre, @Titre, @Aide, 1)");

    private static readonly SqlStatement Question = new("""
        INSERT INTO AppelQuestion (Id, AppelId, SectionId, Usage, Ordre, Type, Libelle, Aide, Requise, LongueurMaximale, Options, ConditionQuestionId, ConditionOperateur, ConditionValeur,
            ReponseAttendue, MessageSinon, Version)
        VALUES (@Id, @AppelId, @SectionId, @Usage, @Ordre, @Type, @Libelle, @Aide, @Requise, @LongueurMaximale, @Options, @ConditionQuestionId, @ConditionOperateur, @ConditionValeur,
            @ReponseAttendue, @MessageSinon, 1)
        """);

    private static readonly SqlStatement Version = new("""
        INSERT INTO AppelVersionDeFormulaire (AppelId, Numero, Le, CompteId, Contenu, Resume) VALUES (@AppelId, 1, @Le, @CompteId, @Contenu, @Resume)
        """);

    /// <summary>The questions of a call; none unless its deposits are open.</summary>
    public static FormulaireDAppel Composer(JeuDeDonnees jeu, EtatAppel etat, DateTimeOffset le)
    {
        if (etat != EtatAppel.DepotOuvert)
        {
            return FormulaireDAppel.Vide;
        }

        var section = new SectionDeQuestions(jeu.Id("AppelSectionDeQuestions", le), "Avec et pour les habitants", "Ces réponses aident le comité à comparer les projets.");
        Guid Id() => jeu.Id("AppelQuestion", le);
        var participation = new QuestionDAppel(Id(), UsageDeQuestion.Complementaire, section.Id, TypeDeChamp.OuiNon, "Des habitants ont-ils participé à la conception du projet ?") { Requise = true };
        return new FormulaireDAppel([section],
        [
            new(Id(), UsageDeQuestion.Eligibilite, null, TypeDeChamp.OuiNon, "Le projet s’adresse-t-il d’abord aux habitants d’un quartier prioritaire ?")
            {
                Requise = true, ReponsesAttendues = [LectureDeChamp.Oui],
                MessageSinon = "Cet appel finance les actions pour les habitants des quartiers prioritaires. Pour un projet ailleurs, le service de la vie associative de votre commune peut vous orienter.",
            },
            new(Id(), UsageDeQuestion.Eligibilite, null, TypeDeChamp.Choix, "Qui porte le projet ?")
            {
                Requise = true, Options = Porteurs, ReponsesAttendues = Porteurs[..2],
                MessageSinon = "Seuls une association ou un organisme public peuvent déposer un dossier. Vous pouvez vous rapprocher d’une association du quartier qui porterait le projet avec vous.",
            },
            participation,
            new(Id(), UsageDeQuestion.Complementaire, section.Id, TypeDeChamp.TexteLong, "De quelle façon y ont-ils participé ?")
            {
                Requise = true, LongueurMaximale = 1_500, Condition = new ConditionDAffichage(participation.Cle, OperateurDeCondition.Egal, LectureDeChamp.Oui),
            },
            new(Id(), UsageDeQuestion.Complementaire, section.Id, TypeDeChamp.ChoixMultiple, "Comment rendez-vous l’action accessible à tous ?") { Options = Accessibilite },
            new(Id(), UsageDeQuestion.Complementaire, section.Id, TypeDeChamp.Fichier, Fichier) { Aide = "Un établissement scolaire, un bailleur, un centre social… si vous en avez une." },
        ]);
    }

    public static void Ajouter(JeuDeDonnees jeu, AppelDuJeu appel, CompteDuJeu secretariat, DateTimeOffset le)
    {
        foreach (var (rang, section) in appel.Formulaire.Sections.Index())
        {
            jeu.Ajouter(Section, new { section.Id, AppelId = appel.Id, Ordre = rang + 1, section.Titre, section.Aide });
        }

        foreach (var (rang, question) in appel.Formulaire.DansLOrdre.Index())
        {
            jeu.Ajouter(Question, new
            {
                question.Id, AppelId = appel.Id, question.SectionId, Usage = question.Usage.ToString(), Ordre = rang + 1, Type = question.Type.ToString(), question.Libelle, question.Aide,
                question.Requise, question.LongueurMaximale, Options = Lignes(question.Options),
                ConditionQuestionId = question.Condition is { } condition ? Guid.Parse(condition.Cle[QuestionDAppel.Prefixe.Length..]) : (Guid?)null,
                ConditionOperateur = question.Condition?.Operateur.ToString(), ConditionValeur = question.Condition?.Valeur, ReponseAttendue = Lignes(question.ReponsesAttendues), question.MessageSinon,
            });
        }

        if (appel.Formulaire.Questions.Count > 0)
        {
            jeu.Ajouter(Version, new { AppelId = appel.Id, Le = le, CompteId = secretariat.Id, Contenu = VersionDeFormulaireStore.Ecrire(appel.Formulaire), Resume = "Questions publiées avec l’appel." });
        }
    }

    /// <summary>Answers them: all in a deposited dossier, some in a draft.</summary>
    public static void Repondre(Dictionary<string, string> reponses, FormulaireDAppel formulaire, Alea alea, bool depose)
    {
        if (formulaire.DansLOrdre is not [var quartier, var porteur, var participation, var facon, var acces, _] || (!depose && alea.Chance(30)))
        {
            return;
        }

        (reponses[quartier.Cle], reponses[porteur.Cle]) = (LectureDeChamp.Oui, Porteurs[0]);
        if (!depose && alea.Chance(30))
        {
            return;
        }

        reponses[participation.Cle] = alea.Chance(60) ? LectureDeChamp.Oui : LectureDeChamp.Non;
        if (reponses[participation.Cle] == LectureDeChamp.Oui)
        {
            reponses[facon.Cle] = "Trois réunions au pied des immeubles et un questionnaire porté par les habitants eux-mêmes ont fixé le lieu et les horaires.";
        }

        reponses[acces.Cle] = alea.Chance(50) ? Accessibilite[0] : string.Join('\n', Accessibilite[..2]);
    }

    private static string? Lignes(IReadOnlyList<string> lignes) => lignes.Count == 0 ? null : string.Join('\n', lignes);
}
