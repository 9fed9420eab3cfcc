using System.Text.RegularExpressions;
using AppelAProjets.Application.Envois;
using MimeKit;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>A mail as its reader sees it.</summary>
public sealed partial record Courriel(string Destinataire, string Objet, string Corps)
{
    /// <summary>The public address written in the mails; the browser goes to the same path on the test's port.</summary>
    public const string AdressePublique = "http://portail.exemple";

    /// <summary>Path and query of the first link that holds that text.</summary>
    public string Lien(string contient = "") =>
        Liens().FirstOrDefault(l => l.Contains(contient, StringComparison.Ordinal))
            ?? throw new AssertionException($"No link with \"{contient}\" in the mail \"{Objet}\":\n{Corps}");

    private IEnumerable<string> Liens()
    {
        foreach (Match lien in AdresseAbsolue().Matches(Corps))
        {
            Assert.That(lien.Value, Does.StartWith(AdressePublique), "A mail links to the public address of the site only.");
            yield return lien.Value[AdressePublique.Length..];
        }
    }

    [GeneratedRegex(@"https?://[^\s<>]+[^\s<>.,;]")]
    private static partial Regex AdresseAbsolue();
}

/// <summary>Keeps what the outbox sends.</summary>
public sealed class BoiteAuxLettres : IEnvoyeurDeCourriel
{
    private readonly List<Courriel> recus = [];

    /// <summary>In the order of sending.</summary>
    public IReadOnlyList<Courriel> Courriels
    {
        get
        {
            lock (recus)
            {
                return [.. recus];
            }
        }
    }

    /// <inheritdoc/>
    public Task EnvoyerAsync(MimeMessage message, CancellationToken annulation)
    {
        lock (recus)
        {
            recus.Add(new Courriel(message.To.Mailboxes.Single().Address, message.Subject ?? "", message.TextBody ?? ""));
        }

        return Task.CompletedTask;
    }
}
