namespace AppelAProjets.Domain.Suivi;

/// <summary>What may wait for someone of the services; in the order of the page.</summary>
public enum NatureDeTravail
{
    /// <summary>Opinions asked from this very person.</summary>
    AvisDemandes,
    ComplementsEnRetard,
    ComplementsRecus,
    AStatuer,
    AValider,
    /// <summary>Amounts that the Valideur sent back.</summary>
    Renvoyees,
    ANoter,
    AProposer,
    /// <summary>Letters that await this person for one of their funders.</summary>
    BonsASigner,
    Messages,
    Rencontres,
}

public static class NaturesDeTravail
{
    /// <summary>After a count: « 3 dossiers à noter ».</summary>
    public static string Dire(NatureDeTravail nature, int nombre)
    {
        var (un, plusieurs) = nature switch
        {
            NatureDeTravail.AvisDemandes => ("avis vous est demandé", "avis vous sont demandés"),
            NatureDeTravail.ComplementsEnRetard => ("dossier dont les compléments ne sont pas arrivés à temps", "dossiers dont les compléments ne sont pas arrivés à temps"),
            NatureDeTravail.ComplementsRecus => ("dossier dont les compléments sont arrivés", "dossiers dont les compléments sont arrivés"),
            NatureDeTravail.AStatuer => ("dossier dont la recevabilité est à examiner", "dossiers dont la recevabilité est à examiner"),
            NatureDeTravail.AValider => ("proposition à valider", "propositions à valider"),
            NatureDeTravail.Renvoyees => ("proposition renvoyée par le valideur", "propositions renvoyées par le valideur"),
            NatureDeTravail.ANoter => ("dossier à noter", "dossiers à noter"),
            NatureDeTravail.AProposer => ("dossier où votre financeur n’a rien proposé", "dossiers où votre financeur n’a rien proposé"),
            NatureDeTravail.BonsASigner => ("courrier attend votre bon à signer", "courriers attendent votre bon à signer"),
            NatureDeTravail.Messages => ("fil de messages à lire", "fils de messages à lire"),
            NatureDeTravail.Rencontres => ("rencontre à fixer, à tenir ou à confirmer", "rencontres à fixer, à tenir ou à confirmer"),
        };
        return nombre > 1 ? plusieurs : un;
    }

    /// <summary>Before the nearest day that counts; null where none is to be said.</summary>
    public static string? DireLeTerme(NatureDeTravail nature) => nature switch
    {
        NatureDeTravail.AStatuer or NatureDeTravail.ComplementsRecus => "rejet implicite le plus proche :",
        NatureDeTravail.ComplementsEnRetard => "le plus ancien était attendu le",
        NatureDeTravail.AvisDemandes => "premier terme :",
        NatureDeTravail.AValider or NatureDeTravail.Renvoyees or NatureDeTravail.ANoter or NatureDeTravail.AProposer or NatureDeTravail.BonsASigner or NatureDeTravail.Messages or NatureDeTravail.Rencontres => null,
    };

    /// <summary>It is late, or about to be: said louder.</summary>
    public static bool Presse(NatureDeTravail nature) => nature is NatureDeTravail.ComplementsEnRetard;
}
