using AppelAProjets.Domain.Dossiers;

namespace AppelAProjets.Application.Instructions;

/// <summary>The dossiers of a call, each at a rank that it keeps: changing one costs the same in any call. Whoever reads or writes holds the lock of <see cref="AppelEnMemoire"/>.</summary>
internal sealed class IndexDeLAppel
{
    /// <summary>People whose means are kept.</summary>
    private const int VuesGardees = 64;

    private static readonly Dictionary<TriDuTableau, Comparison<DossierEnMemoire>> Tris = new()
    {
        [TriDuTableau.Numero] = (_, _) => 0,
        [TriDuTableau.Titre] = (a, b) => string.CompareOrdinal(a.Titre, b.Titre),
        [TriDuTableau.Porteur] = (a, b) => string.CompareOrdinal(a.Porteur, b.Porteur),
        [TriDuTableau.Demande] = (a, b) => a.Demande.CompareTo(b.Demande),
    };

    private readonly int criteres;
    private readonly List<DossierEnMemoire?> dossiers = [];
    private readonly Dictionary<Guid, int> rangs = [];
    private readonly Dictionary<object, Bits> ensembles = [];
    private readonly Dictionary<TriDuTableau, (List<int> Rangs, IComparer<int> Tri)> ordres;
    private readonly MotsDeLAppel mots;
    private readonly List<long> demandes = [];
    private readonly Dictionary<VueDesNotes, List<int>> moyennes = [];

    public IndexDeLAppel(IReadOnlyList<DossierEnMemoire> lus, int criteres)
    {
        this.criteres = criteres;
        foreach (var dossier in lus)
        {
            Placer(dossiers.Count, dossier);
        }

        mots = new MotsDeLAppel(lus.Select(d => d.Texte));
        ordres = Tris.ToDictionary(t => t.Key, t =>
        {
            var tri = Comparer<int>.Create((a, b) => Departager(t.Value, dossiers[a]!, dossiers[b]!));
            var tous = Enumerable.Range(0, dossiers.Count).ToList();
            tous.Sort(tri);
            return (tous, (IComparer<int>)tri);
        });
    }

    /// <summary>Every dossier, for the caller to reduce.</summary>
    public Bits Tous() => Ensemble(Presence)?.Copier() ?? new Bits();

    public Bits? AvecEtat(EtatDossier etat) => Ensemble(etat);
    public Bits? AvecTheme(Guid theme) => Ensemble(("theme", theme));
    public Bits? DansLeQuartier(string code) => Ensemble(("quartier", code));
    public Bits? Sollicitant(Guid financeur) => Ensemble(("financeur", financeur));
    public Bits? De(Guid organisation) => Ensemble(("organisation", organisation));
    public Bits? Commencant(string debut) => mots.Commencant(debut);

    public Bits? ANoterPour(Guid financeur) => Ensemble(("a noter", financeur));

    public Bits? NotesPar(Guid compte) => Ensemble(("complet", compte));

    public int? Rang(Guid id) => rangs.TryGetValue(id, out var rang) ? rang : null;

    public Guid Id(int rang) => dossiers[rang]!.Id;

    public Montant Demande(Bits lesquels) => new(lesquels.Sommer(demandes));

    /// <summary>Ranks in order; the sort by score depends on who looks and starts from the numbers.</summary>
    public IReadOnlyList<int> Par(TriDuTableau tri) => ordres.GetValueOrDefault(tri, ordres[TriDuTableau.Numero]).Rangs;

    public IReadOnlyList<int> Moyennes(VueDesNotes vue)
    {
        if (moyennes.TryGetValue(vue, out var connues))
        {
            return connues;
        }

        if (moyennes.Count >= VuesGardees)
        {
            moyennes.Clear();
        }

        return moyennes[vue] = [.. dossiers.Select(d => d is null ? -1 : vue.Moyenne(d, criteres))];
    }

    /// <summary>The dossier as it has become; null when it is no longer one of the table.</summary>
    public void Remplacer(Guid id, DossierEnMemoire? dossier)
    {
        if (Rang(id) is { } ancien)
        {
            Retirer(ancien);
        }

        if (dossier is not null)
        {
            var rang = Rang(id) ?? dossiers.Count;
            Placer(rang, dossier);
            mots.Ajouter(dossier.Texte, rang);
            foreach (var (rangees, tri) in ordres.Values)
            {
                rangees.Insert(~rangees.BinarySearch(rang, tri), rang);
            }

            foreach (var (vue, valeurs) in moyennes)
            {
                valeurs.AddRange(Enumerable.Repeat(-1, Math.Max(0, rang + 1 - valeurs.Count)));
                valeurs[rang] = vue.Moyenne(dossier, criteres);
            }
        }
    }

    // The rank stays this dossier's, should it come back.
    private void Retirer(int rang)
    {
        if (dossiers[rang] is not { } dossier)
        {
            return;
        }

        foreach (var (rangees, tri) in ordres.Values)
        {
            rangees.RemoveAt(rangees.BinarySearch(rang, tri));
        }

        foreach (var cle in Cles(dossier))
        {
            ensembles[cle].Mettre(rang, false);
        }

        mots.Oter(dossier.Texte, rang);
        dossiers[rang] = null;
    }

    private void Placer(int rang, DossierEnMemoire dossier)
    {
        if (rang == dossiers.Count)
        {
            dossiers.Add(null);
            demandes.Add(0);
        }

        (dossiers[rang], demandes[rang], rangs[dossier.Id]) = (dossier, dossier.Demande.Centimes, rang);
        foreach (var cle in Cles(dossier))
        {
            if (!ensembles.TryGetValue(cle, out var ensemble))
            {
                ensembles[cle] = ensemble = new Bits();
            }

            ensemble.Mettre(rang, true);
        }
    }

    private const string Presence = "tous";

    private Bits? Ensemble(object cle) => ensembles.GetValueOrDefault(cle);

    private IEnumerable<object> Cles(DossierEnMemoire dossier) =>
    [
        Presence, dossier.Etat, ("organisation", dossier.OrganisationId), .. dossier.ThemeId is { } theme ? [("theme", theme)] : Array.Empty<object>(),
        .. dossier.Quartiers.Select(q => (object)("quartier", q)), .. dossier.Lignes.Select(l => (object)("financeur", l.FinanceurId)),
        .. dossier.Etat == EtatDossier.EnInstruction ? dossier.Lignes.Where(l => l.EstANoter).Select(l => (object)("a noter", l.FinanceurId)) : [],
        .. dossier.Notes.GroupBy(n => n.CompteId).Where(g => g.Sum(n => n.Criteres) >= criteres).Select(g => (object)("complet", g.Key)),
    ];

    private static int Departager(Comparison<DossierEnMemoire> tri, DossierEnMemoire a, DossierEnMemoire b) =>
        tri(a, b) is not 0 and var ordre ? ordre
        : a.Numero.Length != b.Numero.Length ? a.Numero.Length.CompareTo(b.Numero.Length)
        : string.CompareOrdinal(a.Numero, b.Numero) is not 0 and var numero ? numero : a.Id.CompareTo(b.Id);
}
