namespace AppelAProjets.Domain.Dossiers;

/// <summary>Life of a dossier.</summary>
public enum EtatDossier
{
    /// <summary>Answers, no line yet.</summary>
    Brouillon,
    /// <summary>A snapshot is frozen.</summary>
    Depose,
    /// <summary>Named sections or pieces are awaited.</summary>
    ACompleter,
    /// <summary>Declared recevable.</summary>
    EnInstruction,
    /// <summary>Every line is proposed, final or without proposal.</summary>
    Instruit,
    /// <summary>On a session's agenda.</summary>
    EnComite,
    /// <summary>The relevé is frozen.</summary>
    Arbitre,
    /// <summary>The letter is published.</summary>
    AvisTransmis,
    /// <summary>Withdrawn by the porteur.</summary>
    Retire,
    /// <summary>Form, time or capacity.</summary>
    Irrecevable,
    /// <summary>Closed without effect, with a reason.</summary>
    SansSuite,
    /// <summary>All lines final, bilan accepted or waived.</summary>
    Clos,
}

/// <summary>Every arrow of the dossier.</summary>
public enum ActionDossier
{
    /// <summary>Freezes a version and gives birth to the lines.</summary>
    Deposer,
    /// <summary>Opens named sections until a term.</summary>
    DemanderComplements,
    /// <summary>A new version.</summary>
    RepondreComplements,
    /// <summary>Goes on without the answer.</summary>
    InstruireEnLEtat,
    /// <summary>Form, time and capacity are right.</summary>
    DeclarerRecevable,
    /// <summary>With a reason and a letter.</summary>
    DeclarerIrrecevable,
    /// <summary>Takes the irrecevabilité back.</summary>
    RapporterIrrecevabilite,
    /// <summary>An open request; the others go on.</summary>
    DemanderPiece,
    /// <summary>Often in bulk.</summary>
    CloreInstruction,
    /// <summary>With a reason.</summary>
    RouvrirInstruction,
    /// <summary>On a session's agenda.</summary>
    Inscrire,
    /// <summary>Secrétariat before the session, Présidence during.</summary>
    RetirerDeLOrdreDuJour,
    /// <summary>To a next date or condition.</summary>
    Ajourner,
    /// <summary>Freezes the arbitration.</summary>
    ArreterReleve,
    /// <summary>A rectifying relevé citing the former.</summary>
    RectifierReleve,
    /// <summary>Publishes the joint letter.</summary>
    PublierAvis,
    /// <summary>The porteur keeps the project with the arbitrated amounts.</summary>
    Maintenir,
    /// <summary>The porteur reduces the project, arbitrated amounts locked.</summary>
    Reduire,
    /// <summary>Undecided lines are freed.</summary>
    Renoncer,
    /// <summary>Consequence of a line lost: couvert under the threshold.</summary>
    Rearbitrer,
    /// <summary>Withdrawn by the porteur.</summary>
    Retirer,
    /// <summary>With a reason.</summary>
    ClasserSansSuite,
    /// <summary>The end.</summary>
    Clore,
}

/// <summary>Sections of a dossier, as in the task list.</summary>
public enum SectionDossier
{
    /// <summary>Eligibility questions of the call: they stop early.</summary>
    Eligibilite,
    /// <summary>Identity of the organisation, who answers for the project.</summary>
    Association,
    /// <summary>What is done, when, why.</summary>
    Projet,
    /// <summary>Plan d'actions, thématique, transversal axes.</summary>
    Priorites,
    /// <summary>Neighbourhoods and public.</summary>
    Territoires,
    /// <summary>Meeting with the référent de quartier.</summary>
    Referent,
    /// <summary>People and means of the project.</summary>
    Moyens,
    /// <summary>Indicators.</summary>
    Evaluation,
    /// <summary>Complementary questions of the call.</summary>
    Questions,
    /// <summary>Partner organisations of an inter-associatif project.</summary>
    Partenaires,
    /// <summary>Plan de financement.</summary>
    Budget,
    /// <summary>Amounts asked from the call's funders, threshold of viability.</summary>
    Demandes,
    /// <summary>Files of the required pieces.</summary>
    Pieces,
    /// <summary>On honour.</summary>
    Attestations,
}
