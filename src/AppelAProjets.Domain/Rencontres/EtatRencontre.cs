namespace AppelAProjets.Domain.Rencontres;

public enum ExigenceDeRencontre
{
    /// <summary>The form does not speak of it.</summary>
    Aucune,
    /// <summary>Shown; never prevents a deposit.</summary>
    Conseillee,
    /// <summary>No deposit before it is recorded, declared or waived.</summary>
    Obligatoire,
}

public enum EtatRencontre
{
    AFaire,
    Demandee,
    RendezVous,
    Tenue,
    Annulee,
    Manquee,
    /// <summary>Held, as the porteur says: to be confirmed, and prevents nothing.</summary>
    Declaree,
    /// <summary>The référent says that what was declared did not take place.</summary>
    Infirmee,
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
    ConstaterAbsence,
    Enregistrer,
    Declarer,
    Confirmer,
    Infirmer,
    DemanderDispense,
    Dispenser,
    RefuserDispense,
}
