import { avantLeChamp, element } from './dom.js';

// A browser drops, without a word, a pasted date that is not written its own way: what people copy (03/11/2027, 3 nov. 2027, 1er mars 2027) is read as the server reads it (LectureDeJour).
const MOIS = ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'];
const ABREGES = ['janv', 'jan', 'fevr', 'fev', 'avr', 'juill', 'juil', 'sept', 'oct', 'nov', 'dec'];
const SEMAINE = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const MINUIT = /[ t]00:00(?::00)?(?:\.0+)?z?$/;
const ISO = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
const SERRE = /^(\d{4})(0[1-9]|1[0-2])(\d{2})$/;
const CHIFFRES = /^(\d{1,2}) ?[/. -] ?(\d{1,2}) ?[/. -] ?(\d{4}|\d{2})$|^(\d{2})(\d{2})((?:19|2[01])\d{2})$/;
const LETTRES = /^(?:le )?(?:(lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?[., ]+)?(\d{1,2}) ?[/.-]?([a-z]+)[. ]*[/.-]? ?(\d{4}|\d{2})$/;
const PIVOT = 70;

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
  const plie = texte.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '').replace(/[\p{Pd}\u2212]/gu, '-').replace(/\s+/g, ' ').toLowerCase()
    .replace(/^[ ="'«“]+|[ "'»”;,.]+$/g, '').replace(MINUIT, '').replace(/\b1 ?er\b/, '1');
  const iso = ISO.exec(plie) ?? SERRE.exec(plie);
  const chiffres = CHIFFRES.exec(plie);
  const lettres = LETTRES.exec(plie);
  if (iso) return ecrire(+iso[1], +iso[2], +iso[3]);
  if (chiffres) return ecrire(annee(chiffres[3] ?? chiffres[6]), +(chiffres[2] ?? chiffres[5]), +(chiffres[1] ?? chiffres[4]));
  return lettres ? ecrire(annee(lettres[4]), 1 + numero(lettres[3]), +lettres[2], lettres[1]) : null;
}

function annee(chiffres) {
  return chiffres.length > 2 ? +chiffres : +chiffres + (+chiffres < PIVOT ? 2000 : 1900);
}

function numero(mot) {
  return MOIS.includes(mot) ? MOIS.indexOf(mot) : ABREGES.includes(mot) ? MOIS.findIndex((mois) => mois.startsWith(mot)) : -1;
}

// Typed with its day of the week, a date that falls on another one is a mistake on either.
function ecrire(an, mois, jour, nom) {
  const date = new Date(Date.UTC(an, mois - 1, jour));
  const juste = mois >= 1 && an >= 1900 && an <= 2200 && date.getUTCMonth() === mois - 1 && date.getUTCDate() === jour;
  return juste && (nom === undefined || SEMAINE[date.getUTCDay()].startsWith(nom)) ? date.toISOString().slice(0, 10) : null;
}

function refuser(control, colle) {
  const message = element('p', 'govuk-error-message', `« ${colle.slice(0, 60)} » n’est pas une date : écrivez-la, par exemple 03/11/2027.`);
  message.dataset.dateCollee = '';
  message.setAttribute('role', 'alert');
  avantLeChamp(control, message);
  control.addEventListener('input', () => message.remove(), { once: true });
}
