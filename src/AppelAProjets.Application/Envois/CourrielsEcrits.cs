using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Envois;

/// <param name="Id">Name of its file, the identifier of the outbox row.</param>
/// <param name="Le">When it was queued, UTC.</param>
public sealed record CourrielEcrit(Guid Id, string Destinataire, string Objet, DateTimeOffset Le, string Texte);

/// <summary>Development: reads the folder of .eml files back.</summary>
public sealed class CourrielsEcrits(IOptions<CourrielOptions> options)
{
    public const int Maximum = 200;

    public string Dossier => options.Value.Dossier;

    /// <summary>The latest messages, newest first: version 7 identifiers sort by their instant.</summary>
    public IReadOnlyList<CourrielEcrit> Lister() => !Directory.Exists(Dossier) ? [] :
        [.. Directory.EnumerateFiles(Dossier, "*.eml")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(nom => Guid.TryParseExact(nom, "N", out _))
            .OrderDescending(StringComparer.Ordinal)
            .Take(Maximum)
            .Select(nom => Lire(Guid.ParseExact(nom!, "N")))
            .OfType<CourrielEcrit>()];

    public CourrielEcrit? Lire(Guid id)
    {
        var chemin = Path.Combine(Dossier, $"{id:N}.eml");
        if (!File.Exists(chemin))
        {
            return null;
        }

        using var message = MimeMessage.Load(chemin);
        return new CourrielEcrit(id, message.To.ToString(), message.Subject ?? "", message.Date.ToUniversalTime(), message.TextBody ?? "");
    }
}
