// One click, one request. The server stays the judge: this only spares people a doubt.
// A form whose answer is a file to download leaves the page in place: <form data-plusieurs-envois>.
export function initSubmitGuard(root) {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || 'plusieursEnvois' in form.dataset || event.defaultPrevented) return;
    if (form.dataset.envoye) { event.preventDefault(); return; }
    form.dataset.envoye = 'oui';
    // aria-disabled, not disabled: a disabled button would not send its own name and value.
    form.querySelectorAll('button:not([type="button"])').forEach((button) => button.setAttribute('aria-disabled', 'true'));
  });
  // Coming back with the browser's Back button must give a form that can be sent.
  window.addEventListener('pageshow', () => root.querySelectorAll('form[data-envoye]').forEach((form) => {
    delete form.dataset.envoye;
    form.querySelectorAll('button[aria-disabled]').forEach((button) => button.removeAttribute('aria-disabled'));
  }));
}
