import { compte } from './session.js';

// What a tab keeps for its account under a name, until it is signed out, from any page, or another account comes in.
const PREFIXE = 'tiroir:';
const MIENS = `${PREFIXE}${compte}:`;
const magasin = ouvrir();

function vider(gardees) {
  for (const cle of Object.keys(magasin ?? {})) if (cle.startsWith(PREFIXE) && !gardees(cle)) magasin.removeItem(cle);
}

// On a page without an account the session may only have ended.
if (compte) vider((cle) => cle.startsWith(MIENS));
document.querySelector('[data-deconnexion]')?.addEventListener('submit', () => vider(() => false));

export function tiroir(nom) {
  const cle = (quoi) => `${MIENS}${nom}:${quoi}`;
  return {
    lire: (quoi) => JSON.parse(magasin?.getItem(cle(quoi)) ?? 'null'),
    ecrire: (quoi, valeur) => { if (valeur === null) magasin?.removeItem(cle(quoi)); else magasin?.setItem(cle(quoi), JSON.stringify(valeur)); },
  };
}

// The browser may refuse: the page then works as long as it is open.
function ouvrir() {
  try { return window.sessionStorage; } catch { return null; }
}
