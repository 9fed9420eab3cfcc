// The session of this page: whose it is, is it still open, and the token of its forms.
const XHR = { 'X-Requested-With': 'XMLHttpRequest' };

/** The account that this page was made for; empty for a visitor. */
export const compte = document.body.dataset.compte;

/** Is the session of this page open? Takes the token of the day into its forms. Throws when the portal does not answer. */
export const estOuverte = async () => (await lireLaSession()).ouverte;

/** ouverte: for the account of this page; autre: the token of the session, when it is another account's. */
export async function lireLaSession() {
  // This header makes an ended session answer 401 instead of leading to the sign-in page.
  const response = await fetch('/session', { headers: XHR });
  if (response.status === 401) return { ouverte: false };
  if (!response.headers.get('content-type')?.includes('json')) return { ouverte: true };
  const session = await response.json();
  // What is on this page belongs to someone else: nothing of it may be sent in the name of the person who just came in.
  if (session.compte !== compte) return { ouverte: false, autre: session.jeton };
  document.querySelectorAll('[name="__RequestVerificationToken"]').forEach((field) => { field.value = session.jeton; });
  return { ouverte: true };
}
