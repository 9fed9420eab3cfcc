// In meeting, one person leads from the keyboard: arrows turn the dossiers, Ctrl + Enter keeps the avis.
const DE_SAISIE = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable]';

export function initProjection() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.ctrlKey) {
      if (event.key !== 'Enter') return;
      const form = document.querySelector('.projection form');
      event.preventDefault();
      form?.requestSubmit(form.querySelector('button[type="submit"]'));
      return;
    }
    // In a field, and on radios, the arrows are the field's.
    if (event.target.closest(`${DE_SAISIE}, input`)) return;
    const rel = { ArrowRight: 'next', PageDown: 'next', ArrowLeft: 'prev', PageUp: 'prev' }[event.key];
    const link = rel && document.querySelector(`.reunion-nav a[rel="${rel}"]`);
    if (!link || (event.key.startsWith('Page') && document.documentElement.scrollHeight > window.innerHeight)) return;
    event.preventDefault();
    link.click();
  });
}
