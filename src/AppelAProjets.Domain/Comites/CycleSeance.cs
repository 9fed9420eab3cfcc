using AppelAProjets.Domain.Comptes;
using static AppelAProjets.Domain.Comites.EtatSeance;
using Fleche = AppelAProjets.Domain.Fleche<AppelAProjets.Domain.Comites.EtatSeance, AppelAProjets.Domain.Comites.ActionSeance, AppelAProjets.Domain.Comites.ContexteSeance>;
using Garde = AppelAProjets.Domain.Garde<AppelAProjets.Domain.Comites.ContexteSeance>;

namespace AppelAProjets.Domain.Comites;

public sealed record ContexteSeance
{
    public static ContexteSeance Vide { get; } = new();

    public int Points { get; init; }

    public int? PointsInscrits { get; init; }

    public IReadOnlyList<Refus>? Manques { get; init; }

    public string? Motif { get; init; }
}

public static class CycleSeance
{
    private static readonly Intervenant[] Presidence = [Role.Presidence];

    private static readonly Garde OrdreDuJour = new("un ordre du jour", (c, _) =>
        Exiger.Que(c.Points > 0, "seance.ordre-du-jour", "Inscrivez au moins un dossier à l’ordre du jour."));

    private static readonly Garde PointsExamines = new("chaque point est clos, ajourné ou retiré", (c, _) =>
        Exiger.Aucun(c.PointsInscrits, "seance.points", n => $"Points ni clos, ni ajournés, ni retirés : {n}."));

    private static readonly Garde ReleveValide = new("avis valides et enveloppes respectées", (c, _) => Exiger.AucunManque(c.Manques));
    private static readonly Garde Motif = new("un motif", (c, _) => Exiger.Motif(c.Motif));

    public static Cycle<EtatSeance, ActionSeance, ContexteSeance> Table { get; } = new("la séance", Libelles.Pour,
    [
        new(Preparee, ActionSeance.Convoquer, [Role.Secretariat], Convoquee, "Convoquer la séance", OrdreDuJour),
        new(Convoquee, ActionSeance.Ouvrir, Presidence, Ouverte, "Ouvrir la séance"),
        new(Ouverte, ActionSeance.Suspendre, Presidence, Suspendue, "Suspendre la séance"),
        new(Suspendue, ActionSeance.Reprendre, Presidence, Ouverte, "Reprendre la séance"),
        .. Depuis([Ouverte, Suspendue], de => new(de, ActionSeance.Clore, Presidence, Close, "Clore la séance", PointsExamines)),
        new(Close, ActionSeance.Rouvrir, Presidence, Ouverte, "Rouvrir la séance", Motif),
        new(Close, ActionSeance.Arreter, Presidence, Arretee, "Arrêter le relevé", ReleveValide),
        .. Depuis([Preparee, Convoquee], de => new(de, ActionSeance.Annuler, [Role.Secretariat], Annulee, "Annuler la séance", Motif)),
    ]);

    public static Resultat<EtatSeance> Decider(EtatSeance etat, ActionSeance action, Intervenant qui, ContexteSeance contexte) =>
        Table.Decider(etat, action, qui, contexte);

    private static IEnumerable<Fleche> Depuis(EtatSeance[] etats, Func<EtatSeance, Fleche> fleche) => etats.Select(fleche);
}
