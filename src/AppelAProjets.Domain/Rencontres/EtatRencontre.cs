namespace AppelAProjets.Domain.Rencontres;

/// <summary>What a call wants of the meeting with the référent de quartier.</summary>
public enum ExigenceDeRencontre
{
    /// <summary>The form does not speak of it.</summary>
    Aucune,
    /// <summary>Shown; never prevents a deposit.</summary>
    Conseillee,
    /// <summary>No deposit before it is recorded, declared or waived.</summary>
    Obligatoire,
}

/// <summary>Where the meeting of a dossier stands.</summary>
public enum EtatRencontre
{
    AFaire,
    Demandee,
    /// <summary>The référent set a day and a place.</summary>
    RendezVous,
    Tenue,
    Annulee,
    /// <summary>The porteur did not come.</summary>
    Manquee,
    /// <summary>Held, as the porteur says: to be confirmed, and prevents nothing.</summary>
    Declaree,
    /// <summary>The référent says that what was declared did not take place.</summary>
    Infirmee,
    /// <summary>The porteur asks to do without.</summary>
    DispenseDemandee,
    /// <summary>The Secrétariat refused that.</summary>
    DispenseRefusee,
    Dispensee,
}

public enum ActionRencontre
{
    Demander,
    FixerRendezVous,
    /// <summary>Calls off a request, an appointment or a declaration.</summary>
    Annuler,
    /// <summary>Says that the porteur did not come.</summary>
    ConstaterAbsence,
    /// <summary>Records, or corrects, date, persons and report.</summary>
    Enregistrer,
    /// <summary>The porteur says that it took place.</summary>
    Declarer,
    Confirmer,
    /// <summary>The référent says that it did not.</summary>
    Infirmer,
    /// <summary>Asks to do without.</summary>
    DemanderDispense,
    Dispenser,
    /// <summary>Refuses to waive.</summary>
    RefuserDispense,
}
