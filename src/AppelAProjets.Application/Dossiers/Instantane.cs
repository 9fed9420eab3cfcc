using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppelAProjets.Application.Dossiers;

/// <summary>A deposited version as text: the same content always gives the same bytes, hence the same hash.</summary>
/// <param name="Empreinte">SHA-256 of its UTF-8 bytes, lower-case hexadecimal.</param>
public sealed record Instantane(string Contenu, string Empreinte)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new MontantEnCentimes() },
        // What is computed from the rest is not frozen with it.
        IgnoreReadOnlyProperties = true,
    };

    public static Instantane Figer(DossierContenu contenu)
    {
        var json = JsonSerializer.Serialize(contenu, Options);
        return new Instantane(json, EmpreinteDe(json));
    }

    /// <summary>A piece of a content, written as versions are.</summary>
    internal static string Ecrire(params object?[] morceaux) => JsonSerializer.Serialize(morceaux, Options);

    /// <summary>SHA-256 of a text kept, lower-case hexadecimal.</summary>
    public static string EmpreinteDe(string contenu) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contenu)));

    public static DossierContenu Lire(string contenu) =>
        JsonSerializer.Deserialize<DossierContenu>(contenu, Options) ?? throw new JsonException("The snapshot is empty.");
}
