namespace AppelAProjets.Domain;

/// <param name="Condition">French, for the help page.</param>
/// <param name="Verifier">Null when the condition holds.</param>
public sealed record Garde<TContexte>(string Condition, Func<TContexte, Intervenant, Refus?> Verifier);

public sealed record Fleche<TEtat, TAction, TContexte>(
    TEtat De, TAction Action, IReadOnlyList<Intervenant> Par, TEtat Vers, string Libelle, params IReadOnlyList<Garde<TContexte>> Gardes)
    where TEtat : struct, Enum
    where TAction : struct, Enum;

/// <summary>The only table of an object's life: decisions, buttons and the public help read it. A context holds what the action needs: what is left out is refused.</summary>
public sealed class Cycle<TEtat, TAction, TContexte>
    where TEtat : struct, Enum
    where TAction : struct, Enum
{
    private readonly string _objet;
    private readonly Func<TEtat, string> _libelleDe;
    private readonly Dictionary<(TEtat, TAction), Fleche<TEtat, TAction, TContexte>> _parDepart;
    private readonly Dictionary<TAction, string> _libelles;

    /// <summary>Two rows with the same start and action are a programming error.</summary>
    /// <param name="objet">With its article: « le dossier ».</param>
    public Cycle(string objet, Func<TEtat, string> libelleDe, IReadOnlyList<Fleche<TEtat, TAction, TContexte>> fleches)
    {
        (_objet, _libelleDe, Fleches) = (objet, libelleDe, fleches);
        _parDepart = fleches.ToDictionary(f => (f.De, f.Action));
        _libelles = fleches.DistinctBy(f => f.Action).ToDictionary(f => f.Action, f => f.Libelle);
    }

    public IReadOnlyList<Fleche<TEtat, TAction, TContexte>> Fleches { get; }

    public string Libelle(TAction action) => _libelles[action];

    public Resultat<TEtat> Permet(TEtat etat, TAction action, Intervenant qui)
    {
        if (!_parDepart.TryGetValue((etat, action), out var fleche))
        {
            return new Refus("cycle.etat", $"« {Libelle(action)} » n’est pas possible : {_objet} est à l’état « {_libelleDe(etat)} ».");
        }

        return fleche.Par.Contains(qui)
            ? fleche.Vers
            : new Refus("cycle.role", $"« {fleche.Libelle} » est réservé à : {string.Join(", ", fleche.Par.Select(Libelles.Pour))}.");
    }

    /// <summary>The decision: state, capacity, then conditions; the first that fails is the refusal.</summary>
    public Resultat<TEtat> Decider(TEtat etat, TAction action, Intervenant qui, TContexte contexte)
    {
        var permis = Permet(etat, action, qui);
        if (permis.EstRefuse)
        {
            return permis;
        }

        var refus = _parDepart[(etat, action)].Gardes.Select(g => g.Verifier(contexte, qui)).FirstOrDefault(r => r is not null);
        return refus is null ? permis : refus;
    }

    /// <summary>Same, for someone who may act in several capacities: accepted when one of them is.</summary>
    public Resultat<TEtat> Decider(TEtat etat, TAction action, IReadOnlyList<Intervenant> capacites, TContexte contexte)
    {
        var permises = capacites.Where(c => !Permet(etat, action, c).EstRefuse).ToList();
        if (permises.Count == 0)
        {
            // No capacity is allowed; the refusal names the state, or else those who may.
            return Permet(etat, action, capacites.Count > 0 ? capacites[0] : Comptes.Role.Lecteur);
        }

        var decisions = permises.Select(c => Decider(etat, action, c, contexte)).ToList();
        return decisions.Find(d => !d.EstRefuse) ?? decisions[0];
    }

    /// <summary>What someone with these capacities may do from a state, conditions apart.</summary>
    public IReadOnlyList<Fleche<TEtat, TAction, TContexte>> Actions(TEtat etat, IReadOnlyList<Intervenant> capacites) =>
        [.. Fleches.Where(f => f.De.Equals(etat) && f.Par.Any(capacites.Contains))];
}
