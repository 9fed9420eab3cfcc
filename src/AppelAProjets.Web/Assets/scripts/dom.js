/** A new element with its class and its text. */
export function element(tag, className = '', text = '') {
  const created = document.createElement(tag);
  if (className) created.className = className;
  created.textContent = text;
  return created;
}

/** What someone else wrote meanwhile, and the choice of one text or the other. */
export function entreTemps(auteur, texte, { garder, prendre }) {
  const quote = element('div', 'govuk-inset-text entre-temps');
  quote.append(element('strong', '', auteur), element('p', 'texte-libre', texte || '(effacé)'));
  const mine = element('button', 'govuk-button govuk-button--secondary', 'Garder le mien');
  const theirs = element('button', 'govuk-button govuk-button--secondary', 'Prendre l’autre');
  mine.type = theirs.type = 'button';
  mine.addEventListener('click', garder);
  theirs.addEventListener('click', prendre);
  return [quote, mine, theirs];
}

/** Beside a field, where its error message stands. */
export function avantLeChamp(control, box) {
  (control.closest('.travail-touches') ?? control.closest('.champ-suffixe') ?? control.closest('.govuk-radios, .govuk-checkboxes') ?? control).before(box);
}
