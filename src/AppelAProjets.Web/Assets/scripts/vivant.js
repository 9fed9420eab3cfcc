// What a page says of the whole, <div data-vivant="name">: whether it changed since it was asked for, what remains to do. Read again once something is kept.
const PAUSE = 300;
let attente;

export function relire() {
  if (!document.querySelector('[data-vivant]')) return;
  clearTimeout(attente);
  attente = setTimeout(lire, PAUSE);
}

async function lire() {
  const response = await fetch(location.href, { headers: { 'X-Requested-With': 'XMLHttpRequest' } }).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.querySelectorAll('[data-vivant]').forEach((place) => {
    const lue = page.querySelector(`[data-vivant="${CSS.escape(place.dataset.vivant)}"]`);
    if (lue && lue.textContent !== place.textContent && !estOccupee(place)) place.replaceChildren(...document.adoptNode(lue).childNodes);
  });
}

// Never under someone's hands.
const estOccupee = (place) => place.contains(document.activeElement) || [...place.querySelectorAll('textarea')].some(({ value, defaultValue }) => value !== defaultValue);
