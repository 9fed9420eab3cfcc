// The sheet of a dossier without a mouse: 0 to 5 choose a note, Ctrl+Enter or Alt+N, in the form or nowhere, records and opens the next, whose first field takes the focus.
// What is typed is kept by enregistrement.js.
const NOTES = /^[0-5]$/;

export function initFiche(form) {
  const suivant = form.querySelector('[data-suivant]');
  document.addEventListener('keydown', (event) => {
    const next = (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) || (event.altKey && event.code === 'KeyN');
    if (!next || event.isComposing || document.querySelector('dialog[open]')) return;
    // Another form of the sheet is sent by its own button only, and a link keeps its keys.
    const ailleurs = event.target !== document.body && !form.contains(event.target);
    if (!ailleurs || event.target.form) event.preventDefault();
    if (ailleurs) return;
    // What is being typed counts as left.
    form.requestSubmit(suivant);
  });
  form.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const notes = event.target.closest('[data-notes]');
    if (notes && NOTES.test(event.key)) choisir(event, notes, event.key);
    else if (notes && ['Backspace', 'Delete', '-'].includes(event.key)) choisir(event, notes, '');
    // Enter in an amount would send the page.
    else if (event.key === 'Enter' && event.target.matches('input[type="text"]')) { event.preventDefault(); event.target.dispatchEvent(new Event('change', { bubbles: true })); }
  });
  if (location.hash === '#travail' && !document.querySelector('.govuk-error-summary')) commencer(form);
}

function choisir(event, notes, valeur) {
  const touche = [...notes.querySelectorAll('input[type="radio"]')].find((radio) => radio.value === valeur);
  event.preventDefault();
  touche.focus();
  if (touche.checked) return;
  touche.checked = true;
  for (const nom of ['input', 'change']) touche.dispatchEvent(new Event(nom, { bubbles: true }));
}

// The browser goes to the anchor once the page is there, and takes the focus away: the anchor is left, its place is kept.
function commencer(form) {
  history.replaceState(history.state, '', location.pathname + location.search);
  document.getElementById('travail').scrollIntoView();
  premier(form)?.focus({ preventScroll: true });
}

// Of radio buttons, the one that Tab reaches.
function premier(form) {
  const champs = [...form.querySelectorAll('input:not([type="hidden"]), textarea')].filter((control) => !control.disabled);
  const [tete] = champs;
  return tete?.type === 'radio' ? champs.find((control) => control.name === tete.name && control.checked) ?? tete : tete;
}

/** A piece shown in place: <details data-apercu="address" data-type="pdf|image">. Asked of the server when it is opened, as each reading is journaled. */
export function initApercu(volet) {
  volet.addEventListener('toggle', () => {
    if (!volet.open || volet.querySelector('.apercu')) return;
    const image = volet.dataset.type === 'image';
    const apercu = document.createElement(image ? 'img' : 'iframe');
    apercu.className = image ? 'apercu' : 'apercu apercu--pdf';
    apercu.src = volet.dataset.apercu;
    apercu[image ? 'alt' : 'title'] = `Aperçu de ${volet.dataset.nom}`;
    volet.append(apercu);
  });
}
