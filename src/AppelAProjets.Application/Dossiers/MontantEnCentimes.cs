using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppelAProjets.Application.Dossiers;

/// <summary>An amount in what is frozen as JSON: a whole number of centimes.</summary>
internal sealed class MontantEnCentimes : JsonConverter<Montant>
{
    public override Montant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());
    public override void Write(Utf8JsonWriter writer, Montant value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Centimes);
}
