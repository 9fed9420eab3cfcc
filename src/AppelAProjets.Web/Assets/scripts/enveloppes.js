import { element } from './dom.js';

// Where one's envelopes stand, asked for a moment after an amount is kept: nothing waits for it. What goes over is said, and kept.
const PAUSE = 800;

export function initEnveloppes(place) {
  const { enveloppes: adresse, financeur } = place.dataset;
  if (!adresse) return;
  const dit = financeur ? place : place.querySelector('[role="status"]');
  const liste = place.querySelector('ul');
  let minuterie;

  async function lire() {
    try {
      const response = await fetch(adresse, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      if (response.ok) montrer(await response.json());
    } catch {
      // The next amount asks again.
    }
  }

  function montrer(lues) {
    const siennes = lues.filter((enveloppe) => !financeur || enveloppe.financeur === financeur);
    const phrases = siennes.map(({ depassement }) => depassement).filter(Boolean);
    if (dit.textContent.trim() !== phrases.join('')) dit.replaceChildren(...phrases.map((phrase) => element('p', 'bandeau bandeau--avertissement', phrase)));
    liste?.replaceChildren(...siennes.map((enveloppe) => element('li', '', enveloppe.dit)));
    place.hidden = siennes.length === 0;
  }

  for (const event of ['cellules', 'enregistre']) {
    document.addEventListener(event, () => { clearTimeout(minuterie); minuterie = setTimeout(lire, PAUSE); });
  }
  if (liste) lire();
}
