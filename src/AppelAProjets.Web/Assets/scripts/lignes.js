import { formatAmount, parseAmount } from './amounts.js';

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

// Live total of a group, in whole percents or in euros: <fieldset data-somme="pourcents|euros"> … <output data-somme-total>
export function initSomme(group) {
  const total = group.querySelector('[data-somme-total]');
  const inEuros = group.dataset.somme === 'euros';
  const update = () => {
    const values = [...group.querySelectorAll('input[inputmode]')].map((input) => (inEuros ? parseAmount(input.value) : Number.parseInt(input.value, 10)) || 0);
    const sum = values.reduce((before, value) => before + value, 0);
    total.textContent = inEuros ? formatAmount(sum) : sum;
  };
  group.addEventListener('input', update);
}
