using AppelAProjets.Domain.Dossiers;
using AppelAProjets.Domain.Financements;

namespace AppelAProjets.Application.Instructions;

/// <summary>The dossiers of a call, each at a rank that it keeps: changing one costs the same in any call. Whoever reads or writes holds the lock of <see cref="AppelEnMemoire"/>.</summary>
internal sealed class IndexDeLAppel
{
    /// <summary>Columns kept, each for a regard.</summary>
    private const int SeriesGardees = 256;

    private const string Presence = "tous";
    private const string Rempli = "rempli";
    private const string SansAgent = "sans agent";

    private static readonly ColonneDuTableau[] AListes = [.. ColonnesDuTableau.Toutes.Where(c => c.Cles is not null)];

    private readonly int criteres;
    private readonly List<DossierEnMemoire?> dossiers = [];
    private readonly Dictionary<Guid, int> rangs = [];
    private readonly Dictionary<string, List<int>> numeros = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Cle, string Valeur), Bits> ensembles = [];
    private readonly Dictionary<(string Cle, Guid? Financeur, VueDesNotes Vue), SerieDeColonne> series = [];
    private readonly SortedDictionary<string, string> quartiers = new(StringComparer.Ordinal);
    private readonly MotsDeLAppel mots;

    public IndexDeLAppel(IReadOnlyList<DossierEnMemoire> lus, int criteres)
    {
        this.criteres = criteres;
        foreach (var dossier in lus)
        {
            Placer(dossiers.Count, dossier);
        }

        mots = new MotsDeLAppel(lus.Select(d => d.Texte));
    }

    /// <summary>Every dossier, for the caller to reduce.</summary>
    public Bits Tous() => Ensemble(Presence, "")?.Copier() ?? new Bits();

    /// <summary>Those that have this value in a column of lists.</summary>
    public Bits? Ensemble(string cle, string valeur) => ensembles.GetValueOrDefault((cle, valeur));
    public Bits? Remplis(ColonneDuTableau colonne) => Ensemble(Rempli, colonne.Cle);
    public Bits? AvecEtat(EtatDossier etat) => Ensemble("etat", $"{etat}");
    public Bits? Vivants => Ensemble("vivant", "");
    public Bits? De(Guid organisation) => Ensemble("organisation", $"{organisation}");
    public Bits? DeQuartierPrincipal(string code) => Ensemble("principal", code);
    public Bits? ANoterPour(Guid financeur) => Ensemble("a noter", $"{financeur}");
    /// <summary>Those where an amount of this funder is awaited.</summary>
    public Bits? AProposerPour(Guid financeur) => Ensemble("a proposer", $"{financeur}");
    /// <summary>Those that nobody of this funder instructs.</summary>
    public Bits? SansAgentDe(Guid financeur) => Ensemble(SansAgent, $"{financeur}");
    public Bits? NotesPar(Guid compte) => Ensemble("complet", $"{compte}");
    public Bits? Commencant(string debut) => mots.Commencant(debut);

    /// <summary>Those whose number is this text, whole or its last part: « EMPL27-0013 », « EMPL270013 », « 0013 ».</summary>
    public IReadOnlyList<int> AyantPourNumero(string plie) => numeros.GetValueOrDefault(plie, []);

    /// <summary>Neighbourhoods that are the largest of some dossier, by name.</summary>
    public IReadOnlyCollection<string> QuartiersPrincipaux => quartiers.Values;

    public int? Rang(Guid id) => rangs.TryGetValue(id, out var rang) ? rang : null;

    public Guid Id(int rang) => dossiers[rang]!.Id;

    public string QuartierPrincipal(int rang) => dossiers[rang]!.Quartiers is [var premier, ..] ? premier.Code : "";

    public SerieDeColonne Serie(ColonneDuTableau colonne, Guid? financeur, VueDesNotes vue)
    {
        var cle = (colonne.Cle, financeur, colonne.DependDuRegard ? vue : default);
        if (series.TryGetValue(cle, out var connue))
        {
            return connue;
        }

        if (series.Count >= SeriesGardees)
        {
            series.Clear();
        }

        return series[cle] = Remplir(new SerieDeColonne(colonne, financeur, vue, criteres));
    }

    /// <summary>The same for a column of what was read for this person: not kept.</summary>
    public SerieDeColonne SerieDuMoment(ColonneDuTableau colonne, RegardSurLAppel regard) => Remplir(new SerieDeColonne(colonne, null, default, criteres) { Regard = regard });

    private SerieDeColonne Remplir(SerieDeColonne serie)
    {
        for (var rang = 0; rang < dossiers.Count; rang++)
        {
            serie.Poser(rang, dossiers[rang]);
        }

        return serie;
    }

    /// <summary>Ranks by a column, the smallest first, ties by number.</summary>
    public IReadOnlyList<int> Par(SerieDeColonne serie) => serie.Ordonner(rangs.Values.Where(r => dossiers[r] is not null), ParNumero);

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
            foreach (var serie in series.Values)
            {
                serie.Poser(rang, dossier);
                serie.Inserer(rang);
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

        foreach (var serie in series.Values)
        {
            serie.Retirer(rang);
        }

        foreach (var cle in Cles(dossier))
        {
            ensembles[cle].Mettre(rang, false);
        }

        foreach (var numero in Numeros(dossier))
        {
            numeros[numero].Remove(rang);
        }

        mots.Oter(dossier.Texte, rang);
        dossiers[rang] = null;
        foreach (var serie in series.Values)
        {
            serie.Poser(rang, null);
        }
    }

    private void Placer(int rang, DossierEnMemoire dossier)
    {
        if (rang == dossiers.Count)
        {
            dossiers.Add(null);
        }

        (dossiers[rang], rangs[dossier.Id]) = (dossier, rang);
        foreach (var cle in Cles(dossier))
        {
            if (!ensembles.TryGetValue(cle, out var ensemble))
            {
                ensembles[cle] = ensemble = new Bits();
            }

            ensemble.Mettre(rang, true);
        }

        foreach (var numero in Numeros(dossier))
        {
            if (!numeros.TryGetValue(numero, out var sien))
            {
                numeros[numero] = sien = [];
            }

            sien.Add(rang);
        }

        if (dossier.Quartiers is [var premier, ..])
        {
            quartiers[$"{premier.Nom} {premier.Code}"] = premier.Code;
        }
    }

    private static IEnumerable<string> Numeros(DossierEnMemoire dossier)
    {
        var plie = TexteDeRecherche.Plier(60, dossier.Numero);
        return plie.Length == 0 ? [] : new[] { plie, plie.Replace(" ", "", StringComparison.Ordinal), plie[(plie.LastIndexOf(' ') + 1)..] }.Distinct();
    }

    private IEnumerable<(string Cle, string Valeur)> Cles(DossierEnMemoire dossier) =>
    [
        (Presence, ""), ("etat", $"{dossier.Etat}"), ("organisation", $"{dossier.OrganisationId}"),
        .. dossier.EstVivant ? [("vivant", "")] : Array.Empty<(string, string)>(),
        .. dossier.Quartiers is [var premier, ..] ? [("principal", premier.Code)] : Array.Empty<(string, string)>(),
        .. dossier.Etat == EtatDossier.EnInstruction ? dossier.Lignes.Where(l => l.EstANoter).Select(l => ("a noter", $"{l.FinanceurId}")).Distinct() : [],
        .. dossier.Etat == EtatDossier.EnInstruction ? dossier.Lignes.Where(l => l.Etape == EtapeDeProposition.Attendue).Select(l => ("a proposer", $"{l.FinanceurId}")).Distinct() : [],
        .. dossier.Notes.GroupBy(n => n.CompteId).Where(g => g.Sum(n => n.Criteres) >= criteres).Select(g => ("complet", $"{g.Key}")),
        .. dossier.Lignes.Where(l => dossier.Affectations.All(a => a.FinanceurId != l.FinanceurId)).Select(l => (SansAgent, $"{l.FinanceurId}")).Distinct(),
        .. AListes.SelectMany(c => c.Cles!(dossier).Distinct().Select(valeur => (c.Cle, valeur))),
        .. AListes.Where(c => c.Cles!(dossier).Any()).Select(c => (Rempli, c.Cle)),
    ];

    private int ParNumero(int a, int b)
    {
        var (un, autre) = (dossiers[a]!, dossiers[b]!);
        return un.Numero.Length != autre.Numero.Length ? un.Numero.Length.CompareTo(autre.Numero.Length)
            : string.CompareOrdinal(un.Numero, autre.Numero) is not 0 and var numero ? numero : un.Id.CompareTo(autre.Id);
    }
}
