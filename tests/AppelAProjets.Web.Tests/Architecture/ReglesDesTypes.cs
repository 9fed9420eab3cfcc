using System.Reflection;
using System.Text.RegularExpressions;
using AppelAProjets.Web.Securite;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>Rules read in compiled types: each returns what breaks it.</summary>
public static partial class ReglesDesTypes
{
    /// <summary>A class that needs more does too much.</summary>
    public const int ParametresAuPlus = 5;

    public const int ArgumentsAuPlus = 6;

    /// <summary>The seams of the house: an interface with one implementation is one of these.</summary>
    public static readonly IReadOnlySet<string> Coutures = new HashSet<string> { "IEnvoyeurDeCourriel", "IDepotDeFichiers", "IAntivirus", "IAnnuaireDesEntreprises", "IFormulaireAffiche", "IMoteurPdf", "IDemonstration", "ISolveur" };

    /// <summary>What people wrote, without what the compiler adds.</summary>
    public static IEnumerable<Type> Ecrits(Assembly assembly) => assembly.GetTypes().Where(t => !t.FullName!.Contains('<', StringComparison.Ordinal));

    /// <summary>Names of assemblies that this one may not know.</summary>
    public static IReadOnlyList<string> References(Assembly assembly, params string[] interdites) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(nom => interdites.Any(i => nom.StartsWith(i, StringComparison.Ordinal)))];

    /// <summary>Services and controllers; what a framework's base class asks for does not count.</summary>
    public static IReadOnlyList<string> TropDeParametres(IEnumerable<Type> types) =>
        [.. types.Where(t => t.IsClass && !EstUneDonnee(t) && !ImposeParLaBase(t))
            .Select(t => (t.Name, Nombre: t.GetConstructors().Select(c => c.GetParameters().Length).DefaultIfEmpty().Max()))
            .Where(t => t.Nombre > ParametresAuPlus)
            .Select(t => $"{t.Name}: {t.Nombre} constructor parameters")];

    /// <summary>What travels together is a record.</summary>
    public static IReadOnlyList<string> MethodesTropLarges(IEnumerable<Type> types) =>
        [.. types.Where(t => !t.IsInterface)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.GetParameters().Length > ArgumentsAuPlus && !m.Name.Contains('<', StringComparison.Ordinal) && m.Name != "Deconstruct" && m.GetBaseDefinition() == m)
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}: {m.GetParameters().Length} parameters")];

    /// <summary>Actions without [Reserve] nor [AllowAnonymous], on them or on their controller.</summary>
    public static IReadOnlyList<string> ActionsSansGarde(IEnumerable<Type> types) =>
        [.. types.Where(t => t.IsSubclassOf(typeof(ControllerBase)) && !t.IsAbstract && !EstGarde(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttributes<HttpMethodAttribute>().Any() || m.GetCustomAttributes<RouteAttribute>().Any())
            .Where(m => !EstGarde(m))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")];

    /// <summary>Controllers with [ApiController], on them or inherited: what reads it is taken out at start-up.</summary>
    public static IReadOnlyList<string> ControleursDApi(IEnumerable<Type> types) => [.. types.Where(t => t.GetCustomAttribute<ApiControllerAttribute>() is not null).Select(t => t.Name)];

    public static IReadOnlyList<string> InterfacesSansCouture(IEnumerable<Type> types)
    {
        var liste = types.ToList();
        return [.. liste.Where(t => t.IsInterface && !Coutures.Contains(t.Name) && liste.Count(c => c.IsClass && c.IsAssignableTo(t)) == 1).Select(t => t.Name)];
    }

    /// <summary>What has an ExecuterAsync, the session apart, is a use case: its name starts with an infinitive.</summary>
    public static IReadOnlyList<string> CasDUsageMalNommes(IEnumerable<Type> types) =>
        [.. types.Where(t => t is { IsClass: true, IsPublic: true } or { IsNestedPublic: true } && !t.Namespace!.EndsWith(".Sql", StringComparison.Ordinal) && t.GetMethod("ExecuterAsync", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null)
            .Where(t => !EstUnInfinitif(t.Name))
            .Select(t => t.Name)];

    public static bool EstUnInfinitif(string nom) => Infinitif().IsMatch(nom);

    /// <summary>Names that say nothing, unless a framework's base class has them.</summary>
    public static IReadOnlyList<string> NomsVides(IEnumerable<Type> types) =>
        [.. types.Where(t => NomVide().IsMatch(t.Name) && !NomVide().IsMatch(t.BaseType?.Name.Split('`')[0] ?? "")).Select(t => t.Name)];

    private static bool EstUneDonnee(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool ImposeParLaBase(Type type) =>
        type.BaseType is { } b && b.Assembly != type.Assembly && b.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).All(c => c.GetParameters().Length > 3);

    private static bool EstGarde(MemberInfo membre) =>
        membre.GetCustomAttribute<ReserveAttribute>() is not null || membre.GetCustomAttribute<AllowAnonymousAttribute>() is not null;

    [GeneratedRegex(@"^\p{Lu}\p{Ll}*(er|ir|re)(?=\p{Lu}|$)")]
    private static partial Regex Infinitif();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utilities|Processor|Impl)$")]
    private static partial Regex NomVide();
}
