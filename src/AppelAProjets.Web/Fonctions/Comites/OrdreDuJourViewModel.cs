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
        string.IsNullOrWhiteSpace(texte) || TexteDeRecherche.Mots(texte) is var mots && mots.All(TexteDeRecherche.Plier(800, $"{point.Numero} {point.Titre} {point.Organisation}").Contains);
}

/// <param name="Debattus">Those that cannot be, with every reason.</param>
public sealed record SansDebatViewModel(SeanceDetailRow Seance, IReadOnlyList<DossierDuComite> Eligibles, IReadOnlyList<(DossierDuComite Point, IReadOnlyList<string> Raisons)> Debattus)
{
    public static SansDebatViewModel De(OrdreDuJourLu lu)
    {
        var points = lu.Points.Where(p => p.EtatPoint == EtatPoint.Inscrit)
            .Select(p => (Point: p, Raisons: (IReadOnlyList<string>)[.. p.Marque is { } m ? [$"marqué « {Libelles.Pour(m)} »"] : Array.Empty<string>(), .. p.AvantSeance.RaisonsDeDebattre()])).ToLookup(p => p.Raisons.Count == 0);
        return new(lu.Seance, [.. points[true].Select(p => p.Point)], [.. points[false]]);
    }
}
