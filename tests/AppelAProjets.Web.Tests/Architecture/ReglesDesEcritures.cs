using System.Reflection;
using System.Text.RegularExpressions;
using AppelAProjets.Domain;

namespace AppelAProjets.Web.Tests.Architecture;

/// <summary>The one write path: each rule returns the names of the types that leave it.</summary>
public static partial class ReglesDesEcritures
{
    private const string Runner = "Ecrivain";

    /// <summary>Types that open a writing session themselves. Only <c>Ecrivain</c> does.</summary>
    public static IReadOnlyList<string> SessionsOuvertes(IEnumerable<SourceDuDepot> sources) =>
        [.. sources.Where(s => !s.Chemin.StartsWith("src/AppelAProjets.Application/Sql/", StringComparison.Ordinal) && Ouverture().IsMatch(s.Texte))
            .Select(s => Path.GetFileNameWithoutExtension(s.Chemin))
            .Where(nom => nom != Runner)];

    /// <summary>Use cases, that is classes whose public methods take who acts, named by an infinitive: each of these methods returns a Resultat.</summary>
    public static IReadOnlyList<string> SansResultat(IEnumerable<Type> types) =>
        [.. types.Where(t => t is { IsClass: true, IsAbstract: false } && ReglesDesTypes.EstUnInfinitif(t.Name) && !t.Name.EndsWith("Query", StringComparison.Ordinal) && Actions(t).Any(m => !RendUnResultat(m))).Select(t => t.Name)];

    private static IEnumerable<MethodInfo> Actions(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.ReturnType.IsAssignableTo(typeof(Task)) && m.GetParameters().Any(p => p.ParameterType == typeof(Acteur)));

    private static bool RendUnResultat(MethodInfo methode) =>
        methode.ReturnType.IsGenericType && methode.ReturnType.GetGenericArguments()[0].IsAssignableTo(typeof(Resultat)) && !PeutEtreNul(methode);

    // Task<Resultat?> is the old way to say absent.
    private static bool PeutEtreNul(MethodInfo methode) =>
        new NullabilityInfoContext().Create(methode.ReturnParameter).GenericTypeArguments[0].ReadState == NullabilityState.Nullable;

    [GeneratedRegex(@"\.EcrireAsync\(\s*(annulation|cancellationToken|CancellationToken\.None)?\s*\)")]
    private static partial Regex Ouverture();
}
