using System.Globalization;
using System.Text.Encodings.Web;
using AppelAProjets.Application.Documents;
using Fluid.Values;

namespace AppelAProjets.Application.Courriers;

internal enum NatureDeChamp
{
    Texte,

    /// <summary>Alone on its line.</summary>
    Bloc,

    /// <summary>True or false: tested, never printed.</summary>
    Situation,

    Nombre,

    /// <summary>An object with members, or a list.</summary>
    Ensemble,
}

/// <summary>What a template may name: a value, an object with members, or a list whose elements have some.</summary>
internal sealed record FormeDuChamp(NatureDeChamp Nature, IReadOnlyDictionary<string, FormeDuChamp>? Membres = null, FormeDuChamp? Element = null)
{
    public static FormeDuChamp Texte { get; } = new(NatureDeChamp.Texte);

    public static FormeDuChamp Bloc { get; } = new(NatureDeChamp.Bloc);

    public static FormeDuChamp Situation { get; } = new(NatureDeChamp.Situation);

    public static FormeDuChamp Nombre { get; } = new(NatureDeChamp.Nombre);

    public static FormeDuChamp Compteur { get; } = Objet(new Dictionary<string, FormeDuChamp>(StringComparer.Ordinal) { ["first"] = Situation, ["last"] = Situation, ["index"] = Nombre, ["length"] = Nombre });

    public static FormeDuChamp Objet(IReadOnlyDictionary<string, FormeDuChamp> membres) => new(NatureDeChamp.Ensemble, membres);

    public static FormeDuChamp Liste(IEnumerable<string> colonnes) => new(NatureDeChamp.Ensemble, Element: Objet(colonnes.ToDictionary(c => c, _ => Texte, StringComparer.Ordinal)));

    public FormeDuChamp? Membre(string nom) => Element is not null && nom == "size" ? Nombre : Membres?.GetValueOrDefault(nom);
}

/// <summary>A value as a template sees it: text to compare and to test, a mark to print.</summary>
// Blocks are those of a block field; null for a text.
internal sealed class ValeurDuModele(string marque, string nom, string texte, IReadOnlyList<Bloc>? blocs) : FluidValue
{
    public string Nom => nom;

    public string Texte => texte;

    public IReadOnlyList<Bloc>? Blocs => blocs;

    public override FluidValues Type => FluidValues.String;

    public override bool Equals(FluidValue? other) => other is not null && texte == other.ToStringValue();

    public override bool Equals(object? obj) => Equals(obj as FluidValue);

    public override int GetHashCode() => texte.GetHashCode(StringComparison.Ordinal);

    /// <summary>A field that has nothing to say is false.</summary>
    public override bool ToBooleanValue() => blocs is null ? texte.Length > 0 : blocs.Count > 0;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => texte;

    public override object ToObjectValue() => texte;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        writer.Write(marque);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The fields of one letter, each read when the template first prints it.</summary>
internal sealed class ValeursDuModele(DonneesDuCourrier donnees)
{
    private readonly List<ValeurDuModele> _valeurs = [];

    public IReadOnlyList<ValeurDuModele> Valeurs => _valeurs;

    public IEnumerable<(string Nom, FluidValue Valeur)> Racines()
    {
        var racines = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (nom, valeur) in ChampsDuCourrier.EnLigne.Select(champ => (champ.Nom, (FluidValue)Texte(champ.Nom, champ.Valeur(donnees))))
            .Concat(ChampsDuCourrier.EnBloc.Select(champ => (champ.Nom, (FluidValue)Bloc(champ.Nom, [.. champ.Blocs(donnees)]))))
            .Concat(ChampsDuCourrier.Situations.Select(champ => (champ.Nom, (FluidValue)BooleanValue.Create(champ.Vrai(donnees)))))
            .Concat(ChampsDuCourrier.Listes.Select(liste => (liste.Nom, (FluidValue)Elements(liste)))))
        {
            Placer(racines, nom.Split('.'), valeur);
        }

        return racines.Select(racine => (racine.Key, EnValeur(racine.Value)));
    }

    private ArrayValue Elements(ListeDeChamps liste) => new ArrayValue([.. liste.Lire(donnees).Select(element => Objet(
        liste.Colonnes.Zip(element, (colonne, texte) => (colonne, Valeur: (FluidValue)Texte($"{liste.Nom}.{colonne}", texte))).ToDictionary(c => c.colonne, c => c.Valeur, StringComparer.Ordinal)))]);

    private static void Placer(Dictionary<string, object> ou, string[] chemin, FluidValue valeur)
    {
        for (var i = 0; i < chemin.Length - 1; i++)
        {
            ou = (Dictionary<string, object>)(ou.TryGetValue(chemin[i], out var objet) ? objet : ou[chemin[i]] = new Dictionary<string, object>(StringComparer.Ordinal));
        }

        ou[chemin[^1]] = valeur;
    }

    private static FluidValue EnValeur(object valeur) => valeur as FluidValue
        ?? Objet(((Dictionary<string, object>)valeur).ToDictionary(membre => membre.Key, membre => EnValeur(membre.Value), StringComparer.Ordinal));

    private static DictionaryValue Objet(Dictionary<string, FluidValue> membres) => new(new FluidValueDictionaryFluidIndexable(membres));

    private ValeurDuModele Texte(string nom, string texte) => Ajouter(nom, TexteImprime.Valeur(texte), null);

    private ValeurDuModele Bloc(string nom, IReadOnlyList<Bloc> blocs) => Ajouter(nom, "", blocs);

    private ValeurDuModele Ajouter(string nom, string texte, IReadOnlyList<Bloc>? blocs)
    {
        var valeur = new ValeurDuModele(ChampDeModele.Marque(_valeurs.Count), nom, texte, blocs);
        _valeurs.Add(valeur);
        return valeur;
    }
}
