import { avantLeChamp, element } from './dom.js';

// What is wrong in what is kept (an end before its start, shares of 90 %) is said beside its field as soon as a field is left, in the words and
// the markup of the server, which alone has the rules. An answer that does not come is not waited for: the next field left asks again.
export function initCoherence(form, address) {
  const annonce = form.appendChild(element('div', 'govuk-visually-hidden'));
  annonce.setAttribute('role', 'status');
  let derniere = 0;

  async function verifier() {
    const rang = ++derniere;
    const fautes = await demander();
    if (fautes && rang === derniere) montrer(fautes);
  }

  async function demander() {
    try {
      const response = await fetch(`${address}/coherence`, { cache: 'no-store', headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      return response.ok ? await response.json() : null;
    } catch { return null; }
  }

  function montrer(fautes) {
    const dites = new Map(fautes.filter(({ champ, id }) => cible(champ, id)).map((faute) => [faute.id, faute]));
    form.querySelectorAll('[data-incoherence]').forEach((box) => { if (dites.get(box.dataset.incoherence)?.message !== box.lastChild.textContent) retirer(box); });
    const nouvelles = [...dites.values()].filter(({ id }) => !document.getElementById(`${id}-erreur`) && !document.getElementById(`${id}-direct`));
    nouvelles.forEach(poser);
    annonce.textContent = nouvelles.map(({ message }) => message).join(' ');
  }

  // A field, or a group that has no field of that name.
  const controle = (champ) => form.querySelector(`[name="${CSS.escape(champ)}"]`);
  const cible = (champ, id) => controle(champ) ?? form.querySelector(`#${CSS.escape(id)}`);

  function poser({ champ, id, message }) {
    const box = element('p', 'govuk-error-message');
    box.id = `${id}-erreur`;
    Object.assign(box.dataset, { incoherence: id, champ });
    box.append(element('span', 'govuk-visually-hidden', 'Erreur : '), message);
    const control = controle(champ);
    if (control) avantLeChamp(control, box);
    else cible(champ, id).querySelector('.govuk-hint, legend').after(box);
    marquer(cible(champ, id), box.id, true);
  }

  function retirer(box) {
    const id = box.dataset.incoherence;
    marquer(box.dataset.champ ? cible(box.dataset.champ, id) : form.querySelector(`#${CSS.escape(id)}`) ?? box.closest('fieldset'), box.id, false);
    box.remove();
  }

  function marquer(target, erreur, faux) {
    const dit = ['radio', 'checkbox'].includes(target.type) ? target.closest('fieldset') ?? target : target;
    const ids = new Set((dit.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== erreur));
    if (faux) ids.add(erreur);
    if (ids.size > 0) dit.setAttribute('aria-describedby', [...ids].join(' '));
    else dit.removeAttribute('aria-describedby');
    if (dit.matches('fieldset')) return;
    if (faux) dit.setAttribute('aria-invalid', 'true');
    else dit.removeAttribute('aria-invalid');
    for (const classe of ['govuk-input', 'govuk-select', 'govuk-textarea']) if (dit.classList.contains(classe)) dit.classList.toggle(`${classe}--error`, faux);
    dit.closest('.govuk-form-group')?.classList.toggle('govuk-form-group--error', faux && !dit.closest('.ligne-saisie'));
  }

  return { verifier };
}
