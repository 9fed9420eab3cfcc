using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;
using AppelAProjets.Domain.Comptes;
using AppelAProjets.Domain.Courriers;
using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;
using AppelAProjets.Domain.Instructions;
using AppelAProjets.Domain.PlanActions;

namespace AppelAProjets.Domain;

/// <summary>French words for every state and value, the same on screen, in mails, letters and exports.</summary>
public static class Libelles
{
    /// <summary>What a porteur may read of the state: nothing of the outcome before the letter is published.</summary>
    public static string LibellePorteur(EtatDossier etat, DateOnly? comite = null) => etat switch
    {
        EtatDossier.Brouillon => "Brouillon enregistré – pas encore déposé",
        EtatDossier.Depose => "Déposé",
        EtatDossier.ACompleter => "À compléter",
        EtatDossier.EnInstruction or EtatDossier.Instruit or EtatDossier.EnComite => "En instruction",
        EtatDossier.Arbitre => comite is { } jour ? $"Examiné en comité le {HeureDeParis.EcrireJour(jour)}" : "Examiné en comité",
        EtatDossier.AvisTransmis => "Avis transmis",
        EtatDossier.Retire => "Retiré",
        EtatDossier.Irrecevable => "Irrecevable",
        EtatDossier.SansSuite => "Classé sans suite",
        EtatDossier.Clos => "Clos",
    };

    public static string Pour(EtatDossier etat) => etat switch
    {
        EtatDossier.Brouillon => "Brouillon",
        EtatDossier.Depose => "Déposé",
        EtatDossier.ACompleter => "À compléter",
        EtatDossier.EnInstruction => "En instruction",
        EtatDossier.Instruit => "Instruit",
        EtatDossier.EnComite => "En comité",
        EtatDossier.Arbitre => "Arbitré",
        EtatDossier.AvisTransmis => "Avis transmis",
        EtatDossier.Retire => "Retiré",
        EtatDossier.Irrecevable => "Irrecevable",
        EtatDossier.SansSuite => "Classé sans suite",
        EtatDossier.Clos => "Clos",
    };

    public static string Pour(SectionDossier section) => section switch
    {
        SectionDossier.Eligibilite => "Ce projet est-il concerné par l’appel ?",
        SectionDossier.Association => "Votre association",
        SectionDossier.Projet => "Votre projet",
        SectionDossier.Priorites => "Priorités auxquelles il répond",
        SectionDossier.Territoires => "Quartiers et publics",
        SectionDossier.Referent => "Rencontre avec le référent de quartier",
        SectionDossier.Moyens => "Moyens humains et matériels",
        SectionDossier.Evaluation => "Indicateurs et évaluation",
        SectionDossier.Questions => "Questions de l’appel",
        SectionDossier.Partenaires => "Organisations partenaires",
        SectionDossier.Budget => "Budget prévisionnel",
        SectionDossier.Demandes => "Montants demandés",
        SectionDossier.Pieces => "Pièces jointes",
        SectionDossier.Attestations => "Attestations",
    };

    public static string Pour(EtatAppel etat) => etat switch
    {
        EtatAppel.Preparation => "En préparation",
        EtatAppel.Publie => "Publié",
        EtatAppel.DepotOuvert => "Dépôt ouvert",
        EtatAppel.DepotClos => "Dépôt clos",
        EtatAppel.Comite => "En comité",
        EtatAppel.AvisPublies => "Avis publiés",
        EtatAppel.Clos => "Clos",
    };

    public static string Pour(EtatLigne etat) => etat switch
    {
        EtatLigne.Demandee => "Demandée",
        EtatLigne.Recevable => "Recevable",
        EtatLigne.NonRecevable => "Non recevable",
        EtatLigne.Proposee => "Proposée",
        EtatLigne.Arbitree => "Arbitrée",
        EtatLigne.Accordee => "Accordée",
        EtatLigne.RefuseeComite => "Refusée en comité",
        EtatLigne.RefuseeDecision => "Refusée par décision",
        EtatLigne.RetireeParFinanceur => "Retirée par le financeur",
        EtatLigne.RetireeParPorteur => "Retirée par le porteur",
        EtatLigne.ActeSigne => "Acte signé",
        EtatLigne.Soldee => "Soldée",
    };

    public static string Pour(EtatSeance etat) => etat switch
    {
        EtatSeance.Preparee => "Préparée",
        EtatSeance.Convoquee => "Convoquée",
        EtatSeance.Ouverte => "Ouverte",
        EtatSeance.Suspendue => "Suspendue",
        EtatSeance.Close => "Close",
        EtatSeance.Arretee => "Arrêtée",
        EtatSeance.Annulee => "Annulée",
    };

    public static string Pour(EtatPoint etat) => etat switch
    {
        EtatPoint.Inscrit => "Inscrit",
        EtatPoint.Clos => "Clos",
        EtatPoint.Ajourne => "Ajourné",
        EtatPoint.Retire => "Retiré",
    };

    public static string Pour(EtatCourrier etat) => etat switch
    {
        EtatCourrier.Projet => "Projet",
        EtatCourrier.BonASigner => "Bon à signer",
        EtatCourrier.Publie => "Publié",
        EtatCourrier.EnRevision => "En révision",
        EtatCourrier.Remplace => "Remplacé",
        EtatCourrier.Retire => "Retiré",
    };

    public static string Pour(Role role) => Roles.De(role).Libelle;

    public static string Pour(QualiteDeMembre qualite) => qualite switch
    {
        QualiteDeMembre.Redacteur => "Rédacteur de l’organisation",
        QualiteDeMembre.Signataire => "Signataire de l’organisation",
    };

    public static string Pour(Intervenant qui) => (qui.Role, qui.Qualite) switch
    {
        (null, _) => "Traitement automatique",
        (_, { } qualite) => Pour(qualite),
        ({ } role, _) => Pour(role),
    };

    public static string Pour(TypeDeCredits type) => type switch
    {
        TypeDeCredits.Specifique => "Crédits spécifiques",
        TypeDeCredits.DroitCommun => "Droit commun",
    };

    public static string Pour(OrigineLigne origine) => origine switch
    {
        OrigineLigne.Sollicitee => "Sollicitée par le porteur",
        OrigineLigne.OuverteEnInstruction => "Ouverte en instruction",
        OrigineLigne.OuverteEnComite => "Ouverte en comité",
    };

    public static string Pour(SituationHorsPortail situation) => situation switch
    {
        SituationHorsPortail.Sollicite => "Sollicité",
        SituationHorsPortail.Acquis => "Acquis",
        SituationHorsPortail.Refuse => "Refusé",
    };

    public static string Pour(Fermete fermete) => fermete switch
    {
        Fermete.Principe => "Accord de principe",
        Fermete.SousReserveDeDecision => "Sous réserve de décision",
        Fermete.Ferme => "Ferme",
    };

    public static string Pour(AvisInstructeur avis) => avis switch
    {
        AvisInstructeur.Favorable => "Favorable",
        AvisInstructeur.FavorableSousReserve => "Favorable sous réserve",
        AvisInstructeur.Defavorable => "Défavorable",
    };

    public static string Pour(TypeAvis avis) => avis switch
    {
        TypeAvis.Favorable => "Favorable",
        TypeAvis.FavorableSousReserve => "Favorable sous réserve",
        TypeAvis.Defavorable => "Défavorable",
        TypeAvis.Ajourne => "Ajourné",
    };

    public static string Pour(SensDuVote sens) => sens switch
    {
        SensDuVote.Pour => "Pour",
        SensDuVote.Contre => "Contre",
        SensDuVote.Abstention => "Abstention",
    };

    public static string Pour(AnnonceDePresence annonce) => annonce switch
    {
        AnnonceDePresence.Present => "Présent",
        AnnonceDePresence.ADistance => "À distance",
        AnnonceDePresence.Remplace => "Remplacé par mon suppléant",
        AnnonceDePresence.Absent => "Absent",
    };

    public static string Pour(MarqueDePoint marque) => marque switch
    {
        MarqueDePoint.Complementaire => "Liste complémentaire",
        MarqueDePoint.EnAttente => "En attente",
    };

    public static string Pour(FiltreDePoints filtre) => filtre switch
    {
        FiltreDePoints.Tous => "Tous les points",
        FiltreDePoints.Contestes => "Contestés",
        FiltreDePoints.NonViables => "Sous le seuil de viabilité",
        FiltreDePoints.UnSeulFinanceur => "Un seul financeur",
        FiltreDePoints.Personne => "Aucun financeur",
        FiltreDePoints.Complementaires => "Liste complémentaire",
        FiltreDePoints.EnAttente => "En attente",
    };

    public static string Pour(EcartDeComposition ecart) => ecart switch
    {
        EcartDeComposition.Nouveau => "nouveau",
        EcartDeComposition.Modifie => "modifié",
        EcartDeComposition.Retire => "retiré",
    };

    public static string Pour(Voix voix) => voix switch
    {
        Voix.Deliberative => "Voix délibérative",
        Voix.Consultative => "Voix consultative",
    };

    public static string Pour(EtatDAction etat) => etat switch
    {
        EtatDAction.ARealiser => "À réaliser",
        EtatDAction.EnCours => "En cours",
        EtatDAction.Realise => "Réalisé",
    };

    public static string Pour(TypeDAction type) => type switch
    {
        TypeDAction.Institution => "Institution",
        TypeDAction.PorteurDeProjet => "Porteur de projet",
        TypeDAction.Mixte => "Mixte",
    };

    public static string Pour(ColonneDuPlan colonne) => colonne switch
    {
        ColonneDuPlan.Pilier => "Pilier",
        ColonneDuPlan.Volet => "Volet",
        ColonneDuPlan.Objectif => "Objectif opérationnel",
        ColonneDuPlan.Action => "Action",
        ColonneDuPlan.SousAction => "Exemples de sous-actions",
        ColonneDuPlan.Etat => "État",
        ColonneDuPlan.Type => "Type d’action",
        ColonneDuPlan.Quartiers => "Quartiers",
    };
}
