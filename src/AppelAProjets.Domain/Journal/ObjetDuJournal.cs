namespace AppelAProjets.Domain.Journal;

/// <summary>Kinds of things that the journal tells about. The name is what is stored.</summary>
public enum ObjetDuJournal
{
    ActionDuPlan,
    Appel,
    Compte,
    Courriel,
    Courrier,
    Dossier,
    Financeur,
    Ligne,
    Organisation,
    PlanDActions,
    Point,
    Quartier,
    Reunion,
    Scenario,
    Seance,
    Siege,
    Territoire,
}
