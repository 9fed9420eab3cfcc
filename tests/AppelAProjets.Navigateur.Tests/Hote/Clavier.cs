using Microsoft.Playwright;

namespace AppelAProjets.Navigateur.Tests.Hote;

/// <summary>A page used without a mouse.</summary>
internal static class Clavier
{
    private const int Limite = 200;

    // What shows the focus: on the element, or on the drawn box of a radio button or of a tick box. Compared with the same once the focus has left.
    private const string Pas = """
        async () => {
          const look = e => [getComputedStyle(e), ...[...(e.labels ?? [])].map(l => getComputedStyle(l, '::before'))]
            .map(s => [s.outlineStyle, ...(s.outlineStyle === 'none' ? [] : [s.outlineWidth, s.outlineColor]), s.boxShadow, s.backgroundColor, s.borderWidth === '0px' ? '' : s.borderColor, s.borderWidth].join()).join('|');
          const name = e => e.tagName.toLowerCase() + ' ' + (e.name || e.textContent || '').trim().slice(0, 40);
          const faults = [];
          const last = window.dernierFocus;
          if (last && last.element !== document.activeElement && look(last.element) === last.look) faults.push('no visible focus: ' + name(last.element));
          const e = document.activeElement;
          if (!e || e === document.body) { window.dernierFocus = null; return [...faults, 'end']; }
          // A date is several stops in one element; its calendar's button is drawn by the browser.
          window.dernierFocus = { element: e, look: e.matches(':focus') ? look(e) : null };
          window.vus = (window.vus ?? new Set()).add(e);
          const above = () => {
            const r = e.getBoundingClientRect();
            return document.elementFromPoint(r.left + r.width / 2, r.top + Math.min(r.height, 20) / 2);
          };
          const seen = over => over && (e.contains(over) || over.contains(e) || [...(e.labels ?? [])].includes(over));
          // The browser scrolls with its next frame, later beside other work: what counts is what stands once it is drawn.
          if (!seen(above())) await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const over = above();
          if (!seen(over)) faults.push('hidden or out of sight when focused: ' + name(e) + (over ? ' under ' + name(over) : ''));
          return faults;
        }
        """;

    // Of a group of radio buttons one is reached by Tab, the others by the arrows.
    private const string Manques = """
        () => [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary')]
          .filter(e => e.checkVisibility() && !e.disabled && !window.vus.has(e))
          .filter(e => e.type !== 'radio' || ![...window.vus].some(v => v.name === e.name))
          .map(e => e.tagName.toLowerCase() + ' ' + (e.name || e.textContent || '').trim().slice(0, 40))
        """;

    /// <summary>Presses Tab from the first stop to the last: each must be seen, each control must be one.</summary>
    /// <param name="touche"><c>Shift+Tab</c> goes from the last to the first.</param>
    public static async Task ParcourirAsync(IPage page, string nom, Constats constats, string touche = "Tab")
    {
        for (var arret = 0; arret < Limite; arret++)
        {
            await page.Keyboard.PressAsync(touche);
            var dit = await page.EvaluateAsync<string[]>(Pas);
            foreach (var faute in dit.Where(d => d != "end"))
            {
                constats.Noter(nom, "keyboard", faute);
            }

            if (dit.Contains("end"))
            {
                break;
            }
        }

        foreach (var manque in await page.EvaluateAsync<string[]>(Manques))
        {
            constats.Noter(nom, "keyboard", "never reached: " + manque);
        }
    }

    /// <summary>Presses Tab until the focus is on that field.</summary>
    public static async Task AllerAAsync(IPage page, string champ, string? valeur = null)
    {
        for (var arret = 0; arret < Limite; arret++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("([n, v]) => document.activeElement.name === n && (v === null || document.activeElement.value === v)", new[] { champ, valeur }))
            {
                return;
            }
        }

        Assert.Fail($"Tab never reaches {champ} on {page.Url}.");
    }

    /// <summary>Presses Tab until the focus is on that field, then types.</summary>
    public static async Task EcrireAAsync(IPage page, string champ, string texte)
    {
        await AllerAAsync(page, champ);
        await page.Keyboard.TypeAsync(texte);
    }
}
