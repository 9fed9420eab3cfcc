using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppelAProjets.Web.Securite;

/// <summary>The gate of the texts of a JSON body: see <see cref="Admission"/>.</summary>
public sealed class TexteAdmisConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() is { } lu ? TexteAdmis.Retirer(lu) : null;

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TexteAdmis.Retirer(reader.GetString());

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
