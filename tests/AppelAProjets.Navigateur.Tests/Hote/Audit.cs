using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>Looks at a page as a person cannot: axe, width at 320 px, structure; and keeps its picture at both widths when APPELAPROJETS_CAPTURES names a folder.</summary>
internal static class Audit
{
    private const int Etroit = 320;
    private const int Large = 1280;

    // Elements that stick out and are not inside something that scrolls by itself.
    private const string Debords = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return '';
          const scrolls = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e));
          return out.slice(0, 4).map(e => e.tagName.toLowerCase() + (e.className && e.className.baseVal === undefined ? '.' + e.className : '') + ' ' + (e.textContent || '').trim().slice(0, 30)).join(' ; ') || 'document';
        }
        """;

    private const string Structure = """
        () => {
          const faults = [];
          const count = document.querySelectorAll('h1').length;
          if (count !== 1) faults.push(count + ' h1');
          if (/^(Erreur\s: )?\s*(–|$)/.test(document.title)) faults.push('no title');
          if (document.querySelector('.govuk-error-summary') && !document.title.startsWith('Erreur')) faults.push('the title does not say that there are errors');
          let text = document.body.innerText;
          for (const code of document.querySelectorAll("main code, main pre")) text = text.replaceAll(code.innerText, "");
          for (const sign of ['{{', '\uFFFD', 'NaN', 'undefined', '&nbsp;', '&amp;', 'System.', '00000000-0000'])
            if (text.includes(sign)) faults.push('shows "' + sign + '"');
          for (const glued of text.match(/.{0,20}[a-zà-ÿ)»0-9][.!?;][A-ZÀ-Ý][a-zà-ÿ].{0,10}/g) || []) faults.push('sentences run together: ' + glued);
          const staff = /^\/(instruction|messages|rencontres|comite|seances|secretariat|courriers|administration)(\/|$)/.test(location.pathname);
          if (staff && !document.title.startsWith('Page introuvable') && document.querySelector('nav.onglets') && !document.querySelector('nav.onglets [aria-current]')) faults.push('no tab is active');
          return faults;
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Two rules are off, or only advised, in axe itself. The only frames of the site show a PDF.
    private const string Violations = """
        async () => {
          const rules = { 'target-size': { enabled: true }, 'landmark-unique': { enabled: true } };
          const { violations } = await axe.run(document, { rules, resultTypes: ['violations'], iframes: false, preload: false });
          return violations.map(v => [`axe ${v.id}`, `${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' ; ')}`]);
        }
        """;

    private static readonly string? Captures = Environment.GetEnvironmentVariable("APPELAPROJETS_CAPTURES");
    private static readonly string Dossier = DossierDesCaptures();

    /// <summary>Audits that page once per shape.</summary>
    public static async Task AuditerAsync(IPage page, bool avecScripts, Constats constats)
    {
        var forme = await FormeDePage.LireAsync(page, !avecScripts);
        if (!Constats.PremiereFois(forme.Cle))
        {
            return;
        }

        var nom = $"{forme.Modele}{(forme.AvecErreurs ? " (errors)" : "")}";
        foreach (var faute in await page.EvaluateAsync<string[]>(Structure))
        {
            constats.Noter(nom, "structure", faute);
        }

        await MesurerAsync(page, Etroit, forme, nom, constats);
        await MesurerAsync(page, Large, forme, nom, constats);
        if (avecScripts)
        {
            await AxeAsync(page, nom, constats);
        }
    }

    /// <summary>Audits the page as it is, whatever was audited of its shape: a state may show what the others do not.</summary>
    public static async Task AuditerLEtatAsync(IPage page, string nom, Constats constats)
    {
        foreach (var faute in await page.EvaluateAsync<string[]>(Structure))
        {
            constats.Noter(nom, "structure", faute);
        }

        await page.SetViewportSizeAsync(Etroit, 900);
        await NoterLesDebordsAsync(page, Etroit, nom, constats);
        await page.SetViewportSizeAsync(Large, 900);
        await AxeAsync(page, nom, constats);
    }

    /// <summary>Looks at the page as it is, on a narrow screen.</summary>
    public static async Task AuditerEtroitAsync(IPage page, string nom, Constats constats)
    {
        await page.SetViewportSizeAsync(Etroit, 640);
        await NoterLesDebordsAsync(page, Etroit, nom, constats);
        await AxeAsync(page, $"{nom} at {Etroit} px", constats);
    }

    /// <summary>Keeps a picture under that name.</summary>
    public static Task GarderAsync(IPage page, string nom) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Dossier, $"{Libre(nom, Large)}.png"), FullPage = true });

    private static async Task MesurerAsync(IPage page, int largeur, FormeDePage forme, string nom, Constats constats)
    {
        await page.SetViewportSizeAsync(largeur, 900);
        await NoterLesDebordsAsync(page, largeur, nom, constats);
        if (!string.IsNullOrEmpty(Captures))
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Dossier, $"{Libre(forme.NomDeFichier, largeur)}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
    }

    private static async Task NoterLesDebordsAsync(IPage page, int largeur, string nom, Constats constats)
    {
        if (await page.EvaluateAsync<string>(Debords) is { Length: > 0 } debords)
        {
            constats.Noter(nom, $"overflow at {largeur} px", debords);
        }
    }

    private static async Task AxeAsync(IPage page, string nom, Constats constats)
    {
        await page.EvaluateAsync(Axe);
        foreach (var violation in await page.EvaluateAsync<string[][]>(Violations))
        {
            constats.Noter(nom, violation[0], violation[1]);
        }
    }

    private static string Libre(string nom, int largeur)
    {
        for (var rang = 1; ; rang++)
        {
            var essai = rang == 1 ? $"{nom}.{largeur}" : $"{nom}-{rang}.{largeur}";
            if (!File.Exists(Path.Combine(Dossier, $"{essai}.png")))
            {
                return essai;
            }
        }
    }

    /// <summary>The root of the repository.</summary>
    public static string RacineDuDepot => Remonter(AppContext.BaseDirectory);

    private static string Remonter(string dossier) =>
        File.Exists(Path.Combine(dossier, "AppelAProjets.sln")) ? dossier : Remonter(Path.GetDirectoryName(dossier.TrimEnd(Path.DirectorySeparatorChar))!);

    private static string DossierDesCaptures()
    {
        var dossier = Captures is { Length: > 0 } ? Captures : Path.Combine(RacineDuDepot, "artefacts", "tests", "captures");
        if (Directory.Exists(dossier))
        {
            Directory.Delete(dossier, recursive: true);
        }

        return Directory.CreateDirectory(dossier).FullName;
    }
}
