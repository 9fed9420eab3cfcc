import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';

// The session, live: the server says that something moved, the page reads itself again with its own rights, and what is being typed is never touched.
// Not live, it reads itself again every 12 seconds and says so. <div data-seance-directe="its address" data-seance="id" data-point="id">
const RYTHME_HORS_LIGNE = 12_000;
const RYTHME_EN_DIRECT = 30_000;
const planche = document.getElementById('planche');
const adresse = planche.dataset.seanceDirecte;
let quittee = false, rejointe = false, enDirect = false, dernier = Date.now(), essai = Date.now(), lecture = null, encore = null;

const champs = (racine) => racine.querySelectorAll('input:not([type="hidden"]), select, textarea');
const modifie = (champ) => {
  if (champ.type === 'radio' || champ.type === 'checkbox') return champ.checked !== champ.defaultChecked;
  if (champ.options) return [...champ.options].some((option) => option.selected !== option.defaultSelected);
  return champ.value !== champ.defaultValue;
};
const enCours = (form) => [...form.elements].some((champ) => champ.name && champ.type !== 'hidden' && champ.tagName !== 'BUTTON' && (modifie(champ) || champ === document.activeElement));
const ecrit = (noeud) => [...noeud.querySelectorAll?.('form') ?? []].some(enCours);
const formulaires = (racine) => [...racine.querySelectorAll('form[id]')].map((form) => form.id).sort().join();

// Only what changed is touched: focus, scroll, open panels and typed fields stay.
function fondre(vieux, neuf) {
  if (vieux.nodeType !== neuf.nodeType || vieux.nodeName !== neuf.nodeName || vieux.id !== neuf.id) { if (!ecrit(vieux)) vieux.replaceWith(neuf); return; }
  if (vieux.nodeType !== Node.ELEMENT_NODE) { if (vieux.data !== neuf.data) vieux.data = neuf.data; return; }
  // What was refused stays as it was typed, with its reason, until it is sent again.
  if (vieux.matches('[data-refuse="oui"]')) return;
  // Phrases made into buttons are those of the page.
  if (vieux.matches('[data-phrases]') && vieux.querySelector('button')) return;
  if (vieux.matches('[data-direct-etat], [data-liste]') && !neuf.dataset.liste) return;
  const form = vieux.form ?? (vieux.nodeName === 'FORM' ? vieux : null);
  if (form && vieux.nodeName !== 'BUTTON' && enCours(form)) return;
  if (vieux.isEqualNode(neuf) && !vieux.querySelector?.('input, select, textarea') && !vieux.matches('input, select, textarea')) return;
  for (const { name } of [...vieux.attributes]) if (!neuf.hasAttribute(name) && name !== 'open' && name !== 'hidden') vieux.removeAttribute(name);
  for (const { name, value } of [...neuf.attributes]) if (vieux.getAttribute(name) !== value && name !== 'hidden') vieux.setAttribute(name, value);
  if (vieux.nodeName === 'TEXTAREA') { vieux.value = neuf.value; vieux.defaultValue = neuf.defaultValue; return; }
  if (vieux.nodeName === 'INPUT') {
    if (vieux.type === 'radio' || vieux.type === 'checkbox') vieux.checked = neuf.defaultChecked;
    else vieux.value = neuf.defaultValue;
    return;
  }
  enfants(vieux, neuf);
  if (vieux.nodeName === 'SELECT') [...vieux.options].forEach((option) => { option.selected = option.defaultSelected; });
}

function enfants(vieux, neuf) {
  const parId = new Map([...vieux.children].filter((enfant) => enfant.id).map((enfant) => [enfant.id, enfant]));
  const voulus = [...neuf.childNodes];
  voulus.forEach((enfant, rang) => {
    const ici = vieux.childNodes[rang];
    const meme = enfant.id ? parId.get(enfant.id) : ici?.id ? null : ici;
    if (!meme) { vieux.insertBefore(enfant, ici ?? null); return; }
    if (meme !== ici) vieux.insertBefore(meme, ici ?? null);
    fondre(meme, enfant);
  });
  [...vieux.childNodes].slice(voulus.length).filter((enfant) => !ecrit(enfant)).forEach((enfant) => enfant.remove());
}

// One reading at a time; what came meanwhile asks for one more.
function relire(liste) {
  if (lecture) { encore = encore || liste ? 'liste' : 'point'; return lecture; }
  lecture = lire(liste).finally(() => {
    lecture = null;
    if (encore) { const avecListe = encore === 'liste'; encore = null; relire(avecListe); }
  });
  return lecture;
}

async function lire(liste) {
  essai = Date.now();
  try {
    const reponse = await fetch(`${planche.dataset.fragment}?liste=${Boolean(liste)}`, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
    if (reponse.status === 404 || reponse.status === 401) { if (!planche.querySelector('[data-perdue]')) remplacer(reponse.status); return; }
    if (!reponse.ok) throw new Error(reponse.statusText);
    const neuf = document.createElement('div');
    neuf.append(...new DOMParser().parseFromString(await reponse.text(), 'text/html').body.childNodes);
    dernier = Date.now();
    enDirect = rejointe;
    // Other forms than those of the page: it opens again, unless someone is writing in it.
    if (formulaires(planche) !== formulaires(neuf) && ![...champs(planche)].some(modifie)) { rouvrir(); return; }
    enfants(planche, neuf);
    dire();
  } catch { hors(); }
}

// What is typed while the page comes stays: the page does not come, the next reading decides again.
function rouvrir() {
  if (quittee) return;
  planche.addEventListener('input', () => window.stop(), { once: true });
  location.replace(adresse);
}

function remplacer(code) {
  const message = document.createElement('p');
  message.className = 'bandeau bandeau--avertissement';
  message.setAttribute('role', 'alert');
  message.dataset.perdue = '';
  message.textContent = code === 401 ? 'Votre session est terminée : connectez-vous de nouveau pour suivre la séance.' : 'Ce point ne vous est plus montré.';
  // From a déport on, nothing of it stays on the screen.
  if (code === 404) planche.replaceChildren(message); else planche.prepend(message);
}

function dire() {
  const place = planche.querySelector('[data-direct-etat]');
  if (!place) return;
  place.dataset.etat = enDirect ? 'direct' : 'hors';
  const depuis = Math.round((Date.now() - dernier) / 1_000);
  const texte = enDirect ? 'en direct ●' : `hors ligne : actualisé il y a ${depuis} s`;
  if (place.firstChild?.data !== texte) place.replaceChildren(document.createTextNode(texte));
  if (!enDirect && !place.querySelector('button')) {
    const bouton = Object.assign(document.createElement('button'), { type: 'button', className: 'bouton-lien', textContent: 'Actualiser' });
    bouton.addEventListener('click', () => relire(true));
    place.append(' ', bouton);
  }
}

function hors() { enDirect = false; dire(); }

// No negotiation: any node takes the socket.
const connexion = new HubConnectionBuilder().withUrl('/direct', { skipNegotiation: true, transport: HttpTransportType.WebSockets }).configureLogging(LogLevel.None).build();
connexion.on('point', (liste) => relire(liste));
connexion.on('seance', (liste) => relire(liste));
connexion.on('edition', (financeur, nom) => {
  const rang = document.getElementById(`l-${financeur.replaceAll('-', '')}`)?.querySelector('[role="rowheader"]');
  if (!rang) return;
  rang.querySelector('.planche-edition')?.remove();
  if (nom) rang.append(Object.assign(document.createElement('span'), { className: 'planche-edition', textContent: ` ${nom} modifie la ligne` }));
});
connexion.onclose(() => { rejointe = false; hors(); reprendre(); });

// Without end: the room may lose its network for an hour.
async function reprendre(attente = 500) {
  if (connexion.state !== HubConnectionState.Disconnected) return;
  try {
    await connexion.start();
    if (!await connexion.invoke('Rejoindre', planche.dataset.seance, planche.dataset.point || null)) throw new Error('refused');
    rejointe = true;
    // What happened meanwhile.
    await relire(true);
  } catch {
    await connexion.stop();
    hors();
    setTimeout(() => reprendre(Math.min(attente * 2, 15_000)), attente);
  }
}

setInterval(() => {
  if (Date.now() - essai > (enDirect ? RYTHME_EN_DIRECT : RYTHME_HORS_LIGNE) && !document.hidden) relire(true);
  dire();
}, 1_000);
// Whoever follows a link or sends a form goes there, and is not brought back here.
window.addEventListener('beforeunload', () => { quittee = true; });
window.addEventListener('pageshow', () => { quittee = false; });
window.addEventListener('online', () => { relire(true); reprendre(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) relire(true); });

// « X modifie la ligne », for those who look at the same item.
for (const [evenement, encoreLa] of [['focusin', true], ['focusout', false]]) {
  planche.addEventListener(evenement, ({ target }) => {
    const financeur = target.form?.dataset.ligneDe;
    if (financeur && connexion.state === HubConnectionState.Connected) connexion.invoke('Editer', financeur, encoreLa).catch(() => {});
  });
}

// Keys: Ctrl + Enter closes and opens the next; c notes a consensus; Escape gives a line its value back; arrows change of line.
document.addEventListener('keydown', (event) => {
  if (event.isComposing || document.querySelector('dialog[open]')) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const cle = planche.querySelector('[data-touche="Enter"]');
    if (cle) { event.preventDefault(); cle.form.requestSubmit(cle); }
    return;
  }
  if (event.key === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.('input, select, textarea')) {
    planche.querySelector('[data-touche="c"]')?.click();
    return;
  }
  const champ = event.target.closest?.('.planche-grille input, .planche-grille select');
  if (!champ) return;
  if (event.key === 'Escape') { champ.value = champ.defaultValue ?? champ.value; champ.dispatchEvent(new Event('input', { bubbles: true })); return; }
  if (champ.tagName === 'INPUT' && champ.type !== 'date' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const memes = [...planche.querySelectorAll(`.planche-grille [name="${champ.name}"]`)];
    const voisin = memes[memes.indexOf(champ) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (voisin) { event.preventDefault(); voisin.focus(); voisin.select(); }
  }
});

// Read again where one was writing: the browser would go to the anchor once the page is there, and take the focus away. The item of the list in sight.
const [, ici] = /^#(l-[0-9a-f]{32})$/.exec(location.hash) ?? [];
if (ici) {
  history.replaceState(history.state, '', location.pathname + location.search);
  document.getElementById(ici)?.querySelector('input:not([type="hidden"])')?.focus();
}
planche.querySelector('.planche-liste [aria-current]')?.scrollIntoView({ block: 'center' });
dire();
reprendre();
