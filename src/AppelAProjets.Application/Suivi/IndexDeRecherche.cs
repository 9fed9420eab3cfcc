using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Application.Suivi;

/// <summary>A deposited dossier, as the search of the header knows it.</summary>
/// <param name="Numero">Folded.</param>
/// <param name="Texte">Folded number and title.</param>
internal sealed record DossierCherche(Guid Id, Guid AppelId, Guid OrganisationId, string Numero, string Texte, IReadOnlyList<string> Quartiers);

/// <summary>The dossiers of all the calls by the beginning of their words and of those of their organisation; each keeps its rank. Whoever reads or writes holds the lock of <see cref="RechercheEnMemoire"/>.</summary>
internal sealed class IndexDeRecherche
{
    private readonly List<DossierCherche?> dossiers = [];
    private readonly Dictionary<Guid, int> rangs = [];
    private readonly Dictionary<string, int> numeros = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Bits> parAppel = [];
    private readonly Dictionary<string, Bits> parQuartier = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<int>> parOrganisation = [];
    private readonly MotsDeLAppel mots;
    private readonly List<(Guid Id, string Texte)> organisations = [];
    private readonly Dictionary<Guid, int> rangsDOrganisation = [];
    private readonly MotsDeLAppel motsDOrganisation;

    public IndexDeRecherche(IReadOnlyList<DossierCherche> lus, IReadOnlyList<(Guid Id, string Texte)> connues)
    {
        mots = new MotsDeLAppel(lus.Select(d => d.Texte));
        foreach (var dossier in lus)
        {
            Placer(dossier);
        }

        motsDOrganisation = new MotsDeLAppel(connues.Select(o => o.Texte));
        foreach (var organisation in connues)
        {
            rangsDOrganisation[organisation.Id] = organisations.Count;
            organisations.Add(organisation);
        }
    }

    public DossierCherche this[int rang] => dossiers[rang]!;

    /// <summary>The dossier that has this very number.</summary>
    public int? ParNumero(string plie) => numeros.TryGetValue(plie, out var rang) ? rang : null;

    /// <summary>Those that hold each of the words, in theirs or in their organisation's.</summary>
    /// <param name="telsQuels">Not in their other number.</param>
    public Bits Trouver(IReadOnlyList<string> cherches, bool telsQuels = false)
    {
        Bits? trouves = null;
        foreach (var mot in cherches)
        {
            var siens = mots.Commencant(mot, telsQuels);
            foreach (var rang in Rangs(motsDOrganisation.Commencant(mot, telsQuels), organisations.Count).SelectMany(o => parOrganisation.GetValueOrDefault(organisations[o].Id) ?? []))
            {
                siens.Mettre(rang, true);
            }

            trouves = trouves is null ? siens : trouves.Garder(siens);
        }

        return trouves ?? new Bits();
    }

    /// <summary>The first of a set: those put before, then by number.</summary>
    public IReadOnlyList<Guid> Premiers(Bits lesquels, Bits avant, int combien) =>
        [.. Rangs(lesquels, dossiers.Count).OrderByDescending(rang => avant[rang]).ThenBy(rang => dossiers[rang]!.Numero, StringComparer.Ordinal).Take(combien).Select(rang => dossiers[rang]!.Id)];

    /// <summary>Those of a call that this person may know: <see cref="VisibilitePartoutSql.Dossier"/>.</summary>
    public Bits Visibles(AppelVisible appel, Acteur acteur)
    {
        var visibles = parAppel.GetValueOrDefault(appel.Id)?.Copier() ?? new Bits();
        if (!appel.ToutEntier)
        {
            visibles.Garder(acteur.QuartiersDans(Mission.Instruction).Aggregate(new Bits(), (siens, code) => siens.Ajouter(parQuartier.GetValueOrDefault(code))));
        }

        foreach (var rang in acteur.Deports.Organisations.SelectMany(o => parOrganisation.GetValueOrDefault(o) ?? []).Concat(acteur.Deports.Dossiers.Where(rangs.ContainsKey).Select(d => rangs[d])))
        {
            visibles.Mettre(rang, false);
        }

        return visibles;
    }

    /// <summary>The dossier as it has become; null when it is no longer one of those deposited.</summary>
    public void Remplacer(Guid id, DossierCherche? dossier)
    {
        if (rangs.TryGetValue(id, out var rang) && dossiers[rang] is { } ancien)
        {
            mots.Oter(ancien.Texte, rang);
            numeros.Remove(ancien.Numero);
            parAppel[ancien.AppelId].Mettre(rang, false);
            parOrganisation[ancien.OrganisationId].Remove(rang);
            foreach (var quartier in ancien.Quartiers)
            {
                parQuartier[quartier].Mettre(rang, false);
            }

            dossiers[rang] = null;
        }

        if (dossier is not null)
        {
            mots.Ajouter(dossier.Texte, Placer(dossier));
        }
    }

    public void Remplacer((Guid Id, string Texte) organisation)
    {
        if (!rangsDOrganisation.TryGetValue(organisation.Id, out var rang))
        {
            rangsDOrganisation[organisation.Id] = rang = organisations.Count;
            organisations.Add(organisation);
        }
        else
        {
            motsDOrganisation.Oter(organisations[rang].Texte, rang);
            organisations[rang] = organisation;
        }

        motsDOrganisation.Ajouter(organisation.Texte, rang);
    }

    // The rank stays this dossier's, should it come back.
    private int Placer(DossierCherche dossier)
    {
        if (!rangs.TryGetValue(dossier.Id, out var rang))
        {
            rangs[dossier.Id] = rang = dossiers.Count;
            dossiers.Add(null);
        }

        (dossiers[rang], numeros[dossier.Numero]) = (dossier, rang);
        Ouvrir(parAppel, dossier.AppelId, () => new Bits()).Mettre(rang, true);
        Ouvrir(parOrganisation, dossier.OrganisationId, () => []).Add(rang);
        foreach (var quartier in dossier.Quartiers)
        {
            Ouvrir(parQuartier, quartier, () => new Bits()).Mettre(rang, true);
        }

        return rang;
    }

    private static TValeur Ouvrir<TCle, TValeur>(Dictionary<TCle, TValeur> ensembles, TCle cle, Func<TValeur> nouveau)
        where TCle : notnull => ensembles.TryGetValue(cle, out var ensemble) ? ensemble : ensembles[cle] = nouveau();

    private static IEnumerable<int> Rangs(Bits lesquels, int nombre) => Enumerable.Range(0, nombre).Where(rang => lesquels[rang]);
}
