using System.Globalization;
using System.Text;
using AppelAProjets.Application.Instructions;

namespace AppelAProjets.Web.Fonctions.Instructions;

/// <summary>The state of the table in the address: short names, anything impossible ignored.</summary>
public class FiltreQuery
{
    /// <summary>Between the keys of a list.</summary>
    private const char Separateur = '.';

    [FromQuery(Name = "vue")] public string? Vue { get; set; }
    /// <summary>Conditions by key of column; with ".min", ".max" or ".vide" after it, the bounds and whether it is empty.</summary>
    [FromQuery(Name = "f")] public Dictionary<string, string[]>? Conditions { get; set; }
    [FromQuery(Name = "quartier")] public string? Quartier { get; set; }
    [FromQuery(Name = "theme")] public string? Theme { get; set; }
    [FromQuery(Name = "etat")] public string? Etat { get; set; }
    [FromQuery(Name = "financeur")] public string? Financeur { get; set; }
    [FromQuery(Name = "anoter")] public string? ANoter { get; set; }
    [FromQuery(Name = "aproposer")] public string? AProposer { get; set; }
    [FromQuery(Name = "q")] public string? Texte { get; set; }
    [FromQuery(Name = "groupe")] public string? Groupe { get; set; }
    [FromQuery(Name = "tri")] public string? Tri { get; set; }
    /// <summary>"desc" for the largest first.</summary>
    [FromQuery(Name = "ordre")] public string? Ordre { get; set; }
    [FromQuery(Name = "colonnes")] public string? Colonnes { get; set; }
    [FromQuery(Name = "parts")] public string? Parts { get; set; }
    [FromQuery(Name = "montres")] public string? Montres { get; set; }
    /// <summary>From 1.</summary>
    [FromQuery(Name = "page")] public string? Page { get; set; }
    [FromQuery(Name = "taille")] public string? Taille { get; set; }

    /// <summary>The saved view whose address this is, and nothing more but a page of it.</summary>
    public Guid? VueSeule =>
        Guid.TryParse(Vue, out var id) && Conditions is null or { Count: 0 }
        && new[] { Quartier, Theme, Etat, Financeur, ANoter, AProposer, Texte, Groupe, Tri, Ordre, Colonnes, Parts, Montres }.All(string.IsNullOrEmpty) ? id : null;

    public FiltreDuTableau Lire() => new FiltreDuTableau
    {
        Vue = Vide(Vue),
        Conditions = LireLesConditions(),
        ANoter = ANoter is "1" or "true",
        AProposer = AProposer is "1" or "true",
        Texte = Vide(Texte),
        Groupement = Groupe switch { "quartier" => GroupementDuTableau.Quartier, null or "" => VuesParDefaut.De(Vue).Groupement, _ => GroupementDuTableau.Aucun },
        Tri = Vide(Tri) ?? FiltreDuTableau.TriParDefaut,
        Descendant = Ordre == "desc",
        Disposition = LireLaDisposition(),
        Page = Entier(Page, 1),
        Taille = Entier(Taille, FiltreDuTableau.Tailles[0]),
    }.Normaliser();

    /// <summary>The bounds that were typed and are no number, by the name of their field: the table is read without them.</summary>
    public IReadOnlyDictionary<string, string> NonLues() => (Conditions ?? [])
        .Where(c => c.Key.EndsWith(".min", StringComparison.Ordinal) || c.Key.EndsWith(".max", StringComparison.Ordinal))
        .Where(c => Vide(c.Value.LastOrDefault()) is not null && Centiemes(c.Key[..^4], c.Value) is null)
        .ToDictionary(c => c.Key, c => c.Value[^1].Trim(), StringComparer.Ordinal);

    public string Tableau(string appelCode) => Adresse(appelCode, Lire());

    public static string Adresse(string appelCode, FiltreDuTableau filtre) => LiensInstructions.Tableau(appelCode) + (Ecrire(filtre) is { Length: > 0 } requete ? "?" + requete : "");

    /// <summary>The query string of a filter, without its "?"; defaults are left out.</summary>
    public static string Ecrire(FiltreDuTableau filtre)
    {
        var adresse = new StringBuilder();
        Ajouter(adresse, "vue", filtre.Vue == VuesParDefaut.Toutes[0].Cle ? null : filtre.Vue);
        foreach (var (nom, valeur) in EnChamps(filtre))
        {
            Ajouter(adresse, nom, valeur);
        }

        Ajouter(adresse, "page", filtre.Page == 1 ? null : filtre.Page.ToString(CultureInfo.InvariantCulture));
        return adresse.ToString();
    }

    /// <summary>What is kept of a table under a name: not its view, nor its page, and its columns said whole. Written as any address of a saved view, so that both can be compared.</summary>
    public static string EcrireSansVue(FiltreDuTableau filtre)
    {
        var vue = $"{Guid.Empty}";
        return Ecrire(filtre with { Vue = vue, Disposition = filtre.DispositionMontree, Page = 1 })[$"vue={vue}&".Length..];
    }

    /// <summary>The names and values that say this filter, but for its view and its page, and for those that begin by <paramref name="sauf"/>.</summary>
    public static IEnumerable<(string Nom, string? Valeur)> EnChamps(FiltreDuTableau filtre, params string[] sauf) =>
        Champs(filtre).Where(c => !string.IsNullOrEmpty(c.Valeur) && !sauf.Any(s => c.Nom.StartsWith(s, StringComparison.Ordinal)));

    private static IEnumerable<(string Nom, string? Valeur)> Champs(FiltreDuTableau filtre)
    {
        foreach (var (cle, condition) in filtre.Conditions.Toutes)
        {
            foreach (var valeur in condition.Valeurs)
            {
                yield return ($"f[{cle}]", valeur);
            }

            yield return ($"f[{cle}.min]", Nombre(condition.Minimum));
            yield return ($"f[{cle}.max]", Nombre(condition.Maximum));
            yield return ($"f[{cle}.vide]", condition.Vide switch { true => "oui", false => "non", null => null });
        }

        yield return ("anoter", filtre.ANoter ? "1" : null);
        yield return ("aproposer", filtre.AProposer ? "1" : null);
        yield return ("q", filtre.Texte);
        yield return ("groupe", filtre.Groupement == VuesParDefaut.De(filtre.Vue).Groupement ? null : filtre.Groupement == GroupementDuTableau.Quartier ? "quartier" : "aucun");
        // Always said of a saved view: its bare address is the view as it was saved.
        yield return ("tri", filtre.Tri == FiltreDuTableau.TriParDefaut && !Guid.TryParse(filtre.Vue, out _) ? null : filtre.Tri);
        yield return ("ordre", filtre.Descendant ? "desc" : null);
        if (filtre.Disposition is { } disposition)
        {
            yield return ("colonnes", disposition.Colonnes.Count == 0 ? "aucune" : string.Join(Separateur, disposition.Colonnes));
            yield return ("parts", disposition.Parts.Count == 0 ? "aucune" : string.Join(Separateur, disposition.Parts));
            yield return ("montres", string.Join(Separateur, disposition.Financeurs));
        }

        yield return ("taille", filtre.Taille == FiltreDuTableau.Tailles[0] ? null : filtre.Taille.ToString(CultureInfo.InvariantCulture));
    }

    private ConditionsDuTableau LireLesConditions()
    {
        var lues = ConditionsDuTableau.Aucune;
        foreach (var (cle, valeur) in new[] { ("quartiers", Quartier), ("theme", Theme), ("etat", Etat), ("financeurs", Financeur) })
        {
            lues = Vide(valeur) is { } voulue ? lues.Avec(cle, Valeur(voulue)) : lues;
        }

        foreach (var (nom, valeurs) in Conditions ?? [])
        {
            var place = nom.LastIndexOf('.');
            var cle = place < 0 ? nom : nom[..place];
            var condition = lues.Sur(cle) ?? new ConditionDeColonne();
            lues = lues.Avec(cle, (place < 0 ? "" : nom[(place + 1)..]) switch
            {
                "" => condition with { Valeurs = [.. condition.Valeurs.Union(valeurs.Where(v => !string.IsNullOrWhiteSpace(v)).Select(Valeur))] },
                "min" => condition with { Minimum = Centiemes(cle, valeurs) },
                "max" => condition with { Maximum = Centiemes(cle, valeurs) },
                "vide" => condition with { Vide = valeurs.LastOrDefault() switch { "oui" => true, "non" => false, _ => null } },
                _ => condition,
            });
        }

        return lues;
    }

    // An identifier is one value however it is written.
    private static string Valeur(string saisie) => Guid.TryParse(saisie, out var id) ? $"{id}" : saisie.Trim();

    private DispositionDuTableau? LireLaDisposition()
    {
        if (Vide(Colonnes) is null && Vide(Parts) is null && Vide(Montres) is null)
        {
            return null;
        }

        var defaut = VuesParDefaut.De(Vue).Disposition;
        return new DispositionDuTableau
        {
            Colonnes = Vide(Colonnes)?.Split(Separateur) ?? defaut.Colonnes,
            Parts = Vide(Parts)?.Split(Separateur) ?? defaut.Parts,
            Financeurs = [.. (Vide(Montres)?.Split(Separateur) ?? []).Select(id => Guid.TryParse(id, out var lu) ? lu : Guid.Empty).Where(id => id != Guid.Empty)],
        };
    }

    private static void Ajouter(StringBuilder adresse, string nom, string? valeur)
    {
        if (!string.IsNullOrEmpty(valeur))
        {
            adresse.Append(adresse.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(nom)).Append('=').Append(Uri.EscapeDataString(valeur));
        }
    }

    public static string? Nombre(long? centiemes) => centiemes is { } n ? (n / 100m).ToString("0.##", CultureInfo.GetCultureInfo("fr-FR")) : null;

    // A rate is shown with its sign, and typed so.
    private static long? Centiemes(string cle, string[] valeurs)
    {
        var saisie = valeurs.LastOrDefault()?.Trim();
        return Montant.Lire(ColonnesDuTableau.Lire(cle) is { Colonne.Genre: GenreDeColonne.Taux } ? saisie?.TrimEnd('%').TrimEnd() : saisie) is { EstRefuse: false } lu ? lu.Valeur.Centimes : null;
    }

    private static string? Vide(string? saisie) => string.IsNullOrWhiteSpace(saisie) ? null : saisie.Trim();

    private static int Entier(string? saisie, int defaut) => int.TryParse(saisie, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : defaut;
}
