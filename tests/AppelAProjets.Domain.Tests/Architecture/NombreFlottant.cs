using System.Reflection;
using System.Reflection.Emit;

namespace AppelAProjets.Domain.Tests.Architecture;

/// <summary>Finds floating numbers in types. The banned-symbols analyzer does not see the keywords in a declaration.</summary>
internal static class NombreFlottant
{
    private const BindingFlags Tout = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    private static readonly HashSet<OpCode> Flottants = [OpCodes.Ldc_R4, OpCodes.Ldc_R8, OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un];

    /// <summary>Members that declare or compute with one.</summary>
    public static IReadOnlyList<string> Dans(IEnumerable<Type> types) =>
        [.. types.SelectMany(t => t.GetMembers(Tout).Where(EnContient).Select(m => $"{t.FullName}.{m.Name}"))];

    private static bool EnContient(MemberInfo membre) => membre switch
    {
        FieldInfo champ => EstFlottant(champ.FieldType),
        MethodBase methode => methode.GetParameters().Any(p => EstFlottant(p.ParameterType))
            || (methode is MethodInfo { ReturnType: var retour } && EstFlottant(retour))
            || (methode.GetMethodBody() is { } corps && (corps.LocalVariables.Any(v => EstFlottant(v.LocalType)) || Instructions(corps.GetILAsByteArray()!).Any(Flottants.Contains))),
        _ => false,
    };

    private static bool EstFlottant(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(Half)
        || (type.HasElementType && EstFlottant(type.GetElementType()!))
        || type.GenericTypeArguments.Any(EstFlottant);

    private static IEnumerable<OpCode> Instructions(byte[] il)
    {
        for (var i = 0; i < il.Length;)
        {
            var code = il[i] == 0xFE ? Codes[unchecked((short)((il[i] << 8) | il[i + 1]))] : Codes[il[i]];
            yield return code;
            i += code.Size + TailleDOperande(code, il, i + code.Size);
        }
    }

    private static int TailleDOperande(OpCode code, byte[] il, int position) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, position)),
        _ => 4,
    };
}
