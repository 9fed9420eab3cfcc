// What takes the focus is never left under a bar that stays on the screen (WCAG 2.4.11). Chromium takes what is under a bar for visible, whatever the scroll padding.
const BARS = '.etat-du-dossier, .fiche-barre, .fiche-sommaire, .bilan';
const GAP = 8;

export function initFocus() {
  document.addEventListener('focusin', ({ target }) => {
    uncover(target);
    // The browser may scroll after the event.
    requestAnimationFrame(() => uncover(target));
  });
}

function uncover(target) {
  for (const bar of document.querySelectorAll(BARS)) {
    if (bar.contains(target) || getComputedStyle(bar).position !== 'sticky') continue;
    const [over, under] = [bar.getBoundingClientRect(), target.getBoundingClientRect()];
    if (under.bottom <= over.top || under.top >= over.bottom) continue;
    const atTop = !bar.matches('.bilan');
    window.scrollBy(0, atTop ? under.top - over.bottom - GAP : under.bottom - over.top + GAP);
  }
}
