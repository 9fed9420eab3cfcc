namespace AppelAProjets.Domain.Journal;

/// <summary>All that the journal tells: the closed list. The kebab case is stored (<c>DeposerDossier</c> as <c>deposer-dossier</c>): a member is never renamed. An act is told with its object.</summary>
public enum ActeDuJournal
{
    // Dossiers
    Creer,
    Deposer,
    RepondreComplements,
    Retirer,
    Consulter,
    Telecharger,
    FichierInfecte,
    ModifierTitre,
    SupprimerBrouillon,
    OuvrirCorrection,
    AbandonnerCorrection,
    Corriger,

    // Partenaires
    InviterPartenaire,
    RelancerPartenaire,
    AnnulerPartenaire,
    RetirerPartenaire,
    AccepterPartenariat,
    DeclinerPartenariat,
    DonnerAccord,
    ReprendreAccord,

    // Messages
    EcrireMessage,
    DemanderPiece,
    FournirPiece,

    // Recevabilite
    DeclarerRecevable,
    DeclarerIrrecevable,
    RapporterIrrecevabilite,
    InstruireEnLEtat,
    DemanderComplements,
    ClasserSansSuite,

    // Rencontres
    RencontreDemander,
    RencontreFixerRendezVous,
    RencontreAnnuler,
    RencontreConstaterAbsence,
    RencontreEnregistrer,
    RencontreDeclarer,
    RencontreConfirmer,
    RencontreInfirmer,
    RencontreDemanderDispense,
    RencontreDispenser,
    RencontreRefuserDispense,

    // Instructions
    DeclarerDeport,
    Noter,
    FixerAssiette,
    DeclarerNonRecevable,
    DonnerAvis,
    Proposer,
    RenoncerAProposer,
    ValiderProposition,
    CloreInstruction,
    RouvrirInstruction,

    // Comites
    Preparer,
    Inscrire,
    Convoquer,
    Ouvrir,
    Suspendre,
    Reprendre,
    Clore,
    Rouvrir,
    Ajourner,
    PrendrePlace,
    Voter,
    Arbitrer,
    ArreterReleve,

    // Courriers
    Recomposer,
    DemanderBonsASigner,
    DonnerBonASigner,
    Publier,
    PublierAvis,
    PremiereLecture,

    // Courriels
    Renvoyer,

    // Comptes
    ConfirmerAdresse,
    ChoisirMotDePasse,
    ChangerMotDePasse,
    PreparerSecondFacteur,
    ActiverSecondFacteur,
    RetirerSecondFacteur,

    // Organisations
    Modifier,
    DemanderARejoindre,
    RetirerDemande,
    AdmettreMembre,
    RefuserDemande,
    Inviter,
    AjouterMembre,
    QualifierMembre,
    RetirerMembre,
    Quitter,
    PasserLaMain,
    EnvoyerMandat,
    AccepterMandat,
    RefuserMandat,
    Contester,
    LeverContestation,
    JoindrePiece,
    RetirerPiece,

    // Administration
    CreerAdministrateur,
    RelancerInvitation,
    Habiliter,
    DonnerRole,
    TerminerRole,
    FermerCompte,
    RouvrirCompte,
    Importer,
    Ajouter,
    Retablir,

    // Appels
    Dupliquer,
    OuvrirDepot,
    CloreDepot,
    EngagerComite,
    Prolonger,
    ModifierCalendrier,
    ModifierTextes,
    ModifierService,
    ModifierQuartiers,
    ModifierThemes,
    ModifierPriorites,
    ModifierPieces,
    ModifierGrille,
    ModifierRencontre,
    ModifierPartenaires,
    ModifierViabilite,
    ModifierModele,
    AjouterFinanceur,
    ModifierFinanceur,
    RetirerFinanceur,
    FixerEnveloppes,
    MouvementerEnveloppe,
    AjouterRubrique,
    ModifierRubrique,
    RetirerRubrique,
    AjouterQuestion,
    ModifierQuestion,
    RetirerQuestion,
    RangerQuestions,
    PublierQuestions,

    // Administration
    ExporterPersonnes,
}
