// Rows of a repeated field are all in the page, the empty ones hidden: <fieldset data-ligne="x" hidden>… <button data-ajouter="x">
export function initLignes(button) {
  const next = () => document.querySelector(`[data-ligne="${button.dataset.ajouter}"][hidden]`);
  button.addEventListener('click', () => {
    const line = next();
    line.hidden = false;
    line.querySelector('input:not([type="hidden"]), select, textarea').focus();
    button.hidden = !next();
  });
  button.hidden = !next();
}

// Percents that must make 100: <fieldset data-somme="100"> … <output data-somme-total>
export function initSomme(group) {
  const total = group.querySelector('[data-somme-total]');
  const update = () => {
    const parts = [...group.querySelectorAll('input[inputmode="numeric"]')].map((input) => Number.parseInt(input.value, 10) || 0);
    total.textContent = parts.reduce((sum, part) => sum + part, 0);
  };
  group.addEventListener('input', update);
}
