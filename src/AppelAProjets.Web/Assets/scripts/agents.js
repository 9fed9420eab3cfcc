import { reconnecter } from './reconnexion.js';
import { element } from './dom.js';

// Says which dossier this page has open, who else is on it, and brings what others changed in the lines that it shows.
const RYTHME = 15_000;
const INACTIVITE = 10 * 60_000;
// More than the server reads at once is refused whole.
const MAXIMUM = 1_000;

export function initAgents({ adresse, lieu, ici, lignes = () => [], recu = () => {}, table = null, place = null }) {
  let presents = [];
  let actif = Date.now();
  // An open page must not keep a session alive for ever: it speaks only while someone is there.
  for (const event of ['input', 'pointerdown', 'keydown']) document.addEventListener(event, () => { actif = Date.now(); }, { passive: true });

  async function battre() {
    if (document.hidden || Date.now() - actif > INACTIVITE) return;
    const body = new FormData();
    body.append('__RequestVerificationToken', document.querySelector('[name="__RequestVerificationToken"]').value);
    body.append('signal', JSON.stringify({ dossier: ici() ?? null, lieu, lignes: lignes().slice(0, MAXIMUM) }));
    try {
      const response = await fetch(adresse, { method: 'POST', body, headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      if (response.status === 401) await reconnecter();
      if (response.ok) recevoir(await response.json());
    } catch {
      // The next beat will tell.
    }
  }

  function recevoir(reponse) {
    presents = reponse.presents;
    if (place) dire(place, sur(ici()));
    if (table) marquer();
    recu(reponse.lignes);
  }

  /** « S. Martin (NANTES) a ce dossier ouvert. » */
  function sur(dossier) {
    const noms = presents.filter((present) => present.dossier === dossier).map(({ nom, fiche }) => `${nom}${fiche || lieu === 'tableau' ? '' : ', dans le tableau'}`);
    return noms.length === 0 ? '' : `${noms.join(' et ')} ${noms.length > 1 ? 'ont' : 'a'} ce dossier ouvert.`;
  }

  function marquer() {
    const vus = new Set(presents.map(({ dossier }) => dossier));
    table.querySelectorAll('.grille-present').forEach((marque) => { if (!vus.has(marque.closest('tr').dataset.id)) marque.remove(); });
    for (const dossier of vus) {
      const tete = table.querySelector(`tr[data-id="${CSS.escape(dossier)}"]`)?.cells[1];
      if (!tete) continue;
      const marque = tete.querySelector('.grille-present') ?? nouvelle(tete);
      const texte = sur(dossier);
      marque.title = texte;
      if (marque.dataset.texte !== texte) { marque.dataset.texte = texte; marque.replaceChildren(element('span', 'govuk-visually-hidden', ` ${texte}`), initiales(presents.filter((present) => present.dossier === dossier))); }
    }
  }

  const dire = (ligne, texte) => { if (ligne.textContent !== texte) ligne.textContent = texte; ligne.hidden = texte === ''; };

  battre();
  setInterval(battre, RYTHME);
  return { sur };
}

// Before the title: the number is read whole.
function nouvelle(tete) {
  const marque = element('span', 'grille-present');
  tete.prepend(marque);
  return marque;
}

function initiales(presents) {
  const marque = element('span', '', presents.map(({ nom }) => nom.replace(/\s*\(.*\)$/, '').split(/[\s-]+/).map((mot) => mot[0]).slice(0, 2).join('')).join(' '));
  marque.setAttribute('aria-hidden', 'true');
  return marque;
}
