// Signs in again without leaving the page: the sign-in form is fetched, filled in a dialog, sent; the page and what was typed stay as they are.
const CONNEXION = '/connexion';
const PAUSE = 1_000;
let pending, lastKey = -PAUSE;
document.addEventListener('keydown', () => { lastKey = performance.now(); }, { capture: true, passive: true });

/** Resolves once the session is open again. */
export function reconnecter() {
  pending ??= pause().then(open).finally(() => { pending = undefined; });
  return pending;
}

// The dialog takes the keyboard: never in the middle of a word, which would go astray.
async function pause() {
  while (performance.now() - lastKey < PAUSE) await new Promise((resolve) => { setTimeout(resolve, PAUSE / 4); });
}

function open() {
  const dialog = build();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const done = () => { dialog.close(); dialog.remove(); resolve(); };
    dialog.querySelector('form').addEventListener('submit', async (event) => {
      event.preventDefault();
      const message = await attempt(new FormData(event.target));
      if (message === null) done();
      else dialog.querySelector('[role="alert"]').textContent = message;
    });
    // Signed in from another tab: the session is shared.
    document.addEventListener('visibilitychange', async () => { if (dialog.open && !document.hidden && await isOpen()) done(); });
  });
}

async function attempt(typed) {
  try {
    const page = await parse(await fetch(CONNEXION));
    const form = page.querySelector('main form[method="post"]');
    if (!form) return await isOpen() ? null : 'La page de connexion ne répond pas. Réessayez dans un instant.';
    const body = new FormData(form);
    body.set(form.querySelector('[type="email"]').name, typed.get('courriel'));
    body.set(form.querySelector('[type="password"]').name, typed.get('mot-de-passe'));
    const answer = await fetch(form.getAttribute('action') || CONNEXION, { method: 'POST', body });
    if (await isOpen()) return null;
    if (answer.url.includes('/connexion/')) return 'Votre compte demande un code. Ouvrez la page de connexion dans un nouvel onglet, puis revenez ici.';
    return (await parse(answer)).querySelector('.govuk-error-summary__list')?.textContent.trim() || 'La connexion n’a pas réussi. Vérifiez votre adresse et votre mot de passe.';
  } catch {
    return 'Le portail ne répond pas. Vérifiez votre connexion, puis réessayez.';
  }
}

const parse = async (response) => new DOMParser().parseFromString(await response.text(), 'text/html');

async function isOpen() {
  const response = await fetch('/compte', { headers: { 'X-Requested-With': 'XMLHttpRequest' }, redirect: 'manual' });
  return response.ok;
}

function build() {
  const dialog = document.createElement('dialog');
  dialog.className = 'fenetre';
  dialog.setAttribute('aria-labelledby', 'reconnexion-titre');
  dialog.innerHTML = `
    <form>
      <h2 id="reconnexion-titre">Votre session est terminée</h2>
      <p>Rien n’est perdu : votre texte est encore dans cette page. Reconnectez-vous pour l’enregistrer.</p>
      <p class="govuk-error-message" role="alert"></p>
      <div class="govuk-form-group"><label class="govuk-label" for="reconnexion-courriel">Adresse électronique</label>
        <input class="govuk-input" id="reconnexion-courriel" name="courriel" type="email" autocomplete="username" required></div>
      <div class="govuk-form-group"><label class="govuk-label" for="reconnexion-mot-de-passe">Mot de passe</label>
        <input class="govuk-input" id="reconnexion-mot-de-passe" name="mot-de-passe" type="password" autocomplete="current-password" required></div>
      <div class="boutons"><button class="govuk-button">Me reconnecter</button> <a href="${CONNEXION}" target="_blank" rel="noopener">Ouvrir la page de connexion dans un nouvel onglet</a></div>
    </form>`;
  // Closing it would leave text that nothing keeps.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  return dialog;
}
