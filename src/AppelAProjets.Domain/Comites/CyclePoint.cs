using AppelAProjets.Domain.Comptes;
using static AppelAProjets.Domain.Comites.EtatPoint;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Comites.ContextePoint>;

namespace AppelAProjets.Domain.Comites;

public sealed record ContextePoint
{
    public static ContextePoint Vide { get; } = new();

    public EtatSeance? Seance { get; init; }

    public string? Motif { get; init; }

    public string? Suite { get; init; }

    public IReadOnlyList<Refus>? Manques { get; init; }

    /// <summary>The chair stands down from the item: during the session, the secretary takes it off.</summary>
    public bool PresidenceEnDeport { get; init; }
}

public static class CyclePoint
{
    private static readonly Intervenant[] Presidence = [Role.Presidence];

    private static readonly Garde SeanceOuverte = new("la séance est ouverte", (c, _) => Exiger.SeanceOuverte(c.Seance));
    private static readonly Garde Motif = new("un motif", (c, _) => Exiger.Motif(c.Motif));
    private static readonly Garde Suite = new("une prochaine date ou une condition", (c, _) => Exiger.Suite(c.Suite));
    private static readonly Garde AvisValide = new("avis valide et quorum atteint", (c, _) => Exiger.AucunManque(c.Manques));

    private static readonly Garde AttenduDate = new("ce qui est attendu et jusqu’à quand", (c, _) => Exiger.AucunManque(c.Manques));

    private static readonly Garde RetraitPossible = new("avant la séance pour le secrétariat, pendant pour la présidence", (c, qui) =>
        Exiger.RetraitPossible(c.Seance, qui, c.PresidenceEnDeport));

    public static Cycle<EtatPoint, ActionPoint, ContextePoint> Table { get; } = new("le point", Libelles.Pour,
    [
        new(Inscrit, ActionPoint.Clore, Presidence, Clos, "Clore le point", SeanceOuverte, AvisValide),
        new(Inscrit, ActionPoint.Ajourner, Presidence, Ajourne, "Ajourner le point", SeanceOuverte, Motif, Suite, AttenduDate),
        new(Inscrit, ActionPoint.Retirer, [Role.Secretariat, Role.Presidence], Retire, "Retirer le point de l’ordre du jour", Motif, RetraitPossible),
        new(Clos, ActionPoint.Rouvrir, Presidence, Inscrit, "Rouvrir le point", SeanceOuverte, Motif),
    ]);

    public static Resultat<EtatPoint> Decider(EtatPoint etat, ActionPoint action, Intervenant qui, ContextePoint contexte) =>
        Table.Decider(etat, action, qui, contexte);
}
