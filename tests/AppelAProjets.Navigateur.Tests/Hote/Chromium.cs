using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>One browser for the whole run; each person has a context of their own.</summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Partage = new(LancerAsync);

    /// <summary>The browser, started at first use.</summary>
    public static Task<IBrowser> NavigateurAsync() => Partage.Value;

    /// <summary>Stops it.</summary>
    public static async Task ArreterAsync()
    {
        if (Partage.IsValueCreated)
        {
            await (await Partage.Value).DisposeAsync();
        }
    }

    private static async Task<IBrowser> LancerAsync()
    {
        var executable = Environment.GetEnvironmentVariable("APPELAPROJETS_CHROMIUM") is { Length: > 0 } choisi ? choisi : "/usr/bin/chromium";
        Assert.That(File.Exists(executable), Is.True, $"{executable} is missing: install Chromium or set APPELAPROJETS_CHROMIUM.");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }
}
