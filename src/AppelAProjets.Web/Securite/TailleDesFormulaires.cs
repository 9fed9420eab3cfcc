using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace AppelAProjets.Web.Securite;

/// <summary>Which forms carry files, by what their actions take: the others stay small, those that anyone may send among them.</summary>
public static class TailleDesFormulaires
{
    /// <summary>The longest of our texts many times over, in bytes.</summary>
    public const long SansFichier = 8 * 1024 * 1024;

    /// <summary>Fields at once: every dossier of a large call ticked on one page, which its use case then takes or refuses in words.</summary>
    public const int Valeurs = 10_000;

    private static readonly ConcurrentDictionary<string, bool> Connus = new();

    public static bool RecoitDesFichiers(ControllerActionDescriptor action) =>
        Connus.GetOrAdd(action.Id, static (_, a) => a.Parameters.Any(p => Porte(p.ParameterType) || p.ParameterType.GetProperties().Any(x => Porte(x.PropertyType) && EstLiee(p, x.Name))), action);

    private static bool EstLiee(ParameterDescriptor parametre, string propriete) =>
        (parametre as ControllerParameterDescriptor)?.ParameterInfo.GetCustomAttribute<BindAttribute>() is not { } choix || choix.Include.Contains(propriete);

    private static bool Porte(Type type) => typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type);
}
