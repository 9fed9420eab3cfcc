namespace AppelAProjets.Application.Sql;

/// <summary>One lock name per aggregate. <b>The order of locks of the whole house is written here</b>: in the order of these members, then of the key; then come rows, journal, commit.</summary>
public enum Agregat
{
    /// <summary>Lists of the house: funders, territories, administrators, numbers of organisations…</summary>
    Referentiel,
    PlanDActions,
    /// <summary>A call and all that it is made of, its questions included.</summary>
    Appel,
    /// <summary>A session of the committee and its points.</summary>
    Seance,
    /// <summary>A co-instruction meeting: its people and its dossiers.</summary>
    Reunion,
    /// <summary>A what-if allocation and its amounts.</summary>
    Scenario,
    Organisation,
    /// <summary>A dossier and all that hangs from it: lines, partners, thread, meeting, letters.</summary>
    Dossier,
    Compte,
    /// <summary>A mailbox, for what is sent to it at most so often.</summary>
    Adresse,
}

/// <summary>A lock held until the end of the transaction.</summary>
public readonly record struct Verrou : IComparable<Verrou>
{
    private Verrou(Agregat agregat, string cle) => (Agregat, Cle) = (agregat, cle);

    public Agregat Agregat { get; }

    public string Cle { get; }

    public static Verrou PlanDActions { get; } = new(Agregat.PlanDActions, "");

    public static Verrou Referentiel(string nom) => new(Agregat.Referentiel, nom);

    public static Verrou Appel(Guid id) => new(Agregat.Appel, id.ToString());

    public static Verrou Seance(Guid id) => new(Agregat.Seance, id.ToString());

    public static Verrou Reunion(Guid id) => new(Agregat.Reunion, id.ToString());

    public static Verrou Scenario(Guid id) => new(Agregat.Scenario, id.ToString());

    public static Verrou Organisation(Guid id) => new(Agregat.Organisation, id.ToString());

    public static Verrou Dossier(Guid id) => new(Agregat.Dossier, id.ToString());

    public static Verrou Compte(Guid id) => new(Agregat.Compte, id.ToString());

    /// <summary>A mailbox, normalised as accounts keep it.</summary>
    public static Verrou Adresse(string normalisee) => new(Agregat.Adresse, normalisee);

    public static bool operator <(Verrou a, Verrou b) => a.CompareTo(b) < 0;

    public static bool operator >(Verrou a, Verrou b) => a.CompareTo(b) > 0;

    public static bool operator <=(Verrou a, Verrou b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Verrou a, Verrou b) => a.CompareTo(b) >= 0;

    public int CompareTo(Verrou other) => Agregat != other.Agregat ? Agregat.CompareTo(other.Agregat) : string.CompareOrdinal(Cle, other.Cle);

    public override string ToString() => $"{Agregat} {Cle}";
}
