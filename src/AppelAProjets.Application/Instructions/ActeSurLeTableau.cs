namespace AppelAProjets.Application.Instructions;

/// <summary>What the table in memory has to read again after a row of the journal.</summary>
internal enum EffetSurLeTableau
{
    Aucun,
    /// <summary>The dossiers that the object names.</summary>
    Dossiers,
    ToutLAppel,
}

internal static class ActeSurLeTableau
{
    /// <summary>A text that the closed lists do not know makes all be read again: slower, never wrong.</summary>
    public static EffetSurLeTableau Effet(string action, string objet, string objetId, Guid appelId)
    {
        if (!Enum.TryParse<ObjetDuJournal>(objet, out var lu))
        {
            return EffetSurLeTableau.ToutLAppel;
        }

        var effet = ActesDuJournal.Lire(action) switch
        {
            ActeDuJournal.Consulter or ActeDuJournal.Telecharger => EffetSurLeTableau.Aucun,
            // Of someone to whom dossiers may be assigned: their names are looked for.
            ActeDuJournal.ChangerNom => EffetSurLeTableau.ToutLAppel,
            _ => Effet(lu),
        };
        return Guid.TryParse(objetId, out var id)
            ? lu == ObjetDuJournal.Appel && id != appelId ? EffetSurLeTableau.Aucun : effet
            : effet == EffetSurLeTableau.Aucun ? effet : EffetSurLeTableau.ToutLAppel;
    }

    private static EffetSurLeTableau Effet(ObjetDuJournal objet) => objet switch
    {
        ObjetDuJournal.Appel or ObjetDuJournal.Financeur or ObjetDuJournal.ActionDuPlan or ObjetDuJournal.PlanDActions or ObjetDuJournal.Quartier => EffetSurLeTableau.ToutLAppel,
        ObjetDuJournal.Dossier or ObjetDuJournal.Ligne or ObjetDuJournal.Organisation or ObjetDuJournal.Point or ObjetDuJournal.Seance => EffetSurLeTableau.Dossiers,
        ObjetDuJournal.Compte or ObjetDuJournal.Courriel or ObjetDuJournal.Courrier
            or ObjetDuJournal.Reunion or ObjetDuJournal.Scenario or ObjetDuJournal.Siege or ObjetDuJournal.Territoire => EffetSurLeTableau.Aucun,
    };
}
