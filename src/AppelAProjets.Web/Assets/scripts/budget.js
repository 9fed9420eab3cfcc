import { formatAmount, parseAmount } from './amounts.js';

// Live balance of a budget form:
//   <form data-budget>
//     <div data-budget-nature="charge|produit" data-budget-compte="60"><input></div>   leaf accounts only; or on the input itself
//     <output data-budget-total="charge|produit|86|87">                     totals (86 and 87 apart from the others)
//     <p data-budget-bilan role="status">                                   the sentence that says what is missing
const PAUSE = 500;

export function initBudget(form) {
  let timer;
  const update = () => {
    const totals = sum(form);
    form.querySelectorAll('[data-budget-total]').forEach((cell) => { cell.textContent = formatAmount(totals[cell.dataset.budgetTotal] ?? 0); });
    clearTimeout(timer);
    timer = setTimeout(() => announce(form.querySelector('[data-budget-bilan]'), sentence(totals)), PAUSE);
  };
  form.addEventListener('input', update);
  update();
}

function sum(form) {
  const totals = { charge: 0, produit: 0, 86: 0, 87: 0, illisibles: 0 };
  form.querySelectorAll('[data-budget-nature]').forEach((line) => {
    const amount = parseAmount((line.querySelector('input') ?? line).value);
    const account = line.dataset.budgetCompte.slice(0, 2);
    if (amount === null) totals.illisibles += 1;
    else totals[account === '86' || account === '87' ? account : line.dataset.budgetNature] += amount;
  });
  return totals;
}

/** What the person must know, in one sentence or two. */
export function sentence(totals) {
  if (totals.illisibles > 0) return 'Un montant est négatif ou ne peut pas être lu : écrivez par exemple 1 234,56.';
  const gap = totals.charge - totals.produit;
  const budget = totals.charge === 0 && totals.produit === 0
    ? 'Aucun montant pour le moment.'
    : gap === 0
    ? `Le budget est équilibré : ${formatAmount(totals.charge)} de charges et de produits.`
    : `Il manque ${formatAmount(Math.abs(gap))} de ${gap > 0 ? 'produits' : 'charges'}.`;
  const inKind = totals[86] - totals[87];
  return inKind === 0 ? budget : `${budget} Contributions volontaires : il manque ${formatAmount(Math.abs(inKind))} au compte ${inKind > 0 ? '87' : '86'}.`;
}

function announce(target, text) {
  if (target && target.textContent !== text) target.textContent = text;
}
