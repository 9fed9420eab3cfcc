using AppelAProjets.Application.Comites;
using AppelAProjets.Domain.Comites;

namespace AppelAProjets.Web.Fonctions.Comites;

/// <param name="Bloc">Null: the items that are in none.</param>
public sealed record PartieDeLOrdreDuJour(BlocDePoints? Bloc, IReadOnlyList<DossierDuComite> Points)
{
    public string Cle => Bloc is { } bloc ? $"{bloc.Id}" : "";

    public string Nom => Bloc?.Nom ?? "Hors bloc";

    public Montant Propose => Montant.Somme(Points.Select(p => p.AvantSeance.Propose));
}

public sealed record OrdreDuJourViewModel(OrdreDuJourLu Lu, FiltreDePoints Filtre, string? Texte, Acteur Acteur)
{
    public SeanceDetailRow Seance => Lu.Seance;

    /// <summary>What was ticked before a refusal.</summary>
    public IReadOnlyCollection<Guid> Coches { get; init; } = [];

    public bool PeutRanger => RangerOrdreDuJour.PeutRanger(Seance, Acteur) && Seance.Etat is EtatSeance.Preparee or EtatSeance.Convoquee or EtatSeance.Ouverte or EtatSeance.Suspendue;

    public bool PeutInscrire => Acteur.A(Role.Secretariat) && Seance.Etat < EtatSeance.Close;

    /// <summary>Moved one by one, by key or by hand: only when all of it is in sight.</summary>
    public bool SeDeplace => PeutRanger && Filtre == FiltreDePoints.Tous && string.IsNullOrWhiteSpace(Texte);

    public IReadOnlyList<DossierDuComite> Gardes { get; } = [.. Lu.Points.Where(p => Filtre.Garde(p.AvantSeance, p.Marque) && Contient(p, Texte))];

    public IEnumerable<PartieDeLOrdreDuJour> Parties =>
        Lu.Blocs.Select(b => new PartieDeLOrdreDuJour(b, [.. Gardes.Where(p => p.BlocId == b.Id)])).Append(new(null, [.. Gardes.Where(p => Lu.Blocs.All(b => b.Id != p.BlocId))])).Where(p => p.Points.Count > 0);

    public int Compter(FiltreDePoints filtre) => Lu.Points.Count(p => filtre.Garde(p.AvantSeance, p.Marque));

    /// <summary>What is worth a word beside an item.</summary>
    public static IEnumerable<(string Mot, string Couleur)> Signes(DossierDuComite point)
    {
        if (point.Marque is { } marque)
        {
            yield return (Libelles.Pour(marque), "bleu");
        }

        if (point.AvantSeance.EstConteste)
        {
            yield return ("Contesté", "ambre");
        }

        if (!point.AvantSeance.EstViable)
        {
            yield return ("Sous le seuil", "rouge");
        }

        if (point.AvantSeance.FinanceursQuiProposent <= 1)
        {
            yield return (point.AvantSeance.FinanceursQuiProposent == 1 ? "Un seul financeur" : "Aucun financeur", "gris");
        }
    }

    private static bool Contient(DossierDuComite point, string? texte) =>
        string.IsNullOrWhiteSpace(texte) || TexteDeRecherche.Mots(texte) is { Length: > 0 } mots && mots.All(mot => TexteDeRecherche.Contient(TexteDeRecherche.Plier(800, $"{point.Numero} {point.Titre} {point.Organisation}"), mot));
}

/// <param name="Bloc">Open items of the bloc sans débat.</param>
/// <param name="Clos">Items closed with it.</param>
/// <param name="Entrants">Those that could join it.</param>
/// <param name="Debattus">Those that cannot, with every reason.</param>
public sealed record SansDebatViewModel(
    SeanceDetailRow Seance, IReadOnlyList<DossierDuComite> Bloc, IReadOnlyList<DossierDuComite> Clos, IReadOnlyList<DossierDuComite> Entrants, IReadOnlyList<(DossierDuComite Point, IReadOnlyList<string> Raisons)> Debattus)
{
    public required Acteur Acteur { get; init; }

    /// <summary>Those of the block that a reason keeps from being closed with it.</summary>
    public IReadOnlyList<string> RaisonsDe(DossierDuComite point) => point.RaisonsDeDebattre();

    public bool PeutRanger => RangerOrdreDuJour.PeutRanger(Seance, Acteur) && EstVivante;

    public bool EstVivante => Seance.Etat is EtatSeance.Preparee or EtatSeance.Convoquee or EtatSeance.Ouverte or EtatSeance.Suspendue;

    public bool Preside => Seance.PresidenceId == Acteur.CompteId && Acteur.A(Role.Presidence);

    /// <summary>Whoever sits, the chair and the secretary.</summary>
    public bool PeutDemander => EstVivante && (Acteur.A(Role.MembreComite) || RangerOrdreDuJour.PeutRanger(Seance, Acteur));

    /// <summary>What the block would hold once composed.</summary>
    public int Attendus => Bloc.Count(p => RaisonsDe(p).Count == 0) + Entrants.Count;

    public bool EstARecomposer => Entrants.Count > 0 || Bloc.Any(p => RaisonsDe(p).Count > 0);

    public Montant Propose => Montant.Somme(Bloc.Select(p => p.AvantSeance.Propose));

    public static SansDebatViewModel De(OrdreDuJourLu lu, Acteur acteur)
    {
        var blocs = lu.Blocs.Where(b => b.EstSansDebat).Select(b => (Guid?)b.Id).ToHashSet();
        var dedans = lu.Points.Where(p => p.BlocId is not null && blocs.Contains(p.BlocId)).ToLookup(p => p.EtatPoint);
        var dehors = lu.Points.Where(p => p.EtatPoint == EtatPoint.Inscrit && !(p.BlocId is not null && blocs.Contains(p.BlocId))).Select(p => (Point: p, Raisons: p.RaisonsDeDebattre())).ToLookup(p => p.Raisons.Count == 0);
        return new(lu.Seance, [.. dedans[EtatPoint.Inscrit]], [.. dedans[EtatPoint.Clos]], [.. dehors[true].Select(p => p.Point)], [.. dehors[false]]) { Acteur = acteur };
    }
}
