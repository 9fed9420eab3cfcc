// Live total of the weights: <form data-grille> with <input data-grille-poids>, the box that removes the row and <output data-grille-total>.
export function initGrille(form) {
  const total = form.querySelector('[data-grille-total]');
  const update = () => {
    let sum = 0;
    form.querySelectorAll('[data-grille-poids]').forEach((input) => {
      const removed = input.closest('fieldset').querySelector('input[type="checkbox"]')?.checked;
      if (!removed) sum += Number.parseInt(input.value, 10) || 0;
    });
    const rest = sum < 100 ? `, il en reste ${100 - sum} à répartir` : sum > 100 ? `, il y en a ${sum - 100} de trop` : '';
    total.textContent = `${sum} sur 100${rest}`;
    total.dataset.juste = sum === 100 ? 'oui' : 'non';
  };
  form.addEventListener('input', update);
  update();
}
