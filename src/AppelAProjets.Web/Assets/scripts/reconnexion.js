import { estOuverte, lireLaSession } from './session.js';

// Signs in again without leaving the page: the sign-in form is fetched, filled in a dialog, sent; the page and what was typed stay as they are.
const CONNEXION = '/connexion';
const AUTRE_COMPTE = 'Ce compte n’est pas celui de cette page : rien n’est parti, et votre texte y est encore. Reconnectez-vous avec le compte qui l’a ouverte.';
const FORM = 'main form[method="post"]';
const CODE = '[autocomplete="one-time-code"]';
const CHAMPS = [['[type="email"]', 'courriel'], ['[type="password"]', 'mot-de-passe'], [CODE, 'code']];
const PAUSE = 1_000;
let pending, lastKey = -PAUSE;
document.addEventListener('keydown', () => { lastKey = performance.now(); }, { capture: true, passive: true });

/** Resolves once the session is open again. */
export function reconnecter() {
  pending ??= pause().then(open).finally(() => { pending = undefined; });
  return pending;
}

/** Resolves once the session that is being opened again is, its tokens on the page; undefined when none is. */
export const reconnexionEnCours = () => pending;

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
    let step = null;
    dialog.querySelector('form').addEventListener('submit', async (event) => {
      event.preventDefault();
      const { message, code } = await attempt(new FormData(event.target), step);
      if (message === null) { done(); return; }
      dialog.querySelector('[role="alert"]').textContent = message;
      step = code ?? null;
      askForCode(dialog, step !== null);
    });
    // Signed in from another tab: the session is shared.
    document.addEventListener('visibilitychange', async () => { if (dialog.open && !document.hidden && await estOuverte()) done(); });
  });
}

// The portal's own form is sent: of the password first, then of the code (step) for who has a second factor.
async function attempt(typed, step) {
  try {
    if (!step) await sortir();
    const form = step ?? (await parse(await fetch(CONNEXION))).querySelector(FORM);
    if (!form) return { message: await estOuverte() ? null : 'La page de connexion ne répond pas. Réessayez dans un instant.' };
    const body = new FormData(form);
    for (const [selector, name] of CHAMPS) if (form.querySelector(selector)) body.set(form.querySelector(selector).name, typed.get(name));
    const answer = await fetch(form.getAttribute('action') || CONNEXION, { method: 'POST', body });
    if (await estOuverte()) return { message: null };
    if (await sortir()) return { message: AUTRE_COMPTE };
    const page = await parse(answer);
    const error = page.querySelector('.govuk-error-summary__list')?.textContent.trim();
    if (page.querySelector(`${FORM} ${CODE}`)) return { message: error ?? '', code: page.querySelector(FORM) };
    return { message: error ?? 'La connexion n’a pas réussi. Vérifiez votre adresse et votre mot de passe.' };
  } catch {
    return { message: 'Le portail ne répond pas. Vérifiez votre connexion, puis réessayez.', code: step };
  }
}

// What is on this page belongs to who opened it: the session of another account neither sends it nor stays.
async function sortir() {
  const { autre } = await lireLaSession();
  if (!autre) return false;
  await fetch('/deconnexion', { method: 'POST', body: new URLSearchParams({ __RequestVerificationToken: autre }) });
  return true;
}

function askForCode(dialog, wanted) {
  const [first, second] = dialog.querySelectorAll('fieldset');
  if (second.disabled !== wanted) return;
  [first.hidden, first.disabled, second.hidden, second.disabled] = [wanted, wanted, !wanted, !wanted];
  dialog.querySelector('fieldset:not([hidden]) input').focus();
}

const parse = async (response) => new DOMParser().parseFromString(await response.text(), 'text/html');

function build() {
  const dialog = document.createElement('dialog');
  dialog.className = 'fenetre';
  dialog.setAttribute('aria-labelledby', 'reconnexion-titre');
  dialog.innerHTML = `
    <form>
      <h2 id="reconnexion-titre">Votre session est terminée</h2>
      <p>Rien n’est perdu : votre texte est encore dans cette page. Reconnectez-vous pour l’enregistrer.</p>
      <p class="govuk-error-message" role="alert"></p>
      <fieldset class="govuk-fieldset">
      <div class="govuk-form-group"><label class="govuk-label" for="reconnexion-courriel">Adresse électronique</label>
        <input class="govuk-input" id="reconnexion-courriel" name="courriel" type="email" autocomplete="username" required></div>
      <div class="govuk-form-group"><label class="govuk-label" for="reconnexion-mot-de-passe">Mot de passe</label>
        <input class="govuk-input" id="reconnexion-mot-de-passe" name="mot-de-passe" type="password" autocomplete="current-password" required></div>
      </fieldset>
      <fieldset class="govuk-fieldset" hidden disabled>
      <div class="govuk-form-group"><label class="govuk-label" for="reconnexion-code">Code de vérification</label>
        <input class="govuk-input" id="reconnexion-code" name="code" autocomplete="one-time-code" inputmode="text" required></div>
      </fieldset>
      <div class="boutons"><button class="govuk-button">Me reconnecter</button> <a href="${CONNEXION}" target="_blank" rel="noopener">Ouvrir la page de connexion dans un nouvel onglet</a></div>
    </form>`;
  // Closing it would leave text that nothing keeps.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  return dialog;
}
