import { avantLeChamp, element, entreTemps } from './dom.js';
import { reconnecter } from './reconnexion.js';
import { compte, estOuverte } from './session.js';
import { changer, champs, dire, egaliser, estTape, libelle, lire, memes, nommes, noms, pareils, poser, SECRET, tous } from './valeurs.js';

// Nobody's text is lost. What is typed in a posted form stays in this tab, under the account, until the server says that it has it (data-saisie), the
// person discards it, signs out, or another account comes in. Left by a link, refused, sent without a session: the form gets its text back.
// Never kept: passwords, codes, files, a form or a field data-sans-garde="why" (bank details), and what a dossier keeps by itself.
const PREFIXE = 'saisie:';
const FORMES = 'form[method="post"]:not([data-enregistrement], [data-sans-garde])';
const PAUSE = 300;
// Shorter than that, a text may be anywhere on a page by chance.
const LISIBLE = 12;
// A session seen open lately is not asked about again: only a page that stayed open, or a sign-out in another tab, may have lost it.
const CONFIANCE = 5 * 60_000;
const COUPURE = 'La connexion est coupée. Votre texte est dans cette page : envoyez-le de nouveau dans un instant.';
const { saisie: accueillie, page, conflit } = document.body.dataset;
const canal = new BroadcastChannel('session');
const magasin = ouvrirLeMagasin();
const MIENS = `${PREFIXE}${compte}:`;

export function initGarde() {
  if (!compte) return;
  const gardes = new Map();
  if (magasin) initTextes(gardes);
  initEnvoi(gardes);
}

function initTextes(gardes) {
  oublier((cle, brouillon) => !cle.startsWith(MIENS) || brouillon.id === accueillie);
  for (const [cle, form] of formes(document)) gardes.set(form, garder(form, cle));
  const noter = ({ target }) => gardes.get(target.form)?.noter();
  document.addEventListener('input', noter);
  document.addEventListener('change', noter);
  window.addEventListener('pagehide', () => gardes.forEach((garde) => garde.ecrire()));
  document.querySelector('[data-deconnexion]').addEventListener('submit', () => { gardes.clear(); oublier(() => true); canal.postMessage('fermee'); });
  montrerLesAutres(new Set([...gardes.values()].map(({ cle }) => cle)));
  retourner();
}

// The browser may refuse: pages then work as they would without this script.
function ouvrirLeMagasin() {
  try { return window.sessionStorage; } catch { return null; }
}

// A form is known by where it is sent and by its first field: the same on the page, after a refusal, and on the page read again.
function* formes(racine, adresse = location.pathname) {
  for (const form of racine.querySelectorAll(FORMES)) {
    const [premier] = champs(form);
    if (champs(form).some(estTape)) yield [`${MIENS}${new URL(form.getAttribute('action') || adresse, location.origin).pathname}#${premier.id || premier.name}`, form];
  }
}

// One form: its draft holds, for each field that changed, what the page said before (avant) and what was typed (ecrit).
function garder(form, cle) {
  const brouillon = relire(cle) ?? { id: String(Date.now() + Math.random()), page: page || location.pathname + location.search, champs: {} };
  const origines = new Map();
  let attente;

  function ecrire() {
    if (attente === undefined) return;
    attente = clearTimeout(attente);
    for (const nom of noms(champs(form))) {
      const controls = nommes(form, nom);
      const avant = brouillon.champs[nom]?.avant ?? origines.get(nom) ?? lire(controls, true);
      const ecrit = lire(controls);
      if (memes(avant, ecrit)) delete brouillon.champs[nom];
      else brouillon.champs[nom] = { avant, ecrit, libelle: libelle(controls[0]) };
    }
    brouillon.le = Date.now();
    ranger(cle, brouillon);
  }

  // The name of the draft goes with the form: the server gives it back on the page that follows, once it has the text.
  function envoyer() {
    ecrire();
    if (estVide(brouillon)) return;
    brouillon.envoye = true;
    ranger(cle, brouillon);
    const accuse = form.querySelector('[name="_saisie"]') ?? form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name: '_saisie' }));
    accuse.value = brouillon.id;
  }

  reprendre(form, cle, brouillon);
  if (conflit) relireLaPage(form, cle, brouillon, origines);
  return { cle, ecrire, envoyer, noter: () => { clearTimeout(attente); attente = setTimeout(ecrire, PAUSE); }, modifie: () => attente !== undefined || !estVide(brouillon) };
}

// The answer to what was sent was lost, and the page holds it all the same: a message in its thread, a value in its field.
function estArrive(brouillon, form) {
  if (!brouillon.envoye || page) return false;
  const textes = Object.values(brouillon.champs).flatMap(({ ecrit }) => ecrit).map(egaliser).filter((texte) => texte !== '');
  const main = document.querySelector('main').cloneNode(true);
  main.querySelectorAll('form').forEach((autre) => autre.remove());
  const dit = egaliser(main.textContent);
  const garde = (texte) => dit.includes(texte) || (form && tous(form).some((control) => lire([control], true).some((value) => egaliser(value) === texte)));
  return textes.some((texte) => texte.length >= LISIBLE) && textes.every(garde);
}

// Gives the form its text back, before the other scripts read it.
function reprendre(form, cle, brouillon) {
  if (estArrive(brouillon, form)) brouillon.champs = {};
  const perdus = [], sansChamp = [];
  for (const [nom, champ] of Object.entries(brouillon.champs)) {
    const controls = nommes(form, nom);
    if (controls.length === 0) { sansChamp.push(champ); continue; }
    const actuel = lire(controls, true);
    if (pareils(actuel, champ.ecrit)) { if (!page) delete brouillon.champs[nom]; continue; }
    const ailleurs = !memes(actuel, champ.avant);
    // After a refusal the server shows what was typed, in its own way perhaps (1 234,00): only what it left out is given back.
    if (page && ailleurs && actuel.some((value) => value !== '')) continue;
    if (!page && ailleurs) comparer(controls, champ, dire(controls, true), actuel);
    poser(controls, champ.ecrit);
    montrer(controls[0]);
    perdus.push(nom);
  }
  delete brouillon.envoye;
  ranger(cle, brouillon);
  if (perdus.length + sansChamp.length === 0) return;
  form.prepend(annonce(brouillon, sansChamp, () => {
    brouillon.champs = {};
    ranger(cle, brouillon);
    if (perdus.length === 0) champs(form)[0].focus();
    perdus.reverse().forEach((nom) => changer(nommes(form, nom), lire(nommes(form, nom), true)));
  }));
}

function montrer(control) {
  control.closest('[data-ligne][hidden]')?.removeAttribute('hidden');
  for (let volet = control.closest('details'); volet; volet = volet.parentElement.closest('details')) volet.open = true;
}

// Someone else wrote meanwhile. What this person did not touch takes their version, what both wrote is shown twice, and the form may be sent again.
async function relireLaPage(form, cle, brouillon, origines) {
  const response = await fetch(page);
  const lue = new Map(formes(new DOMParser().parseFromString(await response.text(), 'text/html'), page)).get(cle);
  if (!lue) return;
  for (const nom of noms(tous(form))) {
    const [controls, autres] = [nommes(form, nom), nommes(lue, nom)];
    const actuel = lire(autres, true);
    if (autres.length === 0 || memes(actuel, lire(controls))) continue;
    const champ = brouillon.champs[nom] ?? (controls[0].matches(SECRET) ? {} : null);
    if (champ === null) { origines.set(nom, actuel); poser(controls, actuel); }
    else if (!champ.avant || !memes(actuel, champ.avant)) comparer(controls, champ, dire(autres, true), actuel);
  }
  lue.querySelectorAll('[type="hidden"][name$="ersion"]').forEach(({ name, value }) => {
    form.querySelectorAll(`[type="hidden"][name="${CSS.escape(name)}"]`).forEach((version) => { version.value = value; });
  });
}

function comparer(controls, champ, texte, actuel) {
  const box = element('div');
  const choisir = (valeurs) => { champ.avant = actuel; box.remove(); changer(controls, valeurs); };
  box.append(...entreTemps('Enregistré entre-temps, dans une autre page ou par quelqu’un d’autre', texte, { garder: () => choisir(lire(controls)), prendre: () => choisir(actuel) }));
  avantLeChamp(controls[0], box);
}

function annonce(brouillon, citations, effacer) {
  const bandeau = element('div', 'bandeau bandeau--avertissement');
  bandeau.setAttribute('role', 'status');
  const phrase = element('p', '', ` Vous l’aviez écrit le ${quand(brouillon.le)}.`);
  phrase.prepend(element('strong', '', 'Texte retrouvé, non enregistré.'));
  const bouton = element('button', 'bouton-lien', 'Effacer ce texte');
  bouton.type = 'button';
  bouton.addEventListener('click', () => { bandeau.remove(); effacer(); });
  bandeau.append(phrase, ...citations.flatMap((champ) => [element('p', 'note', champ.libelle), element('p', 'texte-libre', champ.ecrit.join('\n'))]), bouton);
  return bandeau;
}

function quand(instant) {
  const paris = (options) => new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', ...options }).format(instant);
  return `${paris({ dateStyle: 'long' }).replace(/^1 /, '1er ')} à ${paris({ timeStyle: 'short' }).replace(/^0(?=\d)/, '').replace(':', ' h ')}`;
}

// The form of a text is not on the page any more (the dossier moved on, for instance): the text is shown, to be copied.
function montrerLesAutres(presentes) {
  const main = document.querySelector('main');
  for (const [cle, brouillon] of brouillons()) {
    const ici = brouillon.envoye || [brouillon.page.split('?')[0], cle.slice(MIENS.length).split('#')[0]].includes(location.pathname);
    if (presentes.has(cle) || !ici) continue;
    if (estArrive(brouillon)) { magasin.removeItem(cle); continue; }
    // What the server says comes first.
    const [dernier] = [...main.querySelectorAll(':scope > .bandeau[role]')].reverse();
    const texte = annonce(brouillon, Object.values(brouillon.champs), () => { magasin.removeItem(cle); main.tabIndex = -1; main.focus(); });
    if (dernier) dernier.after(texte); else main.prepend(texte);
    delete brouillon.envoye;
    ranger(cle, brouillon);
  }
}

// A token that was no longer valid: the form again, with its text.
function retourner() {
  const lien = document.querySelector('[data-retour-au-formulaire]');
  if (lien && [...brouillons()].some(([, brouillon]) => brouillon.page.split('?')[0] === lien.pathname)) location.replace(lien.href);
}

// Before what was typed leaves: is there still a session to receive it? Else the person signs in again without leaving.
function initEnvoi(gardes) {
  const modifiees = new WeakSet();
  let vue = performance.now();
  let attente, admise;
  canal.addEventListener('message', () => { vue = -Infinity; if (magasin) oublier(() => true); });
  document.addEventListener('input', ({ target }) => { if (target.form) modifiees.add(target.form); });
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (form.getAttribute('method') !== 'post' || (form.dataset.enregistrement && !navigator.onLine)) return;
    if (attente) { stopper(event); return; }
    const sure = form === admise || (performance.now() - vue < CONFIANCE && navigator.onLine && !attendLeServeur(form));
    if (sure || !(modifiees.has(form) || gardes.get(form)?.modifie())) { gardes.get(form)?.envoyer(); return; }
    stopper(event);
    attente = form;
    const ouverte = await rouvrir().catch(() => false);
    attente = undefined;
    if (!ouverte) { prevenir(form, event.submitter); return; }
    vue = performance.now();
    admise = form;
    form.requestSubmit(event.submitter);
    admise = undefined;
  }, true);
}

// A dossier keeps its text on the server only: what is not there yet never leaves without a session.
const attendLeServeur = (form) => form.dataset.enregistrement && document.querySelector('[data-etat-enregistrement]').matches('[data-etat="en-cours"], [data-etat="erreur"]');

async function rouvrir() {
  if (!await estOuverte()) await reconnecter();
  return true;
}

function stopper(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function prevenir(form, bouton) {
  const dit = form.querySelector('[data-coupure]') ?? Object.assign(element('p', 'govuk-error-message', COUPURE), { role: 'alert' });
  dit.dataset.coupure = '';
  (bouton?.closest('.boutons') ?? bouton ?? form.lastChild).before(dit);
}

function* brouillons() {
  for (const cle of Object.keys(magasin).filter((nom) => nom.startsWith(PREFIXE))) yield [cle, relire(cle)];
}

function oublier(lesquels) {
  for (const [cle, brouillon] of brouillons()) if (lesquels(cle, brouillon)) magasin.removeItem(cle);
}

const relire = (cle) => JSON.parse(magasin.getItem(cle));
const estVide = (brouillon) => Object.keys(brouillon.champs).length === 0;

function ranger(cle, brouillon) {
  if (estVide(brouillon)) magasin.removeItem(cle);
  else magasin.setItem(cle, JSON.stringify(brouillon));
}
