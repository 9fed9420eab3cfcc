using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

public sealed record SeanceViewModel(TableauDeSeance Tableau, Acteur Acteur)
{
    public SeanceDetailRow Seance => Tableau.Seance;

    public bool Preside => Seance.PresidenceId == Acteur.CompteId && Acteur.A(Role.Presidence);

    /// <summary>What this person may do with the session, its freeze apart.</summary>
    public IEnumerable<(ActionSeance Action, string Libelle)> Actions =>
        CycleSeance.Table.Actions(Seance.Etat, FaireAvancerSeance.Capacites(Acteur, Seance)).Where(f => f.Action is not (ActionSeance.Arreter or ActionSeance.Annuler)).Select(f => (f.Action, f.Libelle));

    public PreparationDeSeance Preparation { get; init; } = new([], [], []);

    /// <summary>Not open yet.</summary>
    public bool EstAVenir => Seance.Etat is EtatSeance.Preparee or EtatSeance.Convoquee;

    public bool PeutJoindre => Acteur.A(Role.Secretariat) && Seance.Etat is not (EtatSeance.Arretee or EtatSeance.Annulee);

    public bool PeutEmarger => (Preside || Acteur.A(Role.Secretariat)) && Seance.Etat != EtatSeance.Annulee;

    public bool PeutModifier => Acteur.A(Role.Secretariat) && EstAVenir;

    private bool EstConvoquee => Seance.Etat is EtatSeance.Convoquee or EtatSeance.Ouverte or EtatSeance.Suspendue;

    public bool PeutRelancer => Acteur.A(Role.Secretariat) && EstConvoquee && Preparation.Convocations.Count > 0;

    public bool PeutRepondre => EstConvoquee && Tableau.Sieges.Any(s => s.EstTenuPar(Acteur.CompteId));

    public AnnonceDePresence? MaReponse => Preparation.De(Acteur.CompteId)?.Annonce;

    public IEnumerable<AnnonceDePresence> ReponsesPossibles =>
        Enum.GetValues<AnnonceDePresence>().Where(a => FeuilleDePresence.Refuser(a, Acteur.CompteId, [.. Tableau.Sieges.Select(s => s.EnSiege())]) is null);

    public int Repondus => Preparation.Convocations.Count(c => c.Annonce is not null);

    /// <summary>Deliberative seats for which someone says that they come.</summary>
    public int Attendus => FeuilleDePresence.Attendus(Tableau.Sieges.Select(s => s.EnSiege()), compte => Preparation.De(compte)?.Annonce);

    /// <summary>What became of the convocation of someone, in words.</summary>
    public string Suivi(Guid? compte) => compte is null || !EstConvoquee ? "" : Preparation.De(compte) switch
    {
        null => "non convoqué",
        { Annonce: { } annonce } => Libelles.Pour(annonce).ToLowerInvariant(),
        { OuverteLe: not null } => "a ouvert, n’a pas répondu",
        _ => "n’a pas ouvert",
    };

    public bool PeutArreter => Preside && Seance.Etat == EtatSeance.Close;

    public bool PeutPrendrePlace(DateOnly aujourdhui) =>
        FeuilleDePresence.RefuserLaPresence(Seance.Etat, HeureDeParis.Jour(Seance.PrevueLe), aujourdhui) is null
        && Tableau.Sieges.Any(s => (s.TitulaireId == Acteur.CompteId || s.SuppleantId == Acteur.CompteId) && !EstPresent(s.Id, Acteur.CompteId));

    /// <summary>Seats for which this person is noted present, while it may still be corrected.</summary>
    public IEnumerable<SiegeRow> MesPresences => EstConvoquee ? Tableau.Sieges.Where(s => EstPresent(s.Id, Acteur.CompteId)) : [];

    public bool PeutInscrire => Acteur.A(Role.Secretariat) && Seance.Etat < EtatSeance.Close;

    /// <summary>Deliberative seats for which someone is there.</summary>
    public int SiegesPresents => Tableau.Sieges.Count(s => s.Voix == Voix.Deliberative && Tableau.Presences.Any(p => p.SiegeId == s.Id));

    public string Presents(SiegeRow siege) =>
        (siege.TitulaireId is { } t && EstPresent(siege.Id, t), siege.SuppleantId is { } u && EstPresent(siege.Id, u)) switch
        {
            (true, true) => $"{siege.Titulaire} et {siege.Suppleant}",
            (true, false) => siege.Titulaire!,
            (false, true) => $"{siege.Suppleant} (suppléance)",
            (false, false) => EstAVenir ? "–" : "Absent",
        };

    private bool EstPresent(Guid siegeId, Guid compteId) => Tableau.Presences.Any(p => p.SiegeId == siegeId && p.CompteId == compteId);
}
