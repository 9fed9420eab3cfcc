using AppelAProjets.Domain.Appels;
using AppelAProjets.Domain.Messages;
using static AppelAProjets.Domain.Echeances.Cercle;

namespace AppelAProjets.Domain.Echeances;

/// <summary>What is due at a moment, and to whom. A function of the facts and of the moment alone: asked late, twice or by several it answers the same keys.</summary>
public static class Echeancier
{
    /// <summary>Days around today between which a term is looked at: earlier, everyone has forgotten it.</summary>
    public const int JoursAvant = 31;
    public const int JoursApres = 60;

    /// <summary>Days for which a key may still be met again.</summary>
    public const int Memoire = JoursAvant + JoursApres + 1;

    // Messages of a day leave at 8 a.m. in Paris, not at midnight.
    private static readonly TimeOnly Matin = new(8, 0);
    // A deposit received in the last second is still being recorded.
    private static readonly TimeSpan ApresCloture = TimeSpan.FromMinutes(15);
    // How long what is told after its term keeps some use.
    private static readonly TimeSpan Utilite = new(7, 0, 0, 0);

    /// <summary>The steps of each kind, in order.</summary>
    public static IReadOnlyList<Palier> Paliers(SorteDEcheance sorte) => sorte switch
    {
        SorteDEcheance.Brouillon => [new(-15, Porteur), new(-7, Porteur), new(-2, Porteur), new(0, Porteur), new(1, Porteur, Tient: true)],
        SorteDEcheance.Complements or SorteDEcheance.Piece => [new(-3, Porteur), new(-1, Porteur), new(1, Secretariat, Tient: true)],
        SorteDEcheance.RejetImplicite => [new(-15, Secretariat), new(-5, Secretariat), new(0, Secretariat, Tient: true)],
        SorteDEcheance.Avis => [new(-3, Consulte), new(-1, Consulte), new(1, Consulte | Demandeur, Tient: true)],
        SorteDEcheance.Instruction => [new(-7, Instructeurs), new(1, Instructeurs | Secretariat, Tient: true)],
        SorteDEcheance.Notes => [new(-7, Interesse), new(1, Interesse, Tient: true)],
        SorteDEcheance.BonASigner => [new(-4, SignatairesDuFinanceur), new(0, SignatairesDuFinanceur), new(1, SignatairesDuFinanceur | Secretariat, Tient: true)],
        SorteDEcheance.ReponseAuCourrier => [new(-7, DestinatairesDuCourrier), new(-1, DestinatairesDuCourrier), new(1, Secretariat, Tient: true)],
        SorteDEcheance.LectureDuCourrier => [new(0, DestinatairesDuCourrier, Tient: true)],
        SorteDEcheance.Condition => [new(-7, Porteur), new(-1, Porteur), new(1, Porteur | Secretariat, Tient: true)],
        SorteDEcheance.PiecePermanente => [new(-30, Organisation), new(1, Organisation, Tient: true)],
        SorteDEcheance.Acces => [new(-15, Interesse), new(-2, Interesse)],
    };

    /// <summary>What a message to them is about: what carries a right or a term of theirs is never refused, the rest is at their choice.</summary>
    public static GenreDeCourriel Genre(SorteDEcheance sorte, Cercle cercle) => (sorte, cercle) switch
    {
        (SorteDEcheance.RejetImplicite, _) => GenreDeCourriel.Demande,
        (SorteDEcheance.Brouillon or SorteDEcheance.PiecePermanente, _) => GenreDeCourriel.Rappel,
        (SorteDEcheance.Avis, Consulte) => GenreDeCourriel.AvisDemande,
        (SorteDEcheance.Avis, _) => GenreDeCourriel.AvisRendu,
        (SorteDEcheance.Instruction or SorteDEcheance.Notes, _) => GenreDeCourriel.Travail,
        (SorteDEcheance.Acces, _) => GenreDeCourriel.Acces,
        (_, Secretariat) => GenreDeCourriel.Rappel,
        (SorteDEcheance.BonASigner or SorteDEcheance.LectureDuCourrier, _) => GenreDeCourriel.Courrier,
        _ => GenreDeCourriel.Demande,
    };

    /// <summary>Every step reached, in order. Only the last may still be due: what came before it is told by it.</summary>
    /// <param name="maintenant">UTC.</param>
    public static IReadOnlyList<EcheanceAtteinte> Atteintes(FaitDEcheance fait, DateTimeOffset maintenant)
    {
        Palier[] atteints = [.. Paliers(fait.Sorte).Where(p => EstVoulu(fait, p) && Quand(fait, p) <= maintenant)];
        return [.. atteints.Select((p, rang) => new EcheanceAtteinte(fait, p, rang == atteints.Length - 1 && EstUtile(fait, p, maintenant) ? SortDEcheance.Due : SortDEcheance.Passee))];
    }

    /// <summary>When a step is reached, UTC.</summary>
    public static DateTimeOffset Quand(FaitDEcheance fait, Palier palier) =>
        fait.TermeLe is { } terme && palier.Jours > 0 ? terme + ApresCloture : HeureDeParis.Convertir(fait.Terme.AddDays(palier.Jours), Matin).Valeur;

    // What has just begun has just said its term: its steps are on later days.
    private static bool EstVoulu(FaitDEcheance fait, Palier palier) => HeureDeParis.Jour(Quand(fait, palier)) > HeureDeParis.Jour(fait.DepuisLe);

    private static bool EstUtile(FaitDEcheance fait, Palier palier, DateTimeOffset maintenant) => palier.Tient
        ? maintenant < Quand(fait, palier) + Utilite
        : fait.TermeLe is { } terme ? maintenant < terme : HeureDeParis.Jour(maintenant) <= fait.Terme;
}

/// <summary>How a pass is cut in pages of work, each written in one transaction.</summary>
public static class PagesDeTravail
{
    /// <summary>Elements that share a person are on the same page, so that nobody receives two messages of one pass. A page closes once it has that many elements.</summary>
    /// <param name="personnes">Of each element; one without is on any page.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Couper<T>(IReadOnlyList<T> elements, Func<T, IReadOnlyCollection<string>> personnes, int taille)
    {
        var chefs = Enumerable.Range(0, elements.Count).ToArray();
        Dictionary<string, int> premier = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < elements.Count; i++)
        {
            foreach (var personne in personnes(elements[i]))
            {
                if (!premier.TryAdd(personne, i))
                {
                    chefs[Chef(chefs, i)] = Chef(chefs, premier[personne]);
                }
            }
        }

        List<IReadOnlyList<T>> pages = [];
        List<T> page = [];
        foreach (var groupe in Enumerable.Range(0, elements.Count).GroupBy(i => Chef(chefs, i), i => elements[i]))
        {
            page.AddRange(groupe);
            if (page.Count >= taille)
            {
                pages.Add(page);
                page = [];
            }
        }

        return page.Count > 0 ? [.. pages, page] : pages;
    }

    private static int Chef(int[] chefs, int i)
    {
        while (chefs[i] != i)
        {
            i = chefs[i] = chefs[chefs[i]];
        }

        return i;
    }
}
