using System.Text.RegularExpressions;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>Rules read in the text of the sources: each returns what breaks it.</summary>
public static partial class ReglesDesSources
{
    /// <summary>A file is read in one go.</summary>
    public const int LignesAuPlus = 300;

    private static readonly Regex RoleEnToutesLettres = new($"'(?:{string.Join('|', Enum.GetNames<Role>())})'");

    public static IReadOnlyList<string> TropLongs(IEnumerable<SourceDuDepot> sources) =>
        [.. sources.Select(s => (s.Chemin, Lignes: s.Texte.Split('\n').Length - 1)).Where(s => s.Lignes > LignesAuPlus).Select(s => $"{s.Chemin}: {s.Lignes} lines")];

    /// <summary>Only the injected TimeProvider tells the time.</summary>
    public static IReadOnlyList<string> HorlogesDirectes(IEnumerable<SourceDuDepot> sources) => Trouver(sources, HorlogeDirecte());

    /// <summary>Dapper and raw commands stay in Sql/: everywhere else goes through SqlSession, which takes a SqlStatement only.</summary>
    public static IReadOnlyList<string> SqlHorsDeSql(IEnumerable<SourceDuDepot> sources) =>
        Trouver(sources.Where(s => !s.Chemin.StartsWith("src/AppelAProjets.Application/Sql/", StringComparison.Ordinal)), SqlDirect());

    /// <summary>SQL names a role by RolesSql only: renamed, it would match no one there.</summary>
    public static IReadOnlyList<string> RolesEnToutesLettres(IEnumerable<SourceDuDepot> sources) => Trouver(sources, RoleEnToutesLettres);

    /// <summary>What the reader stands down from, a membership that counts today, who reads everything: written in Acces/ (and, for a person, on the Acteur), used elsewhere.</summary>
    public static IReadOnlyList<string> DroitsHorsDAcces(IEnumerable<SourceDuDepot> sources) =>
        Trouver(sources.Where(s => !s.Chemin.StartsWith("src/AppelAProjets.Domain/", StringComparison.Ordinal) && !s.Chemin.StartsWith("src/AppelAProjets.Application/Acces/", StringComparison.Ordinal)), DroitEcrit());

    /// <summary>Nothing is swallowed.</summary>
    public static IReadOnlyList<string> ExceptionsAvalees(IEnumerable<SourceDuDepot> sources) => Trouver(sources, CatchVide());

    public static IReadOnlyList<string> Regions(IEnumerable<SourceDuDepot> sources) => Trouver(sources, Region());

    /// <summary>The namespace of a file is its folder; what the Domain shares is named at its root.</summary>
    public static IReadOnlyList<string> EspacesEgares(IEnumerable<SourceDuDepot> sources) =>
        [.. sources.Select(s => (s.Chemin, Dit: Espace().Match(s.Texte).Groups[1].Value, Attendu: EspaceAttendu(s.Chemin)))
            .Where(s => s.Dit.Length > 0 && s.Dit != s.Attendu)
            .Select(s => $"{s.Chemin}: namespace {s.Dit}, expected {s.Attendu}")];

    /// <summary>One subject, one folder name: a folder of screens is a folder of Application or of Domain, or one of the few with screens only.</summary>
    public static IReadOnlyList<string> DossiersSansSujet(IEnumerable<SourceDuDepot> sources)
    {
        var liste = sources.ToList();
        var connus = Sujets(liste, "src/AppelAProjets.Application/").Concat(Sujets(liste, "src/AppelAProjets.Domain/")).Concat(["Accueil", "Erreurs", "Espace", "Pages", "Partage", "AppelsPublics"]);
        return [.. Sujets(liste, "src/AppelAProjets.Web/Fonctions/").Except(connus)];
    }

    /// <summary>Markup that the content security policy would block.</summary>
    public static IReadOnlyList<string> BalisesInterdites(IEnumerable<SourceDuDepot> vues) => Trouver(vues, BaliseInterdite());

    /// <summary>Addresses are written once, in Application/Liens; routes, the host's own plumbing and what hangs from an address stay where they are.</summary>
    public static IReadOnlyList<string> AdressesLitterales(IEnumerable<SourceDuDepot> sources) =>
        Trouver(sources.Where(s => !s.Chemin.StartsWith("src/AppelAProjets.Application/Liens/", StringComparison.Ordinal)), AdresseLitterale());

    /// <summary>In what people read, high punctuation follows a space that does not break, typed as itself: an escape hides it, a plain space breaks the line before it.</summary>
    public static IReadOnlyList<string> EspacesCassables(IEnumerable<SourceDuDepot> sources)
    {
        var liste = sources.ToList();
        return [.. Trouver(liste, EspaceCassable()), .. Trouver(liste, DeuxPointsCassables())];
    }

    /// <summary>The same in the texts of the scripts.</summary>
    public static IReadOnlyList<string> EspacesCassablesDesScripts(IEnumerable<SourceDuDepot> scripts) =>
        [.. scripts.SelectMany(s => TextesDesScripts.Lire(s.Texte).Where(t => EspaceCassableDeScript().IsMatch(t.Texte)).Select(t => $"{s.Chemin}:{t.Ligne}: {t.Texte}"))];

    /// <summary>A number is followed by a plural only where something near asks whether there are several.</summary>
    public static IReadOnlyList<string> PlurielsFiges(IEnumerable<SourceDuDepot> sources) =>
    [
        .. from s in sources
           let lignes = s.Texte.Split('\n')
           from rang in Enumerable.Range(0, lignes.Length)
           let fige = PlurielFige().Match(lignes[rang])
           where fige.Success && !lignes[Math.Max(0, rang - 4)..(rang + 1)].Any(l => NombreCompare().IsMatch(l))
           select $"{s.Chemin}:{rang + 1}: {fige.Value}",
    ];

    /// <summary>The same in the texts and the helps of the views.</summary>
    public static IReadOnlyList<string> EspacesCassablesDesVues(IEnumerable<SourceDuDepot> vues) => Trouver(vues, EspaceCassableDeVue());

    /// <summary>Only <c>TexteAdmis</c> normalises: the one of .NET throws on a text that cannot be.</summary>
    public static IReadOnlyList<string> NormalisationsDirectes(IEnumerable<SourceDuDepot> sources) =>
        Trouver(sources.Where(s => s.Chemin != "src/AppelAProjets.Domain/Partage/TexteAdmis.cs"), NormalisationDirecte());

    /// <summary>The texts of a request pass the gate (<c>Admission</c>): nothing else reads its body, its form, its headers or its raw address.</summary>
    public static IReadOnlyList<string> EntreesSansGarde(IEnumerable<SourceDuDepot> sources) =>
        Trouver(sources.Where(s => s.Chemin.StartsWith("src/AppelAProjets.Web/", StringComparison.Ordinal) && !Gardes.Contains(Path.GetFileName(s.Chemin))), EntreeDirecte());

    /// <summary>A name that comes in is read by <c>LectureDeMot</c>: the reader of .NET takes any number for one.</summary>
    public static IReadOnlyList<string> MotsLusDirectement(IEnumerable<SourceDuDepot> sources) =>
        Trouver(sources.Where(s => s.Chemin.StartsWith("src/AppelAProjets.Web/", StringComparison.Ordinal)), MotLuDirectement());

    // The gate; the size that is thrown away; the report that passes it by itself; a header that is only there or not; one that is only compared; a page asked again, whose request passes the gate as any other.
    private static readonly HashSet<string> Gardes = ["Admission.cs", "ReceptionMiddleware.cs", "Frontal.cs", "RapportsCsp.cs", "PiecesController.cs", "Appareil.cs", "PageRelue.cs"];

    private static IEnumerable<string> Sujets(IEnumerable<SourceDuDepot> sources, string racine) =>
        sources.Where(s => s.Chemin.StartsWith(racine, StringComparison.Ordinal)).Select(s => s.Chemin[racine.Length..].Split('/')).Where(p => p.Length > 1).Select(p => p[0]).Distinct();

    private static string EspaceAttendu(string chemin) =>
        string.Join('.', chemin.Split('/')[1..^1]).Replace("AppelAProjets.Domain.Partage", "AppelAProjets.Domain", StringComparison.Ordinal);

    private static IReadOnlyList<string> Trouver(IEnumerable<SourceDuDepot> sources, Regex faute) =>
        [.. sources.SelectMany(s => faute.Matches(s.Texte).Select(m => $"{s.Chemin}:{s.Texte.AsSpan(0, m.Index).Count('\n') + 1}: {m.Value.Trim()}"))];

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex HorlogeDirecte();

    [GeneratedRegex(@"^(global )?using (static )?Dapper;|^.*\b(Dapper\.\w|DynamicParameters\b|SqlMapper\b).*$|\bCommandText\b|\.CreateCommand\(|\bnew (Sql|Sqlite)(Connection|Command)\(", RegexOptions.Multiline)]
    private static partial Regex SqlDirect();

    [GeneratedRegex(@"\bcatch\s*(\([^)]*\))?\s*(when\s*\([^{]*\))?\s*\{\s*\}")]
    private static partial Regex CatchVide();

    [GeneratedRegex(@"^\s*#region.*$", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex("""^(?!.*(?:Http(?:Get|Post)\(|\[Route\(|StartsWithSegments|LoginPath|EspacesAgents)).*(?<=[("= ])\$?"/(?:espace|secretariat|instruction|seances|comite|administration|appels|courriers|rencontres|messages|connexion|compte|inscription|plan-actions)(?:/|"|\?)""", RegexOptions.Multiline)]
    private static partial Regex AdresseLitterale();

    [GeneratedRegex("""^(?!.*(?:///|GeneratedRegex)).*?(?:(?:\p{L}|«)\\u(?:00[aA]0|202[fF])|\\u(?:00[aA]0|202[fF])[:;?!»]|"[^"\n]*(?:« |[\p{Ll}.] »|\p{Ll} [?!;]"))""", RegexOptions.Multiline)]
    private static partial Regex EspaceCassable();

    // From a quote or the end of a hole, without a sign of code: a ternary has a quote or a parenthesis before its colon.
    [GeneratedRegex("""^(?!.*(?:///|GeneratedRegex)|\s*//).*?(?:"|\})[^"{}\n+()=?&|<>\[\]]*[\p{Ll}»] [:;](?: [^"\n]|")""", RegexOptions.Multiline)]
    private static partial Regex DeuxPointsCassables();

    [GeneratedRegex("""(?:(?<=>)[^<>@{}="?\n]*[\p{Ll}»)] [:;]|(?:aide|libelle|vide)="[^"@\n]*[\p{Ll}»)] [:;!?])(?=[ <."]|\r?$)""", RegexOptions.Multiline)]
    private static partial Regex EspaceCassableDeVue();

    [GeneratedRegex("(?:[\\p{L}\\p{N}»)\uFFFC]|^) [:;!?»](?= |$|\uFFFC)|« ")]
    private static partial Regex EspaceCassableDeScript();

    // What counts, computed, then a plural; « les 3 dossiers » are several for sure.
    [GeneratedRegex(@"(?<!\bles )(?:\{(?! )[^{}\n]*\b(?:Count|Nombre|Length|Faits)\b[^{}\n]*\}|@\(?[\w.]*\b(?:Count|Nombre|Length|Faits)\b\)?)[ \u00A0\u202F](?!sur\b|dans\b|sans\b|pas\b|plus\b)\p{Ll}+s\b")]
    private static partial Regex PlurielFige();

    [GeneratedRegex(@"[<>=]=? ?\(?[\w.]*\)?(?<=[012]|Longueur\w*|Max\w*)|\bis [<>]?=? ?[012]\b|\b_ =>|\b1 =>")]
    private static partial Regex NombreCompare();

    [GeneratedRegex(@"\.(Normalize|IsNormalized)\(")]
    private static partial Regex NormalisationDirecte();

    [GeneratedRegex(@"\bRequest\.(Body|BodyReader|Headers)\b|\bReadFormAsync\b|\bReadFromJsonAsync\b|\bRawTarget\b|\bUserAgent\b|\bIHttpRequestFeature\b|\bnew StreamReader\(|\bFromHeader\b")]
    private static partial Regex EntreeDirecte();

    [GeneratedRegex(@"@Deport(?:Dossiers|Organisations)\b|\bm\.Fin IS NULL OR m\.Fin > @|Role: Role\.Lecteur, FinanceurId: null")]
    private static partial Regex DroitEcrit();

    [GeneratedRegex(@"\bEnum\.TryParse\b")]
    private static partial Regex MotLuDirectement();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Espace();

    [GeneratedRegex(@"<[^>]*\s(style|on\w+)\s*=|<style\b|<script(?![^>]*\ssrc=)|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex BaliseInterdite();
}
