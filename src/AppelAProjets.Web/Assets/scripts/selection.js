import { tiroir } from './tiroir.js';
import { element } from './dom.js';

// The dossiers ticked, by call: they survive another page, another filter and a refusal. Without this script, the ticks of the page.
const selections = tiroir('selection');

/** The bar under the table. */
export function initSelection(form) {
  const appel = form.dataset.selection;
  const etat = form.querySelector('[data-selection-etat]');
  const vider = form.querySelector('[data-selection-vider]');
  const choisis = new Set(selections.lire(appel) ?? []);
  const coches = [...document.querySelectorAll(`input[name="ids"][form="${CSS.escape(form.id)}"]`)];

  function dire() {
    const ailleurs = choisis.size - coches.filter((coche) => coche.checked).length;
    etat.textContent = choisis.size === 0 ? 'Aucun dossier coché.'
      : `${choisis.size} ${choisis.size > 1 ? 'dossiers cochés' : 'dossier coché'}${ailleurs > 0 ? `, dont ${ailleurs} hors de cette page` : ''}.`;
    vider.hidden = choisis.size === 0;
    for (const coche of coches) coche.closest('tr')?.setAttribute('aria-selected', String(coche.checked));
  }

  function noter() {
    for (const coche of coches) if (coche.checked) choisis.add(coche.value); else choisis.delete(coche.value);
    selections.ecrire(appel, choisis.size === 0 ? null : [...choisis]);
    dire();
  }

  function cocher(lesquels) {
    coches.forEach((coche) => { coche.checked = lesquels(coche); });
    noter();
  }

  coches.forEach((coche) => { coche.checked ||= choisis.has(coche.value); coche.addEventListener('change', noter); });
  noter();
  vider.addEventListener('click', () => { choisis.clear(); cocher(() => false); });
  const page = form.querySelector('[data-selection-page]');
  page.hidden = coches.length === 0;
  page.addEventListener('click', () => cocher(() => true));
  // More than is done at once would be refused after a page: said before it leaves, and nothing is unticked.
  form.addEventListener('submit', (event) => {
    if (choisis.size > Number(form.dataset.maximum)) {
      event.preventDefault();
      etat.textContent = `${choisis.size} dossiers cochés : ${form.dataset.maximum} au plus à la fois. Décochez-en, ou filtrez le tableau pour agir en plusieurs fois.`;
      return;
    }
    form.querySelectorAll('[data-ailleurs]').forEach((champ) => champ.remove());
    for (const id of choisis) {
      if (coches.some((coche) => coche.value === id)) continue;
      const champ = Object.assign(element('input'), { type: 'hidden', name: 'ids', value: id });
      champ.dataset.ailleurs = '';
      form.append(champ);
    }
  });
}

/** The report of an action: what is done is no longer ticked, what was refused still is. */
export function initRapport(rapport) {
  const { selectionAppel: appel, selectionFaits: faits } = rapport.dataset;
  const finis = new Set(faits.split(' '));
  const restent = (selections.lire(appel) ?? []).filter((id) => !finis.has(id));
  selections.ecrire(appel, restent.length === 0 ? null : restent);
}

/** The boxes of one page: how many are ticked, all or none at once. */
export function initCocher(form) {
  const [etat, tout, rien] = ['etat', 'tout', 'rien'].map((nom) => form.querySelector(`[data-cocher-${nom}]`));
  if (!etat) return;
  const coches = [...form.querySelectorAll('input[name="coches"]')];

  function dire() {
    const nombre = coches.filter((coche) => coche.checked).length;
    etat.textContent = nombre === 0 ? 'Aucun dossier coché.' : `${nombre} ${nombre > 1 ? 'dossiers cochés' : 'dossier coché'}.`;
    [tout.hidden, rien.hidden] = [nombre === coches.length, nombre === 0];
  }

  function cocher(valeur) {
    coches.forEach((coche) => { coche.checked = valeur; });
    dire();
    (valeur ? rien : tout).focus();
  }

  form.addEventListener('change', dire);
  tout.addEventListener('click', () => cocher(true));
  rien.addEventListener('click', () => cocher(false));
  dire();
}
