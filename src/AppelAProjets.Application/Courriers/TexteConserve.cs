using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AppelAProjets.Application.Documents;

namespace AppelAProjets.Application.Courriers;

/// <summary>The composed letter as it is kept, so that its PDF and its page say the same for ever.</summary>
public static class TexteConserve
{
    private static readonly JsonSerializerOptions Forme = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Ecrire(DocumentImprime document) => JsonSerializer.Serialize(document, Forme);

    /// <summary>What a bon à signer is given for: SHA-256 of the text, lower-case hexadecimal.</summary>
    public static string Empreinte(string texte) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte)));

    public static DocumentImprime Lire(string texte) =>
        JsonSerializer.Deserialize<DocumentImprime>(texte, Forme) ?? throw new JsonException("An empty letter.");
}
