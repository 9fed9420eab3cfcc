import { compte } from './session.js';

// What a tab keeps for its account under a name, until it is signed out or another account comes in.
const CREEES = [];

export function tiroir(nom) {
  const prefixe = `${nom}:`;
  const magasin = ouvrir();
  const cle = (quoi) => `${prefixe}${compte}:${quoi}`;
  const vider = (gardees) => { for (const autre of Object.keys(magasin ?? {})) if (autre.startsWith(prefixe) && !gardees(autre)) magasin.removeItem(autre); };
  vider((autre) => autre.startsWith(`${prefixe}${compte}:`));
  if (!CREEES.includes(nom)) {
    CREEES.push(nom);
    document.querySelector('[data-deconnexion]')?.addEventListener('submit', () => vider(() => false));
  }
  return {
    lire: (quoi) => JSON.parse(magasin?.getItem(cle(quoi)) ?? 'null'),
    ecrire: (quoi, valeur) => { if (valeur === null) magasin?.removeItem(cle(quoi)); else magasin?.setItem(cle(quoi), JSON.stringify(valeur)); },
  };
}

// The browser may refuse: the page then works as long as it is open.
function ouvrir() {
  try { return window.sessionStorage; } catch { return null; }
}
