using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed record SeanceViewModel(TableauDeSeance Tableau, Acteur Acteur)
{
    public SeanceDetailRow Seance => Tableau.Seance;

    public bool Preside => Seance.PresidenceId == Acteur.CompteId && Acteur.A(Role.Presidence);

    /// <summary>What this person may do with the session, its freeze apart.</summary>
    public IEnumerable<(ActionSeance Action, string Libelle)> Actions =>
        CycleSeance.Table.Actions(Seance.Etat, FaireAvancerSeance.Capacites(Acteur, Seance)).Where(f => f.Action != ActionSeance.Arreter).Select(f => (f.Action, f.Libelle));

    public bool PeutArreter => Preside && Seance.Etat == EtatSeance.Close;

    public bool PeutPrendrePlace =>
        Seance.Etat is EtatSeance.Convoquee or EtatSeance.Ouverte or EtatSeance.Suspendue
        && Tableau.Sieges.Any(s => (s.TitulaireId == Acteur.CompteId || s.SuppleantId == Acteur.CompteId) && !EstPresent(s.Id, Acteur.CompteId));

    public bool PeutInscrire => Acteur.A(Role.Secretariat) && Seance.Etat < EtatSeance.Close;

    /// <summary>Deliberative seats for which someone is there.</summary>
    public int SiegesPresents => Tableau.Sieges.Count(s => s.Voix == Voix.Deliberative && Tableau.Presences.Any(p => p.SiegeId == s.Id));

    public string Presents(SiegeRow siege) =>
        (siege.TitulaireId is { } t && EstPresent(siege.Id, t), siege.SuppleantId is { } u && EstPresent(siege.Id, u)) switch
        {
            (true, true) => $"{siege.Titulaire} et {siege.Suppleant}",
            (true, false) => siege.Titulaire!,
            (false, true) => $"{siege.Suppleant} (suppléance)",
            (false, false) => "Absent",
        };

    private bool EstPresent(Guid siegeId, Guid compteId) => Tableau.Presences.Any(p => p.SiegeId == siegeId && p.CompteId == compteId);
}
