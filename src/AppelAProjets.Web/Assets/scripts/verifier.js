// The file to verify is hashed here and stays in the browser: only its SHA-256 is sent. Without Web Crypto, or this script, the server reads the file and forgets it.
export function initVerifier(form) {
  const file = form.querySelector('input[type="file"]');
  const hash = form.querySelector('input[name="Saisie.Empreinte"]');
  if (!globalThis.crypto?.subtle) return;
  // Coming back by the browser's Back button: another file may be chosen.
  window.addEventListener('pageshow', () => { file.disabled = false; hash.value = ''; });
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
  });
  form.addEventListener('submit', async (event) => {
    if (file.files.length === 0) return;
    event.preventDefault();
    const digest = await crypto.subtle.digest('SHA-256', await file.files[0].arrayBuffer());
    hash.value = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    file.disabled = true;
    HTMLFormElement.prototype.submit.call(form);
  });
}
