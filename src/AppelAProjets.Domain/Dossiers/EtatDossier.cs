namespace AppelAProjets.Domain.Dossiers;

public enum EtatDossier
{
    Brouillon,
    Depose,
    ACompleter,
    EnInstruction,
    /// <summary>Every line is proposed, final or without proposal.</summary>
    Instruit,
    EnComite,
    Arbitre,
    AvisTransmis,
    Retire,
    Irrecevable,
    /// <summary>Closed without effect, with a reason.</summary>
    SansSuite,
    /// <summary>All lines final, bilan accepted or waived.</summary>
    Clos,
}

public enum ActionDossier
{
    /// <summary>Freezes a version and gives birth to the lines.</summary>
    Deposer,
    DemanderComplements,
    RepondreComplements,
    InstruireEnLEtat,
    DeclarerRecevable,
    DeclarerIrrecevable,
    RapporterIrrecevabilite,
    /// <summary>A withdrawal made by mistake, or by someone who had no right to: the dossier is examined again from the deposit.</summary>
    RapporterRetrait,
    DemanderPiece,
    CloreInstruction,
    RouvrirInstruction,
    Inscrire,
    RetirerDeLOrdreDuJour,
    Ajourner,
    ArreterReleve,
    RectifierReleve,
    PublierAvis,
    Maintenir,
    /// <summary>The porteur reduces the project, arbitrated amounts locked.</summary>
    Reduire,
    Renoncer,
    /// <summary>Consequence of a line lost: couvert under the threshold.</summary>
    Rearbitrer,
    Retirer,
    ClasserSansSuite,
    Clore,
}

public enum SectionDossier
{
    /// <summary>Eligibility questions of the call: they stop early.</summary>
    Eligibilite,
    Association,
    Projet,
    Priorites,
    Territoires,
    Referent,
    Moyens,
    Evaluation,
    Questions,
    Partenaires,
    /// <summary>What is asked of each funder: the budget balances with it.</summary>
    Demandes,
    Budget,
    Pieces,
    Attestations,
}
