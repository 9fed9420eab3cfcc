using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Envois;

/// <summary>Development: writes each message as an .eml file, named by its Message-ID.</summary>
public sealed class EnvoyeurFichier(IOptions<CourrielOptions> options) : IEnvoyeurDeCourriel
{
    public async Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
    {
        var dossier = Directory.CreateDirectory(options.Value.Dossier);
        var chemin = Path.Combine(dossier.FullName, $"{message.MessageId!.Split('@')[0]}.eml");
        // Whoever lists the folder meets whole messages only.
        await message.WriteToAsync(chemin + ".partiel", annulation);
        File.Move(chemin + ".partiel", chemin, overwrite: true);
    }
}
