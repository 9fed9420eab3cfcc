// A field is shown when an earlier answer says so; the server applies the same condition:
//   <div data-si="projet.experimental" data-si-operateur="Egal|Different|Contient|Rempli" data-si-valeur="oui">
// Outside the form, such a block names it: data-formulaire="id of the form".
export function initConditions(form) {
  const outside = form.id ? document.querySelectorAll(`[data-si][data-formulaire="${CSS.escape(form.id)}"]`) : [];
  const fields = [...form.querySelectorAll('[data-si]'), ...outside];
  const update = () => fields.forEach((field) => { field.hidden = !holds(form, field.dataset); });
  form.addEventListener('input', update);
  form.addEventListener('change', update);
  update();
}

function holds(form, { si, siOperateur, siValeur }) {
  const source = form.querySelector(`[name="${CSS.escape(si)}"]`);
  // A field whose source is itself hidden is not asked either; a source on another page was judged by the server.
  if (!source) return true;
  if (source.closest('[data-si]')?.hidden) return false;
  const values = new FormData(form).getAll(si).map(String).filter((value) => value.trim() !== '');
  switch (siOperateur) {
    case 'Rempli': return values.length > 0;
    case 'Different': return !values.includes(siValeur);
    default: return values.includes(siValeur);
  }
}
