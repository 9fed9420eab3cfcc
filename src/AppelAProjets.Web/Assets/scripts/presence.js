import { reconnecter } from './reconnexion.js';

// Says who else has the dossier open, and brings what they wrote into the fields that this page has not touched.
const RYTHME = 15_000;
const INACTIVITE = 10 * 60_000;

export function initPresence(form, address, page) {
  const place = document.querySelector('[data-presence]');
  // The page of a section, or another that holds its form.
  const section = new URL(form.action).pathname.split('/').pop();
  let active = Date.now();
  // An open page must not keep a session alive for ever: it speaks only while someone is there.
  for (const event of ['input', 'pointerdown', 'keydown']) document.addEventListener(event, () => { active = Date.now(); }, { passive: true });

  async function beat() {
    if (document.hidden || Date.now() - active > INACTIVITE) return;
    const body = new FormData();
    body.append('__RequestVerificationToken', form.querySelector('[name="__RequestVerificationToken"]').value);
    body.append('section', section);
    try {
      const response = await fetch(`${address}/presence`, { method: 'POST', body, headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      if (response.status === 401) await reconnecter();
      if (response.ok) show(await response.json());
    } catch {
      // The next beat will tell; keeping the answers has its own retries.
    }
  }

  function show({ presents, champs }) {
    const text = presents.length === 0 ? '' : `Aussi sur ce dossier : ${presents.join(', ')}.`;
    if (place.textContent !== text) place.textContent = text;
    for (const { cle, valeur, version } of champs) {
      const known = page.version(cle);
      const focused = document.activeElement?.name === cle;
      if (known !== undefined && parseInt(known, 10) < parseInt(version, 10) && !page.estModifie(cle) && !focused) page.ecrire(cle, valeur, version);
    }
  }

  beat();
  setInterval(beat, RYTHME);
}
