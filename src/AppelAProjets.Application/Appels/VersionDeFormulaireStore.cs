using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AppelAProjets.Domain.Formulaires;

namespace AppelAProjets.Application.Appels;

public sealed record VersionDeFormulaireRow
{
    public required int Numero { get; init; }
    /// <summary>Since, UTC.</summary>
    public required DateTimeOffset Le { get; init; }
    public string? Par { get; init; }
    public required string Resume { get; init; }
}

/// <summary>The versions of the questions of a call: the last one is asked.</summary>
internal static class VersionDeFormulaireStore
{
    /// <summary>The content asked now; a part of a batch of which @Id is the call.</summary>
    internal const string Courante = """
        SELECT v.Contenu FROM AppelVersionDeFormulaire v
        WHERE v.AppelId = @Id AND v.Numero = (SELECT MAX(m.Numero) FROM AppelVersionDeFormulaire m WHERE m.AppelId = @Id)
        """;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly SqlStatement Lecture = new(Courante);
    private static readonly SqlStatement Dernier = new("SELECT COALESCE(MAX(v.Numero), 0) AS Numero FROM AppelVersionDeFormulaire v WHERE v.AppelId = @Id");

    private static readonly SqlStatement Ajout = new("""
        INSERT INTO AppelVersionDeFormulaire (AppelId, Numero, Le, CompteId, Contenu, Resume) VALUES (@AppelId, @Numero, @Le, @CompteId, @Contenu, @Resume)
        """);

    private static readonly SqlStatement Liste = new("""
        SELECT v.Numero, v.Le, CONCAT(c.Prenom, ' ', c.Nom) AS Par, v.Resume
        FROM AppelVersionDeFormulaire v LEFT JOIN Compte c ON c.Id = v.CompteId WHERE v.AppelId = @Id ORDER BY v.Numero DESC
        """);

    public static async Task<FormulaireDAppel> FormulairePublieAsync(this SqlSession session, Guid appelId) => Lire(await session.UnAsync<string>(Lecture, new { Id = appelId }));

    /// <summary>All the versions, last first.</summary>
    public static Task<IReadOnlyList<VersionDeFormulaireRow>> VersionsAsync(this SqlSession session, Guid appelId) => session.ListeAsync<VersionDeFormulaireRow>(Liste, new { Id = appelId });

    /// <summary>Makes this the form that is asked; its number, or null when someone was faster.</summary>
    public static async Task<int?> PublierAsync(this SqlSession session, Guid appelId, FormulaireDAppel formulaire, string resume, Acteur acteur, DateTimeOffset le)
    {
        var numero = await session.UnAsync<int>(Dernier, new { Id = appelId }) + 1;
        return await session.InsererSiAbsentAsync(Ajout, new
        {
            AppelId = appelId, Numero = numero, Le = le, CompteId = acteur == Acteur.Systeme ? (Guid?)null : acteur.CompteId, Contenu = Ecrire(formulaire), Resume = resume,
        }) ? numero : null;
    }

    internal static string Ecrire(FormulaireDAppel formulaire) => JsonSerializer.Serialize(formulaire with { Questions = formulaire.DansLOrdre }, Options);

    /// <summary>As it was kept; without one, no question.</summary>
    internal static FormulaireDAppel Lire(string? contenu) => contenu is null ? FormulaireDAppel.Vide : JsonSerializer.Deserialize<FormulaireDAppel>(contenu, Options) ?? throw new JsonException("The form is empty.");
}
