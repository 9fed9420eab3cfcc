using Microsoft.Extensions.Options;
using MimeKit;

namespace AppelAProjets.Application.Envois;

/// <summary>Development: writes each message as an .eml file, named by its Message-ID.</summary>
public sealed class EnvoyeurFichier(IOptions<CourrielOptions> options) : IEnvoyeurDeCourriel
{
    public async Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
    {
        var dossier = Directory.CreateDirectory(options.Value.Dossier);
        var nom = $"{message.MessageId!.Split('@')[0]}.eml";
        await message.WriteToAsync(Path.Combine(dossier.FullName, nom), annulation);
    }
}
