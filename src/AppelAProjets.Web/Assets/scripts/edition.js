// The field that opens in a cell: Enter keeps and goes down, Tab keeps and goes on, Escape gives the old value back; Shift+Enter is a new line of a reason.
const AVIS = [['', '—'], ['F', 'Favorable'], ['R', 'Réserve'], ['D', 'Défavorable']];
const VIDE = '—';
const LONGUEUR = { avisMotif: 2000, proposeMotif: 2000 };

/** What a cell says, nothing when it is empty. */
export const lire = (cell) => { const texte = cell.dataset.val ?? cell.textContent.trim(); return texte === VIDE ? '' : texte; };

const initiale = (montre) => ({ F: 'F', R: 'R', D: 'D' })[montre[0]] ?? '';

/** Opens the field. Returns true when the key that opened it is to go into it. */
export function editer(cell, { nom, debut, fini }) {
  const ancien = lire(cell);
  const montre = [...cell.childNodes];
  const champ = cell.dataset.c === 'avis' ? liste(ancien, debut) : texte(ancien, cell.dataset.c);
  if (!champ) return false;
  champ.className = 'grille-champ';
  champ.setAttribute('aria-label', nom);
  // As the field has it: it changes the ends of lines.
  const origine = cell.dataset.c === 'avis' ? initiale(ancien) : champ.value;
  if (cell.dataset.c !== 'avis' && debut !== undefined) champ.value = '';
  cell.replaceChildren(champ);
  cell.dataset.ouverte = '';
  champ.focus();
  if (debut === undefined) champ.select?.();
  let close = false;

  function fermer(valeur, suite) {
    if (close) return;
    close = true;
    delete cell.dataset.ouverte;
    cell.replaceChildren(...montre);
    fini(valeur === origine ? null : valeur, suite);
  }

  champ.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    const suite = { Enter: 'bas', Tab: event.shiftKey ? 'precedente' : 'suivante', Escape: 'ici' }[event.key];
    if (!suite || (event.key === 'Enter' && event.shiftKey && champ.tagName === 'TEXTAREA')) return;
    event.preventDefault();
    fermer(event.key === 'Escape' ? null : champ.value, suite);
  });
  champ.addEventListener('blur', () => fermer(champ.value, ''));
  return champ.tagName !== 'SELECT';
}

function texte(ancien, nom) {
  const champ = document.createElement(LONGUEUR[nom] ? 'textarea' : 'input');
  champ.autocomplete = 'off';
  champ.value = ancien;
  if (LONGUEUR[nom]) { champ.maxLength = LONGUEUR[nom]; champ.rows = 4; } else champ.inputMode = 'decimal';
  return champ;
}

// A list by initials: the letter that opens it chooses.
function liste(ancien, debut) {
  const choisi = debut === undefined ? initiale(ancien) : debut.toUpperCase();
  if (!AVIS.some(([valeur]) => valeur === choisi)) return null;
  const champ = document.createElement('select');
  for (const [valeur, libelle] of AVIS) champ.append(new Option(libelle, valeur, false, valeur === choisi));
  return champ;
}
