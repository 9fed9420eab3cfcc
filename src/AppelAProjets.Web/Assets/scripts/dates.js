import { avantLeChamp, element } from './dom.js';

// A browser drops, without a word, a pasted date that is not written its own way: what people copy (03/11/2027, 3 nov. 2027, 1er mars 2027) is read here, as the server does.
const MOIS = ['janv', 'fev', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'];
const HEURE = /[ t]\d{1,2}[:h]\d{2}(?::\d{2})?$/;
const CHIFFRES = /^(\d{1,2})(?:er)?[/. -](\d{1,2})[/. -](\d{2}|\d{4})$/;
const LETTRES = /^(?:[a-z]+\.? )?(\d{1,2})(?:er)? ?([a-z]+)\.? ?(\d{4})$/;

export function initDates() {
  document.addEventListener('paste', (event) => {
    const control = event.target;
    if (!control.matches?.('input[type="date"]') || control.readOnly || control.disabled) return;
    const colle = event.clipboardData.getData('text').trim();
    if (colle === '') return;
    event.preventDefault();
    const jour = lireUnJour(colle);
    control.parentElement.querySelector('[data-date-collee]')?.remove();
    if (jour === null) { refuser(control, colle); return; }
    control.value = jour;
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  });
}

/** « 2027-11-03 », or null. */
export function lireUnJour(texte) {
  const plie = texte.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '').replace(/\s+/g, ' ').trim().toLowerCase().replace(HEURE, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plie);
  const chiffres = CHIFFRES.exec(plie);
  const lettres = LETTRES.exec(plie);
  if (iso) return ecrire(+iso[1], +iso[2], +iso[3]);
  if (chiffres) return ecrire(chiffres[3].length === 2 ? 2000 + +chiffres[3] : +chiffres[3], +chiffres[2], +chiffres[1]);
  return lettres ? ecrire(+lettres[3], 1 + MOIS.findIndex((mois) => lettres[2].startsWith(mois)), +lettres[1]) : null;
}

function ecrire(annee, mois, jour) {
  const date = new Date(Date.UTC(annee, mois - 1, jour));
  return mois >= 1 && date.getUTCFullYear() === annee && date.getUTCMonth() === mois - 1 && date.getUTCDate() === jour ? date.toISOString().slice(0, 10) : null;
}

function refuser(control, colle) {
  const message = element('p', 'govuk-error-message', `« ${colle.slice(0, 60)} » n’est pas une date : écrivez-la, par exemple 03/11/2027.`);
  message.dataset.dateCollee = '';
  message.setAttribute('role', 'alert');
  avantLeChamp(control, message);
  control.addEventListener('input', () => message.remove(), { once: true });
}
