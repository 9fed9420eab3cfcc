// The fields of a form: which are kept, what they hold, what the page said, and how to give them a value. A field is known by its name, which several controls may share.
const CHAMPS = ':is(input, select, textarea):not([type="hidden"], [type="password"], [type="file"], [type="submit"], [autocomplete="one-time-code"])';
export const SECRET = '[data-sans-garde]';

// What belongs to the form from elsewhere (the ticks of a table) is no text of it.
export const tous = (form) => [...form.elements].filter((control) => control.matches(CHAMPS) && control.name && form.contains(control));
export const champs = (form) => tous(form).filter((control) => !control.matches(SECRET));
export const nommes = (form, nom) => tous(form).filter((control) => control.name === nom);
export const noms = (controls) => new Set(controls.map((control) => control.name));
export const estTape = (control) => !control.options && !estCoche(control);
const estCoche = (control) => control.type === 'checkbox' || control.type === 'radio';
const options = (control, origine) => {
  const choisies = [...control.options].filter((option) => (origine ? option.defaultSelected : option.selected));
  return choisies.length === 0 && !control.multiple ? [...control.options].slice(0, 1) : choisies;
};

// The values of the controls of one name, as typed or as the page came (origine).
export const lire = (controls, origine = false) => controls.flatMap((control) => {
  if (estCoche(control)) return (origine ? control.defaultChecked : control.checked) ? [control.value] : [];
  if (control.options) return options(control, origine).map((option) => option.value);
  return [(origine ? control.defaultValue : control.value).replace(/\r\n?/g, '\n')];
});

// The same, in the words of the page.
export const dire = (controls, origine) => controls.flatMap((control) => {
  if (estCoche(control)) return (origine ? control.defaultChecked : control.checked) ? [libelle(control)] : [];
  return control.options ? options(control, origine).map((option) => option.text) : lire([control], origine);
}).join('\n');

export const libelle = (control) => control.labels?.[0]?.textContent.trim() || control.getAttribute('aria-label') || '';
// The server gives spaces one shape.
export const egaliser = (texte) => texte.normalize('NFC').replace(/\s+/g, ' ').trim();
export const pareils = (a, b) => memes(a.map(egaliser), b.map(egaliser));
export const memes = (a, b) => a.length === b.length && a.every((value, rang) => value === b[rang]);

export function poser(controls, valeurs) {
  const textes = [...valeurs];
  for (const control of controls) {
    if (estCoche(control)) control.checked = valeurs.includes(control.value);
    else if (control.options) [...control.options].forEach((option) => { option.selected = valeurs.includes(option.value); });
    else control.value = textes.shift() ?? '';
  }
}

export function changer(controls, valeurs) {
  poser(controls, valeurs);
  for (const nom of ['input', 'change']) controls[0].dispatchEvent(new Event(nom, { bubbles: true }));
  controls[0].focus();
}
